// ArrayBuffer and SharedArrayBuffer. spec: sec-arraybuffer-objects, sec-sharedarraybuffer-objects
//
// There is one agent, so that shared memory is memory like any other. A resizable buffer takes room as it grows, not its maximum at once.

import { Attr, Buf, BufferFlag, Cell, Kind } from '../abi/layout.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromBool, fromInt, fromNumber, fromObject, fromString, isException, isObject, payload,
} from '../value/value.ts';
import { construct } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { flushInlineCaches } from '../interp/ic.ts';
import { allocateCell } from '../memory/alloc.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { ObjectCell } from '../object/cells.ts';
import { newObjectOf, newObjectWithProto } from '../object/object.ts';
import { defineOwn, getProperty } from '../object/properties.ts';
import { relativeIndex } from './array-like.ts';
import { throwIncompatible } from './collection.ts';
import { literal, throwErrorWith, throwRangeError, throwTypeError } from './errors.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { Intrinsic, intrinsic, intrinsicValue, setIntrinsic, wellKnown } from './intrinsics.ts';
import { arg, constructor, getter, literalAtom, method, newTarget, prototypeOfNew, self } from './native.ts';
import { speciesConstructor, toIndex } from './species.ts';

/** Bytes between two looks at fuel and clock. */
const STEP: u32 = 1 << 20;

// @ts-ignore: decorator
@inline export function bufferLength(buffer: Ptr): u32 { return load<u32>(buffer, Buf.Length); }
// @ts-ignore: decorator
@inline export function bufferFlags(buffer: Ptr): u32 { return load<u32>(buffer, Buf.Flags); }
// @ts-ignore: decorator
@inline export function isDetached(buffer: Ptr): bool { return (bufferFlags(buffer) & BufferFlag.Detached) != 0; }
// @ts-ignore: decorator
@inline export function bufferData(buffer: Ptr): usize { return load<u32>(buffer, Buf.Data); }

/** Copies bytes, which may overlap, for fuel; false: terminated. */
export function moveBytes(to: usize, from: usize, bytes: u32): bool {
  if (bytes <= STEP) {
    if (charge(bytes >> 4)) return false;
    memory.copy(to, from, bytes);
    return true;
  }
  const backward = to > from;
  for (let done: u32 = 0; done < bytes;) {
    const count = min(STEP, bytes - done);
    const at = backward ? bytes - done - count : done;
    if (charge(count >> 4)) return false;
    memory.copy(to + at, from + at, count);
    done += count;
  }
  return true;
}

/** Clears bytes for fuel; false: terminated. */
export function clearBytes(at: usize, bytes: u32): bool {
  for (let done: u32 = 0; done < bytes;) {
    const count = min(STEP, bytes - done);
    if (charge(count >> 4)) return false;
    memory.fill(at + done, 0, count);
    done += count;
  }
  return true;
}

/** A Bytes cell with room for so many; 0: heap limit. Contents are undefined. */
function newBytes(bytes: u32): Ptr {
  const cell = allocateCell(Kind.Bytes, 8 + bytes);
  if (cell) store<u32>(cell, bytes, 4);
  return cell;
}

function setData(buffer: Ptr, cell: Ptr, length: u32): void {
  store<u64>(buffer, fromObject(cell), Buf.Cell);
  store<u32>(buffer, cell + 8, Buf.Data);
  store<u32>(buffer, length, Buf.Length);
}

/** May a buffer be this long? Else throws: what the isolate could never hold is an error that the guest can catch. */
function mayAllocate(bytes: f64): bool {
  if (bytes <= <f64>Buf.LengthLimit && bytes < <f64>load<u32>(Cell.HeapLimit)) return true;
  throwRangeError('Array buffer allocation failed');
  return false;
}

/** A buffer of `length` zero bytes; with Resizable among the flags it may grow to `most`. 0: threw. spec: sec-allocatearraybuffer */
export function allocateBuffer(prototype: Ptr, length: f64, most: f64, flags: u32): Ptr {
  if (!mayAllocate(length)) return 0;
  if (flags & BufferFlag.Resizable && most > <f64>Buf.LengthLimit) {
    throwRangeError('Array buffer allocation failed');
    return 0;
  }
  const buffer = newObjectOf(prototype, Kind.ArrayBuffer, 0);
  const cell = buffer ? newBytes(<u32>length) : 0;
  if (!cell || !clearBytes(cell + 8, <u32>length)) return 0;
  setData(buffer, cell, <u32>length);
  store<u32>(buffer, <u32>most, Buf.MaxLength);
  store<u32>(buffer, flags, Buf.Flags);
  return buffer;
}

/** A fixed buffer of the realm; 0: threw. */
export function newArrayBuffer(length: f64): Ptr {
  return allocateBuffer(intrinsic(Intrinsic.ArrayBufferPrototype), length, length, 0);
}

/** Gives the buffer another length: within its room, or in new room. False: terminated. */
function setLength(buffer: Ptr, length: u32): bool {
  const old = bufferLength(buffer);
  const cell = payload(load<u64>(buffer, Buf.Cell));
  const room = load<u32>(cell, 4);
  if (length <= room) {
    if (length > old && !clearBytes(bufferData(buffer) + old, length - old)) return false;
    store<u32>(buffer, length, Buf.Length);
    return true;
  }
  const bigger = newBytes(max(length, min(load<u32>(buffer, Buf.MaxLength), room + (room >> 1))));
  if (!bigger || !moveBytes(bigger + 8, bufferData(buffer), old) || !clearBytes(bigger + 8 + old, length - old)) return false;
  setData(buffer, bigger, length);
  return true;
}

/** spec: sec-detacharraybuffer */
export function detachBuffer(buffer: Ptr): void {
  store<u64>(buffer, UNDEFINED, Buf.Cell);
  store<u64>(buffer, 0, Buf.Data);
  store<u32>(buffer, 0, Buf.MaxLength);
  store<u32>(buffer, bufferFlags(buffer) | BufferFlag.Detached, Buf.Flags);
  if (load<u32>(ObjectCell.Detached)) return;
  store<u32>(ObjectCell.Detached, 1);
  flushInlineCaches();
}

/** spec: sec-arraybuffer-length, sec-sharedarraybuffer-length */
function constructBuffer(fp: usize, argc: i32, shared: u32): u64 {
  if (!newTarget(fp)) return throwErrorWith(ErrorKind.TypeError, "Constructor % requires 'new'", literal(shared ? 'SharedArrayBuffer' : 'ArrayBuffer'));
  const length = toIndex(arg(fp, argc, 0), 'Invalid array buffer length');
  if (length < 0) return EXCEPTION;
  let most = length;
  let flags = shared;
  const options = arg(fp, argc, 1);
  if (isObject(options)) {
    const v = getProperty(payload(options), literalAtom('maxByteLength'), options);
    if (isException(v)) return EXCEPTION;
    if (v != UNDEFINED) {
      most = toIndex(v, 'Invalid array buffer max length');
      if (most < 0) return EXCEPTION;
      if (length > most) return throwRangeError('Invalid array buffer max length');
      flags |= BufferFlag.Resizable;
    }
  }
  const prototype = prototypeOfNew(fp, intrinsic(shared ? Intrinsic.SharedArrayBufferPrototype : Intrinsic.ArrayBufferPrototype));
  const buffer = prototype ? allocateBuffer(prototype, length, most, flags) : 0;
  return buffer ? fromObject(buffer) : EXCEPTION;
}

function arrayBuffer(fp: usize, argc: i32): u64 { return constructBuffer(fp, argc, 0); }
function sharedArrayBuffer(fp: usize, argc: i32): u64 { return constructBuffer(fp, argc, BufferFlag.Shared); }

/** spec: sec-arraybuffer.isview */
function isView(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (!isObject(v)) return fromBool(false);
  const kind = load<u8>(payload(v));
  return fromBool(kind == Kind.TypedArray || kind == Kind.DataView);
}

function species(fp: usize, argc: i32): u64 { return self(fp); }

/** The buffer that `this` is; 0: threw. */
function receiver(fp: usize, shared: u32, name: string): Ptr {
  const v = self(fp);
  if (isObject(v) && load<u8>(payload(v)) == Kind.ArrayBuffer && (bufferFlags(payload(v)) & BufferFlag.Shared) == shared) return payload(v);
  throwIncompatible(name, v);
  return 0;
}

export function throwDetached(name: string): Value {
  return throwErrorWith(ErrorKind.TypeError, 'Cannot perform % on a detached ArrayBuffer', literal(name));
}

function byteLengthOf(fp: usize, shared: u32, name: string): Value {
  const buffer = receiver(fp, shared, name);
  return buffer ? fromInt(bufferLength(buffer)) : EXCEPTION;
}
function byteLength(fp: usize, argc: i32): u64 { return byteLengthOf(fp, 0, 'get ArrayBuffer.prototype.byteLength'); }
function sharedByteLength(fp: usize, argc: i32): u64 {
  return byteLengthOf(fp, BufferFlag.Shared, 'get SharedArrayBuffer.prototype.byteLength');
}

function maxByteLengthOf(fp: usize, shared: u32, name: string): Value {
  const buffer = receiver(fp, shared, name);
  return buffer ? fromInt(load<u32>(buffer, Buf.MaxLength)) : EXCEPTION;
}
function maxByteLength(fp: usize, argc: i32): u64 { return maxByteLengthOf(fp, 0, 'get ArrayBuffer.prototype.maxByteLength'); }
function sharedMaxByteLength(fp: usize, argc: i32): u64 {
  return maxByteLengthOf(fp, BufferFlag.Shared, 'get SharedArrayBuffer.prototype.maxByteLength');
}

function isResizable(fp: usize, shared: u32, name: string): Value {
  const buffer = receiver(fp, shared, name);
  return buffer ? fromBool((bufferFlags(buffer) & BufferFlag.Resizable) != 0) : EXCEPTION;
}
function resizable(fp: usize, argc: i32): u64 { return isResizable(fp, 0, 'get ArrayBuffer.prototype.resizable'); }
function growable(fp: usize, argc: i32): u64 { return isResizable(fp, BufferFlag.Shared, 'get SharedArrayBuffer.prototype.growable'); }

function detached(fp: usize, argc: i32): u64 {
  const buffer = receiver(fp, 0, 'get ArrayBuffer.prototype.detached');
  return buffer ? fromBool(isDetached(buffer)) : EXCEPTION;
}

/** spec: sec-arraybuffer.prototype.resize */
function resize(fp: usize, argc: i32): u64 {
  const buffer = receiver(fp, 0, 'ArrayBuffer.prototype.resize');
  if (!buffer) return EXCEPTION;
  if (!(bufferFlags(buffer) & BufferFlag.Resizable)) return throwIncompatible('ArrayBuffer.prototype.resize', self(fp));
  const length = toIndex(arg(fp, argc, 0), "ArrayBuffer.prototype.resize: Invalid length parameter");
  if (length < 0) return EXCEPTION;
  if (isDetached(buffer)) return throwDetached('ArrayBuffer.prototype.resize');
  if (length > <f64>load<u32>(buffer, Buf.MaxLength)) return throwRangeError("ArrayBuffer.prototype.resize: Invalid length parameter");
  return mayAllocate(length) && setLength(buffer, <u32>length) ? UNDEFINED : EXCEPTION;
}

/** spec: sec-sharedarraybuffer.prototype.grow */
function grow(fp: usize, argc: i32): u64 {
  const buffer = receiver(fp, BufferFlag.Shared, 'SharedArrayBuffer.prototype.grow');
  if (!buffer) return EXCEPTION;
  if (!(bufferFlags(buffer) & BufferFlag.Resizable)) return throwIncompatible('SharedArrayBuffer.prototype.grow', self(fp));
  const length = toIndex(arg(fp, argc, 0), "SharedArrayBuffer.prototype.grow: Invalid length parameter");
  if (length < 0) return EXCEPTION;
  if (length > <f64>load<u32>(buffer, Buf.MaxLength) || length < <f64>bufferLength(buffer)) {
    return throwRangeError("SharedArrayBuffer.prototype.grow: Invalid length parameter");
  }
  return mayAllocate(length) && setLength(buffer, <u32>length) ? UNDEFINED : EXCEPTION;
}

/** spec: sec-arraybuffer.prototype.slice, sec-sharedarraybuffer.prototype.slice */
function sliceOf(fp: usize, argc: i32, shared: u32): Value {
  const name = shared ? 'SharedArrayBuffer.prototype.slice' : 'ArrayBuffer.prototype.slice';
  const buffer = receiver(fp, shared, name);
  if (!buffer) return EXCEPTION;
  if (isDetached(buffer)) return throwDetached(name);
  const length = <f64>bufferLength(buffer);
  const first = relativeIndex(fp, argc, 0, length, 0);
  if (first != first) return EXCEPTION;
  const end = relativeIndex(fp, argc, 1, length, length);
  if (end != end) return EXCEPTION;
  const count = max<f64>(end - first, 0);
  const c = speciesConstructor(self(fp), intrinsicValue(shared ? Intrinsic.SharedArrayBuffer : Intrinsic.ArrayBuffer));
  if (isException(c)) return EXCEPTION;
  const slot = pushRoot(fromNumber(count));
  const made = construct(c, c, 1, slot);
  popRoots(1);
  if (isException(made)) return EXCEPTION;
  const target = payload(made);
  if (!isObject(made) || load<u8>(target) != Kind.ArrayBuffer || (bufferFlags(target) & BufferFlag.Shared) != shared) {
    return throwIncompatible(name, made);
  }
  if (isDetached(target)) return throwDetached(name);
  if (target == buffer) return throwTypeError('ArrayBuffer subclass returned this from species constructor');
  if (<f64>bufferLength(target) < count) return throwTypeError('Species constructor returned a too small ArrayBuffer');
  if (isDetached(buffer)) return throwDetached(name);
  const have = <f64>bufferLength(buffer);
  if (first < have && !moveBytes(bufferData(target), bufferData(buffer) + <u32>first, <u32>min<f64>(count, have - first))) return EXCEPTION;
  return made;
}

function slice(fp: usize, argc: i32): u64 { return sliceOf(fp, argc, 0); }
function sharedSlice(fp: usize, argc: i32): u64 { return sliceOf(fp, argc, BufferFlag.Shared); }

/** spec: sec-arraybuffercopyanddetach */
function transferTo(fp: usize, argc: i32, fixed: bool, name: string): Value {
  const buffer = receiver(fp, 0, name);
  if (!buffer) return EXCEPTION;
  const wanted = arg(fp, argc, 0);
  const length = wanted == UNDEFINED ? <f64>bufferLength(buffer) : toIndex(wanted, 'Invalid array buffer length');
  if (length < 0) return EXCEPTION;
  if (isDetached(buffer)) return throwDetached(name);
  const flags: u32 = fixed ? 0 : bufferFlags(buffer) & BufferFlag.Resizable;
  const most = flags ? <f64>load<u32>(buffer, Buf.MaxLength) : length;
  if (length > most) return throwRangeError('Invalid array buffer length');
  const old = <f64>bufferLength(buffer);
  // The data itself moves to the new buffer if it fits.
  const moved = allocateBuffer(intrinsic(Intrinsic.ArrayBufferPrototype), length == old ? 0 : length, most, flags);
  if (!moved) return EXCEPTION;
  if (length == old) setData(moved, payload(load<u64>(buffer, Buf.Cell)), <u32>length);
  else if (!moveBytes(bufferData(moved), bufferData(buffer), <u32>min<f64>(length, old))) return EXCEPTION;
  detachBuffer(buffer);
  return fromObject(moved);
}

function transfer(fp: usize, argc: i32): u64 { return transferTo(fp, argc, false, 'ArrayBuffer.prototype.transfer'); }
function transferToFixedLength(fp: usize, argc: i32): u64 {
  return transferTo(fp, argc, true, 'ArrayBuffer.prototype.transferToFixedLength');
}

function tag(prototype: Ptr, name: string): void {
  defineOwn(prototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom(name)), Attr.Configurable);
}

export function initArrayBuffer(global: Ptr): void {
  const prototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.ArrayBufferPrototype, fromObject(prototype));
  const buffer = constructor(global, 'ArrayBuffer', 1, arrayBuffer, prototype);
  setIntrinsic(Intrinsic.ArrayBuffer, fromObject(buffer));
  method(buffer, 'isView', 1, isView);
  getter(buffer, wellKnown(Intrinsic.SymbolSpecies), 'get [Symbol.species]', species);
  getter(prototype, literalAtom('byteLength'), 'get byteLength', byteLength);
  method(prototype, 'slice', 2, slice);
  getter(prototype, literalAtom('maxByteLength'), 'get maxByteLength', maxByteLength);
  getter(prototype, literalAtom('resizable'), 'get resizable', resizable);
  method(prototype, 'resize', 1, resize);
  method(prototype, 'transfer', 0, transfer);
  method(prototype, 'transferToFixedLength', 0, transferToFixedLength);
  getter(prototype, literalAtom('detached'), 'get detached', detached);
  tag(prototype, 'ArrayBuffer');

  const sharedPrototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.SharedArrayBufferPrototype, fromObject(sharedPrototype));
  const shared = constructor(global, 'SharedArrayBuffer', 1, sharedArrayBuffer, sharedPrototype);
  setIntrinsic(Intrinsic.SharedArrayBuffer, fromObject(shared));
  getter(shared, wellKnown(Intrinsic.SymbolSpecies), 'get [Symbol.species]', species);
  getter(sharedPrototype, literalAtom('byteLength'), 'get byteLength', sharedByteLength);
  method(sharedPrototype, 'slice', 2, sharedSlice);
  getter(sharedPrototype, literalAtom('maxByteLength'), 'get maxByteLength', sharedMaxByteLength);
  getter(sharedPrototype, literalAtom('growable'), 'get growable', growable);
  method(sharedPrototype, 'grow', 1, grow);
  tag(sharedPrototype, 'SharedArrayBuffer');
}
