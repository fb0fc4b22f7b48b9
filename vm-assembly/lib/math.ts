// Math.sumPrecise. spec: sec-math.sumprecise

import { isNullish, valueText } from './common.ts';

const HIGHEST_POWER = 2 ** 1023;
/** Distance between the largest finite numbers. */
const LAST_PLACE = 2 ** 971;
const MAX_VALUE = 1.7976931348623157e308;
const MOST = 2 ** 53 - 1;

/**
 * A sum without rounding, as parts that do not overlap, the smallest first (Shewchuk, "Adaptive Precision Floating-Point Arithmetic"). What
 * exceeds the range is counted apart, in units of 2 ** 1024.
 */
class ExactSum {
  readonly parts: number[] = [];
  overflow = 0;

  add(v: number): void {
    const parts = this.parts;
    let x = v;
    let used = 0;
    for (let i = 0; i < parts.length; i++) {
      let y = parts[i];
      if (magnitude(x) < magnitude(y)) {
        const t = x;
        x = y;
        y = t;
      }
      let high = x + y;
      if (magnitude(high) === Infinity) {
        const sign = high > 0 ? 1 : -1;
        this.overflow += sign;
        x = x - sign * HIGHEST_POWER - sign * HIGHEST_POWER;
        if (magnitude(x) < magnitude(y)) {
          const t = x;
          x = y;
          y = t;
        }
        high = x + y;
      }
      const low = y - (high - x);
      if (low !== 0) parts[used++] = low;
      x = high;
    }
    parts.length = used;
    if (x !== 0) $append(parts, x);
  }

  /** The sum, rounded once. */
  get value(): number {
    const parts = this.parts;
    let n = parts.length - 1;
    let high = 0;
    let low = 0;
    if (this.overflow !== 0) {
      const next = n >= 0 ? parts[n] : 0;
      n--;
      if (magnitude(this.overflow) > 1 || this.overflow * next >= 0) return this.overflow * Infinity;
      // Half of it all, so that nothing overflows yet.
      const x = this.overflow * HIGHEST_POWER;
      const y = next / 2;
      high = x + y;
      low = 2 * (y - (high - x));
      if (magnitude(2 * high) === Infinity) {
        const sign = this.overflow;
        // Half a place below 2 ** 1024 and a bit less still: that rounds down.
        const below = n >= 0 && parts[n] * sign < 0;
        return magnitude(high) === HIGHEST_POWER && low * sign === -LAST_PLACE / 2 && below
          ? sign * MAX_VALUE
          : sign * Infinity;
      }
      high = 2 * high;
    }
    while (n >= 0 && low === 0) {
      const x = high;
      const y = parts[n--];
      high = x + y;
      low = y - (high - x);
    }
    // A tie was rounded to even; what is left beyond it says where it belongs.
    if (n >= 0 && low * parts[n] > 0) {
      const twice = low * 2;
      const x = high + twice;
      if (x - high === twice) high = x;
    }
    return high;
  }
}

function magnitude(x: number): number {
  return x < 0 ? -x : x;
}

const methods = {
  sumPrecise(items: any): number {
    if (isNullish(items)) $throwTypeError($toString(items) + ' is not iterable');
    const sum = new ExactSum();
    let count = 0;
    let onlyMinusZero = true;
    let infinities = 0;
    for (const v of items) {
      if (++count >= MOST) $throwRangeError('Too many values');
      if (typeof v !== 'number') $throwTypeError(valueText(v) + ' is not a number');
      if (v - v !== 0) infinities += v;
      else if (v !== 0) sum.add(v);
      if (v !== 0 || 1 / v > 0) onlyMinusZero = false;
    }
    if (infinities !== 0) return infinities;
    return onlyMinusZero ? -0 : sum.value;
  },
};

$define($intrinsic('Math'), 'sumPrecise', methods.sumPrecise, 1);
