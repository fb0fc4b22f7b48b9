// for-in loops: the keys are collected when the loop starts; one that was deleted since is left out.
// spec: sec-enumerate-object-properties

import { Attr, Elem, Internal, Kind } from '../abi/layout.ts';
import { EXCEPTION, HOLE, Ptr, TAG_OBJECT, UNDEFINED, Value, fromInt, fromObject, isNullish, isNumber, isObject, payload, toInt } from '../value/value.ts';
import { toObject } from '../value/convert.ts';
import { ObjectCell } from './cells.ts';
import { arrayLength, arrayPush, elementsOf } from './elements.ts';
import { keyToValue } from './key.ts';
import { newObjectOf, protoOf } from './object.ts';
import { Keys, ownKeys } from './own-keys.ts';
import { hasOwnByKey, hasPropertyByKey } from './properties.ts';
import { ensureTable, shapeEntries, shapeLookup, shapeOf } from './shape.ts';
import { tableInfo, tableKey } from './table.ts';

/**
 * State of a loop over v: internal slots object, list of keys, position; inline slot 0 the object's shape at the start.
 * undefined and null have no keys. EXCEPTION if out of memory.
 */
export function forInStart(v: Value): Value {
  const state = newObjectOf(0, Kind.ForIn, 1);
  if (state == 0) return EXCEPTION;
  store<u64>(state + Internal.Slot2, fromInt(0));
  if (isNullish(v)) return fromObject(state);
  const object = toObject(v);
  if (!isObject(object)) return EXCEPTION;
  const o = payload(object);
  const list = ownKeys(o, Keys.Named | Keys.Enumerable);
  if (list == 0) return EXCEPTION;
  for (let p = protoOf(o); p != 0; p = protoOf(p)) if (!inherit(list, o, p)) return EXCEPTION;
  store<u64>(state + Internal.Slot0, object);
  store<u64>(state + Internal.Slot1, fromObject(list));
  store<u64>(state + Internal.Inline, TAG_OBJECT | <u64>shapeOf(o));
  return fromObject(state);
}

/** Appends the enumerable keys of prototype p of o that no object before p has. */
function inherit(list: Ptr, o: Ptr, p: Ptr): bool {
  if (load<u32>(ObjectCell.PrototypeElements) == 0 && !hasEnumerable(p)) return true;
  const keys = ownKeys(p, Keys.Named | Keys.Enumerable);
  if (keys == 0) return false;
  for (let i: u32 = 0, n = arrayLength(keys); i < n; i++) {
    const k = load<u64>(elementsOf(keys) + Elem.Values + (i << 3));
    let q = o;
    while (q != p && !hasOwnByKey(q, k)) q = protoOf(q);
    if (q == p && arrayPush(list, k) < 0) return false;
  }
  return true;
}

/** Has p an enumerable named property? Prototypes of built-ins and classes have none. */
function hasEnumerable(p: Ptr): bool {
  const shape = shapeOf(p);
  const count = shapeEntries(shape);
  if (count == 0) return load<u8>(p) == Kind.ModuleNamespace;
  const table = ensureTable(shape);
  if (table == 0) return true;
  for (let i: u32 = 0; i < count; i++) if (tableKey(table, i) != 0 && tableInfo(table, i) & Attr.Enumerable) return true;
  return load<u8>(p) == Kind.ModuleNamespace;
}

/** The next key as a string; HOLE at the end; EXCEPTION if out of memory. */
export function forInNext(state: Ptr): Value {
  const list = load<u64>(state + Internal.Slot1);
  if (!isObject(list)) return HOLE;
  const o = payload(load<u64>(state + Internal.Slot0));
  let i = <u32>toInt(load<u64>(state + Internal.Slot2));
  const n = arrayLength(payload(list));
  const elements = elementsOf(payload(list));
  while (i < n) {
    const k = load<u64>(elements + Elem.Values + (i << 3));
    i++;
    if (!stillThere(state, o, k)) continue;
    store<u64>(state + Internal.Slot2, fromInt(i));
    return keyToValue(k);
  }
  store<u64>(state + Internal.Slot1, UNDEFINED);
  return HOLE;
}

function stillThere(state: Ptr, o: Ptr, k: Value): bool {
  if (!isNumber(k)) {
    // an unchanged shape has the keys that it had; what was inherited may be gone
    const shape = shapeOf(o);
    if (payload(load<u64>(state + Internal.Inline)) == shape && shapeLookup(shape, payload(k)) != <u64>-1) return true;
  }
  return hasPropertyByKey(o, k) > 0;
}
