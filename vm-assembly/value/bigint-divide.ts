// Quotients and remainders of BigInts, by Knuth's algorithm D (The Art of Computer Programming, 4.3.1).

import { Big } from '../abi/layout.ts';
import { charge } from '../interp/fuel.ts';
import { throwRangeError } from '../builtins/errors.ts';
import { compareMagnitudes, isNegative, isZero, newBigInt, setWord, trim, word, wordsOf } from './bigint.ts';
import { Ptr } from './value.ts';

/** Truncated. spec: sec-numeric-types-bigint-divide */
export function bigDivide(a: Ptr, b: Ptr): Ptr {
  if (!divisible(b)) return 0;
  if (compareMagnitudes(a, b) < 0) return newBigInt(0, false);
  const quotient = newBigInt(wordsOf(a) - wordsOf(b) + 1, isNegative(a) != isNegative(b));
  return quotient && divide(a, b, quotient, 0) ? trim(quotient) : 0;
}

/** With the sign of the dividend. spec: sec-numeric-types-bigint-remainder */
export function bigRemainder(a: Ptr, b: Ptr): Ptr {
  if (!divisible(b)) return 0;
  if (compareMagnitudes(a, b) < 0) return a;
  const remainder = newBigInt(wordsOf(b), isNegative(a));
  return remainder && divide(a, b, 0, remainder) ? trim(remainder) : 0;
}

function divisible(b: Ptr): bool {
  if (!isZero(b)) return true;
  throwRangeError('Division by zero');
  return false;
}

/** Divides `count` words in place by a divisor of one word; returns the remainder. */
export function divideWords(at: usize, count: u32, divisor: u32): u32 {
  let rest: u64 = 0;
  for (let i = count; i > 0; i--) {
    const p = at + (<usize>(i - 1) << 2);
    const part = rest << 32 | <u64>load<u32>(p);
    store<u32>(p, <u32>(part / divisor));
    rest = part % divisor;
  }
  return <u32>rest;
}

/** Magnitudes only, |a| >= |b|; quotient and remainder are written where they are not 0. False: out of memory or terminated. */
function divide(a: Ptr, b: Ptr, quotient: Ptr, remainder: Ptr): bool {
  const n = wordsOf(b), m = wordsOf(a) - n;
  if (n == 1) {
    const copy = quotient ? quotient : newBigInt(wordsOf(a), false);
    if (!copy) return false;
    memory.copy(<usize>copy + Big.Words, <usize>a + Big.Words, <usize>wordsOf(a) << 2);
    const rest = divideWords(<usize>copy + Big.Words, wordsOf(a), word(b, 0));
    if (remainder) setWord(remainder, 0, rest);
    return true;
  }
  // D1: normalize, so that the divisor's highest bit is set.
  const shift = clz(word(b, n - 1));
  const v = shifted(b, n, shift);
  const u = shifted(a, n + m + 1, shift);
  if (!v || !u) return false;
  const top = <u64>word(v, n - 1), second = <u64>word(v, n - 2);
  for (let j = <i32>m; j >= 0; j--) {
    if (n > 64 && charge(n >> 4)) return false;
    // D3: the digit of the quotient, at most one too large after this.
    const high = <u64>word(u, j + n) << 32 | <u64>word(u, j + n - 1);
    let digit = high / top, rest = high % top;
    while (digit >> 32 || digit * second > (rest << 32 | <u64>word(u, j + n - 2))) {
      digit--;
      rest += top;
      if (rest >> 32) break;
    }
    // D4: subtract digit * v.
    let borrow: i64 = 0;
    let carry: u64 = 0;
    for (let i: u32 = 0; i < n; i++) {
      carry += digit * <u64>word(v, i);
      borrow += <i64>word(u, j + i) - <i64>(carry & 0xffffffff);
      setWord(u, j + i, <u32>borrow);
      borrow >>= 32;
      carry >>= 32;
    }
    borrow += <i64>word(u, j + n) - <i64>carry;
    setWord(u, j + n, <u32>borrow);
    if (borrow < 0) {
      // D6: it was one too large.
      digit--;
      let sum: u64 = 0;
      for (let i: u32 = 0; i < n; i++) {
        sum += <u64>word(u, j + i) + <u64>word(v, i);
        setWord(u, j + i, <u32>sum);
        sum >>= 32;
      }
      setWord(u, j + n, word(u, j + n) + <u32>sum);
    }
    if (quotient) setWord(quotient, j, <u32>digit);
  }
  if (remainder) {
    // D8: shift back.
    for (let i: u32 = 0; i < n; i++) {
      setWord(remainder, i, shift ? word(u, i) >> shift | word(u, i + 1) << (32 - shift) : word(u, i));
    }
  }
  return true;
}

/** Magnitude of p, shifted left by less than a word, in a cell of `size` words. */
function shifted(p: Ptr, size: u32, shift: u32): Ptr {
  const r = newBigInt(size, false);
  if (!r) return 0;
  const n = wordsOf(p);
  let carry: u32 = 0;
  for (let i: u32 = 0; i < size; i++) {
    const w = i < n ? word(p, i) : 0;
    setWord(r, i, w << shift | carry);
    carry = shift ? w >> (32 - shift) : 0;
  }
  return r;
}
