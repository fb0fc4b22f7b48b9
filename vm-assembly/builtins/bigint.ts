// BigInt. spec: sec-bigint-objects

import { Attr, Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromObject, fromString, isBigInt, isException, isNumber, payload, toDouble,
} from '../value/value.ts';
import { bigAsInt, bigAsUint } from '../value/bigint-bits.ts';
import { bigFromNumber, fromBigInt } from '../value/bigint.ts';
import { bigToString } from '../value/bigint-text.ts';
import { Hint, hasException, toBigInt, toIntegerOrInfinity, toPrimitive, unwrap } from '../value/convert.ts';
import { numberToString } from '../string/string.ts';
import { newObjectWithProto } from '../object/object.ts';
import { defineOwn } from '../object/properties.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { literal, throwErrorWith, throwRangeError } from './errors.ts';
import { arg, constructor, literalAtom, method, newTarget, self } from './native.ts';

/** spec: sec-bigint-constructor-number-value */
function construct(fp: usize, argc: i32): u64 {
  if (newTarget(fp)) return throwErrorWith(ErrorKind.TypeError, '% is not a constructor', literal('BigInt'));
  const v = toPrimitive(arg(fp, argc, 0), Hint.Number);
  if (isException(v)) return EXCEPTION;
  if (!isNumber(v)) return toBigInt(v);
  const d = toDouble(v);
  if (d - d != 0 || trunc(d) != d) {
    const text = numberToString(v);
    return text
      ? throwErrorWith(ErrorKind.RangeError, 'The number % cannot be converted to a BigInt because it is not an integer', text)
      : EXCEPTION;
  }
  return boxed(bigFromNumber(d));
}

// @ts-ignore: decorator
@inline
function boxed(p: Ptr): Value {
  return p ? fromBigInt(p) : EXCEPTION;
}

/** spec: sec-thisbigintvalue; UNDEFINED: it threw. */
function thisBigInt(fp: usize, name: string): Value {
  const v = unwrap(self(fp), Kind.BigIntObject);
  if (isBigInt(v)) return v;
  throwErrorWith(ErrorKind.TypeError, "BigInt.prototype.% requires that 'this' be a BigInt", literal(name));
  return UNDEFINED;
}

/** spec: sec-bigint.prototype.tostring */
function toStringMethod(fp: usize, argc: i32): u64 {
  const v = thisBigInt(fp, 'toString');
  if (v == UNDEFINED) return EXCEPTION;
  let radix: f64 = 10;
  if (arg(fp, argc, 0) != UNDEFINED) {
    radix = toIntegerOrInfinity(arg(fp, argc, 0));
    if (hasException()) return EXCEPTION;
    if (!(radix >= 2 && radix <= 36)) return throwRangeError('toString() radix argument must be between 2 and 36');
  }
  const s = bigToString(payload(v), <u32>radix);
  return s ? fromString(s) : EXCEPTION;
}

/** Without Intl the locale changes nothing. spec: sec-bigint.prototype.tolocalestring */
function toLocaleString(fp: usize, argc: i32): u64 {
  const v = thisBigInt(fp, 'toLocaleString');
  if (v == UNDEFINED) return EXCEPTION;
  const s = bigToString(payload(v), 10);
  return s ? fromString(s) : EXCEPTION;
}

function valueOfMethod(fp: usize, argc: i32): u64 {
  const v = thisBigInt(fp, 'valueOf');
  return v == UNDEFINED ? EXCEPTION : v;
}

/** spec: sec-bigint.asintn, sec-bigint.asuintn */
function wrapped(fp: usize, argc: i32, signed: bool): Value {
  // spec: sec-toindex
  const bits = toIntegerOrInfinity(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  if (!(bits >= 0 && bits <= 9007199254740991)) return throwRangeError('Invalid value: not (convertible to) a safe integer');
  const v = toBigInt(arg(fp, argc, 1));
  if (isException(v)) return EXCEPTION;
  return boxed(signed ? bigAsInt(bits, payload(v)) : bigAsUint(bits, payload(v)));
}

function asIntN(fp: usize, argc: i32): u64 { return wrapped(fp, argc, true); }
function asUintN(fp: usize, argc: i32): u64 { return wrapped(fp, argc, false); }

export function initBigInt(global: Ptr): void {
  const prototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.BigIntPrototype, fromObject(prototype));
  const f = constructor(global, 'BigInt', 1, construct, prototype);
  method(f, 'asIntN', 2, asIntN);
  method(f, 'asUintN', 2, asUintN);
  method(prototype, 'toString', 0, toStringMethod);
  method(prototype, 'toLocaleString', 0, toLocaleString);
  method(prototype, 'valueOf', 0, valueOfMethod);
  defineOwn(prototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('BigInt')), Attr.Configurable);
}
