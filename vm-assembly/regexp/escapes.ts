// Escapes that stand for one character or for a set of them, inside and outside of classes. spec: sec-patterns

import { RegExpFlag } from '../abi/regexp.ts';
import { Ptr } from '../value/value.ts';
import { closeOverCase } from './case.ts';
import { newSet, setAdd, setInvert } from './charset.ts';
import { LATIN } from '../string/unicode.ts';
import { NO_PROPERTY, lonelyProperty, propertyWithValue } from './properties.ts';
import {
  END, eat, invalid, isDigit, nextChar, peek, readHex, readUnicodeEscape, skip, unitAhead,
} from './reader.ts';

/** The flags at this place of the pattern: modifiers change them. */
let flags: u32 = 0;

export function patternFlags(): u32 { return flags; }
export function setPatternFlags(v: u32): void { flags = v; }
// @ts-ignore: decorator
@inline export function unicodeMode(): bool { return (flags & RegExpFlag.UnicodeMode) != 0; }
// @ts-ignore: decorator
@inline export function setsMode(): bool { return (flags & RegExpFlag.UnicodeSets) != 0; }
// @ts-ignore: decorator
@inline export function ignoresCase(): bool { return (flags & RegExpFlag.IgnoreCase) != 0; }

/** The set closed over case if that is ignored here. */
export function cased(set: Ptr): Ptr {
  return ignoresCase() ? closeOverCase(set, unicodeMode()) : set;
}

export function digitSet(): Ptr { return setAdd(newSet(1), 48, 57); }

export function wordSet(): Ptr {
  const set = setAdd(setAdd(setAdd(setAdd(newSet(8), 48, 57), 65, 90), 95, 95), 97, 122);
  return ignoresCase() && unicodeMode() ? closeOverCase(set, true) : set;
}

export function spaceSet(): Ptr {
  let set = setAdd(newSet(12), 9, 13);
  set = setAdd(setAdd(setAdd(set, 32, 32), 0xa0, 0xa0), 0x1680, 0x1680);
  set = setAdd(setAdd(setAdd(set, 0x2000, 0x200a), 0x2028, 0x2029), 0x202f, 0x202f);
  return setAdd(setAdd(setAdd(set, 0x205f, 0x205f), 0x3000, 0x3000), 0xfeff, 0xfeff);
}

/** Line terminators. */
export function lineSet(): Ptr {
  return setAdd(setAdd(setAdd(newSet(4), 10, 10), 13, 13), 0x2028, 0x2029);
}

/** The set of \d, \D, \s, \S, \w, \W or a property, behind the backslash, taken; 0: none is there, or an error or the heap limit. */
export function classEscape(inClass: bool): Ptr {
  const c = peek();
  switch (c) {
    case 0x64: skip(1); return digitSet();
    case 0x44: skip(1); return setInvert(digitSet());
    case 0x73: skip(1); return spaceSet();
    case 0x53: skip(1); return setInvert(spaceSet());
    case 0x77: skip(1); return wordSet();
    case 0x57: skip(1); return setInvert(wordSet());
    case 0x70:
    case 0x50:
      if (!unicodeMode()) return 0;
      skip(1);
      return property(c == 0x50, inClass);
    default: return 0;
  }
}

/** Is a class escape next? */
export function atClassEscape(): bool {
  const c = peek();
  if (c == 0x70 || c == 0x50) return unicodeMode();
  return c == 0x64 || c == 0x44 || c == 0x73 || c == 0x53 || c == 0x77 || c == 0x57;
}

function isNameUnit(c: u32): bool {
  return isDigit(c) || c == 95 || (c | 32) - 97 < 26 && c < 128;
}

/** Where a name is copied to as bytes. */
const nameBytes: usize = memory.data(128);

/** Copies the name here to `to`, at most 60 bytes; its length. */
function takeName(to: usize): u32 {
  let count: u32 = 0;
  while (isNameUnit(peek())) {
    if (count < 60) store<u8>(to + count, peek());
    count++;
    skip(1);
  }
  return count;
}

/** Behind \p. spec: prod-UnicodePropertyValueExpression */
function property(inverted: bool, inClass: bool): Ptr {
  if (LATIN) return invalid('\\p{...} needs Unicode tables, which this build of the VM is without');
  const wrong = inClass ? 'Invalid property name in character class' : 'Invalid property name';
  if (!eat(0x7b)) return invalid(wrong);
  const length = takeName(nameBytes);
  let valueLength: u32 = 0;
  let set: Ptr = NO_PROPERTY;
  if (eat(0x3d)) {
    valueLength = takeName(nameBytes + 64);
    if (length <= 60 && valueLength <= 60) set = propertyWithValue(nameBytes, length, nameBytes + 64, valueLength);
  } else if (length <= 60) set = lonelyProperty(nameBytes, length);
  if (!eat(0x7d) || set == NO_PROPERTY) return invalid(wrong);
  // in v mode a set is folded before it is inverted
  if (inverted) return setInvert(setsMode() ? cased(set) : set);
  return set;
}

/** Up to three octal digits, at most 0o377, taken. */
function octal(): u32 {
  let v = peek() - 48;
  skip(1);
  for (let i = 0; i < 2; i++) {
    const digit = peek() - 48;
    if (digit > 7 || v * 8 + digit > 255) break;
    v = v * 8 + digit;
    skip(1);
  }
  return v;
}

function isSyntaxCharacter(c: u32): bool {
  switch (c) {
    case 0x5e: case 0x24: case 0x5c: case 0x2e: case 0x2a: case 0x2b: case 0x3f: case 0x28: case 0x29: case 0x5b: case 0x5d: case 0x7b:
    case 0x7d: case 0x7c: case 0x2f:
      return true;
    default: return false;
  }
}

/** The character of an escape, behind the backslash; END: an error. `inClass`, `named`: \k is no identity escape. */
export function characterEscape(inClass: bool, named: bool): u32 {
  const unicode = unicodeMode();
  const c = peek();
  switch (c) {
    case END:
      invalid('\\ at end of pattern');
      return END;
    case 0x66: skip(1); return 12;
    case 0x6e: skip(1); return 10;
    case 0x72: skip(1); return 13;
    case 0x74: skip(1); return 9;
    case 0x76: skip(1); return 11;
    case 0x63: {
      const letter = unitAhead(1);
      if ((letter | 32) - 97 < 26 && letter < 128) {
        skip(2);
        return letter & 31;
      }
      if (unicode) {
        invalid('Invalid Unicode escape');
        return END;
      }
      // spec: sec-regular-expressions-patterns, ClassEscape with c and a digit or underscore
      if (inClass && (isDigit(letter) || letter == 95)) {
        skip(2);
        return letter & 31;
      }
      return 0x5c;
    }
    case 0x78: {
      skip(1);
      const v = readHex(2);
      if (v != END) return v;
      if (!unicode) return 0x78;
      invalid('Invalid escape');
      return END;
    }
    case 0x75: {
      skip(1);
      const v = readUnicodeEscape(unicode);
      if (v != END) return v;
      if (!unicode) return 0x75;
      invalid('Invalid Unicode escape');
      return END;
    }
    default: break;
  }
  if (isDigit(c)) {
    if (unicode) {
      if (c == 48 && !isDigit(unitAhead(1))) {
        skip(1);
        return 0;
      }
      invalid(inClass && c < 56 ? 'Invalid class escape' : c == 48 ? 'Invalid decimal escape' : 'Invalid escape');
      return END;
    }
    if (c < 56) return octal();
    skip(1);
    return c;
  }
  if (unicode) {
    if (isSyntaxCharacter(c) || (inClass && c == 0x2d)) {
      skip(1);
      return c;
    }
    invalid('Invalid escape');
    return END;
  }
  if (named && c == 0x6b) {
    invalid('Invalid escape');
    return END;
  }
  return nextChar();
}
