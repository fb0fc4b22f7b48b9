// toFixed, toExponential and toPrecision. A double is a binary fraction, so its decimal expansion is finite: it is written
// out in full and rounded half up in decimal, which is what the specification's "let n be an integer for which ... is as
// close to zero as possible; if there are two such n, pick the larger n" says.

import { bigDivideBillion, bigMultiplyPowerOfFive, bigSet, bigShiftLeft, firstBig } from './number-bignum.ts';
import { countDigits, writeDigits } from './number-digits.ts';
import { formatExponent, formatNonFinite, formatNumber } from './number-format.ts';
import { integerPowerOfTen, mulHigh } from './number-powers.ts';

// `out` of the functions below has room for 192 bytes.

// 5^1074 * 2^53 has 767 digits, written in chunks of nine from the end; one byte in front takes a carry
const scratchBytes: usize = 800;
const scratch: usize = memory.data(800);

// the digits of the last expansion: first digit, count, and how many stand before the decimal point (may be negative)
let first: usize = 0;
let length: i32 = 0;
let point: i32 = 0;

/** Writes every digit of a positive finite double to the scratch. */
function expand(value: f64): void {
  const bits = reinterpret<u64>(value);
  const biased = (bits >> 52) as i32;
  let significand = bits & 0x000fffffffffffff;
  let exponent = -1074;
  if (biased != 0) {
    significand |= 0x0010000000000000;
    exponent = biased - 1075;
  }
  const zeros = ctz<u64>(significand) as i32;
  significand >>= zeros as u64;
  exponent += zeros;
  bigSet(firstBig, significand);
  if (exponent < 0) bigMultiplyPowerOfFive(firstBig, 0 - exponent);
  else bigShiftLeft(firstBig, exponent);
  const end = scratch + scratchBytes;
  let cursor = end;
  while (load<u32>(firstBig) > 2) {
    writeDigits(bigDivideBillion(firstBig) as u64, 9, cursor);
    cursor -= 9;
  }
  let rest = load<u32>(firstBig, 4) as u64;
  if (load<u32>(firstBig) == 2) rest |= (load<u32>(firstBig, 8) as u64) << 32;
  const count = countDigits(rest);
  writeDigits(rest, count, cursor);
  first = cursor - (count as usize);
  length = (end - first) as i32;
  point = length + (exponent < 0 ? exponent : 0);
}

/** Rounds the expansion half up to its first `count` digits; `count` may be zero, negative, or more than there are. */
function round(count: i32): void {
  if (count >= length) return;
  if (count < 0 || load<u8>(first + count) < 0x35) {
    length = count < 0 ? 0 : count;
    return;
  }
  length = count;
  let digit = first + count;
  while (digit > first) {
    digit--;
    const value = load<u8>(digit);
    if (value != 0x39) {
      store<u8>(digit, value + 1);
      return;
    }
    store<u8>(digit, 0x30);
  }
  first--;
  store<u8>(first, 0x31);
  point++;
  length++;
}

// copies `count` digits from position `from` of the expansion, zeros where it has none
function copyDigits(from: i32, count: i32, out: usize): void {
  memory.fill(out, 0x30, count);
  let start = from;
  if (start < 0) {
    out += 0 - start;
    count += start;
    start = 0;
  }
  if (count > length - start) count = length - start;
  if (count > 0) memory.copy(out, first + start, count);
}

/** Number.prototype.toFixed, 0 <= digits <= 100; returns the length. spec: sec-number.prototype.tofixed */
export function formatFixed(value: f64, digits: i32, out: usize): i32 {
  const magnitude = abs(value);
  if (!(magnitude < 1e21)) return formatNumber(value, out);
  let sign = 0;
  // step 7: a sign for every x < 0, also when the digits turn out to be zeros; none for -0
  if (value < 0) {
    store<u8>(out, 0x2d);
    sign = 1;
  }
  out += sign;
  if (digits <= 19) {
    const fast = fixedFast(magnitude, digits, out);
    if (fast != 0) return sign + fast;
  }
  if (magnitude == 0) {
    first = scratch;
    length = 0;
    point = 0;
  } else {
    expand(magnitude);
    round(point + digits);
  }
  let size = 1;
  if (point > 0) {
    copyDigits(0, point, out);
    size = point;
  } else store<u8>(out, 0x30);
  if (digits != 0) {
    store<u8>(out + size, 0x2e);
    copyDigits(point, digits, out + size + 1);
    size += digits + 1;
  }
  return sign + size;
}

// m * 10^digits * 2^-shift in 128 bits when the result fits 64; 0 when it does not apply
function fixedFast(magnitude: f64, digits: i32, out: usize): i32 {
  const bits = reinterpret<u64>(magnitude);
  const shift = 1075 - ((bits >> 52) as i32);
  if (shift < 1 || shift > 127) return 0;
  const significand = (bits & 0x000fffffffffffff) | 0x0010000000000000;
  const power = integerPowerOfTen(digits);
  const low = significand * power;
  const high = mulHigh(significand, power);
  let scaled: u64;
  let half: u64;
  if (shift > 64) {
    scaled = high >> ((shift - 64) as u64);
    half = (high >> ((shift - 65) as u64)) & 1;
  } else if (shift == 64) {
    scaled = high;
    half = low >> 63;
  } else {
    if (high >> ((shift - 1) as u64) != 0) return 0;
    scaled = (high << ((64 - shift) as u64)) | (low >> (shift as u64));
    half = (low >> ((shift - 1) as u64)) & 1;
  }
  scaled += half;
  if (digits == 0) {
    const count = countDigits(scaled);
    writeDigits(scaled, count, out + count);
    return count;
  }
  const integer = scaled / power;
  const count = countDigits(integer);
  writeDigits(integer, count, out + count);
  store<u8>(out + count, 0x2e);
  writeDigits(scaled - integer * power, digits, out + count + 1 + digits);
  return count + 1 + digits;
}

/** Number.prototype.toExponential; digits -1 stands for undefined. spec: sec-number.prototype.toexponential */
export function formatExponential(value: f64, digits: i32, out: usize): i32 {
  if (!(abs(value) < Infinity)) return formatNonFinite(value, out);
  let sign = 0;
  if (value < 0) {
    store<u8>(out, 0x2d);
    sign = 1;
    value = 0 - value;
  }
  out += sign;
  let count = digits + 1;
  if (value == 0) {
    first = scratch;
    length = 0;
    point = 1;
    if (digits < 0) count = 1;
  } else if (digits < 0) {
    count = loadShortest(value, out);
  } else {
    expand(value);
    round(count);
  }
  copyDigits(0, 1, out);
  let size = 1;
  if (count > 1) {
    store<u8>(out, 0x2e, 1);
    copyDigits(1, count - 1, out + 2);
    size = count + 1;
  }
  return sign + size + formatExponent(point - 1, out + size);
}

// takes the digits of the shortest form into the scratch; returns their count
function loadShortest(value: f64, out: usize): i32 {
  const size = formatNumber(value, out);
  first = scratch;
  let count = 0;
  let pointAt = -1;
  let exponent = 0;
  for (let i = 0; i < size; i++) {
    const unit = load<u8>(out + i) as i32;
    if (unit == 0x2e) pointAt = count;
    else if (unit == 0x65) {
      const negative = load<u8>(out + i, 1) == 0x2d;
      for (let j = i + 2; j < size; j++) exponent = exponent * 10 + (load<u8>(out + j) as i32) - 48;
      if (negative) exponent = 0 - exponent;
      break;
    } else {
      store<u8>(scratch + count, unit);
      count++;
    }
  }
  point = (pointAt < 0 ? count : pointAt) + exponent;
  while (load<u8>(first) == 0x30) {
    first++;
    count--;
    point--;
  }
  while (load<u8>(first + count - 1) == 0x30) count--;
  length = count;
  return count;
}

/** Number.prototype.toPrecision, 1 <= precision <= 100; returns the length. spec: sec-number.prototype.toprecision */
export function formatPrecision(value: f64, precision: i32, out: usize): i32 {
  if (!(abs(value) < Infinity)) return formatNonFinite(value, out);
  let sign = 0;
  if (value < 0) {
    store<u8>(out, 0x2d);
    sign = 1;
    value = 0 - value;
  }
  out += sign;
  if (value == 0) {
    first = scratch;
    length = 0;
    point = 1;
  } else {
    expand(value);
    round(precision);
  }
  const exponent = point - 1;
  if (exponent < -6 || exponent >= precision) {
    copyDigits(0, 1, out);
    let size = 1;
    if (precision > 1) {
      store<u8>(out, 0x2e, 1);
      copyDigits(1, precision - 1, out + 2);
      size = precision + 1;
    }
    return sign + size + formatExponent(exponent, out + size);
  }
  if (exponent >= 0) {
    copyDigits(0, point, out);
    if (point == precision) return sign + point;
    store<u8>(out + point, 0x2e);
    copyDigits(point, precision - point, out + point + 1);
    return sign + precision + 1;
  }
  store<u16>(out, 0x2e30);
  copyDigits(point, precision - point, out + 2);
  return sign + 2 + precision - point;
}
