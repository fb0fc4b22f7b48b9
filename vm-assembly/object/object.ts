// Objects: allocation by shape, slots, and changes of an object's shape.

import { Arr, Attr, Cell, Elem, Header, Kind, Obj, ObjectFlag, SlotsCell, Wrapper } from '../abi/layout.ts';
import { Ptr, UNDEFINED, HOLE, Value, isString, kindOf, payload } from '../value/value.ts';
import { allocate, allocateCell } from '../memory/alloc.ts';
import { addRootRange } from '../memory/roots.ts';
import { flushInlineCaches } from '../interp/ic.ts';
import { Intrinsic, intrinsic } from '../builtins/intrinsics.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { stringLength } from '../string/cell.ts';
import { ObjectCell, ShapeMark, ShapePrivate } from './cells.ts';
import {
  DICTIONARY_LIMIT, baseShape, dictionaryShape, ensureTable, inlineCapacity, inlineOffset, initShapes, isBased, isDictionary, rootLike, rootShape,
  shapeAdd, shapeCount, shapeEntries, shapeFlags, shapeKind, shapeOf, shapeProto, shapeReplay, shapeTable,
} from './shape.ts';
import { setTableInfo, tableAppend, tableCopy, tableDelete, tableFull, tableKey, tableLive, tableUsed } from './table.ts';

/** Plain objects get up to this many inline slots. */
const MAX_INLINE: u32 = 64;

/** The cells of objects, before anything else is made. */
export function initObjects(): void {
  const empty = allocateCell(Kind.Elements, Elem.Values);
  store<u32>(empty + Elem.Capacity, 0);
  store<u32>(Cell.EmptyElements, empty);
  const plain = allocateCell(Kind.CellList, 8 + ((MAX_INLINE + 1) << 2));
  store<u32>(plain + 4, MAX_INLINE + 1);
  memory.fill(plain + 8, 0, (MAX_INLINE + 1) << 2);
  store<u32>(ObjectCell.PlainShapes, plain);
  // what was found may be fresh, such as an element of a BigInt64Array, and library code asks for it later
  store<u64>(ObjectCell.FoundValue, UNDEFINED);
  store<u64>(ObjectCell.FoundSetter, UNDEFINED);
  addRootRange(ObjectCell.FoundValue, 2);
  store<u32>(ObjectCell.ArrayShape, 0);
  store<u32>(ObjectCell.FunctionShapes, 0);
  store<u32>(ObjectCell.ArgumentsShapes, 0);
  initShapes();
}

// Allocation ------------------------------------------------------------------------------------------------------------------

/** An object of this shape: slots undefined, no elements, internal fields empty; 0 if out of memory. */
export function newObject(shape: Ptr): Ptr {
  const offset = inlineOffset(shape);
  const size = offset + (inlineCapacity(shape) << 3);
  const o = allocate(size);
  if (o == 0) return 0;
  store<u32>(o, shapeKind(shape) | ((shapeFlags(shape) & ShapeMark.NonExtensible) << 14));
  store<u32>(o + Obj.Shape, shape);
  store<u32>(o + Obj.Slots, 0);
  store<u32>(o + Obj.Elements, load<u32>(Cell.EmptyElements));
  const end = o + size;
  for (let at = o + Obj.Inline; at < end; at += 8) store<u64>(at, UNDEFINED);
  if (offset == <u32>Arr.Inline) {
    const kind = shapeKind(shape);
    // fields that are no values: an array's length and flags, an error's trace
    if (kind == Kind.Array || kind == Kind.Error) store<u64>(o + Obj.Inline, 0);
  }
  return o;
}

/** The shape of `{}` with room for so many inline properties; 0 if out of memory. */
export function plainShape(inlineSlots: u32): Ptr {
  const slots = min(inlineSlots, MAX_INLINE);
  const entry = load<u32>(ObjectCell.PlainShapes) + 8 + (slots << 2);
  let shape = load<u32>(entry);
  if (shape == 0) {
    shape = rootShape(intrinsic(Intrinsic.ObjectPrototype), Kind.Object, slots);
    store<u32>(entry, shape);
  }
  return shape;
}

/** `{}`; 0 if out of memory. */
export function newPlainObject(inlineSlots: u32): Ptr {
  const shape = plainShape(inlineSlots);
  return shape == 0 ? 0 : newObject(shape);
}

/** An ordinary object with this prototype (0: null); 0 if out of memory. */
export function newObjectWithProto(proto: Ptr): Ptr {
  return newObjectOf(proto, Kind.Object, 4);
}

/** An object of this kind; 0 if out of memory. */
export function newObjectOf(proto: Ptr, kind: u32, inlineSlots: u32): Ptr {
  const shape = rootShape(proto, kind, inlineSlots);
  return shape == 0 ? 0 : newObject(shape);
}

/** Boolean, Number, String, Symbol or BigInt object; 0 if out of memory. */
export function newWrapper(kind: u32, proto: Ptr, v: Value): Ptr {
  let shape = rootShape(proto, kind, 0);
  if (kind == Kind.StringObject && shape != 0) shape = shapeAdd(shape, atom(Atom.length), Attr.Lazy);
  if (shape == 0) return 0;
  const o = newObject(shape);
  if (o == 0) return 0;
  store<u64>(o + Wrapper.Value, v);
  // the characters are index properties
  if (isString(v) && stringLength(payload(v)) != 0) store<u8>(o + Header.Flags, load<u8>(o + Header.Flags) | ObjectFlag.SlowElements);
  return o;
}

/** The shape of arrays with this prototype: `length` comes first, kept in Arr.Length. 0 if out of memory. */
export function arrayShapeFor(proto: Ptr): Ptr {
  const root = rootShape(proto, Kind.Array, 0);
  return root == 0 ? 0 : shapeAdd(root, atom(Atom.length), Attr.Writable | Attr.Lazy);
}

/** The shape of plain arrays; 0 if out of memory. */
// @ts-ignore: decorator
@inline
export function arrayShape(): Ptr {
  const shape = load<u32>(ObjectCell.ArrayShape);
  return shape != 0 ? shape : makeArrayShape();
}

/** Array.prototype was made: lists that the realm made before it had none. */
export function resetArrayShape(): void {
  store<u32>(ObjectCell.ArrayShape, 0);
}

function makeArrayShape(): Ptr {
  const shape = arrayShapeFor(intrinsic(Intrinsic.ArrayPrototype));
  store<u32>(ObjectCell.ArrayShape, shape);
  return shape;
}

/** An array with room for `capacity` elements, all holes; 0 if out of memory. */
export function newArray(length: u32, capacity: u32): Ptr {
  return newArrayWith(arrayShape(), length, capacity);
}

export function newArrayWith(shape: Ptr, length: u32, capacity: u32): Ptr {
  if (shape == 0) return 0;
  let elements = load<u32>(Cell.EmptyElements);
  if (capacity != 0) {
    elements = newElements(capacity);
    if (elements == 0) return 0;
  }
  const a = allocate(Arr.Inline);
  if (a == 0) return 0;
  store<u32>(a, Kind.Array);
  store<u32>(a + Obj.Shape, shape);
  store<u32>(a + Obj.Slots, 0);
  store<u32>(a + Obj.Elements, elements);
  store<u32>(a + Arr.Length, length);
  store<u32>(a + Arr.Flags, 0);
  return a;
}

/** Most elements of dense storage. */
export const MAX_DENSE: u32 = 0x0fffffff;

/** Dense elements, all holes; 0 if out of memory. */
export function newElements(capacity: u32): Ptr {
  capacity = min(capacity, MAX_DENSE);
  const elements = allocateCell(Kind.Elements, Elem.Values + (capacity << 3));
  if (elements == 0) return 0;
  store<u32>(elements + Elem.Capacity, capacity);
  let at = elements + Elem.Values;
  const end = at + (capacity << 3);
  for (; at + 16 <= end; at += 16) v128.store(at, i64x2.splat(HOLE));
  if (at < end) store<u64>(at, HOLE);
  return elements;
}

// Flags and slots ---------------------------------------------------------------------------------------------------------------

// @ts-ignore: decorator
@inline export function objectFlags(o: Ptr): u32 { return load<u8>(o + Header.Flags); }
// @ts-ignore: decorator
@inline export function addObjectFlag(o: Ptr, flag: u32): void { store<u8>(o + Header.Flags, load<u8>(o + Header.Flags) | flag); }
// @ts-ignore: decorator
@inline export function protoOf(o: Ptr): Ptr { return shapeProto(shapeOf(o)); }
// @ts-ignore: decorator
@inline export function isSymbolKey(key: Ptr): bool { return kindOf(key) == Kind.Symbol; }

/** Address of slot `index`, which exists. */
// @ts-ignore: decorator
@inline
export function slotAddress(o: Ptr, index: u32): u32 {
  const shape = shapeOf(o);
  const inline = inlineCapacity(shape);
  return index < inline
    ? o + inlineOffset(shape) + (index << 3)
    : load<u32>(o + Obj.Slots) + SlotsCell.Values + ((index - inline) << 3);
}

// @ts-ignore: decorator
@inline export function getSlot(o: Ptr, index: u32): Value { return load<u64>(slotAddress(o, index)); }
// @ts-ignore: decorator
@inline export function setSlot(o: Ptr, index: u32, v: Value): void { store<u64>(slotAddress(o, index), v); }

/** Makes sure that slot `index` has room; false if out of memory. Cached addresses of a prototype's slots become invalid. */
export function ensureSlot(o: Ptr, index: u32): bool {
  const inline = inlineCapacity(shapeOf(o));
  if (index < inline) return true;
  const need = index - inline + 1;
  const old = load<u32>(o + Obj.Slots);
  const have: u32 = old == 0 ? 0 : load<u32>(old + SlotsCell.Capacity);
  if (need <= have) return true;
  const capacity = max(need, have < 4 ? 4 : have + (have >> 1));
  const slots = allocateCell(Kind.Slots, SlotsCell.Values + (capacity << 3));
  if (slots == 0) return false;
  store<u32>(slots + SlotsCell.Capacity, capacity);
  if (have != 0) memory.copy(slots + SlotsCell.Values, old + SlotsCell.Values, have << 3);
  for (let i = have; i < capacity; i++) store<u64>(slots + SlotsCell.Values + (i << 3), UNDEFINED);
  store<u32>(o + Obj.Slots, slots);
  return true;
}

/** The structure of `o` changes: caches that went through it are void. */
// @ts-ignore: decorator
@inline
export function noteStructure(o: Ptr): void {
  if (objectFlags(o) & ObjectFlag.CachedPrototype) {
    store<u8>(o + Header.Flags, objectFlags(o) & ~ObjectFlag.CachedPrototype);
    flushInlineCaches();
  }
}

/** Gives the object another shape that describes its slots. */
export function replaceShape(o: Ptr, shape: Ptr): void {
  store<u32>(o + Obj.Shape, shape);
  noteStructure(o);
}

// Structural changes --------------------------------------------------------------------------------------------------------------

/** Adds an own property that is not there; false if out of memory. Does not look at extensibility. */
export function addProperty(o: Ptr, key: Ptr, v: Value, attributes: u32): bool {
  let shape = shapeOf(o);
  if (!isDictionary(shape)) {
    const count = shapeCount(shape);
    if (count < DICTIONARY_LIMIT) {
      const next = shapeAdd(shape, key, attributes);
      if (next == 0 || !ensureSlot(o, count)) return false;
      store<u64>(slotAddress(o, count), v);
      replaceShape(o, next);
      return true;
    }
    if (!makeDictionary(o)) return false;
    shape = shapeOf(o);
  }
  let table = shapeTable(shape);
  if (tableFull(table)) {
    if (!compact(o)) return false;
    table = shapeTable(shape);
  }
  const index = tableUsed(table);
  if (!ensureSlot(o, index)) return false;
  tableAppend(table, key, attributes);
  store<u64>(slotAddress(o, index), v);
  noteStructure(o);
  return true;
}

/** The full table of a dictionary object is replaced by one with room, slots of deleted properties are closed up. */
function compact(o: Ptr): bool {
  const shape = shapeOf(o);
  const table = shapeTable(shape);
  const used = tableUsed(table);
  const copy = tableCopy(table, used, max<u32>(tableLive(table) >> 1, 8));
  if (copy == 0) return false;
  let to: u32 = 0;
  for (let from: u32 = 0; from < used; from++) {
    if (tableKey(table, from) == 0) continue;
    if (to != from) setSlot(o, to, getSlot(o, from));
    to++;
  }
  for (; to < used; to++) setSlot(o, to, UNDEFINED);
  store<u32>(shape + ShapePrivate.Table, copy);
  noteStructure(o);
  return true;
}

/** Gives the object a dictionary shape of its own; false if out of memory. */
export function makeDictionary(o: Ptr): bool {
  const shape = shapeOf(o);
  if (isDictionary(shape)) return true;
  const d = dictionaryShape(shape, shapeProto(shape), shapeFlags(shape));
  if (d == 0) return false;
  // lazy properties have no slot yet
  const count = shapeCount(shape);
  if (count != 0 && !ensureSlot(o, count - 1)) return false;
  replaceShape(o, d);
  return true;
}

/** Turns a dictionary object into one with a cacheable shape of its own: for objects that are complete. False if out of memory. */
export function optimizeObject(o: Ptr): bool {
  const shape = shapeOf(o);
  if (!isDictionary(shape) || tableLive(shapeTable(shape)) > 0x8000) return true;
  if (tableLive(shapeTable(shape)) != tableUsed(shapeTable(shape)) && !compact(o)) return false;
  const base = baseShape(shape, shapeTable(shape));
  if (base == 0) return false;
  replaceShape(o, base);
  return true;
}

/** Gives a complete object a shape of its own: those on the way to it are let go. False if out of memory. */
export function settleObject(o: Ptr): bool {
  const shape = shapeOf(o);
  const from = ensureTable(shape);
  const table = from == 0 ? 0 : tableCopy(from, shapeCount(shape), 0);
  const base = table == 0 ? 0 : baseShape(shape, table);
  if (base == 0) return false;
  replaceShape(o, base);
  return true;
}

/** Changes the attributes of own property `index`; false if out of memory. */
export function setAttributes(o: Ptr, index: u32, attributes: u32): bool {
  const shape = shapeOf(o);
  if (!isDictionary(shape)) {
    if (!isBased(shape)) {
      const next = shapeReplay(shape, rootLike(shape, shapeProto(shape), shapeFlags(shape)), index, attributes);
      if (next == 0) return false;
      replaceShape(o, next);
      return true;
    }
    if (!makeDictionary(o)) return false;
  }
  setTableInfo(shapeTable(shapeOf(o)), index, attributes);
  noteStructure(o);
  // it was complete before
  return isDictionary(shape) || optimizeObject(o);
}

/** Removes own property `index`; false if out of memory. */
export function removeProperty(o: Ptr, index: u32): bool {
  const shape = shapeOf(o);
  // the last property that was added: back to the shape before
  if (!isDictionary(shape) && index == shapeCount(shape) - 1 && !(shapeFlags(shape) & ShapeMark.Base)) {
    const parent = load<u32>(shape + ShapePrivate.Parent);
    if (shapeProto(parent) == shapeProto(shape)) {
      if (ensureSlot(o, index)) setSlot(o, index, UNDEFINED);
      replaceShape(o, parent);
      return true;
    }
  }
  if (!makeDictionary(o)) return false;
  tableDelete(shapeTable(shapeOf(o)), index);
  setSlot(o, index, UNDEFINED);
  noteStructure(o);
  return true;
}

/** Changes the prototype, whatever it was; false if out of memory. */
export function setProto(o: Ptr, proto: Ptr): bool {
  const shape = shapeOf(o);
  let next: Ptr;
  if (isDictionary(shape) || isBased(shape)) next = dictionaryShape(shape, proto, shapeFlags(shape));
  else next = shapeReplay(shape, rootLike(shape, proto, shapeFlags(shape)), 0xffffffff, 0);
  if (next == 0) return false;
  const count = shapeEntries(next);
  if (count != 0 && !ensureSlot(o, count - 1)) return false;
  if (isDictionary(next)) closeSlots(o, shape);
  replaceShape(o, next);
  return true;
}

/** A dictionary's copy has no deleted entries: its slots move together. */
function closeSlots(o: Ptr, shape: Ptr): void {
  if (!isDictionary(shape)) return;
  const table = shapeTable(shape);
  const used = tableUsed(table);
  let to: u32 = 0;
  for (let from: u32 = 0; from < used; from++) {
    if (tableKey(table, from) == 0) continue;
    if (to != from) setSlot(o, to, getSlot(o, from));
    to++;
  }
}

/** No property may be added from now on; false if out of memory. */
export function makeNonExtensible(o: Ptr): bool {
  const shape = shapeOf(o);
  addObjectFlag(o, ObjectFlag.NonExtensible);
  if (shapeFlags(shape) & ShapeMark.NonExtensible) return true;
  if (isDictionary(shape)) {
    store<u8>(shape + Header.Flags, shapeFlags(shape) | ShapeMark.NonExtensible);
    return true;
  }
  if (isBased(shape)) {
    // no transition leads away from it
    if (!makeDictionary(o)) return false;
    store<u8>(shapeOf(o) + Header.Flags, shapeFlags(shapeOf(o)) | ShapeMark.NonExtensible);
    return optimizeObject(o);
  }
  const next = shapeReplay(shape, rootLike(shape, shapeProto(shape), ShapeMark.NonExtensible), 0xffffffff, 0);
  if (next == 0) return false;
  replaceShape(o, next);
  return true;
}
