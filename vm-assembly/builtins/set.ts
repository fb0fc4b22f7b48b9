// Set. forEach and the set operations are lib/set.ts. spec: sec-set-objects

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
import { tableCopy, tableKey, tablePut, tableValue } from './hash-table.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { Iteration, iteratorPrototype } from './iterators.ts';
import { throwTypeError } from './errors.ts';
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
  return fillCollection(set, source, false);
}

function add(fp: usize, argc: i32): u64 {
  const set = collection(self(fp), Kind.Set);
  if (!set) return throwIncompatible('Set.prototype.add', self(fp));
  return put(set, arg(fp, argc, 0)) ? self(fp) : EXCEPTION;
}

function has(fp: usize, argc: i32): u64 { return hasKey(fp, argc, Kind.Set, 'Set.prototype.has'); }
function deleteMethod(fp: usize, argc: i32): u64 { return deleteKey(fp, argc, Kind.Set, 'Set.prototype.delete'); }
function clear(fp: usize, argc: i32): u64 { return clearCollection(fp, Kind.Set, 'Set.prototype.clear'); }
function size(fp: usize, argc: i32): u64 { return sizeOf(fp, Kind.Set, 'get Set.prototype.size'); }

function values(fp: usize, argc: i32): u64 { return iterate(fp, Kind.Set, Iteration.Values, 'Set.prototype.values'); }
function entries(fp: usize, argc: i32): u64 { return iterate(fp, Kind.Set, Iteration.Entries, 'Set.prototype.entries'); }

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
