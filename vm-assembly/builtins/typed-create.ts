// Making typed arrays, and the checks that their methods begin with. spec: sec-typedarray-constructors, sec-validatetypedarray

import { Buf, BufferFlag, ElementType, Kind, ObjectFlag, View, ViewFlag } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { EXCEPTION, Ptr, Value, fromInt, fromNumber, fromObject, isException, isObject, payload } from '../value/value.ts';
import { construct } from '../interp/call.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { addObjectFlag, newObjectOf } from '../object/object.ts';
import { elementShift, isBigType, viewLength, viewType } from '../object/typed-array.ts';
import { numberToString } from '../string/string.ts';
import { bufferFlags, newArrayBuffer } from './array-buffer.ts';
import { literal, throwErrorWith, throwTypeError } from './errors.ts';
import { Intrinsic, intrinsic, intrinsicValue } from './intrinsics.ts';
import { speciesConstructor } from './species.ts';

/** Name of the constructor. */
export function typeName(type: u32): string {
  switch (<i32>type) {
    case ElementType.Int8: return 'Int8Array';
    case ElementType.Uint8: return 'Uint8Array';
    case ElementType.Uint8Clamped: return 'Uint8ClampedArray';
    case ElementType.Int16: return 'Int16Array';
    case ElementType.Uint16: return 'Uint16Array';
    case ElementType.Int32: return 'Int32Array';
    case ElementType.Uint32: return 'Uint32Array';
    case ElementType.Float16: return 'Float16Array';
    case ElementType.Float32: return 'Float32Array';
    case ElementType.Float64: return 'Float64Array';
    case ElementType.BigInt64: return 'BigInt64Array';
    default: return 'BigUint64Array';
  }
}

/**
 * A typed array or DataView on a buffer; 0: heap limit. Views whose length may change without the buffer being detached have a shape of
 * their own (one inline slot more), so that a cache that knows a shape may read the length from its field.
 */
export function newView(prototype: Ptr, kind: u32, type: u32, buffer: Ptr, offset: u32, length: u32, tracking: bool): Ptr {
  const changes = (bufferFlags(buffer) & BufferFlag.Resizable) != 0;
  const o = newObjectOf(prototype, kind, u32(changes));
  if (!o) return 0;
  store<u64>(o, fromObject(buffer), View.Buffer);
  store<u64>(o, fromInt(tracking ? 0 : length), View.Length);
  store<u32>(o, offset, View.Offset);
  store<u32>(o, tracking ? type | ViewFlag.Tracking : type, View.Type);
  store<u64>(o, tracking ? 0xffffffff : <u64>(offset + (length << (kind == Kind.DataView ? 0 : elementShift(type)))), View.End);
  if (kind == Kind.TypedArray) addObjectFlag(o, ObjectFlag.Exotic);
  return o;
}

export function throwInvalidLength(length: f64): Value {
  return throwErrorWith(ErrorKind.RangeError, 'Invalid typed array length: %', numberToString(fromNumber(length)));
}

/** A typed array on a buffer of its own; 0: threw. spec: sec-allocatetypedarraybuffer */
export function allocateTyped(prototype: Ptr, type: u32, length: f64): Ptr {
  const bytes = length * <f64>(1 << elementShift(type));
  if (bytes > <f64>Buf.LengthLimit) {
    throwInvalidLength(length);
    return 0;
  }
  const buffer = newArrayBuffer(bytes);
  return buffer ? newView(prototype, Kind.TypedArray, type, buffer, 0, <u32>length, false) : 0;
}

/** One of the realm's own; 0: threw. */
export function newTyped(type: u32, length: f64): Ptr {
  return allocateTyped(intrinsic(Intrinsic.TypedPrototypes + type), type, length);
}

/** The typed array that v is, in bounds; 0: threw. `name` is the method that was called. spec: sec-validatetypedarray */
export function validTyped(v: Value, name: string): Ptr {
  if (!isObject(v) || load<u8>(payload(v)) != Kind.TypedArray) {
    throwTypeError('this is not a typed array.');
    return 0;
  }
  const o = payload(v);
  if (viewLength(o) >= 0) return o;
  throwErrorWith(ErrorKind.TypeError, 'Cannot perform % on a detached ArrayBuffer', literal(name));
  return 0;
}

/** `new c(length)`, checked; EXCEPTION: threw. May call guest code. spec: sec-typedarraycreatefromctor */
export function createTyped(c: Value, length: f64, name: string): Value {
  const slot = pushRoot(fromNumber(length));
  const made = construct(c, c, 1, slot);
  popRoots(1);
  if (isException(made)) return EXCEPTION;
  const o = validTyped(made, name);
  if (!o) return EXCEPTION;
  return <f64>viewLength(o) < length ? throwTypeError('Derived TypedArray constructor created an array which was too small') : made;
}

/** The same with several arguments and without a look at the length. */
export function createTypedWith(c: Value, argc: u32, args: usize, name: string): Value {
  const made = construct(c, c, argc, args);
  return isException(made) || validTyped(made, name) ? made : EXCEPTION;
}

/** The constructor for what is derived from the typed array; EXCEPTION: threw. */
export function typedSpecies(o: Ptr): Value {
  return speciesConstructor(fromObject(o), intrinsicValue(Intrinsic.TypedConstructors + viewType(o)));
}

/** Do both hold numbers, or both BigInts? Else throws. */
export function sameContent(o: Ptr, other: Ptr): bool {
  if (isBigType(viewType(o)) == isBigType(viewType(other))) return true;
  throwTypeError('Content type of source and derived typed arrays differ');
  return false;
}

/** spec: typedarray-species-create, for a length */
export function speciesCreate(o: Ptr, length: f64, name: string): Value {
  const c = typedSpecies(o);
  if (isException(c)) return EXCEPTION;
  if (c == intrinsicValue(Intrinsic.TypedConstructors + viewType(o))) {
    const own = newTyped(viewType(o), length);
    return own ? fromObject(own) : EXCEPTION;
  }
  const made = createTyped(c, length, name);
  return isException(made) || sameContent(o, payload(made)) ? made : EXCEPTION;
}
