// Copying and comparing code units. Short runs are copied by words: a bulk-memory instruction costs a call in every engine.

/** Copies `count` bytes between areas that do not overlap. */
// @ts-ignore: decorator
@inline
export function copyBytes(dest: usize, source: usize, count: u32): void {
  if (count > 32) memory.copy(dest, source, count);
  else copyShort(dest, source, count);
}

function copyShort(dest: usize, source: usize, count: u32): void {
  if (count >= 8) {
    // words from the front, and one that ends with the last byte
    const last = count - 8;
    for (let i: u32 = 0; i < last; i += 8) store<u64>(dest + i, load<u64>(source + i));
    store<u64>(dest + last, load<u64>(source + last));
  } else if (count >= 4) {
    store<u32>(dest, load<u32>(source));
    store<u32>(dest + count - 4, load<u32>(source + count - 4));
  } else if (count >= 2) {
    store<u16>(dest, load<u16>(source));
    store<u8>(dest + count - 1, load<u8>(source + count - 1));
  } else if (count) store<u8>(dest, load<u8>(source));
}

/** Widens `count` Latin-1 characters to UTF-16. */
export function widen(dest: usize, source: usize, count: u32): void {
  let i: u32 = 0;
  for (; i + 16 <= count; i += 16) {
    const bytes = v128.load(source + i);
    v128.store(dest + (i << 1), i16x8.extend_low_i8x16_u(bytes));
    v128.store(dest + (i << 1), i16x8.extend_high_i8x16_u(bytes), 16);
  }
  for (; i < count; i++) store<u16>(dest + (i << 1), load<u8>(source + i));
}

/** Narrows `count` UTF-16 units, all below 256, to Latin-1. */
export function narrow(dest: usize, source: usize, count: u32): void {
  let i: u32 = 0;
  for (; i + 16 <= count; i += 16) {
    const low = v128.load(source + (i << 1));
    const high = v128.load(source + (i << 1), 16);
    v128.store(dest + i, i8x16.narrow_i16x8_u(low, high));
  }
  for (; i < count; i++) store<u8>(dest + i, load<u8>(source + (i << 1)));
}

/** Are all `count` UTF-16 units below 256? */
export function isNarrow(source: usize, count: u32): bool {
  let i: u32 = 0;
  let bits = i64x2.splat(0);
  for (; i + 8 <= count; i += 8) bits = v128.or(bits, v128.load(source + (i << 1)));
  if (v128.any_true(v128.and(bits, i16x8.splat(-256)))) return false;
  let rest: u32 = 0;
  for (; i < count; i++) rest |= load<u16>(source + (i << 1));
  return rest < 256;
}

/** Copies `count` units from text of one width to text of the same or a larger width. */
// @ts-ignore: decorator
@inline
export function copyUnits(dest: usize, destWide: u32, source: usize, sourceWide: u32, count: u32): void {
  if (destWide == sourceWide) copyBytes(dest, source, count << destWide);
  else widen(dest, source, count);
}

/** Are two byte ranges the same? */
export function sameBytes(a: usize, b: usize, count: u32): bool {
  let i: u32 = 0;
  if (count >= 16) {
    for (; i + 16 <= count; i += 16) {
      if (v128.any_true(v128.xor(v128.load(a + i), v128.load(b + i)))) return false;
    }
    if (i == count) return true;
    // the last 16 bytes, overlapping what was compared
    return !v128.any_true(v128.xor(v128.load(a + count - 16), v128.load(b + count - 16)));
  }
  if (count >= 8) {
    return load<u64>(a) == load<u64>(b) && load<u64>(a + count - 8) == load<u64>(b + count - 8);
  }
  for (; i < count; i++) if (load<u8>(a + i) != load<u8>(b + i)) return false;
  return true;
}

/** Is Latin-1 text the same as UTF-16 text of the same length? */
export function sameMixed(narrowText: usize, wideText: usize, count: u32): bool {
  for (let i: u32 = 0; i < count; i++) {
    if ((load<u8>(narrowText + i) as u32) != (load<u16>(wideText + (i << 1)) as u32)) return false;
  }
  return true;
}

/** Are `count` units of two texts the same? */
// @ts-ignore: decorator
@inline
export function sameUnits(a: usize, aWide: u32, b: usize, bWide: u32, count: u32): bool {
  if (aWide == bWide) return sameBytes(a, b, count << aWide);
  return aWide ? sameMixed(b, a, count) : sameMixed(a, b, count);
}
