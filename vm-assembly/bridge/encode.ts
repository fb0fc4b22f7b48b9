// Guest values → transfer message. Getters may run, and with them anything.

import { isCallable } from '../interp/call.ts';
import { Arr, BufferFlag, Cell, Elem, Fn, Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { BridgeCell, Transfer, TransferBytes, TransferFailure, TransferHandle, TransferKey, TransferLimit } from '../abi/transfer.ts';
import {
  HOLE, NULL, Ptr, TRUE, UNDEFINED, Value, fromInt, fromObject, fromString, fromU32, isBigInt, isBoolean, isException, isInt, isNumber, isObject, isString, isSymbol,
  kindOf, payload, toDouble, toInt,
} from '../value/value.ts';
import { charge } from '../interp/fuel.ts';
import { bufferData, bufferFlags, bufferLength } from '../builtins/array-buffer.ts';
import { elementShift, viewData, viewLength, viewType } from '../object/typed-array.ts';
import { handleNew } from '../memory/handles.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { tableOf } from '../builtins/collection.ts';
import { timeOf } from '../builtins/date.ts';
import { literal, throwErrorText } from '../builtins/errors.ts';
import { Entry, tableCopy, tableEntry, tableLive, tableNext, tableValue } from '../builtins/hash-table.ts';
import { Intrinsic, intrinsic } from '../builtins/intrinsics.ts';
import { bigToString } from '../value/bigint-text.ts';
import { tellHost } from '../builtins/promise-jobs.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { charsOf, concat, flatten, indexToString, stringLength, wideOf } from '../string/string.ts';
import { elementsOf, getElement, isDenseArray } from '../object/elements.ts';
import { isIndexKey, keyIndex } from '../object/key.ts';
import { protoOf } from '../object/object.ts';
import { Keys, ownKeys } from '../object/own-keys.ts';
import { getProperty, getPropertyByKey, hasOwnByKey } from '../object/properties.ts';
import { Buffer, room } from './buffer.ts';
import { hostFunctionNumber, isHostFunction } from './host-function.ts';

/** Addresses of the objects that the value being written lies in, outermost first. */
const ANCESTORS = memory.data(4 * TransferLimit.Depth, 8);

/** Writes `v` at the end of the message. False: an exception is pending, or BridgeCell.Failure says why it cannot cross. */
export function writeValue(v: Value): bool {
  if (isInt(v)) return writeInt(toInt(v));
  if (isNumber(v)) {
    const at = room(9);
    if (!at) return false;
    store<u8>(at, Transfer.Double);
    store<f64>(at, toDouble(v), 1);
    return true;
  }
  if (isString(v)) return writeText(payload(v), Transfer.Latin1, Transfer.Utf16);
  if (isObject(v)) return writeObject(v);
  if (v == UNDEFINED || v == HOLE) return writeTag(Transfer.Undefined);
  if (v == NULL) return writeTag(Transfer.Null);
  if (isBoolean(v)) return writeTag(v == TRUE ? Transfer.True : Transfer.False);
  if (isBigInt(v)) {
    const digits = bigToString(payload(v), 16);
    return digits != 0 && writeText(digits, Transfer.BigInt, Transfer.BigInt);
  }
  return writeHandle(v, isSymbol(v) ? TransferHandle.Symbol : TransferHandle.Object);
}

export function writeTag(tag: u32): bool {
  const at = room(1);
  if (!at) return false;
  store<u8>(at, <u8>tag);
  return true;
}

export function writeU32(n: u32): bool {
  const at = room(4);
  if (!at) return false;
  store<u32>(at, n);
  return true;
}

function writeInt(n: i32): bool {
  const at = room(5);
  if (!at) return false;
  store<u8>(at, Transfer.Int);
  store<i32>(at, n, 1);
  return true;
}

function writeText(s: Ptr, latin1: u32, utf16: u32): bool {
  const flat = flatten(s);
  if (!flat) return false;
  const length = stringLength(flat);
  const wide = wideOf(flat);
  const bytes = length << wide;
  if (charge(bytes >> 4)) return false;
  const at = room(5 + bytes);
  if (!at) return false;
  store<u8>(at, <u8>(wide ? utf16 : latin1));
  store<u32>(at, length, 1);
  memory.copy(at + 5, charsOf(flat), bytes);
  return true;
}

function writeHandle(v: Value, kind: u32): bool {
  const handle = handleNew(v);
  if (!handle) return false;
  const at = room(6);
  if (!at) return false;
  store<u8>(at, Transfer.Handle);
  store<u32>(at, handle, 1);
  store<u8>(at, <u8>kind, 5);
  return true;
}

/** A key: by its number if the message had it before. Objects made alike have their keys in the same order: look there first. */
function writeKey(k: Value): bool {
  if (isIndexKey(k)) {
    const at = room(5);
    if (!at) return false;
    store<u8>(at, TransferKey.Index);
    store<u32>(at, keyIndex(k), 1);
    return true;
  }
  const key = payload(k);
  const buffer = payload(load<u64>(BridgeCell.Writing));
  const keys = buffer + Buffer.Keys;
  const count = load<u32>(buffer, Buffer.KeyCount);
  let i = load<u32>(buffer, Buffer.KeyCursor);
  if (i >= count || load<u32>(keys + (i << 2)) != key) {
    i = 0;
    while (i < count && load<u32>(keys + (i << 2)) != key) i++;
  }
  if (i < count) {
    store<u32>(buffer, i + 1, Buffer.KeyCursor);
    const at = room(2);
    if (!at) return false;
    store<u8>(at, TransferKey.Again);
    store<u8>(at, <u8>i, 1);
    return true;
  }
  if (count < <u32>TransferLimit.KeyTable) {
    store<u32>(keys + (count << 2), key);
    store<u32>(buffer, count + 1, Buffer.KeyCount);
    store<u32>(buffer, count + 1, Buffer.KeyCursor);
  }
  return writeText(key, TransferKey.Latin1, TransferKey.Utf16);
}

function fail(failure: u32): bool {
  store<u32>(BridgeCell.Failure, failure);
  store<u64>(BridgeCell.FailurePath, fromString(atom(Atom.empty)));
  return false;
}

/** While a failure is on its way out: puts one step before the path. */
function failAt(step: Ptr): bool {
  if (load<u32>(BridgeCell.Failure)) {
    store<u64>(BridgeCell.FailurePath, fromString(concat(step, payload(load<u64>(BridgeCell.FailurePath)))));
  }
  return false;
}

function failAtIndex(index: u32): bool {
  return failAt(concat(concat(literal('['), indexToString(index)), literal(']')));
}

function failAtKey(k: Value): bool {
  return isIndexKey(k) ? failAtIndex(keyIndex(k)) : failAt(concat(literal('.'), payload(k)));
}

function writeObject(v: Value): bool {
  const o = payload(v);
  const kind = kindOf(o);
  if (kind == Kind.Function) {
    if (!isHostFunction(o)) return writeHandle(v, TransferHandle.Function);
    const name = fromString(load<u32>(o, Fn.Env));
    return writeTag(Transfer.HostFunction) && writeU32(hostFunctionNumber(o)) && writeValue(name);
  }
  if (kind == Kind.Promise) {
    const number = tellHost(o);
    return number >= 0 && writeTag(Transfer.Promise) && writeU32(<u32>number);
  }
  if (kind == Kind.ArrayBuffer && !(bufferFlags(o) & BufferFlag.Shared)) return writeBytes(TransferBytes.ArrayBuffer, bufferData(o), bufferLength(o));
  if (kind == Kind.TypedArray || kind == Kind.DataView) {
    const isArray = kind == Kind.TypedArray;
    const bytes = max(viewLength(o), 0) << (isArray ? elementShift(viewType(o)) : 0);
    return writeBytes(isArray ? viewType(o) : TransferBytes.DataView, viewData(o), bytes);
  }
  if (kind == Kind.Date) {
    const at = room(9);
    if (!at) return false;
    store<u8>(at, Transfer.Date);
    store<f64>(at, timeOf(o), 1);
    return true;
  }
  if (!isCopied(o, kind)) return writeHandle(v, isCallable(v) ? TransferHandle.Function : TransferHandle.Object);

  const depth = load<u32>(BridgeCell.Depth);
  if (depth >= <u32>TransferLimit.Depth) return fail(TransferFailure.Depth);
  for (let i = load<u32>(BridgeCell.BaseDepth); i < depth; i++) {
    if (load<u32>(ANCESTORS + (<usize>i << 2)) == o) return fail(TransferFailure.Cycle);
  }
  store<u32>(ANCESTORS + (<usize>depth << 2), o);
  store<u32>(BridgeCell.Depth, depth + 1);
  let written: bool;
  if (kind == Kind.Array) written = writeArray(v);
  else if (kind == Kind.Error) written = writeError(v);
  else if (kind != Kind.Object) written = writeCollection(o, kind == Kind.Map);
  else written = writeProperties(v);
  store<u32>(BridgeCell.Depth, depth);
  return written;
}

function writeBytes(type: u32, data: usize, bytes: u32): bool {
  if (charge(bytes >> 4)) return false;
  const at = room(6 + bytes);
  if (!at) return false;
  store<u8>(at, Transfer.Bytes);
  store<u8>(at, <u8>type, 1);
  store<u32>(at, bytes, 2);
  memory.copy(at + 6, data, bytes);
  return true;
}

/** Arrays, errors, object literals, Object.create(null), Map and Set: everything else may have a meaning that a copy would lose. */
function isCopied(o: Ptr, kind: u32): bool {
  const proto = protoOf(o);
  switch (kind) {
    case Kind.Array:
    case Kind.Error: return true;
    case Kind.Object: return proto == 0 || proto == intrinsic(Intrinsic.ObjectPrototype);
    case Kind.Map: return proto == intrinsic(Intrinsic.MapPrototype);
    case Kind.Set: return proto == intrinsic(Intrinsic.SetPrototype);
    default: return false;
  }
}

/** The entries as they are now: getters that run meanwhile may change the original. */
function writeCollection(o: Ptr, isMap: bool): bool {
  const copy = tableCopy(tableOf(o));
  if (!copy) return false;
  const count = tableLive(copy);
  if (!writeTag(isMap ? Transfer.Map : Transfer.Set) || !writeU32(count)) return false;
  pushRoot(tableValue(copy));
  pushRoot(fromInt(0));
  const walk = <usize>load<u32>(Cell.StackTop) - 16;
  let written = true;
  for (let i: u32 = 0; written && i < count; i++) {
    written = writeValue(load<u64>(tableNext(walk)));
    if (!written) {
      failAtIndex(i);
      failAt(isMap ? literal('.keys()') : literal('.values()'));
    } else if (isMap) {
      written = writeValue(load<u64>(tableEntry(walk), Entry.Value));
      if (!written) {
        failAtIndex(i);
        failAt(literal('.values()'));
      }
    }
  }
  popRoots(2);
  return written;
}

function writeArray(v: Value): bool {
  const a = payload(v);
  const length = load<u32>(a, Arr.Length);
  if (charge(length >> 2) || !writeTag(Transfer.Array) || !writeU32(length)) return false;
  for (let i: u32 = 0; i < length; i++) {
    // Guest code that a getter ran may have changed the array meanwhile.
    let element: Value = HOLE;
    if (isDenseArray(v) && i < load<u32>(a, Arr.Length)) {
      const elements = <usize>elementsOf(a);
      if (i < load<u32>(elements, Elem.Capacity)) element = load<u64>(elements + (<usize>i << 3), Elem.Values);
    }
    if (element == HOLE) {
      if (!(i & 255) && charge(16)) return false;
      if (hasOwnByKey(a, fromU32(i)) == 0) {
        if (!writeTag(Transfer.Hole)) return false;
        continue;
      }
      element = getElement(a, i, v);
      if (isException(element)) return false;
    }
    if (!writeValue(element)) return failAtIndex(i);
  }
  return true;
}

function writeProperties(v: Value): bool {
  const o = payload(v);
  const list = ownKeys(o, Keys.Named | Keys.Enumerable);
  if (!list) return false;
  const count = load<u32>(list, Arr.Length);
  if (charge(count) || !writeTag(Transfer.Object) || !writeU32(count)) return false;
  pushRoot(fromObject(list));
  let written = true;
  for (let i: u32 = 0; i < count; i++) {
    const k = keyOf(list, i);
    written = writeKey(k);
    if (!written) break;
    const value = getPropertyByKey(o, k, v);
    written = !isException(value) && writeValue(value);
    if (!written) {
      failAtKey(k);
      break;
    }
  }
  popRoots(1);
  return written;
}

/** Name, message, stack, cause: as the guest's own code sees them. */
function writeError(v: Value): bool {
  if (!writeTag(Transfer.Error)) return false;
  if (!writeErrorText(v, atom(Atom.name)) || !writeErrorText(v, atom(Atom.message)) || !writeErrorText(v, atom(Atom.stack))) return false;
  if (hasOwnByKey(payload(v), fromString(atom(Atom.cause)))) {
    const cause = getProperty(payload(v), atom(Atom.cause), v);
    if (isException(cause)) return false;
    if (!writeValue(cause)) return failAt(literal('.cause'));
  } else if (!writeTag(Transfer.Hole)) {
    return false;
  }
  return writeErrorFields(v);
}

/** Is it one of the properties that stand in the message by themselves? */
function isErrorText(k: Value): bool {
  if (isIndexKey(k)) return false;
  const key = payload(k);
  return key == atom(Atom.name) || key == atom(Atom.message) || key == atom(Atom.stack) || key == atom(Atom.cause);
}

/** Own enumerable properties of an error. One that cannot cross becomes undefined: it must not hide the error. */
function writeErrorFields(v: Value): bool {
  const o = payload(v);
  const list = ownKeys(o, Keys.Named | Keys.Enumerable);
  if (!list) return false;
  const all = load<u32>(list, Arr.Length);
  let count = all;
  for (let i: u32 = 0; i < all; i++) if (isErrorText(keyOf(list, i))) count--;
  if (charge(all) || !writeU32(count)) return false;
  pushRoot(fromObject(list));
  let written = true;
  for (let i: u32 = 0; written && i < all; i++) {
    const k = keyOf(list, i);
    if (isErrorText(k)) continue;
    written = writeKey(k) && writeField(v, k);
  }
  popRoots(1);
  return written;
}

/** False if the guest is to be ended. */
function writeField(v: Value, k: Value): bool {
  const start = load<u32>(BridgeCell.Next) - payload(load<u64>(BridgeCell.Writing));
  const keys = load<u32>(payload(load<u64>(BridgeCell.Writing)), Buffer.KeyCount);
  const value = getPropertyByKey(payload(v), k, v);
  if (!isException(value) && writeValue(value)) return true;
  if (load<u32>(Cell.Termination)) return false;
  store<u32>(BridgeCell.Failure, TransferFailure.None);
  store<u64>(BridgeCell.FailurePath, UNDEFINED);
  const buffer = payload(load<u64>(BridgeCell.Writing));
  store<u32>(buffer, keys, Buffer.KeyCount);
  store<u32>(BridgeCell.Next, buffer + start);
  return writeTag(Transfer.Undefined);
}

// @ts-ignore: decorator
@inline function keyOf(list: Ptr, i: u32): Value {
  return load<u64>(<usize>elementsOf(list) + (<usize>i << 3), Elem.Values);
}

/** A property that should be a string; what is none is left out: an error must be tellable whatever the guest did to it. */
function writeErrorText(v: Value, key: Ptr): bool {
  const text = getProperty(payload(v), key, v);
  if (isException(text)) return false;
  return writeValue(isString(text) ? text : fromString(atom(Atom.empty)));
}

/** After a write returned false: makes an exception of BridgeCell.Failure, if that is set; else an exception is pending already. */
export function throwFailure(what: string): void {
  const failure = load<u32>(BridgeCell.Failure);
  if (!failure) return;
  const path = concat(literal(what), payload(load<u64>(BridgeCell.FailurePath)));
  store<u32>(BridgeCell.Failure, TransferFailure.None);
  store<u64>(BridgeCell.FailurePath, UNDEFINED);
  const reason = failure == TransferFailure.Cycle
    ? literal(': a cyclic value cannot cross the border: it leads back to an object that contains it')
    : literal(': nested more than 1000 levels deep');
  throwErrorText(ErrorKind.TypeError, concat(path, reason));
}
