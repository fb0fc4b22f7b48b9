// Powers of ten to 128 bits, shared by printing (Schubfach) and parsing (Eisel-Lemire). A full table would be 10 KB of
// incompressible data; each entry is instead rebuilt exactly from 600 bytes on first use and kept in zeroed memory.

import {
  basePowers,
  basePowerStep,
  firstBaseExponent,
  maxPowerExponent,
  minPowerExponent,
  smallPowersOfFive,
} from './generated/powers-of-five.ts';

const cacheBytes: i32 = (maxPowerExponent - minPowerExponent + 1) << 4;
// high word, then low word; a high word of zero means not yet built, since every entry has its top bit set
const cache: usize = memory.data(10672);

/** The high 64 bits of the product of two unsigned 64-bit numbers. */
// @ts-ignore: decorator
@inline
export function mulHigh(a: u64, b: u64): u64 {
  const a0 = a & 0xffffffff;
  const a1 = a >> 32;
  const b0 = b & 0xffffffff;
  const b1 = b >> 32;
  const mid = a1 * b0 + ((a0 * b0) >> 32);
  const cross = a0 * b1 + (mid & 0xffffffff);
  return a1 * b1 + (mid >> 32) + (cross >> 32);
}

/**
 * Address of the 128 bits (high word, low word) of 10^n, truncated, with the top bit set.
 * 10^n lies in [word, word + 1) * 2^(floor(n log2 10) - 127).
 */
// @ts-ignore: decorator
@inline
export function powerOfTen(n: i32): usize {
  const entry = cache + (((n - minPowerExponent) as usize) << 4);
  if (load<u64>(entry) == 0) buildPower(n, entry);
  return entry;
}

function buildPower(n: i32, entry: usize): void {
  if (cacheBytes != 10672) ERROR('the power cache and the exponent range disagree');
  const row = (n - firstBaseExponent) / basePowerStep;
  const base = basePowers + ((row * 24) as usize);
  const factor = load<u64>(smallPowersOfFive + (((n - firstBaseExponent - row * basePowerStep) as usize) << 3));
  const high = load<u64>(base);
  const middle = load<u64>(base, 8);
  // the 256-bit product, high word first: p3 p2 p1; the lowest word never matters
  const p1a = mulHigh(load<u64>(base, 16), factor);
  const p1b = middle * factor;
  const p1 = p1a + p1b;
  const p2a = mulHigh(middle, factor) + (p1 < p1a ? 1 : 0);
  const p2b = high * factor;
  const p2 = p2a + p2b;
  const p3 = mulHigh(high, factor) + (p2 < p2a ? 1 : 0);
  // factor < 2^63 and factor >= 1: the product has 191 + bits(factor) or one more bits
  if (p3 == 0) {
    store<u64>(entry, p2);
    store<u64>(entry, p1, 8);
    return;
  }
  const shift = clz<u64>(p3);
  if (shift == 0) {
    store<u64>(entry, p3);
    store<u64>(entry, p2, 8);
    return;
  }
  store<u64>(entry, (p3 << shift) | (p2 >> (64 - shift)));
  store<u64>(entry, (p2 << shift) | (p1 >> (64 - shift)), 8);
}

/** floor(n log2(10)), for |n| <= 1233. */
// @ts-ignore: decorator
@inline
export function floorLog2PowerOfTen(n: i32): i32 {
  return (n * 1741647) >> 19;
}

/** 10^0 to 10^19. */
const integerPowers: usize = memory.data<u64>([
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000,
  10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000,
  10000000000000000000,
]);

/** 10^n as an integer, 0 <= n <= 19. */
// @ts-ignore: decorator
@inline
export function integerPowerOfTen(n: i32): u64 {
  return load<u64>(integerPowers + ((n as usize) << 3));
}
