// Upper and lower case by the Unicode default algorithm. spec: sec-string.prototype.tolowercase

import { charge } from '../interp/fuel.ts';
import { allocFlat, allocLatin1, charsOf, emptyString, flatUnit, isLatin1, stringLength } from './cell.ts';
import {
  casedRanges,
  casedRangesCount,
  ignorableRanges,
  ignorableRangesCount,
  lowerRuns,
  lowerRunsCount,
  upperRuns,
  upperRunsCount,
  upperSpecial,
  upperSpecialCount,
} from './generated/case-tables.ts';
import { codePointAt, throwStringLength } from './operations.ts';
import { LATIN, latinCase } from './unicode.ts';
import { Str } from '../abi/layout.ts';

type Ptr = u32;

/** The last entry (of `stride` bytes) of a sorted table that starts at or before `point`, or 0. */
function findRange(table: usize, words: u32, stride: u32, point: u32): usize {
  let low: u32 = 0;
  let high = words / (stride >> 2);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(table + middle * stride) >> 11 <= point) low = middle + 1;
    else high = middle;
  }
  return low == 0 ? 0 : table + (low - 1) * stride;
}

function inRanges(table: usize, words: u32, point: u32): bool {
  const entry = findRange(table, words, 4, point);
  if (entry == 0) return false;
  const word = load<u32>(entry);
  return point - (word >> 11) <= (word & 2047);
}

function simpleCase(table: usize, words: u32, point: u32): u32 {
  const entry = findRange(table, words, 8, point);
  if (entry == 0) return point;
  const word = load<u32>(entry);
  const distance = load<u32>(entry, 4);
  const offset = point - (word >> 11);
  const step = distance & 1;
  if (offset >> step > (word & 2047) || (offset & step) != 0) return point;
  return point + (((distance as i32) >> 1) as u32);
}

/** Upper case of a character, if that is one character; else the character. */
export function simpleUpperCase(point: u32): u32 {
  return LATIN ? latinCase(point, true) : simpleCase(upperRuns, upperRunsCount, point);
}

/** Runs of characters with a simple upper case, and how many: u32 start << 11 | count - 1, u32 distance << 1 | step - 1. */
export function upperRunTotal(): u32 { return LATIN ? 0 : upperRunsCount >> 1; }
export function upperRunEntry(i: u32): usize { return LATIN ? 0 : upperRuns + (i << 3); }

/** The entry of a character whose upper case is longer than one character, or 0. */
function findSpecialCase(point: u32): usize {
  let low: u32 = 0;
  let high = upperSpecialCount >> 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = load<u16>(upperSpecial + (middle << 3)) as u32;
    if (found == point) return upperSpecial + (middle << 3);
    if (found < point) low = middle + 1;
    else high = middle;
  }
  return 0;
}

/** ASCII letters the simple way: a run of ASCII in other text is common. */
// @ts-ignore: decorator
@inline
function asciiCase(unit: u32, upper: bool): u32 {
  return unit - (upper ? 0x61 : 0x41) < 26 ? unit ^ 0x20 : unit;
}

// units of the last mapping
const mapped: usize = memory.data(8);

/** Writes the mapping of `point` to `mapped`; returns the number of units. */
function mapPoint(point: u32, upper: bool): u32 {
  if (LATIN) {
    if (upper && point == 0xdf) {
      store<u32>(mapped, 0x00530053);
      return 2;
    }
    point = latinCase(point, upper);
  } else if (upper) {
    const entry = findSpecialCase(point);
    if (entry != 0) {
      store<u32>(mapped, load<u32>(entry, 2));
      store<u16>(mapped, load<u16>(entry, 6), 4);
      return load<u16>(entry, 6) != 0 ? 3 : 2;
    }
    point = simpleCase(upperRuns, upperRunsCount, point);
  } else {
    if (point == 0x130) {
      store<u32>(mapped, 0x03070069);
      return 2;
    }
    point = simpleCase(lowerRuns, lowerRunsCount, point);
  }
  if (point < 0x10000) {
    store<u16>(mapped, point);
    return 1;
  }
  store<u16>(mapped, 0xd800 + ((point - 0x10000) >> 10));
  store<u16>(mapped, 0xdc00 + (point & 0x3ff), 2);
  return 2;
}

/** Is the sigma at `i` the last letter of a word? Unicode, table 3-17: Final_Sigma */
function isFinalSigma(flat: Ptr, i: u32): bool {
  if (LATIN) return false;
  let before = i;
  let found = false;
  while (before > 0) {
    before--;
    let point = flatUnit(flat, before);
    if (point - 0xdc00 < 0x400 && before > 0 && flatUnit(flat, before - 1) - 0xd800 < 0x400) point = codePointAt(flat, --before);
    if (inRanges(ignorableRanges, ignorableRangesCount, point)) continue;
    found = inRanges(casedRanges, casedRangesCount, point);
    break;
  }
  if (!found) return false;
  const length = stringLength(flat);
  for (let after = i + 1; after < length; ) {
    const point = codePointAt(flat, after);
    after += point > 0xffff ? 2 : 1;
    if (inRanges(ignorableRanges, ignorableRangesCount, point)) continue;
    return !inRanges(casedRanges, casedRangesCount, point);
  }
  return true;
}

/** Latin-1 whose result is Latin-1 of the same length: 0 if it is not so, or nothing changes (then `unchanged` is set). */
let unchanged: bool = false;

function latin1Case(flat: Ptr, upper: bool): Ptr {
  const length = stringLength(flat);
  const chars = charsOf(flat);
  const first = i8x16.splat(upper ? 0x61 : 0x41);
  const bit = i8x16.splat(0x20);
  const span = i8x16.splat(26);
  // what must change, and what leaves the simple rule (anything above ASCII)
  let i: u32 = 0;
  let changes: u32 = 0;
  let beyond: u32 = 0;
  for (; i + 16 <= length; i += 16) {
    const bytes = v128.load(chars + i);
    beyond |= i8x16.bitmask(bytes);
    changes |= i8x16.bitmask(i8x16.lt_u(i8x16.sub(bytes, first), span));
  }
  for (; i < length; i++) {
    const unit = load<u8>(chars + i) as u32;
    beyond |= unit >> 7;
    changes |= unit - (upper ? 0x61 : 0x41) < 26 ? 1 : 0;
  }
  unchanged = changes == 0 && beyond == 0;
  if (unchanged) return 0;
  if (beyond != 0 && upper) {
    for (i = 0; i < length; i++) {
      const unit = load<u8>(chars + i) as u32;
      if (unit == 0xb5 || unit == 0xdf || unit == 0xff) return 0;
    }
  }
  const s = allocLatin1(length);
  if (s == 0) return 0;
  const dest = charsOf(s);
  i = 0;
  if (beyond == 0) {
    for (; i + 16 <= length; i += 16) {
      const bytes = v128.load(chars + i);
      const letters = i8x16.lt_u(i8x16.sub(bytes, first), span);
      v128.store(dest + i, v128.xor(bytes, v128.and(letters, bit)));
    }
  }
  for (; i < length; i++) {
    let unit = load<u8>(chars + i) as u32;
    const base = unit - (upper ? 0x61 : 0x41);
    const accented = unit - (upper ? 0xe0 : 0xc0);
    if (base < 26 || (accented < 31 && accented != 23)) unit ^= 0x20;
    store<u8>(dest + i, unit);
  }
  return s;
}

/** toUpperCase or toLowerCase of a flat string. 0 if terminated or too long. */
export function convertCase(flat: Ptr, upper: bool): Ptr {
  const length = stringLength(flat);
  if (length == 0) return emptyString();
  if (charge(length >> 4)) return 0;
  if (isLatin1(flat)) {
    const s = latin1Case(flat, upper);
    if (s != 0) return s;
    if (unchanged) return flat;
  }
  let units: u32 = 0;
  let nextCharge: u32 = 0;
  for (let i: u32 = 0; i < length; ) {
    if (i >= nextCharge) {
      if (charge(512)) return 0;
      nextCharge = i + 4096;
    }
    if (flatUnit(flat, i) < 0x80) {
      units++;
      i++;
      continue;
    }
    const point = codePointAt(flat, i);
    i += point > 0xffff ? 2 : 1;
    units += mapPoint(point, upper);
  }
  if (units > <u32>Str.MaxLength) return throwStringLength();
  const s = allocFlat(units, 1);
  if (s == 0) return 0;
  let dest = charsOf(s);
  nextCharge = 0;
  for (let i: u32 = 0; i < length; ) {
    if (i >= nextCharge) {
      if (charge(512)) return 0;
      nextCharge = i + 4096;
    }
    const unit = flatUnit(flat, i);
    if (unit < 0x80) {
      store<u16>(dest, asciiCase(unit, upper));
      dest += 2;
      i++;
      continue;
    }
    const point = codePointAt(flat, i);
    const count = mapPoint(point, upper);
    if (point == 0x3a3 && !upper && isFinalSigma(flat, i)) store<u16>(mapped, 0x3c2);
    i += point > 0xffff ? 2 : 1;
    for (let j: u32 = 0; j < count; j++) {
      store<u16>(dest, load<u16>(mapped + (j << 1)));
      dest += 2;
    }
  }
  return s;
}
