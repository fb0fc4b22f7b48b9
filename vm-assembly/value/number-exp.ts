// Exponentials, logarithms, powers and hyperbolic functions: the algorithms of fdlibm 5.3 with its constants, because V8's
// Math uses them and results should be the same to the last bit.
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunPro, a Sun Microsystems, Inc. business.
// Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.

// @ts-ignore: decorator
@inline
export function highWord(x: f64): i32 {
  return (reinterpret<u64>(x) >> 32) as i32;
}

// @ts-ignore: decorator
@inline
export function lowWord(x: f64): u32 {
  return reinterpret<u64>(x) as u32;
}

/** x with its low word zeroed. */
// @ts-ignore: decorator
@inline
export function highPart(x: f64): f64 {
  return reinterpret<f64>(reinterpret<u64>(x) & 0xffffffff00000000);
}

// @ts-ignore: decorator
@inline
function withHigh(x: f64, high: i32): f64 {
  return reinterpret<f64>((reinterpret<u64>(x) & 0xffffffff) | ((high as u64) << 32));
}

// @ts-ignore: decorator
@inline
function fromHigh(high: i32): f64 {
  return reinterpret<f64>((high as u64) << 32);
}

// @ts-ignore: decorator
@inline
const ln2High: f64 = 6.93147180369123816490e-01;
// @ts-ignore: decorator
@inline
const ln2Low: f64 = 1.90821492927058770002e-10;
// @ts-ignore: decorator
@inline
const ln2: f64 = 6.93147180559945286227e-01;
// @ts-ignore: decorator
@inline
const invLn2: f64 = 1.44269504088896338700e+00;
// @ts-ignore: decorator
@inline
const two54: f64 = 18014398509481984.0;
// @ts-ignore: decorator
@inline
const Lg1: f64 = 6.666666666666735130e-01;
// @ts-ignore: decorator
@inline
const Lg2: f64 = 3.999999999940941908e-01;
// @ts-ignore: decorator
@inline
const Lg3: f64 = 2.857142874366239149e-01;
// @ts-ignore: decorator
@inline
const Lg4: f64 = 2.222219843214978396e-01;
// @ts-ignore: decorator
@inline
const Lg5: f64 = 1.818357216161805012e-01;
// @ts-ignore: decorator
@inline
const Lg6: f64 = 1.531383769920937332e-01;
// @ts-ignore: decorator
@inline
const Lg7: f64 = 1.479819860511658591e-01;
// @ts-ignore: decorator
@inline
const P1: f64 = 1.66666666666666019037e-01;
// @ts-ignore: decorator
@inline
const P2: f64 = -2.77777777770155933842e-03;
// @ts-ignore: decorator
@inline
const P3: f64 = 6.61375632143793436117e-05;
// @ts-ignore: decorator
@inline
const P4: f64 = -1.65339022054652515390e-06;
// @ts-ignore: decorator
@inline
const P5: f64 = 4.13813679705723846039e-08;

export function mathExp(x: f64): f64 {
  const negative = highWord(x) < 0;
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude >= 0x40862e42) {
    if (x != x) return x;
    if (x > 7.09782712893383973096e+02) return Infinity;
    if (x < -7.45133219101941108420e+02) return 0;
  }
  let high: f64 = 0;
  let low: f64 = 0;
  let k = 0;
  if (magnitude > 0x3fd62e42) {
    if (magnitude < 0x3ff0a2b2) {
      if (x == 1) return 2.718281828459045;
      high = negative ? x + ln2High : x - ln2High;
      low = negative ? -ln2Low : ln2Low;
      k = negative ? -1 : 1;
    } else {
      k = (invLn2 * x + (negative ? -0.5 : 0.5)) as i32;
      high = x - (k as f64) * ln2High;
      low = (k as f64) * ln2Low;
    }
    x = high - low;
  } else if (magnitude < 0x3e300000) return 1 + x;
  const t = x * x;
  const c = x - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  if (k == 0) return 1 - ((x * c) / (c - 2) - x);
  const y = 1 - (low - (x * c) / (2 - c) - high);
  if (k >= -1021) {
    if (k == 1024) return y * 2 * fromHigh(0x7fe00000);
    return y * fromHigh(0x3ff00000 + (k << 20));
  }
  return y * fromHigh(0x3ff00000 + ((k + 1000) << 20)) * fromHigh(0x01700000);
}

export function mathExpm1(x: f64): f64 {
  const negative = highWord(x) < 0;
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude >= 0x4043687a) {
    if (x != x) return x;
    if (negative) return -1;
    if (x > 7.09782712893383973096e+02) return Infinity;
  }
  let c: f64 = 0;
  let k = 0;
  if (magnitude > 0x3fd62e42) {
    let high: f64;
    let low: f64;
    if (magnitude < 0x3ff0a2b2) {
      high = negative ? x + ln2High : x - ln2High;
      low = negative ? -ln2Low : ln2Low;
      k = negative ? -1 : 1;
    } else {
      k = (invLn2 * x + (negative ? -0.5 : 0.5)) as i32;
      high = x - (k as f64) * ln2High;
      low = (k as f64) * ln2Low;
    }
    x = high - low;
    c = high - x - low;
  } else if (magnitude < 0x3c900000) return x;
  const half = 0.5 * x;
  const square = x * half;
  const r =
    1 +
    square *
      (-3.33333333333331316428e-02 +
        square *
          (1.58730158725481460165e-03 +
            square *
              (-7.93650757867487942473e-05 +
                square * (4.00821782732936239552e-06 + square * -2.01099218183624371326e-07))));
  let t = 3 - r * half;
  let e = square * ((r - t) / (6 - x * t));
  if (k == 0) return x - (x * e - square);
  e = x * (e - c) - c;
  e -= square;
  if (k == -1) return 0.5 * (x - e) - 0.5;
  if (k == 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  const scale = fromHigh(0x3ff00000 + (k << 20));
  if (k <= -2 || k > 56) {
    let y = 1 - (e - x);
    y = k == 1024 ? y * 2 * fromHigh(0x7fe00000) : y * scale;
    return y - 1;
  }
  if (k < 20) {
    t = fromHigh(0x3ff00000 - (0x200000 >> k));
    return (t - (e - x)) * scale;
  }
  t = fromHigh((0x3ff - k) << 20);
  return (x - (e + t) + 1) * scale;
}

export function mathLog(x: f64): f64 {
  let high = highWord(x);
  let k = 0;
  if (high < 0x00100000) {
    if (x == 0) return -Infinity;
    if (high < 0) return NaN;
    k = -54;
    x *= two54;
    high = highWord(x);
  }
  if (high >= 0x7ff00000) return x + x;
  k += (high >> 20) - 1023;
  high &= 0x000fffff;
  const bit = (high + 0x95f64) & 0x100000;
  x = withHigh(x, high | (bit ^ 0x3ff00000));
  k += bit >> 20;
  const f = x - 1;
  const dk = k as f64;
  if ((0x000fffff & (2 + high)) < 3) {
    if (f == 0) return k == 0 ? 0 : dk * ln2High + dk * ln2Low;
    const r = f * f * (0.5 - 0.33333333333333333 * f);
    return k == 0 ? f - r : dk * ln2High - (r - dk * ln2Low - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const t1 = w * (Lg2 + w * (Lg4 + w * Lg6));
  const t2 = z * (Lg1 + w * (Lg3 + w * (Lg5 + w * Lg7)));
  const r = t2 + t1;
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    if (k == 0) return f - (half - s * (half + r));
    return dk * ln2High - (half - (s * (half + r) + dk * ln2Low) - f);
  }
  if (k == 0) return f - s * (f - r);
  return dk * ln2High - (s * (f - r) - dk * ln2Low - f);
}

export function mathLog1p(x: f64): f64 {
  const high = highWord(x);
  const magnitude = high & 0x7fffffff;
  let k = 1;
  let f: f64 = 0;
  let c: f64 = 0;
  let highU = 1;
  if (high < 0x3fda827a) {
    if (magnitude >= 0x3ff00000) return x == -1 ? -Infinity : NaN;
    if (magnitude < 0x3e200000) return magnitude < 0x3c900000 ? x : x - x * x * 0.5;
    if (high > 0 || high <= (0xbfd2bec4 as i32)) {
      k = 0;
      f = x;
    }
  }
  if (high >= 0x7ff00000) return x + x;
  if (k != 0) {
    let u: f64;
    if (high < 0x43400000) {
      u = 1 + x;
      highU = highWord(u);
      k = (highU >> 20) - 1023;
      c = k > 0 ? 1 - (u - x) : x - (u - 1);
      c /= u;
    } else {
      u = x;
      highU = highWord(u);
      k = (highU >> 20) - 1023;
    }
    highU &= 0x000fffff;
    if (highU < 0x6a09e) u = withHigh(u, highU | 0x3ff00000);
    else {
      k += 1;
      u = withHigh(u, highU | 0x3fe00000);
      highU = (0x00100000 - highU) >> 2;
    }
    f = u - 1;
  }
  const dk = k as f64;
  const half = 0.5 * f * f;
  if (highU == 0) {
    if (f == 0) return k == 0 ? 0 : dk * ln2High + (c + dk * ln2Low);
    const r = half * (1 - 0.66666666666666666 * f);
    return k == 0 ? f - r : dk * ln2High - (r - (dk * ln2Low + c) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const r = z * (Lg1 + z * (Lg2 + z * (Lg3 + z * (Lg4 + z * (Lg5 + z * (Lg6 + z * Lg7))))));
  if (k == 0) return f - (half - s * (half + r));
  return dk * ln2High - (half - (s * (half + r) + (dk * ln2Low + c)) - f);
}

export function mathLog2(x: f64): f64 {
  const ivln2High: f64 = 1.44269504072144627571e+00;
  const ivln2Low: f64 = 1.67517131648865118353e-10;
  let high = highWord(x);
  let k = 0;
  if (high < 0x00100000) {
    if (x == 0) return -Infinity;
    if (high < 0) return NaN;
    k = -54;
    x *= two54;
    high = highWord(x);
  }
  if (high >= 0x7ff00000) return x + x;
  if (x == 1) return 0;
  k += (high >> 20) - 1023;
  high &= 0x000fffff;
  const bit = (high + 0x95f64) & 0x100000;
  x = withHigh(x, high | (bit ^ 0x3ff00000));
  k += bit >> 20;
  const y = k as f64;
  const f = x - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  let w = z * z;
  const t1 = w * (Lg2 + w * (Lg4 + w * Lg6));
  const t2 = z * (Lg1 + w * (Lg3 + w * (Lg5 + w * Lg7)));
  const r = s * (half + (t2 + t1));
  const top = highPart(f - half);
  const rest = f - top - half + r;
  const valueHigh = top * ivln2High;
  let valueLow = (rest + top) * ivln2Low + rest * ivln2High;
  w = y + valueHigh;
  valueLow += y - w + valueHigh;
  return valueLow + w;
}

export function mathLog10(x: f64): f64 {
  let high = highWord(x);
  let k = 0;
  if (high < 0x00100000) {
    if (x == 0) return -Infinity;
    if (high < 0) return NaN;
    k = -54;
    x *= two54;
    high = highWord(x);
  }
  if (high >= 0x7ff00000) return x + x;
  if (x == 1) return 0;
  k += (high >> 20) - 1023;
  const below = k < 0 ? 1 : 0;
  const y = (k + below) as f64;
  x = withHigh(x, (high & 0x000fffff) | ((0x3ff - below) << 20));
  const z = y * 3.69423907715893078616e-13 + 4.34294481903251816668e-01 * mathLog(x);
  return z + y * 3.01029995663611771306e-01;
}

export function mathSinh(x: f64): f64 {
  const half: f64 = x < 0 ? -0.5 : 0.5;
  const magnitude = abs(x);
  if (magnitude < 22) {
    if (magnitude < 3.725290298461914e-9) return x;
    const t = mathExpm1(magnitude);
    if (magnitude < 1) return half * (2 * t - (t * t) / (t + 1));
    return half * (t + t / (t + 1));
  }
  if (magnitude < 709.7822265625) return half * mathExp(magnitude);
  if (magnitude <= 710.4758600739439) {
    const w = mathExp(0.5 * magnitude);
    return half * w * w;
  }
  return x * Infinity;
}

export function mathCosh(x: f64): f64 {
  const magnitude = abs(x);
  const high = highWord(magnitude);
  if (high < 0x3fd62e43) {
    const t = mathExpm1(magnitude);
    const w = 1 + t;
    return high < 0x3c800000 ? w : 1 + (t * t) / (w + w);
  }
  if (high < 0x40360000) {
    const t = mathExp(magnitude);
    return 0.5 * t + 0.5 / t;
  }
  if (high < 0x40862e42) return 0.5 * mathExp(magnitude);
  if (magnitude <= 710.4758600739439) {
    const w = mathExp(0.5 * magnitude);
    return 0.5 * w * w;
  }
  return x != x ? x : Infinity;
}

export function mathTanh(x: f64): f64 {
  if (x != x) return x;
  const magnitude = abs(x);
  const high = highWord(magnitude);
  let z: f64 = 1;
  if (high < 0x40360000) {
    if (high < 0x3e300000) return x;
    if (high >= 0x3ff00000) z = 1 - 2 / (mathExpm1(2 * magnitude) + 2);
    else {
      const t = mathExpm1(-2 * magnitude);
      z = -t / (t + 2);
    }
  }
  return x < 0 ? -z : z;
}

export function mathAsinh(x: f64): f64 {
  const magnitude = abs(x);
  const high = highWord(magnitude);
  if (high >= 0x7ff00000 || high < 0x3e300000) return x;
  let w: f64;
  if (high > 0x41b00000) w = mathLog(magnitude) + ln2;
  else if (high > 0x40000000) w = mathLog(2 * magnitude + 1 / (sqrt(x * x + 1) + magnitude));
  else {
    const t = x * x;
    w = mathLog1p(magnitude + t / (1 + sqrt(1 + t)));
  }
  return x > 0 ? w : -w;
}

export function mathAcosh(x: f64): f64 {
  if (!(x >= 1)) return NaN;
  const high = highWord(x);
  if (high >= 0x41b00000) return high >= 0x7ff00000 ? x : mathLog(x) + ln2;
  if (x == 1) return 0;
  if (high > 0x40000000) {
    const t = x * x;
    return mathLog(2 * x - 1 / (x + sqrt(t - 1)));
  }
  const t = x - 1;
  return mathLog1p(t + sqrt(2 * t + t * t));
}

export function mathAtanh(x: f64): f64 {
  const magnitude = abs(x);
  if (!(magnitude <= 1)) return NaN;
  if (magnitude == 1) return x > 0 ? Infinity : -Infinity;
  const high = highWord(magnitude);
  if (high < 0x3e300000) return x;
  let t = magnitude + magnitude;
  if (high < 0x3fe00000) t = 0.5 * mathLog1p(t + (t * magnitude) / (1 - magnitude));
  else t = 0.5 * mathLog1p(t / (1 - magnitude));
  return x < 0 ? -t : t;
}

// 2^n * z where the result may be subnormal
function scale(z: f64, n: i32): f64 {
  if (n < -1022) {
    z *= fromHigh(0x00100000 + (53 << 20));
    n += 1022 - 53;
    if (n < -1022) return z * fromHigh(0x00100000 + (53 << 20)) * fromHigh((n + 1022 - 53 + 1023) << 20);
  }
  return z * fromHigh((n + 1023) << 20);
}

/** Number::exponentiate. spec: sec-numeric-types-number-exponentiate */
export function numberPow(x: f64, y: f64): f64 {
  const highX = highWord(x);
  const highY = highWord(y);
  let ix = highX & 0x7fffffff;
  const iy = highY & 0x7fffffff;
  if (y == 0) return 1;
  if (x != x || y != y) return NaN;
  let ax = abs(x);
  // 0: y is no integer, 1: odd, 2: even; looked at only for negative x
  let integer = 0;
  if (highX < 0) {
    if (iy >= 0x43400000) integer = 2;
    else if (iy >= 0x3ff00000) {
      const ay = abs(y);
      if (trunc(ay) == ay) integer = 2 - ((ay as i64) & 1) as i32;
    }
  }
  if (lowWord(y) == 0) {
    if (iy == 0x7ff00000) {
      if (ax == 1) return NaN;
      return ax > 1 == highY > 0 ? Infinity : 0;
    }
    if (iy == 0x3ff00000) return highY < 0 ? 1 / x : x;
    if (highY == 0x40000000) return x * x;
    if (highY == 0x3fe00000 && highX >= 0) return sqrt(x);
  }
  if (ax == 0 || ax == Infinity || ax == 1) {
    const z = highY < 0 ? 1 / ax : ax;
    if (highX >= 0) return z;
    if (ax == 1 && integer == 0) return NaN;
    return integer == 1 ? -z : z;
  }
  if (highX < 0 && integer == 0) return NaN;
  const sign: f64 = highX < 0 && integer == 1 ? -1 : 1;
  let t1: f64;
  let t2: f64;
  if (iy > 0x41e00000) {
    if (iy > 0x43f00000) {
      if (ix <= 0x3fefffff) return highY < 0 ? Infinity : 0;
      return highY > 0 ? Infinity : 0;
    }
    if (ix < 0x3fefffff) return highY < 0 ? sign * Infinity : sign * 0;
    if (ix > 0x3ff00000) return highY > 0 ? sign * Infinity : sign * 0;
    const t = ax - 1;
    const w = t * t * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
    const u = 1.44269502162933349609e+00 * t;
    const v = t * 1.92596299112661746887e-08 - w * invLn2;
    t1 = highPart(u + v);
    t2 = v - (t1 - u);
  } else {
    let n = 0;
    if (ix < 0x00100000) {
      ax *= 9007199254740992.0;
      n = -53;
      ix = highWord(ax);
    }
    n += (ix >> 20) - 0x3ff;
    const j = ix & 0x000fffff;
    ix = j | 0x3ff00000;
    let k = 0;
    if (j <= 0x3988e) k = 0;
    else if (j < 0xbb67a) k = 1;
    else {
      n += 1;
      ix -= 0x00100000;
    }
    ax = withHigh(ax, ix);
    const bp: f64 = k ? 1.5 : 1;
    const u = ax - bp;
    const v = 1 / (ax + bp);
    const ss = u * v;
    const sHigh = highPart(ss);
    let tHigh = fromHigh(((ix >> 1) | 0x20000000) + 0x00080000 + (k << 18));
    let tLow = ax - (tHigh - bp);
    const sLow = v * (u - sHigh * tHigh - sHigh * tLow);
    let s2 = ss * ss;
    let r =
      s2 *
      s2 *
      (5.99999999999994648725e-01 +
        s2 *
          (4.28571428578550184252e-01 +
            s2 *
              (3.33333329818377432918e-01 +
                s2 * (2.72728123808534006489e-01 + s2 * (2.30660745775561754067e-01 + s2 * 2.06975017800338417784e-01)))));
    r += sLow * (sHigh + ss);
    s2 = sHigh * sHigh;
    tHigh = highPart(3 + s2 + r);
    tLow = r - (tHigh - 3 - s2);
    const u2 = sHigh * tHigh;
    const v2 = sLow * tHigh + tLow * ss;
    const pHigh = highPart(u2 + v2);
    const pLow = v2 - (pHigh - u2);
    const zHigh = 9.61796700954437255859e-01 * pHigh;
    const zLow =
      -7.02846165095275826516e-09 * pHigh + pLow * 9.61796693925975554329e-01 + (k ? 1.35003920212974897128e-08 : 0);
    const t = n as f64;
    const dpHigh = k ? 5.84962487220764160156e-01 : 0;
    t1 = highPart(zHigh + zLow + dpHigh + t);
    t2 = zLow - (t1 - t - dpHigh - zHigh);
  }
  const y1 = highPart(y);
  const pLow = (y - y1) * t1 + y * t2;
  let pHigh = y1 * t1;
  let z = pLow + pHigh;
  const j = highWord(z);
  const i = lowWord(z) as i32;
  if (j >= 0x40900000) {
    if (((j - 0x40900000) | i) != 0 || pLow + 8.0085662595372944372e-17 > z - pHigh) return sign * Infinity;
  } else if ((j & 0x7fffffff) >= 0x4090cc00) {
    if (((j - (0xc090cc00 as i32)) | i) != 0 || pLow <= z - pHigh) return sign * 0;
  }
  const magnitude = j & 0x7fffffff;
  let k = (magnitude >> 20) - 0x3ff;
  let n = 0;
  if (magnitude > 0x3fe00000) {
    n = j + (0x00100000 >> (k + 1));
    k = ((n & 0x7fffffff) >> 20) - 0x3ff;
    const t = fromHigh(n & ~(0x000fffff >> k));
    n = ((n & 0x000fffff) | 0x00100000) >> (20 - k);
    if (j < 0) n = 0 - n;
    pHigh -= t;
  }
  const t = highPart(pLow + pHigh);
  const u = t * 6.93147182464599609375e-01;
  const v = (pLow - (t - pHigh)) * ln2 + t * -1.90465429995776804525e-09;
  z = u + v;
  const w = v - (z - u);
  const square = z * z;
  const poly = z - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
  // fdlibm subtracts the last term from the quotient; V8 subtracts it from the divisor, and we follow V8
  const r = (z * poly) / (poly - 2 - (w + z * w));
  z = 1 - (r - z);
  const high = highWord(z) + (n << 20);
  z = high >> 20 <= 0 ? scale(z, n) : withHigh(z, high);
  return sign * z;
}
