// Elements of any object by a length up to 2^53 - 1, for the generic paths of Array.prototype. All may call guest code.

import { Arr, Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { EXCEPTION, Ptr, Value, fromNumber, fromObject, isException, payload } from '../value/value.ts';
import { hasException, toIntegerOrInfinity, toLength } from '../value/convert.ts';
import { getElement, setElement } from '../object/elements.ts';
import { toKey, keyToValue } from '../object/key.ts';
import { createDataPropertyByKey, deletePropertyByKey, getPropertyByKey, getValue, hasPropertyByKey, setProperty, setPropertyByKey } from '../object/properties.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { describe, throwErrorWith2 } from './errors.ts';
import { arg } from './native.ts';

/** LengthOfArrayLike, or -1: threw. spec: sec-lengthofarraylike */
export function lengthOf(o: Ptr): f64 {
  if (load<u8>(o) == Kind.Array) return <f64>load<u32>(o, Arr.Length);
  const v = getValue(fromObject(o), atom(Atom.length));
  if (isException(v)) return -1;
  const n = toLength(v);
  return hasException() ? -1 : n;
}

/** o[index] */
export function getAt(o: Ptr, index: f64): Value {
  if (index < 4294967295) return getElement(o, <u32>index, fromObject(o));
  const key = toKey(fromNumber(index));
  return isException(key) ? EXCEPTION : getPropertyByKey(o, key, fromObject(o));
}

/** o[index] = v, strictly: false threw. */
export function setAt(o: Ptr, index: f64, v: Value): bool {
  if (index < 4294967295) return setElement(o, <u32>index, v, fromObject(o), 1) >= 0;
  const key = toKey(fromNumber(index));
  return !isException(key) && setPropertyByKey(o, key, v, fromObject(o), 1) >= 0;
}

/** index in o: 1, 0, -1 threw. */
export function hasAt(o: Ptr, index: f64): i32 {
  const key = toKey(fromNumber(index));
  return isException(key) ? -1 : hasPropertyByKey(o, key);
}

/** delete o[index], strictly: false threw. */
export function deleteAt(o: Ptr, index: f64): bool {
  const key = toKey(fromNumber(index));
  if (isException(key)) return false;
  const deleted = deletePropertyByKey(o, key);
  if (deleted == 0) throwErrorWith2(ErrorKind.TypeError, "Cannot delete property '%' of %", payload(keyToValue(key)), describe(fromObject(o)));
  return deleted > 0;
}

/** CreateDataPropertyOrThrow: false threw. */
export function createAt(o: Ptr, index: f64, v: Value): bool {
  const key = toKey(fromNumber(index));
  return !isException(key) && createDataPropertyByKey(o, key, v) >= 0;
}

/** o.length = n, strictly: false threw. */
export function setLengthOf(o: Ptr, n: f64): bool {
  return setProperty(o, atom(Atom.length), fromNumber(n), fromObject(o), 1) >= 0;
}

/** Argument i as a relative index into 0…length: negative counts from the end; `missing` when it is undefined. NaN: threw. */
export function relativeIndex(fp: usize, argc: i32, i: i32, length: f64, missing: f64): f64 {
  const v = arg(fp, argc, i);
  if (v == 0xfffa000000000000) return missing;
  const n = toIntegerOrInfinity(v);
  if (hasException()) return NaN;
  return n < 0 ? max<f64>(length + n, 0) : min<f64>(n, length);
}
