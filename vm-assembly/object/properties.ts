// The internal methods of objects for named properties, and the same for any key. spec: sec-ordinary-object-internal-methods-and-internal-slots
//
// `key` is an atom that is no index, or a symbol; `k` is a key value (object/key.ts). Predicates answer 1, 0, or -1 = threw.

import { Arr, Attr, Fn, Kind, ObjectFlag, Wrapper } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  HOLE, NULL, Ptr, UNDEFINED, Value, fromInt, fromNumber, fromObject, fromString, fromU32, isException, isNullish, isObject, isString, kindOf, payload,
} from '../value/value.ts';
import { hasException, prototypeOfPrimitive, toNumber } from '../value/convert.ts';
import { sameValue } from '../value/equality.ts';
import { call0, call1 } from '../interp/call.ts';
import { throwError, throwErrorWith, throwErrorWith2, throwRangeError } from '../builtins/errors.ts';
import { Intrinsic, intrinsic } from '../builtins/intrinsics.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { charString } from '../string/cell.ts';
import { charCodeAt, stringLength } from '../string/string.ts';
import { accessorSlot, getterOf, newAccessor, setterOf } from './accessor.ts';
import { ArrayFlag, ObjectCell } from './cells.ts';
import {
  arrayLength, deleteElement, found, foundAccessor, getElement, getOwnElement, hasElement, isArrayObject, lengthFixed, mayAddElement,
  putAccessorElement, putElement, setArrayLength, setElement,
} from './elements.ts';
import { isNamespace, namespaceGet, namespaceHas, NAMESPACE_ATTRIBUTES } from './exotic.ts';
import { fillLazy, lazyFunctionValue } from './function.ts';
import {
  isProxy, proxyDefine, proxyDelete, proxyGet, proxyGetOwn, proxyGetPrototypeOf, proxyHas, proxyIsExtensible, proxyPreventExtensions, proxySet,
  proxySetPrototypeOf,
} from './proxy.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { isIndexKey, keyIndex, keyOfCell } from './key.ts';
import {
  keyText, objectText, refuseDefine, refuseGetterOnly, refuseNonExtensible, refusePrimitive, refuseReadOnly, refuseRedefine, throwReadNullish, throwSetNullish,
} from './messages.ts';
import {
  addProperty, getSlot, makeNonExtensible, noteStructure, objectFlags, protoOf, removeProperty, setAttributes, setProto, setSlot,
} from './object.ts';
import { accessorAttributes, shapeLookup, shapeOf } from './shape.ts';
import { NO_INDEX, hasTyped, isFixedLength, isNumericKey, isTypedArray, setTyped } from './typed-array.ts';

const NOT_FOUND: u64 = <u64>-1;

// @ts-ignore: decorator
@inline function attributesOf(lookup: u64): u32 { return <u32>(lookup >> 32); }

// Own properties ------------------------------------------------------------------------------------------------------------------

/** Slot index | attributes << 32 of own property `key`, or -1. Exports of namespaces are not among them. */
// @ts-ignore: decorator
@inline export function lookupOwn(o: Ptr, key: Ptr): u64 { return shapeLookup(shapeOf(o), key); }

/** Value of an own data property that shapeLookup found. EXCEPTION only if out of memory. */
function dataValue(o: Ptr, key: Ptr, lookup: u64): Value {
  if (!(attributesOf(lookup) & Attr.Lazy)) return getSlot(o, <u32>lookup);
  switch (kindOf(o)) {
    case Kind.Array: return fromU32(arrayLength(o));
    case Kind.StringObject: return fromInt(stringLength(payload(load<u64>(o + Wrapper.Value))));
    default: return lazyFunctionValue(o, key, <u32>lookup, attributesOf(lookup));
  }
}

/**
 * Looks for an own property: 1 and ObjectCell.FoundAttributes, FoundValue (value or getter), FoundSetter; 0; -1 threw (exotic objects only).
 * May call guest code: the trap of a proxy.
 * spec: sec-ordinarygetownproperty
 */
export function getOwnProperty(o: Ptr, key: Ptr): i32 {
  const lookup = lookupOwn(o, key);
  if (lookup == NOT_FOUND) {
    if (!(objectFlags(o) & ObjectFlag.Exotic)) return 0;
    if (isProxy(o)) return proxyGetOwn(o, keyOfCell(key));
    if (!isNamespace(o)) return 0;
    const v = namespaceGet(o, key);
    if (v == HOLE) return 0;
    if (isException(v)) return -1;
    found(v, NAMESPACE_ATTRIBUTES);
    return 1;
  }
  const attributes = attributesOf(lookup) & ~Attr.Lazy;
  if (attributes & Attr.Accessor) {
    foundAccessor(getSlot(o, <u32>lookup), attributes);
    return 1;
  }
  const v = dataValue(o, key, lookup);
  if (isException(v)) return -1;
  found(v, attributes);
  return 1;
}

export function getOwnPropertyByKey(o: Ptr, k: Value): i32 {
  if (!isIndexKey(k)) return getOwnProperty(o, payload(k));
  return objectFlags(o) & ObjectFlag.Exotic && isProxy(o) ? proxyGetOwn(o, k) : getOwnElement(o, keyIndex(k));
}

/** Is there an own property? 1, 0, -1 threw: only a proxy's trap, and the dead zone of a namespace. spec: sec-hasownproperty */
export function hasOwnByKey(o: Ptr, k: Value): i32 {
  if (objectFlags(o) & ObjectFlag.Exotic) return getOwnPropertyByKey(o, k);
  if (isIndexKey(k)) return getOwnElement(o, keyIndex(k));
  return i32(lookupOwn(o, payload(k)) != NOT_FOUND);
}

/** Puts an own data property, whatever was there; false if out of memory. An array's length is not set here. */
export function putOwn(o: Ptr, key: Ptr, v: Value, attributes: u32): bool {
  const lookup = lookupOwn(o, key);
  if (lookup == NOT_FOUND) return addProperty(o, key, v, attributes);
  const index = <u32>lookup;
  const old = attributesOf(lookup);
  if (kindOf(o) == Kind.Function && key == atom(Atom.prototype)) store<u32>(o + Fn.InitialShape, 0);
  if (old & Attr.Lazy) return fillLazy(o, index, v, attributes);
  if (old != attributes && !setAttributes(o, index, attributes)) return false;
  setSlot(o, index, v);
  return true;
}

/** Puts an own accessor property, whatever was there; false if out of memory. */
export function putAccessor(o: Ptr, key: Ptr, getter: Value, setter: Value, attributes: u32): bool {
  const pair = newAccessor(getter, setter);
  if (pair == 0 || !putOwn(o, key, accessorSlot(pair), accessorAttributes(attributes))) return false;
  // another getter in the same slot: a cache may have done what the old one does
  noteStructure(o);
  return true;
}

// Reading -------------------------------------------------------------------------------------------------------------------------

/** o[key] for a receiver. May call a getter. spec: sec-ordinaryget */
export function getProperty(o: Ptr, key: Ptr, receiver: Value): Value {
  let p = o;
  do {
    const lookup = lookupOwn(p, key);
    if (lookup != NOT_FOUND) {
      const attributes = attributesOf(lookup);
      if (!(attributes & (Attr.Accessor | Attr.Lazy))) return getSlot(p, <u32>lookup);
      if (attributes & Attr.Lazy) return dataValue(p, key, lookup);
      const getter = getterOf(getSlot(p, <u32>lookup));
      return getter == UNDEFINED ? UNDEFINED : call0(getter, receiver);
    }
    if (objectFlags(p) & ObjectFlag.Exotic) {
      if (isProxy(p)) return proxyGet(p, keyOfCell(key), receiver);
      if (isNamespace(p)) {
        const v = namespaceGet(p, key);
        return v == HOLE ? UNDEFINED : v;
      }
      if (isTypedArray(p) && isNumericKey(key)) return UNDEFINED;
    }
    p = protoOf(p);
  } while (p != 0);
  return UNDEFINED;
}

/** The same for any key. */
export function getPropertyByKey(o: Ptr, k: Value, receiver: Value): Value {
  return isIndexKey(k) ? getElement(o, keyIndex(k), receiver) : getProperty(o, payload(k), receiver);
}

/** v.key for any value. spec: sec-getv */
export function getValue(v: Value, key: Ptr): Value {
  if (isObject(v)) return getProperty(payload(v), key, v);
  if (isNullish(v)) return throwReadNullish(v, keyOfCell(key));
  if (isString(v) && key == atom(Atom.length)) return fromInt(stringLength(payload(v)));
  return getProperty(prototypeOfPrimitive(v), key, v);
}

/** v[k] for any value and key. */
export function getValueByKey(v: Value, k: Value): Value {
  if (isObject(v)) return getPropertyByKey(payload(v), k, v);
  if (isNullish(v)) return throwReadNullish(v, k);
  if (!isIndexKey(k)) return getValue(v, payload(k));
  const index = keyIndex(k);
  if (isString(v) && index < stringLength(payload(v))) return fromString(charString(charCodeAt(payload(v), index)));
  return getElement(prototypeOfPrimitive(v), index, v);
}

/** Value of a data property along the chain, without running guest code; undefined for accessors. */
export function peekProperty(o: Ptr, key: Ptr): Value {
  for (let p = o; p != 0; p = protoOf(p)) {
    const lookup = lookupOwn(p, key);
    if (lookup == NOT_FOUND) continue;
    if (attributesOf(lookup) & Attr.Accessor) return UNDEFINED;
    const v = dataValue(p, key, lookup);
    return isException(v) ? UNDEFINED : v;
  }
  return UNDEFINED;
}

/** 1, 0, -1 threw. May call guest code: the trap of a proxy. spec: sec-ordinaryhasproperty */
export function hasProperty(o: Ptr, key: Ptr): i32 {
  for (let p = o; p != 0; p = protoOf(p)) {
    if (lookupOwn(p, key) != NOT_FOUND) return 1;
    if (!(objectFlags(p) & ObjectFlag.Exotic)) continue;
    if (isProxy(p)) return proxyHas(p, keyOfCell(key));
    if (isNamespace(p) && namespaceHas(p, key)) return 1;
    if (isTypedArray(p) && isNumericKey(key)) return 0;
  }
  return 0;
}

export function hasPropertyByKey(o: Ptr, k: Value): i32 {
  return isIndexKey(k) ? hasElement(o, keyIndex(k)) : hasProperty(o, payload(k));
}

// Writing -------------------------------------------------------------------------------------------------------------------------

/** Stores into an own, writable data property that was looked up. */
function updateOwn(o: Ptr, key: Ptr, lookup: u64, v: Value, strict: bool): i32 {
  if (attributesOf(lookup) & Attr.Lazy && kindOf(o) == Kind.Array) return setLength(o, v, strict);
  if (kindOf(o) == Kind.Function) return putOwn(o, key, v, attributesOf(lookup) & ~Attr.Lazy) ? 1 : -1;
  setSlot(o, <u32>lookup, v);
  return 1;
}

/** o[key] = v for a receiver: 1, 0 if refused in sloppy code, -1 threw. May call a setter. spec: sec-ordinaryset */
export function setProperty(o: Ptr, key: Ptr, v: Value, receiver: Value, strict: bool): i32 {
  const own = receiver == fromObject(o);
  let p = o;
  do {
    const lookup = lookupOwn(p, key);
    if (lookup != NOT_FOUND) {
      const attributes = attributesOf(lookup);
      if (attributes & Attr.Accessor) {
        const setter = setterOf(getSlot(p, <u32>lookup));
        if (setter == UNDEFINED) return refuseGetterOnly(receiver, keyOfCell(key), strict);
        return isException(call1(setter, receiver, v)) ? -1 : 1;
      }
      if (!(attributes & Attr.Writable)) return refuseReadOnly(receiver, keyOfCell(key), strict);
      if (own && p == o) return updateOwn(o, key, lookup, v, strict);
      break;
    }
    if (objectFlags(p) & ObjectFlag.Exotic) {
      if (isProxy(p)) return proxySet(p, keyOfCell(key), v, receiver, strict);
      if (isNamespace(p)) {
        return namespaceHas(p, key) ? refuseReadOnly(receiver, keyOfCell(key), strict) : refuseNonExtensible(keyOfCell(key), strict);
      }
      // spec: sec-typedarray-set: the key names no element, but the value is converted
      if (isTypedArray(p) && isNumericKey(key)) return receiver == fromObject(p) ? setTyped(p, NO_INDEX, v) : 1;
    }
    p = protoOf(p);
  } while (p != 0);
  if (!isObject(receiver)) return refusePrimitive(receiver, keyOfCell(key), strict);
  const r = payload(receiver);
  if (objectFlags(r) & ObjectFlag.Exotic) return setOnReceiver(r, keyOfCell(key), v, strict);
  if (!own) {
    const lookup = lookupOwn(r, key);
    if (lookup != NOT_FOUND) {
      if ((attributesOf(lookup) & (Attr.Accessor | Attr.Writable)) != Attr.Writable) return refuseReadOnly(receiver, keyOfCell(key), strict);
      return updateOwn(r, key, lookup, v, strict);
    }
  }
  if (objectFlags(r) & ObjectFlag.NonExtensible) return refuseNonExtensible(keyOfCell(key), strict);
  return addProperty(r, key, v, Attr.Default) ? 1 : -1;
}

/** The end of [[Set]] for an exotic receiver: the value becomes an own property of it. spec: sec-ordinarysetwithowndescriptor, step 2 */
export function setOnReceiver(r: Ptr, k: Value, v: Value, strict: bool): i32 {
  pushRoot(v);
  const has = getOwnPropertyByKey(r, k);
  popRoots(1);
  if (has < 0) return -1;
  if (!has) return defineByKey(r, k, Present.All, Attr.Default, v, UNDEFINED, UNDEFINED, strict);
  if ((load<u32>(ObjectCell.FoundAttributes) & (Attr.Accessor | Attr.Writable)) != Attr.Writable) return refuseReadOnly(fromObject(r), k, strict);
  return defineByKey(r, k, Present.Value, 0, v, UNDEFINED, UNDEFINED, strict);
}

/** The same for any key. */
export function setPropertyByKey(o: Ptr, k: Value, v: Value, receiver: Value, strict: bool): i32 {
  return isIndexKey(k) ? setElement(o, keyIndex(k), v, receiver, strict) : setProperty(o, payload(k), v, receiver, strict);
}

/** target.key = v for any target value. spec: sec-putvalue */
export function setValue(target: Value, key: Ptr, v: Value, strict: bool): i32 {
  return setValueByKey(target, keyOfCell(key), v, strict);
}

/** target[k] = v for any target value and key. */
export function setValueByKey(target: Value, k: Value, v: Value, strict: bool): i32 {
  if (isObject(target)) return setPropertyByKey(payload(target), k, v, target, strict);
  if (isNullish(target)) {
    throwSetNullish(target, k);
    return -1;
  }
  if (isString(target)) {
    const fixed = isIndexKey(k) ? keyIndex(k) < stringLength(payload(target)) : payload(k) == atom(Atom.length);
    if (fixed) {
      if (!strict) return 0;
      throwReadOnlyString(target, k);
      return -1;
    }
  }
  return setPropertyByKey(prototypeOfPrimitive(target), k, v, target, strict);
}

function throwReadOnlyString(target: Value, k: Value): void {
  throwErrorWith2(
    ErrorKind.TypeError, "Cannot assign to read only property '%' of string '%'", keyText(k), payload(target),
  );
}

// Defining ------------------------------------------------------------------------------------------------------------------------

/** Which fields a property descriptor has. */
export const enum Present {
  Value = 1,
  Writable = 2,
  Get = 4,
  Set = 8,
  Enumerable = 16,
  Configurable = 32,
  Data = 35,
  /** A complete data descriptor. */
  All = 51,
}

/** Defines a data property with these attributes: 1, or -1 threw. */
export function defineOwn(o: Ptr, key: Ptr, v: Value, attributes: u32): i32 {
  return defineByKey(o, keyOfCell(key), Present.All, attributes, v, UNDEFINED, UNDEFINED, true);
}

/** The same for any key. */
export function defineOwnByKey(o: Ptr, k: Value, v: Value, attributes: u32): i32 {
  return defineByKey(o, k, Present.All, attributes, v, UNDEFINED, UNDEFINED, true);
}

/** Defines an accessor property. A getter or setter that is 0 is left as it is. 1, or -1 threw. */
export function defineAccessor(o: Ptr, key: Ptr, getter: Value, setter: Value, attributes: u32): i32 {
  return defineAccessorByKey(o, keyOfCell(key), getter, setter, attributes);
}

/** The same for any key. */
export function defineAccessorByKey(o: Ptr, k: Value, getter: Value, setter: Value, attributes: u32): i32 {
  let present: u32 = Present.Enumerable | Present.Configurable;
  if (getter != 0) present |= Present.Get;
  if (setter != 0) present |= Present.Set;
  return defineByKey(o, k, present, attributes, UNDEFINED, getter, setter, true);
}

/** spec: sec-createdatapropertyorthrow */
export function createDataProperty(o: Ptr, key: Ptr, v: Value): i32 {
  return defineOwn(o, key, v, Attr.Default);
}

export function createDataPropertyByKey(o: Ptr, k: Value, v: Value): i32 {
  return defineOwnByKey(o, k, v, Attr.Default);
}

/**
 * [[DefineOwnProperty]] with the descriptor spread out: 1; 0 refused (if `strict`, throws instead); -1 threw.
 * spec: sec-validateandapplypropertydescriptor
 */
export function defineByKey(
  o: Ptr, k: Value, present: u32, attributes: u32, v: Value, getter: Value, setter: Value, strict: bool,
): i32 {
  const isIndex = isIndexKey(k);
  if (objectFlags(o) & ObjectFlag.Exotic) {
    if (isProxy(o)) return proxyDefine(o, k, present, attributes, v, getter, setter, strict);
    if (isNamespace(o)) return defineOnNamespace(o, k, present, attributes, v, strict);
    if (isTypedArray(o) && (isIndex || isNumericKey(payload(k)))) return defineOnTyped(o, k, present, attributes, v, strict);
  }
  const isLength = isArrayObject(o) && !isIndex && payload(k) == atom(Atom.length);
  if (isLength && present & Present.Value) {
    // spec: sec-arraysetlength, steps 3 to 5: before the descriptor is compared
    const d = toArrayLength(v);
    if (d < 0) return -1;
    v = fromNumber(d);
  }
  const has = getOwnPropertyByKey(o, k);
  if (has < 0) return -1;
  const accessor = (present & (Present.Get | Present.Set)) != 0;
  if (has == 0) {
    if (objectFlags(o) & ObjectFlag.NonExtensible) return refuseDefine(k, strict);
    if (isIndex && !mayAddElement(o, keyIndex(k))) return refuseDefine(k, strict);
    let wanted: u32 = 0;
    if (present & Present.Writable) wanted |= attributes & Attr.Writable;
    if (present & Present.Enumerable) wanted |= attributes & Attr.Enumerable;
    if (present & Present.Configurable) wanted |= attributes & Attr.Configurable;
    if (accessor) {
      return putAccessorByKey(o, k, getter == 0 ? UNDEFINED : getter, setter == 0 ? UNDEFINED : setter, wanted) ? 1 : -1;
    }
    return putDataByKey(o, k, present & Present.Value ? v : UNDEFINED, wanted) ? 1 : -1;
  }
  const old = load<u32>(ObjectCell.FoundAttributes);
  const oldValue = load<u64>(ObjectCell.FoundValue);
  const wasAccessor = (old & Attr.Accessor) != 0;
  const oldSetter = wasAccessor ? load<u64>(ObjectCell.FoundSetter) : UNDEFINED;
  // whether the length of an array may change is decided later
  const compared = isLength ? present & ~Present.Value : present;
  if (!mayRedefine(old, oldValue, oldSetter, compared, attributes, v, getter, setter)) return refuseRedefine(k, strict);
  let wanted = old & (Attr.Enumerable | Attr.Configurable);
  if (present & Present.Enumerable) wanted = (wanted & ~Attr.Enumerable) | (attributes & Attr.Enumerable);
  if (present & Present.Configurable) wanted = (wanted & ~Attr.Configurable) | (attributes & Attr.Configurable);
  if (accessor || (wasAccessor && !(present & (Present.Value | Present.Writable)))) {
    const get = present & Present.Get ? getter : wasAccessor ? oldValue : UNDEFINED;
    const set = present & Present.Set ? setter : wasAccessor ? oldSetter : UNDEFINED;
    return putAccessorByKey(o, k, get, set, wanted) ? 1 : -1;
  }
  if (present & Present.Writable) wanted |= attributes & Attr.Writable;
  else if (!wasAccessor) wanted |= old & Attr.Writable;
  if (isLength) return defineLength(o, k, present, wanted, v, strict);
  return putDataByKey(o, k, present & Present.Value ? v : wasAccessor ? UNDEFINED : oldValue, wanted) ? 1 : -1;
}

/** May an existing property become what the descriptor says? spec: sec-validateandapplypropertydescriptor, step 4 and 5 */
export function mayRedefine(old: u32, oldValue: Value, oldSetter: Value, present: u32, attributes: u32, v: Value, getter: Value, setter: Value): bool {
  if (old & Attr.Configurable) return true;
  if (present & Present.Configurable && attributes & Attr.Configurable) return false;
  if (present & Present.Enumerable && (attributes ^ old) & Attr.Enumerable) return false;
  const accessor = (present & (Present.Get | Present.Set)) != 0;
  const wasAccessor = (old & Attr.Accessor) != 0;
  if (accessor != wasAccessor && present & (Present.Get | Present.Set | Present.Value | Present.Writable)) return false;
  if (wasAccessor) return !(present & Present.Get && getter != oldValue) && !(present & Present.Set && setter != oldSetter);
  if (old & Attr.Writable) return true;
  return !(present & Present.Writable && attributes & Attr.Writable) && !(present & Present.Value && !sameValue(v, oldValue));
}

function putDataByKey(o: Ptr, k: Value, v: Value, attributes: u32): bool {
  return isIndexKey(k) ? putElement(o, keyIndex(k), v, attributes) : putOwn(o, payload(k), v, attributes);
}

function putAccessorByKey(o: Ptr, k: Value, getter: Value, setter: Value, attributes: u32): bool {
  return isIndexKey(k)
    ? putAccessorElement(o, keyIndex(k), getter, setter, attributes & (Attr.Enumerable | Attr.Configurable))
    : putAccessor(o, payload(k), getter, setter, attributes);
}

/** spec: sec-module-namespace-exotic-objects-defineownproperty-p-desc */
function defineOnNamespace(o: Ptr, k: Value, present: u32, attributes: u32, v: Value, strict: bool): i32 {
  const has = getOwnPropertyByKey(o, k);
  if (has < 0) return -1;
  if (has == 0) return refuseDefine(k, strict);
  const old = load<u32>(ObjectCell.FoundAttributes);
  const current = load<u64>(ObjectCell.FoundValue);
  if (present & (Present.Get | Present.Set)) return refuseRedefine(k, strict);
  if (present & Present.Configurable && attributes & Attr.Configurable) return refuseRedefine(k, strict);
  if (present & Present.Enumerable && (attributes ^ old) & Attr.Enumerable) return refuseRedefine(k, strict);
  if (present & Present.Writable && (attributes ^ old) & Attr.Writable) return refuseRedefine(k, strict);
  if (present & Present.Value && !sameValue(v, current)) return refuseRedefine(k, strict);
  return 1;
}

/** spec: sec-typedarray-defineownproperty */
function defineOnTyped(o: Ptr, k: Value, present: u32, attributes: u32, v: Value, strict: bool): i32 {
  if (!isIndexKey(k) || !hasTyped(o, keyIndex(k))) {
    if (!strict) return 0;
    throwError(ErrorKind.TypeError, 'Invalid typed array index');
    return -1;
  }
  const asked = (present & Present.Configurable ? Attr.Configurable : 0) | (present & Present.Enumerable ? Attr.Enumerable : 0) |
    (present & Present.Writable ? Attr.Writable : 0);
  if (present & (Present.Get | Present.Set) || (attributes & asked) != asked) return refuseRedefine(k, strict);
  return present & Present.Value ? setTyped(o, keyIndex(k), v) : 1;
}

// Length of arrays ------------------------------------------------------------------------------------------------------------------

/** An array length that v converts to, or -1 threw. May call guest code. spec: sec-arraysetlength, steps 3 to 5 */
function toArrayLength(v: Value): f64 {
  let d = toNumber(v);
  if (hasException()) return -1;
  // ToUint32 and ToNumber both convert
  if (isObject(v)) {
    d = toNumber(v);
    if (hasException()) return -1;
  }
  if (!(d >= 0 && d <= 4294967295 && <f64>(<u32>d) == d)) {
    throwRangeError('Invalid array length');
    return -1;
  }
  return d;
}

/** array.length = v. */
export function setLength(a: Ptr, v: Value, strict: bool): i32 {
  const d = toArrayLength(v);
  if (d < 0) return -1;
  // the conversion may have made it read-only
  if (lengthFixed(a) && <u32>d != arrayLength(a)) return refuseReadOnly(fromObject(a), fromString(atom(Atom.length)), strict);
  const result = setArrayLength(a, <u32>d);
  if (result != 0 || !strict) return result;
  return throwKept(a);
}

function throwKept(a: Ptr): i32 {
  throwErrorWith2(ErrorKind.TypeError, "Cannot delete property '%' of %", keyText(fromU32(arrayLength(a) - 1)), objectText(a));
  return -1;
}

/** spec: sec-arraysetlength */
function defineLength(a: Ptr, k: Value, present: u32, wanted: u32, v: Value, strict: bool): i32 {
  let result = 1;
  if (present & Present.Value) {
    const d = toArrayLength(v);
    if (d < 0) return -1;
    if (<u32>d != arrayLength(a)) {
      if (lengthFixed(a)) return refuseRedefine(k, strict);
      result = setArrayLength(a, <u32>d);
    }
  }
  if (!(wanted & Attr.Writable) && !lengthFixed(a)) {
    store<u32>(a + Arr.Flags, load<u32>(a + Arr.Flags) | ArrayFlag.LengthFixed);
    if (!setAttributes(a, <u32>lookupOwn(a, atom(Atom.length)), Attr.Lazy)) return -1;
  }
  return result == 0 ? refuseRedefine(k, strict) : result;
}

// Deleting, prototypes, extensibility -------------------------------------------------------------------------------------------------

/** Removes an own property: 1 if it is gone, 0 if it is not configurable, -1 threw. May call guest code: the trap of a proxy. spec: sec-ordinarydelete */
export function deleteProperty(o: Ptr, key: Ptr): i32 {
  const lookup = lookupOwn(o, key);
  if (lookup == NOT_FOUND) {
    if (!(objectFlags(o) & ObjectFlag.Exotic)) return 1;
    return isProxy(o) ? proxyDelete(o, keyOfCell(key)) : i32(!(isNamespace(o) && namespaceHas(o, key)));
  }
  if (!(attributesOf(lookup) & Attr.Configurable)) return 0;
  return removeProperty(o, <u32>lookup) ? 1 : -1;
}

export function deletePropertyByKey(o: Ptr, k: Value): i32 {
  if (!isIndexKey(k)) return deleteProperty(o, payload(k));
  return objectFlags(o) & ObjectFlag.Exotic && isProxy(o) ? proxyDelete(o, k) : deleteElement(o, keyIndex(k));
}

/** The prototype as a value: object or null. May call guest code: the trap of a proxy. */
export function getPrototypeOf(o: Ptr): Value {
  if (objectFlags(o) & ObjectFlag.Exotic && isProxy(o)) return proxyGetPrototypeOf(o);
  const proto = protoOf(o);
  return proto == 0 ? NULL : fromObject(proto);
}

/** `proto` is an object or null: 1, or 0 if refused (if `strict`, -1 with a TypeError). spec: sec-ordinarysetprototypeof */
export function setPrototypeOf(o: Ptr, proto: Value, strict: bool = true): i32 {
  if (objectFlags(o) & ObjectFlag.Exotic && isProxy(o)) return proxySetPrototypeOf(o, proto, strict);
  const p = isObject(proto) ? payload(proto) : 0;
  if (p == protoOf(o)) return 1;
  if (o == intrinsic(Intrinsic.ObjectPrototype)) {
    if (!strict) return 0;
    throwError(ErrorKind.TypeError, "Immutable prototype object 'Object.prototype' cannot have their prototype set");
    return -1;
  }
  if (objectFlags(o) & ObjectFlag.NonExtensible) {
    if (!strict) return 0;
    throwErrorWith(ErrorKind.TypeError, '% is not extensible', objectText(o));
    return -1;
  }
  // the chain ends for this walk at a proxy: its shape has no prototype
  for (let q = p; q != 0; q = protoOf(q)) {
    if (q != o) continue;
    if (!strict) return 0;
    throwError(ErrorKind.TypeError, 'Cyclic __proto__ value');
    return -1;
  }
  return setProto(o, p) ? 1 : -1;
}

/** 1, 0, -1 threw. May call guest code: the trap of a proxy. */
export function isExtensible(o: Ptr): i32 {
  if (objectFlags(o) & ObjectFlag.Exotic && isProxy(o)) return proxyIsExtensible(o);
  return i32(!(objectFlags(o) & ObjectFlag.NonExtensible));
}

/** 1, 0 if refused, -1 threw. May call guest code: the trap of a proxy. */
export function preventExtensions(o: Ptr): i32 {
  if (objectFlags(o) & ObjectFlag.Exotic) {
    if (isProxy(o)) return proxyPreventExtensions(o);
    // spec: sec-typedarray-preventextensions
    if (isTypedArray(o) && !isFixedLength(o)) return 0;
  }
  return makeNonExtensible(o) ? 1 : -1;
}
