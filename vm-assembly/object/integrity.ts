// freeze, seal and the tests for them. spec: sec-setintegritylevel, sec-testintegritylevel

import { Arr, Attr, Elem, Header, Internal, Kind, ObjectFlag, SymbolFlag } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { HOLE, Ptr, isObject, kindOf, toInt } from '../value/value.ts';
import { throwError } from '../builtins/errors.ts';
import { ArrayFlag, ShapeMark, Sparse } from './cells.ts';
import { elementsOf, isArrayObject, makeSparse, mappedVariable, ownElementCount, putElement } from './elements.ts';
import { isNamespace, namespaceTable } from './exotic.ts';
import { isSymbolKey, makeDictionary, makeNonExtensible, objectFlags, optimizeObject, replaceShape } from './object.ts';
import { ensureTable, isBased, isDictionary, rootLike, shapeAdd, shapeEntries, shapeOf, shapeProto, shapeTable } from './shape.ts';
import { entryAttributes, entryPresent, isSparse, sparseEntry, sparseMask } from './sparse.ts';
import { setTableInfo, tableInfo, tableKey, tableUsed } from './table.ts';

/** Attributes that stay when an object is sealed or frozen. */
function kept(key: Ptr, attributes: u32, frozen: bool): u32 {
  // private names are no properties
  if (isSymbolKey(key) && load<u8>(key + Header.Flags) & SymbolFlag.Private) return attributes;
  attributes &= ~Attr.Configurable;
  return frozen && !(attributes & Attr.Accessor) ? attributes & ~Attr.Writable : attributes;
}

/** Freezes or seals: 1, or -1 threw. */
export function setIntegrity(o: Ptr, frozen: bool): i32 {
  if (isNamespace(o)) {
    if (!frozen || tableUsed(namespaceTable(o)) == 0) return 1;
    throwError(ErrorKind.TypeError, 'Cannot redefine property of a module namespace');
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

/** Is the object not extensible and none of its properties configurable (and writable)? */
export function testIntegrity(o: Ptr, frozen: bool): bool {
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
