// Object.prototype. spec: sec-properties-of-the-object-prototype-object

import { Attr, Header, Kind, ObjectFlag } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, FALSE, NULL, Ptr, TRUE, UNDEFINED, Value, fromBool, fromObject, fromString, isException, isNullish, isObject, isString, kindOf, payload,
} from '../value/value.ts';
import { call0, isCallable } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { toObject } from '../value/convert.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { ObjectCell } from '../object/cells.ts';
import { toKey } from '../object/key.ts';
import { isArrayValue } from '../object/proxy.ts';
import {
  defineAccessor, defineAccessorByKey, getOwnPropertyByKey, getPrototypeOf, getValue, hasOwnByKey, setPrototypeOf,
} from '../object/properties.ts';
import { concat } from '../string/string.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { describe, literal, throwErrorWith, throwTypeError } from './errors.ts';
import { Intrinsic, wellKnown } from './intrinsics.ts';
import { arg, method, nativeFunction, self } from './native.ts';

/** spec: sec-object.prototype.hasownproperty */
function hasOwnProperty(fp: usize, argc: i32): u64 {
  const k = toKey(arg(fp, argc, 0));
  if (isException(k)) return EXCEPTION;
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  const has = hasOwnByKey(payload(o), k);
  return has < 0 ? EXCEPTION : fromBool(has != 0);
}

function propertyIsEnumerable(fp: usize, argc: i32): u64 {
  const k = toKey(arg(fp, argc, 0));
  if (isException(k)) return EXCEPTION;
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  const has = getOwnPropertyByKey(payload(o), k);
  if (has < 0) return EXCEPTION;
  return fromBool(has > 0 && (load<u32>(ObjectCell.FoundAttributes) & Attr.Enumerable) != 0);
}

function isPrototypeOf(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (!isObject(v)) return FALSE;
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  pushRoot(o);
  const slot = pushRoot(v);
  let p = v;
  do {
    p = getPrototypeOf(payload(p));
    store<u64>(slot, p);
  } while (isObject(p) && p != o && !charge(1));
  popRoots(2);
  if (p == o) return TRUE;
  return p == NULL ? FALSE : EXCEPTION;
}

/** spec: sec-object.prototype.tolocalestring */
function toLocaleString(fp: usize, argc: i32): u64 {
  const v = self(fp);
  const f = getValue(v, atom(Atom.toString));
  if (isException(f)) return EXCEPTION;
  if (!isCallable(f)) return throwErrorWith(ErrorKind.TypeError, '% is not a function', describe(f));
  return call0(f, v);
}

function valueOf(fp: usize, argc: i32): u64 {
  return toObject(self(fp));
}

/** Class name of a built-in kind. spec: sec-object.prototype.tostring, steps 4 to 14 */
export function builtinTag(o: Ptr): string {
  switch (<i32>kindOf(o)) {
    case Kind.Array: return 'Array';
    case Kind.Arguments: return 'Arguments';
    case Kind.Error: return 'Error';
    case Kind.BooleanObject: return 'Boolean';
    case Kind.NumberObject: return 'Number';
    case Kind.StringObject: return 'String';
    case Kind.Date: return 'Date';
    case Kind.RegExp: return 'RegExp';
    default: return load<u8>(o + Header.Flags) & ObjectFlag.Callable ? 'Function' : 'Object';
  }
}

/** spec: sec-object.prototype.tostring */
export function objectToString(v: Value): Value {
  if (isNullish(v)) return fromString(literal(v == UNDEFINED ? '[object Undefined]' : '[object Null]'));
  const o = toObject(v);
  if (isException(o)) return EXCEPTION;
  pushRoot(o);
  const array = isArrayValue(o);
  const tag = array < 0 ? EXCEPTION : getValue(o, wellKnown(Intrinsic.SymbolToStringTag));
  popRoots(1);
  if (isException(tag)) return EXCEPTION;
  const name = isString(tag) ? payload(tag) : literal(array ? 'Array' : builtinTag(payload(o)));
  const text = concat(concat(literal('[object '), name), literal(']'));
  return text ? fromString(text) : EXCEPTION;
}

function toStringMethod(fp: usize, argc: i32): u64 {
  return objectToString(self(fp));
}

/** spec: sec-get-object.prototype.__proto__ */
function protoGetter(fp: usize, argc: i32): u64 {
  const o = toObject(self(fp));
  return isException(o) ? EXCEPTION : getPrototypeOf(payload(o));
}

/** spec: sec-set-object.prototype.__proto__ */
function protoSetter(fp: usize, argc: i32): u64 {
  const v = self(fp);
  const proto = arg(fp, argc, 0);
  if (isNullish(v)) return throwTypeError('Object.prototype.__proto__ called on null or undefined');
  if ((!isObject(proto) && proto != NULL) || !isObject(v)) return UNDEFINED;
  return setPrototypeOf(payload(v), proto) < 0 ? EXCEPTION : UNDEFINED;
}

/** spec: sec-object.prototype.__defineGetter__ */
function defineHalf(fp: usize, argc: i32, getter: bool): Value {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  const f = arg(fp, argc, 1);
  if (!isCallable(f)) {
    return throwTypeError(
      getter ? 'Object.prototype.__defineGetter__: Expecting function' : 'Object.prototype.__defineSetter__: Expecting function',
    );
  }
  pushRoot(o);
  const k = toKey(arg(fp, argc, 0));
  popRoots(1);
  if (isException(k)) return EXCEPTION;
  const attributes = Attr.Enumerable | Attr.Configurable;
  return defineAccessorByKey(payload(o), k, getter ? f : 0, getter ? 0 : f, attributes) < 0 ? EXCEPTION : UNDEFINED;
}

function defineGetter(fp: usize, argc: i32): u64 {
  return defineHalf(fp, argc, true);
}

function defineSetter(fp: usize, argc: i32): u64 {
  return defineHalf(fp, argc, false);
}

/** spec: sec-object.prototype.__lookupGetter__ */
function lookupHalf(fp: usize, argc: i32, getter: bool): Value {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  pushRoot(o);
  const k = toKey(arg(fp, argc, 0));
  popRoots(1);
  if (isException(k)) return EXCEPTION;
  pushRoot(k);
  const slot = pushRoot(o);
  let p = o;
  let has = 0;
  while (isObject(p) && has == 0) {
    has = charge(1) ? -1 : getOwnPropertyByKey(payload(p), k);
    if (has != 0) break;
    p = getPrototypeOf(payload(p));
    store<u64>(slot, p);
  }
  popRoots(2);
  if (has < 0 || isException(p)) return EXCEPTION;
  if (has == 0 || !(load<u32>(ObjectCell.FoundAttributes) & Attr.Accessor)) return UNDEFINED;
  return load<u64>(getter ? ObjectCell.FoundValue : ObjectCell.FoundSetter);
}

function lookupGetter(fp: usize, argc: i32): u64 {
  return lookupHalf(fp, argc, true);
}

function lookupSetter(fp: usize, argc: i32): u64 {
  return lookupHalf(fp, argc, false);
}

export function initObjectPrototype(prototype: Ptr): void {
  method(prototype, '__defineGetter__', 2, defineGetter);
  method(prototype, '__defineSetter__', 2, defineSetter);
  method(prototype, 'hasOwnProperty', 1, hasOwnProperty);
  method(prototype, '__lookupGetter__', 1, lookupGetter);
  method(prototype, '__lookupSetter__', 1, lookupSetter);
  method(prototype, 'isPrototypeOf', 1, isPrototypeOf);
  method(prototype, 'propertyIsEnumerable', 1, propertyIsEnumerable);
  method(prototype, 'toString', 0, toStringMethod);
  method(prototype, 'valueOf', 0, valueOf);
  const getter = fromObject(nativeFunction('get __proto__', 0, protoGetter));
  const setter = fromObject(nativeFunction('set __proto__', 1, protoSetter));
  defineAccessor(prototype, atom(Atom.proto), getter, setter, Attr.Configurable);
  method(prototype, 'toLocaleString', 0, toLocaleString);
}
