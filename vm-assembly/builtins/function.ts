// Function and Function.prototype. spec: sec-function-objects

import { Attr, Elem, Fn, Kind, ObjectFlag } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { CompileKind } from '../abi/transfer.ts';
import {
  EXCEPTION, HOLE, Ptr, UNDEFINED, Value, fromInt, fromNumber, fromObject, fromString, isException, isNullish, isNumber, isObject, isString, payload, toDouble,
} from '../value/value.ts';
import { callFunction, construct, isCallable, popArgs, pushArgs } from '../interp/call.ts';
import { ordinaryHasInstance } from '../interp/access.ts';
import { charge } from '../interp/fuel.ts';
import { toIntegerOrInfinity } from '../value/convert.ts';
import { allocateCell } from '../memory/alloc.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { elementsOf, isDenseArray } from '../object/elements.ts';
import { boundList, newNativeFunction } from '../object/function.ts';
import { setIntegrity } from '../object/integrity.ts';
import { objectFlags, setProto } from '../object/object.ts';
import { defineAccessor, defineOwn, getOwnProperty, getProperty, getPrototypeOf } from '../object/properties.ts';
import { concat } from '../string/string.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { getAt, lengthOf } from './array-like.ts';
import { describe, literal, throwErrorWith, throwStackOverflow, throwTypeError } from './errors.ts';
import { createDynamicFunction } from './evaluate.ts';
import { functionSource } from './function-source.ts';
import { Intrinsic, intrinsic, intrinsicValue, setIntrinsic, wellKnown } from './intrinsics.ts';
import { Native, arg, callee, constructor, method, nativeFunction, newTarget, self } from './native.ts';

function constructFunction(fp: usize, argc: i32): u64 {
  return createDynamicFunction(fp, argc, CompileKind.Function);
}

/** spec: sec-function.prototype.call */
export function callMethod(fp: usize, argc: i32): u64 {
  return callFunction(self(fp), arg(fp, argc, 0), argc > 1 ? argc - 1 : 0, fp + 16);
}

/** spec: sec-function.prototype.apply */
export function applyMethod(fp: usize, argc: i32): u64 {
  const f = self(fp);
  if (!isCallable(f)) return throwErrorWith(ErrorKind.TypeError, 'Function.prototype.apply was called on %, which is not a function', describe(f));
  return applyList(f, arg(fp, argc, 0), arg(fp, argc, 1));
}

/** Calls f with the elements of an array-like object, or none. spec: sec-createlistfromarraylike */
export function applyList(f: Value, receiver: Value, list: Value): Value {
  if (isNullish(list)) return callFunction(f, receiver, 0, 0);
  if (!isObject(list)) return throwTypeError('CreateListFromArrayLike called on non-object');
  const args = pushList(payload(list));
  if (!args) return EXCEPTION;
  const result = callFunction(f, receiver, listLength(args), args);
  popArgs(args);
  return result;
}

/** Number of values that pushList left: it is above the old stack top, in the slot below the values. */
// @ts-ignore: decorator
@inline
export function listLength(args: usize): u32 {
  return load<u32>(args - 4);
}

/** The elements of an array-like object on top of the stack, to be given back with popArgs; 0 threw. */
export function pushList(list: Ptr): usize {
  const n = lengthOf(list);
  if (n < 0) return 0;
  const args = n < 500000 ? pushArgs(<u32>n) : 0;
  if (!args) {
    throwStackOverflow();
    return 0;
  }
  const count = <u32>n;
  // the upper half of the slot that keeps the old stack top is free
  store<u32>(args - 4, count);
  for (let i: u32 = 0; i < count; i++) store<u64>(args + (<usize>i << 3), UNDEFINED);
  const dense = isDenseArray(fromObject(list)) && load<u32>(elementsOf(list) + Elem.Capacity) >= count;
  for (let i: u32 = 0; i < count; i++) {
    let v = HOLE;
    if (dense) v = load<u64>(elementsOf(list) + Elem.Values + (i << 3));
    if (v == HOLE) v = getAt(list, <f64>i);
    if (isException(v) || ((i & 1023) == 1023 && charge(1024))) {
      popArgs(args);
      return 0;
    }
    store<u64>(args + (<usize>i << 3), v);
  }
  return args;
}

/** What a bound function does. spec: sec-bound-function-exotic-objects-call-thisargument-argumentslist */
export function boundCall(fp: usize, argc: i32): u64 {
  const f = callee(fp);
  const list = boundList(f);
  const target = load<u64>(list + Elem.Values);
  const bound = load<u32>(list + Elem.Capacity) - 2;
  const args = pushArgs(bound + argc);
  if (!args) return throwStackOverflow();
  memory.copy(args, list + Elem.Values + 16, bound << 3);
  memory.copy(args + (<usize>bound << 3), fp + 8, <usize>argc << 3);
  const made = newTarget(fp);
  const result = made
    ? construct(target, made == f ? target : fromObject(made), bound + argc, args)
    : callFunction(target, load<u64>(list + Elem.Values + 8), bound + argc, args);
  popArgs(args);
  return result;
}

/** spec: sec-function.prototype.bind */
function bindMethod(fp: usize, argc: i32): u64 {
  const target = self(fp);
  if (!isCallable(target)) return throwTypeError('Bind must be called on a function');
  const t = payload(target);
  const count = argc > 1 ? argc - 1 : 0;
  const f = newNativeFunction((<Native>boundCall).index, 0, 0, objectFlags(t) & ObjectFlag.Constructor);
  const list = f ? allocateCell(Kind.Elements, Elem.Values + ((count + 2) << 3)) : 0;
  if (!list) return EXCEPTION;
  store<u32>(list + Elem.Capacity, count + 2);
  store<u64>(list + Elem.Values, target);
  store<u64>(list + Elem.Values + 8, arg(fp, argc, 0));
  memory.copy(list + Elem.Values + 16, fp + 16, <usize>count << 3);
  store<u32>(f + Fn.Env, list);
  pushRoot(fromObject(f));
  const proto = getPrototypeOf(t);
  if (isException(proto) || !setProto(f, isObject(proto) ? payload(proto) : 0)) {
    popRoots(1);
    return EXCEPTION;
  }
  const result = nameBound(f, t, count);
  popRoots(1);
  return result;
}

/** `length` and `name` of a bound function. May call getters. */
function nameBound(f: Ptr, target: Ptr, count: i32): Value {
  let length: f64 = 0;
  const has = getOwnProperty(target, atom(Atom.length));
  if (has < 0) return EXCEPTION;
  if (has) {
    const v = getProperty(target, atom(Atom.length), fromObject(target));
    if (isException(v)) return EXCEPTION;
    if (isNumber(v)) length = max<f64>(0, toDouble(v) == Infinity || toDouble(v) == -Infinity ? toDouble(v) : toIntegerOrInfinity(v) - <f64>count);
  }
  const name = getProperty(target, atom(Atom.name), fromObject(target));
  if (isException(name)) return EXCEPTION;
  const text = concat(literal('bound '), isString(name) ? payload(name) : atom(Atom.empty));
  if (defineOwn(f, atom(Atom.length), fromNumber(length), Attr.Configurable) < 0) return EXCEPTION;
  if (!text || defineOwn(f, atom(Atom.name), fromString(text), Attr.Configurable) < 0) return EXCEPTION;
  return fromObject(f);
}

/** spec: sec-function.prototype.tostring */
function toStringMethod(fp: usize, argc: i32): u64 {
  if (!isCallable(self(fp))) return throwTypeError("Function.prototype.toString requires that 'this' be a Function");
  const text = functionSource(payload(self(fp)));
  return text ? fromString(text) : EXCEPTION;
}

function hasInstanceMethod(fp: usize, argc: i32): u64 {
  return ordinaryHasInstance(self(fp), arg(fp, argc, 0));
}

/** spec: sec-%throwtypeerror% */
function throwTypeErrorFunction(fp: usize, argc: i32): u64 {
  return throwTypeError("'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions or the arguments objects for calls to them");
}

export function initFunction(global: Ptr): void {
  const prototype = intrinsic(Intrinsic.FunctionPrototype);
  defineOwn(prototype, atom(Atom.length), fromInt(0), Attr.Configurable);
  defineOwn(prototype, atom(Atom.name), fromString(atom(Atom.empty)), Attr.Configurable);
  setIntrinsic(Intrinsic.Function, fromObject(constructor(global, 'Function', 1, constructFunction, prototype)));
  method(prototype, 'apply', 2, applyMethod);
  method(prototype, 'bind', 1, bindMethod);
  method(prototype, 'call', 1, callMethod);
  method(prototype, 'toString', 0, toStringMethod);
  const hasInstance = fromObject(nativeFunction('[Symbol.hasInstance]', 1, hasInstanceMethod));
  defineOwn(prototype, wellKnown(Intrinsic.SymbolHasInstance), hasInstance, 0);
  const thrower = nativeFunction('', 0, throwTypeErrorFunction);
  setIntegrity(thrower, true);
  setIntrinsic(Intrinsic.ThrowTypeError, fromObject(thrower));
  const v = intrinsicValue(Intrinsic.ThrowTypeError);
  defineAccessor(prototype, atom(Atom.caller), v, v, Attr.Configurable);
  defineAccessor(prototype, atom(Atom.arguments_), v, v, Attr.Configurable);
}
