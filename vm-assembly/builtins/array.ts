// Array: what needs no callback. The rest is lib/array.ts. spec: sec-array-objects
//
// Every method has a direct path for dense arrays (no holes that matter, no accessors) and the generic one of the specification.

import { Arr, Attr, Elem, Header, Obj, ObjectFlag } from '../abi/layout.ts';
import {
  EXCEPTION, HOLE, Ptr, UNDEFINED, Value, fromBool, fromInt, fromNumber, fromObject, isException, isNullish, isNumber,
  isObject, payload, toDouble,
} from '../value/value.ts';
import { hasException, toIntegerOrInfinity, toObject, toStringValue, truthySlow } from '../value/convert.ts';
import { sameValueZero, strictEquals } from '../value/equality.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { atomFromUtf16, charOfLatin1 } from '../string/string.ts';
import { arrayShape, arrayShapeFor, newArray, newArrayWith, newObjectWithProto, resetArrayShape } from '../object/object.ts';
import { arrayPush, ensureElements, isDenseArray } from '../object/elements.ts';
import { createDataProperty, defineOwn, getValue, peekProperty } from '../object/properties.ts';
import { isArrayValue } from '../object/proxy.ts';
import { construct, isCallable, isConstructor, call0 } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { Intrinsic, intrinsic, intrinsicValue, setIntrinsic, wellKnown } from './intrinsics.ts';
import { arg, constructor, getter, method, prototypeOfNew, self } from './native.ts';
import { throwRangeError, throwTypeError } from './errors.ts';
import { createAt, deleteAt, getAt, hasAt, lengthOf, relativeIndex, setAt, setLengthOf } from './array-like.ts';
import { objectToString } from './object-prototype.ts';
import { joinElements } from './array-join.ts';

const MAX_SAFE: f64 = 9007199254740991;

// @ts-ignore: decorator
@inline function valuesOf(a: Ptr): usize { return <usize>load<u32>(a, Obj.Elements) + Elem.Values; }
// @ts-ignore: decorator
@inline function lengthField(a: Ptr): u32 { return load<u32>(a, Arr.Length); }

/** Are all of the array's elements in its storage, so that they can be moved as bytes? */
function isPacked(v: Value): bool {
  return isDenseArray(v) && lengthField(payload(v)) <= load<u32>(load<u32>(payload(v), Obj.Elements), Elem.Capacity);
}

/** May elements be added and removed at will? */
function isGrowable(v: Value): bool {
  return isPacked(v) && !(load<u8>(payload(v), Header.Flags) & ObjectFlag.NonExtensible) && !(load<u32>(payload(v), Arr.Flags) & 1);
}

// @ts-ignore: decorator
@inline function orUndefined(v: Value): Value { return v == HOLE ? UNDEFINED : v; }

/** A packed array of `count` values copied from `from`; holes stay. */
function arrayFrom(from: usize, count: u32): Value {
  const a = newArray(count, count);
  if (!a || charge(count >> 1)) return EXCEPTION;
  if (count) memory.copy(valuesOf(a), from, <usize>count << 3);
  return fromObject(a);
}

/** spec: sec-array */
function constructArray(fp: usize, argc: i32): u64 {
  const usual = intrinsic(Intrinsic.ArrayPrototype);
  const prototype = prototypeOfNew(fp, usual);
  if (!prototype) return EXCEPTION;
  const shape = prototype == usual ? arrayShape() : arrayShapeFor(prototype);
  if (!shape) return EXCEPTION;
  if (argc == 1 && isNumber(arg(fp, argc, 0))) {
    const n = toDouble(arg(fp, argc, 0));
    if (<f64>(<u32>n) != n) return throwRangeError('Invalid array length');
    // Room at once for what is likely to be filled; a huge length alone costs nothing.
    const a = newArrayWith(shape, <u32>n, n <= 65536 ? <u32>n : 0);
    return a && !charge(<u32>min<f64>(n, 65536) >> 3) ? fromObject(a) : EXCEPTION;
  }
  const a = newArrayWith(shape, argc, argc);
  if (!a) return EXCEPTION;
  if (argc) memory.copy(valuesOf(a), fp + 8, <usize>argc << 3);
  return fromObject(a);
}

function isArrayMethod(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  const is = isArrayValue(v);
  return is < 0 ? EXCEPTION : fromBool(is != 0);
}

/** spec: sec-array.of */
function ofMethod(fp: usize, argc: i32): u64 {
  const c = self(fp);
  if (c == intrinsicValue(Intrinsic.Array) || !isConstructor(c)) return arrayFrom(fp + 8, argc);
  const length = fromInt(argc);
  const slot = pushRoot(length);
  const made = construct(c, c, 1, slot);
  popRoots(1);
  if (isException(made)) return EXCEPTION;
  pushRoot(made);
  let ok = true;
  for (let i = 0; i < argc && ok; i++) ok = createAt(payload(made), <f64>i, arg(fp, argc, i));
  ok = ok && setLengthOf(payload(made), <f64>argc);
  popRoots(1);
  return ok ? made : EXCEPTION;
}

function speciesGetter(fp: usize, argc: i32): u64 {
  return self(fp);
}

/** spec: sec-array.prototype.at */
function at(fp: usize, argc: i32): u64 {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  const n = toIntegerOrInfinity(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  const index = n < 0 ? length + n : n;
  return index < 0 || index >= length ? UNDEFINED : getAt(payload(o), index);
}

/** spec: sec-array.prototype.push */
function push(fp: usize, argc: i32): u64 {
  const receiver = self(fp);
  if (isGrowable(receiver)) {
    const a = payload(receiver);
    for (let i = 0; i < argc; i++) {
      if (arrayPush(a, load<u64>(fp + (<usize>i << 3), 8)) < 0) return EXCEPTION;
    }
    return fromNumber(<f64>lengthField(a));
  }
  const o = toObject(receiver);
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  if (length + <f64>argc > MAX_SAFE) return throwTypeError('Pushing elements past 2**53-1 is not allowed');
  for (let i = 0; i < argc; i++) if (!setAt(payload(o), length + <f64>i, arg(fp, argc, i))) return EXCEPTION;
  return setLengthOf(payload(o), length + <f64>argc) ? fromNumber(length + <f64>argc) : EXCEPTION;
}

/** spec: sec-array.prototype.pop */
function pop(fp: usize, argc: i32): u64 {
  const receiver = self(fp);
  if (isGrowable(receiver)) {
    const a = payload(receiver);
    const length = lengthField(a);
    if (!length) return UNDEFINED;
    const slot = valuesOf(a) + (<usize>(length - 1) << 3);
    const v = load<u64>(slot);
    store<u64>(slot, HOLE);
    store<u32>(a, length - 1, Arr.Length);
    return orUndefined(v);
  }
  const o = toObject(receiver);
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  if (length == 0) return setLengthOf(payload(o), 0) ? UNDEFINED : EXCEPTION;
  const v = getAt(payload(o), length - 1);
  if (isException(v)) return EXCEPTION;
  pushRoot(v);
  const ok = deleteAt(payload(o), length - 1) && setLengthOf(payload(o), length - 1);
  popRoots(1);
  return ok ? v : EXCEPTION;
}

/** spec: sec-array.prototype.shift */
function shift(fp: usize, argc: i32): u64 {
  const receiver = self(fp);
  if (isGrowable(receiver)) {
    const a = payload(receiver);
    const length = lengthField(a);
    if (!length) return UNDEFINED;
    const values = valuesOf(a);
    const v = load<u64>(values);
    if (charge(length >> 4)) return EXCEPTION;
    memory.copy(values, values + 8, <usize>(length - 1) << 3);
    store<u64>(values + (<usize>(length - 1) << 3), HOLE);
    store<u32>(a, length - 1, Arr.Length);
    return orUndefined(v);
  }
  const o = toObject(receiver);
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  if (length == 0) return setLengthOf(payload(o), 0) ? UNDEFINED : EXCEPTION;
  const first = getAt(payload(o), 0);
  if (isException(first)) return EXCEPTION;
  pushRoot(first);
  const ok = move(payload(o), 1, 0, length - 1, false) && deleteAt(payload(o), length - 1) && setLengthOf(payload(o), length - 1);
  popRoots(1);
  return ok ? first : EXCEPTION;
}

/** Moves `count` elements from one index to another, holes included, the last one first if `backward`. False: threw. */
function move(o: Ptr, from: f64, to: f64, count: f64, backward: bool): bool {
  for (let k: f64 = 0; k < count; k++) {
    const i = backward ? count - 1 - k : k;
    if (charge(1)) return false;
    const has = hasAt(o, from + i);
    if (has < 0) return false;
    if (has) {
      const v = getAt(o, from + i);
      if (isException(v) || !setAt(o, to + i, v)) return false;
    } else if (!deleteAt(o, to + i)) return false;
  }
  return true;
}

/** spec: sec-array.prototype.unshift */
function unshift(fp: usize, argc: i32): u64 {
  const receiver = self(fp);
  if (isGrowable(receiver) && lengthField(payload(receiver)) + <u32>argc < 67108864) {
    const a = payload(receiver);
    const length = lengthField(a);
    if (ensureElements(a, length + argc) < 0 || charge(length >> 4)) return EXCEPTION;
    const values = valuesOf(a);
    memory.copy(values + (<usize>argc << 3), values, <usize>length << 3);
    memory.copy(values, fp + 8, <usize>argc << 3);
    store<u32>(a, length + argc, Arr.Length);
    return fromNumber(<f64>(length + argc));
  }
  const o = toObject(receiver);
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  if (argc) {
    if (length + <f64>argc > MAX_SAFE) return throwTypeError('Invalid array length');
    if (!move(payload(o), 0, <f64>argc, length, true)) return EXCEPTION;
    for (let i = 0; i < argc; i++) if (!setAt(payload(o), <f64>i, arg(fp, argc, i))) return EXCEPTION;
  }
  return setLengthOf(payload(o), length + <f64>argc) ? fromNumber(length + <f64>argc) : EXCEPTION;
}

/** ArraySpeciesCreate for natives: `plain` arrays of the realm skip the lookup's work. spec: sec-arrayspeciescreate */
function speciesCreate(original: Value, length: f64): Value {
  let c: Value = UNDEFINED;
  const isArray = isArrayValue(original);
  if (isArray < 0) return EXCEPTION;
  if (isArray) {
    c = getValue(original, atom(Atom.constructor_));
    if (isException(c)) return EXCEPTION;
    if (c == intrinsicValue(Intrinsic.Array)) c = UNDEFINED;
    else if (isObject(c)) {
      c = getValue(c, wellKnown(Intrinsic.SymbolSpecies));
      if (isException(c)) return EXCEPTION;
      if (isNullish(c)) c = UNDEFINED;
    }
  }
  if (c == UNDEFINED) {
    if (length > 4294967295) return throwRangeError('Invalid array length');
    const a = newArray(<u32>length, 0);
    return a ? fromObject(a) : EXCEPTION;
  }
  if (!isConstructor(c)) return throwTypeError('object.constructor[Symbol.species] is not a constructor');
  const slot = pushRoot(fromNumber(length));
  const made = construct(c, c, 1, slot);
  popRoots(1);
  return made;
}

/** Would ArraySpeciesCreate make a plain array of this one? Then copies may be made directly. Runs no guest code: `v` stays as it is. */
function copiesPlainly(v: Value): bool {
  return isPacked(v) && peekProperty(payload(v), atom(Atom.constructor_)) == intrinsicValue(Intrinsic.Array);
}

/** spec: sec-array.prototype.slice */
function slice(fp: usize, argc: i32): u64 {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  const from = relativeIndex(fp, argc, 0, length, 0);
  if (from != from) return EXCEPTION;
  const to = relativeIndex(fp, argc, 1, length, length);
  if (to != to) return EXCEPTION;
  const count = max<f64>(to - from, 0);
  if (copiesPlainly(o) && <f64>lengthField(payload(o)) == length) return arrayFrom(valuesOf(payload(o)) + (<usize>from << 3), <u32>count);
  const made = speciesCreate(o, count);
  if (isException(made)) return EXCEPTION;
  pushRoot(made);
  let n: f64 = 0;
  let ok = true;
  for (let k = from; k < to && ok; k++, n++) {
    if (charge(1)) ok = false;
    const has = ok ? hasAt(payload(o), k) : -1;
    if (has < 0) ok = false;
    else if (has) {
      const v = getAt(payload(o), k);
      ok = !isException(v) && createAt(payload(made), n, v);
    }
  }
  ok = ok && setLengthOf(payload(made), n);
  popRoots(1);
  return ok ? made : EXCEPTION;
}

/** spec: sec-array.prototype.splice */
function splice(fp: usize, argc: i32): u64 {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  const start = relativeIndex(fp, argc, 0, length, 0);
  if (start != start) return EXCEPTION;
  let removed: f64 = 0;
  if (argc == 1) removed = length - start;
  else if (argc > 1) {
    const n = toIntegerOrInfinity(arg(fp, argc, 1));
    if (hasException()) return EXCEPTION;
    removed = min<f64>(max<f64>(n, 0), length - start);
  }
  const items = max<i32>(argc - 2, 0);
  if (length + <f64>items - removed > MAX_SAFE) return throwTypeError('Invalid array length');
  const after = length - removed + <f64>items;
  if (isGrowable(o) && copiesPlainly(o) && <f64>lengthField(payload(o)) == length && after < 67108864) {
    const a = payload(o);
    const result = arrayFrom(valuesOf(a) + (<usize>start << 3), <u32>removed);
    if (isException(result)) return EXCEPTION;
    if (ensureElements(a, <u32>after) < 0 || charge(<u32>(length - start) >> 4)) return EXCEPTION;
    const hole = valuesOf(a) + (<usize>start << 3);
    memory.copy(hole + (<usize>items << 3), hole + (<usize>removed << 3), <usize>(length - start - removed) << 3);
    memory.copy(hole, fp + 24, <usize>items << 3);
    for (let i = after; i < length; i++) store<u64>(valuesOf(a) + (<usize>i << 3), HOLE);
    store<u32>(a, <u32>after, Arr.Length);
    return result;
  }
  const made = speciesCreate(o, removed);
  if (isException(made)) return EXCEPTION;
  pushRoot(made);
  const ok = spliceGeneric(fp, payload(o), payload(made), length, start, removed, items);
  popRoots(1);
  return ok ? made : EXCEPTION;
}

function spliceGeneric(fp: usize, o: Ptr, made: Ptr, length: f64, start: f64, removed: f64, items: i32): bool {
  for (let k: f64 = 0; k < removed; k++) {
    if (charge(1)) return false;
    const has = hasAt(o, start + k);
    if (has < 0) return false;
    if (!has) continue;
    const v = getAt(o, start + k);
    if (isException(v) || !createAt(made, k, v)) return false;
  }
  if (!setLengthOf(made, removed)) return false;
  const count = <f64>items;
  if (count != removed && !move(o, start + removed, start + count, length - start - removed, count > removed)) return false;
  for (let k = length; k > length - removed + count; k--) if (!deleteAt(o, k - 1)) return false;
  for (let i = 0; i < items; i++) if (!setAt(o, start + <f64>i, load<u64>(fp + 24 + (<usize>i << 3)))) return false;
  return setLengthOf(o, length - removed + count);
}

/** spec: sec-isconcatspreadable: 1, 0, -1 threw. */
function isSpreadable(v: Value): i32 {
  if (!isObject(v)) return 0;
  const flag = getValue(v, wellKnown(Intrinsic.SymbolIsConcatSpreadable));
  if (isException(flag)) return -1;
  if (flag != UNDEFINED) return i32(truthySlow(flag));
  return isArrayValue(v);
}

/** spec: sec-array.prototype.concat */
function concat(fp: usize, argc: i32): u64 {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const made = speciesCreate(o, 0);
  if (isException(made)) return EXCEPTION;
  pushRoot(made);
  let n: f64 = 0;
  let ok = true;
  for (let i = 0; i <= argc && ok; i++) {
    const item = load<u64>(fp + (<usize>i << 3));
    const spread = isSpreadable(item);
    if (spread < 0) ok = false;
    else if (!spread) {
      ok = createAt(payload(made), n++, item);
    } else {
      const length = lengthOf(payload(item));
      if (length < 0) ok = false;
      else if (n + length > MAX_SAFE) ok = !isException(throwTypeError('Invalid array length'));
      else {
        ok = append(made, n, item, length);
        n += length;
      }
    }
  }
  ok = ok && setLengthOf(payload(made), n);
  popRoots(1);
  return ok ? made : EXCEPTION;
}

/** made[n…] = item[0…length]. False: threw. */
function append(made: Value, n: f64, item: Value, length: f64): bool {
  if (isGrowable(made) && isPacked(item) && n == <f64>lengthField(payload(made)) && n + length < 67108864) {
    const a = payload(made);
    if (ensureElements(a, <u32>(n + length)) < 0 || charge(<u32>length >> 1)) return false;
    memory.copy(valuesOf(a) + (<usize>n << 3), valuesOf(payload(item)), <usize>length << 3);
    store<u32>(a, <u32>(n + length), Arr.Length);
    return true;
  }
  for (let k: f64 = 0; k < length; k++) {
    if (charge(1)) return false;
    const has = hasAt(payload(item), k);
    if (has < 0) return false;
    if (!has) continue;
    const v = getAt(payload(item), k);
    if (isException(v) || !createAt(payload(made), n + k, v)) return false;
  }
  return true;
}

/** spec: sec-array.prototype.join */
function join(fp: usize, argc: i32): u64 {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  const separator = arg(fp, argc, 0);
  let text = charOfLatin1(44);
  if (separator != UNDEFINED) {
    const s = toStringValue(separator);
    if (isException(s)) return EXCEPTION;
    text = payload(s);
  }
  return joinElements(payload(o), length, text);
}

/** spec: sec-array.prototype.tostring */
function toStringMethod(fp: usize, argc: i32): u64 {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  const f = getValue(o, atom(Atom.join));
  if (isException(f)) return EXCEPTION;
  if (isCallable(f)) return call0(f, o);
  return objectToString(o);
}

/** spec: sec-array.prototype.reverse */
function reverse(fp: usize, argc: i32): u64 {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  if (isPacked(o)) {
    const a = payload(o);
    const length = lengthField(a);
    if (charge(length >> 2)) return EXCEPTION;
    let low = valuesOf(a);
    let high = low + (<usize>length << 3);
    while (low + 8 < high) {
      high -= 8;
      const v = load<u64>(low);
      store<u64>(low, load<u64>(high));
      store<u64>(high, v);
      low += 8;
    }
    return o;
  }
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  for (let lower: f64 = 0; lower < floor(length / 2); lower++) if (!swap(payload(o), lower, length - 1 - lower)) return EXCEPTION;
  return o;
}

function swap(o: Ptr, i: f64, j: f64): bool {
  if (charge(1)) return false;
  const hasLow = hasAt(o, i);
  if (hasLow < 0) return false;
  const low = hasLow ? getAt(o, i) : UNDEFINED;
  if (isException(low)) return false;
  pushRoot(low);
  const hasHigh = hasAt(o, j);
  const high = hasHigh > 0 ? getAt(o, j) : UNDEFINED;
  let ok = hasHigh >= 0 && !isException(high);
  if (ok) {
    pushRoot(high);
    if (hasHigh) ok = setAt(o, i, high);
    else if (hasLow) ok = deleteAt(o, i);
    if (ok) {
      if (hasLow) ok = setAt(o, j, low);
      else if (hasHigh) ok = deleteAt(o, j);
    }
    popRoots(1);
  }
  popRoots(1);
  return ok;
}

/** indexOf, lastIndexOf and includes. Kinds: 0, 1, 2. */
function search(fp: usize, argc: i32, kind: i32): Value {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const absent = kind == 2 ? fromBool(false) : fromInt(-1);
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  if (length == 0) return absent;
  const wanted = arg(fp, argc, 0);
  let k: f64;
  if (kind == 1) {
    k = length - 1;
    if (argc > 1) {
      const n = toIntegerOrInfinity(arg(fp, argc, 1));
      if (hasException()) return EXCEPTION;
      k = n >= 0 ? min<f64>(n, length - 1) : length + n;
    }
  } else {
    k = relativeIndex(fp, argc, 1, length, 0);
    if (k != k) return EXCEPTION;
  }
  const direct = isPacked(o);
  const step: f64 = kind == 1 ? -1 : 1;
  for (; k >= 0 && k < length; k += step) {
    let v: Value;
    if (direct) {
      if (k >= <f64>lengthField(payload(o))) {
        if (kind == 1) continue;
        break;
      }
      v = load<u64>(valuesOf(payload(o)) + (<usize>k << 3));
      if (v == HOLE) {
        if (kind != 2) continue;
        v = UNDEFINED;
      }
      if ((<u32>k & 1023) == 0 && charge(64)) return EXCEPTION;
    } else {
      if (charge(1)) return EXCEPTION;
      if (kind != 2) {
        const has = hasAt(payload(o), k);
        if (has < 0) return EXCEPTION;
        if (!has) continue;
      }
      v = getAt(payload(o), k);
      if (isException(v)) return EXCEPTION;
    }
    if (v == wanted ? !isNumber(v) || v != 0x7ff8000000000000 || kind == 2 : kind == 2 ? sameValueZero(v, wanted) : strictEquals(v, wanted)) {
      return kind == 2 ? fromBool(true) : fromNumber(k);
    }
  }
  // includes() sees undefined in what a shortened array no longer has.
  return kind == 2 && direct && k < length && wanted == UNDEFINED ? fromBool(true) : absent;
}

function indexOf(fp: usize, argc: i32): u64 { return search(fp, argc, 0); }
function lastIndexOf(fp: usize, argc: i32): u64 { return search(fp, argc, 1); }
function includes(fp: usize, argc: i32): u64 { return search(fp, argc, 2); }

/** spec: sec-array.prototype.fill */
function fill(fp: usize, argc: i32): u64 {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  const from = relativeIndex(fp, argc, 1, length, 0);
  if (from != from) return EXCEPTION;
  const to = relativeIndex(fp, argc, 2, length, length);
  if (to != to) return EXCEPTION;
  const v = arg(fp, argc, 0);
  if (isDenseArray(o) && !(load<u8>(payload(o), Header.Flags) & ObjectFlag.NonExtensible) && <f64>lengthField(payload(o)) == length && to < 67108864) {
    const a = payload(o);
    if (ensureElements(a, <u32>to) < 0 || charge(<u32>max<f64>(to - from, 0) >> 1)) return EXCEPTION;
    if (<f64>load<u32>(load<u32>(a, Obj.Elements), Elem.Capacity) >= to) {
      for (let at = valuesOf(a) + (<usize>from << 3), end = valuesOf(a) + (<usize>to << 3); at < end; at += 8) store<u64>(at, v);
      return o;
    }
  }
  for (let k = from; k < to; k++) if (charge(1) || !setAt(payload(o), k, v)) return EXCEPTION;
  return o;
}

/** spec: sec-array.prototype.copywithin */
function copyWithin(fp: usize, argc: i32): u64 {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  const to = relativeIndex(fp, argc, 0, length, 0);
  if (to != to) return EXCEPTION;
  const from = relativeIndex(fp, argc, 1, length, 0);
  if (from != from) return EXCEPTION;
  const end = relativeIndex(fp, argc, 2, length, length);
  if (end != end) return EXCEPTION;
  const count = min<f64>(end - from, length - to);
  return count <= 0 || move(payload(o), from, to, count, from < to && to < from + count) ? o : EXCEPTION;
}

/** The receiver as an object, which takes its place in the frame, and its length; -1: threw. */
function receiverLength(fp: usize): f64 {
  const o = toObject(self(fp));
  if (isException(o)) return -1;
  store<u64>(fp, o);
  return lengthOf(payload(o));
}

/** An empty array with room for what a copy of `length` elements needs; 0 threw, as for the length -1. spec: sec-arraycreate */
function newList(length: f64): Ptr {
  if (length < 0) return 0;
  if (length <= 4294967295) return newArray(0, <u32>min<f64>(length, 65536));
  throwRangeError('Invalid array length');
  return 0;
}

/** Pushes o[k], a hole as undefined; false threw. */
function copyAt(a: Ptr, o: Ptr, k: f64): bool {
  const v = charge(1) ? EXCEPTION : getAt(o, k);
  return !isException(v) && arrayPush(a, v) >= 0;
}

/** spec: sec-array.prototype.toreversed */
function toReversed(fp: usize, argc: i32): u64 {
  const length = receiverLength(fp);
  const a = newList(length);
  if (!a) return EXCEPTION;
  pushRoot(fromObject(a));
  const o = payload(self(fp));
  let ok = true;
  for (let k = length - 1; k >= 0 && ok; k--) ok = copyAt(a, o, k);
  popRoots(1);
  return ok ? fromObject(a) : EXCEPTION;
}

/** spec: sec-array.prototype.tospliced */
function toSpliced(fp: usize, argc: i32): u64 {
  const length = receiverLength(fp);
  if (length < 0) return EXCEPTION;
  const start = relativeIndex(fp, argc, 0, length, 0);
  if (start != start) return EXCEPTION;
  let skip: f64 = argc == 0 ? 0 : length - start;
  if (argc > 1) {
    skip = toIntegerOrInfinity(arg(fp, argc, 1));
    if (hasException()) return EXCEPTION;
    skip = min<f64>(max<f64>(skip, 0), length - start);
  }
  const added = argc > 2 ? argc - 2 : 0;
  if (length - skip + <f64>added > MAX_SAFE) return throwTypeError('Invalid array length');
  const a = newList(length - skip + <f64>added);
  if (!a) return EXCEPTION;
  pushRoot(fromObject(a));
  const o = payload(self(fp));
  let ok = true;
  for (let k: f64 = 0; k < start && ok; k++) ok = copyAt(a, o, k);
  for (let i = 0; i < added && ok; i++) ok = arrayPush(a, arg(fp, argc, i + 2)) >= 0;
  for (let k = start + skip; k < length && ok; k++) ok = copyAt(a, o, k);
  popRoots(1);
  return ok ? fromObject(a) : EXCEPTION;
}

/** spec: sec-array.prototype.with */
function withMethod(fp: usize, argc: i32): u64 {
  const length = receiverLength(fp);
  if (length < 0) return EXCEPTION;
  const n = toIntegerOrInfinity(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  const index = n < 0 ? length + n : n;
  if (index < 0 || index >= length) return throwRangeError('Invalid array index');
  const a = newList(length);
  if (!a) return EXCEPTION;
  pushRoot(fromObject(a));
  const o = payload(self(fp));
  let ok = true;
  // the element that is replaced is not read
  for (let k: f64 = 0; k < length && ok; k++) ok = k == index ? arrayPush(a, arg(fp, argc, 1)) >= 0 : copyAt(a, o, k);
  popRoots(1);
  return ok ? fromObject(a) : EXCEPTION;
}

/** Depth-first copy of nested arrays to `at` and on: where it ends, or -1: threw. spec: sec-flattenintoarray, without a mapper */
function flatten(target: Ptr, at: f64, source: Ptr, length: f64, depth: f64, nesting: u32): f64 {
  if (nesting > 1000) {
    throwRangeError('Maximum call stack size exceeded');
    return -1;
  }
  for (let k: f64 = 0; k < length; k++) {
    if (charge(1)) return -1;
    const has = hasAt(source, k);
    if (has < 0) return -1;
    if (!has) continue;
    const v = getAt(source, k);
    if (isException(v)) return -1;
    const nested = depth > 0 ? isArrayValue(v) : 0;
    if (nested < 0) return -1;
    if (nested) {
      pushRoot(v);
      const inner = lengthOf(payload(v));
      at = inner < 0 ? -1 : flatten(target, at, payload(v), inner, depth - 1, nesting + 1);
      popRoots(1);
      if (at < 0) return -1;
    } else if (!createAt(target, at++, v)) return -1;
  }
  return at;
}

/** spec: sec-array.prototype.flat */
function flat(fp: usize, argc: i32): u64 {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const length = lengthOf(payload(o));
  if (length < 0) return EXCEPTION;
  let depth: f64 = 1;
  if (arg(fp, argc, 0) != UNDEFINED) {
    depth = toIntegerOrInfinity(arg(fp, argc, 0));
    if (hasException()) return EXCEPTION;
  }
  const made = speciesCreate(o, 0);
  if (isException(made)) return EXCEPTION;
  pushRoot(made);
  const end = flatten(payload(made), 0, payload(o), length, depth, 0);
  popRoots(1);
  return end < 0 ? EXCEPTION : made;
}

export function initArray(global: Ptr): void {
  const prototype = newArrayWith(arrayShapeFor(intrinsic(Intrinsic.ObjectPrototype)), 0, 0);
  setIntrinsic(Intrinsic.ArrayPrototype, fromObject(prototype));
  resetArrayShape();
  const array = constructor(global, 'Array', 1, constructArray, prototype);
  setIntrinsic(Intrinsic.Array, fromObject(array));
  method(array, 'isArray', 1, isArrayMethod);
  method(array, 'of', 0, ofMethod);
  getter(array, wellKnown(Intrinsic.SymbolSpecies), 'get [Symbol.species]', speciesGetter);
  method(prototype, 'at', 1, at);
  method(prototype, 'concat', 1, concat);
  method(prototype, 'copyWithin', 2, copyWithin);
  method(prototype, 'fill', 1, fill);
  method(prototype, 'flat', 0, flat);
  method(prototype, 'includes', 1, includes);
  method(prototype, 'indexOf', 1, indexOf);
  method(prototype, 'join', 1, join);
  method(prototype, 'lastIndexOf', 1, lastIndexOf);
  method(prototype, 'pop', 0, pop);
  method(prototype, 'push', 1, push);
  method(prototype, 'reverse', 0, reverse);
  method(prototype, 'shift', 0, shift);
  method(prototype, 'slice', 2, slice);
  method(prototype, 'splice', 2, splice);
  method(prototype, 'toReversed', 0, toReversed);
  method(prototype, 'toSpliced', 2, toSpliced);
  method(prototype, 'toString', 0, toStringMethod);
  method(prototype, 'unshift', 1, unshift);
  method(prototype, 'with', 2, withMethod);
  const hidden = newObjectWithProto(0);
  const names = 'at,copyWithin,entries,fill,find,findIndex,findLast,findLastIndex,flat,flatMap,includes,keys,toReversed,toSorted,toSpliced,values,';
  for (let start = 0, end = 0; end < names.length; end++) {
    if (names.charCodeAt(end) != 44) continue;
    createDataProperty(hidden, atomFromUtf16(changetype<usize>(names) + (<usize>start << 1), end - start), fromBool(true));
    start = end + 1;
  }
  defineOwn(prototype, wellKnown(Intrinsic.SymbolUnscopables), fromObject(hidden), Attr.Configurable);
}
