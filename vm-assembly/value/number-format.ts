// Number::toString, radix 10: the shortest digits that read back as the same double, nearest to it among the shortest
// (Raffaello Giulietti's Schubfach), in the layout of JavaScript.
// spec: sec-numeric-types-number-tostring

import { countDigits, writeDigits } from './number-digits.ts';
import { floorLog2PowerOfTen, mulHigh, powerOfTen } from './number-powers.ts';

// results of shortestDecimal: value = shortestDigits * 10^shortestExponent
let shortestExponent: i32 = 0;

// the scaled product, its low bits folded into the last one (sticky); the power is rounded up
// @ts-ignore: decorator
@inline
function roundToOdd(powerHigh: u64, powerLow: u64, factor: u64): u64 {
  const carry = mulHigh(powerLow, factor);
  const low = powerHigh * factor + carry;
  const high = mulHigh(powerHigh, factor) + (low < carry ? 1 : 0);
  return high | (low > 1 ? 1 : 0);
}

/** Shortest decimal digits of a positive finite double given by its bits; the exponent goes to `shortestExponent`. */
function shortestDecimal(bits: u64): u64 {
  const fraction = bits & 0x000fffffffffffff;
  const biased = ((bits >> 52) as i32) & 0x7ff;
  const significand = biased != 0 ? fraction | 0x0010000000000000 : fraction;
  const exponent = biased != 0 ? biased - 1075 : -1074;
  const narrowBelow = fraction == 0 && biased > 1;
  // k = floor(log10(2^exponent)), or of 3/4 of it when the interval below is half as wide
  const k = (exponent * 1262611 - (narrowBelow ? 524031 : 0)) >> 22;
  const shift = (exponent + floorLog2PowerOfTen(-k) + 1) as u64;
  const entry = powerOfTen(-k);
  const powerHigh = load<u64>(entry);
  let powerLow = load<u64>(entry, 8);
  let high = powerHigh;
  // rounded up unless 10^-k is exact in 128 bits; the low word is never all ones
  if (-k < 0 || -k > 55) {
    powerLow += 1;
    if (powerLow == 0) high += 1;
  }
  const centre = significand << 2;
  const lowerBound = roundToOdd(high, powerLow, (centre - (narrowBelow ? 1 : 2)) << shift);
  const value = roundToOdd(high, powerLow, centre << shift);
  const upperBound = roundToOdd(high, powerLow, (centre + 2) << shift);
  const odd = significand & 1;
  const lower = lowerBound + odd;
  const upper = upperBound - odd;
  const s = value >> 2;
  if (s >= 10) {
    const tenth = s / 10;
    const below = tenth * 40;
    const roundDownFits = lower <= below;
    const roundUpFits = below + 40 <= upper;
    if (roundDownFits != roundUpFits) {
      shortestExponent = k + 1;
      return tenth + (roundUpFits ? 1 : 0);
    }
  }
  shortestExponent = k;
  const floorFits = lower <= s << 2;
  const ceilFits = (s << 2) + 4 <= upper;
  if (floorFits != ceilFits) return s + (ceilFits ? 1 : 0);
  const middle = (s << 2) + 2;
  return s + (value > middle || (value == middle && (s & 1) != 0) ? 1 : 0);
}

// @ts-ignore: decorator
@inline
function write4(out: usize, text: u32): void {
  store<u32>(out, text);
}

/** Writes an int32 in decimal; returns the length (at most 11). */
export function formatInt32(value: i32, out: usize): i32 {
  let sign = 0;
  let magnitude = value as u32;
  if (value < 0) {
    store<u8>(out, 0x2d);
    magnitude = (0 - value) as u32;
    sign = 1;
  }
  if (magnitude < 10) {
    store<u8>(out + sign, 48 + magnitude);
    return sign + 1;
  }
  const count = countDigits(magnitude as u64);
  writeDigits(magnitude as u64, count, out + sign + count);
  return sign + count;
}

/** Writes NaN or an infinity; returns the length. */
export function formatNonFinite(value: f64, out: usize): i32 {
  if (value != value) {
    write4(out, 0x004e614e); // NaN
    return 3;
  }
  let length = 0;
  if (value < 0) {
    store<u8>(out, 0x2d);
    length = 1;
  }
  write4(out + length, 0x69666e49); // Infi
  write4(out + length + 4, 0x7974696e); // nity
  return length + 8;
}

/** Writes `value` as Number.prototype.toString() does; returns the length. `out` has room for 32 bytes. */
export function formatNumber(value: f64, out: usize): i32 {
  const bits = reinterpret<u64>(value);
  if ((bits & 0x7ff0000000000000) == 0x7ff0000000000000) return formatNonFinite(value, out);
  const magnitude = abs(value);
  let sign = 0;
  if (value < 0) {
    store<u8>(out, 0x2d);
    sign = 1;
  }
  out += sign;
  if (magnitude < 9007199254740992.0) {
    const integer = magnitude as u64;
    if ((integer as f64) == magnitude) {
      // an integer below 2^53 is its own shortest form
      const count = countDigits(integer);
      writeDigits(integer, count, out + count);
      return sign + count;
    }
  }
  let digits = shortestDecimal(bits & 0x7fffffffffffffff);
  let exponent = shortestExponent;
  // the interval test removes at most one zero
  let rest = digits / 100000000;
  if (rest * 100000000 == digits) {
    digits = rest;
    exponent += 8;
  }
  while (true) {
    rest = digits / 10;
    if (rest * 10 != digits) break;
    digits = rest;
    exponent += 1;
  }
  const count = countDigits(digits);
  return sign + layoutDigits(digits, count, count + exponent, out);
}

/** Lays out `count` digits whose decimal point stands after `point` of them. spec: sec-numeric-types-number-tostring, 5 to 12 */
function layoutDigits(digits: u64, count: i32, point: i32, out: usize): i32 {
  if (point > 0 && point <= 21) {
    if (count <= point) {
      writeDigits(digits, count, out + count);
      memory.fill(out + count, 0x30, point - count);
      return point;
    }
    writeDigits(digits, count, out + 1 + count);
    for (let i = 0; i < point; i++) store<u8>(out + i, load<u8>(out + i, 1));
    store<u8>(out + point, 0x2e);
    return count + 1;
  }
  if (point > -6 && point <= 0) {
    store<u16>(out, 0x2e30);
    store<u64>(out, 0x3030303030303030, 2);
    const length = 2 - point + count;
    writeDigits(digits, count, out + length);
    return length;
  }
  writeDigits(digits, count, out + 1 + count);
  let length = 1;
  store<u8>(out, load<u8>(out, 1));
  if (count > 1) {
    store<u8>(out, 0x2e, 1);
    length = count + 1;
  }
  return length + formatExponent(point - 1, out + length);
}

/** Writes `e+5`, `e-324`, ...; returns the length. */
export function formatExponent(exponent: i32, out: usize): i32 {
  store<u8>(out, 0x65);
  store<u8>(out, exponent < 0 ? 0x2d : 0x2b, 1);
  return 2 + formatInt32(exponent < 0 ? 0 - exponent : exponent, out + 2);
}
