// The pattern grammar with Annex B's web additions → nodes. spec: sec-patterns, sec-regular-expressions-patterns
//
// Recursion goes one level deeper for each group, to a limit. Errors are noted by the reader; 0 is returned up.

import { RegExpFlag, RegExpMode, RegExpOp } from '../abi/regexp.ts';
import { Ptr } from '../value/value.ts';
import { charge } from '../interp/fuel.ts';
import { atomize, fromUtf16 } from '../string/string.ts';
import { setHas, setInvert, setOf } from './charset.ts';
import { charNode, parseClass } from './class.ts';
import {
  atClassEscape, cased, characterEscape, classEscape, ignoresCase, lineSet, patternFlags, setPatternFlags, unicodeMode,
} from './escapes.ts';
import { INFINITE, Look, Node, newNode, newWords, nodeGet, nodeMin, nodePut, shortestOf, startNodes } from './nodes.ts';
import { LATIN, latinCase } from '../string/unicode.ts';
import { lonelyProperty } from './properties.ts';
import {
  END, eat, invalid, isDigit, nextChar, peek, pointAhead, readUnicodeEscape, readerAt, setReader, skip, startReader, unitAhead,
} from './reader.ts';
import { growBytes, newBytes } from './scratch.ts';

/** Groups nest this deep. */
const MAX_DEPTH: u32 = 500;
/** Each has two registers, which instructions name in 16 bits. */
const MAX_CAPTURES: u32 = 32000;

/** Captures so far, the whole match included, and in the whole pattern. */
let captures: u32 = 0;
let total: u32 = 0;
/** Does the pattern have named groups, so that \k is a reference? */
let hasNames: bool = false;

// Names of groups: u32 atom, capture number, whether a second group here would be a duplicate. References: node, atom.
let names: Ptr = 0;
let nameCount: u32 = 0;
let references: Ptr = 0;
let referenceCount: u32 = 0;

export function captureCount(): u32 { return captures; }
export function groupNameCount(): u32 { return nameCount; }
export function groupName(i: u32): Ptr { return load<u32>(names + i * 12, 8); }
export function groupNumber(i: u32): u32 { return load<u32>(names + i * 12, 12); }

/** Counts the captures ahead and finds out whether one has a name. */
function scanGroups(): void {
  total = 1;
  hasNames = false;
  let inClass: u32 = 0;
  const sets = (patternFlags() & RegExpFlag.UnicodeSets) != 0;
  while (true) {
    const c = peek();
    if (c == END) break;
    skip(1);
    if (c == 0x5c) skip(1);
    else if (c == 0x5b) inClass = sets ? inClass + 1 : 1;
    else if (c == 0x5d) inClass = sets && inClass > 0 ? inClass - 1 : 0;
    else if (c == 0x28 && inClass == 0) {
      if (peek() != 0x3f) total++;
      else if (unitAhead(1) == 0x3c && unitAhead(2) != 0x3d && unitAhead(2) != 0x21) {
        total++;
        hasNames = true;
      }
    }
  }
  setReader(0);
}

/** The tree of a flat pattern, or 0: readerError() says what is wrong, or the guest was terminated. */
export function parsePattern(source: Ptr, flags: u32): u32 {
  startReader(source, (flags & RegExpFlag.UnicodeMode) != 0);
  setPatternFlags(flags);
  captures = 1;
  nameCount = 0;
  referenceCount = 0;
  names = newBytes(48);
  references = newBytes(32);
  if (names == 0 || references == 0 || !startNodes()) return 0;
  scanGroups();
  if (charge(readerAt() >> 2)) return 0;
  const root = disjunction(0);
  if (root == 0) return 0;
  if (peek() == 0x29) return invalid("Unmatched ')'");
  return resolveReferences() ? root : 0;
}

/** Alternatives up to `)` or the end. */
function disjunction(depth: u32): u32 {
  if (depth > MAX_DEPTH) return invalid('Regular expression too large');
  const firstName = nameCount;
  let alternativeName = nameCount;
  let first: u32 = 0;
  let last: u32 = 0;
  let shortest: u32 = INFINITE;
  while (true) {
    const node = alternative(depth);
    if (node == 0) return 0;
    shortest = min(shortest, nodeMin(node));
    if (first == 0) first = node;
    else nodePut(last, 1, node);
    last = node;
    if (!eat(0x7c)) break;
    // groups of other alternatives may have the same names
    for (; alternativeName < nameCount; alternativeName++) store<u32>(names + alternativeName * 12, 0, 16);
  }
  for (let i = firstName; i < nameCount; i++) store<u32>(names + i * 12, 1, 16);
  return first == last ? first : newNode(Node.Alternation, shortest, first);
}

/** Terms up to `|`, `)` or the end. */
function alternative(depth: u32): u32 {
  let first: u32 = 0;
  let last: u32 = 0;
  let shortest: u32 = 0;
  let terms: u32 = 0;
  while (true) {
    const c = peek();
    if (c == END || c == 0x7c || c == 0x29) break;
    if ((++terms & 1023) == 0 && charge(256)) return 0;
    const node = term(depth, c);
    if (node == 0) return 0;
    shortest = min(shortest + nodeMin(node), 0x3fffffff);
    if (first == 0) first = node;
    else nodePut(last, 1, node);
    last = node;
  }
  if (first == 0) return newNode(Node.Empty, 0, 0);
  return first == last ? first : newNode(Node.Sequence, shortest, first);
}

/** One term with its quantifier. spec: prod-Term */
function term(depth: u32, c: u32): u32 {
  const firstCapture = captures;
  let node: u32 = 0;
  switch (c) {
    case 0x5e:
      skip(1);
      return newNode(Node.Assertion, 0, patternFlags() & RegExpFlag.Multiline ? RegExpOp.LineStart : RegExpOp.Start);
    case 0x24:
      skip(1);
      return newNode(Node.Assertion, 0, patternFlags() & RegExpFlag.Multiline ? RegExpOp.LineEnd : RegExpOp.End);
    case 0x28: {
      skip(1);
      node = group(depth);
      if (node == 0) return 0;
      if (quantifiable) break;
      if (isQuantifier()) return invalid('Invalid quantifier');
      return node;
    }
    case 0x2e:
      skip(1);
      node = newNode(Node.Set, 1, patternFlags() & RegExpFlag.DotAll ? setOf(0, 0x10ffff) : setInvert(lineSet()));
      break;
    case 0x5b:
      skip(1);
      node = parseClass(hasNames);
      break;
    case 0x5c:
      skip(1);
      if (peek() == 0x62 || peek() == 0x42) {
        const mode: u32 = (peek() == 0x42 ? RegExpMode.Not : 0) | (ignoresCase() && unicodeMode() ? RegExpMode.Folded : 0);
        skip(1);
        return newNode(Node.Assertion, 0, RegExpOp.Word, mode);
      }
      node = escape();
      break;
    case 0x2a:
    case 0x2b:
    case 0x3f:
      return invalid('Nothing to repeat');
    case 0x7b:
      if (readBraces()) return invalid('Nothing to repeat');
      if (unicodeMode()) return invalid('Lone quantifier brackets');
      node = charNode(nextChar());
      break;
    case 0x5d:
    case 0x7d:
      if (unicodeMode()) return invalid('Lone quantifier brackets');
      node = charNode(nextChar());
      break;
    default:
      node = charNode(nextChar());
  }
  return node == 0 ? 0 : quantified(node, firstCapture);
}

// Limits of the last quantifier that readBraces took.
let least: u64 = 0;
let most: u64 = 0;

function decimal(): u64 {
  let v: u64 = 0;
  while (isDigit(peek())) {
    v = min(v * 10 + (peek() - 48), 1 << 60);
    skip(1);
  }
  return v;
}

/** Takes {n}, {n,} or {n,m} if it is here. */
function readBraces(): bool {
  const start = readerAt();
  skip(1);
  if (isDigit(peek())) {
    least = decimal();
    most = least;
    if (eat(0x2c)) most = isDigit(peek()) ? decimal() : u64.MAX_VALUE;
    if (eat(0x7d)) return true;
  }
  setReader(start);
  return false;
}

function isQuantifier(): bool {
  const c = peek();
  return c == 0x2a || c == 0x2b || c == 0x3f || (c == 0x7b && readBraces());
}

function quantified(node: u32, firstCapture: u32): u32 {
  const c = peek();
  least = 0;
  most = u64.MAX_VALUE;
  if (c == 0x2a) skip(1);
  else if (c == 0x2b) {
    skip(1);
    least = 1;
  } else if (c == 0x3f) {
    skip(1);
    most = 1;
  } else if (c == 0x7b) {
    if (!readBraces()) return unicodeMode() ? invalid('Incomplete quantifier') : node;
    if (least > most) return invalid('numbers out of order in {} quantifier');
  } else return node;
  const lazy: u32 = eat(0x3f) ? 1 : 0;
  const from = <u32>min(least, <u64>(INFINITE - 1));
  const to = <u32>min(most, <u64>INFINITE);
  const quantifier = newNode(Node.Quantifier, shortestOf(node, from), node, from);
  if (quantifier == 0) return 0;
  nodePut(quantifier, 5, to);
  nodePut(quantifier, 6, lazy);
  nodePut(quantifier, 7, firstCapture);
  nodePut(quantifier, 8, captures);
  return quantifier;
}

/** May the group that was read last have a quantifier? */
let quantifiable: bool = true;

/** Behind `(`. */
function group(depth: u32): u32 {
  quantifiable = true;
  if (!eat(0x3f)) return capture(depth);
  const c = peek();
  if (c == 0x3c) {
    skip(1);
    if (peek() == 0x3d || peek() == 0x21) return look(depth, Look.Behind);
    return groupNamed(depth);
  }
  if (c == 0x3d || c == 0x21) return look(depth, 0);
  const flags = patternFlags();
  if (c == 0x3a) skip(1);
  else if (!modifiers()) return 0;
  const node = disjunction(depth + 1);
  setPatternFlags(flags);
  quantifiable = true;
  return node == 0 ? 0 : closed(node);
}

/** The node, if `)` follows. */
function closed(node: u32): u32 {
  return eat(0x29) ? node : invalid('Unterminated group');
}

/** Sets and clears flags up to the colon. spec: prod-RegularExpressionModifiers */
function modifiers(): bool {
  let added: u32 = 0;
  let removed: u32 = 0;
  let minus = false;
  while (true) {
    const c = peek();
    let flag: u32 = 0;
    if (c == 0x69) flag = RegExpFlag.IgnoreCase;
    else if (c == 0x6d) flag = RegExpFlag.Multiline;
    else if (c == 0x73) flag = RegExpFlag.DotAll;
    else if (c == 0x2d) {
      if (minus) {
        invalid('Multiple dashes in flag group');
        return false;
      }
      minus = true;
      skip(1);
      continue;
    } else if (c == 0x3a && (added | removed) != 0) {
      skip(1);
      setPatternFlags((patternFlags() | added) & ~removed);
      return true;
    } else {
      invalid(c == 0x3a ? 'Invalid flag group' : 'Invalid group');
      return false;
    }
    if ((added | removed) & flag) {
      invalid('Repeated flag in flag group');
      return false;
    }
    if (minus) removed |= flag;
    else added |= flag;
    skip(1);
  }
}

/** The inside of a capture, which has its number already. */
function capture(depth: u32): u32 {
  if (captures > MAX_CAPTURES) return invalid('Too many captures');
  const number = captures++;
  const node = disjunction(depth + 1);
  quantifiable = true;
  if (node == 0 || closed(node) == 0) return 0;
  return newNode(Node.Capture, nodeMin(node), node, number);
}

/** At the `=` or `!`. */
function look(depth: u32, kind: u32): u32 {
  if (peek() == 0x21) kind |= Look.Negative;
  skip(1);
  const first = captures;
  const node = disjunction(depth + 1);
  if (node == 0 || closed(node) == 0) return 0;
  // spec: sec-regular-expressions-patterns: lookaheads take quantifiers in Annex B
  quantifiable = !unicodeMode() && (kind & Look.Behind) == 0;
  const result = newNode(Node.Look, 0, node, kind);
  if (result == 0) return 0;
  nodePut(result, 5, first);
  nodePut(result, 6, captures);
  return result;
}

// Names -------------------------------------------------------------------------------------------------------------------

const nameUnits: usize = memory.data(512);

function isNamePoint(c: u32, start: bool): bool {
  if (c < 128) return (c | 32) - 97 < 26 || c == 36 || c == 95 || (!start && isDigit(c));
  if (c == 0x200c || c == 0x200d) return !start;
  // the compiler has looked at those of literals
  if (LATIN) return c > 255 || latinCase(c, true) != latinCase(c, false);
  const name: string = start ? 'ID_Start' : 'ID_Continue';
  for (let i = 0; i < name.length; i++) store<u8>(nameUnits + 496 + i, name.charCodeAt(i));
  const set = lonelyProperty(nameUnits + 496, name.length);
  return set != 0 && setHas(set, c);
}

/** A name and `>`: its atom, or 0. spec: prod-GroupName */
function readName(): Ptr {
  let count: u32 = 0;
  while (!eat(0x3e)) {
    let c = pointAhead();
    if (c == 0x5c) {
      skip(1);
      c = eat(0x75) ? readUnicodeEscape(true) : END;
    } else if (c != END) skip(c > 0xffff ? 2 : 1);
    if (c == END || !isNamePoint(c, count == 0) || count > 240) return invalid('Invalid capture group name');
    if (c > 0xffff) {
      store<u16>(nameUnits + (count++ << 1), 0xd800 + ((c - 0x10000) >> 10));
      c = 0xdc00 + (c & 0x3ff);
    }
    store<u16>(nameUnits + (count++ << 1), c);
  }
  if (count == 0) return invalid('Invalid capture group name');
  const s = fromUtf16(nameUnits, count);
  return s != 0 ? atomize(s) : 0;
}

function groupNamed(depth: u32): u32 {
  const name = readName();
  if (name == 0) return 0;
  for (let i: u32 = 0; i < nameCount; i++) {
    if (groupName(i) == name && load<u32>(names + i * 12, 16)) return invalid('Duplicate capture group name');
  }
  if ((nameCount + 1) * 12 > load<u32>(names, 4)) {
    names = growBytes(names, nameCount * 12, nameCount * 24 + 24);
    if (names == 0) return 0;
  }
  const entry = names + nameCount++ * 12;
  store<u32>(entry, name, 8);
  store<u32>(entry, captures, 12);
  store<u32>(entry, 1, 16);
  return capture(depth);
}

/** \k, behind the k. */
function namedReference(): u32 {
  if (!eat(0x3c)) return invalid('Invalid named reference');
  const name = readName();
  if (name == 0) return 0;
  if ((referenceCount + 1) * 8 > load<u32>(references, 4)) {
    references = growBytes(references, referenceCount << 3, (referenceCount << 4) + 8);
    if (references == 0) return 0;
  }
  const node = newNode(Node.BackReference, 0, 0, backReferenceMode());
  const entry = references + (referenceCount++ << 3);
  store<u32>(entry, node, 8);
  store<u32>(entry, name, 12);
  return node;
}

function backReferenceMode(): u32 {
  return (ignoresCase() ? RegExpMode.IgnoreCase : 0) | (unicodeMode() ? RegExpMode.UnicodeMode : 0);
}

/** Gives references by name their captures, which may come later in the pattern. */
function resolveReferences(): bool {
  for (let i: u32 = 0; i < referenceCount; i++) {
    const name = load<u32>(references + (i << 3), 12);
    let count: u32 = 0;
    for (let j: u32 = 0; j < nameCount; j++) if (groupName(j) == name) count++;
    if (count == 0) {
      invalid('Invalid named capture referenced');
      return false;
    }
    const list = newWords(count + 1);
    if (list == 0) return false;
    nodePut(list, 0, count);
    let to: u32 = 1;
    for (let j: u32 = 0; j < nameCount; j++) if (groupName(j) == name) nodePut(list, to++, groupNumber(j));
    nodePut(load<u32>(references + (i << 3), 8), 3, list);
  }
  return true;
}

// Escapes -----------------------------------------------------------------------------------------------------------------

/** Behind the backslash of an atom. */
function escape(): u32 {
  const c = peek();
  if (c - 49 < 9) {
    const start = readerAt();
    const number = decimal();
    if (number < <u64>total) {
      const list = newWords(2);
      if (list == 0) return 0;
      nodePut(list, 0, 1);
      nodePut(list, 1, <u32>number);
      return newNode(Node.BackReference, 0, list, backReferenceMode());
    }
    setReader(start);
  }
  if (atClassEscape()) {
    const set = classEscape(false);
    return set != 0 ? newNode(Node.Set, 1, cased(set)) : 0;
  }
  if (c == 0x6b && (hasNames || unicodeMode())) {
    skip(1);
    return namedReference();
  }
  const point = characterEscape(false, hasNames);
  return point == END ? 0 : charNode(point);
}

/** Of a back reference: its number of captures, and each of them. */
export function referenceCaptures(node: u32): u32 { return nodeGet(nodeGet(node, 3), 0); }
export function referenceCapture(node: u32, i: u32): u32 { return nodeGet(nodeGet(node, 3), i + 1); }
