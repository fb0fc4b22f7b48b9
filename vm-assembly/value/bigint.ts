// BigInt cells: sign and magnitude in 32-bit words (abi/layout.ts, Big), so that a product of two words fits a u64. Addition, order and
// conversions are here; multiplication, division, bits and text have files of their own.
//
// Functions that make a BigInt return its cell, or 0 when they threw or the guest was terminated.

import { Big, Header, Kind } from '../abi/layout.ts';
import { allocateCell } from '../memory/alloc.ts';
import { charge } from '../interp/fuel.ts';
import { throwRangeError } from '../builtins/errors.ts';
import { Ptr, TAG_BIGINT, Value } from './value.ts';

/** No BigInt may have more words: 2^30 bits, as in V8. */
const MAX_WORDS: u32 = 1 << 25;

// @ts-ignore: decorator
@inline export function fromBigInt(p: Ptr): Value { return TAG_BIGINT | <u64>p; }

/** Number of words. */
// @ts-ignore: decorator
@inline export function wordsOf(p: Ptr): u32 { return load<u32>(p, Big.Bytes) >> 2; }

// @ts-ignore: decorator
@inline export function isNegative(p: Ptr): bool { return load<u8>(p, Header.Flags) != 0; }

// @ts-ignore: decorator
@inline export function isZero(p: Ptr): bool { return load<u32>(p, Big.Bytes) == 0; }

/** Word i, counted from the lowest. */
// @ts-ignore: decorator
@inline export function word(p: Ptr, i: u32): u32 { return load<u32>(<usize>p + (<usize>i << 2), Big.Words); }

/** Word i, 0 beyond the magnitude. */
// @ts-ignore: decorator
@inline export function wordOr0(p: Ptr, i: u32): u32 { return i < wordsOf(p) ? word(p, i) : 0; }

// @ts-ignore: decorator
@inline export function setWord(p: Ptr, i: u32, w: u32): void { store<u32>(<usize>p + (<usize>i << 2), w, Big.Words); }

/** A cell with room for this many words, whose contents are undefined; `trim` it when they are known. Its fuel is charged. */
export function newBigInt(words: u32, negative: bool): Ptr {
  if (words > MAX_WORDS) {
    throwRangeError('Maximum BigInt size exceeded');
    return 0;
  }
  if (words > 64 && charge(words >> 2)) return 0;
  const p = allocateCell(Kind.BigInt, Big.Words + (words << 2));
  if (!p) return 0;
  store<u32>(p, words << 2, Big.Bytes);
  store<u8>(p, u8(negative), Header.Flags);
  return p;
}

/** Drops leading zeros, and the sign of 0. Returns p. */
export function trim(p: Ptr): Ptr {
  let n = wordsOf(p);
  while (n > 0 && word(p, n - 1) == 0) n--;
  store<u32>(p, n << 2, Big.Bytes);
  if (!n) store<u8>(p, 0, Header.Flags);
  return p;
}

/** Magnitude given in a u64. */
export function bigFromU64(magnitude: u64, negative: bool): Ptr {
  const n: u32 = magnitude >> 32 ? 2 : magnitude ? 1 : 0;
  const p = newBigInt(n, negative && n != 0);
  if (!p) return 0;
  if (n) setWord(p, 0, <u32>magnitude);
  if (n > 1) setWord(p, 1, <u32>(magnitude >> 32));
  return p;
}

export function bigFromI64(i: i64): Ptr {
  return i < 0 ? bigFromU64(-<u64>i, true) : bigFromU64(<u64>i, false);
}

/** The lowest 64 bits in two's complement. */
export function bigToU64(p: Ptr): u64 {
  const magnitude = <u64>wordOr0(p, 0) | (<u64>wordOr0(p, 1) << 32);
  return isNegative(p) ? -magnitude : magnitude;
}

/** A copy with another sign. */
export function withSign(p: Ptr, negative: bool): Ptr {
  const n = wordsOf(p);
  const r = newBigInt(n, negative && n != 0);
  if (r) memory.copy(<usize>r + Big.Words, <usize>p + Big.Words, <usize>n << 2);
  return r;
}

/** spec: sec-numeric-types-bigint-unaryMinus */
export function bigNegate(p: Ptr): Ptr {
  return isZero(p) ? p : withSign(p, !isNegative(p));
}

// Order -----------------------------------------------------------------------------------------------------------------------

/** Order of the magnitudes: negative, 0 or positive. */
export function compareMagnitudes(a: Ptr, b: Ptr): i32 {
  const n = wordsOf(a), m = wordsOf(b);
  if (n != m) return n < m ? -1 : 1;
  for (let i = n; i > 0; i--) {
    const x = word(a, i - 1), y = word(b, i - 1);
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

/** Negative, 0 or positive. spec: sec-numeric-types-bigint-lessThan */
export function bigCompare(a: Ptr, b: Ptr): i32 {
  if (isNegative(a) != isNegative(b)) return isNegative(a) ? -1 : 1;
  const order = compareMagnitudes(a, b);
  return isNegative(a) ? -order : order;
}

export function bigEquals(a: Ptr, b: Ptr): bool {
  return isNegative(a) == isNegative(b) && compareMagnitudes(a, b) == 0;
}

/** Order of a BigInt and a number that is not NaN: exact. spec: sec-islessthan, step 4 */
export function bigCompareNumber(a: Ptr, d: f64): i32 {
  if (d == Infinity) return -1;
  if (d == -Infinity) return 1;
  const sign = isZero(a) ? 0 : isNegative(a) ? -1 : 1;
  const other = d > 0 ? 1 : d < 0 ? -1 : 0;
  if (sign != other || sign == 0) return sign - other;
  const magnitude = abs(d);
  const bits = bitLength(a);
  // 2^(bits-1) <= |a| < 2^bits
  if (bits > 1024) return sign;
  const exponent = <i32>((reinterpret<u64>(magnitude) >> 52) & 0x7ff) - 1022;
  if (<i32>bits != max(exponent, 0) || magnitude < 1) return (<i32>bits > exponent ? 1 : -1) * sign;
  // The same length: compare from the top, 53 bits of the number against all of a.
  let mantissa = (reinterpret<u64>(magnitude) & 0xfffffffffffff) | 0x10000000000000;
  mantissa <<= 11;
  let shift = bits & 31;
  for (let i = wordsOf(a); i > 0; i--) {
    const take = shift ? shift : 32;
    shift = 0;
    const expected = <u32>(mantissa >> (64 - <u64>take));
    mantissa = take == 32 ? mantissa << 32 : mantissa << <u64>take;
    const w = word(a, i - 1);
    if (w != expected) return w > expected ? sign : -sign;
  }
  return mantissa ? -sign : 0;
}

/** Bits of the magnitude: 0 for 0. */
export function bitLength(p: Ptr): u32 {
  const n = wordsOf(p);
  return n ? (n << 5) - clz(word(p, n - 1)) : 0;
}

// Numbers ---------------------------------------------------------------------------------------------------------------------

/** The nearest number, ties to even. spec: sec-number-constructor-number-value, step 1.b */
export function bigToNumber(p: Ptr): f64 {
  const n = wordsOf(p);
  if (!n) return 0;
  const bits = bitLength(p);
  if (bits > 1024) return isNegative(p) ? -Infinity : Infinity;
  // The upper 64 bits, normalized; what is below them only decides ties.
  const lead = clz(word(p, n - 1));
  let top = <u64>word(p, n - 1) << 32 | (n > 1 ? <u64>word(p, n - 2) : 0);
  let low = n > 2 ? word(p, n - 3) : 0;
  if (lead) {
    top = top << <u64>lead | <u64>(low >> (32 - lead));
    low <<= lead;
  }
  let sticky = low != 0;
  for (let i: u32 = 3; i < n && !sticky; i++) sticky = word(p, n - 1 - i) != 0;
  let mantissa = top >> 11;
  const rest = top & 0x7ff;
  if (rest > 0x400 || (rest == 0x400 && (sticky || mantissa & 1))) mantissa++;
  let exponent = bits - 1;
  if (mantissa == 0x20000000000000) {
    mantissa >>= 1;
    exponent++;
  }
  if (exponent > 1023) return isNegative(p) ? -Infinity : Infinity;
  const d = reinterpret<f64>((<u64>(exponent + 1023) << 52) | (mantissa & 0xfffffffffffff));
  return isNegative(p) ? -d : d;
}

/** An integral number. spec: sec-numbertobigint */
export function bigFromNumber(d: f64): Ptr {
  const magnitude = abs(d);
  if (magnitude < 18446744073709551616.0) return bigFromU64(<u64>magnitude, d < 0);
  const bits = reinterpret<u64>(magnitude);
  const exponent = <u32>((bits >> 52) & 0x7ff) - 1075;
  const mantissa = (bits & 0xfffffffffffff) | 0x10000000000000;
  const skip = exponent >> 5, shift = <u64>(exponent & 31);
  const p = newBigInt(skip + 3, d < 0);
  if (!p) return 0;
  memory.fill(<usize>p + Big.Words, 0, <usize>skip << 2);
  const low = mantissa << shift;
  setWord(p, skip, <u32>low);
  setWord(p, skip + 1, <u32>(low >> 32));
  setWord(p, skip + 2, shift ? <u32>(mantissa >> (64 - shift)) : 0);
  return trim(p);
}

// Sums ------------------------------------------------------------------------------------------------------------------------

function addMagnitudes(a: Ptr, b: Ptr, negative: bool): Ptr {
  if (wordsOf(a) < wordsOf(b)) {
    const t = a;
    a = b;
    b = t;
  }
  const n = wordsOf(a), m = wordsOf(b);
  const r = newBigInt(n + 1, negative);
  if (!r) return 0;
  let carry: u64 = 0;
  for (let i: u32 = 0; i < n; i++) {
    carry += <u64>word(a, i) + (i < m ? <u64>word(b, i) : 0);
    setWord(r, i, <u32>carry);
    carry >>= 32;
  }
  setWord(r, n, <u32>carry);
  return trim(r);
}

/** |a| - |b|, where |a| is not less. */
function subtractMagnitudes(a: Ptr, b: Ptr, negative: bool): Ptr {
  const n = wordsOf(a), m = wordsOf(b);
  const r = newBigInt(n, negative);
  if (!r) return 0;
  let borrow: i64 = 0;
  for (let i: u32 = 0; i < n; i++) {
    borrow += <i64>word(a, i) - (i < m ? <i64>word(b, i) : 0);
    setWord(r, i, <u32>borrow);
    borrow >>= 32;
  }
  return trim(r);
}

/** a + b with b's sign given. */
function addSigned(a: Ptr, b: Ptr, negative: bool): Ptr {
  if (isNegative(a) == negative) return addMagnitudes(a, b, negative);
  const order = compareMagnitudes(a, b);
  if (order == 0) return newBigInt(0, false);
  return order > 0 ? subtractMagnitudes(a, b, isNegative(a)) : subtractMagnitudes(b, a, negative);
}

/** spec: sec-numeric-types-bigint-add */
export function bigAdd(a: Ptr, b: Ptr): Ptr {
  return addSigned(a, b, isNegative(b));
}

/** spec: sec-numeric-types-bigint-subtract */
export function bigSubtract(a: Ptr, b: Ptr): Ptr {
  return addSigned(a, b, !isNegative(b));
}
