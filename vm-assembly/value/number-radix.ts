// Number::toString with a radix other than 10. The specification leaves the fraction digits open; this writes as many as
// identify the double, the same ones as V8, so that programs print the same in every tier and under Node.
// spec: sec-numeric-types-number-tostring, step 5 and its note

import { formatNonFinite } from './number-format.ts';

/** Bytes that `formatRadix` may write: a sign, 1,024 integer digits or 1,074 fraction digits with some slack. */
export const maxRadixLength: i32 = 1136;

// integer digits grow down from the middle, fraction digits grow up
const middle: usize = 1100;
const scratch: usize = memory.data(2248);

// @ts-ignore: decorator
@inline
function digitText(digit: i32): i32 {
  return digit + (digit < 10 ? 48 : 87);
}

/** Writes `value` in `radix` (2 to 36); returns the length. */
export function formatRadix(value: f64, radix: i32, out: usize): i32 {
  if (!(abs(value) < Infinity)) return formatNonFinite(value, out);
  const base = radix as f64;
  const magnitude = abs(value);
  let integer = floor(magnitude);
  let fraction = magnitude - integer;
  let start = scratch + middle;
  let end = start;
  // half the distance to the next double: digits below it carry no information
  const next = reinterpret<f64>(reinterpret<u64>(magnitude) + 1);
  let delta = max(0.5 * (next - magnitude), reinterpret<f64>(1));
  if (fraction >= delta) {
    end++;
    store<u8>(start, 0x2e);
    do {
      fraction *= base;
      delta *= base;
      const digit = fraction as i32;
      store<u8>(end, digitText(digit));
      end++;
      fraction -= digit as f64;
      if (fraction > 0.5 || (fraction == 0.5 && (digit & 1) != 0)) {
        if (fraction + delta > 1) {
          end = carryUp(end, radix);
          if (end == start) integer += 1;
          break;
        }
      }
    } while (fraction >= delta);
  }
  // digits beyond the precision of the double are zeros
  while (integer / base >= 9007199254740992.0) {
    integer /= base;
    start--;
    store<u8>(start, 0x30);
  }
  do {
    // below 2^53 * 36 now, but the subtraction still rounds above 2^53 and may leave a fraction, which is dropped
    const whole = integer as u64;
    const rest = whole % (radix as u64);
    start--;
    store<u8>(start, digitText(rest as i32));
    integer = ((whole as f64) - (rest as f64)) / base;
  } while (integer > 0);
  if (value < 0) {
    start--;
    store<u8>(start, 0x2d);
  }
  memory.copy(out, start, end - start);
  return (end - start) as i32;
}

// adds one to the last fraction digit; returns the new end, which is the point itself when the carry leaves the fraction
function carryUp(end: usize, radix: i32): usize {
  const pointAt = scratch + middle;
  while (true) {
    end--;
    if (end == pointAt) return end;
    const text = load<u8>(end) as i32;
    const digit = text > 0x39 ? text - 87 : text - 48;
    if (digit + 1 < radix) {
      store<u8>(end, digitText(digit + 1));
      return end + 1;
    }
  }
}
