// BigInts and their digits.

import { Big } from '../abi/layout.ts';
import { charge } from '../interp/fuel.ts';
import { allocLatin1, charsOf, flatten, stringFromLatin1, stringLength, wideOf } from '../string/string.ts';
import { bitLength, isNegative, isZero, newBigInt, setWord, trim, withSign, word, wordsOf } from './bigint.ts';
import { divideWords } from './bigint-divide.ts';
import { unitAt } from './number-parse.ts';
import { digitValue, skipWhiteSpace, skipWhiteSpaceBack } from './number-text.ts';
import { Ptr } from './value.ts';

/** What parsing says of text that is no BigInt. */
export const NOT_A_BIGINT: Ptr = 1;

/** The BigInt that a string spells, NOT_A_BIGINT, or 0: threw. spec: sec-stringtobigint */
export function stringToBigInt(s: Ptr): Ptr {
  const flat = flatten(s);
  if (!flat) return 0;
  const wide = wideOf(flat), step = <usize>(1 << wide);
  let start = charsOf(flat);
  let end = start + (<usize>stringLength(flat) << wide);
  start = skipWhiteSpace(start, end, wide);
  end = skipWhiteSpaceBack(start, end, wide);
  if (start == end) return newBigInt(0, false);
  const first = unitAt(start, wide);
  if (first == 48 && end - start > step) {
    const letter = unitAt(start + step, wide) | 32;
    const bits = letter == 120 ? 4 : letter == 111 ? 3 : letter == 98 ? 1 : 0;
    if (bits) return parseBinary(start + (step << 1), end, wide, bits);
  }
  if (first == 43 || first == 45) start += step;
  const p = parseDecimal(start, end, wide);
  return p > NOT_A_BIGINT && first == 45 && !isZero(p) ? withSign(p, true) : p;
}

/** Hexadecimal digits of a flat Latin-1 string from unit `from` on; NOT_A_BIGINT, or 0. */
export function parseHexadecimal(flat: Ptr, from: u32): Ptr {
  const start = charsOf(flat);
  return parseBinary(start + <usize>from, start + <usize>stringLength(flat), 0, 4);
}

/** Digits of `bits` bits each. */
function parseBinary(start: usize, end: usize, wide: u32, bits: u32): Ptr {
  const digits = <u32>((end - start) >> wide);
  if (!digits) return NOT_A_BIGINT;
  const words = <u32>((<u64>digits * bits + 31) >> 5);
  const p = newBigInt(words, false);
  if (!p) return 0;
  let pending: u64 = 0;
  let held: u32 = 0, at: u32 = 0;
  for (let i = digits; i > 0; i--) {
    const digit = digitValue(unitAt(start + (<usize>(i - 1) << wide), wide));
    if (digit >> bits) return NOT_A_BIGINT;
    pending |= <u64>digit << <u64>held;
    held += bits;
    if (held < 32) continue;
    setWord(p, at++, <u32>pending);
    pending >>= 32;
    held -= 32;
  }
  if (at < words) setWord(p, at, <u32>pending);
  return trim(p);
}

function parseDecimal(start: usize, end: usize, wide: u32): Ptr {
  const digits = <u32>((end - start) >> wide);
  if (!digits) return NOT_A_BIGINT;
  // nine digits are less than 30 bits
  const p = newBigInt((digits + 8) / 9, false);
  if (!p) return 0;
  let used: u32 = 0;
  let take = (digits - 1) % 9 + 1;
  let at = start;
  for (let left = digits; left > 0; left -= take, take = 9) {
    let chunk: u32 = 0;
    for (let i: u32 = 0; i < take; i++, at += <usize>(1 << wide)) {
      const digit = unitAt(at, wide) - 48;
      if (digit > 9) return NOT_A_BIGINT;
      chunk = chunk * 10 + digit;
    }
    if (used > 64 && charge(used >> 4)) return 0;
    let carry = <u64>chunk;
    for (let i: u32 = 0; i < used; i++) {
      carry += <u64>word(p, i) * 1000000000;
      setWord(p, i, <u32>carry);
      carry >>= 32;
    }
    if (carry) setWord(p, used++, <u32>carry);
  }
  store<u32>(p, used << 2, Big.Bytes);
  return p;
}

// @ts-ignore: decorator
@inline
function digitChar(digit: u32): u8 {
  return <u8>(digit < 10 ? 48 + digit : 87 + digit);
}

/** Text in a radix from 2 to 36. spec: sec-numeric-types-bigint-tostring */
export function bigToString(p: Ptr, radix: u32): Ptr {
  if (isZero(p)) {
    const zero = memory.data<u8>([48]);
    return stringFromLatin1(zero, 1);
  }
  // a digit holds at least this many bits
  const room = bitLength(p) / (31 - clz(radix)) + 2;
  const text = allocLatin1(room);
  if (!text || charge(room >> 4)) return 0;
  const start = charsOf(text);
  let at = radix & (radix - 1) ? writeDigits(p, radix, start + room) : writeBinary(p, ctz(radix), start + room);
  if (!at) return 0;
  if (isNegative(p)) store<u8>(--at, 45);
  return stringFromLatin1(at, <u32>(start + room - at));
}

/** Writes digits of `bits` bits each backwards, ending at `end`; returns where they begin. */
function writeBinary(p: Ptr, bits: u32, end: usize): usize {
  const total = bitLength(p);
  for (let from: u32 = 0; from < total; from += bits) {
    const i = from >> 5, shift = from & 31;
    let digit = word(p, i) >> shift;
    if (shift + bits > 32 && i + 1 < wordsOf(p)) digit |= word(p, i + 1) << (32 - shift);
    store<u8>(--end, digitChar(digit & ((1 << bits) - 1)));
  }
  return end;
}

/** The same for other radices, by division; 0 if it was terminated. */
function writeDigits(p: Ptr, radix: u32, end: usize): usize {
  let chunk = radix, digits: u32 = 1;
  while (<u64>chunk * radix <= 0xffffffff) {
    chunk *= radix;
    digits++;
  }
  const rest = withSign(p, false);
  if (!rest) return 0;
  let left = wordsOf(rest);
  while (left) {
    if (left > 64 && charge(left >> 3)) return 0;
    let part = divideWords(<usize>rest + Big.Words, left, chunk);
    while (left && word(rest, left - 1) == 0) left--;
    for (let i: u32 = 0; left ? i < digits : part != 0; i++) {
      store<u8>(--end, digitChar(part % radix));
      part /= radix;
    }
  }
  return end;
}
