// Transfer message → guest values. No guest code runs and nothing is collected meanwhile: fresh objects stay in locals.
// Messages come from the host's encoder, which is trusted.

import { Attr, Elem, ElementType, Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { BridgeCell, Transfer, TransferBytes, TransferKey, TransferLimit } from '../abi/transfer.ts';
import {
  EXCEPTION, FALSE, HOLE, NULL, Ptr, TRUE, UNDEFINED, Value, fromInt, fromNumber, fromObject, fromString, isException, isString, payload,
} from '../value/value.ts';
import { handleGet } from '../memory/handles.ts';
import { bufferData, newArrayBuffer } from '../builtins/array-buffer.ts';
import { collectionOf, tableSlot } from '../builtins/collection.ts';
import { newView } from '../builtins/typed-create.ts';
import { elementShift } from '../object/typed-array.ts';
import { newDate } from '../builtins/date.ts';
import { newError } from '../builtins/error.ts';
import { errorPrototype, literal, throwTypeError } from '../builtins/errors.ts';
import { hostPromise } from '../builtins/promise-jobs.ts';
import { Entry, tableKey, tablePut } from '../builtins/hash-table.ts';
import { Intrinsic, intrinsic } from '../builtins/intrinsics.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { fromBigInt, withSign } from '../value/bigint.ts';
import { NOT_A_BIGINT, parseHexadecimal } from '../value/bigint-text.ts';
import { allocLatin1, allocUtf16, atomize, charCodeAt, charsOf, stringEquals, stringLength } from '../string/string.ts';
import { elementsOf, putElement } from '../object/elements.ts';
import { addProperty, newArray, newPlainObject } from '../object/object.ts';
import { defineOwn } from '../object/properties.ts';
import { Buffer } from './buffer.ts';
import { newHostFunction } from './host-function.ts';

/** Begins to read the message in the idle buffer. */
export function beginRead(): void {
  const buffer = payload(load<u64>(BridgeCell.Idle));
  store<u32>(buffer, 0, Buffer.KeyCount);
  store<u32>(BridgeCell.Read, buffer + Buffer.Message);
}

export function readU8(): u32 {
  const at = load<u32>(BridgeCell.Read);
  store<u32>(BridgeCell.Read, at + 1);
  return load<u8>(at);
}

export function readU32(): u32 {
  const at = load<u32>(BridgeCell.Read);
  store<u32>(BridgeCell.Read, at + 4);
  return load<u32>(at);
}

/** The next value; EXCEPTION if the heap limit is reached or the VM has no such values. */
export function readValue(): Value {
  switch (readU8()) {
    case Transfer.Undefined: return UNDEFINED;
    case Transfer.Null: return NULL;
    case Transfer.False: return FALSE;
    case Transfer.True: return TRUE;
    case Transfer.Int: return fromInt(<i32>readU32());
    case Transfer.Double: {
      const at = load<u32>(BridgeCell.Read);
      store<u32>(BridgeCell.Read, at + 8);
      return fromNumber(load<f64>(at));
    }
    case Transfer.Latin1: return boxString(readText(0));
    case Transfer.Utf16: return boxString(readText(1));
    case Transfer.Array: return readArray();
    case Transfer.Object: return readObject();
    case Transfer.Handle: {
      const v = handleGet(readU32());
      readU8();
      return v;
    }
    case Transfer.HostFunction: {
      const number = readU32();
      const name = readValue();
      if (isException(name)) return EXCEPTION;
      const key = atomize(payload(name));
      const f = key ? newHostFunction(number, key) : 0;
      return f ? fromObject(f) : EXCEPTION;
    }
    case Transfer.Date: {
      const at = load<u32>(BridgeCell.Read);
      store<u32>(BridgeCell.Read, at + 8);
      const date = newDate(intrinsic(Intrinsic.DatePrototype), load<f64>(at));
      return date ? fromObject(date) : EXCEPTION;
    }
    case Transfer.Error: return readError();
    case Transfer.BigInt: return readBigInt();
    case Transfer.Promise: {
      const p = hostPromise(readU32());
      return p ? fromObject(p) : EXCEPTION;
    }
    case Transfer.Map: return readCollection(Kind.Map);
    case Transfer.Set: return readCollection(Kind.Set);
    case Transfer.Bytes: return readBytes();
    default: return throwTypeError('Malformed message');
  }
}

/** A buffer, or a view that covers one of its own. */
function readBytes(): Value {
  const type = readU8();
  const bytes = readU32();
  const buffer = newArrayBuffer(<f64>bytes);
  if (!buffer) return EXCEPTION;
  const at = load<u32>(BridgeCell.Read);
  memory.copy(bufferData(buffer), at, bytes);
  store<u32>(BridgeCell.Read, at + bytes);
  if (type == TransferBytes.ArrayBuffer) return fromObject(buffer);
  const view = type == TransferBytes.DataView
    ? newView(intrinsic(Intrinsic.DataViewPrototype), Kind.DataView, ElementType.Uint8, buffer, 0, bytes, false)
    : newView(intrinsic(Intrinsic.TypedPrototypes + type), Kind.TypedArray, type, buffer, 0, bytes >> elementShift(type), false);
  return view ? fromObject(view) : EXCEPTION;
}

/** Hexadecimal digits after an optional sign. */
function readBigInt(): Value {
  const text = readText(0);
  if (!text) return EXCEPTION;
  const negative = stringLength(text) > 0 && charCodeAt(text, 0) == 45;
  const p = parseHexadecimal(text, u32(negative));
  if (p == NOT_A_BIGINT) return throwTypeError('Malformed BigInt in a message');
  const signed = p && negative ? withSign(p, true) : p;
  return signed ? fromBigInt(signed) : EXCEPTION;
}

// @ts-ignore: decorator
@inline function boxString(s: Ptr): Value {
  return s ? fromString(s) : EXCEPTION;
}

/** Characters of a string, `wide` 1 for UTF-16; 0 if the heap limit is reached. */
function readText(wide: u32): Ptr {
  const length = readU32();
  const s = wide ? allocUtf16(length) : allocLatin1(length);
  if (!s) return 0;
  const at = load<u32>(BridgeCell.Read);
  memory.copy(charsOf(s), at, length << wide);
  store<u32>(BridgeCell.Read, at + (length << wide));
  return s;
}

function readArray(): Value {
  const length = readU32();
  const a = newArray(length, length);
  if (!a) return EXCEPTION;
  const elements = <usize>elementsOf(a);
  for (let i: u32 = 0; i < length; i++) {
    if (load<u8>(load<u32>(BridgeCell.Read)) == Transfer.Hole) {
      readU8();
      continue;
    }
    const v = readValue();
    if (isException(v)) return EXCEPTION;
    store<u64>(elements + (<usize>i << 3), v, Elem.Values);
  }
  return fromObject(a);
}

/** The atom of a text key; 0 if the heap limit is reached. */
function readKey(tag: u32): Ptr {
  const buffer = <usize>payload(load<u64>(BridgeCell.Idle));
  if (tag == TransferKey.Again) return load<u32>(buffer + (<usize>readU8() << 2), Buffer.Keys);
  const text = readText(tag == TransferKey.Utf16 ? 1 : 0);
  const key = text ? atomize(text) : 0;
  const count = load<u32>(buffer, Buffer.KeyCount);
  if (count < <u32>TransferLimit.KeyTable) {
    store<u32>(buffer + (<usize>count << 2), key, Buffer.Keys);
    store<u32>(buffer, count + 1, Buffer.KeyCount);
  }
  return key;
}

function readObject(): Value {
  const count = readU32();
  const o = newPlainObject(count);
  return o ? readProperties(o, count) : EXCEPTION;
}

/** Adds `count` properties that `o` does not have; `o` as a value. */
function readProperties(o: Ptr, count: u32): Value {
  for (let i: u32 = 0; i < count; i++) {
    const tag = readU8();
    if (tag == TransferKey.Index) {
      const index = readU32();
      const v = readValue();
      if (isException(v) || !putElement(o, index, v, Attr.Default)) return EXCEPTION;
      continue;
    }
    const key = readKey(tag);
    if (!key) return EXCEPTION;
    const v = readValue();
    // The keys of a host object are distinct.
    if (isException(v) || !addProperty(o, key, v, Attr.Default)) return EXCEPTION;
  }
  return fromObject(o);
}

function readCollection(kind: u32): Value {
  const isMap = kind == Kind.Map;
  const count = readU32();
  const o = collectionOf(intrinsic(isMap ? Intrinsic.MapPrototype : Intrinsic.SetPrototype), kind);
  if (!o) return EXCEPTION;
  for (let i: u32 = 0; i < count; i++) {
    const key = readValue();
    if (isException(key)) return EXCEPTION;
    const value = isMap ? readValue() : UNDEFINED;
    if (isException(value)) return EXCEPTION;
    const canonical = tableKey(key);
    const entry = canonical == HOLE ? 0 : tablePut(tableSlot(o), canonical);
    if (!entry) return EXCEPTION;
    if (isMap) store<u64>(entry, value, Entry.Value);
  }
  return fromObject(o);
}

function errorName(kind: i32): Ptr {
  switch (kind) {
    case ErrorKind.TypeError: return literal('TypeError');
    case ErrorKind.RangeError: return literal('RangeError');
    case ErrorKind.ReferenceError: return literal('ReferenceError');
    case ErrorKind.SyntaxError: return literal('SyntaxError');
    case ErrorKind.EvalError: return literal('EvalError');
    case ErrorKind.URIError: return literal('URIError');
    default: return atom(Atom.Error);
  }
}

/** Kind of the built-in error with this name, -1 if it is another one. */
function errorKindOf(name: Ptr): i32 {
  for (let kind: i32 = ErrorKind.Error; kind <= ErrorKind.URIError; kind++) {
    if (stringEquals(name, errorName(kind))) return kind;
  }
  return -1;
}

/** An error of the guest's realm; one of an unknown class is an Error with that name. Its stack is the guest's. */
function readError(): Value {
  const name = readValue();
  const message = readValue();
  readValue();
  if (!isString(name) || !isString(message)) return EXCEPTION;
  const kind = errorKindOf(payload(name));
  const error = newError(errorPrototype(max<i32>(kind, ErrorKind.Error)), payload(message), 0);
  if (!error) return EXCEPTION;
  if (kind < 0 && defineOwn(error, atom(Atom.name), name, Attr.Hidden) < 0) return EXCEPTION;
  if (load<u8>(load<u32>(BridgeCell.Read)) == Transfer.Hole) {
    readU8();
  } else {
    const cause = readValue();
    if (isException(cause) || defineOwn(error, atom(Atom.cause), cause, Attr.Hidden) < 0) return EXCEPTION;
  }
  return readProperties(error, readU32());
}
