// Map. forEach and groupBy are lib/map.ts. spec: sec-map-objects

import { Arr, Attr, Elem, Internal, Kind, Obj } from '../abi/layout.ts';
import {
  EXCEPTION, HOLE, Ptr, UNDEFINED, Value, fromObject, fromString, isNullish, isObject, payload,
} from '../value/value.ts';
import { charge } from '../interp/fuel.ts';
import { iteratesDirectly } from '../interp/iteration.ts';
import { newObjectWithProto } from '../object/object.ts';
import { isDenseArray } from '../object/elements.ts';
import { defineOwn, peekProperty } from '../object/properties.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import {
  clearCollection, collection, collectionIteratorNext, deleteKey, fillCollection, hasKey, hasOriginal, iterate, newCollection, sizeOf, tableOf,
  tableSlot, throwIncompatible, walksDirectly,
} from './collection.ts';
import { Entry, tableCopy, tableFind, tableKey, tablePut, tableValue } from './hash-table.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { Iteration, iteratorPrototype } from './iterators.ts';
import { throwTypeError } from './errors.ts';
import { arg, constructor, getter, literalAtom, method, newTarget, self } from './native.ts';

/** Map's own entry; false: terminated. */
function put(map: Ptr, k: Value, v: Value): bool {
  const key = tableKey(k);
  const entry = key == HOLE ? 0 : tablePut(tableSlot(map), key);
  if (!entry) return false;
  store<u64>(entry, v, Entry.Value);
  return true;
}

/** Element i of a dense array, undefined for a hole or beyond its end. */
function elementOf(a: Ptr, i: u32): Value {
  const elements = load<u32>(a, Obj.Elements);
  if (i >= load<u32>(a, Arr.Length) || i >= load<u32>(elements, Elem.Capacity)) return UNDEFINED;
  const v = load<u64>(<usize>elements + (<usize>i << 3), Elem.Values);
  return v == HOLE ? UNDEFINED : v;
}

/** As many entries as come from an array of dense arrays, without calling anything: the index where it stopped, or -1: terminated. */
function putPairs(map: Ptr, source: Ptr): i64 {
  let i: u32 = 0;
  for (; i < load<u32>(source, Arr.Length); i++) {
    const item = elementOf(source, i);
    if (!isDenseArray(item)) return i;
    if (charge(1) || !put(map, elementOf(payload(item), 0), elementOf(payload(item), 1))) return -1;
  }
  return i;
}

/** spec: sec-map-iterable */
function construct(fp: usize, argc: i32): u64 {
  if (!newTarget(fp)) return throwTypeError("Constructor Map requires 'new'");
  const map = newCollection(fp, Kind.Map);
  if (!map) return EXCEPTION;
  store<u64>(fp, fromObject(map));
  const source = arg(fp, argc, 0);
  if (isNullish(source)) return fromObject(map);
  const direct = hasOriginal(map, atom(Atom.set), Intrinsic.MapSet);
  if (direct && isObject(source)) {
    const o = payload(source);
    if (load<u8>(o) == Kind.Map && walksDirectly(o)) {
      const copy = tableCopy(tableOf(o));
      if (!copy) return EXCEPTION;
      store<u64>(map, tableValue(copy), Internal.Slot0);
      return fromObject(map);
    }
    if (isDenseArray(source) && iteratesDirectly(o)) {
      const done = putPairs(map, o);
      if (done < 0) return EXCEPTION;
      if (<u32>done == load<u32>(o, Arr.Length)) return fromObject(map);
    }
  }
  // what putPairs already did is done again, with the same result
  return fillCollection(map, source, true);
}

function get(fp: usize, argc: i32): u64 {
  const map = collection(self(fp), Kind.Map);
  if (!map) return throwIncompatible('Map.prototype.get', self(fp));
  const key = tableKey(arg(fp, argc, 0));
  const entry = tableFind(tableOf(map), key);
  return entry ? load<u64>(entry, Entry.Value) : UNDEFINED;
}

function set(fp: usize, argc: i32): u64 {
  const map = collection(self(fp), Kind.Map);
  if (!map) return throwIncompatible('Map.prototype.set', self(fp));
  return put(map, arg(fp, argc, 0), arg(fp, argc, 1)) ? self(fp) : EXCEPTION;
}

/** spec: sec-map.prototype.getorinsert */
function getOrInsert(fp: usize, argc: i32): u64 {
  const map = collection(self(fp), Kind.Map);
  if (!map) return throwIncompatible('Map.prototype.getOrInsert', self(fp));
  const entry = tableFind(tableOf(map), tableKey(arg(fp, argc, 0)));
  if (entry) return load<u64>(entry, Entry.Value);
  return put(map, arg(fp, argc, 0), arg(fp, argc, 1)) ? arg(fp, argc, 1) : EXCEPTION;
}

function has(fp: usize, argc: i32): u64 { return hasKey(fp, argc, Kind.Map, 'Map.prototype.has'); }
function deleteMethod(fp: usize, argc: i32): u64 { return deleteKey(fp, argc, Kind.Map, 'Map.prototype.delete'); }
function clear(fp: usize, argc: i32): u64 { return clearCollection(fp, Kind.Map, 'Map.prototype.clear'); }
function size(fp: usize, argc: i32): u64 { return sizeOf(fp, Kind.Map, 'get Map.prototype.size'); }

function keys(fp: usize, argc: i32): u64 { return iterate(fp, Kind.Map, Iteration.Keys, 'Map.prototype.keys'); }
function values(fp: usize, argc: i32): u64 { return iterate(fp, Kind.Map, Iteration.Values, 'Map.prototype.values'); }
function entries(fp: usize, argc: i32): u64 { return iterate(fp, Kind.Map, Iteration.Entries, 'Map.prototype.entries'); }

/** spec: sec-%mapiteratorprototype%.next */
function next(fp: usize, argc: i32): u64 {
  return collectionIteratorNext(fp, Iteration.Map, 'Map Iterator.prototype.next');
}

function species(fp: usize, argc: i32): u64 { return self(fp); }

export function initMap(global: Ptr): void {
  const prototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.MapPrototype, fromObject(prototype));
  const map = constructor(global, 'Map', 0, construct, prototype);
  setIntrinsic(Intrinsic.Map, fromObject(map));
  getter(map, wellKnown(Intrinsic.SymbolSpecies), 'get [Symbol.species]', species);
  method(prototype, 'get', 1, get);
  method(prototype, 'set', 2, set);
  method(prototype, 'getOrInsert', 2, getOrInsert);
  method(prototype, 'has', 1, has);
  method(prototype, 'delete', 1, deleteMethod);
  method(prototype, 'clear', 0, clear);
  method(prototype, 'entries', 0, entries);
  method(prototype, 'keys', 0, keys);
  method(prototype, 'values', 0, values);
  getter(prototype, atom(Atom.size), 'get size', size);
  const all = peekProperty(prototype, literalAtom('entries'));
  defineOwn(prototype, wellKnown(Intrinsic.SymbolIterator), all, Attr.Hidden);
  defineOwn(prototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('Map')), Attr.Configurable);
  setIntrinsic(Intrinsic.MapEntries, all);
  setIntrinsic(Intrinsic.MapSet, peekProperty(prototype, atom(Atom.set)));
  const walk = iteratorPrototype(Intrinsic.MapIteratorPrototype, 'Map Iterator');
  method(walk, 'next', 0, next);
  setIntrinsic(Intrinsic.MapIteratorNext, peekProperty(walk, atom(Atom.next)));
}
