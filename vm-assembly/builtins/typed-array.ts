// The constructors of typed arrays. spec: sec-typedarray-constructors

import { Arr, BufferFlag, ElementType, Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromInt, fromNumber, fromObject, isException, isNullish, isNumber, isObject, payload,
} from '../value/value.ts';
import { isCallable } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { iteratesDirectly } from '../interp/iteration.ts';
import { elementsOf, isDenseArray } from '../object/elements.ts';
import { newObjectWithProto, setProto } from '../object/object.ts';
import { getValue } from '../object/properties.ts';
import {
  elementShift, isBigType, readElement, setTyped, typedSet, viewData, viewLength, viewType, writeElement,
} from '../object/typed-array.ts';
import { numberToString } from '../string/string.ts';
import { getAt, lengthOf } from './array-like.ts';
import { bufferFlags, bufferLength, isDetached, moveBytes, throwDetached } from './array-buffer.ts';
import { literal, throwErrorWith, throwErrorWith2, throwTypeError } from './errors.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { openIteratorWith, restOf } from './iterate.ts';
import { Native, arg, constant, constructor, getter, newTarget, prototypeOfNew, self } from './native.ts';
import { toIndex } from './species.ts';
import { allocateTyped, newView, throwInvalidLength, typeName } from './typed-create.ts';
import { initTypedMethods } from './typed-methods.ts';

/** spec: sec-%typedarray% */
function abstractConstructor(fp: usize, argc: i32): u64 {
  return throwTypeError('Abstract class TypedArray not directly constructable');
}

/** spec: sec-typedarray */
function constructTyped(fp: usize, argc: i32, type: u32): u64 {
  if (!newTarget(fp)) return throwErrorWith(ErrorKind.TypeError, "Constructor % requires 'new'", literal(typeName(type)));
  const usual = intrinsic(Intrinsic.TypedPrototypes + type);
  const first = arg(fp, argc, 0);
  if (!isObject(first)) {
    const length = toIndex(first, 'Invalid typed array length: %');
    if (length < 0) return EXCEPTION;
    const prototype = prototypeOfNew(fp, usual);
    const o = prototype ? allocateTyped(prototype, type, length) : 0;
    return o ? fromObject(o) : EXCEPTION;
  }
  const prototype = prototypeOfNew(fp, usual);
  if (!prototype) return EXCEPTION;
  // `this` is free in a constructor: it keeps the prototype, then the new object.
  store<u64>(fp, fromObject(prototype));
  switch (<i32>load<u8>(payload(first))) {
    case Kind.TypedArray: return fromTyped(prototype, type, payload(first));
    case Kind.ArrayBuffer: return onBuffer(fp, argc, prototype, type, payload(first));
    default: return fromObjectValue(fp, prototype, type, first);
  }
}

/** spec: sec-initializetypedarrayfromtypedarray */
function fromTyped(prototype: Ptr, type: u32, source: Ptr): Value {
  const length = viewLength(source);
  if (length < 0) return throwDetached('Construct');
  if (isBigType(type) != isBigType(viewType(source))) return throwTypeError('Cannot mix BigInt and other types, use explicit conversions');
  const o = allocateTyped(prototype, type, <f64>length);
  return o && copyElements(viewData(o), type, viewData(source), viewType(source), <u32>length) ? fromObject(o) : EXCEPTION;
}

/** Copies elements from one type to another, upwards; false: terminated. */
export function copyElements(to: usize, type: u32, from: usize, source: u32, length: u32): bool {
  if (type == source || isBigType(type) || (elementShift(type) == 0 && elementShift(source) == 0 && type != ElementType.Uint8Clamped)) {
    return moveBytes(to, from, length << elementShift(type));
  }
  const shift = elementShift(type);
  const sourceShift = elementShift(source);
  for (let i: u32 = 0; i < length; i++) {
    if ((i & 1023) == 0 && charge(min(length - i, 1024) >> 1)) return false;
    writeElement(to + (i << shift), type, readElement(from + (i << sourceShift), source));
  }
  return true;
}

/** spec: sec-initializetypedarrayfromarraybuffer */
function onBuffer(fp: usize, argc: i32, prototype: Ptr, type: u32, buffer: Ptr): Value {
  const shift = elementShift(type);
  const size = <f64>(1 << shift);
  const offset = toIndex(arg(fp, argc, 1), 'Start offset % is outside the bounds of the buffer');
  if (offset < 0) return EXCEPTION;
  if (offset % size != 0) return throwMultiple('start offset of % should be a multiple of %', type);
  const wanted = arg(fp, argc, 2);
  const length = wanted == UNDEFINED ? 0 : toIndex(wanted, 'Invalid typed array length: %');
  if (length < 0) return EXCEPTION;
  if (isDetached(buffer)) return throwDetached('Construct');
  const have = <f64>bufferLength(buffer);
  let count = length;
  let tracking = false;
  if (wanted == UNDEFINED) {
    if (bufferFlags(buffer) & BufferFlag.Resizable) {
      tracking = true;
    } else {
      if (have % size != 0) return throwMultiple('byte length of % should be a multiple of %', type);
      count = (have - offset) / size;
    }
    if (offset > have) return throwOutside(offset);
  } else if (offset + length * size > have) {
    return throwInvalidLength(length);
  }
  const o = newView(prototype, Kind.TypedArray, type, buffer, <u32>offset, <u32>count, tracking);
  return o ? fromObject(o) : EXCEPTION;
}

function throwMultiple(text: string, type: u32): Value {
  return throwErrorWith2(ErrorKind.RangeError, text, literal(typeName(type)), numberToString(fromInt(1 << elementShift(type))));
}

export function throwOutside(offset: f64): Value {
  return throwErrorWith(ErrorKind.RangeError, 'Start offset % is outside the bounds of the buffer', numberToString(fromNumber(offset)));
}

/** Iterables and lists. spec: sec-typedarray, step 6.b.iii */
function fromObjectValue(fp: usize, prototype: Ptr, type: u32, source: Value): Value {
  const method = getValue(source, wellKnown(Intrinsic.SymbolIterator));
  if (isException(method)) return EXCEPTION;
  if (!isNullish(method)) {
    if (!isCallable(method)) return throwTypeError('Symbol.iterator is not a function');
    let list = source;
    if (!isDenseArray(source) || !iteratesDirectly(payload(source)) || !onlyNumbers(payload(source))) {
      const record = openIteratorWith(source, method);
      list = record ? restOf(record) : EXCEPTION;
      if (isException(list)) return EXCEPTION;
    }
    // the argument's place keeps the list
    store<u64>(fp, list, 8);
    return fillFrom(fp, prototype, type, list, <f64>load<u32>(payload(list), Arr.Length));
  }
  const length = lengthOf(payload(source));
  return length < 0 ? EXCEPTION : fillFrom(fp, prototype, type, source, length);
}

/** Does converting the elements run nothing, so that the array may be read while it is walked? */
function onlyNumbers(a: Ptr): bool {
  const length = load<u32>(a, Arr.Length);
  const elements = elementsOf(a);
  if (load<u32>(elements, 4) < length) return false;
  for (let i: u32 = 0; i < length; i++) if (!isNumber(load<u64>(elements + (i << 3), 8))) return false;
  return true;
}

function fillFrom(fp: usize, prototype: Ptr, type: u32, source: Value, length: f64): Value {
  const o = allocateTyped(prototype, type, length);
  if (!o) return EXCEPTION;
  store<u64>(fp, fromObject(o));
  const count = <u32>length;
  for (let i: u32 = 0; i < count; i++) {
    if (charge(1)) return EXCEPTION;
    const v = getAt(payload(source), <f64>i);
    if (isException(v)) return EXCEPTION;
    if (!typedSet(o, i, v) && setTyped(o, i, v) < 0) return EXCEPTION;
  }
  return fromObject(o);
}

function int8Array(fp: usize, argc: i32): u64 { return constructTyped(fp, argc, ElementType.Int8); }
function uint8Array(fp: usize, argc: i32): u64 { return constructTyped(fp, argc, ElementType.Uint8); }
function uint8ClampedArray(fp: usize, argc: i32): u64 { return constructTyped(fp, argc, ElementType.Uint8Clamped); }
function int16Array(fp: usize, argc: i32): u64 { return constructTyped(fp, argc, ElementType.Int16); }
function uint16Array(fp: usize, argc: i32): u64 { return constructTyped(fp, argc, ElementType.Uint16); }
function int32Array(fp: usize, argc: i32): u64 { return constructTyped(fp, argc, ElementType.Int32); }
function uint32Array(fp: usize, argc: i32): u64 { return constructTyped(fp, argc, ElementType.Uint32); }
function float16Array(fp: usize, argc: i32): u64 { return constructTyped(fp, argc, ElementType.Float16); }
function float32Array(fp: usize, argc: i32): u64 { return constructTyped(fp, argc, ElementType.Float32); }
function float64Array(fp: usize, argc: i32): u64 { return constructTyped(fp, argc, ElementType.Float64); }
function bigInt64Array(fp: usize, argc: i32): u64 { return constructTyped(fp, argc, ElementType.BigInt64); }
function bigUint64Array(fp: usize, argc: i32): u64 { return constructTyped(fp, argc, ElementType.BigUint64); }

function species(fp: usize, argc: i32): u64 { return self(fp); }

function define(global: Ptr, type: u32, native: Native): void {
  const prototype = newObjectWithProto(intrinsic(Intrinsic.TypedArrayPrototype));
  const f = constructor(global, typeName(type), 3, native, prototype);
  setProto(f, intrinsic(Intrinsic.TypedArray));
  constant(f, 'BYTES_PER_ELEMENT', fromInt(1 << elementShift(type)), 0);
  constant(prototype, 'BYTES_PER_ELEMENT', fromInt(1 << elementShift(type)), 0);
  setIntrinsic(Intrinsic.TypedPrototypes + type, fromObject(prototype));
  setIntrinsic(Intrinsic.TypedConstructors + type, fromObject(f));
}

export function initTypedArray(global: Ptr): void {
  const prototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.TypedArrayPrototype, fromObject(prototype));
  // %TypedArray% has no name on the global object.
  const scratch = newObjectWithProto(0);
  const f = constructor(scratch, 'TypedArray', 0, abstractConstructor, prototype);
  setIntrinsic(Intrinsic.TypedArray, fromObject(f));
  getter(f, wellKnown(Intrinsic.SymbolSpecies), 'get [Symbol.species]', species);
  initTypedMethods(prototype);
  define(global, ElementType.Int8, int8Array);
  define(global, ElementType.Uint8, uint8Array);
  define(global, ElementType.Uint8Clamped, uint8ClampedArray);
  define(global, ElementType.Int16, int16Array);
  define(global, ElementType.Uint16, uint16Array);
  define(global, ElementType.Int32, int32Array);
  define(global, ElementType.Uint32, uint32Array);
  define(global, ElementType.Float16, float16Array);
  define(global, ElementType.Float32, float32Array);
  define(global, ElementType.Float64, float64Array);
  define(global, ElementType.BigInt64, bigInt64Array);
  define(global, ElementType.BigUint64, bigUint64Array);
}
