// %TypedArray%.prototype: what needs no callback. The rest is lib/typed-array.ts. spec: sec-properties-of-the-%typedarrayprototype%-object

import { Attr, ElementType, Kind, View, ViewFlag } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromBool, fromInt, fromNumber, fromObject, fromString, isBigInt, isException, isNumber, isObject, payload, toDouble,
} from '../value/value.ts';
import { bigEquals, bigFromI64, bigFromU64, bigToU64 } from '../value/bigint.ts';
import { hasException, toIntegerOrInfinity, toObject, toStringValue } from '../value/convert.ts';
import { charge } from '../interp/fuel.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { ObjectCell } from '../object/cells.ts';
import { defineOwn, getOwnProperty, peekProperty } from '../object/properties.ts';
import {
  elementShift, hasTyped, isBigType, readElement, setTyped, toElement, typedGet, typedSet, viewBuffer, viewData, viewLength, viewType, writeElement,
} from '../object/typed-array.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { charOfLatin1 } from '../string/string.ts';
import { getAt, lengthOf, relativeIndex } from './array-like.ts';
import { joinElements } from './array-join.ts';
import { bufferLength, isDetached, moveBytes } from './array-buffer.ts';
import { throwIncompatible } from './collection.ts';
import { literal, throwErrorWith, throwRangeError } from './errors.ts';
import { Intrinsic, intrinsic, intrinsicValue, setIntrinsic, wellKnown } from './intrinsics.ts';
import { newIterator } from './iterators.ts';
import { arg, getter, literalAtom, method, self } from './native.ts';
import { copyElements } from './typed-array.ts';
import { createTypedWith, newTyped, newView, sameContent, speciesCreate, typeName, typedSpecies, validTyped } from './typed-create.ts';

/** Elements between two looks at fuel and clock. */
const STRIDE: u32 = 1024;

/** The typed array that `this` is, perhaps out of bounds; 0: threw. */
function receiver(fp: usize, name: string): Ptr {
  const v = self(fp);
  if (isObject(v) && load<u8>(payload(v)) == Kind.TypedArray) return payload(v);
  throwIncompatible(name, v);
  return 0;
}

/** Length of a typed array that was in bounds before guest code ran; -1: threw, it is no longer. */
function lengthAgain(o: Ptr, name: string): i32 {
  const length = viewLength(o);
  if (length < 0) throwErrorWith(ErrorKind.TypeError, 'Cannot perform % on a detached ArrayBuffer', literal(name));
  return length;
}

function bufferGetter(fp: usize, argc: i32): u64 {
  const o = receiver(fp, 'get TypedArray.prototype.buffer');
  return o ? fromObject(viewBuffer(o)) : EXCEPTION;
}

function byteLength(fp: usize, argc: i32): u64 {
  const o = receiver(fp, 'get TypedArray.prototype.byteLength');
  return o ? fromInt(max(viewLength(o), 0) << elementShift(viewType(o))) : EXCEPTION;
}

function byteOffset(fp: usize, argc: i32): u64 {
  const o = receiver(fp, 'get TypedArray.prototype.byteOffset');
  if (!o) return EXCEPTION;
  return fromInt(viewLength(o) < 0 ? 0 : load<u32>(o, View.Offset));
}

function lengthGetter(fp: usize, argc: i32): u64 {
  const o = receiver(fp, 'get TypedArray.prototype.length');
  return o ? fromInt(max(viewLength(o), 0)) : EXCEPTION;
}

/** spec: sec-get-%typedarray%.prototype-%symbol.tostringtag% */
function tagGetter(fp: usize, argc: i32): u64 {
  const v = self(fp);
  if (!isObject(v) || load<u8>(payload(v)) != Kind.TypedArray) return UNDEFINED;
  return fromString(literal(typeName(viewType(payload(v)))));
}

function iterator(fp: usize, what: i32, name: string): Value {
  const o = validTyped(self(fp), name);
  const made = o ? newIterator(intrinsic(Intrinsic.ArrayIteratorPrototype), fromObject(o), what) : 0;
  return made ? fromObject(made) : EXCEPTION;
}
function keys(fp: usize, argc: i32): u64 { return iterator(fp, 0, '%TypedArray%.prototype.keys'); }
function values(fp: usize, argc: i32): u64 { return iterator(fp, 1, '%TypedArray%.prototype.values'); }
function entries(fp: usize, argc: i32): u64 { return iterator(fp, 2, '%TypedArray%.prototype.entries'); }

/** spec: sec-%typedarray%.prototype.at */
function at(fp: usize, argc: i32): u64 {
  const o = validTyped(self(fp), '%TypedArray%.prototype.at');
  if (!o) return EXCEPTION;
  const length = <f64>viewLength(o);
  const n = toIntegerOrInfinity(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  const index = n < 0 ? length + n : n;
  if (index < 0 || index >= length) return UNDEFINED;
  return getAt(o, index);
}

/** spec: sec-%typedarray%.prototype.fill */
function fill(fp: usize, argc: i32): u64 {
  const name = '%TypedArray%.prototype.fill';
  const o = validTyped(self(fp), name);
  if (!o) return EXCEPTION;
  const type = viewType(o);
  const length = <f64>viewLength(o);
  const v = toElement(arg(fp, argc, 0), type);
  if (isException(v)) return EXCEPTION;
  pushRoot(v);
  const start = relativeIndex(fp, argc, 1, length, 0);
  const end = start != start ? NaN : relativeIndex(fp, argc, 2, length, length);
  popRoots(1);
  if (end != end) return EXCEPTION;
  const now = lengthAgain(o, name);
  if (now < 0) return EXCEPTION;
  const last = <u32>min<f64>(end, <f64>now);
  const shift = elementShift(type);
  const data = viewData(o);
  for (let i = <u32>min<f64>(start, <f64>last); i < last;) {
    const stop = min(last, i + (STRIDE << 4));
    if (charge(((stop - i) << shift) >> 4)) return EXCEPTION;
    writeElement(data + (i << shift), type, v);
    // what is filled so far is copied after itself
    for (let have: u32 = 1; have < stop - i; have <<= 1) {
      memory.copy(data + ((i + have) << shift), data + (i << shift), min(have, stop - i - have) << shift);
    }
    i = stop;
  }
  return self(fp);
}

/** spec: sec-%typedarray%.prototype.copywithin */
function copyWithin(fp: usize, argc: i32): u64 {
  const name = '%TypedArray%.prototype.copyWithin';
  const o = validTyped(self(fp), name);
  if (!o) return EXCEPTION;
  const length = <f64>viewLength(o);
  const to = relativeIndex(fp, argc, 0, length, 0);
  if (to != to) return EXCEPTION;
  const from = relativeIndex(fp, argc, 1, length, 0);
  if (from != from) return EXCEPTION;
  const end = relativeIndex(fp, argc, 2, length, length);
  if (end != end) return EXCEPTION;
  let count = min<f64>(end - from, length - to);
  if (count <= 0) return self(fp);
  const now = <f64>lengthAgain(o, name);
  if (now < 0) return EXCEPTION;
  count = min<f64>(count, min<f64>(now - from, now - to));
  if (count <= 0) return self(fp);
  const shift = elementShift(viewType(o));
  const data = viewData(o);
  return moveBytes(data + (<u32>to << shift), data + (<u32>from << shift), <u32>count << shift) ? self(fp) : EXCEPTION;
}

/** Is v a BigInt that an element of this type can be? */
function fitsBig(v: Value, type: u32): bool {
  if (!isBigInt(v)) return false;
  const bits = bigToU64(payload(v));
  const same = type == ElementType.BigInt64 ? bigFromI64(bits) : bigFromU64(bits, false);
  return same != 0 && bigEquals(same, payload(v));
}

/** Where `v` is from index `from` up to `end`; -1: nowhere, -2: terminated. NaN is found if `nan`. */
function find(o: Ptr, v: Value, from: u32, end: u32, nan: bool): i64 {
  const type = viewType(o);
  const shift = elementShift(type);
  const data = viewData(o);
  if (isBigType(type)) {
    if (!fitsBig(v, type)) return -1;
    const bits = bigToU64(payload(v));
    for (let i = from; i < end; i++) {
      if ((i & (STRIDE - 1)) == 0 && charge(STRIDE >> 3)) return -2;
      if (load<u64>(data + (i << 3)) == bits) return i;
    }
    return -1;
  }
  if (!isNumber(v)) return -1;
  const wanted = toDouble(v);
  for (let i = from; i < end; i++) {
    if ((i & (STRIDE - 1)) == 0 && charge(STRIDE >> 3)) return -2;
    const d = toDouble(readElement(data + (i << shift), type));
    if (d == wanted || (nan && d != d && wanted != wanted)) return i;
  }
  return -1;
}

/** spec: sec-%typedarray%.prototype.includes, sec-%typedarray%.prototype.indexof. The index, -1, or -2: threw. */
function search(fp: usize, argc: i32, name: string, includes: bool): i64 {
  const o = validTyped(self(fp), name);
  if (!o) return -2;
  const length = viewLength(o);
  if (length == 0) return -1;
  const from = relativeIndex(fp, argc, 1, <f64>length, 0);
  if (from != from) return -2;
  const now = max(viewLength(o), 0);
  const v = arg(fp, argc, 0);
  // what has gone meanwhile is undefined, but no element
  if (includes && v == UNDEFINED && now < length && from < <f64>length) return now;
  return now ? find(o, v, <u32>from, <u32>min(length, now), includes) : -1;
}

function includes(fp: usize, argc: i32): u64 {
  const found = search(fp, argc, '%TypedArray%.prototype.includes', true);
  return found == -2 ? EXCEPTION : fromBool(found >= 0);
}

function indexOf(fp: usize, argc: i32): u64 {
  const found = search(fp, argc, '%TypedArray%.prototype.indexOf', false);
  return found == -2 ? EXCEPTION : fromInt(<i32>found);
}

/** spec: sec-%typedarray%.prototype.lastindexof */
function lastIndexOf(fp: usize, argc: i32): u64 {
  const o = validTyped(self(fp), '%TypedArray%.prototype.lastIndexOf');
  if (!o) return EXCEPTION;
  const length = <f64>viewLength(o);
  if (length == 0) return fromInt(-1);
  let from = length - 1;
  if (argc > 1) {
    const n = toIntegerOrInfinity(arg(fp, argc, 1));
    if (hasException()) return EXCEPTION;
    from = n < 0 ? length + n : min<f64>(n, length - 1);
  }
  const v = arg(fp, argc, 0);
  from = min<f64>(from, <f64>viewLength(o) - 1);
  const type = viewType(o);
  const big = isBigType(type);
  if (from < 0 || (big ? !fitsBig(v, type) : !isNumber(v))) return fromInt(-1);
  const wanted = big ? 0 : toDouble(v);
  const bits = big ? bigToU64(payload(v)) : 0;
  const shift = elementShift(type);
  const data = viewData(o);
  for (let i = <i32>from; i >= 0; i--) {
    if ((i & (STRIDE - 1)) == 0 && charge(STRIDE >> 3)) return EXCEPTION;
    const at = data + (<u32>i << shift);
    if (big ? load<u64>(at) == bits : toDouble(readElement(at, type)) == wanted) return fromInt(i);
  }
  return fromInt(-1);
}

/** spec: sec-%typedarray%.prototype.join */
function join(fp: usize, argc: i32): u64 {
  const o = validTyped(self(fp), '%TypedArray%.prototype.join');
  if (!o) return EXCEPTION;
  const length = <f64>viewLength(o);
  const v = arg(fp, argc, 0);
  if (v == UNDEFINED) return joinElements(o, length, charOfLatin1(44));
  const separator = toStringValue(v);
  return isException(separator) ? EXCEPTION : joinElements(o, length, payload(separator));
}

/** Swaps elements of 2^shift bytes. */
// @ts-ignore: decorator
@inline
function swap(a: usize, b: usize, shift: u32): void {
  if (shift == 0) {
    const v = load<u8>(a);
    store<u8>(a, load<u8>(b));
    store<u8>(b, v);
  } else if (shift == 1) {
    const v = load<u16>(a);
    store<u16>(a, load<u16>(b));
    store<u16>(b, v);
  } else if (shift == 2) {
    const v = load<u32>(a);
    store<u32>(a, load<u32>(b));
    store<u32>(b, v);
  } else {
    const v = load<u64>(a);
    store<u64>(a, load<u64>(b));
    store<u64>(b, v);
  }
}

/** Turns the elements round; false: terminated. */
function reverseElements(o: Ptr, length: u32): bool {
  const shift = elementShift(viewType(o));
  const data = viewData(o);
  for (let low: u32 = 0; low < length >> 1; low++) {
    if ((low & (STRIDE - 1)) == 0 && charge(STRIDE >> 3)) return false;
    swap(data + (low << shift), data + ((length - 1 - low) << shift), shift);
  }
  return true;
}

/** spec: sec-%typedarray%.prototype.reverse */
function reverse(fp: usize, argc: i32): u64 {
  const o = validTyped(self(fp), '%TypedArray%.prototype.reverse');
  return o && reverseElements(o, viewLength(o)) ? self(fp) : EXCEPTION;
}

/** A copy with the realm's own constructor; 0: threw. */
export function copyTyped(o: Ptr): Ptr {
  const length = viewLength(o);
  const copy = newTyped(viewType(o), <f64>length);
  return copy && moveBytes(viewData(copy), viewData(o), <u32>length << elementShift(viewType(o))) ? copy : 0;
}

/** spec: sec-%typedarray%.prototype.toreversed */
function toReversed(fp: usize, argc: i32): u64 {
  const o = validTyped(self(fp), '%TypedArray%.prototype.toReversed');
  const copy = o ? copyTyped(o) : 0;
  return copy && reverseElements(copy, viewLength(copy)) ? fromObject(copy) : EXCEPTION;
}

/** spec: sec-%typedarray%.prototype.with */
function withMethod(fp: usize, argc: i32): u64 {
  const o = validTyped(self(fp), '%TypedArray%.prototype.with');
  if (!o) return EXCEPTION;
  const type = viewType(o);
  const length = viewLength(o);
  const n = toIntegerOrInfinity(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  const index = n < 0 ? <f64>length + n : n;
  const v = toElement(arg(fp, argc, 1), type);
  if (isException(v)) return EXCEPTION;
  if (!(index >= 0 && index < 4294967295) || !hasTyped(o, <u32>index)) return throwRangeError('Invalid typed array index');
  const copy = newTyped(type, <f64>length);
  if (!copy) return EXCEPTION;
  const now = min(viewLength(o), length);
  if (!moveBytes(viewData(copy), viewData(o), <u32>now << elementShift(type))) return EXCEPTION;
  // what the conversions took away reads as undefined
  for (let i = now; i < length; i++) if (setTyped(copy, i, UNDEFINED) < 0) return EXCEPTION;
  if (index < <f64>length) typedSet(copy, <u32>index, v);
  return fromObject(copy);
}

/** spec: sec-%typedarray%.prototype.set */
function set(fp: usize, argc: i32): u64 {
  const name = '%TypedArray%.prototype.set';
  const o = receiver(fp, name);
  if (!o) return EXCEPTION;
  const offset = toIntegerOrInfinity(arg(fp, argc, 1));
  if (hasException()) return EXCEPTION;
  if (offset < 0) return throwRangeError('offset is out of bounds');
  const length = <f64>lengthAgain(o, name);
  if (length < 0) return EXCEPTION;
  const source = arg(fp, argc, 0);
  if (isObject(source) && load<u8>(payload(source)) == Kind.TypedArray) return setFromTyped(o, payload(source), offset, length, name);
  const from = toObject(source);
  if (isException(from)) return EXCEPTION;
  store<u64>(fp, from);
  pushRoot(fromObject(o));
  const ok = setFromList(o, payload(from), offset, length);
  popRoots(1);
  return ok ? UNDEFINED : EXCEPTION;
}

/** spec: sec-settypedarrayfromarraylike */
function setFromList(o: Ptr, from: Ptr, offset: f64, length: f64): bool {
  const count = lengthOf(from);
  if (count < 0) return false;
  if (count + offset > length) {
    throwRangeError('offset is out of bounds');
    return false;
  }
  for (let i: f64 = 0; i < count; i++) {
    if (charge(1)) return false;
    const v = getAt(from, i);
    if (isException(v)) return false;
    const index = <u32>(offset + i);
    if (!typedSet(o, index, v) && setTyped(o, index, v) < 0) return false;
  }
  return true;
}

/** spec: sec-settypedarrayfromtypedarray */
function setFromTyped(o: Ptr, source: Ptr, offset: f64, length: f64, name: string): Value {
  const count = lengthAgain(source, name);
  if (count < 0 || !sameContent(o, source)) return EXCEPTION;
  if (<f64>count + offset > length) return throwRangeError('offset is out of bounds');
  const type = viewType(o);
  const sourceType = viewType(source);
  let from = viewData(source);
  if (type != sourceType && viewBuffer(o) == viewBuffer(source)) {
    // elements of other sizes would run into each other
    const copy = copyTyped(source);
    if (!copy) return EXCEPTION;
    from = viewData(copy);
  }
  return copyElements(viewData(o) + (<u32>offset << elementShift(type)), type, from, sourceType, count) ? UNDEFINED : EXCEPTION;
}

/** spec: sec-%typedarray%.prototype.slice */
function slice(fp: usize, argc: i32): u64 {
  const name = '%TypedArray%.prototype.slice';
  const o = validTyped(self(fp), name);
  if (!o) return EXCEPTION;
  const length = <f64>viewLength(o);
  const start = relativeIndex(fp, argc, 0, length, 0);
  if (start != start) return EXCEPTION;
  const end = relativeIndex(fp, argc, 1, length, length);
  if (end != end) return EXCEPTION;
  const count = max<f64>(end - start, 0);
  const made = speciesCreate(o, count, name);
  if (isException(made) || count == 0) return made;
  const now = <f64>lengthAgain(o, name);
  if (now < 0) return EXCEPTION;
  const copied = min<f64>(end, now) - start;
  if (copied <= 0) return made;
  const target = payload(made);
  const type = viewType(o);
  const shift = elementShift(type);
  const from = viewData(o) + (<u32>start << shift);
  const to = viewData(target);
  const bytes = <u32>copied << shift;
  if (viewType(target) != type) {
    for (let i: u32 = 0; i < <u32>copied; i++) {
      if (charge(1)) return EXCEPTION;
      const v = typedGet(o, <u32>start + i);
      if (!typedSet(target, i, v)) return EXCEPTION;
    }
  } else if (to > from && to < from + bytes) {
    // spec: bytes go one by one upwards, even where they overwrite what is still to be read
    if (charge(bytes)) return EXCEPTION;
    for (let i: u32 = 0; i < bytes; i++) store<u8>(to + i, load<u8>(from + i));
  } else if (!moveBytes(to, from, bytes)) return EXCEPTION;
  return made;
}

/** spec: sec-%typedarray%.prototype.subarray */
function subarray(fp: usize, argc: i32): u64 {
  const name = '%TypedArray%.prototype.subarray';
  const o = receiver(fp, name);
  if (!o) return EXCEPTION;
  const length = <f64>max(viewLength(o), 0);
  const begin = relativeIndex(fp, argc, 0, length, 0);
  if (begin != begin) return EXCEPTION;
  const end = arg(fp, argc, 1);
  const follows = end == UNDEFINED && (load<u32>(o, View.Type) & ViewFlag.Tracking) != 0;
  const last = relativeIndex(fp, argc, 1, length, length);
  if (last != last) return EXCEPTION;
  const count = max<f64>(last - begin, 0);
  const type = viewType(o);
  const buffer = viewBuffer(o);
  const offset = <f64>load<u32>(o, View.Offset) + begin * <f64>(1 << elementShift(type));
  const c = typedSpecies(o);
  if (isException(c)) return EXCEPTION;
  const plain = c == intrinsicValue(Intrinsic.TypedConstructors + type) && !follows && !isDetached(buffer);
  if (plain && offset + count * <f64>(1 << elementShift(type)) <= <f64>bufferLength(buffer)) {
    const view = newView(intrinsic(Intrinsic.TypedPrototypes + type), Kind.TypedArray, type, buffer, <u32>offset, <u32>count, false);
    return view ? fromObject(view) : EXCEPTION;
  }
  const args = pushRoot(fromObject(buffer));
  pushRoot(fromNumber(offset));
  pushRoot(fromNumber(count));
  const made = createTypedWith(c, follows ? 2 : 3, args, name);
  popRoots(3);
  return isException(made) || sameContent(o, payload(made)) ? made : EXCEPTION;
}

export function initTypedMethods(prototype: Ptr): void {
  getter(prototype, literalAtom('buffer'), 'get buffer', bufferGetter);
  getter(prototype, literalAtom('byteLength'), 'get byteLength', byteLength);
  getter(prototype, literalAtom('byteOffset'), 'get byteOffset', byteOffset);
  getter(prototype, atom(Atom.length), 'get length', lengthGetter);
  getOwnProperty(prototype, atom(Atom.length));
  setIntrinsic(Intrinsic.TypedArrayLength, load<u64>(ObjectCell.FoundValue));
  getter(prototype, wellKnown(Intrinsic.SymbolToStringTag), 'get [Symbol.toStringTag]', tagGetter);
  method(prototype, 'entries', 0, entries);
  method(prototype, 'keys', 0, keys);
  method(prototype, 'values', 0, values);
  const all = peekProperty(prototype, literalAtom('values'));
  setIntrinsic(Intrinsic.TypedArrayValues, all);
  defineOwn(prototype, wellKnown(Intrinsic.SymbolIterator), all, Attr.Hidden);
  method(prototype, 'at', 1, at);
  method(prototype, 'fill', 1, fill);
  method(prototype, 'copyWithin', 2, copyWithin);
  method(prototype, 'includes', 1, includes);
  method(prototype, 'indexOf', 1, indexOf);
  method(prototype, 'lastIndexOf', 1, lastIndexOf);
  method(prototype, 'join', 1, join);
  method(prototype, 'reverse', 0, reverse);
  method(prototype, 'toReversed', 0, toReversed);
  method(prototype, 'with', 2, withMethod);
  method(prototype, 'set', 1, set);
  method(prototype, 'slice', 2, slice);
  method(prototype, 'subarray', 2, subarray);
  const text = peekProperty(intrinsic(Intrinsic.ArrayPrototype), atom(Atom.toString));
  defineOwn(prototype, atom(Atom.toString), text, Attr.Hidden);
}
