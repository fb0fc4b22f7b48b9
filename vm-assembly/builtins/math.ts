// Math. spec: sec-math-object

import { Attr } from '../abi/layout.ts';
import {
  EXCEPTION, Ptr, fromDouble, fromInt, fromNumber, fromObject, fromString, isInt, toInt,
} from '../value/value.ts';
import { doubleToInt32, hasException, toNumber } from '../value/convert.ts';
import {
  mathAcos, mathAcosh, mathAsin, mathAsinh, mathAtan, mathAtan2, mathAtanh, mathCbrt, mathCos, mathCosh, mathExp, mathExpm1, mathHypot, mathLog, mathLog10, mathLog1p,
  mathLog2, mathRound, mathSin, mathSinh, mathTan, mathTanh, numberPow,
} from '../value/number-math.ts';
import { defineOwn } from '../object/properties.ts';
import { newObjectWithProto } from '../object/object.ts';
import { hostRandom } from '../host.ts';
import { charge } from '../interp/fuel.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { doubleToHalf, halfToDouble } from '../value/float16.ts';
import { arg, constant, literalAtom, method } from './native.ts';

/** A function of one number. */
type Unary = (x: f64) => f64;

// @ts-ignore: decorator
@inline
function apply(fp: usize, argc: i32, f: Unary): u64 {
  const x = toNumber(arg(fp, argc, 0));
  return hasException() ? EXCEPTION : fromNumber(f(x));
}

function acos(fp: usize, argc: i32): u64 { return apply(fp, argc, mathAcos); }
function acosh(fp: usize, argc: i32): u64 { return apply(fp, argc, mathAcosh); }
function asin(fp: usize, argc: i32): u64 { return apply(fp, argc, mathAsin); }
function asinh(fp: usize, argc: i32): u64 { return apply(fp, argc, mathAsinh); }
function atan(fp: usize, argc: i32): u64 { return apply(fp, argc, mathAtan); }
function atanh(fp: usize, argc: i32): u64 { return apply(fp, argc, mathAtanh); }
function cbrt(fp: usize, argc: i32): u64 { return apply(fp, argc, mathCbrt); }
function cos(fp: usize, argc: i32): u64 { return apply(fp, argc, mathCos); }
function cosh(fp: usize, argc: i32): u64 { return apply(fp, argc, mathCosh); }
function exp(fp: usize, argc: i32): u64 { return apply(fp, argc, mathExp); }
function expm1(fp: usize, argc: i32): u64 { return apply(fp, argc, mathExpm1); }
function log(fp: usize, argc: i32): u64 { return apply(fp, argc, mathLog); }
function log10(fp: usize, argc: i32): u64 { return apply(fp, argc, mathLog10); }
function log1p(fp: usize, argc: i32): u64 { return apply(fp, argc, mathLog1p); }
function log2(fp: usize, argc: i32): u64 { return apply(fp, argc, mathLog2); }
function sin(fp: usize, argc: i32): u64 { return apply(fp, argc, mathSin); }
function sinh(fp: usize, argc: i32): u64 { return apply(fp, argc, mathSinh); }
function tan(fp: usize, argc: i32): u64 { return apply(fp, argc, mathTan); }
function tanh(fp: usize, argc: i32): u64 { return apply(fp, argc, mathTanh); }

function absolute(fp: usize, argc: i32): u64 {
  const x = toNumber(arg(fp, argc, 0));
  return hasException() ? EXCEPTION : fromNumber(abs(x));
}

function ceiling(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (isInt(v)) return v;
  const x = toNumber(v);
  return hasException() ? EXCEPTION : fromNumber(ceil(x));
}

function flooring(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (isInt(v)) return v;
  const x = toNumber(v);
  return hasException() ? EXCEPTION : fromNumber(floor(x));
}

function round(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (isInt(v)) return v;
  const x = toNumber(v);
  return hasException() ? EXCEPTION : fromNumber(mathRound(x));
}

function truncate(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (isInt(v)) return v;
  const x = toNumber(v);
  return hasException() ? EXCEPTION : fromNumber(trunc(x));
}

function squareRoot(fp: usize, argc: i32): u64 {
  const x = toNumber(arg(fp, argc, 0));
  return hasException() ? EXCEPTION : fromNumber(sqrt(x));
}

function fround(fp: usize, argc: i32): u64 {
  const x = toNumber(arg(fp, argc, 0));
  return hasException() ? EXCEPTION : fromNumber(<f64>(<f32>x));
}

/** spec: sec-math.f16round */
function f16round(fp: usize, argc: i32): u64 {
  const x = toNumber(arg(fp, argc, 0));
  return hasException() ? EXCEPTION : fromNumber(halfToDouble(doubleToHalf(x)));
}

function sign(fp: usize, argc: i32): u64 {
  const x = toNumber(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  return x > 0 ? fromInt(1) : x < 0 ? fromInt(-1) : fromNumber(x);
}

function clz32(fp: usize, argc: i32): u64 {
  const x = toNumber(arg(fp, argc, 0));
  return hasException() ? EXCEPTION : fromInt(clz<i32>(doubleToInt32(x)));
}

function imul(fp: usize, argc: i32): u64 {
  const x = arg(fp, argc, 0);
  const y = arg(fp, argc, 1);
  if (isInt(x) && isInt(y)) return fromInt(toInt(x) * toInt(y));
  const a = doubleToInt32(toNumber(x));
  if (hasException()) return EXCEPTION;
  const b = doubleToInt32(toNumber(y));
  return hasException() ? EXCEPTION : fromInt(a * b);
}

function atan2(fp: usize, argc: i32): u64 {
  const y = toNumber(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  const x = toNumber(arg(fp, argc, 1));
  return hasException() ? EXCEPTION : fromNumber(mathAtan2(y, x));
}

function pow(fp: usize, argc: i32): u64 {
  const x = toNumber(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  const y = toNumber(arg(fp, argc, 1));
  return hasException() ? EXCEPTION : fromNumber(numberPow(x, y));
}

/** spec: sec-math.max; all arguments are converted, also after a NaN. Wasm's max has its rules for NaN and -0. */
function maximum(fp: usize, argc: i32): u64 {
  if (argc == 2) {
    const a = arg(fp, argc, 0);
    const b = arg(fp, argc, 1);
    if (isInt(a) && isInt(b)) return toInt(a) > toInt(b) ? a : b;
  }
  let result: f64 = -Infinity;
  for (let i = 0; i < argc; i++) {
    const x = toNumber(arg(fp, argc, i));
    if (hasException()) return EXCEPTION;
    result = max<f64>(result, x);
  }
  return fromNumber(result);
}

/** spec: sec-math.min */
function minimum(fp: usize, argc: i32): u64 {
  if (argc == 2) {
    const a = arg(fp, argc, 0);
    const b = arg(fp, argc, 1);
    if (isInt(a) && isInt(b)) return toInt(a) < toInt(b) ? a : b;
  }
  let result: f64 = Infinity;
  for (let i = 0; i < argc; i++) {
    const x = toNumber(arg(fp, argc, i));
    if (hasException()) return EXCEPTION;
    result = min<f64>(result, x);
  }
  return fromNumber(result);
}

/** spec: sec-math.hypot: the numbers take the place of the arguments, unboxed. */
function hypot(fp: usize, argc: i32): u64 {
  for (let i = 0; i < argc; i++) {
    const x = toNumber(arg(fp, argc, i));
    if (hasException()) return EXCEPTION;
    store<u64>(fp + (<usize>i << 3), fromDouble(x), 8);
  }
  return charge(argc) ? EXCEPTION : fromNumber(mathHypot(fp + 8, argc));
}

function random(fp: usize, argc: i32): u64 {
  return fromDouble(hostRandom());
}

export function initMath(global: Ptr): void {
  const o = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.Math, fromObject(o));
  constant(global, 'Math', fromObject(o), Attr.Hidden);
  constant(o, 'E', fromDouble(2.718281828459045), 0);
  constant(o, 'LN10', fromDouble(2.302585092994046), 0);
  constant(o, 'LN2', fromDouble(0.6931471805599453), 0);
  constant(o, 'LOG10E', fromDouble(0.4342944819032518), 0);
  constant(o, 'LOG2E', fromDouble(1.4426950408889634), 0);
  constant(o, 'PI', fromDouble(3.141592653589793), 0);
  constant(o, 'SQRT1_2', fromDouble(0.7071067811865476), 0);
  constant(o, 'SQRT2', fromDouble(1.4142135623730951), 0);
  method(o, 'abs', 1, absolute);
  method(o, 'acos', 1, acos);
  method(o, 'acosh', 1, acosh);
  method(o, 'asin', 1, asin);
  method(o, 'asinh', 1, asinh);
  method(o, 'atan', 1, atan);
  method(o, 'atan2', 2, atan2);
  method(o, 'atanh', 1, atanh);
  method(o, 'cbrt', 1, cbrt);
  method(o, 'ceil', 1, ceiling);
  method(o, 'clz32', 1, clz32);
  method(o, 'cos', 1, cos);
  method(o, 'cosh', 1, cosh);
  method(o, 'exp', 1, exp);
  method(o, 'expm1', 1, expm1);
  method(o, 'floor', 1, flooring);
  method(o, 'fround', 1, fround);
  method(o, 'f16round', 1, f16round);
  method(o, 'hypot', 2, hypot);
  method(o, 'imul', 2, imul);
  method(o, 'log', 1, log);
  method(o, 'log10', 1, log10);
  method(o, 'log1p', 1, log1p);
  method(o, 'log2', 1, log2);
  method(o, 'max', 2, maximum);
  method(o, 'min', 2, minimum);
  method(o, 'pow', 2, pow);
  method(o, 'random', 0, random);
  method(o, 'round', 1, round);
  method(o, 'sign', 1, sign);
  method(o, 'sin', 1, sin);
  method(o, 'sinh', 1, sinh);
  method(o, 'sqrt', 1, squareRoot);
  method(o, 'tan', 1, tan);
  method(o, 'tanh', 1, tanh);
  method(o, 'trunc', 1, truncate);
  defineOwn(o, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('Math')), Attr.Configurable);
}
