// Bits of BigInts: shifts, and operators on the two's complement of unlimited length that the specification speaks of.

import { Big } from '../abi/layout.ts';
import { throwRangeError } from '../builtins/errors.ts';
import { bigAdd, bigSubtract, bitLength, isNegative, isZero, newBigInt, setWord, trim, withSign, word, wordsOf } from './bigint.ts';
import { Ptr } from './value.ts';

export const enum BitOp {
  And,
  Or,
  Xor,
}

/** spec: sec-bigintbitwiseop */
export function bigBitwise(op: BitOp, a: Ptr, b: Ptr): Ptr {
  const n = max(wordsOf(a), wordsOf(b)) + 1;
  const negative = combine(op, u32(isNegative(a)), u32(isNegative(b))) != 0;
  const r = newBigInt(n, negative);
  if (!r) return 0;
  // -x is ~(x - 1): words are complemented while they are read, and after, if the result is negative, once more.
  let borrowA: u64 = u64(isNegative(a)), borrowB: u64 = u64(isNegative(b)), carry: u64 = u64(negative);
  for (let i: u32 = 0; i < n; i++) {
    let x = <u64>(i < wordsOf(a) ? word(a, i) : 0) - borrowA;
    borrowA = x >> 63;
    if (isNegative(a)) x = ~x;
    let y = <u64>(i < wordsOf(b) ? word(b, i) : 0) - borrowB;
    borrowB = y >> 63;
    if (isNegative(b)) y = ~y;
    let w = combine(op, <u32>x, <u32>y);
    if (negative) w = ~w;
    carry += <u64>w;
    setWord(r, i, <u32>carry);
    carry >>= 32;
  }
  return trim(r);
}

// @ts-ignore: decorator
@inline
function combine(op: BitOp, x: u32, y: u32): u32 {
  return op == BitOp.And ? x & y : op == BitOp.Or ? x | y : x ^ y;
}

/** -a - 1. spec: sec-numeric-types-bigint-bitwiseNOT */
export function bigNot(a: Ptr): Ptr {
  const one = newBigInt(1, false);
  if (!one) return 0;
  setWord(one, 0, 1);
  if (isNegative(a)) {
    const magnitude = withSign(a, false);
    return magnitude ? bigSubtract(magnitude, one) : 0;
  }
  const sum = bigAdd(a, one);
  return sum ? withSign(sum, true) : 0;
}

/** Left if `right` is false, by |count|, with the direction turned by its sign. spec: sec-numeric-types-bigint-leftShift */
export function bigShift(a: Ptr, count: Ptr, right: bool): Ptr {
  if (isZero(a) || isZero(count)) return a;
  const toRight = right != isNegative(count);
  const distance = wordsOf(count) > 1 ? u32.MAX_VALUE : word(count, 0);
  return toRight ? shiftRight(a, distance) : shiftLeft(a, distance);
}

function shiftLeft(a: Ptr, distance: u32): Ptr {
  if (distance > 1 << 30) {
    throwRangeError('Maximum BigInt size exceeded');
    return 0;
  }
  const skip = distance >> 5, shift = distance & 31, n = wordsOf(a);
  const r = newBigInt(n + skip + 1, isNegative(a));
  if (!r) return 0;
  memory.fill(<usize>r + Big.Words, 0, <usize>skip << 2);
  let carry: u32 = 0;
  for (let i: u32 = 0; i < n; i++) {
    const w = word(a, i);
    setWord(r, skip + i, w << shift | carry);
    carry = shift ? w >> (32 - shift) : 0;
  }
  setWord(r, skip + n, carry);
  return trim(r);
}

/** Rounds towards -Infinity. */
function shiftRight(a: Ptr, distance: u32): Ptr {
  const n = wordsOf(a), skip = distance >> 5, shift = distance & 31;
  const negative = isNegative(a);
  if (skip >= n) {
    const r = newBigInt(u32(negative), negative);
    if (r && negative) setWord(r, 0, 1);
    return r;
  }
  // What falls off a negative number makes its magnitude one larger.
  let lost = shift ? word(a, skip) << (32 - shift) != 0 : false;
  for (let i: u32 = 0; i < skip && !lost; i++) lost = word(a, i) != 0;
  const size = n - skip;
  const r = newBigInt(size + 1, negative);
  if (!r) return 0;
  let carry: u64 = u64(negative && lost);
  for (let i: u32 = 0; i < size; i++) {
    const above = shift && skip + i + 1 < n ? word(a, skip + i + 1) << (32 - shift) : 0;
    carry += <u64>(word(a, skip + i) >> shift | above);
    setWord(r, i, <u32>carry);
    carry >>= 32;
  }
  setWord(r, size, <u32>carry);
  return trim(r);
}

/** The magnitude modulo 2^bits, as a positive BigInt. */
function lowBits(a: Ptr, bits: u32): Ptr {
  const n = min(wordsOf(a), (bits + 31) >> 5);
  const r = newBigInt(n, false);
  if (!r) return 0;
  memory.copy(<usize>r + Big.Words, <usize>a + Big.Words, <usize>n << 2);
  if (n == (bits + 31) >> 5 && bits & 31) setWord(r, n - 1, word(r, n - 1) & ((1 << (bits & 31)) - 1));
  return trim(r);
}

/** 2^bits */
function powerOfTwo(bits: u32): Ptr {
  const n = (bits >> 5) + 1;
  const r = newBigInt(n, false);
  if (!r) return 0;
  memory.fill(<usize>r + Big.Words, 0, <usize>n << 2);
  setWord(r, n - 1, 1 << (bits & 31));
  return r;
}

/** `bits` is an integer from 0 to 2^53 - 1. spec: sec-bigint.asuintn */
export function bigAsUint(bits: f64, a: Ptr): Ptr {
  if (!isNegative(a) && <f64>bitLength(a) <= bits) return a;
  if (bits == 0) return newBigInt(0, false);
  if (bits > <f64>(1 << 30)) {
    throwRangeError('Maximum BigInt size exceeded');
    return 0;
  }
  const low = lowBits(a, <u32>bits);
  if (!low || !isNegative(a) || isZero(low)) return low;
  const modulus = powerOfTwo(<u32>bits);
  return modulus ? bigSubtract(modulus, low) : 0;
}

/** spec: sec-bigint.asintn */
export function bigAsInt(bits: f64, a: Ptr): Ptr {
  if (bits == 0) return newBigInt(0, false);
  if (<f64>bitLength(a) < bits) return a;
  if (bits > <f64>(1 << 30)) return a;
  const r = bigAsUint(bits, a);
  if (!r || <f64>bitLength(r) < bits) return r;
  const modulus = powerOfTwo(<u32>bits);
  return modulus ? bigSubtract(r, modulus) : 0;
}
