// Own keys in order: indices ascending, strings and then symbols in the order of creation. spec: sec-ordinaryownpropertykeys

import { Attr, Elem, Header, Internal, Kind, SymbolFlag, Wrapper } from '../abi/layout.ts';
import { HOLE, Ptr, fromU32, isException, isObject, isString, kindOf, payload, toInt } from '../value/value.ts';
import { stringLength } from '../string/string.ts';
import { arrayPush, arrayLength, elementsOf, ensureElements, getOwnElement, ownElementCount } from './elements.ts';
import { isNamespace, namespaceGet, namespaceTable } from './exotic.ts';
import { keyIndex, keyOfCell, keyToValue } from './key.ts';
import { isSymbolKey, newArray } from './object.ts';
import { proxyOwnKeys } from './proxy.ts';
import { ensureTable, shapeEntries, shapeOf } from './shape.ts';
import { entryAttributes, entryIndex, entryPresent, isSparse, sparseEntry, sparseFind, sparseMask } from './sparse.ts';
import { tableInfo, tableKey, tableUsed } from './table.ts';
import { isTypedArray, viewLength } from './typed-array.ts';

/** Which keys. */
export const enum Keys {
  Indices = 1,
  Strings = 2,
  Symbols = 4,
  /** Only enumerable ones. */
  Enumerable = 8,
  /** Indices as strings, as the guest sees them; else as numbers. */
  AsStrings = 16,
  Named = 3,
  All = 7,
}

/** An array of own keys; 0 threw. May call guest code: the traps of a proxy. */
export function ownKeys(o: Ptr, which: u32): Ptr {
  if (kindOf(o) == Kind.Proxy) return proxyOwnKeys(o, which);
  const list = newArray(0, which & Keys.Indices ? ownElementCount(o) : 0);
  if (list == 0) return 0;
  if (which & Keys.Indices && !pushIndices(list, o, which)) return 0;
  const shape = shapeOf(o);
  if (isNamespace(o) && which & Keys.Strings) {
    const exports = namespaceTable(o);
    for (let i: u32 = 0, n = tableUsed(exports); i < n; i++) {
      // Whether it is enumerable is known with its value. spec: sec-module-namespace-exotic-objects-getownproperty-p
      if (which & Keys.Enumerable && isException(namespaceGet(o, tableKey(exports, i)))) return 0;
      if (arrayPush(list, keyOfCell(tableKey(exports, i))) < 0) return 0;
    }
  }
  if (shapeEntries(shape) == 0) return list;
  const table = ensureTable(shape);
  if (table == 0) return 0;
  const count = shapeEntries(shape);
  if (which & Keys.Strings && ensureElements(list, arrayLength(list) + count) < 0) return 0;
  let symbols = false;
  for (let i: u32 = 0; i < count; i++) {
    const key = tableKey(table, i);
    if (key == 0) continue;
    if (isSymbolKey(key)) {
      symbols = true;
      continue;
    }
    if (!(which & Keys.Strings) || (which & Keys.Enumerable && !(tableInfo(table, i) & Attr.Enumerable))) continue;
    if (arrayPush(list, keyOfCell(key)) < 0) return 0;
  }
  if (!symbols || !(which & Keys.Symbols)) return list;
  for (let i: u32 = 0; i < count; i++) {
    const key = tableKey(table, i);
    // private names are no properties
    if (key == 0 || !isSymbolKey(key) || load<u8>(key + Header.Flags) & SymbolFlag.Private) continue;
    if (which & Keys.Enumerable && !(tableInfo(table, i) & Attr.Enumerable)) continue;
    if (arrayPush(list, keyOfCell(key)) < 0) return 0;
  }
  return list;
}

function pushIndex(list: Ptr, index: u32, which: u32): bool {
  let k = fromU32(index);
  if (which & Keys.AsStrings) {
    k = keyToValue(k);
    if (!isString(k)) return false;
  }
  return arrayPush(list, k) > 0;
}

function pushIndices(list: Ptr, o: Ptr, which: u32): bool {
  const elements = elementsOf(o);
  if (kindOf(o) == Kind.StringObject) {
    const length = stringLength(payload(load<u64>(o + Wrapper.Value)));
    for (let i: u32 = 0; i < length; i++) if (!pushIndex(list, i, which)) return false;
  }
  if (isTypedArray(o)) {
    const length = viewLength(o);
    for (let i = 0; i < length; i++) if (!pushIndex(list, i, which)) return false;
    return true;
  }
  if (!isSparse(elements)) {
    // dense elements of a mapped arguments object are holes where they are aliases
    const mapped = kindOf(o) == Kind.Arguments && isObject(load<u64>(o + Internal.Slot0)) ? <u32>toInt(load<u64>(o + Internal.Slot1)) : 0;
    const capacity = load<u32>(elements + Elem.Capacity);
    for (let i: u32 = 0; i < capacity; i++) {
      const hole = load<u64>(elements + Elem.Values + (i << 3)) == HOLE;
      if (hole && (i >= mapped || !getOwnElement(o, i))) continue;
      if (!pushIndex(list, i, which)) return false;
    }
    return true;
  }
  const start = arrayLength(list);
  const mask = sparseMask(elements);
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = sparseEntry(elements, i);
    if (!entryPresent(entry) || (which & Keys.Enumerable && !(entryAttributes(entry) & Attr.Enumerable))) continue;
    if (arrayPush(list, fromU32(entryIndex(entry))) < 0) return false;
  }
  if (kindOf(o) == Kind.Arguments && isObject(load<u64>(o + Internal.Slot0))) {
    // aliases that have no entry of their own
    const mapped = <u32>toInt(load<u64>(o + Internal.Slot1));
    for (let i: u32 = 0; i < mapped; i++) {
      if (sparseFind(elements, i) == 0 && getOwnElement(o, i) && arrayPush(list, fromU32(i)) < 0) return false;
    }
  }
  sortIndices(list, start);
  if (!(which & Keys.AsStrings)) return true;
  for (let i = start, n = arrayLength(list); i < n; i++) {
    const at = elementsOf(list) + Elem.Values + (i << 3);
    const s = keyToValue(load<u64>(at));
    if (!isString(s)) return false;
    store<u64>(at, s);
  }
  return true;
}

/** Heap sort of the index values from `start` on, as numbers. */
function sortIndices(list: Ptr, start: u32): void {
  const base = elementsOf(list) + Elem.Values + (start << 3);
  const count = arrayLength(list) - start;
  if (count < 2) return;
  for (let i = count >> 1; i > 0; i--) siftDown(base, i - 1, count);
  for (let end = count - 1; end > 0; end--) {
    const top = load<u64>(base);
    store<u64>(base, load<u64>(base + (end << 3)));
    store<u64>(base + (end << 3), top);
    siftDown(base, 0, end);
  }
}

function siftDown(base: u32, at: u32, count: u32): void {
  const v = load<u64>(base + (at << 3));
  const index = keyIndex(v);
  for (;;) {
    let child = (at << 1) + 1;
    if (child >= count) break;
    if (child + 1 < count && keyIndex(load<u64>(base + ((child + 1) << 3))) > keyIndex(load<u64>(base + (child << 3)))) child++;
    const c = load<u64>(base + (child << 3));
    if (keyIndex(c) <= index) break;
    store<u64>(base + (at << 3), c);
    at = child;
  }
  store<u64>(base + (at << 3), v);
}

