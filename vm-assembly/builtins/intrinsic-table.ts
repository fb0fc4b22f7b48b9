// Natives that library code reaches by number. The order is that of abi/intrinsics.ts.

import { Arr, Attr, Header, Kind, ObjectFlag } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { IntrinsicCall } from '../abi/intrinsics.ts';
import {
  EXCEPTION, UNDEFINED, Value, fromBool, fromNumber, fromObject, fromString, isException, isNullish, isObject, payload,
  toDouble,
} from '../value/value.ts';
import { hasException, toIntegerOrInfinity, toLength, toObject, toStringValue } from '../value/convert.ts';
import { sameValueZero } from '../value/equality.ts';
import { toKey } from '../object/key.ts';
import { keyText } from '../object/messages.ts';
import { createDataPropertyByKey, defineAccessor, defineOwn, defineOwnByKey, deletePropertyByKey, getValue } from '../object/properties.ts';
import { newArray } from '../object/object.ts';
import { isDenseArray } from '../object/elements.ts';
import { isArrayValue } from '../object/proxy.ts';
import { setFunctionName } from '../object/function.ts';
import { construct, isCallable, isConstructor } from '../interp/call.ts';
import { atom, Atom } from '../string/common-atoms.ts';
import { Intrinsic, intrinsic, wellKnown, intrinsicValue } from './intrinsics.ts';
import { describe, throwError, throwErrorText, throwErrorWith2 } from './errors.ts';
import { arg, Native } from './native.ts';
import { realmObject } from './realm-names.ts';
import { libraryIntrinsic } from './library.ts';

function isCallableCall(fp: usize, argc: i32): u64 { return fromBool(isCallable(arg(fp, argc, 0))); }
function isObjectCall(fp: usize, argc: i32): u64 { return fromBool(isObject(arg(fp, argc, 0))); }
function isArrayCall(fp: usize, argc: i32): u64 {
  const is = isArrayValue(arg(fp, argc, 0));
  return is < 0 ? EXCEPTION : fromBool(is != 0);
}
function toObjectCall(fp: usize, argc: i32): u64 { return toObject(arg(fp, argc, 0)); }
function toLengthCall(fp: usize, argc: i32): u64 {
  const n = toLength(arg(fp, argc, 0));
  return hasException() ? EXCEPTION : fromNumber(n);
}
function toIntegerCall(fp: usize, argc: i32): u64 {
  const n = toIntegerOrInfinity(arg(fp, argc, 0));
  return hasException() ? EXCEPTION : fromNumber(n);
}
function toPropertyKeyCall(fp: usize, argc: i32): u64 { return toKey(arg(fp, argc, 0)); }
/** spec: sec-lengthofarraylike */
function lengthOfCall(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (isObject(v) && load<u8>(payload(v)) == Kind.Array) return fromNumber(<f64>load<u32>(payload(v), Arr.Length));
  const length = getValue(v, atom(Atom.length));
  if (isException(length)) return EXCEPTION;
  const n = toLength(length);
  return hasException() ? EXCEPTION : fromNumber(n);
}
function throwTypeErrorCall(fp: usize, argc: i32): u64 { return throwErrorText(ErrorKind.TypeError, payload(arg(fp, argc, 0))); }
function throwRangeErrorCall(fp: usize, argc: i32): u64 { return throwErrorText(ErrorKind.RangeError, payload(arg(fp, argc, 0))); }

/** spec: sec-arrayspeciescreate */
function arraySpeciesCreateCall(fp: usize, argc: i32): u64 {
  const original = arg(fp, argc, 0);
  const length = toDouble(arg(fp, argc, 1));
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
    if (length > 4294967295) return throwError(ErrorKind.RangeError, 'Invalid array length');
    const array = newArray(<u32>length, length <= 65536 ? <u32>length : 0);
    return array ? fromObject(array) : EXCEPTION;
  }
  if (!isConstructor(c)) return throwError(ErrorKind.TypeError, 'object.constructor[Symbol.species] is not a constructor');
  return construct(c, c, 1, fp + 16);
}
function createDataPropertyCall(fp: usize, argc: i32): u64 {
  const key = toKey(arg(fp, argc, 1));
  if (isException(key)) return EXCEPTION;
  const o = arg(fp, argc, 0);
  const ok = createDataPropertyByKey(payload(o), key, arg(fp, argc, 2));
  return ok < 0 ? EXCEPTION : UNDEFINED;
}
function isConstructorCall(fp: usize, argc: i32): u64 { return fromBool(isConstructor(arg(fp, argc, 0))); }

function defineCall(fp: usize, argc: i32): u64 {
  const f = arg(fp, argc, 2);
  const key = toKey(arg(fp, argc, 1));
  if (!setFunctionName(payload(f), key, 0)) return EXCEPTION;
  if (defineOwn(payload(f), atom(Atom.length), arg(fp, argc, 3), Attr.Configurable) < 0) return EXCEPTION;
  // Built-in methods are no constructors.
  store<u8>(payload(f), load<u8>(payload(f), Header.Flags) & ~ObjectFlag.Constructor, Header.Flags);
  return defineOwnByKey(payload(arg(fp, argc, 0)), key, f, Attr.Hidden) < 0 ? EXCEPTION : UNDEFINED;
}
function intrinsicCall(fp: usize, argc: i32): u64 { return realmObject(payload(arg(fp, argc, 0))); }
function describeCall(fp: usize, argc: i32): u64 { return fromString(describe(arg(fp, argc, 0))); }
function newArrayCall(fp: usize, argc: i32): u64 {
  const length = toDouble(arg(fp, argc, 0));
  if (length > 4294967295) return throwError(ErrorKind.RangeError, 'Invalid array length');
  const array = newArray(<u32>length, length <= 65536 ? <u32>length : 0);
  return array ? fromObject(array) : EXCEPTION;
}
function toStringCall(fp: usize, argc: i32): u64 { return toStringValue(arg(fp, argc, 0)); }
function sameValueZeroCall(fp: usize, argc: i32): u64 { return fromBool(sameValueZero(arg(fp, argc, 0), arg(fp, argc, 1))); }
function deletePropertyCall(fp: usize, argc: i32): u64 {
  const key = toKey(arg(fp, argc, 1));
  if (isException(key)) return EXCEPTION;
  const o = arg(fp, argc, 0);
  const ok = deletePropertyByKey(payload(o), key);
  if (ok < 0) return EXCEPTION;
  return ok ? UNDEFINED : throwErrorWith2(ErrorKind.TypeError, "Cannot delete property '%' of %", keyText(key), describe(o));
}
function defineGetterCall(fp: usize, argc: i32): u64 {
  const key = toKey(arg(fp, argc, 1));
  const f = arg(fp, argc, 2);
  return defineAccessor(payload(arg(fp, argc, 0)), payload(key), f, UNDEFINED, Attr.Configurable) < 0 ? EXCEPTION : UNDEFINED;
}
function isDenseArrayCall(fp: usize, argc: i32): u64 { return fromBool(isDenseArray(arg(fp, argc, 0))); }

/** Wasm table index of intrinsic `id`; the verifier has checked its range. */
export function intrinsicCallIndex(id: u32): u32 {
  switch (id) {
    case IntrinsicCall.isCallable: return (<Native>isCallableCall).index;
    case IntrinsicCall.isObject: return (<Native>isObjectCall).index;
    case IntrinsicCall.isArray: return (<Native>isArrayCall).index;
    case IntrinsicCall.toObject: return (<Native>toObjectCall).index;
    case IntrinsicCall.toLength: return (<Native>toLengthCall).index;
    case IntrinsicCall.toIntegerOrInfinity: return (<Native>toIntegerCall).index;
    case IntrinsicCall.toPropertyKey: return (<Native>toPropertyKeyCall).index;
    case IntrinsicCall.lengthOf: return (<Native>lengthOfCall).index;
    case IntrinsicCall.throwTypeError: return (<Native>throwTypeErrorCall).index;
    case IntrinsicCall.throwRangeError: return (<Native>throwRangeErrorCall).index;
    case IntrinsicCall.arraySpeciesCreate: return (<Native>arraySpeciesCreateCall).index;
    case IntrinsicCall.createDataProperty: return (<Native>createDataPropertyCall).index;
    case IntrinsicCall.isConstructor: return (<Native>isConstructorCall).index;
    case IntrinsicCall.define: return (<Native>defineCall).index;
    case IntrinsicCall.intrinsic: return (<Native>intrinsicCall).index;
    case IntrinsicCall.describe: return (<Native>describeCall).index;
    case IntrinsicCall.newArray: return (<Native>newArrayCall).index;
    case IntrinsicCall.toString: return (<Native>toStringCall).index;
    case IntrinsicCall.sameValueZero: return (<Native>sameValueZeroCall).index;
    case IntrinsicCall.deleteProperty: return (<Native>deletePropertyCall).index;
    case IntrinsicCall.defineGetter: return (<Native>defineGetterCall).index;
    case IntrinsicCall.isDenseArray: return (<Native>isDenseArrayCall).index;
    default: return libraryIntrinsic(id);
  }
}
