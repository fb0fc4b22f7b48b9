// Operators where the loop's fast paths do not apply. All may call guest code. spec: sec-applystringornumericbinaryoperator

import { ErrorKind, Op } from '../abi/opcodes.ts';
import {
  EXCEPTION, Ptr, Value, fromInt, fromNumber, fromString, fromU32, isBigInt, isException, isObject, isString, payload, toDouble,
} from '../value/value.ts';
import { Hint, doubleToInt32, toNumeric, toPrimitive, toStringValue } from '../value/convert.ts';
import { Order, compare } from '../value/equality.ts';
import { bigAdd, bigFromI64, bigNegate, bigSubtract, fromBigInt } from '../value/bigint.ts';
import { BitOp, bigBitwise, bigNot, bigShift } from '../value/bigint-bits.ts';
import { bigDivide, bigRemainder } from '../value/bigint-divide.ts';
import { bigMultiply, bigPower } from '../value/bigint-multiply.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { throwError } from '../builtins/errors.ts';
import { concat } from '../string/string.ts';
import { numberPow } from '../value/number-math.ts';

/** spec: sec-additionoperator */
export function add(a: Value, b: Value): Value {
  if (isString(a) && isString(b)) return concatenated(a, b);
  a = toPrimitive(a, Hint.Default);
  if (isException(a)) return EXCEPTION;
  if (isObject(b)) {
    pushRoot(a);
    b = toPrimitive(b, Hint.Default);
    popRoots(1);
    if (isException(b)) return EXCEPTION;
  }
  if (isString(a) || isString(b)) {
    a = toStringValue(a);
    if (isException(a)) return EXCEPTION;
    b = toStringValue(b);
    if (isException(b)) return EXCEPTION;
    return concatenated(a, b);
  }
  a = toNumeric(a);
  if (isException(a)) return EXCEPTION;
  b = toNumeric(b);
  if (isException(b)) return EXCEPTION;
  if (isBigInt(a) || isBigInt(b)) return bigArithmetic(Op.Add, a, b);
  return fromNumber(toDouble(a) + toDouble(b));
}

function concatenated(a: Value, b: Value): Value {
  const s = concat(payload(a), payload(b));
  return s ? fromString(s) : EXCEPTION;
}

/** The other binary operators with numeric operands; `op` is the plain (not the immediate) opcode. */
export function arithmetic(op: Op, a: Value, b: Value): Value {
  a = toNumeric(a);
  if (isException(a)) return EXCEPTION;
  if (isObject(b)) {
    pushRoot(a);
    b = toPrimitive(b, Hint.Number);
    popRoots(1);
    if (isException(b)) return EXCEPTION;
  }
  b = toNumeric(b);
  if (isException(b)) return EXCEPTION;
  if (isBigInt(a) || isBigInt(b)) return bigArithmetic(op, a, b);
  const x = toDouble(a), y = toDouble(b);
  switch (op) {
    case Op.Sub: return fromNumber(x - y);
    case Op.Mul: return fromNumber(x * y);
    case Op.Div: return fromNumber(x / y);
    case Op.Mod: return fromNumber(remainder(x, y));
    case Op.Exp: return fromNumber(numberPow(x, y));
    case Op.BitAnd: return fromInt(doubleToInt32(x) & doubleToInt32(y));
    case Op.BitOr: return fromInt(doubleToInt32(x) | doubleToInt32(y));
    case Op.BitXor: return fromInt(doubleToInt32(x) ^ doubleToInt32(y));
    case Op.Shl: return fromInt(doubleToInt32(x) << doubleToInt32(y));
    case Op.Shr: return fromInt(doubleToInt32(x) >> doubleToInt32(y));
    default: return fromU32(<u32>doubleToInt32(x) >> doubleToInt32(y));
  }
}

/** Two numeric values of which at least one is a BigInt. */
function bigArithmetic(op: Op, a: Value, b: Value): Value {
  if (!isBigInt(a) || !isBigInt(b)) {
    return throwError(ErrorKind.TypeError, 'Cannot mix BigInt and other types, use explicit conversions');
  }
  const x = payload(a), y = payload(b);
  let p: Ptr;
  switch (op) {
    case Op.Add: p = bigAdd(x, y); break;
    case Op.Sub: p = bigSubtract(x, y); break;
    case Op.Mul: p = bigMultiply(x, y); break;
    case Op.Div: p = bigDivide(x, y); break;
    case Op.Mod: p = bigRemainder(x, y); break;
    case Op.Exp: p = bigPower(x, y); break;
    case Op.BitAnd: p = bigBitwise(BitOp.And, x, y); break;
    case Op.BitOr: p = bigBitwise(BitOp.Or, x, y); break;
    case Op.BitXor: p = bigBitwise(BitOp.Xor, x, y); break;
    case Op.Shl: p = bigShift(x, y, false); break;
    case Op.Shr: p = bigShift(x, y, true); break;
    default: return throwError(ErrorKind.TypeError, 'BigInts have no unsigned right shift, use >> instead');
  }
  return p ? fromBigInt(p) : EXCEPTION;
}

/** ToNumeric(v) plus 1 or -1. spec: sec-prefix-increment-operator */
export function step(v: Value, delta: i32): Value {
  const n = toNumeric(v);
  if (isException(n)) return EXCEPTION;
  if (!isBigInt(n)) return fromNumber(toDouble(n) + <f64>delta);
  const one = bigFromI64(delta);
  const p = one ? bigAdd(payload(n), one) : 0;
  return p ? fromBigInt(p) : EXCEPTION;
}

/** spec: sec-unary-minus-operator */
export function negate(v: Value): Value {
  const n = toNumeric(v);
  if (isException(n)) return EXCEPTION;
  if (!isBigInt(n)) return fromNumber(-toDouble(n));
  const p = bigNegate(payload(n));
  return p ? fromBigInt(p) : EXCEPTION;
}

/** spec: sec-bitwise-not-operator */
export function complement(v: Value): Value {
  const n = toNumeric(v);
  if (isException(n)) return EXCEPTION;
  if (!isBigInt(n)) return fromInt(~doubleToInt32(toDouble(n)));
  const p = bigNot(payload(n));
  return p ? fromBigInt(p) : EXCEPTION;
}

/** spec: sec-numeric-types-number-remainder: the sign of the dividend, exact. */
export function remainder(x: f64, y: f64): f64 {
  if (abs(x) < 9007199254740992 && abs(y) < 9007199254740992 && y != 0) {
    const i = <i64>x, j = <i64>y;
    if (<f64>i == x && <f64>j == y) {
      const r = i % j;
      return r == 0 && (i < 0 || reinterpret<u64>(x) >> 63) ? -0.0 : <f64>r;
    }
  }
  return x % y;
}

/** 1 true, 0 false, -1 threw. */
export function ordered(op: Op, a: Value, b: Value): i32 {
  switch (op) {
    case Op.Lt: return compare(Order.Less, a, b);
    case Op.Le: return compare(Order.LessEqual, a, b);
    case Op.Gt: return compare(Order.Greater, a, b);
    default: return compare(Order.GreaterEqual, a, b);
  }
}
