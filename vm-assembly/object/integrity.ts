// freeze, seal and the tests for them. spec: sec-setintegritylevel, sec-testintegritylevel

import { Arr, Attr, Elem, Header, Internal, Kind, ObjectFlag, SymbolFlag } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { HOLE, Ptr, UNDEFINED, fromObject, isObject, kindOf, toInt } from '../value/value.ts';
import { throwError } from '../builtins/errors.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { Keys, ownKeys } from './own-keys.ts';
import { Present, defineByKey, getOwnPropertyByKey, isExtensible, preventExtensions } from './properties.ts';
import { isProxy } from './proxy.ts';
import { ArrayFlag, ObjectCell, ShapeMark, Sparse } from './cells.ts';
import { arrayLength, elementsOf, isArrayObject, makeSparse, mappedVariable, ownElementCount, putElement } from './elements.ts';
import { isNamespace, namespaceTable } from './exotic.ts';
import { isSymbolKey, makeDictionary, makeNonExtensible, objectFlags, optimizeObject, replaceShape } from './object.ts';
import { ensureTable, isBased, isDictionary, rootLike, shapeAdd, shapeEntries, shapeOf, shapeProto, shapeTable } from './shape.ts';
import { entryAttributes, entryPresent, isSparse, sparseEntry, sparseMask } from './sparse.ts';
import { setTableInfo, tableInfo, tableKey, tableUsed } from './table.ts';
import { isFixedLength, isTypedArray, viewLength } from './typed-array.ts';

/** Attributes that stay when an object is sealed or frozen. */
function kept(key: Ptr, attributes: u32, frozen: bool): u32 {
  // private names are no properties
  if (isSymbolKey(key) && load<u8>(key + Header.Flags) & SymbolFlag.Private) return attributes;
  attributes &= ~Attr.Configurable;
  return frozen && !(attributes & Attr.Accessor) ? attributes & ~Attr.Writable : attributes;
}

/** The same as the specification has it, by the internal methods. May call guest code. */
function setProxyIntegrity(o: Ptr, frozen: bool): i32 {
  const done = preventExtensions(o);
  if (done <= 0) {
    if (done == 0) throwError(ErrorKind.TypeError, "'preventExtensions' on proxy: trap returned falsish");
    return -1;
  }
  pushRoot(fromObject(o));
  const keys = ownKeys(o, Keys.All);
  pushRoot(fromObject(keys));
  let ok = keys != 0;
  for (let i: u32 = 0, n = ok ? arrayLength(keys) : 0; i < n && ok; i++) {
    const k = load<u64>(elementsOf(keys) + Elem.Values + (i << 3));
    let present: u32 = Present.Configurable;
    if (frozen) {
      const has = getOwnPropertyByKey(o, k);
      ok = has >= 0;
      if (has <= 0) continue;
      if (!(load<u32>(ObjectCell.FoundAttributes) & Attr.Accessor)) present |= Present.Writable;
    }
    ok = defineByKey(o, k, present, 0, UNDEFINED, UNDEFINED, UNDEFINED, true) > 0;
  }
  popRoots(2);
  return ok ? 1 : -1;
}

function testProxyIntegrity(o: Ptr, frozen: bool): i32 {
  const extensible = isExtensible(o);
  if (extensible != 0) return extensible < 0 ? -1 : 0;
  pushRoot(fromObject(o));
  const keys = ownKeys(o, Keys.All);
  pushRoot(fromObject(keys));
  let result = keys != 0 ? 1 : -1;
  for (let i: u32 = 0, n = keys != 0 ? arrayLength(keys) : 0; i < n && result > 0; i++) {
    const has = getOwnPropertyByKey(o, load<u64>(elementsOf(keys) + Elem.Values + (i << 3)));
    if (has < 0) result = -1;
    if (has <= 0) continue;
    const attributes = load<u32>(ObjectCell.FoundAttributes);
    if (attributes & Attr.Configurable || (frozen && (attributes & (Attr.Writable | Attr.Accessor)) == Attr.Writable)) result = 0;
  }
  popRoots(2);
  return result;
}

/** Freezes or seals: 1, or -1 threw. */
export function setIntegrity(o: Ptr, frozen: bool): i32 {
  if (isNamespace(o)) {
    if (!frozen || tableUsed(namespaceTable(o)) == 0) return 1;
    throwError(ErrorKind.TypeError, 'Cannot redefine property of a module namespace');
    return -1;
  }
  if (isProxy(o)) return setProxyIntegrity(o, frozen);
  if (isTypedArray(o) && (viewLength(o) > 0 || !isFixedLength(o))) {
    // spec: sec-typedarray-defineownproperty: elements stay configurable and writable
    throwError(ErrorKind.TypeError, frozen ? 'Cannot freeze array buffer views with elements' : 'Cannot seal array buffer views with elements');
    return -1;
  }
  if (!makeNonExtensible(o)) return -1;
  const shape = shapeOf(o);
  const count = shapeEntries(shape);
  if (isDictionary(shape) || isBased(shape)) {
    const dictionary = isDictionary(shape);
    if (!makeDictionary(o)) return -1;
    const table = shapeTable(shapeOf(o));
    for (let i: u32 = 0, n = tableUsed(table); i < n; i++) {
      if (tableKey(table, i) != 0) setTableInfo(table, i, kept(tableKey(table, i), tableInfo(table, i), frozen));
    }
    if (!dictionary && !optimizeObject(o)) return -1;
  } else if (count != 0) {
    const table = ensureTable(shape);
    if (table == 0) return -1;
    let next = rootLike(shape, shapeProto(shape), ShapeMark.NonExtensible);
    for (let i: u32 = 0; i < count && next != 0; i++) {
      next = shapeAdd(next, tableKey(table, i), kept(tableKey(table, i), tableInfo(table, i), frozen));
    }
    if (next == 0) return -1;
    replaceShape(o, next);
  }
  if (frozen && isArrayObject(o)) store<u32>(o + Arr.Flags, load<u32>(o + Arr.Flags) | ArrayFlag.LengthFixed);
  // the characters of a String object are as they are
  if (ownElementCount(o) == 0) return 1;
  return restrictElements(o, frozen);
}

function restrictElements(o: Ptr, frozen: bool): i32 {
  if (kindOf(o) == Kind.Arguments) {
    const mapped = isObject(load<u64>(o + Internal.Slot0)) ? <u32>toInt(load<u64>(o + Internal.Slot1)) : 0;
    for (let i: u32 = 0; i < mapped; i++) {
      const variable = mappedVariable(o, i);
      const attributes: u32 = frozen ? Attr.Enumerable : Attr.Enumerable | Attr.Writable;
      if (variable != 0 && !putElement(o, i, load<u64>(variable), attributes)) return -1;
    }
  }
  if (!makeSparse(o)) return -1;
  const elements = elementsOf(o);
  const mask = sparseMask(elements);
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = sparseEntry(elements, i);
    if (!entryPresent(entry)) continue;
    let attributes = entryAttributes(entry) & ~Attr.Configurable;
    if (frozen && !(attributes & Attr.Accessor)) attributes &= ~Attr.Writable;
    store<u32>(entry + Sparse.State, Sparse.Present | attributes);
  }
  return 1;
}

/** Is the object not extensible and none of its properties configurable (and writable)? 1, 0, -1 threw. */
export function testIntegrity(o: Ptr, frozen: bool): i32 {
  return isProxy(o) ? testProxyIntegrity(o, frozen) : i32(testOrdinary(o, frozen));
}

function testOrdinary(o: Ptr, frozen: bool): bool {
  if (!(objectFlags(o) & ObjectFlag.NonExtensible)) return false;
  if (isNamespace(o)) return !frozen || tableUsed(namespaceTable(o)) == 0;
  const shape = shapeOf(o);
  const count = shapeEntries(shape);
  if (count != 0) {
    const table = ensureTable(shape);
    for (let i: u32 = 0; i < count; i++) {
      const key = tableKey(table, i);
      if (key != 0 && kept(key, tableInfo(table, i), frozen) != tableInfo(table, i)) return false;
    }
  }
  if (isTypedArray(o) && viewLength(o) > 0) return false;
  const elements = elementsOf(o);
  if (!isSparse(elements)) {
    const capacity = load<u32>(elements + Elem.Capacity);
    for (let i: u32 = 0; i < capacity; i++) if (load<u64>(elements + Elem.Values + (i << 3)) != HOLE) return false;
    return kindOf(o) != Kind.Arguments || !isObject(load<u64>(o + Internal.Slot0));
  }
  const mask = sparseMask(elements);
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = sparseEntry(elements, i);
    if (!entryPresent(entry)) continue;
    const attributes = entryAttributes(entry);
    if (attributes & Attr.Configurable || (frozen && (attributes & (Attr.Writable | Attr.Accessor)) == Attr.Writable)) return false;
  }
  return true;
}
