// What the rest of the VM does with strings: concatenation, substrings, equality, order, characters, hash.

import { Kind, Str, StringFlag } from '../abi/layout.ts';
import { throwRangeError } from '../builtins/errors.ts';
import {
  addStringFlag,
  allocFlat,
  allocLatin1,
  charsOf,
  charString,
  emptyString,
  flatUnit,
  isFlat,
  stringFlags,
  stringKind,
  stringLength,
  wideOf,
} from './cell.ts';
import { copyBytes, copyUnits, isNarrow, narrow, sameUnits } from './copy.ts';
import { flatten, newRope } from './flatten.ts';
import { burn } from '../interp/fuel.ts';

type Ptr = u32;

/** a + b. 0 if it threw (RangeError beyond the longest string) or the heap limit was reached. */
export function concat(a: Ptr, b: Ptr): Ptr {
  const aLength = stringLength(a);
  const bLength = stringLength(b);
  if (aLength == 0) return b;
  if (bLength == 0) return a;
  const length = aLength + bLength;
  if (length >= <u32>Str.MinRope) {
    if (length > <u32>Str.MaxLength) return throwStringLength();
    return newRope(a, b, length);
  }
  a = flatten(a);
  b = flatten(b);
  if (a == 0 || b == 0) return 0;
  if ((stringKind(a) | stringKind(b)) == Kind.StringLatin1) {
    const s = allocLatin1(length);
    if (s == 0) return 0;
    copyBytes(charsOf(s), charsOf(a), aLength);
    copyBytes(charsOf(s) + aLength, charsOf(b), bLength);
    return s;
  }
  const s = allocFlat(length, 1);
  if (s == 0) return 0;
  copyUnits(charsOf(s), 1, charsOf(a), wideOf(a), aLength);
  copyUnits(charsOf(s) + (aLength << 1), 1, charsOf(b), wideOf(b), bLength);
  return s;
}

/** Throws RangeError "Invalid string length"; returns 0. */
export function throwStringLength(): Ptr {
  throwRangeError('Invalid string length');
  return 0;
}

/** Code unit `i` of any string, i below its length; -1 if terminated while flattening. */
// @ts-ignore: decorator
@inline
export function charCodeAt(s: Ptr, i: u32): i32 {
  if (!isFlat(s)) {
    s = flatten(s);
    if (s == 0) return -1;
  }
  return flatUnit(s, i);
}

/** The characters [from, to) of any string, 0 <= from <= to <= length. 0 at the heap limit. */
export function substring(s: Ptr, from: u32, to: u32): Ptr {
  const length = to - from;
  if (length == 0) return emptyString();
  if (length == stringLength(s)) return s;
  const flat = flatten(s);
  if (flat == 0) return 0;
  if (length == 1) return charString(flatUnit(flat, from));
  const wide = wideOf(flat);
  const source = charsOf(flat) + ((from as usize) << wide);
  if (wide && isNarrow(source, length)) {
    const result = allocLatin1(length);
    if (result != 0) narrow(charsOf(result), source, length);
    return result;
  }
  const result = allocFlat(length, wide);
  if (result != 0) copyBytes(charsOf(result), source, length << wide);
  return result;
}

/** Work on strings from this length on costs fuel of its own. */
const LONG: u32 = 64;

/** Same code units? Terminated while flattening counts as no. */
// @ts-ignore: decorator
@inline
export function stringEquals(a: Ptr, b: Ptr): bool {
  if (a == b) return true;
  return stringLength(a) == stringLength(b) && equalsSlow(a, b);
}

function equalsSlow(a: Ptr, b: Ptr): bool {
  if (stringFlags(a) & stringFlags(b) & StringFlag.Atom) return false;
  a = flatten(a);
  b = flatten(b);
  if (a == 0 || b == 0) return false;
  return flatEquals(a, b);
}

/** Same code units in two flat strings? */
export function flatEquals(a: Ptr, b: Ptr): bool {
  const length = stringLength(a);
  if (length != stringLength(b)) return false;
  const aHash = load<u32>(a, Str.Hash);
  const bHash = load<u32>(b, Str.Hash);
  if (aHash != bHash && aHash != 0 && bHash != 0) return false;
  if (length >= LONG) burn(length >> 4);
  return sameUnits(charsOf(a), wideOf(a), charsOf(b), wideOf(b), length);
}

/** Order by code units: negative, 0 or positive. Terminated while flattening counts as equal. spec: sec-islessthan, step 3 */
export function stringCompare(a: Ptr, b: Ptr): i32 {
  if (a == b) return 0;
  const x = flatten(a);
  const y = flatten(b);
  if (x == 0 || y == 0) return 0;
  const count = min(stringLength(x), stringLength(y));
  const xWide = wideOf(x);
  const yWide = wideOf(y);
  let i: u32 = 0;
  if (count >= LONG) burn(count >> (xWide | yWide ? 2 : 4));
  if (!(xWide | yWide)) {
    // the first word that differs, read as big-endian, decides
    for (; i + 8 <= count; i += 8) {
      const left = load<u64>(x + i, Str.Chars);
      const right = load<u64>(y + i, Str.Chars);
      if (left != right) return bswap<u64>(left) < bswap<u64>(right) ? -1 : 1;
    }
  }
  for (; i < count; i++) {
    const difference = (flatUnit(x, i) as i32) - (flatUnit(y, i) as i32);
    if (difference != 0) return difference;
  }
  return (stringLength(x) as i32) - (stringLength(y) as i32);
}

/** FNV-1a over code units; never 0. The compiler computes the same for the strings of an image. */
export function hashUnits(text: usize, length: u32, wide: u32): u32 {
  let hash: u32 = 0x811c9dc5;
  if (wide) {
    for (let i: u32 = 0; i < length; i++) hash = (hash ^ (load<u16>(text + (i << 1)) as u32)) * 16777619;
  } else {
    for (let i: u32 = 0; i < length; i++) hash = (hash ^ (load<u8>(text + i) as u32)) * 16777619;
  }
  return hash != 0 ? hash : 1;
}

/** The hash of any string, kept in its flat cell; 0 if terminated. */
// @ts-ignore: decorator
@inline
export function stringHash(s: Ptr): u32 {
  const flat = flatten(s);
  if (flat == 0) return 0;
  const hash = load<u32>(flat, Str.Hash);
  return hash != 0 ? hash : computeHash(flat);
}

function computeHash(flat: Ptr): u32 {
  if (stringLength(flat) >= LONG) burn(stringLength(flat) >> 3);
  const hash = hashUnits(charsOf(flat), stringLength(flat), wideOf(flat));
  store<u32>(flat, hash, Str.Hash);
  return hash;
}

/** The array index (0 to 2^32 - 2) that `s` is the canonical text of, or -1. spec: sec-array-exotic-objects */
export function stringToIndex(s: Ptr): i64 {
  const length = stringLength(s);
  if (length == 0 || length > 10) return -1;
  const flat = flatten(s);
  if (flat == 0 || (stringFlags(flat) & StringFlag.NotIndex) != 0) return -1;
  const first = flatUnit(flat, 0) - 48;
  let index: u64 = first;
  let valid = first <= 9 && (first != 0 || length == 1);
  for (let i: u32 = 1; valid && i < length; i++) {
    const digit = flatUnit(flat, i) - 48;
    valid = digit <= 9;
    index = index * 10 + digit;
  }
  if (!valid || index > 0xfffffffe) {
    addStringFlag(flat, StringFlag.NotIndex);
    return -1;
  }
  addStringFlag(flat, StringFlag.Index);
  return index;
}

/** Code point at `i` of a string, i below its length; a lone surrogate is itself. spec: sec-codepointat */
export function codePointAt(s: Ptr, i: u32): u32 {
  const flat = flatten(s);
  // terminated: the caller's next charge ends the guest
  if (flat == 0) return 0;
  const lead = flatUnit(flat, i);
  if (lead - 0xd800 < 0x400 && i + 1 < stringLength(flat)) {
    const trail = flatUnit(flat, i + 1);
    if (trail - 0xdc00 < 0x400) return ((lead - 0xd800) << 10) + (trail - 0xdc00) + 0x10000;
  }
  return lead;
}

/** A string of one code point. 0 at the heap limit. */
export function codePointString(point: u32): Ptr {
  if (point < 0x10000) return charString(point);
  const s = allocFlat(2, 1);
  if (s == 0) return 0;
  store<u16>(s, 0xd800 + ((point - 0x10000) >> 10), Str.Chars);
  store<u16>(s, 0xdc00 + (point & 0x3ff), Str.Chars + 2);
  return s;
}

/** A Latin-1 string of `length` bytes at `text`. 0 at the heap limit. */
export function stringFromLatin1(text: usize, length: u32): Ptr {
  if (length == 0) return emptyString();
  if (length == 1) return charString(load<u8>(text));
  const s = allocLatin1(length);
  if (s != 0) copyBytes(charsOf(s), text, length);
  return s;
}

/** A string of UTF-16 units; Latin-1 if they allow it. 0 at the heap limit. */
export function fromUtf16(text: usize, length: u32): Ptr {
  if (length == 0) return emptyString();
  if (length == 1) return charString(load<u16>(text));
  if (isNarrow(text, length)) {
    const s = allocLatin1(length);
    if (s != 0) narrow(charsOf(s), text, length);
    return s;
  }
  const s = allocFlat(length, 1);
  if (s != 0) copyBytes(charsOf(s), text, length << 1);
  return s;
}
