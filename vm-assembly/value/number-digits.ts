// Writing unsigned integers as ASCII digits, two at a time.

import { integerPowerOfTen } from './number-powers.ts';

// '00' to '99'
const pairs: usize = memory.data<u8>([
  48, 48, 48, 49, 48, 50, 48, 51, 48, 52, 48, 53, 48, 54, 48, 55, 48, 56, 48, 57, 49, 48, 49, 49, 49, 50, 49, 51, 49,
  52, 49, 53, 49, 54, 49, 55, 49, 56, 49, 57, 50, 48, 50, 49, 50, 50, 50, 51, 50, 52, 50, 53, 50, 54, 50, 55, 50, 56,
  50, 57, 51, 48, 51, 49, 51, 50, 51, 51, 51, 52, 51, 53, 51, 54, 51, 55, 51, 56, 51, 57, 52, 48, 52, 49, 52, 50, 52,
  51, 52, 52, 52, 53, 52, 54, 52, 55, 52, 56, 52, 57, 53, 48, 53, 49, 53, 50, 53, 51, 53, 52, 53, 53, 53, 54, 53, 55,
  53, 56, 53, 57, 54, 48, 54, 49, 54, 50, 54, 51, 54, 52, 54, 53, 54, 54, 54, 55, 54, 56, 54, 57, 55, 48, 55, 49, 55,
  50, 55, 51, 55, 52, 55, 53, 55, 54, 55, 55, 55, 56, 55, 57, 56, 48, 56, 49, 56, 50, 56, 51, 56, 52, 56, 53, 56, 54,
  56, 55, 56, 56, 56, 57, 57, 48, 57, 49, 57, 50, 57, 51, 57, 52, 57, 53, 57, 54, 57, 55, 57, 56, 57, 57,
]);

/** How many decimal digits `value` has; 1 for zero. */
// @ts-ignore: decorator
@inline
export function countDigits(value: u64): i32 {
  // 1233 / 4096 approximates log10(2) from above by less than one digit over 64 bits
  const guess = (((64 - clz<u64>(value | 1)) as i32) * 1233) >> 12;
  return guess + 1 - (value < integerPowerOfTen(guess) && guess > 0 ? 1 : 0);
}

/** Writes exactly `count` digits of `value`, leading zeros included, so that they end before `end`. */
export function writeDigits(value: u64, count: i32, end: usize): void {
  while (value > 0xffffffff) {
    const rest = value / 100000000;
    let low = (value - rest * 100000000) as u32;
    value = rest;
    // the eight low digits; `count` covers them because value had more than nine
    for (let i = 0; i < 4; i++) {
      const quotient = low / 100;
      end -= 2;
      store<u16>(end, load<u16>(pairs + (((low - quotient * 100) as usize) << 1)));
      low = quotient;
    }
    count -= 8;
  }
  let small = value as u32;
  while (count >= 2) {
    const quotient = small / 100;
    end -= 2;
    store<u16>(end, load<u16>(pairs + (((small - quotient * 100) as usize) << 1)));
    small = quotient;
    count -= 2;
  }
  if (count > 0) store<u8>(end - 1, 48 + small);
}
