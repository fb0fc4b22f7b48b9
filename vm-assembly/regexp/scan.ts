// Looking for characters of a class, or for a literal, in flat text. `T` is the unit of the text: u8 or u16.

import { RegExpClass } from '../abi/regexp.ts';

/** Is a character of 256 or more in the class? */
export function classHasBeyond(cls: usize, point: u32): bool {
  let low: u32 = 0;
  let high = load<u32>(cls, RegExpClass.Count);
  const count = high;
  const ranges = cls + RegExpClass.Ranges;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(ranges + (middle << 3), 4) < point) low = middle + 1;
    else high = middle;
  }
  return low < count && load<u32>(ranges + (low << 3)) <= point;
}

/** Is the character in the class? */
// @ts-ignore: decorator
@inline
export function classHas(cls: usize, point: u32): bool {
  if (point < 256) return ((<u32>load<u8>(cls + (point >> 3)) >> (point & 7)) & 1) != 0;
  return classHasBeyond(cls, point);
}

/** The same for a unit of the text. */
// @ts-ignore: decorator
@inline
export function classHasUnit<T>(cls: usize, unit: u32): bool {
  if (sizeof<T>() == 1) return ((<u32>load<u8>(cls + (unit >> 3)) >> (unit & 7)) & 1) != 0;
  return classHas(cls, unit);
}

/** Bits of the 16 bytes that are in the class. */
// @ts-ignore: decorator
@inline
function classMask(bytes: v128, low: v128, high: v128): i32 {
  const index = i8x16.shr_u(bytes, 3);
  const row = v128.or(i8x16.swizzle(low, index), i8x16.swizzle(high, i8x16.sub(index, i8x16.splat(16))));
  const bit = i8x16.swizzle(i8x16(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0), v128.and(bytes, i8x16.splat(7)));
  return i8x16.bitmask(i8x16.ne(v128.and(row, bit), i8x16.splat(0)));
}

/** First position in [p, end) with a unit of the class (`wanted`) or outside of it, or end. */
export function scanClass<T>(cls: usize, p: usize, end: usize, wanted: bool): usize {
  if (sizeof<T>() == 1) {
    // the first few one by one: most runs are short
    const near = min(p + 8, end);
    for (; p < near; p++) if (classHasUnit<T>(cls, load<u8>(p)) == wanted) return p;
    const low = v128.load(cls);
    const high = v128.load(cls, 16);
    const flip = wanted ? 0 : 0xffff;
    for (; p + 16 <= end; p += 16) {
      const mask = classMask(v128.load(p), low, high) ^ flip;
      if (mask != 0) return p + ctz(mask);
    }
    for (; p < end; p++) if (classHasUnit<T>(cls, load<u8>(p)) == wanted) return p;
    return end;
  }
  for (; p < end; p += 2) if (classHas(cls, load<u16>(p)) == wanted) return p;
  return end;
}

/** First position in [p, end) where a match may begin by its first character: one of the class, or any of 256 and more if the class has such. */
export function scanFirst<T>(cls: usize, p: usize, end: usize): usize {
  if (sizeof<T>() == 1) return scanClass<T>(cls, p, end, true);
  const beyond = load<u32>(cls, RegExpClass.Count) != 0;
  for (; p < end; p += 2) {
    const unit = <u32>load<u16>(p);
    if (unit < 256 ? ((<u32>load<u8>(cls + (unit >> 3)) >> (unit & 7)) & 1) != 0 : beyond) return p;
  }
  return end;
}

/** Do the `count` units at p spell the literal (u16 units)? */
// @ts-ignore: decorator
@inline
export function spells<T>(p: usize, literal: usize, count: u32): bool {
  for (let i: u32 = 0; i < count; i++) {
    if (<u32>load<T>(p + <usize>i * sizeof<T>()) != <u32>load<u16>(literal + (<usize>i << 1))) return false;
  }
  return true;
}

/** First position in [p, end) where the literal is, or 0. */
export function scanLiteral<T>(literal: usize, count: u32, p: usize, end: usize): usize {
  const size = sizeof<T>();
  if (<usize>count * size > end - p) return 0;
  const limit = end - <usize>(count - 1) * size;
  const first = <u32>load<u16>(literal);
  const last = <u32>load<u16>(literal + (<usize>(count - 1) << 1));
  const tail = <usize>(count - 1) * size;
  if (size == 1) {
    if ((first | last) > 255) return 0;
    const firsts = i8x16.splat(<i8>first);
    const lasts = i8x16.splat(<i8>last);
    for (; p + 16 <= limit; p += 16) {
      let mask = i8x16.bitmask(v128.and(i8x16.eq(v128.load(p), firsts), i8x16.eq(v128.load(p + tail), lasts)));
      while (mask != 0) {
        const found = p + ctz(mask);
        if (spells<T>(found, literal, count)) return found;
        mask &= mask - 1;
      }
    }
  } else {
    const firsts = i16x8.splat(<i16>first);
    const lasts = i16x8.splat(<i16>last);
    for (; p + 16 <= limit; p += 16) {
      let mask = i16x8.bitmask(v128.and(i16x8.eq(v128.load(p), firsts), i16x8.eq(v128.load(p + tail), lasts)));
      while (mask != 0) {
        const found = p + (<usize>ctz(mask) << 1);
        if (spells<T>(found, literal, count)) return found;
        mask &= mask - 1;
      }
    }
  }
  for (; p < limit; p += size) if (<u32>load<T>(p) == first && spells<T>(p, literal, count)) return p;
  return 0;
}
