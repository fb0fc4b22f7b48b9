// DataView. spec: sec-dataview-objects

import { Attr, BufferFlag, ElementType, Kind, View } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { EXCEPTION, Ptr, UNDEFINED, Value, fromInt, fromNumber, fromObject, fromString, isException, isObject, payload } from '../value/value.ts';
import { truthySlow } from '../value/convert.ts';
import { newObjectWithProto } from '../object/object.ts';
import { defineOwn } from '../object/properties.ts';
import { elementShift, readElement, toElement, viewBuffer, viewData, viewLength, writeElement } from '../object/typed-array.ts';
import { numberToString } from '../string/string.ts';
import { bufferFlags, bufferLength, isDetached, throwDetached } from './array-buffer.ts';
import { throwIncompatible } from './collection.ts';
import { throwErrorWith, throwRangeError, throwTypeError } from './errors.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { arg, constructor, getter, literalAtom, method, newTarget, prototypeOfNew, self } from './native.ts';
import { toIndex } from './species.ts';
import { throwOutside } from './typed-array.ts';
import { newView } from './typed-create.ts';

/** Eight bytes in which the order of bytes is turned round. */
const SCRATCH = memory.data(8, 8);

function throwLength(length: f64): Value {
  return throwErrorWith(ErrorKind.RangeError, 'Invalid DataView length %', numberToString(fromNumber(length)));
}

/** spec: sec-dataview-buffer-byteoffset-bytelength */
function construct(fp: usize, argc: i32): u64 {
  if (!newTarget(fp)) return throwTypeError("Constructor DataView requires 'new'");
  const v = arg(fp, argc, 0);
  if (!isObject(v) || load<u8>(payload(v)) != Kind.ArrayBuffer) return throwTypeError('First argument to DataView constructor must be an ArrayBuffer');
  const buffer = payload(v);
  const offset = toIndex(arg(fp, argc, 1), 'Start offset % is outside the bounds of the buffer');
  if (offset < 0) return EXCEPTION;
  if (isDetached(buffer)) return throwDetached('DataView');
  let have = <f64>bufferLength(buffer);
  if (offset > have) return throwOutside(offset);
  const wanted = arg(fp, argc, 2);
  const tracking = wanted == UNDEFINED && (bufferFlags(buffer) & BufferFlag.Resizable) != 0;
  let length = have - offset;
  if (wanted != UNDEFINED) {
    length = toIndex(wanted, 'Invalid DataView length %');
    if (length < 0) return EXCEPTION;
    if (offset + length > have) return throwLength(length);
  }
  const prototype = prototypeOfNew(fp, intrinsic(Intrinsic.DataViewPrototype));
  if (!prototype) return EXCEPTION;
  // the lookup of the prototype may have resized or detached it
  if (isDetached(buffer)) return throwDetached('DataView');
  have = <f64>bufferLength(buffer);
  if (offset > have) return throwOutside(offset);
  if (!tracking && offset + length > have) return throwLength(length);
  const view = newView(prototype, Kind.DataView, ElementType.Uint8, buffer, <u32>offset, <u32>length, tracking);
  return view ? fromObject(view) : EXCEPTION;
}

/** The view that `this` is, perhaps out of bounds; 0: threw. */
function receiver(fp: usize, name: string): Ptr {
  const v = self(fp);
  if (isObject(v) && load<u8>(payload(v)) == Kind.DataView) return payload(v);
  throwIncompatible(name, v);
  return 0;
}

/** Length of a view in bytes; -1: threw, it is out of bounds. */
function boundedLength(view: Ptr, name: string): i32 {
  const length = viewLength(view);
  if (length < 0) throwDetached(name);
  return length;
}

function bufferGetter(fp: usize, argc: i32): u64 {
  const view = receiver(fp, 'get DataView.prototype.buffer');
  return view ? fromObject(viewBuffer(view)) : EXCEPTION;
}

function byteLength(fp: usize, argc: i32): u64 {
  const view = receiver(fp, 'get DataView.prototype.byteLength');
  const length = view ? boundedLength(view, 'DataView.prototype.byteLength') : -1;
  return length < 0 ? EXCEPTION : fromInt(length);
}

function byteOffset(fp: usize, argc: i32): u64 {
  const view = receiver(fp, 'get DataView.prototype.byteOffset');
  const length = view ? boundedLength(view, 'DataView.prototype.byteOffset') : -1;
  return length < 0 ? EXCEPTION : fromInt(load<u32>(view, View.Offset));
}

/** Copies 2^shift bytes, turned round. */
function copySwapped(to: usize, from: usize, shift: u32): void {
  const last: u32 = (1 << shift) - 1;
  for (let i: u32 = 0; i <= last; i++) store<u8>(to + i, load<u8>(from + last - i));
}

/** Address of what a method reads or writes; 0: threw. */
function place(view: Ptr, index: f64, shift: u32, name: string): usize {
  const length = boundedLength(view, name);
  if (length < 0) return 0;
  if (index + <f64>(1 << shift) <= <f64>length) return viewData(view) + <u32>index;
  throwRangeError('Offset is outside the bounds of the DataView');
  return 0;
}

/** spec: sec-getviewvalue */
function getViewValue(fp: usize, argc: i32, type: u32, name: string): Value {
  const view = receiver(fp, name);
  if (!view) return EXCEPTION;
  const index = toIndex(arg(fp, argc, 0), 'Offset is outside the bounds of the DataView');
  if (index < 0) return EXCEPTION;
  const little = truthySlow(arg(fp, argc, 1));
  const shift = elementShift(type);
  const at = place(view, index, shift, name);
  if (!at) return EXCEPTION;
  if (little) return readElement(at, type);
  copySwapped(SCRATCH, at, shift);
  return readElement(SCRATCH, type);
}

/** spec: sec-setviewvalue */
function setViewValue(fp: usize, argc: i32, type: u32, name: string): Value {
  const view = receiver(fp, name);
  if (!view) return EXCEPTION;
  const index = toIndex(arg(fp, argc, 0), 'Offset is outside the bounds of the DataView');
  if (index < 0) return EXCEPTION;
  const v = toElement(arg(fp, argc, 1), type);
  if (isException(v)) return EXCEPTION;
  const little = truthySlow(arg(fp, argc, 2));
  const shift = elementShift(type);
  const at = place(view, index, shift, name);
  if (!at) return EXCEPTION;
  if (little) {
    writeElement(at, type, v);
    return UNDEFINED;
  }
  writeElement(SCRATCH, type, v);
  copySwapped(at, SCRATCH, shift);
  return UNDEFINED;
}

function getInt8(fp: usize, argc: i32): u64 { return getViewValue(fp, argc, ElementType.Int8, 'DataView.prototype.getInt8'); }
function getUint8(fp: usize, argc: i32): u64 { return getViewValue(fp, argc, ElementType.Uint8, 'DataView.prototype.getUint8'); }
function getInt16(fp: usize, argc: i32): u64 { return getViewValue(fp, argc, ElementType.Int16, 'DataView.prototype.getInt16'); }
function getUint16(fp: usize, argc: i32): u64 { return getViewValue(fp, argc, ElementType.Uint16, 'DataView.prototype.getUint16'); }
function getInt32(fp: usize, argc: i32): u64 { return getViewValue(fp, argc, ElementType.Int32, 'DataView.prototype.getInt32'); }
function getUint32(fp: usize, argc: i32): u64 { return getViewValue(fp, argc, ElementType.Uint32, 'DataView.prototype.getUint32'); }
function getFloat16(fp: usize, argc: i32): u64 { return getViewValue(fp, argc, ElementType.Float16, 'DataView.prototype.getFloat16'); }
function getFloat32(fp: usize, argc: i32): u64 { return getViewValue(fp, argc, ElementType.Float32, 'DataView.prototype.getFloat32'); }
function getFloat64(fp: usize, argc: i32): u64 { return getViewValue(fp, argc, ElementType.Float64, 'DataView.prototype.getFloat64'); }
function getBigInt64(fp: usize, argc: i32): u64 { return getViewValue(fp, argc, ElementType.BigInt64, 'DataView.prototype.getBigInt64'); }
function getBigUint64(fp: usize, argc: i32): u64 { return getViewValue(fp, argc, ElementType.BigUint64, 'DataView.prototype.getBigUint64'); }
function setInt8(fp: usize, argc: i32): u64 { return setViewValue(fp, argc, ElementType.Int8, 'DataView.prototype.setInt8'); }
function setUint8(fp: usize, argc: i32): u64 { return setViewValue(fp, argc, ElementType.Uint8, 'DataView.prototype.setUint8'); }
function setInt16(fp: usize, argc: i32): u64 { return setViewValue(fp, argc, ElementType.Int16, 'DataView.prototype.setInt16'); }
function setUint16(fp: usize, argc: i32): u64 { return setViewValue(fp, argc, ElementType.Uint16, 'DataView.prototype.setUint16'); }
function setInt32(fp: usize, argc: i32): u64 { return setViewValue(fp, argc, ElementType.Int32, 'DataView.prototype.setInt32'); }
function setUint32(fp: usize, argc: i32): u64 { return setViewValue(fp, argc, ElementType.Uint32, 'DataView.prototype.setUint32'); }
function setFloat16(fp: usize, argc: i32): u64 { return setViewValue(fp, argc, ElementType.Float16, 'DataView.prototype.setFloat16'); }
function setFloat32(fp: usize, argc: i32): u64 { return setViewValue(fp, argc, ElementType.Float32, 'DataView.prototype.setFloat32'); }
function setFloat64(fp: usize, argc: i32): u64 { return setViewValue(fp, argc, ElementType.Float64, 'DataView.prototype.setFloat64'); }
function setBigInt64(fp: usize, argc: i32): u64 { return setViewValue(fp, argc, ElementType.BigInt64, 'DataView.prototype.setBigInt64'); }
function setBigUint64(fp: usize, argc: i32): u64 { return setViewValue(fp, argc, ElementType.BigUint64, 'DataView.prototype.setBigUint64'); }

export function initDataView(global: Ptr): void {
  const prototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.DataViewPrototype, fromObject(prototype));
  constructor(global, 'DataView', 1, construct, prototype);
  getter(prototype, literalAtom('buffer'), 'get buffer', bufferGetter);
  getter(prototype, literalAtom('byteLength'), 'get byteLength', byteLength);
  getter(prototype, literalAtom('byteOffset'), 'get byteOffset', byteOffset);
  method(prototype, 'getInt8', 1, getInt8);
  method(prototype, 'setInt8', 2, setInt8);
  method(prototype, 'getUint8', 1, getUint8);
  method(prototype, 'setUint8', 2, setUint8);
  method(prototype, 'getInt16', 1, getInt16);
  method(prototype, 'setInt16', 2, setInt16);
  method(prototype, 'getUint16', 1, getUint16);
  method(prototype, 'setUint16', 2, setUint16);
  method(prototype, 'getInt32', 1, getInt32);
  method(prototype, 'setInt32', 2, setInt32);
  method(prototype, 'getUint32', 1, getUint32);
  method(prototype, 'setUint32', 2, setUint32);
  method(prototype, 'getFloat16', 1, getFloat16);
  method(prototype, 'setFloat16', 2, setFloat16);
  method(prototype, 'getFloat32', 1, getFloat32);
  method(prototype, 'setFloat32', 2, setFloat32);
  method(prototype, 'getFloat64', 1, getFloat64);
  method(prototype, 'setFloat64', 2, setFloat64);
  method(prototype, 'getBigInt64', 1, getBigInt64);
  method(prototype, 'setBigInt64', 2, setBigInt64);
  method(prototype, 'getBigUint64', 1, getBigUint64);
  method(prototype, 'setBigUint64', 2, setBigUint64);
  defineOwn(prototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('DataView')), Attr.Configurable);
}
