// WeakMap and WeakSet. getOrInsertComputed is lib/map.ts. spec: sec-weakmap-objects, sec-weakset-objects

import { Attr, Internal, Kind, WeakTable } from '../abi/layout.ts';
import { EXCEPTION, Ptr, UNDEFINED, Value, fromBool, fromObject, fromString, isNullish, payload } from '../value/value.ts';
import { newObjectOf, newObjectWithProto } from '../object/object.ts';
import { defineOwn } from '../object/properties.ts';
import { canBeHeldWeakly, newWeakTable, weakDelete, weakFind, weakPut } from '../object/weak-table.ts';
import { collection, fillCollection, throwIncompatible } from './collection.ts';
import { throwTypeError } from './errors.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { arg, callee, constructor, literalAtom, method, newTarget, prototypeFor, self } from './native.ts';

// @ts-ignore: decorator
@inline function tableOf(o: Ptr): Ptr { return payload(load<u64>(o + Internal.Slot0)); }

/** A new collection for the constructor call of fp; 0: threw. May call guest code. */
function newWeak(fp: usize, kind: u32, fallback: Ptr): Ptr {
  const prototype = newTarget(fp) == callee(fp) ? fallback : prototypeFor(newTarget(fp), fallback);
  const o = prototype ? newObjectOf(prototype, kind, 0) : 0;
  const table = o ? newWeakTable() : 0;
  if (!table) return 0;
  store<u64>(o + Internal.Slot0, fromObject(table));
  return o;
}

/** Sets the value of a key that can be held weakly; false: terminated. */
function put(o: Ptr, key: Value, v: Value): bool {
  const table = weakPut(tableOf(o), payload(key), v);
  if (table) store<u64>(o + Internal.Slot0, fromObject(table));
  return table != 0;
}

/** The entry of any value, or 0. */
function find(o: Ptr, key: Value): Ptr {
  return canBeHeldWeakly(key) ? weakFind(tableOf(o), payload(key)) : 0;
}

function remove(o: Ptr, key: Value): bool {
  return canBeHeldWeakly(key) && weakDelete(tableOf(o), payload(key));
}

// WeakMap -----------------------------------------------------------------------------------------------------------------------

/** spec: sec-weakmap-iterable */
function constructMap(fp: usize, argc: i32): u64 {
  if (!newTarget(fp)) return throwTypeError("Constructor WeakMap requires 'new'");
  const map = newWeak(fp, Kind.WeakMap, intrinsic(Intrinsic.WeakMapPrototype));
  if (!map) return EXCEPTION;
  store<u64>(fp, fromObject(map));
  const source = arg(fp, argc, 0);
  return isNullish(source) ? fromObject(map) : fillCollection(map, source, true);
}

function get(fp: usize, argc: i32): u64 {
  const map = collection(self(fp), Kind.WeakMap);
  if (!map) return throwIncompatible('WeakMap.prototype.get', self(fp));
  const entry = find(map, arg(fp, argc, 0));
  return entry ? load<u64>(entry + WeakTable.Value) : UNDEFINED;
}

function set(fp: usize, argc: i32): u64 {
  const map = collection(self(fp), Kind.WeakMap);
  if (!map) return throwIncompatible('WeakMap.prototype.set', self(fp));
  const key = arg(fp, argc, 0);
  if (!canBeHeldWeakly(key)) return throwTypeError('Invalid value used as weak map key');
  return put(map, key, arg(fp, argc, 1)) ? self(fp) : EXCEPTION;
}

function has(fp: usize, argc: i32): u64 {
  const map = collection(self(fp), Kind.WeakMap);
  return map ? fromBool(find(map, arg(fp, argc, 0)) != 0) : throwIncompatible('WeakMap.prototype.has', self(fp));
}

function deleteMethod(fp: usize, argc: i32): u64 {
  const map = collection(self(fp), Kind.WeakMap);
  return map ? fromBool(remove(map, arg(fp, argc, 0))) : throwIncompatible('WeakMap.prototype.delete', self(fp));
}

/** spec: sec-weakmap.prototype.getorinsert */
function getOrInsert(fp: usize, argc: i32): u64 {
  const map = collection(self(fp), Kind.WeakMap);
  if (!map) return throwIncompatible('WeakMap.prototype.getOrInsert', self(fp));
  const key = arg(fp, argc, 0);
  if (!canBeHeldWeakly(key)) return throwTypeError('Invalid value used as weak map key');
  const entry = weakFind(tableOf(map), payload(key));
  if (entry) return load<u64>(entry + WeakTable.Value);
  return put(map, key, arg(fp, argc, 1)) ? arg(fp, argc, 1) : EXCEPTION;
}

// WeakSet -----------------------------------------------------------------------------------------------------------------------

/** spec: sec-weakset-iterable */
function constructSet(fp: usize, argc: i32): u64 {
  if (!newTarget(fp)) return throwTypeError("Constructor WeakSet requires 'new'");
  const set = newWeak(fp, Kind.WeakSet, intrinsic(Intrinsic.WeakSetPrototype));
  if (!set) return EXCEPTION;
  store<u64>(fp, fromObject(set));
  const source = arg(fp, argc, 0);
  return isNullish(source) ? fromObject(set) : fillCollection(set, source, false);
}

function add(fp: usize, argc: i32): u64 {
  const set = collection(self(fp), Kind.WeakSet);
  if (!set) return throwIncompatible('WeakSet.prototype.add', self(fp));
  const v = arg(fp, argc, 0);
  if (!canBeHeldWeakly(v)) return throwTypeError('Invalid value used in weak set');
  return put(set, v, UNDEFINED) ? self(fp) : EXCEPTION;
}

function hasValue(fp: usize, argc: i32): u64 {
  const set = collection(self(fp), Kind.WeakSet);
  return set ? fromBool(find(set, arg(fp, argc, 0)) != 0) : throwIncompatible('WeakSet.prototype.has', self(fp));
}

function deleteValue(fp: usize, argc: i32): u64 {
  const set = collection(self(fp), Kind.WeakSet);
  return set ? fromBool(remove(set, arg(fp, argc, 0))) : throwIncompatible('WeakSet.prototype.delete', self(fp));
}

export function initWeakCollections(global: Ptr): void {
  const mapPrototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.WeakMapPrototype, fromObject(mapPrototype));
  constructor(global, 'WeakMap', 0, constructMap, mapPrototype);
  method(mapPrototype, 'delete', 1, deleteMethod);
  method(mapPrototype, 'get', 1, get);
  method(mapPrototype, 'set', 2, set);
  method(mapPrototype, 'has', 1, has);
  method(mapPrototype, 'getOrInsert', 2, getOrInsert);
  defineOwn(mapPrototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('WeakMap')), Attr.Configurable);

  const setPrototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.WeakSetPrototype, fromObject(setPrototype));
  constructor(global, 'WeakSet', 0, constructSet, setPrototype);
  method(setPrototype, 'delete', 1, deleteValue);
  method(setPrototype, 'has', 1, hasValue);
  method(setPrototype, 'add', 1, add);
  defineOwn(setPrototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('WeakSet')), Attr.Configurable);
}
