// How native built-ins take their arguments and how they are defined.

import { Attr, Frame, ObjectFlag } from '../abi/layout.ts';
import { Ptr, UNDEFINED, Value, fromObject, isException, isObject, payload } from '../value/value.ts';
import { atomFromUtf16 } from '../string/string.ts';
import { defineAccessor, defineOwn, getProperty } from '../object/properties.ts';
import { proxiedObject } from '../object/proxy.ts';
import { throwTypeError } from './errors.ts';
import { newNativeFunction } from '../object/function.ts';
import { atom, Atom } from '../string/common-atoms.ts';

/** A native: frame address and argument count in, value or EXCEPTION out. */
export type Native = (fp: usize, argc: i32) => u64;

/** Argument i (from 0), undefined when it was not passed. */
// @ts-ignore: decorator
@inline export function arg(fp: usize, argc: i32, i: i32): Value {
  return i < argc ? load<u64>(fp + (<usize>i << 3), 8) : UNDEFINED;
}

/** `this` of the call. */
// @ts-ignore: decorator
@inline export function self(fp: usize): Value {
  return load<u64>(fp);
}

/** The function that was called. */
// @ts-ignore: decorator
@inline export function callee(fp: usize): Ptr {
  return payload(load<u64>(fp + Frame.Callee));
}

/** new.target, 0 in a plain call. */
// @ts-ignore: decorator
@inline export function newTarget(fp: usize): Ptr {
  return load<u32>(fp + Frame.NewTarget);
}

/** Atom for an AssemblyScript literal. */
// @ts-ignore: decorator
@inline export function literalAtom(text: string): Ptr {
  return atomFromUtf16(changetype<usize>(text), text.length);
}

/** Function object for a native; `name` as in an AssemblyScript literal. */
export function nativeFunction(name: string, length: u32, native: Native, flags: u32 = ObjectFlag.Callable): Ptr {
  return newNativeFunction(native.index, literalAtom(name), length, flags);
}

/** A nameless function that keeps `context`, a cell that is no string and no Elements cell, where others have their name. 0: heap limit. */
export function closureFunction(native: Native, length: u32, context: Ptr): Ptr {
  return newNativeFunction(native.index, context, length, ObjectFlag.Callable);
}

/** target.name = native method (writable, configurable, not enumerable). */
export function method(target: Ptr, name: string, length: u32, native: Native): void {
  defineOwn(target, literalAtom(name), fromObject(nativeFunction(name, length, native)), Attr.Hidden);
}

/** The same under a symbol; `name` is what the function is called, such as "[Symbol.iterator]". */
export function symbolMethod(target: Ptr, key: Ptr, name: string, length: u32, native: Native): void {
  defineOwn(target, key, fromObject(nativeFunction(name, length, native)), Attr.Hidden);
}

/** target.name = getter. */
export function getter(target: Ptr, key: Ptr, name: string, native: Native): void {
  defineAccessor(target, key, fromObject(nativeFunction(name, 0, native)), UNDEFINED, Attr.Configurable);
}

/** target.name = value with these attributes. */
export function constant(target: Ptr, name: string, value: Value, attr: u32): void {
  defineOwn(target, literalAtom(name), value, attr);
}

/** Constructor function with its prototype, both linked, and the constructor on the global object. */
export function constructor(global: Ptr, name: string, length: u32, native: Native, prototype: Ptr): Ptr {
  const f = nativeFunction(name, length, native, ObjectFlag.Callable | ObjectFlag.Constructor);
  defineOwn(f, atom(Atom.prototype), fromObject(prototype), 0);
  defineOwn(prototype, atom(Atom.constructor_), fromObject(f), Attr.Hidden);
  defineOwn(global, literalAtom(name), fromObject(f), Attr.Hidden);
  return f;
}

/**
 * Prototype for an object that a native constructor makes: new.target's `prototype`, or the intrinsic one. 0: threw. May call a getter.
 * spec: sec-getprototypefromconstructor
 */
export function prototypeOfNew(fp: usize, fallback: Ptr): Ptr {
  const target = newTarget(fp);
  // `prototype` of a built-in constructor cannot be written.
  return target == callee(fp) ? fallback : prototypeFor(target, fallback);
}

/** Has the function a realm? A revoked proxy has none: TypeError. spec: sec-getfunctionrealm */
export function hasRealm(f: Ptr): bool {
  if (proxiedObject(f)) return true;
  throwTypeError('Cannot get the realm of a proxy that has been revoked');
  return false;
}

/** The same for any new.target, 0 included. */
export function prototypeFor(target: Ptr, fallback: Ptr): Ptr {
  if (!target) return fallback;
  const prototype = getProperty(target, atom(Atom.prototype), fromObject(target));
  if (isObject(prototype)) return payload(prototype);
  return isException(prototype) || !hasRealm(target) ? 0 : fallback;
}
