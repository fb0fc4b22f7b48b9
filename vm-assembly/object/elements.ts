// Elements: the properties whose keys are array indices. Dense with holes, or a sparse table when indices are far apart or an
// element has other attributes than the default. Arrays and ordinary objects share them; `length` is the array's own field.

import { Arr, Attr, Cell, Elem, Internal, Kind, Obj, ObjectFlag, Wrapper } from '../abi/layout.ts';
import {
  HOLE, Ptr, UNDEFINED, Value, fromObject, fromString, fromU32, isException, isObject, kindOf, payload, toInt,
} from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { call0, call1 } from '../interp/call.ts';
import { charString } from '../string/cell.ts';
import { charCodeAt, stringLength } from '../string/string.ts';
import { ArrayFlag, ObjectCell, Sparse } from './cells.ts';
import { accessorSlot, getterOf, newAccessor, setterOf } from './accessor.ts';
import { isProxy, proxyGet, proxyHas, proxySet } from './proxy.ts';
import { setOnReceiver } from './properties.ts';
import { refuseGetterOnly, refuseNonExtensible, refuseReadOnly, refusePrimitive } from './messages.ts';
import { MAX_DENSE, addObjectFlag, newElements, objectFlags, protoOf } from './object.ts';
import {
  entryAttributes, entryIndex, entryPresent, entryValue, isSparse, newSparse, sparseAdd, sparseDelete, sparseEntry, sparseFind, sparseFull,
  sparseGrow, sparseLive, sparseMask,
} from './sparse.ts';
import { hasTyped, isTypedArray, setTyped, typedGet, viewLength } from './typed-array.ts';

/** Indices further beyond the capacity than this make elements sparse, unless the array's length covers them. */
const MAX_GAP: u32 = 1024;
/** An array of at most this length may become dense at once. */
const MAX_EAGER: u32 = 1 << 23;

// @ts-ignore: decorator
@inline export function elementsOf(o: Ptr): Ptr { return load<u32>(o + Obj.Elements); }
// @ts-ignore: decorator
@inline export function arrayLength(a: Ptr): u32 { return load<u32>(a + Arr.Length); }
// @ts-ignore: decorator
@inline export function isArrayObject(o: Ptr): bool { return kindOf(o) == Kind.Array; }
// @ts-ignore: decorator
@inline export function lengthFixed(a: Ptr): bool { return (load<u32>(a + Arr.Flags) & ArrayFlag.LengthFixed) != 0; }
// @ts-ignore: decorator
@inline function slotOf(elements: Ptr, index: u32): Ptr { return elements + Elem.Values + (index << 3); }
// @ts-ignore: decorator
@inline function isSlow(o: Ptr): bool { return (objectFlags(o) & (ObjectFlag.SlowElements | ObjectFlag.Exotic)) != 0; }

// Storage ---------------------------------------------------------------------------------------------------------------------

/** Makes dense elements hold at least `capacity`; 1, or -1 if out of memory. Sparse elements stay sparse. */
export function ensureElements(o: Ptr, capacity: u32): i32 {
  const old = elementsOf(o);
  if (isSparse(old)) return 1;
  const have = load<u32>(old + Elem.Capacity);
  if (capacity <= have) return 1;
  const elements = newElements(capacity > MAX_DENSE ? capacity : min(MAX_DENSE, max<u32>(capacity, max<u32>(4, have + (have >> 1)))));
  if (elements == 0) return -1;
  if (have != 0) memory.copy(slotOf(elements, 0), slotOf(old, 0), have << 3);
  store<u32>(o + Obj.Elements, elements);
  return 1;
}

/** May an element at `index`, beyond the capacity, be dense? */
function mayBeDense(o: Ptr, elements: Ptr, index: u32): bool {
  const have = load<u32>(elements + Elem.Capacity);
  if (index >= MAX_DENSE) return false;
  if (index == have) return true;
  if (isArrayObject(o) && index < arrayLength(o)) {
    const length = arrayLength(o);
    if (length <= MAX_EAGER && length <= load<u32>(Cell.HeapLimit) >> 5) return true;
  }
  if (index - have > MAX_GAP) return false;
  if (index < 4 * MAX_GAP) return true;
  let used: u32 = 0;
  for (let i: u32 = 0; i < have; i++) if (load<u64>(slotOf(elements, i)) != HOLE) used++;
  return used << 3 >= have;
}

/** What is at `index` of dense elements; an alias is a hole there, but an entry among sparse ones. */
function storedElement(o: Ptr, elements: Ptr, index: u32): Value {
  const variable = mappedVariable(o, index);
  return load<u64>(variable != 0 ? variable : slotOf(elements, index));
}

/** Makes the elements sparse, so that they can have attributes; false if out of memory. */
export function makeSparse(o: Ptr): bool {
  const old = elementsOf(o);
  addObjectFlag(o, ObjectFlag.SlowElements);
  if (isSparse(old)) return true;
  const capacity = load<u32>(old + Elem.Capacity);
  let used: u32 = 0;
  for (let i: u32 = 0; i < capacity; i++) if (storedElement(o, old, i) != HOLE) used++;
  const elements = newSparse(used + 4);
  if (elements == 0) return false;
  for (let i: u32 = 0; i < capacity; i++) {
    const v = storedElement(o, old, i);
    if (v != HOLE) sparseAdd(elements, i, v, Attr.Default);
  }
  store<u32>(o + Obj.Elements, elements);
  return true;
}

/** Sparse elements that have filled up, without attributes, become dense again. True if they did. */
function makeDense(o: Ptr): bool {
  const kind = kindOf(o);
  if (kind != Kind.Array && kind != Kind.Object) return false;
  const old = elementsOf(o);
  const mask = sparseMask(old);
  let end: u32 = 0;
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = sparseEntry(old, i);
    if (!entryPresent(entry)) continue;
    if (entryAttributes(entry) != Attr.Default) return false;
    end = max(end, entryIndex(entry) + 1);
  }
  if (end > sparseLive(old) << 1) return false;
  const elements = newElements(end + (end >> 1));
  if (elements == 0) return false;
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = sparseEntry(old, i);
    if (entryPresent(entry)) store<u64>(slotOf(elements, entryIndex(entry)), entryValue(entry));
  }
  store<u32>(o + Obj.Elements, elements);
  store<u8>(o + 2, objectFlags(o) & ~ObjectFlag.SlowElements);
  return true;
}

function addSparse(o: Ptr, index: u32, v: Value, attributes: u32): bool {
  let elements = elementsOf(o);
  if (sparseFull(elements)) {
    if (attributes == Attr.Default && makeDense(o)) return addElement(o, index, v);
    elements = sparseGrow(elements);
    if (elements == 0) return false;
    store<u32>(o + Obj.Elements, elements);
  }
  sparseAdd(elements, index, v, attributes);
  return true;
}

/** Adds an own element that is not there, with default attributes; false if out of memory. An array's length follows. */
export function addElement(o: Ptr, index: u32, v: Value): bool {
  const elements = elementsOf(o);
  if (index < load<u32>(elements + Elem.Capacity)) {
    store<u64>(slotOf(elements, index), v);
  } else {
    if (!isSparse(elements) && mayBeDense(o, elements, index)) {
      const length = isArrayObject(o) ? arrayLength(o) : 0;
      const capacity = index < length && length <= MAX_EAGER ? length : index + 1;
      if (ensureElements(o, capacity) < 0) return false;
      store<u64>(slotOf(elementsOf(o), index), v);
    } else {
      if (!makeSparse(o) || !addSparse(o, index, v, Attr.Default)) return false;
    }
  }
  added(o, index);
  return true;
}

// @ts-ignore: decorator
@inline
function added(o: Ptr, index: u32): void {
  if (isArrayObject(o) && index >= arrayLength(o)) store<u32>(o + Arr.Length, index + 1);
  if (objectFlags(o) & ObjectFlag.IsPrototype) store<u32>(ObjectCell.PrototypeElements, 1);
}

// Own elements ------------------------------------------------------------------------------------------------------------------

/** The variable that aliases element `index` of a mapped arguments object: its address, or 0. */
export function mappedVariable(o: Ptr, index: u32): u32 {
  if (kindOf(o) != Kind.Arguments) return 0;
  const env = load<u64>(o + Internal.Slot0);
  if (!isObject(env) || index >= <u32>toInt(load<u64>(o + Internal.Slot1))) return 0;
  const unmapped = load<u64>(o + Internal.Slot2);
  if (isObject(unmapped) && load<u8>(payload(unmapped) + 8 + index) != 0) return 0;
  return payload(env) + 16 + (index << 3);
}

/** Element `index` is no alias any more; false if out of memory. */
function unmap(o: Ptr, index: u32): bool {
  if (mappedVariable(o, index) == 0) return true;
  let unmapped = load<u64>(o + Internal.Slot2);
  if (!isObject(unmapped)) {
    const count = <u32>toInt(load<u64>(o + Internal.Slot1));
    const bytes = allocateCell(Kind.Bytes, 8 + count);
    if (bytes == 0) return false;
    store<u32>(bytes + 4, count);
    memory.fill(bytes + 8, 0, count);
    unmapped = fromObject(bytes);
    store<u64>(o + Internal.Slot2, unmapped);
  }
  store<u8>(payload(unmapped) + 8 + index, 1);
  return true;
}

/**
 * Looks for own element `index`: 1 and ObjectCell.FoundAttributes, FoundValue (value or getter), FoundSetter; or 0.
 * Never runs guest code.
 */
export function getOwnElement(o: Ptr, index: u32): i32 {
  const elements = elementsOf(o);
  if (isSparse(elements)) {
    const entry = sparseFind(elements, index);
    if (entry != 0) {
      const attributes = entryAttributes(entry);
      const variable = mappedVariable(o, index);
      if (attributes & Attr.Accessor) foundAccessor(entryValue(entry), attributes);
      else found(variable != 0 ? load<u64>(variable) : entryValue(entry), attributes);
      return 1;
    }
  } else if (index < load<u32>(elements + Elem.Capacity)) {
    const v = load<u64>(slotOf(elements, index));
    if (v != HOLE) {
      found(v, Attr.Default);
      return 1;
    }
  }
  if (!isSlow(o)) return 0;
  if (isTypedArray(o)) {
    const v = typedGet(o, index);
    if (v == HOLE || isException(v)) return 0;
    found(v, Attr.Default);
    return 1;
  }
  if (kindOf(o) == Kind.StringObject) {
    const s = payload(load<u64>(o + Wrapper.Value));
    if (index >= stringLength(s)) return 0;
    found(fromString(charString(charCodeAt(s, index))), Attr.Enumerable);
    return 1;
  }
  const variable = isSparse(elements) ? 0 : mappedVariable(o, index);
  if (variable == 0) return 0;
  found(load<u64>(variable), Attr.Default);
  return 1;
}

// @ts-ignore: decorator
@inline
export function found(v: Value, attributes: u32): void {
  store<u64>(ObjectCell.FoundValue, v);
  store<u32>(ObjectCell.FoundAttributes, attributes);
}

// @ts-ignore: decorator
@inline
export function foundAccessor(slot: Value, attributes: u32): void {
  store<u64>(ObjectCell.FoundValue, getterOf(slot));
  store<u64>(ObjectCell.FoundSetter, setterOf(slot));
  store<u32>(ObjectCell.FoundAttributes, attributes);
}

/** Stores into an own data element that exists and is writable. */
function updateElement(o: Ptr, index: u32, v: Value): void {
  const elements = elementsOf(o);
  const variable = mappedVariable(o, index);
  if (variable != 0) {
    store<u64>(variable, v);
    return;
  }
  if (isSparse(elements)) store<u64>(sparseFind(elements, index) + Sparse.Value, v);
  else store<u64>(slotOf(elements, index), v);
}

/** Defines own element `index` as data with these attributes, whatever was there; false if out of memory. */
export function putElement(o: Ptr, index: u32, v: Value, attributes: u32): bool {
  const variable = mappedVariable(o, index);
  if (variable != 0) {
    store<u64>(variable, v);
    // spec: sec-arguments-exotic-objects-defineownproperty-p-desc: a read-only element is an alias no more
    if (!(attributes & Attr.Writable) && !unmap(o, index)) return false;
    if (attributes == Attr.Default) return true;
    return putState(o, index, v, attributes);
  }
  if (attributes == Attr.Default) {
    const elements = elementsOf(o);
    if (!isSparse(elements)) return addElement(o, index, v);
  }
  return putState(o, index, v, attributes);
}

/** Defines own element `index` as an accessor; false if out of memory. */
export function putAccessorElement(o: Ptr, index: u32, getter: Value, setter: Value, attributes: u32): bool {
  const pair = newAccessor(getter, setter);
  if (pair == 0 || !unmap(o, index)) return false;
  return putState(o, index, accessorSlot(pair), attributes | Attr.Accessor);
}

function putState(o: Ptr, index: u32, v: Value, attributes: u32): bool {
  // spec: sec-string-exotic-objects-defineownproperty-p-desc, step 2: what may be said of a character is true already
  if (kindOf(o) == Kind.StringObject && index < stringLength(payload(load<u64>(o + Wrapper.Value)))) return true;
  if (!makeSparse(o)) return false;
  const entry = sparseFind(elementsOf(o), index);
  if (entry != 0) {
    store<u32>(entry + Sparse.State, Sparse.Present | attributes);
    store<u64>(entry + Sparse.Value, v);
    return true;
  }
  if (!addSparse(o, index, v, attributes)) return false;
  added(o, index);
  return true;
}

/** Removes own element `index`: 1, 0 if it is not configurable, -1 if out of memory. */
export function deleteElement(o: Ptr, index: u32): i32 {
  const elements = elementsOf(o);
  if (isSparse(elements)) {
    const entry = sparseFind(elements, index);
    if (entry != 0) {
      if (!(entryAttributes(entry) & Attr.Configurable)) return 0;
      sparseDelete(elements, entry);
    }
  } else if (index < load<u32>(elements + Elem.Capacity)) {
    store<u64>(slotOf(elements, index), HOLE);
  }
  if (!isSlow(o)) return 1;
  if (kindOf(o) == Kind.StringObject) return index < stringLength(payload(load<u64>(o + Wrapper.Value))) ? 0 : 1;
  if (isTypedArray(o)) return hasTyped(o, index) ? 0 : 1;
  return unmap(o, index) ? 1 : -1;
}

// With prototypes -----------------------------------------------------------------------------------------------------------------

/** o[index], for a receiver. May call a getter. spec: sec-ordinaryget */
export function getElement(o: Ptr, index: u32, receiver: Value): Value {
  let p = o;
  do {
    const elements = elementsOf(p);
    if (index < load<u32>(elements + Elem.Capacity)) {
      const v = load<u64>(slotOf(elements, index));
      if (v != HOLE) return v;
    }
    if (objectFlags(p) & ObjectFlag.Exotic && isProxy(p)) return proxyGet(p, fromU32(index), receiver);
    if (isSlow(p) && getOwnElement(p, index)) {
      const v = load<u64>(ObjectCell.FoundValue);
      if (!(load<u32>(ObjectCell.FoundAttributes) & Attr.Accessor)) return v;
      return v == UNDEFINED ? UNDEFINED : call0(v, receiver);
    }
    if (isTypedArray(p)) return UNDEFINED;
    if (load<u32>(ObjectCell.PrototypeElements) == 0) return UNDEFINED;
    p = protoOf(p);
  } while (p != 0);
  return UNDEFINED;
}

/** Has o an element `index`, own or inherited? 1, 0, -1 threw. May call guest code: the trap of a proxy. */
export function hasElement(o: Ptr, index: u32): i32 {
  for (let p = o; p != 0; p = protoOf(p)) {
    if (objectFlags(p) & ObjectFlag.Exotic && isProxy(p)) return proxyHas(p, fromU32(index));
    if (getOwnElement(p, index)) return 1;
    if (isTypedArray(p) || load<u32>(ObjectCell.PrototypeElements) == 0) return 0;
  }
  return 0;
}

/** o[index] = v for a receiver: 1, 0 if refused in sloppy code, -1 threw. May call a setter. spec: sec-ordinaryset */
export function setElement(o: Ptr, index: u32, v: Value, receiver: Value, strict: bool): i32 {
  const key = fromU32(index);
  const own = receiver == fromObject(o);
  if (own) {
    const elements = elementsOf(o);
    if (index < load<u32>(elements + Elem.Capacity) && load<u64>(slotOf(elements, index)) != HOLE) {
      store<u64>(slotOf(elements, index), v);
      return 1;
    }
  }
  for (let p = o; p != 0; p = protoOf(p)) {
    if (objectFlags(p) & ObjectFlag.Exotic && isProxy(p)) return proxySet(p, key, v, receiver, strict);
    if (isTypedArray(p)) {
      // spec: sec-typedarray-set
      if (receiver == fromObject(p)) return setTyped(p, index, v);
      if (!hasTyped(p, index)) return 1;
    }
    if (getOwnElement(p, index)) {
      const attributes = load<u32>(ObjectCell.FoundAttributes);
      if (attributes & Attr.Accessor) {
        const setter = load<u64>(ObjectCell.FoundSetter);
        if (setter == UNDEFINED) return refuseGetterOnly(receiver, key, strict);
        return isException(call1(setter, receiver, v)) ? -1 : 1;
      }
      if (!(attributes & Attr.Writable)) return refuseReadOnly(receiver, key, strict);
      if (own && p == o) {
        updateElement(o, index, v);
        return 1;
      }
      break;
    }
    if (load<u32>(ObjectCell.PrototypeElements) == 0) break;
  }
  if (!isObject(receiver)) return refusePrimitive(receiver, key, strict);
  const r = payload(receiver);
  if (objectFlags(r) & ObjectFlag.Exotic) return setOnReceiver(r, key, v, strict);
  if (!own && getOwnElement(r, index)) {
    const attributes = load<u32>(ObjectCell.FoundAttributes);
    if ((attributes & (Attr.Accessor | Attr.Writable)) != Attr.Writable) return refuseReadOnly(receiver, key, strict);
    updateElement(r, index, v);
    return 1;
  }
  if (!mayAddElement(r, index)) {
    // spec: sec-array-exotic-objects-defineownproperty-p-desc, step 2.h: a fixed length refuses the index itself
    return refuseNonExtensible(key, strict);
  }
  return addElement(r, index, v) ? 1 : -1;
}

/** Is the object extensible, and its length not in the way? */
export function mayAddElement(o: Ptr, index: u32): bool {
  if (objectFlags(o) & ObjectFlag.NonExtensible || isTypedArray(o)) return false;
  return !(isArrayObject(o) && index >= arrayLength(o) && lengthFixed(o));
}

// Arrays --------------------------------------------------------------------------------------------------------------------------

/** Appends to an ordinary array that nobody else has seen, or whose length is writable: 1, or -1 if out of memory. */
export function arrayPush(a: Ptr, v: Value): i32 {
  const length = arrayLength(a);
  const elements = elementsOf(a);
  if (length < load<u32>(elements + Elem.Capacity)) {
    store<u64>(slotOf(elements, length), v);
    store<u32>(a + Arr.Length, length + 1);
    return 1;
  }
  return addElement(a, length, v) ? 1 : -1;
}

/** Sets the length of an array: 1, 0 if an element could not be removed (the length is then one above it), -1 out of memory. */
export function setArrayLength(a: Ptr, length: u32): i32 {
  const old = arrayLength(a);
  store<u32>(a + Arr.Length, length);
  if (length >= old) return 1;
  const elements = elementsOf(a);
  if (isSparse(elements)) return truncateSparse(a, elements, length);
  const capacity = load<u32>(elements + Elem.Capacity);
  if (length == 0 && capacity > MAX_GAP) {
    store<u32>(a + Obj.Elements, load<u32>(Cell.EmptyElements));
    return 1;
  }
  for (let i = length, end = min(old, capacity); i < end; i++) store<u64>(slotOf(elements, i), HOLE);
  return 1;
}

function truncateSparse(a: Ptr, elements: Ptr, length: u32): i32 {
  const mask = sparseMask(elements);
  let result = 1;
  // the highest element that must stay decides
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = sparseEntry(elements, i);
    if (entryPresent(entry) && entryIndex(entry) >= length && !(entryAttributes(entry) & Attr.Configurable)) {
      length = entryIndex(entry) + 1;
      result = 0;
    }
  }
  store<u32>(a + Arr.Length, length);
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = sparseEntry(elements, i);
    if (entryPresent(entry) && entryIndex(entry) >= length) sparseDelete(elements, entry);
  }
  return result;
}

/** Are holes of this object undefined, and its elements plain storage? Then natives may walk it directly. */
// @ts-ignore: decorator
@inline
export function isDenseArray(v: Value): bool {
  return isObject(v) && kindOf(payload(v)) == Kind.Array && !isSlow(payload(v)) && load<u32>(ObjectCell.PrototypeElements) == 0;
}

/** Number of elements at most, for walks over all own indices: capacity of dense elements, the string's length. */
export function ownElementCount(o: Ptr): u32 {
  const elements = elementsOf(o);
  let count = isSparse(elements) ? sparseLive(elements) : load<u32>(elements + Elem.Capacity);
  if (kindOf(o) == Kind.StringObject) count += stringLength(payload(load<u64>(o + Wrapper.Value)));
  if (isTypedArray(o)) count += <u32>max(viewLength(o), 0);
  if (kindOf(o) == Kind.Arguments) count += <u32>toInt(load<u64>(o + Internal.Slot1));
  return count;
}
