// The Proxy constructor, and what a call of a proxy does. spec: sec-proxy-objects

import { Attr, Elem, Fn, Kind, ObjectFlag } from '../abi/layout.ts';
import {
  EXCEPTION, NULL, Ptr, UNDEFINED, Value, fromObject, isException, isObject, payload,
} from '../value/value.ts';
import { call3, callFunction, construct } from '../interp/call.ts';
import { allocateCell } from '../memory/alloc.ts';
import { elementsOf } from '../object/elements.ts';
import { newNativeFunction } from '../object/function.ts';
import { newArray, newPlainObject } from '../object/object.ts';
import { createDataProperty, defineOwn } from '../object/properties.ts';
import { closeTrap, newProxy, openTrap, revokeProxy, trapHandler, trapTarget } from '../object/proxy.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { throwTypeError } from './errors.ts';
import { Native, arg, callee, literalAtom, method, nativeFunction, newTarget, self } from './native.ts';

/** An array of the arguments of the frame. */
function argumentList(fp: usize, argc: i32): Value {
  const list = newArray(argc, argc);
  if (!list) return EXCEPTION;
  if (argc) memory.copy(elementsOf(list) + Elem.Values, fp + 8, <usize>argc << 3);
  return fromObject(list);
}

/** spec: sec-proxy-object-internal-methods-and-internal-slots-call-thisargument-argumentslist */
function applyProxy(p: Ptr, fp: usize, argc: i32): Value {
  const trap = openTrap(p, Atom.apply, UNDEFINED);
  if (isException(trap)) return EXCEPTION;
  const target = fromObject(trapTarget());
  const handler = trapHandler();
  let result: Value;
  if (trap == UNDEFINED) {
    result = callFunction(target, self(fp), argc, fp + 8);
  } else {
    const list = argumentList(fp, argc);
    result = isException(list) ? EXCEPTION : call3(trap, handler, target, self(fp), list);
  }
  closeTrap();
  return result;
}

/** spec: sec-proxy-object-internal-methods-and-internal-slots-construct-argumentslist-newtarget */
function constructProxy(p: Ptr, fp: usize, argc: i32): Value {
  const made = fromObject(newTarget(fp));
  const trap = openTrap(p, Atom.construct, made);
  if (isException(trap)) return EXCEPTION;
  const target = fromObject(trapTarget());
  const handler = trapHandler();
  let result: Value;
  if (trap == UNDEFINED) {
    result = construct(target, made, argc, fp + 8);
  } else {
    const list = argumentList(fp, argc);
    result = isException(list) ? EXCEPTION : call3(trap, handler, target, list, made);
    if (!isException(result) && !isObject(result)) result = throwTypeError('proxy [[Construct]] must return an object');
  }
  closeTrap();
  return result;
}

/** What every callable proxy runs when it is called or constructed. */
function runProxy(fp: usize, argc: i32): u64 {
  const p = callee(fp);
  return newTarget(fp) ? constructProxy(p, fp, argc) : applyProxy(p, fp, argc);
}

/** spec: sec-proxycreate */
function createProxy(target: Value, handler: Value): Value {
  if (!isObject(target) || !isObject(handler)) return throwTypeError('Cannot create proxy with a non-object as target or handler');
  const p = newProxy(payload(target), payload(handler), (<Native>runProxy).index);
  return p ? fromObject(p) : EXCEPTION;
}

function constructorOfProxies(fp: usize, argc: i32): u64 {
  if (!newTarget(fp)) return throwTypeError("Constructor Proxy requires 'new'");
  return createProxy(arg(fp, argc, 0), arg(fp, argc, 1));
}

/** The function that Proxy.revocable gives: its proxy is in an Elements cell where closures have their environment. */
function revokeFunction(fp: usize, argc: i32): u64 {
  const list = load<u32>(callee(fp) + Fn.Env);
  const p = load<u64>(list + Elem.Values);
  if (isObject(p)) revokeProxy(payload(p));
  store<u64>(list + Elem.Values, NULL);
  return UNDEFINED;
}

/** spec: sec-proxy.revocable */
function revocable(fp: usize, argc: i32): u64 {
  const p = createProxy(arg(fp, argc, 0), arg(fp, argc, 1));
  if (isException(p)) return EXCEPTION;
  const revoke = newNativeFunction((<Native>revokeFunction).index, 0, 0, ObjectFlag.Callable);
  const list = revoke ? allocateCell(Kind.Elements, Elem.Values + 8) : 0;
  const result = list ? newPlainObject(2) : 0;
  if (!result) return EXCEPTION;
  store<u32>(list + Elem.Capacity, 1);
  store<u64>(list + Elem.Values, p);
  store<u32>(revoke + Fn.Env, list);
  if (createDataProperty(result, atom(Atom.proxy), p) < 0) return EXCEPTION;
  return createDataProperty(result, atom(Atom.revoke), fromObject(revoke)) < 0 ? EXCEPTION : fromObject(result);
}

export function initProxy(global: Ptr): void {
  // Proxy has no `prototype`
  const proxy = nativeFunction('Proxy', 2, constructorOfProxies, ObjectFlag.Callable | ObjectFlag.Constructor);
  defineOwn(global, literalAtom('Proxy'), fromObject(proxy), Attr.Hidden);
  method(proxy, 'revocable', 2, revocable);
}
