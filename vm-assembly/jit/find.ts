// How compiled code may reach a property: what the inline caches know (interp/ic.ts), asked for a shape before anything runs.

import { Access, FindFor, JitCell } from '../abi/jit.ts';
import { AccessorCell, Attr, Cell, ElementType, Header, Kind, Obj, ObjectFlag, ShapeCell, ShapeFlag, View } from '../abi/layout.ts';
import { Ptr, isObject, payload } from '../value/value.ts';
import { Intrinsic, intrinsic, intrinsicValue, wellKnown } from '../builtins/intrinsics.ts';
import { findSlot, slotAddress } from '../interp/ic.ts';
import { ObjectCell } from '../object/cells.ts';
import { arrayShape } from '../object/object.ts';
import { shapeAdd, shapeLookup } from '../object/shape.ts';
import { isNumericKey } from '../object/typed-array.ts';
import { Atom, atom } from '../string/common-atoms.ts';

function found(access: Access, offset: u32, slot: u32, after: u32, epoch: u32): void {
  store<u32>(JitCell.FoundAccess, access);
  store<u32>(JitCell.FoundOffset, offset);
  store<u32>(JitCell.FoundSlot, slot);
  store<u32>(JitCell.FoundAfter, after);
  store<u32>(JitCell.FoundEpoch, epoch);
}

/** May objects of this kind have rules of their own for named properties? */
function isExoticKind(kind: u32, key: Ptr): bool {
  if (kind == Kind.TypedArray) return isNumericKey(key);
  return kind == Kind.Proxy || kind == Kind.ModuleNamespace || kind == Kind.HostObject;
}

// @ts-ignore: decorator
@inline function flagsOf(shape: u32): u32 { return load<u8>(shape, Header.Flags); }

/** Where slot `index` of objects of the shape itself is. */
function ownSlot(shape: u32, index: u32, after: u32, epoch: u32): void {
  const capacity = <u32>load<u8>(shape, ShapeCell.InlineCapacity);
  if (index < capacity) found(Access.Inline, <u32>load<u16>(shape, ShapeCell.InlineOffset) + (index << 3), 0, after, epoch);
  // Room for a slot outside has to be made: that is for the interpreter.
  else if (!after) found(Access.Overflow, 8 + ((index - capacity) << 3), 0, 0, epoch);
}

/** An inline cache goes through p from now on. */
function passThrough(p: Ptr): void {
  store<u8>(p, load<u8>(p, Header.Flags) | ObjectFlag.CachedPrototype, Header.Flags);
}

/** Finds `key` for objects of a shape: the answer is in JitCell.Found…. Accessors of prototypes are found as the slot of their pair. */
export function findProperty(shape: u32, key: Ptr, aim: FindFor): void {
  const forStore = aim != FindFor.Load;
  found(Access.None, 0, 0, 0, 0);
  const kind = <u32>load<u8>(shape, ShapeCell.Kind);
  const primitive = shape == load<u32>(Cell.StringShape) || shape == load<u32>(Cell.NumberShape);
  if (!primitive && isExoticKind(kind, key)) return;
  if (key == atom(Atom.length)) {
    if (primitive || kind == Kind.StringObject) return;
    if (kind == Kind.Array) {
      if (!forStore) found(Access.ArrayLength, 0, 0, 0, 0);
      return;
    }
  }
  if (!primitive) {
    const own = shapeLookup(shape, key);
    // A dictionary's shape does not tell where its slots are for long, nor what it lacks.
    if (flagsOf(shape) & ShapeFlag.Dictionary) return;
    if (own != <u64>-1) {
      const attributes = <u32>(own >> 32);
      if (attributes & (Attr.Lazy | Attr.Accessor)) return;
      if (forStore && (!(attributes & Attr.Writable) || (kind == Kind.Function && key == atom(Atom.prototype)))) return;
      ownSlot(shape, <u32>own, 0, 0);
      return;
    }
  }
  if (forStore) {
    if (!primitive && kind != Kind.Function) findTransition(shape, key, aim);
    return;
  }
  for (let p = load<u32>(shape, ShapeCell.Proto); p; p = load<u32>(load<u32>(p, Obj.Shape), ShapeCell.Proto)) {
    if (load<u8>(p, Header.Flags) & ObjectFlag.Exotic && isExoticKind(load<u8>(p), key)) return;
    passThrough(p);
    const s = load<u32>(p, Obj.Shape);
    const at = shapeLookup(s, key);
    if (at == <u64>-1) continue;
    const attributes = <u32>(at >> 32);
    if (attributes & Attr.Lazy) return;
    const slot = <u32>slotAddress(p, s, <u32>at);
    if (!(attributes & Attr.Accessor)) found(Access.Fixed, 0, slot, 0, 1);
    else if (isTypedLength(shape, kind, slot)) found(Access.Inline, View.Length, 0, 0, 1);
    else found(Access.Getter, 0, slot, 0, 1);
    return;
  }
  found(Access.Absent, 0, 0, 0, 1);
}

/**
 * How plain arrays are walked: the slots of their iteration method (JitCell.FoundSlot) and of array iterators' `next` (FoundOffset), which hold
 * the original functions now and lie there in this epoch. FoundAccess: None if it is not so.
 */
export function findIteration(): void {
  findProperty(arrayShape(), wellKnown(Intrinsic.SymbolIterator), false);
  const prototype = intrinsic(Intrinsic.ArrayIteratorPrototype);
  const next = <u32>findSlot(prototype, load<u32>(prototype, Obj.Shape), atom(Atom.next));
  passThrough(prototype);
  store<u32>(JitCell.FoundOffset, next);
  if (load<u32>(JitCell.FoundAccess) != Access.Fixed || !next || load<u64>(load<u32>(JitCell.FoundSlot)) != intrinsicValue(Intrinsic.ArrayValues)
    || load<u64>(next) != intrinsicValue(Intrinsic.ArrayIteratorNext)) store<u32>(JitCell.FoundAccess, Access.None);
}

/** Is the accessor in `slot` the length of typed arrays, and does it not change? See cacheTypedLength in interp/ic.ts. */
function isTypedLength(shape: u32, kind: u32, slot: u32): bool {
  if (kind != Kind.TypedArray || load<u32>(ObjectCell.Detached) || load<u8>(shape, ShapeCell.InlineCapacity)) return false;
  const getter = load<u64>(load<u32>(slot), AccessorCell.Get);
  return isObject(getter) && payload(getter) == intrinsic(Intrinsic.TypedArrayLength);
}

/** A store that adds `key` as an ordinary property: nothing on the prototypes may have a say, see cacheTransition in interp/ic.ts. */
function findTransition(shape: u32, key: Ptr, aim: FindFor): void {
  for (let p = load<u32>(shape, ShapeCell.Proto); p; p = load<u32>(load<u32>(p, Obj.Shape), ShapeCell.Proto)) {
    if (load<u8>(p, Header.Flags) & ObjectFlag.Exotic) return;
    passThrough(p);
    const s = load<u32>(p, Obj.Shape);
    const at = shapeLookup(s, key);
    if (at == <u64>-1) continue;
    const attributes = <u32>(at >> 32);
    if (attributes & Attr.Accessor) found(Access.Getter, 0, <u32>slotAddress(p, s, <u32>at), 0, 1);
    if ((attributes & (Attr.Accessor | Attr.Lazy | Attr.Writable)) != Attr.Writable) return;
  }
  const count = <u32>load<u16>(shape, ShapeCell.Count);
  if (count >= <u32>load<u8>(shape, ShapeCell.InlineCapacity)) return;
  const after = shapeAdd(shape, key, aim == FindFor.Private ? Attr.Writable : Attr.Default);
  if (after) ownSlot(after, count, after, 1);
}

/** Type of the elements of typed arrays with this shape, or -1: their prototype tells what they were made as. */
export function elementTypeOf(shape: u32): i32 {
  if (load<u8>(shape, ShapeCell.Kind) != Kind.TypedArray) return -1;
  for (let type: i32 = 0; type < ElementType.Count; type++) {
    if (load<u32>(shape, ShapeCell.Proto) == intrinsic(<Intrinsic>(Intrinsic.TypedPrototypes + type))) return type;
  }
  return -1;
}
