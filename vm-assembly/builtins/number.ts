// Number, parseInt and parseFloat. spec: sec-number-objects

import { Attr, Kind, Wrapper } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  CANONICAL_NAN, EXCEPTION, FALSE, Ptr, UNDEFINED, Value, fromBool, fromDouble, fromInt, fromNumber, fromObject, fromString, isBigInt, isException, isInt, isNumber, isString,
  payload, toDouble, toInt,
} from '../value/value.ts';
import { hasException, toInt32, toIntegerOrInfinity, toNumeric, toStringValue, unwrap } from '../value/convert.ts';
import { bigToNumber } from '../value/bigint.ts';
import { formatExponential, formatFixed, formatPrecision } from '../value/number-fixed.ts';
import { formatRadix, maxRadixLength } from '../value/number-radix.ts';
import { parseFloatText, parseIntText } from '../value/number-text.ts';
import { numberToString } from '../string/number.ts';
import { charOfLatin1, charsOf, flatten, stringFromLatin1, stringLength, wideOf } from '../string/string.ts';
import { newWrapper } from '../object/object.ts';
import { charge } from '../interp/fuel.ts';
import { defineOwn } from '../object/properties.ts';
import { Intrinsic, intrinsic, setIntrinsic } from './intrinsics.ts';
import { throwErrorWith, throwRangeError, literal } from './errors.ts';
import { arg, constant, constructor, literalAtom, method, nativeFunction, newTarget, prototypeFor, self } from './native.ts';

/** Text of one number in any format: that of formatRadix is the longest. */
const scratch: usize = memory.data(maxRadixLength);

// @ts-ignore: decorator
@inline
function fromScratch(length: i32): Value {
  const s = stringFromLatin1(scratch, length);
  return s != 0 ? fromString(s) : EXCEPTION;
}

/** spec: sec-number-constructor-number-value */
function construct(fp: usize, argc: i32): u64 {
  let v = fromInt(0);
  if (argc > 0) {
    v = toNumeric(arg(fp, argc, 0));
    if (isException(v)) return EXCEPTION;
    if (isBigInt(v)) v = fromNumber(bigToNumber(payload(v)));
  }
  const target = newTarget(fp);
  if (!target) return v;
  const prototype = prototypeFor(target, intrinsic(Intrinsic.NumberPrototype));
  const o = prototype ? newWrapper(Kind.NumberObject, prototype, v) : 0;
  return o ? fromObject(o) : EXCEPTION;
}

// Statics -------------------------------------------------------------------------------------------------------------------

// @ts-ignore: decorator
@inline
function isIntegral(v: Value): bool {
  if (isInt(v)) return true;
  if (!isNumber(v)) return false;
  const d = toDouble(v);
  return d - d == 0 && trunc(d) == d;
}

function isFinite(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  return fromBool(isInt(v) || (isNumber(v) && toDouble(v) - toDouble(v) == 0));
}

function isInteger(fp: usize, argc: i32): u64 {
  return fromBool(isIntegral(arg(fp, argc, 0)));
}

function isSafeInteger(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  return fromBool(isIntegral(v) && abs(toDouble(v)) <= 9007199254740991.0);
}

function isNaN(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  return fromBool(!isInt(v) && isNumber(v) && toDouble(v) != toDouble(v));
}

/** spec: sec-parsefloat-string */
function parseFloat(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  // a number prints so that it reads back; only -0 changes
  if (isInt(v)) return v;
  if (isNumber(v)) return reinterpret<f64>(v) == 0 ? fromInt(0) : v;
  const text = toStringValue(v);
  const s = isException(text) ? 0 : flatten(payload(text));
  if (s == 0 || charge(stringLength(s) >> 4)) return EXCEPTION;
  return fromNumber(parseFloatText(charsOf(s), stringLength(s), wideOf(s)));
}

/** spec: sec-parseint-string-radix */
function parseInt(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (argc < 2 && isInt(v)) return v;
  const text = toStringValue(v);
  if (isException(text)) return EXCEPTION;
  if (!isString(v) && argc > 0) store<u64>(fp, text, 8);
  const radix = argc > 1 ? toInt32(arg(fp, argc, 1)) : 0;
  if (argc > 1 && hasException()) return EXCEPTION;
  const s = flatten(payload(text));
  if (s == 0 || charge(stringLength(s) >> 2)) return EXCEPTION;
  return fromNumber(parseIntText(charsOf(s), stringLength(s), wideOf(s), radix));
}

// Prototype -----------------------------------------------------------------------------------------------------------------

/** thisNumberValue; FALSE: it threw. */
function thisNumber(fp: usize, name: string): Value {
  const v = unwrap(self(fp), Kind.NumberObject);
  if (isNumber(v)) return v;
  throwErrorWith(ErrorKind.TypeError, "Number.prototype.% requires that 'this' be a Number", literal(name));
  return FALSE;
}

/** spec: sec-number.prototype.tostring */
function toStringMethod(fp: usize, argc: i32): u64 {
  const v = thisNumber(fp, 'toString');
  if (v == FALSE) return EXCEPTION;
  const radixValue = arg(fp, argc, 0);
  let radix: f64 = 10;
  if (radixValue != UNDEFINED) {
    radix = toIntegerOrInfinity(radixValue);
    if (hasException()) return EXCEPTION;
    if (!(radix >= 2 && radix <= 36)) return throwRangeError('toString() radix argument must be between 2 and 36');
  }
  if (radix == 10) {
    const s = numberToString(v);
    return s != 0 ? fromString(s) : EXCEPTION;
  }
  if (isInt(v) && <u32>toInt(v) < <u32>radix) {
    const digit = toInt(v);
    return fromString(charOfLatin1(digit + (digit < 10 ? 48 : 87)));
  }
  return fromScratch(formatRadix(toDouble(v), <i32>radix, scratch));
}

/** `1,234.5`: as the locale en-US does, at most three digits after the point. spec: sec-number.prototype.tolocalestring */
function toLocaleString(fp: usize, argc: i32): u64 {
  const v = thisNumber(fp, 'toLocaleString');
  if (v == FALSE) return EXCEPTION;
  const d = toDouble(v);
  const magnitude = abs(d);
  if (d != d) return fromScratch(formatFixed(d, 0, scratch));
  if (magnitude == Infinity) return fromString(d < 0 ? literal('-\u221e') : literal('\u221e'));
  // the shortest digits, `d.ddde+xx`, as digits alone from scratch + 1 on
  const size = formatExponential(magnitude, -1, scratch + 1);
  let count = 1;
  let at = 2;
  if (load<u8>(scratch + at) == 0x2e) {
    for (at++; load<u8>(scratch + at) != 0x65; at++) store<u8>(scratch + 1 + count++, load<u8>(scratch + at));
  }
  let point = 1 + <i32>parseIntText(scratch + at + 1, size - at, 0, 10);
  let digits = scratch + 1;
  // half up after three fraction digits
  const kept = point + 3;
  if (kept < count) {
    const up = kept >= 0 && load<u8>(digits + kept) >= 0x35;
    count = max(kept, 0);
    let i = count - 1;
    while (up && i >= 0 && load<u8>(digits + i) == 0x39) store<u8>(digits + i--, 0x30);
    if (up && i >= 0) store<u8>(digits + i, load<u8>(digits + i) + 1);
    else if (up) {
      digits--;
      store<u8>(digits, 0x31);
      point++;
      count++;
    }
  }
  while (count > 0 && count > point && load<u8>(digits + count - 1) == 0x30) count--;
  const out = scratch + 64;
  let length = 0;
  if (reinterpret<u64>(d) >> 63 != 0) store<u8>(out + length++, 0x2d);
  if (point <= 0 || count == 0) store<u8>(out + length++, 0x30);
  else {
    for (let i = 0; i < point; i++) {
      if (i > 0 && (point - i) % 3 == 0) store<u8>(out + length++, 0x2c);
      store<u8>(out + length++, i < count ? load<u8>(digits + i) : 0x30);
    }
  }
  if (count > point && count > 0) {
    store<u8>(out + length++, 0x2e);
    for (let i = min(point, 0); i < 0; i++) store<u8>(out + length++, 0x30);
    for (let i = max(point, 0); i < count; i++) store<u8>(out + length++, load<u8>(digits + i));
  }
  const s = stringFromLatin1(out, length);
  return s != 0 ? fromString(s) : EXCEPTION;
}

function valueOfMethod(fp: usize, argc: i32): u64 {
  const v = thisNumber(fp, 'valueOf');
  return v == FALSE ? EXCEPTION : v;
}

/** spec: sec-number.prototype.tofixed */
function toFixed(fp: usize, argc: i32): u64 {
  const v = thisNumber(fp, 'toFixed');
  if (v == FALSE) return EXCEPTION;
  const digits = toIntegerOrInfinity(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  if (!(digits >= 0 && digits <= 100)) return throwRangeError('toFixed() digits argument must be between 0 and 100');
  return fromScratch(formatFixed(toDouble(v), <i32>digits, scratch));
}

/** spec: sec-number.prototype.toexponential */
function toExponential(fp: usize, argc: i32): u64 {
  const v = thisNumber(fp, 'toExponential');
  if (v == FALSE) return EXCEPTION;
  const digits = toIntegerOrInfinity(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  const d = toDouble(v);
  if (d - d == 0 && !(digits >= 0 && digits <= 100)) {
    return throwRangeError('toExponential() argument must be between 0 and 100');
  }
  return fromScratch(formatExponential(d, arg(fp, argc, 0) == UNDEFINED ? -1 : <i32>digits, scratch));
}

/** spec: sec-number.prototype.toprecision */
function toPrecision(fp: usize, argc: i32): u64 {
  const v = thisNumber(fp, 'toPrecision');
  if (v == FALSE) return EXCEPTION;
  if (arg(fp, argc, 0) == UNDEFINED) {
    const s = numberToString(v);
    return s != 0 ? fromString(s) : EXCEPTION;
  }
  const precision = toIntegerOrInfinity(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  const d = toDouble(v);
  if (d - d == 0 && !(precision >= 1 && precision <= 100)) {
    return throwRangeError('toPrecision() argument must be between 1 and 100');
  }
  return fromScratch(formatPrecision(d, <i32>precision, scratch));
}

export function initNumber(global: Ptr): void {
  const prototype = intrinsic(Intrinsic.NumberPrototype);
  store<u64>(prototype, fromInt(0), Wrapper.Value);
  const f = constructor(global, 'Number', 1, construct, prototype);
  setIntrinsic(Intrinsic.Number, fromObject(f));
  constant(f, 'MAX_VALUE', fromDouble(f64.MAX_VALUE), 0);
  constant(f, 'MIN_VALUE', fromDouble(5e-324), 0);
  constant(f, 'NaN', CANONICAL_NAN, 0);
  constant(f, 'NEGATIVE_INFINITY', fromDouble(-Infinity), 0);
  constant(f, 'POSITIVE_INFINITY', fromDouble(Infinity), 0);
  constant(f, 'MAX_SAFE_INTEGER', fromDouble(9007199254740991.0), 0);
  constant(f, 'MIN_SAFE_INTEGER', fromDouble(-9007199254740991.0), 0);
  constant(f, 'EPSILON', fromDouble(2.220446049250313e-16), 0);
  method(f, 'isFinite', 1, isFinite);
  method(f, 'isInteger', 1, isInteger);
  method(f, 'isNaN', 1, isNaN);
  method(f, 'isSafeInteger', 1, isSafeInteger);
  // one function each under two names. spec: sec-number.parsefloat, sec-number.parseint
  const float = fromObject(nativeFunction('parseFloat', 1, parseFloat));
  defineOwn(f, literalAtom('parseFloat'), float, Attr.Hidden);
  defineOwn(global, literalAtom('parseFloat'), float, Attr.Hidden);
  const int = fromObject(nativeFunction('parseInt', 2, parseInt));
  defineOwn(f, literalAtom('parseInt'), int, Attr.Hidden);
  defineOwn(global, literalAtom('parseInt'), int, Attr.Hidden);
  method(prototype, 'toString', 1, toStringMethod);
  method(prototype, 'toLocaleString', 0, toLocaleString);
  method(prototype, 'valueOf', 0, valueOfMethod);
  method(prototype, 'toFixed', 1, toFixed);
  method(prototype, 'toExponential', 1, toExponential);
  method(prototype, 'toPrecision', 1, toPrecision);
}
