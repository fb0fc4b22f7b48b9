// Set. forEach and the set operations are lib/set.ts. spec: sec-set-objects

import { Arr, Attr, Elem, Internal, Kind, Obj } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, HOLE, Ptr, UNDEFINED, Value, fromBool, fromNumber, fromObject, fromString, isException, isNullish, isObject, payload,
} from '../value/value.ts';
import { charge } from '../interp/fuel.ts';
import { call1, isCallable } from '../interp/call.ts';
import { iteratesDirectly } from '../interp/iteration.ts';
import { newObjectWithProto } from '../object/object.ts';
import { isDenseArray } from '../object/elements.ts';
import { defineOwn, getValue, peekProperty } from '../object/properties.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import {
  collection, collectionIterator, collectionIteratorNext, hasOriginal, newCollection, tableOf, tableSlot, throwIncompatible, walksDirectly,
} from './collection.ts';
import { tableClear, tableCopy, tableDelete, tableFind, tableKey, tableLive, tablePut, tableValue } from './hash-table.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { closeIterator, openIterator, stepIterator } from './iterate.ts';
import { Iteration, iteratorPrototype } from './iterators.ts';
import { describe, throwErrorWith2, throwTypeError } from './errors.ts';
import { arg, constructor, getter, literalAtom, method, newTarget, self } from './native.ts';

/** Set's own member; false: terminated. */
function put(set: Ptr, v: Value): bool {
  const key = tableKey(v);
  return key != HOLE && tablePut(tableSlot(set), key) != 0;
}

/** The elements of a dense array; false: terminated. */
function putElements(set: Ptr, source: Ptr): bool {
  const elements = load<u32>(source, Obj.Elements);
  const length = load<u32>(source, Arr.Length);
  const end = min(length, load<u32>(elements, Elem.Capacity));
  for (let i: u32 = 0; i < end; i++) {
    const v = load<u64>(<usize>elements + (<usize>i << 3), Elem.Values);
    if (charge(1) || !put(set, v == HOLE ? UNDEFINED : v)) return false;
  }
  return end == length || put(set, UNDEFINED);
}

/** spec: sec-set-iterable */
function construct(fp: usize, argc: i32): u64 {
  if (!newTarget(fp)) return throwTypeError("Constructor Set requires 'new'");
  const set = newCollection(fp, Kind.Set);
  if (!set) return EXCEPTION;
  store<u64>(fp, fromObject(set));
  const source = arg(fp, argc, 0);
  if (isNullish(source)) return fromObject(set);
  const direct = hasOriginal(set, atom(Atom.add), Intrinsic.SetAdd);
  if (direct && isObject(source)) {
    const o = payload(source);
    if (load<u8>(o) == Kind.Set && walksDirectly(o)) {
      const copy = tableCopy(tableOf(o));
      if (!copy) return EXCEPTION;
      store<u64>(set, tableValue(copy), Internal.Slot0);
      return fromObject(set);
    }
    if (isDenseArray(source) && iteratesDirectly(o)) return putElements(set, o) ? fromObject(set) : EXCEPTION;
  }
  return addValues(set, source);
}

/** Step 7 and on, by the iterator protocol. */
export function addValues(set: Ptr, source: Value): Value {
  const adder = getValue(fromObject(set), atom(Atom.add));
  if (isException(adder)) return EXCEPTION;
  if (!isCallable(adder)) {
    return throwErrorWith2(ErrorKind.TypeError, "'%' returned for property 'add' of object '%' is not a function", describe(adder), describe(fromObject(set)));
  }
  pushRoot(adder);
  const record = openIterator(source);
  if (!record) {
    popRoots(1);
    return EXCEPTION;
  }
  let result = fromObject(set);
  while (true) {
    const item = stepIterator(record);
    if (item == HOLE) break;
    if (isException(item)) {
      result = EXCEPTION;
      break;
    }
    if (isException(call1(adder, fromObject(set), item))) {
      result = closeIterator(record);
      break;
    }
  }
  popRoots(3);
  return result;
}

function add(fp: usize, argc: i32): u64 {
  const set = collection(self(fp), Kind.Set);
  if (!set) return throwIncompatible('Set.prototype.add', self(fp));
  return put(set, arg(fp, argc, 0)) ? self(fp) : EXCEPTION;
}

function has(fp: usize, argc: i32): u64 {
  const set = collection(self(fp), Kind.Set);
  if (!set) return throwIncompatible('Set.prototype.has', self(fp));
  const key = tableKey(arg(fp, argc, 0));
  return fromBool(tableFind(tableOf(set), key) != 0);
}

function deleteMethod(fp: usize, argc: i32): u64 {
  const set = collection(self(fp), Kind.Set);
  if (!set) return throwIncompatible('Set.prototype.delete', self(fp));
  const key = tableKey(arg(fp, argc, 0));
  return key == HOLE ? EXCEPTION : fromBool(tableDelete(tableSlot(set), key));
}

function clear(fp: usize, argc: i32): u64 {
  const set = collection(self(fp), Kind.Set);
  if (!set) return throwIncompatible('Set.prototype.clear', self(fp));
  return tableClear(tableSlot(set)) ? UNDEFINED : EXCEPTION;
}

function size(fp: usize, argc: i32): u64 {
  const set = collection(self(fp), Kind.Set);
  if (!set) return throwIncompatible('get Set.prototype.size', self(fp));
  return fromNumber(<f64>tableLive(tableOf(set)));
}

function iterator(fp: usize, what: i32, name: string): Value {
  const set = collection(self(fp), Kind.Set);
  return set ? collectionIterator(set, what) : throwIncompatible(name, self(fp));
}
function values(fp: usize, argc: i32): u64 { return iterator(fp, Iteration.Values, 'Set.prototype.values'); }
function entries(fp: usize, argc: i32): u64 { return iterator(fp, Iteration.Entries, 'Set.prototype.entries'); }

/** spec: sec-%setiteratorprototype%.next */
function next(fp: usize, argc: i32): u64 {
  return collectionIteratorNext(fp, Iteration.Set, 'Set Iterator.prototype.next');
}

function species(fp: usize, argc: i32): u64 { return self(fp); }

export function initSet(global: Ptr): void {
  const prototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.SetPrototype, fromObject(prototype));
  const set = constructor(global, 'Set', 0, construct, prototype);
  setIntrinsic(Intrinsic.Set, fromObject(set));
  getter(set, wellKnown(Intrinsic.SymbolSpecies), 'get [Symbol.species]', species);
  method(prototype, 'has', 1, has);
  method(prototype, 'add', 1, add);
  method(prototype, 'delete', 1, deleteMethod);
  method(prototype, 'clear', 0, clear);
  method(prototype, 'entries', 0, entries);
  method(prototype, 'values', 0, values);
  getter(prototype, atom(Atom.size), 'get size', size);
  // spec: sec-set.prototype.keys: the same function object as values
  const all = peekProperty(prototype, literalAtom('values'));
  defineOwn(prototype, atom(Atom.keys), all, Attr.Hidden);
  defineOwn(prototype, wellKnown(Intrinsic.SymbolIterator), all, Attr.Hidden);
  defineOwn(prototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('Set')), Attr.Configurable);
  setIntrinsic(Intrinsic.SetValues, all);
  setIntrinsic(Intrinsic.SetAdd, peekProperty(prototype, atom(Atom.add)));
  const walk = iteratorPrototype(Intrinsic.SetIteratorPrototype, 'Set Iterator');
  method(walk, 'next', 0, next);
  setIntrinsic(Intrinsic.SetIteratorNext, peekProperty(walk, atom(Atom.next)));
}
