// for-in loops: the keys are collected when the loop starts; one that was deleted since is left out.
// spec: sec-enumerate-object-properties

import { Attr, Elem, Internal, Kind } from '../abi/layout.ts';
import { EXCEPTION, HOLE, Ptr, TAG_OBJECT, TRUE, UNDEFINED, Value, fromInt, fromObject, isException, isNullish, isNumber, isObject, payload, toInt } from '../value/value.ts';
import { newTable, tableKey as setKey, tableLive, tablePut, tableValue } from '../builtins/hash-table.ts';
import { charge } from '../interp/fuel.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { toObject } from '../value/convert.ts';
import { ObjectCell } from './cells.ts';
import { arrayLength, arrayPush, elementsOf } from './elements.ts';
import { keyToValue } from './key.ts';
import { newArray, newObjectOf, protoOf } from './object.ts';
import { Keys, ownKeys } from './own-keys.ts';
import { getOwnPropertyByKey, getPrototypeOf, hasOwnByKey, hasPropertyByKey } from './properties.ts';
import { isProxy } from './proxy.ts';
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
  store<u64>(state + Internal.Slot0, object);
  if (hasProxy(o)) return startAlong(state, object);
  const list = ownKeys(o, Keys.Named | Keys.Enumerable);
  if (list == 0) return EXCEPTION;
  for (let p = protoOf(o); p != 0; p = protoOf(p)) if (!inherit(list, o, p)) return EXCEPTION;
  store<u64>(state + Internal.Slot1, fromObject(list));
  store<u64>(state + Internal.Inline, TAG_OBJECT | <u64>shapeOf(o));
  return fromObject(state);
}

/** Is a proxy on the chain? Its shape has no prototype: the walk ends there. */
function hasProxy(o: Ptr): bool {
  let p = o;
  while (protoOf(p) != 0) p = protoOf(p);
  return isProxy(p);
}

/** The loop's state where a proxy takes part: each key of the chain once. Which of them are enumerable is asked when their turn comes. */
function startAlong(state: Ptr, object: Value): Value {
  const list = newArray(0, 4);
  const table = list == 0 ? 0 : newTable(false);
  if (table == 0) return EXCEPTION;
  pushRoot(fromObject(state));
  pushRoot(fromObject(list));
  const seen = pushRoot(tableValue(table));
  const at = pushRoot(object);
  let p = object;
  let ok = true;
  while (ok && isObject(p)) {
    const keys = charge(1) ? 0 : ownKeys(payload(p), Keys.Named);
    ok = keys != 0;
    for (let i: u32 = 0, n = ok ? arrayLength(keys) : 0; i < n && ok; i++) {
      const k = load<u64>(elementsOf(keys) + Elem.Values + (i << 3));
      const before = tableLive(payload(load<u64>(seen)));
      ok = tablePut(seen, setKey(k)) != 0;
      if (ok && tableLive(payload(load<u64>(seen))) != before && maybeEnumerable(payload(p), k)) ok = arrayPush(list, k) > 0;
    }
    if (!ok) break;
    p = getPrototypeOf(payload(p));
    store<u64>(at, p);
    ok = !isException(p);
  }
  popRoots(4);
  store<u64>(state + Internal.Slot1, fromObject(list));
  store<u64>(state + Internal.Inline, TRUE);
  return ok ? fromObject(state) : EXCEPTION;
}

/** What is not enumerable in an ordinary object only hides what lies behind it: no proxy before it is asked for that, as in V8. */
function maybeEnumerable(o: Ptr, k: Value): bool {
  return isProxy(o) || (getOwnPropertyByKey(o, k) > 0 && (load<u32>(ObjectCell.FoundAttributes) & Attr.Enumerable) != 0);
}

/** Is the first property under k along the chain enumerable? 1, 0, -1 threw. */
function enumerableAlong(object: Value, k: Value): i32 {
  const at = pushRoot(object);
  let p = object;
  let result = 0;
  while (isObject(p)) {
    result = charge(1) ? -1 : getOwnPropertyByKey(payload(p), k);
    if (result != 0) break;
    p = getPrototypeOf(payload(p));
    store<u64>(at, p);
  }
  popRoots(1);
  if (result < 0 || isException(p)) return -1;
  return result == 0 ? 0 : i32((load<u32>(ObjectCell.FoundAttributes) & Attr.Enumerable) != 0);
}

/** Appends the enumerable keys of prototype p of o that no object before p has. */
function inherit(list: Ptr, o: Ptr, p: Ptr): bool {
  if (load<u32>(ObjectCell.PrototypeElements) == 0 && !hasEnumerable(p)) return true;
  const keys = ownKeys(p, Keys.Named | Keys.Enumerable);
  if (keys == 0) return false;
  for (let i: u32 = 0, n = arrayLength(keys); i < n; i++) {
    const k = load<u64>(elementsOf(keys) + Elem.Values + (i << 3));
    let q = o;
    while (q != p && hasOwnByKey(q, k) == 0) q = protoOf(q);
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

/** The next key as a string; HOLE at the end; EXCEPTION. May call guest code: the traps of a proxy. */
export function forInNext(state: Ptr): Value {
  const list = load<u64>(state + Internal.Slot1);
  if (!isObject(list)) return HOLE;
  const o = payload(load<u64>(state + Internal.Slot0));
  let i = <u32>toInt(load<u64>(state + Internal.Slot2));
  const n = arrayLength(payload(list));
  const elements = elementsOf(payload(list));
  if (load<u64>(state + Internal.Inline) == TRUE) {
    for (; i < n; i++) {
      const k = load<u64>(elements + Elem.Values + (i << 3));
      store<u64>(state + Internal.Slot2, fromInt(i + 1));
      const shown = enumerableAlong(fromObject(o), k);
      if (shown < 0) return EXCEPTION;
      if (shown > 0) return keyToValue(k);
    }
  }
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
