// Equality and order. spec: sec-testing-and-comparison-operations

import {
  Ptr, TRUE, Value, fromInt, isBigInt, isBoolean, isException, isNullish, isNumber, isObject, isString, isSymbol, payload, toDouble,
} from './value.ts';
import { Hint, toNumeric, toPrimitive } from './convert.ts';
import { bigCompare, bigCompareNumber, bigEquals } from './bigint.ts';
import { NOT_A_BIGINT, stringToBigInt } from './bigint-text.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { stringCompare, stringEquals, stringToNumber } from '../string/string.ts';

/** spec: sec-isstrictlyequal */
export function strictEquals(a: Value, b: Value): bool {
  if (isNumber(a)) return isNumber(b) && toDouble(a) == toDouble(b);
  if (a == b) return true;
  if (isString(a)) return isString(b) && stringEquals(payload(a), payload(b));
  return isBigInt(a) && isBigInt(b) && bigEquals(payload(a), payload(b));
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
    if (isBigInt(a) && isBigInt(b)) return i32(bigEquals(payload(a), payload(b)));
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
    } else if (isBigInt(a) || isBigInt(b)) {
      const order = isBigInt(a) ? compareBigInt(payload(a), b) : compareBigInt(payload(b), a);
      return order == Unordered.Threw ? -1 : i32(order == 0);
    } else {
      // A number and a string are left.
      const x = isString(a) ? stringToNumber(payload(a)) : toDouble(a);
      const y = isString(b) ? stringToNumber(payload(b)) : toDouble(b);
      return i32(x == y);
    }
  }
}

/** Answers of `compareBigInt` beside an order. */
const enum Unordered {
  Never = 2,
  Threw = 3,
}

/** Order of a BigInt and a string, BigInt or number: negative, 0, positive, or Unordered. */
function compareBigInt(a: Ptr, b: Value): i32 {
  if (isString(b)) {
    const p = stringToBigInt(payload(b));
    return p == 0 ? Unordered.Threw : p == NOT_A_BIGINT ? Unordered.Never : sign(bigCompare(a, p));
  }
  if (isBigInt(b)) return sign(bigCompare(a, payload(b)));
  const d = toDouble(b);
  return d != d ? Unordered.Never : sign(bigCompareNumber(a, d));
}

function sign(order: i32): i32 {
  return order < 0 ? -1 : i32(order > 0);
}

/** `compare` of two primitives of which one is a BigInt. spec: sec-islessthan, step 4 */
function compareWithBigInt(order: Order, a: Value, b: Value): i32 {
  let c: i32;
  if (isBigInt(a)) c = compareBigInt(payload(a), b);
  else {
    c = compareBigInt(payload(b), a);
    if (c < Unordered.Never) c = -c;
  }
  if (c == Unordered.Threw) return -1;
  return c == Unordered.Never ? 0 : i32(holds(order, c));
}

/** Does a difference of this sign satisfy the operator? */
function holds(order: Order, c: i32): bool {
  if (order == Order.Less) return c < 0;
  if (order == Order.LessEqual) return c <= 0;
  return order == Order.Greater ? c > 0 : c >= 0;
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
  if (isObject(b)) {
    pushRoot(a);
    b = toPrimitive(b, Hint.Number);
    popRoots(1);
    if (isException(b)) return -1;
  }
  if (isString(a) && isString(b)) {
    return i32(holds(order, stringCompare(payload(a), payload(b))));
  }
  if (isBigInt(a) && (isString(b) || isBigInt(b)) || isBigInt(b) && isString(a)) return compareWithBigInt(order, a, b);
  a = toNumeric(a);
  if (isException(a)) return -1;
  b = toNumeric(b);
  if (isException(b)) return -1;
  if (isBigInt(a) || isBigInt(b)) return compareWithBigInt(order, a, b);
  const x = toDouble(a), y = toDouble(b);
  if (order == Order.Less) return i32(x < y);
  if (order == Order.LessEqual) return i32(x <= y);
  if (order == Order.Greater) return i32(x > y);
  return i32(x >= y);
}
