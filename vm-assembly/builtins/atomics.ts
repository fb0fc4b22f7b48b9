// Atomics, for a single agent: every operation is atomic by itself, and nobody blocks. spec: sec-atomics-object

import { Attr, BufferFlag, ElementType, View } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromBool, fromInt, fromNumber, fromObject, fromString, isException, isNumber, payload, toDouble,
} from '../value/value.ts';
import { bigToU64 } from '../value/bigint.ts';
import { doubleToInt32, hasException, toBigInt, toIntegerOrInfinity, toNumber } from '../value/convert.ts';
import { call3 } from '../interp/call.ts';
import { newObjectWithProto } from '../object/object.ts';
import { defineOwn, peekProperty } from '../object/properties.ts';
import { elementShift, isBigType, readElement, viewBuffer, viewData, viewLength, viewType } from '../object/typed-array.ts';
import { bufferFlags } from './array-buffer.ts';
import { describe, throwErrorWith, throwRangeError, throwTypeError } from './errors.ts';
import { group } from './groups.ts';
import { Intrinsic, intrinsic, wellKnown } from './intrinsics.ts';
import { lazyFunction } from './lazy.ts';
import { arg, literalAtom, method } from './native.ts';
import { toIndex } from './species.ts';
import { validTyped } from './typed-create.ts';

/** What a read-modify-write does. */
const enum Change {
  Add, And, Exchange, Or, Sub, Xor,
}

/** The array of an operation; 0: threw. spec: sec-validateintegertypedarray */
function integerArray(v: Value, waitable: bool, name: string): Ptr {
  const o = validTyped(v, name);
  if (!o) return 0;
  const type = viewType(o);
  const fits = waitable
    ? type == ElementType.Int32 || type == ElementType.BigInt64
    : type != ElementType.Uint8Clamped && (type < <u32>ElementType.Float16 || type > <u32>ElementType.Float64);
  if (fits) return o;
  throwErrorWith(ErrorKind.TypeError, waitable ? '% is not an int32 or BigInt64 typed array.' : '% is not an integer typed array.', describe(v));
  return 0;
}

/** Index of an access; -1: threw. May call guest code. spec: sec-validateatomicaccess */
function accessIndex(o: Ptr, v: Value): f64 {
  const length = <f64>viewLength(o);
  const index = toIndex(v, 'Invalid atomic access index');
  if (index < 0 || index < length) return index;
  throwRangeError('Invalid atomic access index');
  return -1;
}

/** Address of an access after guest code ran; 0: threw. spec: sec-revalidateatomicaccess */
function access(o: Ptr, index: f64, name: string): usize {
  if (!validTyped(fromObject(o), name)) return 0;
  if (index < <f64>viewLength(o)) return viewData(o) + (<u32>index << elementShift(viewType(o)));
  throwRangeError('Invalid atomic access index');
  return 0;
}

/** An operand as its array's integers are: a number or a BigInt; EXCEPTION: threw. */
function operand(v: Value, type: u32): Value {
  if (isBigType(type)) return toBigInt(v);
  const n = toIntegerOrInfinity(v);
  return hasException() ? EXCEPTION : fromNumber(n);
}

/** Its bits, of which an element takes the lowest. */
function bitsOf(v: Value, type: u32): u64 {
  return isBigType(type) ? bigToU64(payload(v)) : <u64><u32>doubleToInt32(toDouble(v));
}

function loadBits(at: usize, shift: u32): u64 {
  return shift == 0 ? load<u8>(at) : shift == 1 ? load<u16>(at) : shift == 2 ? load<u32>(at) : load<u64>(at);
}

function storeBits(at: usize, shift: u32, bits: u64): void {
  if (shift == 0) store<u8>(at, <u8>bits);
  else if (shift == 1) store<u16>(at, <u16>bits);
  else if (shift == 2) store<u32>(at, <u32>bits);
  else store<u64>(at, bits);
}

function apply(change: Change, old: u64, bits: u64): u64 {
  switch (change) {
    case Change.Add: return old + bits;
    case Change.And: return old & bits;
    case Change.Or: return old | bits;
    case Change.Sub: return old - bits;
    case Change.Xor: return old ^ bits;
    default: return bits;
  }
}

/** spec: sec-atomicreadmodifywrite */
function readModifyWrite(fp: usize, argc: i32, change: Change, name: string): Value {
  const o = integerArray(arg(fp, argc, 0), false, name);
  if (!o) return EXCEPTION;
  const index = accessIndex(o, arg(fp, argc, 1));
  if (index < 0) return EXCEPTION;
  const type = viewType(o);
  const v = operand(arg(fp, argc, 2), type);
  if (isException(v)) return EXCEPTION;
  const at = access(o, index, name);
  if (!at) return EXCEPTION;
  const old = readElement(at, type);
  const shift = elementShift(type);
  storeBits(at, shift, apply(change, loadBits(at, shift), bitsOf(v, type)));
  return old;
}

function add(fp: usize, argc: i32): u64 { return readModifyWrite(fp, argc, Change.Add, 'Atomics.add'); }
function and(fp: usize, argc: i32): u64 { return readModifyWrite(fp, argc, Change.And, 'Atomics.and'); }
function exchange(fp: usize, argc: i32): u64 { return readModifyWrite(fp, argc, Change.Exchange, 'Atomics.exchange'); }
function or(fp: usize, argc: i32): u64 { return readModifyWrite(fp, argc, Change.Or, 'Atomics.or'); }
function sub(fp: usize, argc: i32): u64 { return readModifyWrite(fp, argc, Change.Sub, 'Atomics.sub'); }
function xor(fp: usize, argc: i32): u64 { return readModifyWrite(fp, argc, Change.Xor, 'Atomics.xor'); }

/** spec: sec-atomics.compareexchange */
function compareExchange(fp: usize, argc: i32): u64 {
  const name = 'Atomics.compareExchange';
  const o = integerArray(arg(fp, argc, 0), false, name);
  if (!o) return EXCEPTION;
  const index = accessIndex(o, arg(fp, argc, 1));
  if (index < 0) return EXCEPTION;
  const type = viewType(o);
  const shift = elementShift(type);
  const expected = operand(arg(fp, argc, 2), type);
  if (isException(expected)) return EXCEPTION;
  const expectedBits = bitsOf(expected, type);
  const replacement = operand(arg(fp, argc, 3), type);
  if (isException(replacement)) return EXCEPTION;
  const at = access(o, index, name);
  if (!at) return EXCEPTION;
  const old = readElement(at, type);
  const mask: u64 = shift == 3 ? <u64>-1 : ((<u64>1) << (<u64>8 << shift)) - 1;
  if (loadBits(at, shift) == (expectedBits & mask)) storeBits(at, shift, bitsOf(replacement, type));
  return old;
}

/** spec: sec-atomics.load */
function loadMethod(fp: usize, argc: i32): u64 {
  const o = integerArray(arg(fp, argc, 0), false, 'Atomics.load');
  if (!o) return EXCEPTION;
  const index = accessIndex(o, arg(fp, argc, 1));
  if (index < 0) return EXCEPTION;
  const at = access(o, index, 'Atomics.load');
  return at ? readElement(at, viewType(o)) : EXCEPTION;
}

/** spec: sec-atomics.store */
function storeMethod(fp: usize, argc: i32): u64 {
  const o = integerArray(arg(fp, argc, 0), false, 'Atomics.store');
  if (!o) return EXCEPTION;
  const index = accessIndex(o, arg(fp, argc, 1));
  if (index < 0) return EXCEPTION;
  const type = viewType(o);
  const v = operand(arg(fp, argc, 2), type);
  if (isException(v)) return EXCEPTION;
  const at = access(o, index, 'Atomics.store');
  if (!at) return EXCEPTION;
  storeBits(at, elementShift(type), bitsOf(v, type));
  return v;
}

/** spec: sec-atomics.islockfree */
function isLockFree(fp: usize, argc: i32): u64 {
  const n = toIntegerOrInfinity(arg(fp, argc, 0));
  return hasException() ? EXCEPTION : fromBool(n == 1 || n == 2 || n == 4 || n == 8);
}

/** Those who wait are known to the lazy library (lib/waiters.ts). spec: sec-atomics.notify */
function notify(fp: usize, argc: i32): u64 {
  const o = integerArray(arg(fp, argc, 0), true, 'Atomics.notify');
  if (!o) return EXCEPTION;
  const index = accessIndex(o, arg(fp, argc, 1));
  if (index < 0) return EXCEPTION;
  let count = f64.MAX_VALUE;
  if (arg(fp, argc, 2) != UNDEFINED) {
    count = toIntegerOrInfinity(arg(fp, argc, 2));
    if (hasException()) return EXCEPTION;
  }
  const wake = peekProperty(group('web'), literalAtom('$wake'));
  if (wake == UNDEFINED) return fromInt(0);
  return call3(wake, UNDEFINED, fromObject(viewBuffer(o)), placeOf(o, index), fromNumber(count));
}

/** Where an element is in its buffer, in bytes. */
function placeOf(o: Ptr, index: f64): Value {
  return fromNumber(<f64>load<u32>(o, View.Offset) + index * <f64>(1 << elementShift(viewType(o))));
}

/** The agent cannot block: its [[CanBlock]] is false. spec: sec-dowait */
function doWait(fp: usize, argc: i32, blocks: bool): u64 {
  const o = integerArray(arg(fp, argc, 0), true, blocks ? 'Atomics.wait' : 'Atomics.waitAsync');
  if (!o) return EXCEPTION;
  const buffer = viewBuffer(o);
  if (!(bufferFlags(buffer) & BufferFlag.Shared)) return throwErrorWith(ErrorKind.TypeError, '% is not a shared typed array.', describe(arg(fp, argc, 0)));
  const index = accessIndex(o, arg(fp, argc, 1));
  if (index < 0) return EXCEPTION;
  const type = viewType(o);
  const v = operand(arg(fp, argc, 2), type);
  if (isException(v)) return EXCEPTION;
  const expected = bitsOf(v, type);
  let timeout = toNumber(arg(fp, argc, 3));
  if (hasException()) return EXCEPTION;
  if (blocks) return throwTypeError('Atomics.wait cannot be called in this context');
  const shift = elementShift(type);
  // a view of shared memory keeps its place, and never gets out of bounds; NaN is for ever
  if (loadBits(viewData(o) + (<usize><u32>index << shift), shift) != expected) timeout = -1;
  else if (timeout < 0) timeout = 0;
  const wait = lazyFunction(literalAtom('$wait'));
  return isException(wait) ? EXCEPTION : call3(wait, UNDEFINED, fromObject(buffer), placeOf(o, index), fromNumber(timeout));
}

/** spec: sec-atomics.wait */
function wait(fp: usize, argc: i32): u64 { return doWait(fp, argc, true); }
/** spec: sec-atomics.waitasync */
function waitAsync(fp: usize, argc: i32): u64 { return doWait(fp, argc, false); }

/** spec: sec-atomics.pause */
function pause(fp: usize, argc: i32): u64 {
  const n = arg(fp, argc, 0);
  if (n == UNDEFINED || (isNumber(n) && trunc(toDouble(n)) == toDouble(n) && toDouble(n) - toDouble(n) == 0)) return UNDEFINED;
  return throwErrorWith(ErrorKind.TypeError, '% is not an integral number', describe(n));
}

export function initAtomics(global: Ptr): void {
  const o = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  defineOwn(global, literalAtom('Atomics'), fromObject(o), Attr.Hidden);
  method(o, 'load', 2, loadMethod);
  method(o, 'store', 3, storeMethod);
  method(o, 'add', 3, add);
  method(o, 'sub', 3, sub);
  method(o, 'and', 3, and);
  method(o, 'or', 3, or);
  method(o, 'xor', 3, xor);
  method(o, 'exchange', 3, exchange);
  method(o, 'compareExchange', 4, compareExchange);
  method(o, 'isLockFree', 1, isLockFree);
  method(o, 'wait', 4, wait);
  method(o, 'waitAsync', 4, waitAsync);
  method(o, 'notify', 3, notify);
  method(o, 'pause', 0, pause);
  defineOwn(o, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('Atomics')), Attr.Configurable);
}
