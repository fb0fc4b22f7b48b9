// Products and powers of BigInts: by the school's method, above a threshold by Karatsuba's.

import { Big } from '../abi/layout.ts';
import { charge } from '../interp/fuel.ts';
import { throwRangeError } from '../builtins/errors.ts';
import { bitLength, isNegative, isZero, newBigInt, trim, word, wordsOf } from './bigint.ts';
import { Ptr } from './value.ts';

/** Operands of fewer words are multiplied by the school's method: below it Karatsuba's copies cost more than they save. */
const KARATSUBA: u32 = 48;

/** spec: sec-numeric-types-bigint-multiply */
export function bigMultiply(a: Ptr, b: Ptr): Ptr {
  const n = wordsOf(a), m = wordsOf(b);
  if (!n || !m) return newBigInt(0, false);
  const r = newBigInt(n + m, isNegative(a) != isNegative(b));
  if (!r) return 0;
  if (n == 1 && m == 1) {
    store<u64>(r, <u64>word(a, 0) * <u64>word(b, 0), Big.Words);
    return trim(r);
  }
  const done = n >= m
    ? multiplyWords(<usize>r + Big.Words, <usize>a + Big.Words, n, <usize>b + Big.Words, m)
    : multiplyWords(<usize>r + Big.Words, <usize>b + Big.Words, m, <usize>a + Big.Words, n);
  return done ? trim(r) : 0;
}

/** The n + m words at `to` = n words at a times m at b; n >= m. False: terminated. */
function multiplyWords(to: usize, a: usize, n: u32, b: usize, m: u32): bool {
  if (m < KARATSUBA) return schoolbook(to, a, n, b, m);
  if (n == m) return karatsuba(to, a, b, n);
  // Slices of a as long as b.
  memory.fill(to, 0, <usize>(n + m) << 2);
  const part = newBigInt(m << 1, false);
  if (!part) return false;
  const product = <usize>part + Big.Words;
  for (let at: u32 = 0; at < n; at += m) {
    const size = min(m, n - at);
    const whole = size == m ? karatsuba(product, a + (<usize>at << 2), b, m) : multiplyWords(product, b, m, a + (<usize>at << 2), size);
    if (!whole) return false;
    addInto(to + (<usize>at << 2), product, size + m, n + m - at);
  }
  return true;
}

function schoolbook(to: usize, a: usize, n: u32, b: usize, m: u32): bool {
  memory.fill(to, 0, <usize>(n + m) << 2);
  for (let j: u32 = 0; j < m; j++) {
    if (n > 64 && charge(n >> 4)) return false;
    const y = <u64>load<u32>(b + (<usize>j << 2));
    let at = to + (<usize>j << 2);
    let carry: u64 = 0;
    for (let x = a, end = a + (<usize>n << 2); x < end; x += 4, at += 4) {
      carry += <u64>load<u32>(x) * y + <u64>load<u32>(at);
      store<u32>(at, <u32>carry);
      carry >>= 32;
    }
    store<u32>(at, <u32>carry);
  }
  return true;
}

/** to += size words at `from`; `room` words lie at `to`, which the sum does not exceed. */
function addInto(to: usize, from: usize, size: u32, room: u32): void {
  let carry: u64 = 0;
  let i: u32 = 0;
  for (; i < size; i++) {
    carry += <u64>load<u32>(to + (<usize>i << 2)) + <u64>load<u32>(from + (<usize>i << 2));
    store<u32>(to + (<usize>i << 2), <u32>carry);
    carry >>= 32;
  }
  for (; carry && i < room; i++) {
    carry += <u64>load<u32>(to + (<usize>i << 2));
    store<u32>(to + (<usize>i << 2), <u32>carry);
    carry >>= 32;
  }
}

/** to -= size words at `from`; the difference is not negative. */
function subtractFrom(to: usize, from: usize, size: u32): void {
  let borrow: i64 = 0;
  let i: u32 = 0;
  for (; i < size; i++) {
    borrow += <i64>load<u32>(to + (<usize>i << 2)) - <i64>load<u32>(from + (<usize>i << 2));
    store<u32>(to + (<usize>i << 2), <u32>borrow);
    borrow >>= 32;
  }
  for (; borrow; i++) {
    borrow += <i64>load<u32>(to + (<usize>i << 2));
    store<u32>(to + (<usize>i << 2), <u32>borrow);
    borrow >>= 32;
  }
}

/** Sum of the `low` words at a and the `high` words (not more) above them, into low + 1 words. */
function halves(to: usize, a: usize, low: u32, high: u32): void {
  memory.copy(to, a, <usize>low << 2);
  store<u32>(to + (<usize>low << 2), 0);
  addInto(to, a + (<usize>low << 2), high, low + 1);
}

/** 2n words at `to` = n words at a times n at b, by three products of half the size. */
function karatsuba(to: usize, a: usize, b: usize, n: u32): bool {
  if (n < KARATSUBA) return schoolbook(to, a, n, b, n);
  const low = (n + 1) >> 1, high = n - low;
  const upper = <usize>low << 2;
  if (!karatsuba(to, a, b, low) || !karatsuba(to + (upper << 1), a + upper, b + upper, high)) return false;
  const scratch = newBigInt((low + 1) << 2, false);
  if (!scratch) return false;
  const sums = <usize>scratch + Big.Words;
  const step = <usize>(low + 1) << 2;
  halves(sums, a, low, high);
  halves(sums + step, b, low, high);
  const middle = sums + (step << 1);
  if (!karatsuba(middle, sums, sums + step, low + 1)) return false;
  subtractFrom(middle, to, low << 1);
  subtractFrom(middle, to + (upper << 1), high << 1);
  let size = (low + 1) << 1;
  while (size > 0 && load<u32>(middle + (<usize>(size - 1) << 2)) == 0) size--;
  addInto(to + upper, middle, size, (n << 1) - low);
  return true;
}

/** spec: sec-numeric-types-bigint-exponentiate */
export function bigPower(base: Ptr, exponent: Ptr): Ptr {
  if (isNegative(exponent)) {
    throwRangeError('Exponent must be non-negative');
    return 0;
  }
  if (isZero(exponent)) {
    const one = newBigInt(1, false);
    if (one) store<u32>(one, 1, Big.Words);
    return one;
  }
  const size = bitLength(base);
  if (size <= 1) {
    // 0, 1 or -1
    return isNegative(base) && !(word(exponent, 0) & 1) ? bigMultiply(base, base) : base;
  }
  // |base| >= 2^(size-1)
  if (wordsOf(exponent) > 1 || <u64>word(exponent, 0) * <u64>(size - 1) > 1 << 30) {
    throwRangeError('Maximum BigInt size exceeded');
    return 0;
  }
  let left = word(exponent, 0);
  let result: Ptr = 0;
  let power = base;
  while (true) {
    if (left & 1) {
      result = result ? bigMultiply(result, power) : power;
      if (!result) return 0;
    }
    left >>= 1;
    if (!left) return result;
    power = bigMultiply(power, power);
    if (!power) return 0;
  }
}
