// Shapes (hidden classes): what an object's properties are called, where they are and how they behave.
//
// A shape is made from another by adding one property. Shapes of one line of additions share one property table, which is built
// when a shape with many properties is looked up; short ones are looked up by walking the line. Changing attributes or the
// prototype replays the line from another root, so that objects treated alike keep sharing shapes. What does not fit (deletes, too
// many properties) becomes a dictionary: a shape of its own, whose table belongs to one object.

import { Attr, Header, Kind, Obj, ObjectFlag, ShapeCell, ShapeFlag, Arr, Elem, Err, Fn, Gen, Internal, View, WeakCell, Wrapper } from '../abi/layout.ts';
import { Ptr, kindOf } from '../value/value.ts';
import { allocate, allocateCell } from '../memory/alloc.ts';
import { ObjectCell, ShapeMark, ShapePrivate, Table } from './cells.ts';
import { newTable, setTableInfo, tableAppend, tableCopy, tableFind, tableFull, tableInfo, tableKey, tableUsed } from './table.ts';

/** Shapes with more properties than this are looked up in a table. */
const WALK_LIMIT: u32 = 8;
/** An ordinary object with more properties than this becomes a dictionary. */
export const DICTIONARY_LIMIT: u32 = 128;
const NOT_FOUND: u64 = <u64>-1;
/** An entry of a weak table that was swept. */
const SWEPT: u32 = 1;

// @ts-ignore: decorator
@inline export function shapeOf(o: Ptr): Ptr { return load<u32>(o + Obj.Shape); }
// @ts-ignore: decorator
@inline export function shapeProto(shape: Ptr): Ptr { return load<u32>(shape + ShapeCell.Proto); }
// @ts-ignore: decorator
@inline export function shapeCount(shape: Ptr): u32 { return load<u16>(shape + ShapeCell.Count); }
// @ts-ignore: decorator
@inline export function shapeFlags(shape: Ptr): u32 { return load<u8>(shape + Header.Flags); }
// @ts-ignore: decorator
@inline export function isDictionary(shape: Ptr): bool { return (shapeFlags(shape) & ShapeFlag.Dictionary) != 0; }
// @ts-ignore: decorator
@inline export function inlineCapacity(shape: Ptr): u32 { return load<u8>(shape + ShapeCell.InlineCapacity); }
// @ts-ignore: decorator
@inline export function inlineOffset(shape: Ptr): u32 { return load<u16>(shape + ShapeCell.InlineOffset); }
// @ts-ignore: decorator
@inline export function shapeKind(shape: Ptr): u32 { return load<u8>(shape + ShapePrivate.Kind); }
// @ts-ignore: decorator
@inline export function shapeTable(shape: Ptr): Ptr { return load<u32>(shape + ShapePrivate.Table); }

/** Offset of the first inline slot in objects of this kind. */
export function inlineOffsetOf(kind: u32): u32 {
  switch (kind) {
    case Kind.Object: return Obj.Inline;
    case Kind.Array: return Arr.Inline;
    case Kind.Function: return Fn.Inline;
    case Kind.Error: return Err.Inline;
    case Kind.WeakRef: return WeakCell.Inline;
    case Kind.BooleanObject:
    case Kind.NumberObject:
    case Kind.StringObject:
    case Kind.SymbolObject:
    case Kind.BigIntObject:
    case Kind.Date: return Wrapper.Inline;
    case Kind.Generator: return Gen.Inline;
    case Kind.TypedArray:
    case Kind.DataView: return View.Inline;
    default: return Internal.Inline;
  }
}

/** Sets up the cells: the table of roots is made when the first root is. */
export function initShapes(): void {
  store<u32>(ObjectCell.Roots, 0);
  store<u32>(ObjectCell.PrototypeElements, 0);
  store<u32>(ObjectCell.SweepList, 0);
}

/** A shape without properties that nobody else shares; 0 if out of memory. */
export function newShape(proto: Ptr, kind: u32, capacity: u32, flags: u32): Ptr {
  const shape = allocate(ShapePrivate.Size);
  if (shape == 0) return 0;
  store<u32>(shape, Kind.Shape | (flags << 16) | (capacity << 24));
  store<u32>(shape + ShapeCell.Proto, proto);
  store<u32>(shape + ShapeCell.Count, inlineOffsetOf(kind) << 16);
  store<u32>(shape + ShapePrivate.Transitions, 0);
  store<u32>(shape + ShapePrivate.Key, 0);
  store<u32>(shape + ShapePrivate.Parent, 0);
  store<u32>(shape + ShapePrivate.Table, 0);
  store<u32>(shape + ShapePrivate.Attributes, kind << 8);
  store<u32>(shape + ShapePrivate.NextSwept, 0);
  if (proto != 0) notePrototype(proto);
  return shape;
}

/** `proto` is somebody's prototype from now on. */
export function notePrototype(proto: Ptr): void {
  const flags = load<u8>(proto + Header.Flags);
  if (flags & ObjectFlag.IsPrototype) return;
  store<u8>(proto + Header.Flags, flags | ObjectFlag.IsPrototype);
  const elements = load<u32>(proto + Obj.Elements);
  if (
    flags & (ObjectFlag.SlowElements | ObjectFlag.Exotic) ||
    kindOf(elements) != Kind.Elements ||
    load<u32>(elements + Elem.Capacity) != 0
  ) {
    store<u32>(ObjectCell.PrototypeElements, 1);
  }
}

// Roots ---------------------------------------------------------------------------------------------------------------------

// A Bytes cell: 4 u32 bytes │ 8 u32 mask │ 12 u32 used entries │ 16 entries of u32: 0, SWEPT or a shape. The same layout serves
// for transitions.
const WEAK_MASK: u32 = 8;
const WEAK_USED: u32 = 12;
const WEAK_ENTRIES: u32 = 16;

function newWeakTable(entries: u32): Ptr {
  const table = allocateCell(Kind.Bytes, WEAK_ENTRIES + (entries << 2));
  if (table == 0) return 0;
  store<u32>(table + 4, WEAK_ENTRIES + (entries << 2) - 8);
  store<u32>(table + WEAK_MASK, entries - 1);
  store<u32>(table + WEAK_USED, 0);
  memory.fill(table + WEAK_ENTRIES, 0, entries << 2);
  return table;
}

// @ts-ignore: decorator
@inline
function hashRoot(proto: Ptr, kind: u32, capacity: u32, flags: u32): u32 {
  const h = ((proto >> 3) ^ (kind << 20) ^ (capacity << 10) ^ (flags << 26)) * 0x9e3779b1;
  return h ^ (h >> 15);
}

// @ts-ignore: decorator
@inline
function rootHash(shape: Ptr): u32 {
  return hashRoot(shapeProto(shape), shapeKind(shape), inlineCapacity(shape), shapeFlags(shape) & ShapeMark.NonExtensible);
}

// @ts-ignore: decorator
@inline
function hashTransition(key: Ptr, attributes: u32): u32 {
  const h = ((key >> 3) ^ (attributes << 24)) * 0x9e3779b1;
  return h ^ (h >> 15);
}

// @ts-ignore: decorator
@inline
function transitionHash(shape: Ptr): u32 {
  return hashTransition(load<u32>(shape + ShapePrivate.Key), load<u8>(shape + ShapePrivate.Attributes));
}

/** Puts a shape into a weak table with room. */
function weakInsert(table: Ptr, shape: Ptr, hash: u32): void {
  const mask = load<u32>(table + WEAK_MASK);
  while (load<u32>(table + WEAK_ENTRIES + ((hash & mask) << 2)) > SWEPT) hash++;
  const entry = table + WEAK_ENTRIES + ((hash & mask) << 2);
  if (load<u32>(entry) == 0) store<u32>(table + WEAK_USED, load<u32>(table + WEAK_USED) + 1);
  store<u32>(entry, shape);
}

/** Must the table grow before the next entry? */
function weakFull(table: Ptr): bool {
  return (load<u32>(table + WEAK_USED) + 1) * 3 > (load<u32>(table + WEAK_MASK) + 1) * 2;
}

/** A table with the live shapes of `table` and room for as many more. */
function weakGrow(table: Ptr, roots: bool): Ptr {
  const mask = load<u32>(table + WEAK_MASK);
  let live: u32 = 0;
  for (let i: u32 = 0; i <= mask; i++) if (load<u32>(table + WEAK_ENTRIES + (i << 2)) > SWEPT) live++;
  let size: u32 = 16;
  while (size < live * 3) size <<= 1;
  const grown = newWeakTable(size);
  if (grown == 0) return 0;
  for (let i: u32 = 0; i <= mask; i++) {
    const shape = load<u32>(table + WEAK_ENTRIES + (i << 2));
    if (shape > SWEPT) weakInsert(grown, shape, roots ? rootHash(shape) : transitionHash(shape));
  }
  return grown;
}

/** The shape without properties for this prototype, kind and number of inline slots; 0 if out of memory. */
export function rootShape(proto: Ptr, kind: u32, capacity: u32): Ptr {
  return rootShapeWith(proto, kind, capacity, 0);
}

/** The same with flags: 0 or ShapeMark.NonExtensible. */
export function rootShapeWith(proto: Ptr, kind: u32, capacity: u32, flags: u32): Ptr {
  let table = load<u32>(ObjectCell.Roots);
  if (table == 0) {
    table = newWeakTable(64);
    if (table == 0) return 0;
    store<u32>(ObjectCell.Roots, table);
  }
  const mask = load<u32>(table + WEAK_MASK);
  for (let h = hashRoot(proto, kind, capacity, flags); ; h++) {
    const shape = load<u32>(table + WEAK_ENTRIES + ((h & mask) << 2));
    if (shape == 0) break;
    if (
      shape > SWEPT && shapeProto(shape) == proto && shapeKind(shape) == kind && inlineCapacity(shape) == capacity &&
      (shapeFlags(shape) & ShapeMark.NonExtensible) == flags
    ) return shape;
  }
  const shape = newShape(proto, kind, capacity, flags);
  if (shape == 0) return 0;
  if (weakFull(table)) {
    table = weakGrow(table, true);
    if (table == 0) return 0;
    store<u32>(ObjectCell.Roots, table);
  }
  weakInsert(table, shape, rootHash(shape));
  return shape;
}

// Lookup --------------------------------------------------------------------------------------------------------------------

/** Slot index | attributes << 32 of `key`, or -1. */
export function shapeLookup(shape: Ptr, key: Ptr): u64 {
  let table = shapeTable(shape);
  if (table == 0) {
    let i = shapeCount(shape);
    if (i <= WALK_LIMIT) {
      let s = shape;
      while (i > 0) {
        if (load<u32>(s + ShapePrivate.Key) == key) return <u64>(i - 1) | (<u64>load<u8>(s + ShapePrivate.Attributes) << 32);
        i--;
        s = load<u32>(s + ShapePrivate.Parent);
        if (i > 0 && shapeFlags(s) & ShapeMark.Base) return shapeLookup(s, key);
      }
      return NOT_FOUND;
    }
    table = ensureTable(shape);
    if (table == 0) return NOT_FOUND;
  }
  const i = tableFind(table, key);
  if (i < 0 || (<u32>i >= shapeCount(shape) && !isDictionary(shape))) return NOT_FOUND;
  return <u64>(<u32>i) | (<u64>tableInfo(table, <u32>i) << 32);
}

/** The shape's property table, built if it has none; 0 if out of memory. */
export function ensureTable(shape: Ptr): Ptr {
  let table = shapeTable(shape);
  if (table != 0) return table;
  const count = shapeCount(shape);
  table = newTable(count);
  if (table == 0) return 0;
  // the nearest ancestor with a table, then the keys added since, oldest first
  let s = shape;
  let depth: u32 = 0;
  while (shapeTable(s) == 0 && shapeCount(s) > 0) {
    s = load<u32>(s + ShapePrivate.Parent);
    depth++;
  }
  const from = shapeTable(s);
  for (let i: u32 = 0; i < count - depth; i++) tableAppend(table, tableKey(from, i), tableInfo(from, i));
  s = shape;
  for (let i = count; i > count - depth; i--) {
    // written in place first: the line is only linked backwards
    store<u32>(table + Table.Entries + ((i - 1) << 3), load<u32>(s + ShapePrivate.Key));
    setTableInfo(table, i - 1, load<u8>(s + ShapePrivate.Attributes));
    s = load<u32>(s + ShapePrivate.Parent);
  }
  for (let i = count - depth; i < count; i++) tableAppend(table, tableKey(table, i), tableInfo(table, i));
  store<u32>(shape + ShapePrivate.Table, table);
  return table;
}

/** Number of entries to walk in the shape's table: deleted ones included. */
export function shapeEntries(shape: Ptr): u32 {
  return isDictionary(shape) ? tableUsed(shapeTable(shape)) : shapeCount(shape);
}

// Transitions -----------------------------------------------------------------------------------------------------------------

/** The shape with `key` added in the next slot; 0 if out of memory. The key is not in the shape, which is no dictionary. */
export function shapeAdd(shape: Ptr, key: Ptr, attributes: u32): Ptr {
  const transitions = load<u32>(shape + ShapePrivate.Transitions);
  if (transitions != 0) {
    if (shapeFlags(shape) & ShapeMark.TransitionTable) {
      const mask = load<u32>(transitions + WEAK_MASK);
      for (let h = hashTransition(key, attributes); ; h++) {
        const child = load<u32>(transitions + WEAK_ENTRIES + ((h & mask) << 2));
        if (child == 0) break;
        if (child > SWEPT && isTransition(child, key, attributes)) return child;
      }
    } else if (isTransition(transitions, key, attributes)) return transitions;
  }
  const count = shapeCount(shape);
  let table = shapeTable(shape);
  if (table != 0) {
    // the youngest shape of the line extends the shared table; a branch builds its own when it needs one
    if (tableUsed(table) != count) table = 0;
    else if (tableFull(table)) {
      table = tableCopy(table, count, count);
      if (table == 0) return 0;
    }
  }
  const flags = shapeFlags(shape) & ShapeMark.NonExtensible;
  const child = allocate(ShapePrivate.Size);
  if (child == 0) return 0;
  store<u32>(child, Kind.Shape | (flags << 16) | (inlineCapacity(shape) << 24));
  store<u32>(child + ShapeCell.Proto, shapeProto(shape));
  store<u32>(child + ShapeCell.Count, (count + 1) | (inlineOffset(shape) << 16));
  store<u32>(child + ShapePrivate.Transitions, 0);
  store<u32>(child + ShapePrivate.Key, key);
  store<u32>(child + ShapePrivate.Parent, shape);
  store<u32>(child + ShapePrivate.Table, table);
  store<u32>(child + ShapePrivate.Attributes, attributes | (shapeKind(shape) << 8));
  store<u32>(child + ShapePrivate.NextSwept, 0);
  if (!addTransition(shape, child)) return 0;
  if (table != 0) tableAppend(table, key, attributes);
  return child;
}

// @ts-ignore: decorator
@inline
function isTransition(child: Ptr, key: Ptr, attributes: u32): bool {
  return load<u32>(child + ShapePrivate.Key) == key && load<u8>(child + ShapePrivate.Attributes) == attributes;
}

function addTransition(shape: Ptr, child: Ptr): bool {
  let transitions = load<u32>(shape + ShapePrivate.Transitions);
  if (transitions == 0) {
    store<u32>(shape + ShapePrivate.Transitions, child);
    return true;
  }
  if (!(shapeFlags(shape) & ShapeMark.TransitionTable)) {
    const table = newWeakTable(8);
    if (table == 0) return false;
    weakInsert(table, transitions, transitionHash(transitions));
    store<u32>(shape + ShapePrivate.Transitions, table);
    store<u8>(shape + Header.Flags, shapeFlags(shape) | ShapeMark.TransitionTable);
    transitions = table;
  } else if (weakFull(transitions)) {
    transitions = weakGrow(transitions, false);
    if (transitions == 0) return false;
    store<u32>(shape + ShapePrivate.Transitions, transitions);
  }
  weakInsert(transitions, child, transitionHash(child));
  return true;
}

/** Is this shape's line rooted in a table (a converted dictionary)? Then there is nothing to replay. */
export function isBased(shape: Ptr): bool {
  for (let s = shape; s != 0; s = load<u32>(s + ShapePrivate.Parent)) {
    if (shapeFlags(s) & (ShapeMark.Base | ShapeFlag.Dictionary)) return true;
  }
  return false;
}

/**
 * The shape with the same keys in the same slots on another root, entry `index` with other attributes (none if index is
 * the count); 0 if out of memory. Neither a dictionary nor based on one.
 */
export function shapeReplay(shape: Ptr, root: Ptr, index: u32, attributes: u32): Ptr {
  const table = ensureTable(shape);
  if (table == 0) return 0;
  const count = shapeCount(shape);
  let s = root;
  for (let i: u32 = 0; i < count && s != 0; i++) s = shapeAdd(s, tableKey(table, i), i == index ? attributes : tableInfo(table, i));
  return s;
}

/** The root that a shape's line starts from, with these flags and this prototype. */
export function rootLike(shape: Ptr, proto: Ptr, flags: u32): Ptr {
  return rootShapeWith(proto, shapeKind(shape), inlineCapacity(shape), flags & ShapeMark.NonExtensible);
}

// Dictionaries ----------------------------------------------------------------------------------------------------------------

/** A dictionary shape with the properties of `shape` in the same slots; 0 if out of memory. */
export function dictionaryShape(shape: Ptr, proto: Ptr, flags: u32): Ptr {
  const from = ensureTable(shape);
  if (from == 0) return 0;
  const d = newShape(proto, shapeKind(shape), inlineCapacity(shape), ShapeFlag.Dictionary | (flags & ShapeMark.NonExtensible));
  if (d == 0) return 0;
  const table = tableCopy(from, shapeEntries(shape), 8);
  if (table == 0) return 0;
  store<u32>(d + ShapePrivate.Table, table);
  return d;
}

/** A shape for one object, cacheable, described by `table` alone: all its entries are live; 0 if out of memory. */
export function baseShape(like: Ptr, table: Ptr): Ptr {
  const flags = shapeFlags(like) & ShapeMark.NonExtensible;
  const shape = newShape(shapeProto(like), shapeKind(like), inlineCapacity(like), ShapeMark.Base | flags);
  if (shape == 0) return 0;
  store<u16>(shape + ShapeCell.Count, <u16>tableUsed(table));
  store<u32>(shape + ShapePrivate.Table, table);
  return shape;
}

// Collection --------------------------------------------------------------------------------------------------------------------

/** Notes a live shape with transitions for sweepShapes. */
export function noteShape(shape: Ptr): void {
  store<u32>(shape + ShapePrivate.NextSwept, load<u32>(ObjectCell.SweepList));
  store<u32>(ObjectCell.SweepList, shape);
}

// @ts-ignore: decorator
@inline
function dies(shape: Ptr, mark: u32): bool {
  return load<u8>(shape + Header.Mark) != mark;
}

/** Clears the entries that died. */
function sweepWeakTable(table: Ptr, mark: u32): void {
  const mask = load<u32>(table + WEAK_MASK);
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = table + WEAK_ENTRIES + (i << 2);
    const shape = load<u32>(entry);
    if (shape <= SWEPT) continue;
    if (dies(shape, mark)) store<u32>(entry, SWEPT);
  }
}

/** Drops dead shapes from the roots and from the transitions of live shapes. */
export function sweepShapes(mark: u32): void {
  const roots = load<u32>(ObjectCell.Roots);
  if (roots != 0) sweepWeakTable(roots, mark);
  let shape = load<u32>(ObjectCell.SweepList);
  store<u32>(ObjectCell.SweepList, 0);
  while (shape != 0) {
    const transitions = load<u32>(shape + ShapePrivate.Transitions);
    if (shapeFlags(shape) & ShapeMark.TransitionTable) {
      sweepWeakTable(transitions, mark);
    } else if (dies(transitions, mark)) store<u32>(shape + ShapePrivate.Transitions, 0);
    shape = load<u32>(shape + ShapePrivate.NextSwept);
  }
}

/** Attributes of a new property that has accessors. */
// @ts-ignore: decorator
@inline export function accessorAttributes(attributes: u32): u32 {
  return (attributes & (Attr.Enumerable | Attr.Configurable)) | Attr.Accessor;
}
