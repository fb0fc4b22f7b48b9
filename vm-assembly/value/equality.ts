// Equality and order. spec: sec-testing-and-comparison-operations

import {
  TRUE, Value, fromInt, isBoolean, isException, isNullish, isNumber, isObject, isString, isSymbol, payload, toDouble,
} from './value.ts';
import { Hint, toNumeric, toPrimitive } from './convert.ts';
import { stringCompare, stringEquals, stringToNumber } from '../string/string.ts';

/** spec: sec-isstrictlyequal */
export function strictEquals(a: Value, b: Value): bool {
  if (isNumber(a)) return isNumber(b) && toDouble(a) == toDouble(b);
  if (a == b) return true;
  return isString(a) && isString(b) && stringEquals(payload(a), payload(b));
}

/** spec: sec-samevaluezero */
export function sameValueZero(a: Value, b: Value): bool {
  if (isNumber(a) && isNumber(b)) {
    const x = toDouble(a), y = toDouble(b);
    return x == y || (x != x && y != y);
  }
  return strictEquals(a, b);
}

/** spec: sec-samevalue */
export function sameValue(a: Value, b: Value): bool {
  if (isNumber(a) && isNumber(b)) {
    const x = toDouble(a), y = toDouble(b);
    return (x != x && y != y) || (x == y && reinterpret<u64>(x) == reinterpret<u64>(y));
  }
  return strictEquals(a, b);
}

/** 1 equal, 0 not, -1 threw. May call guest code. spec: sec-islooselyequal */
export function looseEquals(a: Value, b: Value): i32 {
  while (true) {
    if (isNumber(a) && isNumber(b)) return i32(toDouble(a) == toDouble(b));
    if (isString(a) && isString(b)) return i32(stringEquals(payload(a), payload(b)));
    if (isNullish(a) || isNullish(b)) return i32(isNullish(a) && isNullish(b));
    if (isObject(a) && isObject(b)) return i32(a == b);
    if (isBoolean(a) && isBoolean(b)) return i32(a == b);
    if (isSymbol(a) && isSymbol(b)) return i32(a == b);
    if (isBoolean(a)) a = fromInt(i32(a == TRUE));
    else if (isBoolean(b)) b = fromInt(i32(b == TRUE));
    else if (isObject(a)) {
      a = toPrimitive(a, Hint.Default);
      if (isException(a)) return -1;
    } else if (isObject(b)) {
      b = toPrimitive(b, Hint.Default);
      if (isException(b)) return -1;
    } else if (isSymbol(a) || isSymbol(b)) {
      return 0;
    } else {
      // A number and a string are left.
      const x = isString(a) ? stringToNumber(payload(a)) : toDouble(a);
      const y = isString(b) ? stringToNumber(payload(b)) : toDouble(b);
      return i32(x == y);
    }
  }
}

/** Operators of `compare`. */
export const enum Order {
  Less = 0,
  LessEqual = 1,
  Greater = 2,
  GreaterEqual = 3,
}

/** 1 true, 0 false, -1 threw; the left operand is converted first. May call guest code. spec: sec-islessthan */
export function compare(order: Order, a: Value, b: Value): i32 {
  a = toPrimitive(a, Hint.Number);
  if (isException(a)) return -1;
  b = toPrimitive(b, Hint.Number);
  if (isException(b)) return -1;
  if (isString(a) && isString(b)) {
    const c = stringCompare(payload(a), payload(b));
    if (order == Order.Less) return i32(c < 0);
    if (order == Order.LessEqual) return i32(c <= 0);
    if (order == Order.Greater) return i32(c > 0);
    return i32(c >= 0);
  }
  a = toNumeric(a);
  if (isException(a)) return -1;
  b = toNumeric(b);
  if (isException(b)) return -1;
  const x = toDouble(a), y = toDouble(b);
  if (order == Order.Less) return i32(x < y);
  if (order == Order.LessEqual) return i32(x <= y);
  if (order == Order.Greater) return i32(x > y);
  return i32(x >= y);
}
