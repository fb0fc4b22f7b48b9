// Character classes: [...] of all modes. spec: prod-CharacterClass
//
// With the flag v a class is a set of characters and a list of strings (words of a Bytes cell: length, code points …, again and
// again; strings of one character are in the set).

import { Ptr } from '../value/value.ts';
import { canonicalize } from './case.ts';
import { newSet, setAdd, setAddAll, setIntersect, setInvert, setNormalize, setSubtract, setUnion } from './charset.ts';
import {
  atClassEscape, cased, characterEscape, classEscape, ignoresCase, setsMode, unicodeMode,
} from './escapes.ts';
import { Node, newNode, nodePut } from './nodes.ts';
import { END, eat, invalid, nextChar, peek, skip, unitAhead } from './reader.ts';
import { growBytes, newBytes } from './scratch.ts';

// Strings -----------------------------------------------------------------------------------------------------------------

// 8 used words │ 12 room │ 16 words
function newStrings(): Ptr {
  const list = newBytes(8 + 64);
  if (list == 0) return 0;
  store<u32>(list, 0, 8);
  store<u32>(list, 16, 12);
  return list;
}

function addWord(list: Ptr, word: u32): Ptr {
  if (list == 0) return 0;
  const used = load<u32>(list, 8);
  const room = load<u32>(list, 12);
  if (used == room) {
    list = growBytes(list, 8 + (used << 2), 8 + (room << 3));
    if (list == 0) return 0;
    store<u32>(list, room << 1, 12);
  }
  store<u32>(list + (used << 2), word, 16);
  store<u32>(list, used + 1, 8);
  return list;
}

// @ts-ignore: decorator
@inline function wordAt(list: Ptr, i: u32): u32 { return load<u32>(list + (i << 2), 16); }
// @ts-ignore: decorator
@inline function wordCount(list: Ptr): u32 { return load<u32>(list, 8); }

/** Appends the string at word `at` of `from`. */
function addString(list: Ptr, from: Ptr, at: u32): Ptr {
  for (let i: u32 = 0, n = wordAt(from, at); i <= n && list != 0; i++) list = addWord(list, wordAt(from, at + i));
  return list;
}

function sameString(a: Ptr, i: u32, b: Ptr, j: u32): bool {
  const length = wordAt(a, i);
  if (wordAt(b, j) != length) return false;
  for (let k: u32 = 1; k <= length; k++) {
    const x = wordAt(a, i + k);
    const y = wordAt(b, j + k);
    if (x != y && !(ignoresCase() && canonicalize(x, true) == canonicalize(y, true))) return false;
  }
  return true;
}

function hasString(list: Ptr, from: Ptr, at: u32): bool {
  for (let i: u32 = 0; i < wordCount(list); i += wordAt(list, i) + 1) if (sameString(list, i, from, at)) return true;
  return false;
}

/** The strings of `a` that `b` has (`wanted`), or has not. */
function filterStrings(a: Ptr, b: Ptr, wanted: bool): Ptr {
  let result = newStrings();
  for (let i: u32 = 0; i < wordCount(a) && result != 0; i += wordAt(a, i) + 1) {
    if (hasString(b, a, i) == wanted) result = addString(result, a, i);
  }
  return result;
}

// Classes without strings --------------------------------------------------------------------------------------------------

/** The set that the last class atom was, if it was no single character. */
let atomSet: Ptr = 0;

/** A class atom; END: a set (`atomSet`), or an error (0). */
function classAtom(named: bool): u32 {
  atomSet = 0;
  if (!eat(0x5c)) return nextChar();
  if (atClassEscape()) {
    atomSet = classEscape(true);
    return END;
  }
  if (eat(0x62)) return 8;
  if (unicodeMode() && eat(0x2d)) return 0x2d;
  return characterEscape(true, named);
}

/** The class behind `[`, to its end. A node, or 0. */
export function parseClass(named: bool): u32 {
  if (setsMode()) return parseSetClass();
  const inverted = eat(0x5e);
  let set = newSet(8);
  while (!eat(0x5d)) {
    if (peek() == END) return invalid('Unterminated character class');
    const first = classAtom(named);
    const firstSet = atomSet;
    if (first == END && firstSet == 0) return 0;
    if (peek() == 0x2d && unitAhead(1) != 0x5d && unitAhead(1) != END) {
      skip(1);
      const second = classAtom(named);
      if (second == END && atomSet == 0) return 0;
      if (first == END || second == END) {
        // spec: sec-regular-expressions-patterns: without u a hyphen next to a set is itself
        if (unicodeMode()) return invalid('Invalid character class');
        set = setAdd(first == END ? setAddAll(set, firstSet) : setAdd(set, first, first), 0x2d, 0x2d);
        set = second == END ? setAddAll(set, atomSet) : setAdd(set, second, second);
      } else {
        if (first > second) return invalid('Range out of order in character class');
        set = setAdd(set, first, second);
      }
    } else set = first == END ? setAddAll(set, firstSet) : setAdd(set, first, first);
    if (set == 0) return 0;
  }
  set = cased(setNormalize(set));
  if (inverted) set = setInvert(set);
  return set != 0 ? newNode(Node.Set, 1, set) : 0;
}

// Classes with strings --------------------------------------------------------------------------------------------------------

/** What the operand read last is: a set, strings, and whether it may have strings by its syntax. */
let operandSet: Ptr = 0;
let operandStrings: Ptr = 0;
let operandMay: bool = false;
/** The character that the operand was, or END. */
let operandChar: u32 = END;
let nesting: u32 = 0;

function isSetPunctuator(c: u32): bool {
  // & - ! # % , : ; < = > @ ` ~
  switch (c) {
    case 0x26: case 0x2d: case 0x21: case 0x23: case 0x25: case 0x2c: case 0x3a: case 0x3b: case 0x3c: case 0x3d: case 0x3e: case 0x40:
    case 0x60: case 0x7e:
      return true;
    default: return false;
  }
}

/** One of those that are reserved when doubled. */
function isDoubled(c: u32): bool {
  if (unitAhead(1) != c) return false;
  if (c == 0x24 || c == 0x2a || c == 0x2b || c == 0x2e || c == 0x3f || c == 0x5e) return true;
  return c != 0x2d && isSetPunctuator(c);
}

/** A character of a class; END: an error. spec: prod-ClassSetCharacter */
function setCharacter(): u32 {
  const c = peek();
  if (c == END) {
    invalid('Unterminated character class');
    return END;
  }
  if (c == 0x5c) {
    skip(1);
    if (eat(0x62)) return 8;
    if (isSetPunctuator(peek())) return nextChar();
    return characterEscape(true, true);
  }
  if (isDoubled(c)) {
    invalid('Invalid set operation in character class');
    return END;
  }
  switch (c) {
    case 0x28: case 0x29: case 0x5b: case 0x5d: case 0x7b: case 0x7d: case 0x2f: case 0x2d: case 0x7c:
      invalid('Invalid character in character class');
      return END;
    default: return nextChar();
  }
}

/** \q{...}, behind the q. spec: prod-ClassStringDisjunction */
function classStrings(): bool {
  if (!eat(0x7b)) {
    invalid('Invalid escape');
    return false;
  }
  let set = newSet(2);
  let strings = newStrings();
  let may = false;
  while (true) {
    if (strings == 0) return false;
    const start = wordCount(strings);
    strings = addWord(strings, 0);
    let count: u32 = 0;
    while (peek() != 0x7d && peek() != 0x7c) {
      const c = setCharacter();
      if (c == END) return false;
      strings = addWord(strings, c);
      count++;
    }
    if (strings == 0) return false;
    if (count == 1) {
      const c = wordAt(strings, start + 1);
      set = setAdd(set, c, c);
      store<u32>(strings, start, 8);
    } else {
      store<u32>(strings + (start << 2), count, 16);
      may = true;
    }
    if (eat(0x7d)) break;
    skip(1);
  }
  operandSet = cased(setNormalize(set));
  operandStrings = strings;
  operandMay = may;
  return operandSet != 0;
}

/** Reads a nested class, an escape or a character into the operand; a character is not yet folded. */
function readOperand(): bool {
  operandChar = END;
  operandMay = false;
  if (eat(0x5b)) {
    if (++nesting > 200) {
      invalid('Regular expression too large');
      return false;
    }
    const fine = readSetClass();
    nesting--;
    return fine;
  }
  operandStrings = newStrings();
  if (operandStrings == 0) return false;
  if (peek() == 0x5c) {
    if (unitAhead(1) == 0x71) {
      skip(2);
      return classStrings();
    }
    skip(1);
    if (atClassEscape()) {
      operandSet = classEscape(true);
      if (operandSet != 0) operandSet = cased(operandSet);
      return operandSet != 0;
    }
    skip(-1);
  }
  operandChar = setCharacter();
  if (operandChar == END) return false;
  operandSet = cased(setAdd(newSet(1), operandChar, operandChar));
  return operandSet != 0;
}

/** The class behind `[`, into the operand. spec: prod-ClassContents */
function readSetClass(): bool {
  const inverted = eat(0x5e);
  let set = newSet(8);
  let strings = newStrings();
  let may = false;
  // 0 nothing read, 1 one operand, 2 union, 3 subtraction, 4 intersection
  let kind = 0;
  while (!eat(0x5d)) {
    if (set == 0 || strings == 0) return false;
    if (peek() == END) {
      invalid('Unterminated character class');
      return false;
    }
    const doubled = unitAhead(1) == peek() ? peek() : 0;
    if (kind > 0 && (doubled == 0x2d || doubled == 0x26)) {
      const wanted = doubled == 0x2d ? 3 : 4;
      if (kind == 2 || (kind > 2 && kind != wanted)) {
        invalid('Invalid set operation in character class');
        return false;
      }
      kind = wanted;
      skip(2);
      if (wanted == 4 && peek() == 0x26) {
        invalid('Invalid character in character class');
        return false;
      }
      if (!readOperand()) return false;
      if (wanted == 3) {
        set = setSubtract(set, operandSet);
        strings = filterStrings(strings, operandStrings, false);
      } else {
        set = setIntersect(set, operandSet);
        strings = filterStrings(strings, operandStrings, true);
        may = may && operandMay;
      }
      continue;
    }
    if (kind > 2) {
      invalid('Invalid set operation in character class');
      return false;
    }
    kind = kind == 0 ? 1 : 2;
    if (!readOperand()) return false;
    const first = operandChar;
    if (peek() == 0x2d && unitAhead(1) != 0x2d) {
      skip(1);
      if (first == END) {
        invalid('Invalid character class');
        return false;
      }
      const second = setCharacter();
      if (second == END) return false;
      if (first > second) {
        invalid('Range out of order in character class');
        return false;
      }
      kind = 2;
      operandSet = cased(setAdd(newSet(1), first, second));
    }
    may = may || operandMay;
    set = setUnion(set, operandSet);
    for (let i: u32 = 0; i < wordCount(operandStrings) && strings != 0; i += wordAt(operandStrings, i) + 1) {
      if (!hasString(strings, operandStrings, i)) strings = addString(strings, operandStrings, i);
    }
  }
  if (inverted && may) {
    invalid('Negated character class may contain strings');
    return false;
  }
  operandSet = inverted ? setInvert(set) : set;
  operandStrings = strings;
  operandMay = may;
  operandChar = END;
  return operandSet != 0 && strings != 0;
}

/** A sequence of characters, each closed over case; 0: heap limit. */
function stringNode(list: Ptr, at: u32): u32 {
  const length = wordAt(list, at);
  let first: u32 = 0;
  let last: u32 = 0;
  for (let i: u32 = 1; i <= length; i++) {
    const node = charNode(wordAt(list, at + i));
    if (node == 0) return 0;
    if (first == 0) first = node;
    else nodePut(last, 1, node);
    last = node;
  }
  return newNode(Node.Sequence, length, first);
}

/** A single character, as a set where case is ignored. 0: heap limit. */
export function charNode(c: u32): u32 {
  if (ignoresCase() || (unicodeMode() && c - 0xd800 < 0x800)) {
    const set = cased(setAdd(newSet(1), c, c));
    if (set == 0) return 0;
    if (load<u32>(set, 8) > 1 || load<u32>(set, 16) != load<u32>(set, 20) || c - 0xd800 < 0x800) return newNode(Node.Set, 1, set);
  }
  return newNode(Node.Char, c > 0xffff ? 2 : 1, c);
}

/** Alternatives, longest first: spec: sec-compileatom, CharacterClass. */
function parseSetClass(): u32 {
  nesting = 0;
  if (!readSetClass()) return 0;
  return classNode(operandSet, operandStrings);
}

/** The node of a set and strings. */
function classNode(set: Ptr, strings: Ptr): u32 {
  const single = newNode(Node.Set, 1, set);
  if (single == 0 || wordCount(strings) == 0) return single;
  let longest: u32 = 0;
  let empty = false;
  for (let i: u32 = 0; i < wordCount(strings); i += wordAt(strings, i) + 1) {
    longest = max(longest, wordAt(strings, i));
    if (wordAt(strings, i) == 0) empty = true;
  }
  let first: u32 = 0;
  let last: u32 = 0;
  for (let length = longest; length > 1; length--) {
    for (let i: u32 = 0; i < wordCount(strings); i += wordAt(strings, i) + 1) {
      if (wordAt(strings, i) != length) continue;
      const node = stringNode(strings, i);
      if (node == 0) return 0;
      if (first == 0) first = node;
      else nodePut(last, 1, node);
      last = node;
    }
  }
  if (first == 0) first = single;
  else nodePut(last, 1, single);
  if (empty) {
    const nothing = newNode(Node.Empty, 0, 0);
    if (nothing == 0) return 0;
    nodePut(single, 1, nothing);
  }
  return newNode(Node.Alternation, empty ? 0 : 1, first);
}
