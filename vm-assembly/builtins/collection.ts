// What Map and Set have in common: their objects, what fills them, methods, iterators and the direct walk over them.

import { Internal, Kind, Obj } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, HOLE, Ptr, UNDEFINED, Value, fromBool, fromInt, fromNumber, fromObject, isException, isObject, isString, payload, toInt,
} from '../value/value.ts';
import { call1, call2, isCallable } from '../interp/call.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { getValue, getValueByKey } from '../object/properties.ts';
import { newObjectOf } from '../object/object.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { findSlot } from '../interp/ic.ts';
import { Entry, newTable, tableClear, tableDelete, tableFind, tableKey, tableLive, tableNext, tableValue } from './hash-table.ts';
import { Intrinsic, intrinsic, intrinsicValue, wellKnown } from './intrinsics.ts';
import { Iteration, iterResult, iteratorOf, newIterator, pair } from './iterators.ts';
import { describe, throwErrorWith, throwErrorWith2, literal } from './errors.ts';
import { closeIterator, openIterator, stepIterator } from './iterate.ts';
import { arg, prototypeOfNew, self } from './native.ts';

/** A new Map or Set for the constructor call of fp; 0: threw. May call a getter. */
export function newCollection(fp: usize, kind: u32): Ptr {
  const prototype = prototypeOfNew(fp, intrinsic(kind == Kind.Map ? Intrinsic.MapPrototype : Intrinsic.SetPrototype));
  return prototype ? collectionOf(prototype, kind) : 0;
}

/** A new Map or Set with this prototype; 0: heap limit. */
export function collectionOf(prototype: Ptr, kind: u32): Ptr {
  const o = newObjectOf(prototype, kind, 0);
  const table = o ? newTable(kind == Kind.Map) : 0;
  if (!table) return 0;
  store<u64>(o, tableValue(table), Internal.Slot0);
  return o;
}

/** The Map or Set that v is; 0: something else. */
// @ts-ignore: decorator
@inline export function collection(v: Value, kind: u32): Ptr {
  return isObject(v) && load<u8>(payload(v)) == kind ? payload(v) : 0;
}

/** Where a Map or Set has its table. */
// @ts-ignore: decorator
@inline export function tableSlot(o: Ptr): usize { return <usize>o + Internal.Slot0; }
// @ts-ignore: decorator
@inline export function tableOf(o: Ptr): Ptr { return payload(load<u64>(o, Internal.Slot0)); }

/** TypeError for a receiver of another kind. */
export function throwIncompatible(name: string, v: Value): Value {
  const text = isString(v) ? payload(v) : describe(v);
  return throwErrorWith2(ErrorKind.TypeError, 'Method % called on incompatible receiver %', literal(name), text);
}

/** Adds what an iterable has, by the iterator protocol. spec: sec-add-entries-from-iterable, and sec-set-iterable, step 7 and on */
export function fillCollection(o: Ptr, source: Value, isMap: bool): Value {
  const name = isMap ? atom(Atom.set) : atom(Atom.add);
  const adder = getValue(fromObject(o), name);
  if (isException(adder)) return EXCEPTION;
  if (!isCallable(adder)) {
    const message = isMap
      ? "'%' returned for property 'set' of object '%' is not a function"
      : "'%' returned for property 'add' of object '%' is not a function";
    return throwErrorWith2(ErrorKind.TypeError, message, describe(adder), describe(fromObject(o)));
  }
  pushRoot(adder);
  const record = openIterator(source);
  if (!record) {
    popRoots(1);
    return EXCEPTION;
  }
  let result = fromObject(o);
  while (true) {
    const item = stepIterator(record);
    if (item == HOLE) break;
    if (isException(item)) {
      result = EXCEPTION;
      break;
    }
    if (isMap ? !addEntry(o, adder, item) : isException(call1(adder, fromObject(o), item))) {
      result = closeIterator(record);
      break;
    }
  }
  popRoots(3);
  return result;
}

function addEntry(map: Ptr, adder: Value, item: Value): bool {
  if (!isObject(item)) {
    throwErrorWith(ErrorKind.TypeError, 'Iterator value % is not an entry object', describe(item));
    return false;
  }
  pushRoot(item);
  const k = getValueByKey(item, fromInt(0));
  pushRoot(k);
  const v = isException(k) ? EXCEPTION : getValueByKey(item, fromInt(1));
  popRoots(2);
  return !isException(v) && !isException(call2(adder, fromObject(map), k, v));
}

// Methods of both prototypes; `name` is for the error.

/** spec: sec-map.prototype.has, sec-set.prototype.has */
export function hasKey(fp: usize, argc: i32, kind: u32, name: string): Value {
  const o = collection(self(fp), kind);
  if (!o) return throwIncompatible(name, self(fp));
  const key = tableKey(arg(fp, argc, 0));
  return fromBool(tableFind(tableOf(o), key) != 0);
}

/** spec: sec-map.prototype.delete, sec-set.prototype.delete */
export function deleteKey(fp: usize, argc: i32, kind: u32, name: string): Value {
  const o = collection(self(fp), kind);
  if (!o) return throwIncompatible(name, self(fp));
  const key = tableKey(arg(fp, argc, 0));
  return key == HOLE ? EXCEPTION : fromBool(tableDelete(tableSlot(o), key));
}

/** spec: sec-map.prototype.clear, sec-set.prototype.clear */
export function clearCollection(fp: usize, kind: u32, name: string): Value {
  const o = collection(self(fp), kind);
  if (!o) return throwIncompatible(name, self(fp));
  return tableClear(tableSlot(o)) ? UNDEFINED : EXCEPTION;
}

/** spec: sec-get-map.prototype.size, sec-get-set.prototype.size */
export function sizeOf(fp: usize, kind: u32, name: string): Value {
  const o = collection(self(fp), kind);
  return o ? fromNumber(<f64>tableLive(tableOf(o))) : throwIncompatible(name, self(fp));
}

/** `keys`, `values` and `entries`. */
export function iterate(fp: usize, kind: u32, what: i32, name: string): Value {
  const o = collection(self(fp), kind);
  return o ? collectionIterator(o, what) : throwIncompatible(name, self(fp));
}

/** A new iterator over a Map or Set. */
export function collectionIterator(o: Ptr, what: i32): Value {
  const isMap = load<u8>(o) == Kind.Map;
  const prototype = intrinsic(isMap ? Intrinsic.MapIteratorPrototype : Intrinsic.SetIteratorPrototype);
  const iterator = newIterator(prototype, load<u64>(o, Internal.Slot0), what | (isMap ? Iteration.Map : Iteration.Set));
  return iterator ? fromObject(iterator) : EXCEPTION;
}

/** The next value of an iterator over a Map or Set, Hole at the end; EXCEPTION: heap limit. Runs no guest code. */
export function collectionNext(iterator: Ptr): Value {
  if (load<u64>(iterator, Internal.Slot0) == UNDEFINED) return HOLE;
  const entry = tableNext(<usize>iterator + Internal.Slot0);
  if (!entry) {
    store<u64>(iterator, UNDEFINED, Internal.Slot0);
    store<u64>(iterator, fromInt(0), Internal.Slot1);
    return HOLE;
  }
  const what = toInt(load<u64>(iterator, Internal.Slot2));
  const key = load<u64>(entry);
  if (what == (Iteration.Map | Iteration.Values)) return load<u64>(entry, Entry.Value);
  if (what == (Iteration.Map | Iteration.Entries)) return pair(key, load<u64>(entry, Entry.Value));
  return what == (Iteration.Set | Iteration.Entries) ? pair(key, key) : key;
}

/** `next` of both iterators. */
export function collectionIteratorNext(fp: usize, family: i32, name: string): Value {
  const iterator = iteratorOf(self(fp), family);
  if (!iterator) return throwIncompatible(name, self(fp));
  const v = collectionNext(iterator);
  if (v == EXCEPTION) return EXCEPTION;
  return v == HOLE ? iterResult(UNDEFINED, true) : iterResult(v, false);
}

/** Is `next` of this family's iterators the original? */
export function stepsDirectly(family: i32): bool {
  const isMap = family == Iteration.Map;
  const prototype = intrinsic(isMap ? Intrinsic.MapIteratorPrototype : Intrinsic.SetIteratorPrototype);
  const next = findSlot(prototype, load<u32>(prototype, Obj.Shape), atom(Atom.next));
  return next != 0 && load<u64>(next) == intrinsicValue(isMap ? Intrinsic.MapIteratorNext : Intrinsic.SetIteratorNext);
}

/** Does for-of over this Map or Set walk its table, unobservably: its iteration method and the iterator's `next` are the original ones? */
export function walksDirectly(o: Ptr): bool {
  const isMap = load<u8>(o) == Kind.Map;
  const method = findSlot(o, load<u32>(o, Obj.Shape), wellKnown(Intrinsic.SymbolIterator));
  if (!method || load<u64>(method) != intrinsicValue(isMap ? Intrinsic.MapEntries : Intrinsic.SetValues)) return false;
  return stepsDirectly(isMap ? Iteration.Map : Iteration.Set);
}

/** Is the method under `key` that this object shows the original one? */
export function hasOriginal(o: Ptr, key: Ptr, original: Intrinsic): bool {
  const slot = findSlot(o, load<u32>(o, Obj.Shape), key);
  return slot != 0 && load<u64>(slot) == intrinsicValue(original);
}
