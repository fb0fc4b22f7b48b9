// Unsigned big integers for the conversions that need them, in three fixed scratch slots of linear memory.
// A number is a count of u32 limbs at its address, then the limbs, least significant first, without leading zeros.
// The largest number: 770 decimal digits, or 2^53 * 5^1115, with the other side of a comparison: below 2,900 bits.

/** Bytes of one slot: the count and 127 limbs. */
const slotBytes: usize = 512;
const slots: usize = memory.data(1024, 8);

/** The two scratch numbers. */
// @ts-ignore: decorator
@inline
export const firstBig: usize = slots;
// @ts-ignore: decorator
@inline
export const secondBig: usize = slots + slotBytes;

/** big = value */
export function bigSet(big: usize, value: u64): void {
  const high = (value >> 32) as u32;
  store<u64>(big, value, 4);
  store<u32>(big, high != 0 ? 2 : value != 0 ? 1 : 0);
}

/** big = big * factor + summand */
export function bigMultiplyAdd(big: usize, factor: u32, summand: u32): void {
  const count = load<u32>(big);
  const end = big + 4 + ((count as usize) << 2);
  let carry = summand as u64;
  for (let limb = big + 4; limb < end; limb += 4) {
    carry += (load<u32>(limb) as u64) * (factor as u64);
    store<u32>(limb, carry as u32);
    carry >>= 32;
  }
  if (carry != 0) {
    store<u32>(end, carry as u32);
    store<u32>(big, count + 1);
  }
}

/** big = big * 5^exponent */
export function bigMultiplyPowerOfFive(big: usize, exponent: i32): void {
  while (exponent >= 13) {
    bigMultiplyAdd(big, 1220703125, 0);
    exponent -= 13;
  }
  let factor: u32 = 1;
  for (; exponent > 0; exponent--) factor *= 5;
  if (factor != 1) bigMultiplyAdd(big, factor, 0);
}

/** big = big << shift */
export function bigShiftLeft(big: usize, shift: i32): void {
  const words = shift >> 5;
  const bits = shift & 31;
  const count = load<u32>(big) as i32;
  if (count == 0) return;
  if (bits != 0) bigMultiplyAdd(big, 1 << bits, 0);
  if (words != 0) {
    const length = load<u32>(big) as i32;
    memory.copy(big + 4 + ((words as usize) << 2), big + 4, (length as usize) << 2);
    memory.fill(big + 4, 0, (words as usize) << 2);
    store<u32>(big, length + words);
  }
}

/** Negative, zero or positive as a < b, a == b, a > b. */
export function bigCompare(a: usize, b: usize): i32 {
  const count = load<u32>(a) as i32;
  const difference = count - (load<u32>(b) as i32);
  if (difference != 0) return difference;
  for (let offset = (count as usize) << 2; offset > 0; offset -= 4) {
    const left = load<u32>(a + offset);
    const right = load<u32>(b + offset);
    if (left != right) return left < right ? -1 : 1;
  }
  return 0;
}

/** big = big / 10^9; returns the remainder. */
export function bigDivideBillion(big: usize): u32 {
  let count = load<u32>(big) as i32;
  let remainder: u64 = 0;
  for (let limb = big + ((count as usize) << 2); limb > big; limb -= 4) {
    const value = (remainder << 32) | (load<u32>(limb) as u64);
    const quotient = value / 1000000000;
    store<u32>(limb, quotient as u32);
    remainder = value - quotient * 1000000000;
  }
  while (count > 0 && load<u32>(big + ((count as usize) << 2)) == 0) count--;
  store<u32>(big, count);
  return remainder as u32;
}
