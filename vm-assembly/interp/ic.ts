// Inline caches: one entry per property site, one global cache behind them all.
//
// A site's entry (abi/layout.ts, Ic) answers one shape. The global cache maps (shape, key) to the same kind of answer:
//
//   0 shape │ 4 key │ 8 offset │ 12 mask        hit: the value is at offset + (object & mask)
//
// mask is all ones for an own inline slot, 0 for a fixed address (a slot of a prototype, or the cell that holds undefined for a
// property that nobody has), Overflow for an own slot outside of the object, at offset from its slots cell, and Getter for the fixed
// address of a prototype's slot that holds an accessor pair.
//
// Validity: an entry depends on the receiver's shape and, when it went through prototypes, on their structure. Every object on the way
// is marked CachedPrototype; a structural change of such an object flushes all caches. That is rare once classes are set up, and it
// makes the hit a single compare.

import { AccessorCell, Attr, Cell, Code, Header, Ic, Kind, Obj, ObjectFlag, ShapeCell, ShapeFlag, StringFlag, Unit, View, Code as CodeCell } from '../abi/layout.ts';
import { ImageHeader } from '../abi/image.ts';
import {
  HOLE,
  UNDEFINED, Ptr, Value, fromInt, fromObject, isException, isNumber, isObject, isString, payload,
} from '../value/value.ts';
import { DATA_BIAS, ra, rb } from './loop.ts';
import { codeOf, enterNative, frameTop } from './frame.ts';
import { WASI } from '../host.ts';
import { voidCompiled } from '../jit/record.ts';
import { pushFrame } from './call.ts';
import { unwind } from './unwind.ts';
import { shapeLookup } from '../object/shape.ts';
import { MEGA_BYTES, MEGA_ENTRIES } from '../memory/caches.ts';
import { getProperty, getValue, setProperty, setValue } from '../object/properties.ts';
import { ObjectCell } from '../object/cells.ts';
import { Intrinsic, intrinsic } from '../builtins/intrinsics.ts';
import { isNumericKey, isTypedArray, viewLength } from '../object/typed-array.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { throwNotDefined, throwUninitialized } from '../builtins/errors.ts';

/** Mask value of an own slot in the overflow cell. */
const OVERFLOW: u32 = 1;
/** Mask value of an accessor on a prototype. */
const GETTER: u32 = 2;
const OWN: u32 = 0xffffffff;

/** After this many refills an entry is left alone: the site is megamorphic. */
export const MAX_REFILLS: u32 = 8;

// @ts-ignore: decorator
@inline export function megaEntry(shape: u32, key: Ptr): usize {
  return <usize>load<u32>(Cell.MegaCache) + (<usize>(((shape >> 3) ^ (key >> 3) ^ (key >> 12)) & (MEGA_ENTRIES - 1)) << 4);
}

/** Address of the slot that a load of `key` from an object of this shape reads, by the global cache or a walk; 0: not cacheable. */
export function findSlot(o: Ptr, shape: u32, key: Ptr): usize {
  const entry = megaEntry(shape, key);
  if (load<u32>(entry) != shape || load<u32>(entry, 4) != key) {
    if (!fill(entry, o, shape, key)) return 0;
  }
  const mask = load<u32>(entry, 12);
  if (mask == GETTER) return 0;
  if (mask == OVERFLOW) return <usize>load<u32>(o, Obj.Slots) + <usize>load<u32>(entry, 8);
  return <usize>load<u32>(entry, 8) + <usize>(o & mask);
}

/** Address of the slot of a private name, which only the object itself can have; 0: not cached. */
export function ownSlot(o: Ptr, name: Ptr): usize {
  const shape = load<u32>(o, Obj.Shape);
  const slot = findSlot(o, shape, name);
  return slot && load<u32>(megaEntry(shape, name), 12) ? slot : 0;
}

/** Is s a key as it is? An atom that is an index is none: the first look at it notes which it is. */
// @ts-ignore: decorator
@inline function isKey(s: Ptr): bool {
  const key: u32 = StringFlag.Atom | StringFlag.NotIndex;
  return (load<u8>(s, Header.Flags) & key) == key;
}

/** Op.GetElem with a string: address of the slot that it reads, 0 if that takes more than one lookup. */
export function namedSlot(o: Ptr, s: Ptr): usize {
  if (!isKey(s)) return 0;
  const shape = load<u32>(o, Obj.Shape);
  if (!(load<u8>(shape, Header.Flags) & ShapeFlag.Dictionary)) return findSlot(o, shape, s);
  const found = shapeLookup(shape, s);
  if (found == <u64>-1 || <u32>(found >> 32) & (Attr.Accessor | Attr.Lazy) || load<u8>(o, Header.Flags) & ObjectFlag.Exotic) return 0;
  return slotAddress(o, shape, <u32>found);
}

/** Op.SetElem with a string: stores to an own writable data property; false: there is none, or more to do. */
export function setNamed(o: Ptr, s: Ptr, value: Value): bool {
  if (!isKey(s)) return false;
  const shape = load<u32>(o, Obj.Shape);
  const found = shapeLookup(shape, s);
  if (found == <u64>-1 || !isPlain(<u32>(found >> 32)) || !plainTarget(o)) return false;
  store<u64>(slotAddress(o, shape, <u32>found), value);
  return true;
}

/** Attributes of a data property that may simply be written. */
// @ts-ignore: decorator
@inline function isPlain(attributes: u32): bool {
  return (attributes & (Attr.Accessor | Attr.Lazy | Attr.Writable)) == Attr.Writable;
}

/** Looks `key` up along the prototype chain; data properties and absence are cached. `o` is 0 for a primitive's pseudo shape. */
function fill(entry: usize, o: Ptr, shape: u32, key: Ptr): bool {
  let p = o;
  let s = shape;
  if (!o) {
    p = load<u32>(shape, ShapeCell.Proto);
    s = load<u32>(p, Obj.Shape);
    store<u8>(p, load<u8>(p, Header.Flags) | ObjectFlag.CachedPrototype, Header.Flags);
  }
  while (true) {
    if (load<u8>(p, Header.Flags) & ObjectFlag.Exotic && !namedOrdinarily(p, key)) return false;
    const found = shapeLookup(s, key);
    if (found != <u64>-1) {
      const index = <u32>found;
      const attr = <u32>(found >> 32);
      if (attr & Attr.Lazy) return false;
      if (attr & Attr.Accessor) {
        if (p == o) return false;
        remember(entry, shape, key, <u32>slotAddress(p, s, index), GETTER);
        return true;
      }
      const capacity = <u32>load<u8>(s, ShapeCell.InlineCapacity);
      let offset: u32;
      let mask: u32;
      if (p == o) {
        // A dictionary's shape does not tell where its slots are for long.
        if (load<u8>(s, Header.Flags) & ShapeFlag.Dictionary) return false;
        if (index < capacity) {
          offset = <u32>load<u16>(s, ShapeCell.InlineOffset) + (index << 3);
          mask = OWN;
        } else {
          offset = 8 + ((index - capacity) << 3);
          mask = OVERFLOW;
        }
      } else {
        offset = <u32>slotAddress(p, s, index);
        mask = 0;
      }
      remember(entry, shape, key, offset, mask);
      return true;
    }
    if (p == o && load<u8>(s, Header.Flags) & ShapeFlag.Dictionary) return false;
    const proto = load<u32>(s, ShapeCell.Proto);
    if (!proto) {
      remember(entry, shape, key, UNDEFINED_CELL, 0);
      return true;
    }
    p = proto;
    s = load<u32>(p, Obj.Shape);
    store<u8>(p, load<u8>(p, Header.Flags) | ObjectFlag.CachedPrototype, Header.Flags);
  }
}

/** Typed arrays are exotic for numbers only. */
function namedOrdinarily(p: Ptr, key: Ptr): bool {
  return isTypedArray(p) && !isNumericKey(key);
}

/** A cell that always holds undefined: where an absent property is "found". */
const UNDEFINED_CELL: u32 = Cell.UndefinedSlot;

// @ts-ignore: decorator
@inline function remember(entry: usize, shape: u32, key: Ptr, offset: u32, mask: u32): void {
  store<u32>(entry, shape);
  store<u32>(entry, key, 4);
  store<u32>(entry, offset, 8);
  store<u32>(entry, mask, 12);
}

/** Address of slot `index` of the object p with shape s. */
// @ts-ignore: decorator
@inline export function slotAddress(p: Ptr, s: u32, index: u32): usize {
  const capacity = <u32>load<u8>(s, ShapeCell.InlineCapacity);
  return index < capacity
    ? <usize>p + <usize>load<u16>(s, ShapeCell.InlineOffset) + (<usize>index << 3)
    : <usize>load<u32>(p, Obj.Slots) + 8 + (<usize>(index - capacity) << 3);
}

/** Copies a global entry into the site's, unless the site has seen too many shapes or the slot is in the overflow cell. */
function refill(ic: usize, shape: u32, key: Ptr): void {
  const entry = megaEntry(shape, key);
  const refills = load<u32>(ic, Ic.Aux);
  if (load<u32>(entry, 12) == OVERFLOW || refills >= MAX_REFILLS) return;
  store<u32>(ic, shape, Ic.Shape);
  store<u32>(ic, load<u32>(entry, 8), Ic.Offset);
  store<u32>(ic, load<u32>(entry, 12), Ic.Mask);
  store<u32>(ic, refills + 1, Ic.Aux);
}

// @ts-ignore: decorator
@inline function constantKey(fp: usize, pc: usize): Ptr {
  const data = <usize>load<u32>(codeOf(fp), Code.Data);
  return load<u32>(data + (<usize>load<u16>(pc, 6) << 3));
}

// @ts-ignore: decorator
@inline export function feedback(fp: usize, pc: usize): usize {
  return <usize>load<u32>(codeOf(fp), Code.Data) - DATA_BIAS - (<usize>load<u16>(pc, 4) << 4);
}

/** Op.GetProp and Op.GetLength where the site's entry did not answer. Returns the next pc, or 0 to reload. */
export function getPropSlow(pc: usize, fp: usize, insn: u32): usize {
  const b = load<u64>(rb(fp, insn));
  const key = constantKey(fp, pc);
  if (isObject(b)) {
    const o = payload(b);
    const shape = load<u32>(o, Obj.Shape);
    const slot = findSlot(o, shape, key);
    if (slot) {
      refill(feedback(fp, pc), shape, key);
      store<u64>(ra(fp, insn), load<u64>(slot));
      return pc + 8;
    }
  } else if (isString(b) && key != atom(Atom.length)) {
    const shape = load<u32>(Cell.StringShape);
    const slot = findSlot(0, shape, key);
    if (slot) {
      refill(feedback(fp, pc), shape, key);
      store<u64>(ra(fp, insn), load<u64>(slot));
      return pc + 8;
    }
  } else if (isNumber(b)) {
    const slot = findSlot(0, load<u32>(Cell.NumberShape), key);
    if (slot) {
      store<u64>(ra(fp, insn), load<u64>(slot));
      return pc + 8;
    }
  }
  enterNative(pc, fp);
  if (isObject(b)) {
    const getter = findGetter(payload(b), key);
    if (getter) {
      if (getter == intrinsic(Intrinsic.TypedArrayLength) && isTypedArray(payload(b))) {
        cacheTypedLength(feedback(fp, pc), payload(b));
        store<u64>(ra(fp, insn), fromInt(max(viewLength(payload(b)), 0)));
        return pc + 8;
      }
      const code = load<u8>(getter) == Kind.Function ? callCode(getter) : 0;
      if (code) {
        // A frame above this one's registers: no recursion for getters.
        const window = frameTop(fp);
        store<u64>(window, fromObject(getter), 16);
        store<u64>(window, b, 24);
        if (pushFrame(window, code, 0, 0, <u32>pc + 8, <u32>fp)) return 0;
      }
    }
  }
  const value = getValue(b, key);
  if (isException(value)) return unwind(pc, fp);
  store<u64>(ra(fp, insn), value);
  return pc + 8;
}

/**
 * The site reads the length of typed arrays of this shape from their field from now on, if it cannot change: views of buffers that may
 * be resized have an inline slot more (newView), and after a first buffer was detached nothing is cached.
 */
function cacheTypedLength(ic: usize, o: Ptr): void {
  const shape = load<u32>(o, Obj.Shape);
  if (load<u32>(ObjectCell.Detached) || load<u8>(shape, ShapeCell.InlineCapacity)) return;
  if (load<u8>(shape, Header.Flags) & ShapeFlag.Dictionary) return;
  store<u32>(ic, shape, Ic.Shape);
  store<u32>(ic, View.Length, Ic.Offset);
  store<u32>(ic, OWN, Ic.Mask);
}

// @ts-ignore: decorator
@inline function callCode(f: Ptr): u32 { return load<u32>(f, 16); }

/** Getter of an accessor pair; 0: none. */
// @ts-ignore: decorator
@inline function getterOf(pair: Ptr): Ptr {
  const getter = load<u64>(pair, AccessorCell.Get);
  return isObject(getter) ? payload(getter) : 0;
}

/** Getter function that a load of `key` runs, if the global cache or an ordinary walk finds one; else 0. */
function findGetter(o: Ptr, key: Ptr): Ptr {
  const entry = megaEntry(load<u32>(o, Obj.Shape), key);
  if (load<u32>(entry) == load<u32>(o, Obj.Shape) && load<u32>(entry, 4) == key && load<u32>(entry, 12) == GETTER) {
    return getterOf(load<u32>(load<u32>(entry, 8)));
  }
  for (let p = o; p; p = load<u32>(load<u32>(p, Obj.Shape), ShapeCell.Proto)) {
    if (load<u8>(p, Header.Flags) & ObjectFlag.Exotic && !namedOrdinarily(p, key)) return 0;
    const shape = load<u32>(p, Obj.Shape);
    const found = shapeLookup(shape, key);
    if (found == <u64>-1) continue;
    if (!(<u32>(found >> 32) & Attr.Accessor)) return 0;
    return getterOf(load<u32>(slotAddress(p, shape, <u32>found)));
  }
  return 0;
}

/** Op.SetProp where the site's entry did not answer. */
export function setPropSlow(pc: usize, fp: usize, insn: u32): usize {
  const a = load<u64>(ra(fp, insn));
  const value = load<u64>(rb(fp, insn));
  const key = constantKey(fp, pc);
  enterNative(pc, fp);
  if (!isObject(a)) {
    return setValue(a, key, value, insn >> 24 != 0) < 0 ? unwind(pc, fp) : pc + 8;
  }
  const o = payload(a);
  const before = load<u32>(o, Obj.Shape);
  const found = shapeLookup(before, key);
  if (found != <u64>-1 && isPlain(<u32>(found >> 32)) && plainTarget(o)) {
    const index = <u32>found;
    store<u64>(slotAddress(o, before, index), value);
    if (index < <u32>load<u8>(before, ShapeCell.InlineCapacity) && !(load<u8>(before, Header.Flags) & ShapeFlag.Dictionary)) {
      const ic = feedback(fp, pc);
      store<u32>(ic, before, Ic.Shape);
      store<u32>(ic, <u32>load<u16>(before, ShapeCell.InlineOffset) + (index << 3), Ic.Offset);
      store<u32>(ic, OWN, Ic.Mask);
      store<u32>(ic, 0, Ic.Aux);
    }
    return pc + 8;
  }
  if (setProperty(o, key, value, a, insn >> 24 != 0) < 0) return unwind(pc, fp);
  if (found == <u64>-1) cacheTransition(feedback(fp, pc), o, before, key);
  return pc + 8;
}

/** Functions keep facts about `prototype` beside their slots, exotic objects have rules of their own: no direct stores. */
// @ts-ignore: decorator
@inline function plainTarget(o: Ptr): bool {
  return load<u8>(o) != Kind.Function && !(load<u8>(o, Header.Flags) & ObjectFlag.Exotic);
}

/** Op.GetPrivate and Op.SetPrivate: remembers the slot of a field or method that lies in the object and has this attribute; accessors are looked up. */
export function cachePrivate(fp: usize, pc: usize, v: Value, name: Ptr, attribute: u32): void {
  if (!isObject(v)) return;
  const shape = load<u32>(payload(v), Obj.Shape);
  if (load<u8>(shape, Header.Flags) & ShapeFlag.Dictionary) return;
  const found = shapeLookup(shape, name);
  if (found == <u64>-1 || (<u32>(found >> 32) & (Attr.Accessor | attribute)) != attribute) return;
  if (<u32>found >= <u32>load<u8>(shape, ShapeCell.InlineCapacity)) return;
  const ic = feedback(fp, pc);
  store<u32>(ic, shape, Ic.Shape);
  store<u32>(ic, <u32>load<u16>(shape, ShapeCell.InlineOffset) + (<u32>found << 3), Ic.Offset);
  store<u32>(ic, name, Ic.Aux);
}

/** The store just done may have added `key`: if it was an ordinary transition to an inline slot, remember it. */
export function cacheTransition(ic: usize, o: Ptr, before: u32, key: Ptr): void {
  const after = load<u32>(o, Obj.Shape);
  if (after == before || !plainTarget(o)) return;
  if ((load<u8>(before, Header.Flags) | load<u8>(after, Header.Flags)) & ShapeFlag.Dictionary) return;
  if (load<u8>(before, ShapeCell.InlineCapacity) != load<u8>(after, ShapeCell.InlineCapacity)) return;
  if (load<u32>(before, ShapeCell.Proto) != load<u32>(after, ShapeCell.Proto)) return;
  if (load<u16>(after, ShapeCell.Count) != load<u16>(before, ShapeCell.Count) + 1) return;
  const found = shapeLookup(after, key);
  if (found == <u64>-1 || <u32>(found >> 32) != Attr.Default) return;
  const index = <u32>found;
  if (index >= <u32>load<u8>(after, ShapeCell.InlineCapacity)) return;
  // A setter or a read-only property that appears later on the chain has to flush this entry.
  for (let p = load<u32>(before, ShapeCell.Proto); p; p = load<u32>(load<u32>(p, Obj.Shape), ShapeCell.Proto)) {
    if (load<u8>(p, Header.Flags) & ObjectFlag.Exotic) return;
    store<u8>(p, load<u8>(p, Header.Flags) | ObjectFlag.CachedPrototype, Header.Flags);
  }
  store<u32>(ic, before, Ic.Shape);
  store<u32>(ic, <u32>load<u16>(after, ShapeCell.InlineOffset) + (index << 3), Ic.Offset);
  store<u32>(ic, OWN, Ic.Mask);
  store<u32>(ic, after, Ic.Aux);
}

/** Op.GetGlobal at a site that knows no address yet. spec: sec-object-environment-records-getbindingvalue-n-s */
export function getGlobalSlow(pc: usize, fp: usize, insn: u32): usize {
  const key = constantKey(fp, pc);
  const lexical = globalLexical(key);
  if (lexical) {
    const value = load<u64>(lexical);
    if (value == HOLE) {
      throwUninitialized(key);
      return unwind(pc, fp);
    }
    store<u64>(ra(fp, insn), value);
    return pc + 8;
  }
  const global = payload(load<u64>(Cell.Global));
  const shape = load<u32>(global, Obj.Shape);
  const found = shapeLookup(shape, key);
  if (found != <u64>-1 && !(<u32>(found >> 32) & (Attr.Accessor | Attr.Lazy))) {
    const slot = slotAddress(global, shape, <u32>found);
    store<u8>(global, load<u8>(global, Header.Flags) | ObjectFlag.CachedPrototype, Header.Flags);
    store<u32>(feedback(fp, pc), <u32>slot, Ic.Offset);
    store<u64>(ra(fp, insn), load<u64>(slot));
    return pc + 8;
  }
  const value = getProperty(global, key, fromObject(global));
  if (isException(value)) return unwind(pc, fp);
  if (value == UNDEFINED && insn >> 24 == 0 && !hasGlobal(global, key)) {
    throwNotDefined(key);
    return unwind(pc, fp);
  }
  store<u64>(ra(fp, insn), value);
  return pc + 8;
}

/** Is there such a property on the global object or its prototypes? */
export function hasGlobal(global: Ptr, key: Ptr): bool {
  for (let p = global; p; p = load<u32>(load<u32>(p, Obj.Shape), ShapeCell.Proto)) {
    if (shapeLookup(load<u32>(p, Obj.Shape), key) != <u64>-1) return true;
  }
  return false;
}

/**
 * Address of the variable that a script published under this name (Op.DeclareLexical), 0 if none. The list in Cell.GlobalLexicals is
 * a raw table: u32 count, then key and address pairs; scripts are few.
 */
export function globalLexical(key: Ptr): usize {
  return lexicalEntry(key) & ~1;
}

/** The same; bit 0 is set for a constant. */
export function lexicalEntry(key: Ptr): usize {
  const list = <usize>load<u32>(Cell.GlobalLexicals);
  if (!list) return 0;
  const end = list + 16 + (<usize>load<u32>(list, 8) << 3);
  for (let at = list + 16; at < end; at += 8) {
    if (load<u32>(at) == key) return load<u32>(at, 4);
  }
  return 0;
}

/** Forgets every cached lookup: an object that one of them depends on changed its structure. */
export function flushInlineCaches(): void {
  memory.fill(load<u32>(Cell.MegaCache), 0, MEGA_BYTES);
  if (!WASI) voidCompiled();
  for (let unit: usize = load<u32>(Cell.Units); unit; unit = load<u32>(unit, Unit.Next)) {
    const image: usize = load<u32>(unit, Unit.Image);
    let code = image + <usize>load<u32>(image, ImageHeader.Functions);
    const end = code + <usize>load<u32>(image, ImageHeader.FunctionCount) * CodeCell.Bytes;
    for (; code < end; code += CodeCell.Bytes) {
      const bytes = <usize>load<u16>(code, CodeCell.FeedbackCount) << 4;
      if (bytes) memory.fill(<usize>load<u32>(code, CodeCell.Data) - 8 - bytes, 0, bytes);
    }
  }
}
