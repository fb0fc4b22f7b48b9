// Type conversion. spec: sec-type-conversion. Functions that may call guest code say so in their comment; they return EXCEPTION, or
// leave Cell.Exception set and `hasException()` true where the result is no value.

import { Cell, Kind, Wrapper, Header, ObjectFlag } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, FALSE, NULL, TRUE, UNDEFINED, Value, Ptr, fromInt, fromNumber, fromObject, fromString, isBigInt, isBoolean, isDouble, isException, isInt, isNullish,
  isNumber, isObject, isString, isSymbol, payload, toDouble, toInt,
} from './value.ts';
import { bigFromU64, fromBigInt, isZero } from './bigint.ts';
import { NOT_A_BIGINT, bigToString, stringToBigInt } from './bigint-text.ts';
import { atom, Atom } from '../string/common-atoms.ts';
import { numberToString, stringLength, stringToNumber } from '../string/string.ts';
import { getValue } from '../object/properties.ts';
import { newWrapper } from '../object/object.ts';
import { intrinsic, Intrinsic, wellKnown } from '../builtins/intrinsics.ts';
import { describe, throwError, throwErrorWith } from '../builtins/errors.ts';
import { call0, call1, isCallable } from '../interp/call.ts';

/** Hints of ToPrimitive. */
export const enum Hint {
  Default = 0,
  Number = 1,
  String = 2,
}

/** ToBoolean of what the loop's test does not know: doubles, strings, singletons. spec: sec-toboolean */
export function truthySlow(v: Value): bool {
  if (isInt(v)) return toInt(v) != 0;
  if (isDouble(v)) {
    const d = reinterpret<f64>(v);
    return d == d && d != 0;
  }
  if (isString(v)) return stringLength(payload(v)) != 0;
  if (isBigInt(v)) return !isZero(payload(v));
  return v == TRUE || isObject(v) || isSymbol(v);
}

/** spec: sec-toprimitive. May call guest code. */
export function toPrimitive(v: Value, hint: Hint): Value {
  if (!isObject(v)) return v;
  const exotic = getValue(v, wellKnown(Intrinsic.SymbolToPrimitive));
  if (isException(exotic)) return EXCEPTION;
  if (!isNullish(exotic)) {
    if (!isCallable(exotic)) return throwErrorWith(ErrorKind.TypeError, '% is not a function', describe(exotic));
    const name = hint == Hint.Default ? Atom.default_ : hint == Hint.Number ? Atom.number : Atom.string;
    const result = call1(exotic, v, fromString(atom(name)));
    if (isException(result) || !isObject(result)) return result;
    return throwError(ErrorKind.TypeError, 'Cannot convert object to primitive value');
  }
  return ordinaryToPrimitive(v, hint);
}

/** spec: sec-ordinarytoprimitive. May call guest code. */
export function ordinaryToPrimitive(v: Value, hint: Hint): Value {
  for (let i = 0; i < 2; i++) {
    const method = getValue(v, atom((hint == Hint.String) == (i == 0) ? Atom.toString : Atom.valueOf));
    if (isException(method)) return EXCEPTION;
    if (isCallable(method)) {
      const result = call0(method, v);
      if (isException(result) || !isObject(result)) return result;
    }
  }
  return throwError(ErrorKind.TypeError, 'Cannot convert object to primitive value');
}

/** A number or a BigInt. May call guest code. spec: sec-tonumeric */
export function toNumeric(v: Value): Value {
  if (isNumber(v)) return v;
  if (isObject(v)) {
    v = toPrimitive(v, Hint.Number);
    if (isException(v)) return v;
  }
  return isBigInt(v) ? v : primitiveToNumber(v);
}

/** ToNumber as a boxed number. May call guest code. spec: sec-tonumber */
export function toNumberValue(v: Value): Value {
  if (isNumber(v)) return v;
  if (isObject(v)) {
    v = toPrimitive(v, Hint.Number);
    if (isException(v)) return v;
  }
  return primitiveToNumber(v);
}

function primitiveToNumber(v: Value): Value {
  if (isNumber(v)) return v;
  if (isString(v)) return fromNumber(stringToNumber(payload(v)));
  if (v == UNDEFINED) return 0x7ff8000000000000;
  if (v == NULL || v == FALSE) return fromInt(0);
  if (v == TRUE) return fromInt(1);
  if (isSymbol(v)) return throwError(ErrorKind.TypeError, 'Cannot convert a Symbol value to a number');
  return throwError(ErrorKind.TypeError, 'Cannot convert a BigInt value to a number');
}

/** A BigInt. May call guest code. spec: sec-tobigint */
export function toBigInt(v: Value): Value {
  if (isObject(v)) {
    v = toPrimitive(v, Hint.Number);
    if (isException(v)) return v;
  }
  if (isBigInt(v)) return v;
  let p: Ptr;
  if (isBoolean(v)) p = bigFromU64(u64(v == TRUE), false);
  else if (isString(v)) {
    p = stringToBigInt(payload(v));
    if (p == NOT_A_BIGINT) return throwErrorWith(ErrorKind.SyntaxError, 'Cannot convert % to a BigInt', payload(v));
  } else return throwErrorWith(ErrorKind.TypeError, 'Cannot convert % to a BigInt', describe(v));
  return p ? fromBigInt(p) : EXCEPTION;
}

/** Did the last conversion that answers with a number throw? */
// @ts-ignore: decorator
@inline export function hasException(): bool {
  return load<u32>(Cell.Threw) != 0;
}

/** ToNumber; after an exception NaN, and hasException(). May call guest code. spec: sec-tonumber */
export function toNumber(v: Value): f64 {
  store<u32>(Cell.Threw, 0);
  if (isNumber(v)) return toDouble(v);
  const n = toNumberValue(v);
  if (isException(n)) {
    store<u32>(Cell.Threw, 1);
    return NaN;
  }
  store<u32>(Cell.Threw, 0);
  return toDouble(n);
}

/** spec: sec-tointegerorinfinity. May call guest code; see toNumber. */
export function toIntegerOrInfinity(v: Value): f64 {
  if (isInt(v)) {
    store<u32>(Cell.Threw, 0);
    return <f64>toInt(v);
  }
  const d = toNumber(v);
  return d != d ? 0 : trunc(d) + 0;
}

/** Modulo 2^32. spec: sec-toint32 */
export function doubleToInt32(d: f64): i32 {
  const i = <i64>d; // saturating
  if (i != i64.MAX_VALUE && i != i64.MIN_VALUE) return <i32>i;
  if (d != d || d - d != 0) return 0;
  // Beyond 2^63 only the exponent and mantissa bits that fall into the low word count.
  const bits = reinterpret<u64>(d);
  const exponent = <i32>((bits >> 52) & 0x7ff) - 1075;
  if (exponent >= 32) return 0;
  const mantissa = ((bits & 0xfffffffffffff) | 0x10000000000000) << exponent;
  return d < 0 ? -<i32>mantissa : <i32>mantissa;
}

/** ToInt32; see toNumber. */
export function toInt32(v: Value): i32 {
  if (isInt(v)) {
    store<u32>(Cell.Threw, 0);
    return toInt(v);
  }
  return doubleToInt32(toNumber(v));
}

/** spec: sec-tolength. May call guest code; see toNumber. */
export function toLength(v: Value): f64 {
  const d = toIntegerOrInfinity(v);
  return d <= 0 ? 0 : min<f64>(d, 9007199254740991);
}

/** ToString as a boxed string. May call guest code. spec: sec-tostring */
export function toStringValue(v: Value): Value {
  if (isString(v)) return v;
  if (isNumber(v)) {
    const s = numberToString(v);
    return s ? fromString(s) : EXCEPTION;
  }
  if (isObject(v)) {
    v = toPrimitive(v, Hint.String);
    return isException(v) ? EXCEPTION : toStringValue(v);
  }
  if (isSymbol(v)) return throwError(ErrorKind.TypeError, 'Cannot convert a Symbol value to a string');
  if (isBigInt(v)) {
    const s = bigToString(payload(v), 10);
    return s ? fromString(s) : EXCEPTION;
  }
  return fromString(atom(v == UNDEFINED ? Atom.undefined_ : v == NULL ? Atom.null_ : v == TRUE ? Atom.true_ : Atom.false_));
}

/** spec: sec-toobject */
export function toObject(v: Value): Value {
  if (isObject(v)) return v;
  if (isNullish(v)) return throwError(ErrorKind.TypeError, 'Cannot convert undefined or null to object');
  const kind = isNumber(v) ? Kind.NumberObject
    : isString(v) ? Kind.StringObject
    : isSymbol(v) ? Kind.SymbolObject
    : isBigInt(v) ? Kind.BigIntObject : Kind.BooleanObject;
  const o = newWrapper(kind, prototypeOfPrimitive(v), v);
  return o ? fromObject(o) : EXCEPTION;
}

/** Prototype that property lookups on this primitive begin at; 0 for undefined and null. */
export function prototypeOfPrimitive(v: Value): Ptr {
  if (isString(v)) return intrinsic(Intrinsic.StringPrototype);
  if (isNumber(v)) return intrinsic(Intrinsic.NumberPrototype);
  if (isBoolean(v)) return intrinsic(Intrinsic.BooleanPrototype);
  if (isSymbol(v)) return intrinsic(Intrinsic.SymbolPrototype);
  if (isBigInt(v)) return intrinsic(Intrinsic.BigIntPrototype);
  return 0;
}

/** thisNumberValue, thisStringValue and the like: the primitive itself or what a wrapper of that kind holds; else HOLE's place is EXCEPTION without a pending error. */
export function unwrap(v: Value, kind: Kind): Value {
  if (isObject(v) && load<u8>(payload(v)) == kind) return load<u64>(payload(v), Wrapper.Value);
  return v;
}

/** spec: sec-islooselyequal is in equality.ts; the name of a value's type as an atom. spec: sec-typeof-operator */
export function typeOf(v: Value): Ptr {
  if (isNumber(v)) return atom(Atom.number);
  if (isString(v)) return atom(Atom.string);
  if (isObject(v)) {
    return atom(load<u8>(payload(v), Header.Flags) & ObjectFlag.Callable ? Atom.function_ : Atom.object);
  }
  if (v == UNDEFINED) return atom(Atom.undefined_);
  if (isBoolean(v)) return atom(Atom.boolean);
  if (v == NULL) return atom(Atom.object);
  return atom(isSymbol(v) ? Atom.symbol : Atom.bigint);
}
