// Trigonometric functions: the kernels of fdlibm 5.3 with its constants, as V8's Math has them. Arguments are reduced by
// pi/2 in three steps of 33 bits, or, beyond 2^20 quarter turns, with the bits of 2/pi that matter (Payne and Hanek).
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunPro, a Sun Microsystems, Inc. business.
// Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.

import { twoOverPi } from './generated/two-over-pi.ts';
import { highPart, highWord } from './number-exp.ts';
import { mulHigh } from './number-powers.ts';

// the reduced argument as a sum of two doubles
let reduced: f64 = 0;
let reducedTail: f64 = 0;

/** Reduces x to [-pi/4, pi/4]; returns the quarter turns taken off, modulo 4. */
function reduce(x: f64): i32 {
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude > 0x413921fb) return reduceLarge(x);
  const positive = abs(x);
  const turns = (positive * 6.36619772367581382433e-01 + 0.5) as i32;
  const fn = turns as f64;
  let r = positive - fn * 1.57079632673412561417e+00;
  let w = fn * 6.07710050650619224932e-11;
  const exponent = magnitude >> 20;
  let y = r - w;
  if (exponent - ((highWord(y) >> 20) & 0x7ff) > 16) {
    let t = r;
    w = fn * 6.07710050630396597660e-11;
    r = t - w;
    w = fn * 2.02226624879595063154e-21 - (t - r - w);
    y = r - w;
    if (exponent - ((highWord(y) >> 20) & 0x7ff) > 49) {
      t = r;
      w = fn * 2.02226624871116645580e-21;
      r = t - w;
      w = fn * 8.47842766036889956997e-32 - (t - r - w);
      y = r - w;
    }
  }
  const tail = r - y - w;
  if (x < 0) {
    reduced = -y;
    reducedTail = -tail;
    return 0 - turns;
  }
  reduced = y;
  reducedTail = tail;
  return turns;
}

function reduceLarge(x: f64): i32 {
  const bits = reinterpret<u64>(x);
  const exponent = (((bits >> 52) as i32) & 0x7ff) - 1075;
  const mantissa = (bits & 0x000fffffffffffff) | 0x0010000000000000;
  // 192 bits of 2/pi from the one that is worth 2 after scaling; what is worth 4 or more is whole turns
  const offset = exponent + 62;
  const word = twoOverPi + ((offset >> 6) << 3);
  const shift = (offset & 63) as u64;
  let w2 = load<u64>(word);
  let w1 = load<u64>(word, 8);
  let w0 = load<u64>(word, 16);
  if (shift != 0) {
    w2 = (w2 << shift) | (w1 >> (64 - shift));
    w1 = (w1 << shift) | (w0 >> (64 - shift));
    w0 = (w0 << shift) | (load<u64>(word, 24) >> (64 - shift));
  }
  const p0 = w0 * mantissa;
  const middle = w1 * mantissa;
  const carried = mulHigh(w0, mantissa);
  let p1 = middle + carried;
  let p2 = w2 * mantissa + mulHigh(w1, mantissa) + (p1 < middle ? 1 : 0);
  let turns = (p2 >> 62) as i32;
  // the fraction of a quarter turn
  let high = (p2 << 2) | (p1 >> 62);
  let low = (p1 << 2) | (p0 >> 62);
  let rest = p0 << 2;
  let negative = x < 0;
  if (high >> 63 != 0) {
    turns++;
    negative = !negative;
    rest = ~rest;
    low = ~low;
    high = ~high;
  }
  const leading = high != 0 ? clz<u64>(high) : 64 + clz<u64>(low);
  if (leading >= 64) {
    high = low;
    low = rest;
  }
  const bitsOff = leading & 63;
  if (bitsOff != 0) {
    high = (high << bitsOff) | (low >> (64 - bitsOff));
    low = (low << bitsOff) | ((leading >= 64 ? 0 : rest) >> (64 - bitsOff));
  }
  const unit = reinterpret<f64>((1023 - 53 - leading) << 52);
  const a = ((high >> 11) as f64) * unit;
  const b = (((high << 53) | (low >> 11)) as f64) * unit * 5.421010862427522e-20;
  // (a + b) * pi/2 in two doubles, the product of the large parts exactly
  const piHigh: f64 = 1.5707963267948966;
  const piLow: f64 = 6.123233995736766e-17;
  const product = a * piHigh;
  const aTop = split(a);
  const aRest = a - aTop;
  const piTop = split(piHigh);
  const piRest = piHigh - piTop;
  const error = aTop * piTop - product + aTop * piRest + aRest * piTop + aRest * piRest;
  const tail = error + a * piLow + b * piHigh;
  const y = product + tail;
  const z = product - y + tail;
  reduced = negative ? -y : y;
  reducedTail = negative ? -z : z;
  return x < 0 ? 0 - turns : turns;
}

// the upper 26 bits
// @ts-ignore: decorator
@inline
function split(x: f64): f64 {
  return reinterpret<f64>(reinterpret<u64>(x) & 0xfffffffff8000000);
}

// @ts-ignore: decorator
@inline
const S1: f64 = -1.66666666666666324348e-01;

function kernelSin(x: f64, tail: f64, hasTail: bool): f64 {
  if ((highWord(x) & 0x7fffffff) < 0x3e400000) return x;
  const z = x * x;
  const v = z * x;
  const r =
    8.33333333332248946124e-03 +
    z *
      (-1.98412698298579493134e-04 +
        z * (2.75573137070700676789e-06 + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)));
  if (!hasTail) return x + v * (S1 + z * r);
  return x - (z * (0.5 * tail - v * r) - tail - v * S1);
}

function kernelCos(x: f64, tail: f64): f64 {
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude < 0x3e400000) return 1;
  const z = x * x;
  const r =
    z *
    (4.16666666666666019037e-02 +
      z *
        (-1.38888888888741095749e-03 +
          z *
            (2.48015872894767294178e-05 +
              z * (-2.75573143513906633035e-07 + z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)))));
  if (magnitude < 0x3fd33333) return 1 - (0.5 * z - (z * r - x * tail));
  // taking a short constant near x^2/2 from 1 first keeps the subtraction exact
  const quarter: f64 = magnitude > 0x3fe90000 ? 0.28125 : reinterpret<f64>(((magnitude - 0x00200000) as u64) << 32);
  const iz = 0.5 * z - quarter;
  return 1 - quarter - (iz - (z * r - x * tail));
}

// T[0] to T[12]
const tangents: usize = memory.data<f64>([
  3.33333333333334091986e-01, 1.33333333333201242699e-01, 5.39682539762260521377e-02, 2.18694882948595424599e-02,
  8.86323982359930005737e-03, 3.59207910759131235356e-03, 1.45620945432529025516e-03, 5.88041240820264096874e-04,
  2.46463134818469906812e-04, 7.81794442939557092300e-05, 7.14072491382608190305e-05, -1.85586374855275456654e-05,
  2.59073051863633712884e-05,
]);

// @ts-ignore: decorator
@inline
function T(i: usize): f64 {
  return load<f64>(tangents + (i << 3));
}

/** tan(x + tail), or -1 / tan when `odd`. */
function kernelTan(x: f64, tail: f64, odd: bool): f64 {
  const high = highWord(x);
  const magnitude = high & 0x7fffffff;
  if (magnitude < 0x3e300000 && !odd) return x;
  const large = magnitude >= 0x3fe59428;
  if (large) {
    if (high < 0) {
      x = -x;
      tail = -tail;
    }
    x = 7.85398163397448278999e-01 - x + (3.06161699786838301793e-17 - tail);
    tail = 0;
  }
  const z = x * x;
  let w = z * z;
  let r = T(1) + w * (T(3) + w * (T(5) + w * (T(7) + w * (T(9) + w * T(11)))));
  let v = z * (T(2) + w * (T(4) + w * (T(6) + w * (T(8) + w * (T(10) + w * T(12))))));
  const s = z * x;
  r = tail + z * (s * (r + v) + tail);
  r += T(0) * s;
  w = x + r;
  if (large) {
    v = odd ? -1 : 1;
    return ((1 - ((high >> 30) & 2)) as f64) * (v - 2 * (x - ((w * w) / (w + v) - r)));
  }
  if (!odd) return w;
  const top = highPart(w);
  v = r - (top - x);
  const a = -1 / w;
  const t = highPart(a);
  return t + a * (1 + t * top + t * v);
}

export function mathSin(x: f64): f64 {
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude <= 0x3fe921fb) return kernelSin(x, 0, false);
  if (magnitude >= 0x7ff00000) return NaN;
  const turns = reduce(x) & 3;
  const value = turns & 1 ? kernelCos(reduced, reducedTail) : kernelSin(reduced, reducedTail, true);
  return turns & 2 ? -value : value;
}

export function mathCos(x: f64): f64 {
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude <= 0x3fe921fb) return kernelCos(x, 0);
  if (magnitude >= 0x7ff00000) return NaN;
  const turns = reduce(x) & 3;
  const value = turns & 1 ? kernelSin(reduced, reducedTail, true) : kernelCos(reduced, reducedTail);
  return turns == 1 || turns == 2 ? -value : value;
}

export function mathTan(x: f64): f64 {
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude <= 0x3fe921fb) return kernelTan(x, 0, false);
  if (magnitude >= 0x7ff00000) return NaN;
  return (reduce(x) & 1) != 0 ? kernelTan(reduced, reducedTail, true) : kernelTan(reduced, reducedTail, false);
}

export function mathAtan2(y: f64, x: f64): f64 {
  if (x != x || y != y) return NaN;
  // fdlibm drops the sign of x when the quotient is beyond 2^60, the standard library does not
  if (x < 0 && y != 0 && abs(x) < Infinity && abs(y) < Infinity) {
    const k = ((highWord(y) & 0x7fffffff) - (highWord(x) & 0x7fffffff)) >> 20;
    if (k > 60) return y > 0 ? 1.5707963267948966 : -1.5707963267948966;
  }
  return NativeMath.atan2(y, x);
}
