// StringToNumber, parseFloat and parseInt over flat text: Latin-1 (wide = 0) or UTF-16 (wide = 1), `length` in code units.

import { decimalEnd, scanDecimal, unitAt } from './number-parse.ts';

/** WhiteSpace or LineTerminator. spec: sec-white-space, sec-line-terminators */
export function isWhiteSpace(unit: u32): bool {
  if (unit < 128) return unit == 32 || (unit >= 9 && unit <= 13);
  if (unit < 0x1680) return unit == 0xa0;
  return (
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit == 0x2028 ||
    unit == 0x2029 ||
    unit == 0x202f ||
    unit == 0x205f ||
    unit == 0x3000 ||
    unit == 0xfeff ||
    unit == 0x1680
  );
}

/** The first address in [start, end) that holds no white space, or `end`. */
export function skipWhiteSpace(start: usize, end: usize, wide: u32): usize {
  const step = (1 << wide) as usize;
  while (start < end && isWhiteSpace(unitAt(start, wide))) start += step;
  return start;
}

/** The address after the last unit of [start, end) that is no white space, or `start`. */
export function skipWhiteSpaceBack(start: usize, end: usize, wide: u32): usize {
  const step = (1 << wide) as usize;
  while (end > start && isWhiteSpace(unitAt(end - step, wide))) end -= step;
  return end;
}

// 'Infinity' as bytes
// @ts-ignore: decorator
@inline
const infinityText: u64 = 0x7974696e69666e49;

function startsWithInfinity(start: usize, end: usize, wide: u32): bool {
  if (((end - start) >> (wide as usize)) < 8) return false;
  if (!wide) return load<u64>(start) == infinityText;
  for (let i = 0; i < 8; i++) {
    if ((load<u16>(start + (i << 1)) as u64) != ((infinityText >> ((i << 3) as u64)) & 0xff)) return false;
  }
  return true;
}

/** The value of a digit up to base 36, or 99. */
// @ts-ignore: decorator
@inline
export function digitValue(unit: u32): u32 {
  if (unit - 48 <= 9) return unit - 48;
  const letter = (unit | 32) - 97;
  // setting bit 5 maps no unit above 0x7f to a letter
  return letter <= 25 ? letter + 10 : 99;
}

let digitsEnd: usize = 0;

/** Digits in a radix that is a power of two, rounded once, to even; the end goes to `digitsEnd`. */
function scanBinary(start: usize, end: usize, wide: u32, radix: u32): f64 {
  const step = (1 << wide) as usize;
  const bits = ctz<u32>(radix);
  let value: u64 = 0;
  let sticky: u64 = 0;
  let exponent: i64 = 0;
  let cursor = start;
  while (cursor < end) {
    const digit = digitValue(unitAt(cursor, wide));
    if (digit >= radix) break;
    cursor += step;
    if (value >> 58 == 0) value = (value << (bits as u64)) | (digit as u64);
    else {
      // 59 bits or more are there: the rest matters only as zero or not
      sticky |= digit as u64;
      exponent += bits as i64;
    }
  }
  digitsEnd = cursor;
  const rounded = (value | (sticky != 0 ? 1 : 0)) as f64;
  if (exponent == 0) return rounded;
  if (exponent > 1023) return Infinity;
  return rounded * reinterpret<f64>((exponent + 1023) << 52);
}

/** spec: sec-stringtonumber */
export function stringToNumber(text: usize, length: u32, wide: u32): f64 {
  let end = text + ((length as usize) << wide);
  const start = skipWhiteSpace(text, end, wide);
  if (start == end) return 0;
  end = skipWhiteSpaceBack(start, end, wide);
  const step = (1 << wide) as usize;
  const first = unitAt(start, wide);
  if (first == 0x30 && start + step < end) {
    const mark = unitAt(start + step, wide) | 32;
    const radix: u32 = mark == 0x78 ? 16 : mark == 0x6f ? 8 : mark == 0x62 ? 2 : 0;
    if (radix != 0) {
      const digits = start + step + step;
      const value = scanBinary(digits, end, wide, radix);
      return digitsEnd == end && digits < end ? value : NaN;
    }
  }
  let number = start;
  if (first == 0x2d || first == 0x2b) number += step;
  let value = scanDecimal(number, end, wide);
  if (decimalEnd != end || number == end) {
    if (((end - number) >> (wide as usize)) != 8 || !startsWithInfinity(number, end, wide)) return NaN;
    value = Infinity;
  }
  return first == 0x2d ? -value : value;
}

/** spec: sec-parsefloat-string */
export function parseFloatText(text: usize, length: u32, wide: u32): f64 {
  const end = text + ((length as usize) << wide);
  let start = skipWhiteSpace(text, end, wide);
  if (start == end) return NaN;
  const first = unitAt(start, wide);
  if (first == 0x2d || first == 0x2b) start += (1 << wide) as usize;
  let value = scanDecimal(start, end, wide);
  if (decimalEnd == start) {
    if (!startsWithInfinity(start, end, wide)) return NaN;
    value = Infinity;
  }
  return first == 0x2d ? -value : value;
}

/** parseInt after ToInt32(radix). spec: sec-parseint-string-radix */
export function parseIntText(text: usize, length: u32, wide: u32, radix: i32): f64 {
  const end = text + ((length as usize) << wide);
  const step = (1 << wide) as usize;
  let start = skipWhiteSpace(text, end, wide);
  if (start == end) return NaN;
  const first = unitAt(start, wide);
  if (first == 0x2d || first == 0x2b) start += step;
  if (radix != 0 && (radix < 2 || radix > 36)) return NaN;
  if (radix == 0 || radix == 16) {
    if (start + step < end && unitAt(start, wide) == 0x30 && (unitAt(start + step, wide) | 32) == 0x78) {
      start += step + step;
      radix = 16;
    }
    if (radix == 0) radix = 10;
  }
  if (start >= end || digitValue(unitAt(start, wide)) >= (radix as u32)) return NaN;
  let value: f64;
  if (radix == 10) {
    let cursor = start;
    let integer: u64 = 0;
    while (cursor < end) {
      const digit = unitAt(cursor, wide) - 48;
      if (digit > 9) break;
      integer = integer * 10 + (digit as u64);
      cursor += step;
    }
    // 19 digits fit, and converting them rounds once
    value = ((cursor - start) >> (wide as usize)) <= 19 ? (integer as f64) : scanDecimal(start, cursor, wide);
  } else if ((radix & (radix - 1)) == 0) {
    value = scanBinary(start, end, wide, radix);
  } else value = scanOther(start, end, wide, radix);
  return first == 0x2d ? -value : value;
}

// other radixes: groups of digits as large as 2^32 / 36 allows, added in doubles, which the specification permits past 20
// digits; V8 forms the same groups
function scanOther(start: usize, end: usize, wide: u32, radix: u32): f64 {
  const step = (1 << wide) as usize;
  let value: f64 = 0;
  let cursor = start;
  let done = false;
  while (cursor < end && unitAt(cursor, wide) == 0x30) cursor += step;
  while (!done) {
    let part: u32 = 0;
    let multiplier: u32 = 1;
    while (true) {
      const digit = cursor < end ? digitValue(unitAt(cursor, wide)) : 99;
      if (digit >= radix) {
        done = true;
        break;
      }
      const next = multiplier * radix;
      if (next > 119304647) break;
      part = part * radix + digit;
      multiplier = next;
      cursor += step;
    }
    value = value * (multiplier as f64) + (part as f64);
  }
  return value;
}
