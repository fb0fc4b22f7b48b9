// Proxies: internal methods that call the handler's traps and hold what they answer against the target.
// spec: sec-proxy-object-internal-methods-and-internal-slots
//
// Everything here may call guest code. An internal method that ends in another one, of the target or of the handler, recurses
// natively: each level counts as one of native code, so that endless chains end in a RangeError.

import { Attr, Cell, Elem, Kind, ObjectFlag, ProxyCell } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, NULL, Ptr, UNDEFINED, Value, fromObject, isException, isNullish, isObject, isString, isSymbol, kindOf, payload,
} from '../value/value.ts';
import { truthySlow } from '../value/convert.ts';
import { sameValue } from '../value/equality.ts';
import { call1, call2, call3, callFunction, isCallable, popArgs, pushArgs } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { newTable, tableDelete, tableFind, tableKey, tableLive, tablePut, tableValue } from '../builtins/hash-table.ts';
import { describe, throwError, throwErrorWith, throwErrorWith2, throwStackOverflow } from '../builtins/errors.ts';
import { getAt, lengthOf } from '../builtins/array-like.ts';
import { descriptorOf, readDescriptor } from '../builtins/property-descriptor.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { ObjectCell } from './cells.ts';
import { arrayLength, arrayPush, elementsOf, found } from './elements.ts';
import { keyToValue, toKey } from './key.ts';
import { keyText } from './messages.ts';
import { addObjectFlag, newArray, newObjectOf, objectFlags } from './object.ts';
import { Keys, ownKeys } from './own-keys.ts';
import {
  Present, defineByKey, deletePropertyByKey, getOwnPropertyByKey, getPropertyByKey, getPrototypeOf, getValue, hasPropertyByKey, isExtensible,
  mayRedefine, preventExtensions, setPropertyByKey, setPrototypeOf,
} from './properties.ts';

// @ts-ignore: decorator
@inline export function isProxy(o: Ptr): bool { return kindOf(o) == Kind.Proxy; }

/** A proxy that calls native number `native` when it is called; 0 if out of memory. spec: sec-proxycreate */
export function newProxy(target: Ptr, handler: Ptr, native: u32): Ptr {
  const p = newObjectOf(0, Kind.Proxy, 0);
  if (p == 0) return 0;
  store<u32>(p + ProxyCell.Target, target);
  store<u32>(p + ProxyCell.Handler, handler);
  store<u32>(p + ProxyCell.Native, native);
  addObjectFlag(p, ObjectFlag.Exotic | (objectFlags(target) & (ObjectFlag.Callable | ObjectFlag.Constructor)));
  return p;
}

/** From now on every operation on the proxy throws. */
export function revokeProxy(p: Ptr): void {
  store<u32>(p + ProxyCell.Target, 0);
  store<u32>(p + ProxyCell.Handler, 0);
}

/** What a chain of proxies leads to; 0 if one of them is revoked. Runs no guest code. */
export function proxiedObject(o: Ptr): Ptr {
  while (o != 0 && kindOf(o) == Kind.Proxy) o = load<u32>(o + ProxyCell.Target);
  return o;
}

/** Is v an array, or a proxy of one? 1, 0, -1 threw. spec: sec-isarray */
export function isArrayValue(v: Value): i32 {
  if (!isObject(v)) return 0;
  const o = proxiedObject(payload(v));
  if (o != 0) return i32(kindOf(o) == Kind.Array);
  throwError(ErrorKind.TypeError, "Cannot perform 'IsArray' on a proxy that has been revoked");
  return -1;
}

// Traps -------------------------------------------------------------------------------------------------------------------------

/**
 * Begins an internal method of p: the trap, UNDEFINED if the handler has none, EXCEPTION. Unless it threw, target, handler and `k` are
 * roots on top of the stack until closeTrap().
 */
export function openTrap(p: Ptr, name: Atom, k: Value): Value {
  const depth = load<u32>(Cell.NativeDepth);
  if (depth >= load<u32>(Cell.NativeDepthLimit)) return throwStackOverflow();
  const handler = load<u32>(p + ProxyCell.Handler);
  if (handler == 0) return throwErrorWith(ErrorKind.TypeError, "Cannot perform '%' on a proxy that has been revoked", atom(name));
  if (charge(1)) return EXCEPTION;
  store<u32>(Cell.NativeDepth, depth + 1);
  pushRoot(fromObject(load<u32>(p + ProxyCell.Target)));
  pushRoot(fromObject(handler));
  pushRoot(k);
  const trap = getValue(fromObject(handler), atom(name));
  if (isCallable(trap)) return trap;
  if (isNullish(trap)) return UNDEFINED;
  if (!isException(trap)) throwErrorWith2(ErrorKind.TypeError, "% returned for property '%' of a proxy's handler is not a function", describe(trap), atom(name));
  closeTrap();
  return EXCEPTION;
}

export function closeTrap(): void {
  popRoots(3);
  store<u32>(Cell.NativeDepth, load<u32>(Cell.NativeDepth) - 1);
}

/** Target of the trap that was opened just now. */
// @ts-ignore: decorator
@inline export function trapTarget(): Ptr { return load<u32>(load<u32>(Cell.StackTop) - 24); }
/** Its handler. */
// @ts-ignore: decorator
@inline export function trapHandler(): Value { return load<u64>(load<u32>(Cell.StackTop) - 16); }

/** Calls a trap with the target and the key. */
function callTrap(trap: Value, handler: Value, target: Ptr, k: Value): Value {
  const key = keyToValue(k);
  return isException(key) ? EXCEPTION : call2(trap, handler, fromObject(target), key);
}

/** A trap broke an invariant: TypeError with the key in it. Returns -1. */
function broken(message: string, k: Value): i32 {
  throwErrorWith(ErrorKind.TypeError, message, keyText(k));
  return -1;
}

/** Outcome of a trap that answers yes or no: 1, 0 (strict: -1 with the error), -1 threw. */
function outcome(result: Value, message: string, k: Value, strict: bool): i32 {
  if (isException(result)) return -1;
  if (truthySlow(result)) return 1;
  return strict ? broken(message, k) : 0;
}

// Properties --------------------------------------------------------------------------------------------------------------------

/** spec: sec-proxy-object-internal-methods-and-internal-slots-get-p-receiver */
export function proxyGet(p: Ptr, k: Value, receiver: Value): Value {
  const trap = openTrap(p, Atom.get, k);
  if (isException(trap)) return EXCEPTION;
  const target = trapTarget();
  let v: Value;
  if (trap == UNDEFINED) {
    v = getPropertyByKey(target, k, receiver);
  } else {
    const handler = trapHandler();
    const key = keyToValue(k);
    v = isException(key) ? EXCEPTION : call3(trap, handler, fromObject(target), key, receiver);
    if (!isException(v)) {
      pushRoot(v);
      if (!mayGet(target, k, v)) v = EXCEPTION;
      popRoots(1);
    }
  }
  closeTrap();
  return v;
}

function mayGet(target: Ptr, k: Value, v: Value): bool {
  const has = getOwnPropertyByKey(target, k);
  if (has <= 0) return has == 0;
  const attributes = load<u32>(ObjectCell.FoundAttributes);
  if (attributes & Attr.Configurable) return true;
  const value = load<u64>(ObjectCell.FoundValue);
  if (attributes & Attr.Accessor) {
    if (value != UNDEFINED || v == UNDEFINED) return true;
    broken("'get' on proxy: property '%' is a non-configurable accessor property on the proxy target and does not have a getter function, but the trap did not return 'undefined'", k);
    return false;
  }
  if (attributes & Attr.Writable || sameValue(v, value)) return true;
  broken("'get' on proxy: property '%' is a read-only and non-configurable data property on the proxy target but the proxy did not return its actual value", k);
  return false;
}

/** spec: sec-proxy-object-internal-methods-and-internal-slots-set-p-v-receiver */
export function proxySet(p: Ptr, k: Value, v: Value, receiver: Value, strict: bool): i32 {
  pushRoot(v);
  const trap = openTrap(p, Atom.set, k);
  if (isException(trap)) {
    popRoots(1);
    return -1;
  }
  const target = trapTarget();
  let result: i32;
  if (trap == UNDEFINED) {
    result = setPropertyByKey(target, k, v, receiver, strict);
  } else {
    const handler = trapHandler();
    const key = keyToValue(k);
    const answer = isException(key) ? EXCEPTION : call4(trap, handler, fromObject(target), key, v, receiver);
    result = outcome(answer, "'set' on proxy: trap returned falsish for property '%'", k, strict);
    if (result > 0) result = maySet(target, k, v);
  }
  closeTrap();
  popRoots(1);
  return result;
}

function call4(callee: Value, receiver: Value, a: Value, b: Value, c: Value, d: Value): Value {
  const args = pushArgs(4);
  if (!args) return throwStackOverflow();
  store<u64>(args, a);
  store<u64>(args, b, 8);
  store<u64>(args, c, 16);
  store<u64>(args, d, 24);
  const result = callFunction(callee, receiver, 4, args);
  popArgs(args);
  return result;
}

function maySet(target: Ptr, k: Value, v: Value): i32 {
  const has = getOwnPropertyByKey(target, k);
  if (has <= 0) return has < 0 ? -1 : 1;
  const attributes = load<u32>(ObjectCell.FoundAttributes);
  if (attributes & Attr.Configurable) return 1;
  if (attributes & Attr.Accessor) {
    if (load<u64>(ObjectCell.FoundSetter) != UNDEFINED) return 1;
    return broken("'set' on proxy: trap returned truish for property '%' which exists in the proxy target as a non-configurable and non-writable accessor property without a setter", k);
  }
  if (attributes & Attr.Writable || sameValue(v, load<u64>(ObjectCell.FoundValue))) return 1;
  return broken("'set' on proxy: trap returned truish for property '%' which exists in the proxy target as a non-configurable and non-writable data property with a different value", k);
}

/** spec: sec-proxy-object-internal-methods-and-internal-slots-hasproperty-p */
export function proxyHas(p: Ptr, k: Value): i32 {
  const trap = openTrap(p, Atom.has, k);
  if (isException(trap)) return -1;
  const target = trapTarget();
  let result: i32;
  if (trap == UNDEFINED) {
    result = hasPropertyByKey(target, k);
  } else {
    result = outcome(callTrap(trap, trapHandler(), target, k), '', k, false);
    if (result == 0) result = mayHide(target, k);
  }
  closeTrap();
  return result;
}

/** 0: the property need not be there; -1 threw. */
function mayHide(target: Ptr, k: Value): i32 {
  const has = getOwnPropertyByKey(target, k);
  if (has <= 0) return has;
  if (!(load<u32>(ObjectCell.FoundAttributes) & Attr.Configurable)) {
    return broken("'has' on proxy: trap returned falsish for property '%' which exists in the proxy target as non-configurable", k);
  }
  const extensible = isExtensible(target);
  if (extensible != 0) return extensible < 0 ? -1 : 0;
  return broken("'has' on proxy: trap returned falsish for property '%' but the proxy target is not extensible", k);
}

/** 1 if it is gone, 0 refused, -1 threw. spec: sec-proxy-object-internal-methods-and-internal-slots-delete-p */
export function proxyDelete(p: Ptr, k: Value): i32 {
  const trap = openTrap(p, Atom.deleteProperty, k);
  if (isException(trap)) return -1;
  const target = trapTarget();
  let result: i32;
  if (trap == UNDEFINED) {
    result = deletePropertyByKey(target, k);
  } else {
    result = outcome(callTrap(trap, trapHandler(), target, k), '', k, false);
    if (result > 0) result = mayDelete(target, k);
  }
  closeTrap();
  return result;
}

function mayDelete(target: Ptr, k: Value): i32 {
  const has = getOwnPropertyByKey(target, k);
  if (has <= 0) return has < 0 ? -1 : 1;
  if (!(load<u32>(ObjectCell.FoundAttributes) & Attr.Configurable)) {
    return broken("'deleteProperty' on proxy: trap returned truish for property '%' which is non-configurable in the proxy target", k);
  }
  const extensible = isExtensible(target);
  if (extensible != 0) return extensible;
  return broken("'deleteProperty' on proxy: trap returned truish for property '%' but the proxy target is non-extensible", k);
}

/** As getOwnProperty: 1 with ObjectCell.Found…, 0, -1. spec: sec-proxy-object-internal-methods-and-internal-slots-getownproperty-p */
export function proxyGetOwn(p: Ptr, k: Value): i32 {
  const trap = openTrap(p, Atom.getOwnPropertyDescriptor, k);
  if (isException(trap)) return -1;
  const target = trapTarget();
  let result: i32;
  if (trap == UNDEFINED) {
    result = getOwnPropertyByKey(target, k);
  } else {
    const v = callTrap(trap, trapHandler(), target, k);
    if (isException(v)) {
      result = -1;
    } else if (v == UNDEFINED) {
      result = mayOmit(target, k);
    } else if (!isObject(v)) {
      result = broken("'getOwnPropertyDescriptor' on proxy: trap returned neither object nor undefined for property '%'", k);
    } else {
      const roots = pushRoot(v);
      // value, getter, setter of the trap's descriptor, and of the target's
      for (let i = 0; i < 5; i++) pushRoot(UNDEFINED);
      result = takeDescriptor(target, k, payload(v), roots + 8);
      popRoots(6);
    }
  }
  closeTrap();
  return result;
}

function mayOmit(target: Ptr, k: Value): i32 {
  const has = getOwnPropertyByKey(target, k);
  if (has <= 0) return has;
  if (!(load<u32>(ObjectCell.FoundAttributes) & Attr.Configurable)) {
    return broken("'getOwnPropertyDescriptor' on proxy: trap returned undefined for property '%' which is non-configurable in the proxy target", k);
  }
  const extensible = isExtensible(target);
  if (extensible != 0) return extensible < 0 ? -1 : 0;
  return broken("'getOwnPropertyDescriptor' on proxy: trap returned undefined for property '%' which exists in the non-extensible proxy target", k);
}

/** Checks the descriptor object d of a trap and makes it what was found. Five roots from `roots` on are its own. */
function takeDescriptor(target: Ptr, k: Value, d: Ptr, roots: usize): i32 {
  const has = getOwnPropertyByKey(target, k);
  if (has < 0) return -1;
  const old = has ? load<u32>(ObjectCell.FoundAttributes) : 0;
  store<u64>(roots, has ? load<u64>(ObjectCell.FoundValue) : UNDEFINED, 24);
  store<u64>(roots, old & Attr.Accessor ? load<u64>(ObjectCell.FoundSetter) : UNDEFINED, 32);
  const extensible = isExtensible(target);
  if (extensible < 0) return -1;
  const state = readDescriptor(d, roots);
  if (state < 0) return -1;
  const accessor = (state & (Present.Get | Present.Set)) != 0;
  // spec: sec-completepropertydescriptor
  const present: u32 = accessor ? Present.Get | Present.Set | Present.Enumerable | Present.Configurable : Present.All;
  const attributes = (<u32>state >> 8) & Attr.Default;
  const v = load<u64>(roots), getter = load<u64>(roots, 8), setter = load<u64>(roots, 16);
  const fits = has ? mayRedefine(old, load<u64>(roots, 24), load<u64>(roots, 32), present, attributes, v, getter, setter) : extensible > 0;
  if (!fits) {
    return broken("'getOwnPropertyDescriptor' on proxy: trap returned descriptor for property '%' that is incompatible with the existing property in the proxy target", k);
  }
  if (!(attributes & Attr.Configurable)) {
    if (!has || old & Attr.Configurable) {
      return broken("'getOwnPropertyDescriptor' on proxy: trap reported non-configurability for property '%' which is either non-existent or configurable in the proxy target", k);
    }
    if (!accessor && state & Present.Writable && !(attributes & Attr.Writable) && old & Attr.Writable) {
      return broken("'getOwnPropertyDescriptor' on proxy: trap reported non-configurable and writable for property '%' which is non-configurable, non-writable in the proxy target", k);
    }
  }
  if (!accessor) {
    found(v, attributes);
    return 1;
  }
  found(getter, (attributes & ~Attr.Writable) | Attr.Accessor);
  store<u64>(ObjectCell.FoundSetter, setter);
  return 1;
}

/** As defineByKey. spec: sec-proxy-object-internal-methods-and-internal-slots-defineownproperty-p-desc */
export function proxyDefine(
  p: Ptr, k: Value, present: u32, attributes: u32, v: Value, getter: Value, setter: Value, strict: bool,
): i32 {
  // an absent half is 0, which is a number
  pushRoot(v);
  pushRoot(getter);
  pushRoot(setter);
  let result = -1;
  const trap = openTrap(p, Atom.defineProperty, k);
  if (!isException(trap)) {
    const target = trapTarget();
    if (trap == UNDEFINED) {
      result = defineByKey(target, k, present, attributes, v, getter, setter, strict);
    } else {
      const handler = trapHandler();
      const d = descriptorOf(present, attributes, v, getter, setter);
      const key = keyToValue(k);
      const answer = isException(d) || isException(key) ? EXCEPTION : call3(trap, handler, fromObject(target), key, d);
      result = outcome(answer, "'defineProperty' on proxy: trap returned falsish for property '%'", k, strict);
      if (result > 0) result = mayDefine(target, k, present, attributes, v, getter, setter);
    }
    closeTrap();
  }
  popRoots(3);
  return result;
}

function mayDefine(target: Ptr, k: Value, present: u32, attributes: u32, v: Value, getter: Value, setter: Value): i32 {
  const has = getOwnPropertyByKey(target, k);
  if (has < 0) return -1;
  const old = has ? load<u32>(ObjectCell.FoundAttributes) : 0;
  const value = load<u64>(ObjectCell.FoundValue);
  const oldSetter = load<u64>(ObjectCell.FoundSetter);
  pushRoot(has ? value : UNDEFINED);
  pushRoot(old & Attr.Accessor ? oldSetter : UNDEFINED);
  const extensible = isExtensible(target);
  popRoots(2);
  if (extensible < 0) return -1;
  const fixes = present & Present.Configurable && !(attributes & Attr.Configurable);
  if (!has) {
    if (!extensible) return broken("'defineProperty' on proxy: trap returned truish for adding property '%'  to the non-extensible proxy target", k);
  } else {
    if (!mayRedefine(old, value, old & Attr.Accessor ? oldSetter : UNDEFINED, present, attributes, v, getter, setter)) {
      return broken("'defineProperty' on proxy: trap returned truish for adding property '%'  that is incompatible with the existing property in the proxy target", k);
    }
    const writable = (old & (Attr.Accessor | Attr.Configurable | Attr.Writable)) == Attr.Writable;
    if (writable && present & Present.Writable && !(attributes & Attr.Writable)) {
      return broken("'defineProperty' on proxy: trap returned truish for defining non-configurable property '%' which cannot be non-writable", k);
    }
  }
  if (fixes && (!has || old & Attr.Configurable)) {
    return broken("'defineProperty' on proxy: trap returned truish for defining non-configurable property '%' which is either non-existent or configurable in the proxy target", k);
  }
  return 1;
}

// Keys --------------------------------------------------------------------------------------------------------------------------

/** The own keys of a proxy as ownKeys gives them; 0 threw. spec: sec-proxy-object-internal-methods-and-internal-slots-ownpropertykeys */
export function proxyOwnKeys(p: Ptr, which: u32): Ptr {
  const trap = openTrap(p, Atom.ownKeys, UNDEFINED);
  if (isException(trap)) return 0;
  const target = trapTarget();
  let list: Ptr = 0;
  if (trap == UNDEFINED) {
    list = ownKeys(target, Keys.All);
  } else {
    const v = call1(trap, trapHandler(), fromObject(target));
    if (!isException(v)) {
      if (isObject(v)) list = takeKeys(target, v);
      else throwError(ErrorKind.TypeError, 'CreateListFromArrayLike called on non-object');
    }
  }
  closeTrap();
  return list == 0 ? 0 : chooseKeys(p, list, which);
}

/** Those keys of a complete list that were asked for. */
function chooseKeys(p: Ptr, list: Ptr, which: u32): Ptr {
  if (which == Keys.All) return list;
  const chosen = newArray(0, arrayLength(list));
  if (chosen == 0) return 0;
  pushRoot(fromObject(p));
  pushRoot(fromObject(list));
  pushRoot(fromObject(chosen));
  let ok = true;
  for (let i: u32 = 0, n = arrayLength(list); i < n && ok; i++) {
    const k = load<u64>(elementsOf(list) + Elem.Values + (i << 3));
    const kind: u32 = isSymbol(k) ? Keys.Symbols : isString(k) ? Keys.Strings : Keys.Indices;
    if (!(which & kind)) continue;
    if (which & Keys.Enumerable) {
      const has = proxyGetOwn(p, k);
      ok = has >= 0;
      if (has <= 0 || !(load<u32>(ObjectCell.FoundAttributes) & Attr.Enumerable)) continue;
    }
    const key = which & Keys.AsStrings ? keyToValue(k) : k;
    ok = !isException(key) && arrayPush(chosen, key) > 0;
  }
  popRoots(3);
  return ok ? chosen : 0;
}

/** The list that a trap gave, checked. */
function takeKeys(target: Ptr, v: Value): Ptr {
  const list = newArray(0, 4);
  const table = list == 0 ? 0 : newTable(false);
  if (table == 0) return 0;
  pushRoot(v);
  pushRoot(fromObject(list));
  const slot = pushRoot(tableValue(table));
  const ok = listKeys(list, slot, payload(v)) && checkKeys(target, slot);
  popRoots(3);
  return ok ? list : 0;
}

/** The elements of the array-like object `from`: strings and symbols, each once. The set of them is in the table at `slot`. */
function listKeys(list: Ptr, slot: usize, from: Ptr): bool {
  const length = lengthOf(from);
  if (length < 0) return false;
  for (let i: f64 = 0; i < length; i++) {
    if (charge(1)) return false;
    const v = getAt(from, i);
    if (isException(v)) return false;
    if (!isString(v) && !isSymbol(v)) {
      throwErrorWith(ErrorKind.TypeError, '% is not a valid property name', describe(v));
      return false;
    }
    const k = toKey(v);
    if (isException(k)) return false;
    const before = tableLive(payload(load<u64>(slot)));
    if (!tablePut(slot, tableKey(k)) || arrayPush(list, k) < 0) return false;
    if (tableLive(payload(load<u64>(slot))) == before) {
      throwError(ErrorKind.TypeError, "'ownKeys' on proxy: trap returned duplicate entries");
      return false;
    }
  }
  return true;
}

/** The invariants of [[OwnPropertyKeys]] for the set of keys in the table at `slot`. */
function checkKeys(target: Ptr, slot: usize): bool {
  const extensible = isExtensible(target);
  const keys = extensible < 0 ? 0 : ownKeys(target, Keys.All);
  if (keys == 0) return false;
  pushRoot(fromObject(keys));
  let ok = true;
  let configurable: u32 = 0;
  // first all that must be there, then the others: a proxy as target sees each key once
  for (let i: u32 = 0, n = arrayLength(keys); i < n && ok; i++) {
    const at = elementsOf(keys) + Elem.Values + (i << 3);
    const k = load<u64>(at);
    const has = charge(1) ? -1 : getOwnPropertyByKey(target, k);
    ok = has >= 0;
    if (!ok || !has || load<u32>(ObjectCell.FoundAttributes) & Attr.Configurable) {
      store<u64>(elementsOf(keys) + Elem.Values + (configurable++ << 3), k);
      continue;
    }
    ok = without(slot, k);
  }
  for (let i: u32 = 0; i < configurable && ok && !extensible; i++) ok = without(slot, load<u64>(elementsOf(keys) + Elem.Values + (i << 3)));
  popRoots(1);
  if (ok && !extensible && tableLive(payload(load<u64>(slot))) != 0) {
    throwError(ErrorKind.TypeError, "'ownKeys' on proxy: trap returned extra keys but proxy target is non-extensible");
    return false;
  }
  return ok;
}

/** Removes a key that must be in the set. */
function without(slot: usize, k: Value): bool {
  if (tableFind(payload(load<u64>(slot)), tableKey(k)) && tableDelete(slot, tableKey(k))) return true;
  broken("'ownKeys' on proxy: trap result did not include '%'", k);
  return false;
}

// Prototype and extensibility -----------------------------------------------------------------------------------------------------

/** spec: sec-proxy-object-internal-methods-and-internal-slots-getprototypeof */
export function proxyGetPrototypeOf(p: Ptr): Value {
  const trap = openTrap(p, Atom.getPrototypeOf, UNDEFINED);
  if (isException(trap)) return EXCEPTION;
  const target = trapTarget();
  let v: Value;
  if (trap == UNDEFINED) {
    v = getPrototypeOf(target);
  } else {
    v = call1(trap, trapHandler(), fromObject(target));
    if (!isException(v)) {
      pushRoot(v);
      if (!mayInherit(target, v)) v = EXCEPTION;
      popRoots(1);
    }
  }
  closeTrap();
  return v;
}

function mayInherit(target: Ptr, v: Value): bool {
  if (!isObject(v) && v != NULL) {
    throwError(ErrorKind.TypeError, "'getPrototypeOf' on proxy: trap returned neither object nor null");
    return false;
  }
  const extensible = isExtensible(target);
  if (extensible != 0) return extensible > 0;
  const actual = getPrototypeOf(target);
  if (isException(actual)) return false;
  if (actual == v) return true;
  throwError(ErrorKind.TypeError, "'getPrototypeOf' on proxy: proxy target is non-extensible but the trap did not return its actual prototype");
  return false;
}

/** As setPrototypeOf. spec: sec-proxy-object-internal-methods-and-internal-slots-setprototypeof-v */
export function proxySetPrototypeOf(p: Ptr, proto: Value, strict: bool): i32 {
  const trap = openTrap(p, Atom.setPrototypeOf, proto);
  if (isException(trap)) return -1;
  const target = trapTarget();
  let result: i32;
  if (trap == UNDEFINED) {
    result = setPrototypeOf(target, proto, strict);
  } else {
    const answer = call2(trap, trapHandler(), fromObject(target), proto);
    result = isException(answer) ? -1 : i32(truthySlow(answer));
    if (result == 0 && strict) {
      throwError(ErrorKind.TypeError, "'setPrototypeOf' on proxy: trap returned falsish for property 'undefined'");
      result = -1;
    }
    if (result > 0) result = mayTakePrototype(target, proto);
  }
  closeTrap();
  return result;
}

function mayTakePrototype(target: Ptr, proto: Value): i32 {
  const extensible = isExtensible(target);
  if (extensible != 0) return extensible;
  const actual = getPrototypeOf(target);
  if (isException(actual)) return -1;
  if (actual == proto) return 1;
  throwError(ErrorKind.TypeError, "'setPrototypeOf' on proxy: trap returned truish for setting a new prototype on the non-extensible proxy target");
  return -1;
}

/** spec: sec-proxy-object-internal-methods-and-internal-slots-isextensible */
export function proxyIsExtensible(p: Ptr): i32 {
  const trap = openTrap(p, Atom.isExtensible, UNDEFINED);
  if (isException(trap)) return -1;
  const target = trapTarget();
  let result: i32;
  if (trap == UNDEFINED) {
    result = isExtensible(target);
  } else {
    const answer = call1(trap, trapHandler(), fromObject(target));
    result = isException(answer) ? -1 : i32(truthySlow(answer));
    const actual = result < 0 ? -1 : isExtensible(target);
    if (actual < 0) {
      result = -1;
    } else if (actual != result) {
      throwErrorWith(ErrorKind.TypeError, "'isExtensible' on proxy: trap result does not reflect extensibility of proxy target (which is '%')", atom(actual ? Atom.true_ : Atom.false_));
      result = -1;
    }
  }
  closeTrap();
  return result;
}

/** 1, 0 refused, -1 threw. spec: sec-proxy-object-internal-methods-and-internal-slots-preventextensions */
export function proxyPreventExtensions(p: Ptr): i32 {
  const trap = openTrap(p, Atom.preventExtensions, UNDEFINED);
  if (isException(trap)) return -1;
  const target = trapTarget();
  let result: i32;
  if (trap == UNDEFINED) {
    result = preventExtensions(target);
  } else {
    const answer = call1(trap, trapHandler(), fromObject(target));
    result = isException(answer) ? -1 : i32(truthySlow(answer));
    const extensible = result > 0 ? isExtensible(target) : 0;
    if (extensible != 0) {
      if (extensible > 0) throwError(ErrorKind.TypeError, "'preventExtensions' on proxy: the proxy target is extensible");
      result = -1;
    }
  }
  closeTrap();
  return result;
}
