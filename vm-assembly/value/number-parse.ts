// Decimal text to the nearest double, exactly: Clinger's fast path, then Eisel-Lemire, then big integers for the few texts
// of more than 19 digits that the first 19 do not decide. Text is Latin-1 (wide = 0) or UTF-16 (wide = 1).
// spec: sec-roundmvresult

import {
  bigCompare,
  bigMultiplyAdd,
  bigMultiplyPowerOfFive,
  bigSet,
  bigShiftLeft,
  firstBig,
  secondBig,
} from './number-bignum.ts';
import { floorLog2PowerOfTen, integerPowerOfTen, mulHigh, powerOfTen } from './number-powers.ts';

/** Where the last `scanDecimal` stopped; equal to its start when there was no number. */
export let decimalEnd: usize = 0;

const exactPowers: usize = memory.data<f64>([
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]);

/** The code unit at `address`. */
// @ts-ignore: decorator
@inline
export function unitAt(address: usize, wide: u32): u32 {
  return wide ? (load<u16>(address) as u32) : (load<u8>(address) as u32);
}

/**
 * Reads a StrUnsignedDecimalLiteral other than Infinity (`12`, `1.5e3`, `.5`, `5.`) from [start, end) and leaves its end in
 * `decimalEnd`. An exponent without digits is not part of it.
 */
export function scanDecimal(start: usize, end: usize, wide: u32): f64 {
  const step = (1 << wide) as usize;
  let cursor = start;
  let mantissa: u64 = 0;
  // digits of the mantissa from the first nonzero one, at most 19
  let significant = 0;
  let exponent: i64 = 0;
  let truncated = false;
  let any = false;
  while (cursor < end) {
    const digit = unitAt(cursor, wide) - 48;
    if (digit > 9) break;
    any = true;
    cursor += step;
    if (significant < 19) {
      mantissa = mantissa * 10 + (digit as u64);
      significant += mantissa != 0 ? 1 : 0;
    } else {
      exponent++;
      truncated = truncated || digit != 0;
    }
  }
  if (cursor < end && unitAt(cursor, wide) == 0x2e) {
    const pointAt = cursor;
    cursor += step;
    while (cursor < end) {
      const digit = unitAt(cursor, wide) - 48;
      if (digit > 9) break;
      any = true;
      cursor += step;
      if (significant < 19) {
        mantissa = mantissa * 10 + (digit as u64);
        significant += mantissa != 0 ? 1 : 0;
        exponent--;
      } else truncated = truncated || digit != 0;
    }
    if (!any) cursor = pointAt;
  }
  if (!any) {
    decimalEnd = start;
    return 0;
  }
  const digitsEnd = cursor;
  let written: i64 = 0;
  if (cursor < end && (unitAt(cursor, wide) | 32) == 0x65) {
    let probe = cursor + step;
    let negative = false;
    if (probe < end) {
      const sign = unitAt(probe, wide);
      negative = sign == 0x2d;
      if (negative || sign == 0x2b) probe += step;
    }
    while (probe < end) {
      const digit = unitAt(probe, wide) - 48;
      if (digit > 9) break;
      probe += step;
      cursor = probe;
      if (written < 1000000000000) written = written * 10 + (digit as i64);
    }
    if (negative) written = 0 - written;
    exponent += written;
  }
  decimalEnd = cursor;
  if (!truncated) return decimalToDouble(mantissa, exponent);
  // 10^19 times 10^-344 is under half the smallest double
  if (exponent < -343) return 0;
  if (exponent > 308) return Infinity;
  const power = exponent as i32;
  const lower = nearestDouble(mantissa, power);
  if (lower == nearestDouble(mantissa + 1, power)) return lower;
  return decideByDigits(start, digitsEnd, wide, written as i32, lower);
}

/** mantissa * 10^exponent to the nearest double. */
export function decimalToDouble(mantissa: u64, exponent: i64): f64 {
  if (mantissa == 0 || exponent < -343) return 0;
  if (exponent > 308) return Infinity;
  const power = exponent as i32;
  if (mantissa <= 9007199254740992) {
    if (power == 0) return mantissa as f64;
    if (power > 0 && power <= 22) return (mantissa as f64) * load<f64>(exactPowers + ((power as usize) << 3));
    if (power < 0 && power >= -22) return (mantissa as f64) / load<f64>(exactPowers + ((0 - power) << 3));
  }
  return nearestDouble(mantissa, power);
}

/** mantissa * 10^exponent to the nearest double, ties to even (Eisel-Lemire); -343 <= exponent <= 308. */
function nearestDouble(mantissa: u64, exponent: i32): f64 {
  if (exponent < -342) return 0;
  const leading = clz<u64>(mantissa);
  const normal = mantissa << leading;
  const entry = powerOfTen(exponent);
  const powerHigh = load<u64>(entry);
  let low = normal * powerHigh;
  let high = mulHigh(normal, powerHigh);
  if ((high & 0x1ff) == 0x1ff) {
    // the bits that decide are all ones: bring in the other half of the power, rounded up where it is a reciprocal
    // that a short mantissa could hit exactly
    let powerLow = load<u64>(entry, 8);
    if (exponent < 0 && exponent >= -27) powerLow += 1;
    const carry = mulHigh(normal, powerLow);
    low += carry;
    if (low < carry) high += 1;
  }
  const upper = (high >> 63) as i32;
  const dropped = upper + 9;
  let result = high >> (dropped as u64);
  let biased = floorLog2PowerOfTen(exponent) + 63 + upper - (leading as i32) + 1023;
  if (biased <= 0) {
    const shift = 1 - biased;
    if (shift >= 64) return 0;
    result >>= shift as u64;
    result += result & 1;
    // rounding up to 2^52 makes the smallest normal number, whose bits follow on
    return reinterpret<f64>(result >> 1);
  }
  if (low <= 1 && exponent >= -4 && exponent <= 23 && (result & 3) == 1) {
    // exactly halfway: to even
    if (result << (dropped as u64) == high) result &= ~1;
  }
  result += result & 1;
  result >>= 1;
  if (result >= 0x0020000000000000) {
    result = 0x0010000000000000;
    biased++;
  }
  if (biased >= 0x7ff) return Infinity;
  return reinterpret<f64>((result & 0x000fffffffffffff) | ((biased as u64) << 52));
}

/** The digits of [start, end) times 10^written lie at `lower` or between it and the next double: compares with the middle. */
function decideByDigits(start: usize, end: usize, wide: u32, written: i32, lower: f64): f64 {
  const step = (1 << wide) as usize;
  let exponent = written;
  let count = 0;
  let chunk: u32 = 0;
  let chunkDigits = 0;
  let afterPoint = false;
  let sticky = false;
  bigSet(firstBig, 0);
  for (let cursor = start; cursor < end; cursor += step) {
    const digit = unitAt(cursor, wide) - 48;
    if (digit > 9) {
      afterPoint = true;
      continue;
    }
    if (count == 0 && digit == 0) {
      if (afterPoint) exponent--;
      continue;
    }
    if (count < 768) {
      chunk = chunk * 10 + digit;
      chunkDigits++;
      count++;
      if (chunkDigits == 9) {
        bigMultiplyAdd(firstBig, 1000000000, chunk);
        chunk = 0;
        chunkDigits = 0;
      }
      if (afterPoint) exponent--;
    } else {
      sticky = sticky || digit != 0;
      if (!afterPoint) exponent++;
    }
  }
  if (sticky) {
    // no middle has more than 767 digits, so one more nonzero digit stands for all that follow
    chunk = chunk * 10 + 1;
    chunkDigits++;
    exponent--;
  }
  if (chunkDigits != 0) bigMultiplyAdd(firstBig, integerPowerOfTen(chunkDigits) as u32, chunk);
  const bits = reinterpret<u64>(lower);
  const biased = (bits >> 52) as i32;
  const fraction = bits & 0x000fffffffffffff;
  const significand = biased != 0 ? fraction | 0x0010000000000000 : fraction;
  bigSet(secondBig, (significand << 1) | 1);
  // digits * 10^exponent <=> middle * 2^scale
  const scale = (biased != 0 ? biased : 1) - 1076;
  if (exponent >= 0) bigMultiplyPowerOfFive(firstBig, exponent);
  else bigMultiplyPowerOfFive(secondBig, 0 - exponent);
  const shift = exponent - scale;
  if (shift >= 0) bigShiftLeft(firstBig, shift);
  else bigShiftLeft(secondBig, 0 - shift);
  const order = bigCompare(firstBig, secondBig);
  if (order < 0 || (order == 0 && (significand & 1) == 0)) return lower;
  return reinterpret<f64>(bits + 1);
}
