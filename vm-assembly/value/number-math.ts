// The functions of Math on doubles, equal to V8's. Where AssemblyScript's library agrees with Node on every sample it is
// used as it is: acos, asin, atan, cbrt.

import {
  mathAcosh,
  mathAsinh,
  mathAtanh,
  mathCosh,
  mathExp,
  mathExpm1,
  mathLog,
  mathLog10,
  mathLog1p,
  mathLog2,
  mathSinh,
  mathTanh,
  numberPow,
} from './number-exp.ts';
import { mathAtan2, mathCos, mathSin, mathTan } from './number-trig.ts';

export function mathAcos(x: f64): f64 {
  return NativeMath.acos(x);
}

export function mathAsin(x: f64): f64 {
  return NativeMath.asin(x);
}

export function mathAtan(x: f64): f64 {
  return NativeMath.atan(x);
}

export function mathCbrt(x: f64): f64 {
  return NativeMath.cbrt(x);
}

/** Half up, towards +Infinity, keeping -0. spec: sec-math.round */
// @ts-ignore: decorator
@inline
export function mathRound(x: f64): f64 {
  const up = ceil(x);
  return up - 0.5 > x ? up - 1 : up;
}

/** Root of the sum of squares of `count` doubles: scaled by the largest, with a compensated sum. spec: sec-math.hypot */
export function mathHypot(values: usize, count: u32): f64 {
  let largest: f64 = 0;
  let nan = false;
  for (let i: u32 = 0; i < count; i++) {
    const magnitude = abs(load<f64>(values + (i << 3)));
    if (magnitude == Infinity) return Infinity;
    if (magnitude != magnitude) nan = true;
    else if (magnitude > largest) largest = magnitude;
  }
  if (nan) return NaN;
  if (largest == 0) return 0;
  let sum: f64 = 0;
  let compensation: f64 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const n = abs(load<f64>(values + (i << 3))) / largest;
    const summand = n * n - compensation;
    const preliminary = sum + summand;
    compensation = preliminary - sum - summand;
    sum = preliminary;
  }
  return sqrt(sum) * largest;
}

export {
  mathAcosh,
  mathAsinh,
  mathAtan2,
  mathAtanh,
  mathCos,
  mathCosh,
  mathExp,
  mathExpm1,
  mathLog,
  mathLog10,
  mathLog1p,
  mathLog2,
  mathSin,
  mathSinh,
  mathTan,
  mathTanh,
  numberPow,
};
