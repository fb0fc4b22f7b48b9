// Object: the constructor and its functions. fromEntries and groupBy call guest code for each element: they are in lib/map.ts.
// spec: sec-object-constructor

import { isTypedArray } from '../object/typed-array.ts';
import { Attr, Elem } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, HOLE, NULL, Ptr, UNDEFINED, Value, fromBool, fromObject, isException, isNullish, isObject, payload,
} from '../value/value.ts';
import { call0 } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { toObject } from '../value/convert.ts';
import { sameValue } from '../value/equality.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { ObjectCell } from '../object/cells.ts';
import { arrayLength, arrayPush, elementsOf } from '../object/elements.ts';
import { setIntegrity, testIntegrity } from '../object/integrity.ts';
import { keyToValue, toKey } from '../object/key.ts';
import { newArray, newObjectWithProto, newPlainObject } from '../object/object.ts';
import { Keys, ownKeys } from '../object/own-keys.ts';
import {
  createDataPropertyByKey, getOwnPropertyByKey, getPropertyByKey, getPrototypeOf, hasOwnByKey, isExtensible, preventExtensions, setPropertyByKey, setPrototypeOf,
} from '../object/properties.ts';
import { isProxy } from '../object/proxy.ts';
import { describe, throwErrorWith, throwTypeError } from './errors.ts';
import { Intrinsic, intrinsic, setIntrinsic } from './intrinsics.ts';
import { arg, callee, constructor, method, newTarget, prototypeFor } from './native.ts';
import { defineFromList, defineFromObject, descriptorObject, pushDescriptor } from './property-descriptor.ts';
import { initObjectPrototype } from './object-prototype.ts';

/** Key number i of a list that ownKeys made. */
// @ts-ignore: decorator
@inline
function keyAt(list: Ptr, i: u32): Value {
  return load<u64>(elementsOf(list) + Elem.Values + (i << 3));
}

/** spec: sec-object-value */
function construct(fp: usize, argc: i32): u64 {
  const target = newTarget(fp);
  if (target && target != callee(fp)) {
    const prototype = prototypeFor(target, intrinsic(Intrinsic.ObjectPrototype));
    const o = prototype ? newObjectWithProto(prototype) : 0;
    return o ? fromObject(o) : EXCEPTION;
  }
  const v = arg(fp, argc, 0);
  if (!isNullish(v)) return toObject(v);
  const o = newPlainObject(4);
  return o ? fromObject(o) : EXCEPTION;
}

/** spec: sec-object.assign */
function assign(fp: usize, argc: i32): u64 {
  const to = toObject(arg(fp, argc, 0));
  if (isException(to)) return EXCEPTION;
  pushRoot(to);
  for (let i = 1; i < argc; i++) {
    const v = arg(fp, argc, i);
    if (!isNullish(v) && !assignFrom(payload(to), v)) {
      popRoots(1);
      return EXCEPTION;
    }
  }
  popRoots(1);
  return to;
}

/** Sets what is enumerable in v on an object; false threw. */
function assignFrom(to: Ptr, v: Value): bool {
  const source = toObject(v);
  if (isException(source)) return false;
  const from = payload(source);
  const list = ownKeys(from, Keys.All);
  if (!list) return false;
  pushRoot(source);
  pushRoot(fromObject(list));
  let ok = true;
  for (let i: u32 = 0, n = arrayLength(list); i < n && ok; i++) {
    const k = keyAt(list, i);
    const value = enumerableValue(from, k);
    if (value == NOT_ENUMERABLE) continue;
    ok = !isException(value) && !charge(1) && setPropertyByKey(to, k, value, fromObject(to), true) >= 0;
  }
  popRoots(2);
  return ok;
}

/** What enumerableValue answers for a property that is gone or not enumerable: no guest code ever sees it. */
const NOT_ENUMERABLE: u64 = HOLE;

/** o[k] if it is an own enumerable property. May call guest code. */
function enumerableValue(o: Ptr, k: Value): Value {
  const has = getOwnPropertyByKey(o, k);
  if (has < 0) return EXCEPTION;
  const attributes = load<u32>(ObjectCell.FoundAttributes);
  if (has == 0 || !(attributes & Attr.Enumerable)) return NOT_ENUMERABLE;
  if (isProxy(o)) return getPropertyByKey(o, k, fromObject(o));
  const v = load<u64>(ObjectCell.FoundValue);
  if (!(attributes & Attr.Accessor)) return v;
  return v == UNDEFINED ? UNDEFINED : call0(v, fromObject(o));
}

/** spec: sec-object.create */
function create(fp: usize, argc: i32): u64 {
  const proto = arg(fp, argc, 0);
  if (!isObject(proto) && proto != NULL) {
    return throwErrorWith(ErrorKind.TypeError, 'Object prototype may only be an Object or null: %', describe(proto));
  }
  const o = newObjectWithProto(isObject(proto) ? payload(proto) : 0);
  if (!o) return EXCEPTION;
  const properties = arg(fp, argc, 1);
  return properties == UNDEFINED ? fromObject(o) : definePropertiesOf(fromObject(o), properties);
}

/** spec: sec-objectdefineproperties */
function definePropertiesOf(target: Value, properties: Value): Value {
  const source = toObject(properties);
  if (isException(source)) return EXCEPTION;
  const from = payload(source);
  const list = ownKeys(from, Keys.All);
  // descriptors are all read before the first one is applied
  const descriptors = list ? newArray(0, arrayLength(list)) : 0;
  const keys = descriptors ? newArray(0, arrayLength(list)) : 0;
  if (!keys) return EXCEPTION;
  pushRoot(target);
  pushRoot(source);
  pushRoot(fromObject(list));
  pushRoot(fromObject(descriptors));
  pushRoot(fromObject(keys));
  let ok = true;
  for (let i: u32 = 0, n = arrayLength(list); i < n && ok; i++) {
    const k = keyAt(list, i);
    const v = enumerableValue(from, k);
    if (v == NOT_ENUMERABLE) continue;
    ok = !isException(v) && !charge(1) && arrayPush(keys, k) > 0 && pushDescriptor(descriptors, v);
  }
  for (let i: u32 = 0, n = arrayLength(keys); i < n && ok; i++) {
    ok = defineFromList(payload(target), keyAt(keys, i), descriptors, i) > 0;
  }
  popRoots(5);
  return ok ? target : EXCEPTION;
}

function defineProperties(fp: usize, argc: i32): u64 {
  const target = arg(fp, argc, 0);
  if (!isObject(target)) return throwTypeError('Object.defineProperties called on non-object');
  return definePropertiesOf(target, arg(fp, argc, 1));
}

/** spec: sec-object.defineproperty */
function defineProperty(fp: usize, argc: i32): u64 {
  const target = arg(fp, argc, 0);
  if (!isObject(target)) return throwTypeError('Object.defineProperty called on non-object');
  const k = toKey(arg(fp, argc, 1));
  if (isException(k)) return EXCEPTION;
  pushRoot(k);
  const ok = defineFromObject(payload(target), k, arg(fp, argc, 2), true);
  popRoots(1);
  return ok > 0 ? target : EXCEPTION;
}

/** spec: sec-object.getownpropertydescriptor */
function getOwnPropertyDescriptor(fp: usize, argc: i32): u64 {
  const v = toObject(arg(fp, argc, 0));
  if (isException(v)) return EXCEPTION;
  pushRoot(v);
  const k = toKey(arg(fp, argc, 1));
  popRoots(1);
  return isException(k) ? EXCEPTION : descriptorObject(payload(v), k);
}

function getOwnPropertyDescriptors(fp: usize, argc: i32): u64 {
  const v = toObject(arg(fp, argc, 0));
  if (isException(v)) return EXCEPTION;
  pushRoot(v);
  const list = ownKeys(payload(v), Keys.All);
  const result = list ? newPlainObject(4) : 0;
  pushRoot(fromObject(list));
  pushRoot(fromObject(result));
  let ok = result != 0;
  for (let i: u32 = 0, n = ok ? arrayLength(list) : 0; i < n && ok; i++) {
    const descriptor = descriptorObject(payload(v), keyAt(list, i));
    ok = !isException(descriptor) && !charge(1);
    if (ok && descriptor != UNDEFINED) ok = createDataPropertyByKey(result, keyAt(list, i), descriptor) >= 0;
  }
  popRoots(3);
  return ok ? fromObject(result) : EXCEPTION;
}

/** The own keys of an argument as an array that the guest gets. */
function listKeys(v: Value, which: u32): Value {
  const object = toObject(v);
  if (isException(object)) return EXCEPTION;
  const list = ownKeys(payload(object), which);
  return list && !charge(arrayLength(list)) ? fromObject(list) : EXCEPTION;
}

function getOwnPropertyNames(fp: usize, argc: i32): u64 {
  return listKeys(arg(fp, argc, 0), Keys.Named | Keys.AsStrings);
}

function getOwnPropertySymbols(fp: usize, argc: i32): u64 {
  return listKeys(arg(fp, argc, 0), Keys.Symbols);
}

function keysFunction(fp: usize, argc: i32): u64 {
  return listKeys(arg(fp, argc, 0), Keys.Named | Keys.Enumerable | Keys.AsStrings);
}

function values(fp: usize, argc: i32): u64 {
  return enumerate(arg(fp, argc, 0), false);
}

function entries(fp: usize, argc: i32): u64 {
  return enumerate(arg(fp, argc, 0), true);
}

/** Values, or pairs of key and value, of the own enumerable properties. spec: sec-enumerableownproperties */
function enumerate(v: Value, pairs: bool): Value {
  const object = toObject(v);
  if (isException(object)) return EXCEPTION;
  const o = payload(object);
  pushRoot(object);
  const list = ownKeys(o, Keys.Named);
  popRoots(1);
  const result = list ? newArray(0, arrayLength(list)) : 0;
  if (!result) return EXCEPTION;
  pushRoot(object);
  pushRoot(fromObject(list));
  pushRoot(fromObject(result));
  let ok = true;
  for (let i: u32 = 0, n = arrayLength(list); i < n && ok; i++) {
    const k = keyAt(list, i);
    let value = enumerableValue(o, k);
    if (value == NOT_ENUMERABLE) continue;
    ok = !isException(value) && !charge(1);
    if (ok && pairs) value = newPair(keyToValue(k), value);
    ok = ok && !isException(value) && arrayPush(result, value) > 0;
  }
  popRoots(3);
  return ok ? fromObject(result) : EXCEPTION;
}

/** [a, b] */
function newPair(a: Value, b: Value): Value {
  const pair = isException(a) ? 0 : newArray(2, 2);
  if (!pair) return EXCEPTION;
  store<u64>(elementsOf(pair) + Elem.Values, a);
  store<u64>(elementsOf(pair) + Elem.Values + 8, b);
  return fromObject(pair);
}

function getPrototypeOfFunction(fp: usize, argc: i32): u64 {
  const v = toObject(arg(fp, argc, 0));
  return isException(v) ? EXCEPTION : getPrototypeOf(payload(v));
}

/** spec: sec-object.setprototypeof */
function setPrototypeOfFunction(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  const proto = arg(fp, argc, 1);
  if (isNullish(v)) return throwTypeError('Object.setPrototypeOf called on null or undefined');
  if (!isObject(proto) && proto != NULL) {
    return throwErrorWith(ErrorKind.TypeError, 'Object prototype may only be an Object or null: %', describe(proto));
  }
  if (isObject(v) && setPrototypeOf(payload(v), proto) < 0) return EXCEPTION;
  return v;
}

function is(fp: usize, argc: i32): u64 {
  return fromBool(sameValue(arg(fp, argc, 0), arg(fp, argc, 1)));
}

/** spec: sec-object.hasown */
function hasOwn(fp: usize, argc: i32): u64 {
  const v = toObject(arg(fp, argc, 0));
  if (isException(v)) return EXCEPTION;
  pushRoot(v);
  const k = toKey(arg(fp, argc, 1));
  popRoots(1);
  if (isException(k)) return EXCEPTION;
  const has = hasOwnByKey(payload(v), k);
  return has < 0 ? EXCEPTION : fromBool(has != 0);
}

function freeze(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  return isObject(v) && setIntegrity(payload(v), true) < 0 ? EXCEPTION : v;
}

function seal(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  return isObject(v) && setIntegrity(payload(v), false) < 0 ? EXCEPTION : v;
}

function preventExtensionsFunction(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (!isObject(v)) return v;
  const ok = preventExtensions(payload(v));
  if (ok == 0) {
    return throwTypeError(
      isTypedArray(payload(v)) ? 'Cannot prevent extensions of a typed array whose length may change' : "'preventExtensions' on proxy: trap returned falsish",
    );
  }
  return ok < 0 ? EXCEPTION : v;
}

/** A predicate's answer: negative threw. */
// @ts-ignore: decorator
@inline
function answer(outcome: i32): Value {
  return outcome < 0 ? EXCEPTION : fromBool(outcome != 0);
}

function isFrozen(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  return answer(isObject(v) ? testIntegrity(payload(v), true) : 1);
}

function isSealed(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  return answer(isObject(v) ? testIntegrity(payload(v), false) : 1);
}

function isExtensibleFunction(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  return answer(isObject(v) ? isExtensible(payload(v)) : 0);
}

export function initObject(global: Ptr): void {
  const prototype = intrinsic(Intrinsic.ObjectPrototype);
  const object = constructor(global, 'Object', 1, construct, prototype);
  setIntrinsic(Intrinsic.Object, fromObject(object));
  method(object, 'assign', 2, assign);
  method(object, 'create', 2, create);
  method(object, 'defineProperties', 2, defineProperties);
  method(object, 'defineProperty', 3, defineProperty);
  method(object, 'entries', 1, entries);
  method(object, 'freeze', 1, freeze);
  method(object, 'getOwnPropertyDescriptor', 2, getOwnPropertyDescriptor);
  method(object, 'getOwnPropertyDescriptors', 1, getOwnPropertyDescriptors);
  method(object, 'getOwnPropertyNames', 1, getOwnPropertyNames);
  method(object, 'getOwnPropertySymbols', 1, getOwnPropertySymbols);
  method(object, 'getPrototypeOf', 1, getPrototypeOfFunction);
  method(object, 'hasOwn', 2, hasOwn);
  method(object, 'is', 2, is);
  method(object, 'isExtensible', 1, isExtensibleFunction);
  method(object, 'isFrozen', 1, isFrozen);
  method(object, 'isSealed', 1, isSealed);
  method(object, 'keys', 1, keysFunction);
  method(object, 'preventExtensions', 1, preventExtensionsFunction);
  method(object, 'seal', 1, seal);
  method(object, 'setPrototypeOf', 2, setPrototypeOfFunction);
  method(object, 'values', 1, values);
  initObjectPrototype(prototype);
}
