// Finding text in flat text with 128-bit compares.

import { charge } from '../interp/fuel.ts';
import { charsOf, stringLength, wideOf } from './cell.ts';
import { sameUnits } from './copy.ts';

type Ptr = u32;

/** Answer of the searches below when the guest was terminated meanwhile. */
export const searchTerminated: i32 = -2;

/** Index of the first unit equal to `unit` in [from, length) of the text, or -1. */
export function findUnit(text: usize, wide: u32, from: u32, length: u32, unit: u32): i32 {
  let i = from;
  if (wide) {
    const wanted = i16x8.splat(unit as i16);
    for (; i + 8 <= length; i += 8) {
      const mask = i16x8.bitmask(i16x8.eq(v128.load(text + (i << 1)), wanted));
      if (mask != 0) return i + ctz(mask);
    }
    for (; i < length; i++) if ((load<u16>(text + (i << 1)) as u32) == unit) return i;
    return -1;
  }
  if (unit > 255) return -1;
  const wanted = i8x16.splat(unit as i8);
  for (; i + 16 <= length; i += 16) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(text + i), wanted));
    if (mask != 0) return i + ctz(mask);
  }
  for (; i < length; i++) if ((load<u8>(text + i) as u32) == unit) return i;
  return -1;
}

/** Index of the first unit below 256 that is a quote, a backslash or a control character in [from, length), or length: JSON. */
export function findSpecial(text: usize, from: u32, length: u32): u32 {
  let i = from;
  const quote = i8x16.splat(0x22);
  const backslash = i8x16.splat(0x5c);
  const control = i8x16.splat(0x20);
  for (; i + 16 <= length; i += 16) {
    const bytes = v128.load(text + i);
    const mask = i8x16.bitmask(
      v128.or(v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, backslash)), i8x16.lt_u(bytes, control)),
    );
    if (mask != 0) return i + ctz(mask);
  }
  for (; i < length; i++) {
    const unit = load<u8>(text + i) as u32;
    if (unit == 0x22 || unit == 0x5c || unit < 0x20) return i;
  }
  return length;
}

// @ts-ignore: decorator
@inline
function unit(text: usize, wide: u32, i: u32): u32 {
  return wide ? (load<u16>(text + (i << 1)) as u32) : (load<u8>(text + i) as u32);
}

/** Index of `needle` in `hay` (both flat) at or after `from`, or -1; -2 if terminated. spec: sec-stringindexof */
export function indexOfFlat(hay: Ptr, needle: Ptr, from: u32): i32 {
  const found = find(hay, needle, from);
  // what was walked, so that finding all matches one by one costs no more than walking the text
  const end = found < 0 ? stringLength(hay) : found;
  return end > from + 15 && charge((end - from) >> 4) ? searchTerminated : found;
}

function find(hay: Ptr, needle: Ptr, from: u32): i32 {
  const length = stringLength(hay);
  const count = stringLength(needle);
  if (from > length || count > length - from) return -1;
  if (count == 0) return from;
  const text = charsOf(hay);
  const wide = wideOf(hay);
  const pattern = charsOf(needle);
  const patternWide = wideOf(needle);
  const first = unit(pattern, patternWide, 0);
  if (count == 1) return findUnit(text, wide, from, length, first);
  const last = unit(pattern, patternWide, count - 1);
  if (!wide && (first | last) > 255) return -1;
  // candidates: positions where both the first and the last unit match; the end of the first unit's range
  const limit = length - count + 1;
  let i = from;
  let work: u32 = 0;
  if (wide) {
    const firsts = i16x8.splat(first as i16);
    const lasts = i16x8.splat(last as i16);
    for (; i + 8 <= limit; i += 8) {
      const at = text + (i << 1);
      const heads = i16x8.eq(v128.load(at), firsts);
      const tails = i16x8.eq(v128.load(at + ((count - 1) << 1)), lasts);
      let mask = i16x8.bitmask(v128.and(heads, tails));
      while (mask != 0) {
        const found = i + ctz(mask);
        if (sameUnits(text + (found << 1), 1, pattern, patternWide, count)) return found;
        mask &= mask - 1;
        work += count;
        if (work > 65536) {
          if (charge(work >> 4)) return searchTerminated;
          work = 0;
        }
      }
    }
  } else {
    const firsts = i8x16.splat(first as i8);
    const lasts = i8x16.splat(last as i8);
    for (; i + 16 <= limit; i += 16) {
      const heads = i8x16.eq(v128.load(text + i), firsts);
      const tails = i8x16.eq(v128.load(text + i + count - 1), lasts);
      let mask = i8x16.bitmask(v128.and(heads, tails));
      while (mask != 0) {
        const found = i + ctz(mask);
        if (sameUnits(text + found, 0, pattern, patternWide, count)) return found;
        mask &= mask - 1;
        work += count;
        if (work > 65536) {
          if (charge(work >> 4)) return searchTerminated;
          work = 0;
        }
      }
    }
  }
  for (; i < limit; i++) {
    if (unit(text, wide, i) == first && sameUnits(text + (i << wide), wide, pattern, patternWide, count)) return i;
  }
  return -1;
}

/** Index of the last `needle` in `hay` (both flat) that begins at or before `from`, or -1; -2 if terminated. */
export function lastIndexOfFlat(hay: Ptr, needle: Ptr, from: u32): i32 {
  const length = stringLength(hay);
  const count = stringLength(needle);
  if (count > length) return -1;
  const start = min(from, length - count);
  if (count == 0) return start;
  const text = charsOf(hay);
  const wide = wideOf(hay);
  const pattern = charsOf(needle);
  const patternWide = wideOf(needle);
  const first = unit(pattern, patternWide, 0);
  let work: u32 = 0;
  for (let i = start as i32; i >= 0; i--) {
    if (unit(text, wide, i) == first) {
      if (sameUnits(text + (i << wide), wide, pattern, patternWide, count)) return i;
      work += count;
    }
    work++;
    if (work > 65536) {
      if (charge(work >> 4)) return searchTerminated;
      work = 0;
    }
  }
  return -1;
}
