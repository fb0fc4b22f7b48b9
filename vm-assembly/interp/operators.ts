// Operators where the loop's fast paths do not apply. All may call guest code. spec: sec-applystringornumericbinaryoperator

import { Op } from '../abi/opcodes.ts';
import {
  EXCEPTION, Value, fromInt, fromNumber, fromString, fromU32, isException, isString, payload, toDouble,
} from '../value/value.ts';
import { Hint, doubleToInt32, toNumeric, toPrimitive, toStringValue } from '../value/convert.ts';
import { Order, compare } from '../value/equality.ts';
import { concat } from '../string/string.ts';
import { numberPow } from '../value/number-math.ts';

/** spec: sec-additionoperator */
export function add(a: Value, b: Value): Value {
  if (isString(a) && isString(b)) return concatenated(a, b);
  a = toPrimitive(a, Hint.Default);
  if (isException(a)) return EXCEPTION;
  b = toPrimitive(b, Hint.Default);
  if (isException(b)) return EXCEPTION;
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
  b = toNumeric(b);
  if (isException(b)) return EXCEPTION;
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

/** spec: sec-numeric-types-number-remainder: the sign of the dividend, exact. */
function remainder(x: f64, y: f64): f64 {
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
