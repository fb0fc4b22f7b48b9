// Property keys as values: an int or double is an array index, a string is an atom that is no index, a symbol is itself.

import { Kind } from '../abi/layout.ts';
import {
  EXCEPTION, Ptr, Value, fromString, fromSymbol, fromU32, isDouble, isException, isInt, isNumber, isString, isSymbol, kindOf, payload, toDouble, toInt,
} from '../value/value.ts';
import { Hint, toPrimitive, toStringValue } from '../value/convert.ts';
import { atomize, stringToIndex } from '../string/string.ts';
import { indexToString } from '../string/number.ts';

/** ToPropertyKey, sorted into index, atom and symbol. May call guest code. spec: sec-topropertykey */
export function toKey(v: Value): Value {
  if (isInt(v) && toInt(v) >= 0) return v;
  if (isString(v)) return stringKey(payload(v));
  if (isSymbol(v)) return v;
  if (isDouble(v)) {
    const d = toDouble(v);
    // the largest index is 2^32 - 2
    if (d >= 0 && d < 4294967295 && <f64>(<u32>d) == d) return fromU32(<u32>d);
  }
  const primitive = toPrimitive(v, Hint.String);
  if (isException(primitive) || isSymbol(primitive)) return primitive;
  const text = toStringValue(primitive);
  return isException(text) ? EXCEPTION : stringKey(payload(text));
}

/** The key that a string is: an index, or its atom. EXCEPTION if out of memory. */
export function stringKey(s: Ptr): Value {
  const index = stringToIndex(s);
  if (index >= 0) return fromU32(<u32>index);
  const a = atomize(s);
  return a == 0 ? EXCEPTION : fromString(a);
}

// @ts-ignore: decorator
@inline export function isIndexKey(k: Value): bool { return isNumber(k); }
// @ts-ignore: decorator
@inline export function keyIndex(k: Value): u32 { return isInt(k) ? <u32>toInt(k) : <u32>toDouble(k); }

/** Key value for an atom or a symbol. */
// @ts-ignore: decorator
@inline export function keyOfCell(key: Ptr): Value { return kindOf(key) == Kind.Symbol ? fromSymbol(key) : fromString(key); }

/** A key as the guest sees it: indices are strings. EXCEPTION if out of memory. */
export function keyToValue(k: Value): Value {
  if (!isNumber(k)) return k;
  const s = indexToString(keyIndex(k));
  return s == 0 ? EXCEPTION : fromString(s);
}
