// Reflect: the internal methods as functions. spec: sec-reflect-object

import { Attr } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { EXCEPTION, NULL, Ptr, Value, fromBool, fromObject, fromString, isException, isObject, payload } from '../value/value.ts';
import { construct, isCallable, isConstructor, popArgs } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { arrayLength } from '../object/elements.ts';
import { toKey } from '../object/key.ts';
import { newPlainObject } from '../object/object.ts';
import { Keys, ownKeys } from '../object/own-keys.ts';
import {
  defineOwn, deletePropertyByKey, getPropertyByKey, getPrototypeOf, hasPropertyByKey, isExtensible, preventExtensions, setPropertyByKey, setPrototypeOf,
} from '../object/properties.ts';
import { describe, throwErrorWith, throwTypeError } from './errors.ts';
import { applyList, listLength, pushList } from './function.ts';
import { Intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { arg, literalAtom, method } from './native.ts';
import { defineFromObject, descriptorObject } from './property-descriptor.ts';

/** The first argument of most functions: an object, or EXCEPTION. */
function targetOf(fp: usize, argc: i32): Value {
  const v = arg(fp, argc, 0);
  return isObject(v) ? v : throwTypeError('Reflect method called on non-object');
}

/** A predicate's answer: negative threw. */
// @ts-ignore: decorator
@inline
function answer(outcome: i32): Value {
  return outcome < 0 ? EXCEPTION : fromBool(outcome != 0);
}

/** spec: sec-reflect.apply */
export function reflectApply(fp: usize, argc: i32): u64 {
  const f = arg(fp, argc, 0);
  if (!isCallable(f)) return throwErrorWith(ErrorKind.TypeError, 'Function.prototype.apply was called on %, which is not a function', describe(f));
  const list = arg(fp, argc, 2);
  if (!isObject(list)) return throwTypeError('CreateListFromArrayLike called on non-object');
  return applyList(f, arg(fp, argc, 1), list);
}

/** spec: sec-reflect.construct */
function constructFunction(fp: usize, argc: i32): u64 {
  const f = arg(fp, argc, 0);
  const target = argc > 2 ? arg(fp, argc, 2) : f;
  if (!isConstructor(f)) return throwErrorWith(ErrorKind.TypeError, '% is not a constructor', describe(f));
  if (!isConstructor(target)) return throwErrorWith(ErrorKind.TypeError, '% is not a constructor', describe(target));
  const list = arg(fp, argc, 1);
  if (!isObject(list)) return throwTypeError('CreateListFromArrayLike called on non-object');
  const args = pushList(payload(list));
  if (!args) return EXCEPTION;
  const made = construct(f, target, listLength(args), args);
  popArgs(args);
  return made;
}

/** spec: sec-reflect.defineproperty */
function defineProperty(fp: usize, argc: i32): u64 {
  const o = targetOf(fp, argc);
  if (isException(o)) return EXCEPTION;
  const k = toKey(arg(fp, argc, 1));
  if (isException(k)) return EXCEPTION;
  pushRoot(k);
  const ok = defineFromObject(payload(o), k, arg(fp, argc, 2), false);
  popRoots(1);
  return answer(ok);
}

function deleteProperty(fp: usize, argc: i32): u64 {
  const o = targetOf(fp, argc);
  if (isException(o)) return EXCEPTION;
  const k = toKey(arg(fp, argc, 1));
  return isException(k) ? EXCEPTION : answer(deletePropertyByKey(payload(o), k));
}

/** spec: sec-reflect.get */
function get(fp: usize, argc: i32): u64 {
  const o = targetOf(fp, argc);
  if (isException(o)) return EXCEPTION;
  const k = toKey(arg(fp, argc, 1));
  return isException(k) ? EXCEPTION : getPropertyByKey(payload(o), k, argc > 2 ? arg(fp, argc, 2) : o);
}

function getOwnPropertyDescriptor(fp: usize, argc: i32): u64 {
  const o = targetOf(fp, argc);
  if (isException(o)) return EXCEPTION;
  const k = toKey(arg(fp, argc, 1));
  return isException(k) ? EXCEPTION : descriptorObject(payload(o), k);
}

function getPrototypeOfFunction(fp: usize, argc: i32): u64 {
  const o = targetOf(fp, argc);
  return isException(o) ? EXCEPTION : getPrototypeOf(payload(o));
}

function has(fp: usize, argc: i32): u64 {
  const o = targetOf(fp, argc);
  if (isException(o)) return EXCEPTION;
  const k = toKey(arg(fp, argc, 1));
  return isException(k) ? EXCEPTION : answer(hasPropertyByKey(payload(o), k));
}

function isExtensibleFunction(fp: usize, argc: i32): u64 {
  const o = targetOf(fp, argc);
  return isException(o) ? EXCEPTION : answer(isExtensible(payload(o)));
}

function ownKeysFunction(fp: usize, argc: i32): u64 {
  const o = targetOf(fp, argc);
  if (isException(o)) return EXCEPTION;
  const list = ownKeys(payload(o), Keys.All | Keys.AsStrings);
  return list && !charge(arrayLength(list)) ? fromObject(list) : EXCEPTION;
}

function preventExtensionsFunction(fp: usize, argc: i32): u64 {
  const o = targetOf(fp, argc);
  return isException(o) ? EXCEPTION : answer(preventExtensions(payload(o)));
}

/** spec: sec-reflect.set */
function set(fp: usize, argc: i32): u64 {
  const o = targetOf(fp, argc);
  if (isException(o)) return EXCEPTION;
  const k = toKey(arg(fp, argc, 1));
  if (isException(k)) return EXCEPTION;
  return answer(setPropertyByKey(payload(o), k, arg(fp, argc, 2), argc > 3 ? arg(fp, argc, 3) : o, false));
}

function setPrototypeOfFunction(fp: usize, argc: i32): u64 {
  const o = targetOf(fp, argc);
  if (isException(o)) return EXCEPTION;
  const proto = arg(fp, argc, 1);
  if (!isObject(proto) && proto != NULL) {
    return throwErrorWith(ErrorKind.TypeError, 'Object prototype may only be an Object or null: %', describe(proto));
  }
  return answer(setPrototypeOf(payload(o), proto, false));
}

export function initReflect(global: Ptr): void {
  const reflect = newPlainObject(0);
  setIntrinsic(Intrinsic.Reflect, fromObject(reflect));
  defineOwn(global, literalAtom('Reflect'), fromObject(reflect), Attr.Hidden);
  method(reflect, 'defineProperty', 3, defineProperty);
  method(reflect, 'deleteProperty', 2, deleteProperty);
  method(reflect, 'apply', 3, reflectApply);
  method(reflect, 'construct', 2, constructFunction);
  method(reflect, 'get', 2, get);
  method(reflect, 'getOwnPropertyDescriptor', 2, getOwnPropertyDescriptor);
  method(reflect, 'getPrototypeOf', 1, getPrototypeOfFunction);
  method(reflect, 'has', 2, has);
  method(reflect, 'isExtensible', 1, isExtensibleFunction);
  method(reflect, 'ownKeys', 1, ownKeysFunction);
  method(reflect, 'preventExtensions', 1, preventExtensionsFunction);
  method(reflect, 'set', 3, set);
  method(reflect, 'setPrototypeOf', 2, setPrototypeOfFunction);
  defineOwn(reflect, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('Reflect')), Attr.Configurable);
}
