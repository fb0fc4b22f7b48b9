// Property descriptors as objects. spec: sec-property-descriptor-specification-type

import { Attr, Elem } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { EXCEPTION, FALSE, Ptr, UNDEFINED, Value, fromInt, fromObject, isException, isObject, payload, toInt, TRUE } from '../value/value.ts';
import { isCallable } from '../interp/call.ts';
import { stackTop } from '../interp/frame.ts';
import { truthySlow } from '../value/convert.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { ObjectCell } from '../object/cells.ts';
import { arrayPush, elementsOf } from '../object/elements.ts';
import { addProperty, newPlainObject } from '../object/object.ts';
import { Present, defineByKey, getOwnPropertyByKey, getProperty, hasProperty } from '../object/properties.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { describe, throwErrorWith, throwTypeError } from './errors.ts';

/** The descriptor object of own property k of o, or undefined. spec: sec-frompropertydescriptor */
export function descriptorObject(o: Ptr, k: Value): Value {
  const has = getOwnPropertyByKey(o, k);
  if (has < 0) return EXCEPTION;
  if (has == 0) return UNDEFINED;
  const attributes = load<u32>(ObjectCell.FoundAttributes);
  const value = load<u64>(ObjectCell.FoundValue);
  const setter = load<u64>(ObjectCell.FoundSetter);
  const d = newPlainObject(4);
  if (!d) return EXCEPTION;
  const accessor = (attributes & Attr.Accessor) != 0;
  const ok =
    addProperty(d, atom(accessor ? Atom.get : Atom.value), value, Attr.Default) &&
    addProperty(d, atom(accessor ? Atom.set : Atom.writable), accessor ? setter : flag(attributes, Attr.Writable), Attr.Default) &&
    addProperty(d, atom(Atom.enumerable), flag(attributes, Attr.Enumerable), Attr.Default) &&
    addProperty(d, atom(Atom.configurable), flag(attributes, Attr.Configurable), Attr.Default);
  return ok ? fromObject(d) : EXCEPTION;
}

// @ts-ignore: decorator
@inline
function flag(attributes: u32, bit: u32): Value {
  return attributes & bit ? TRUE : FALSE;
}

/** Has the descriptor object this field? */
function hasField(d: Ptr, name: Atom): i32 {
  return hasProperty(d, atom(name));
}

function field(d: Ptr, name: Atom): Value {
  return getProperty(d, atom(name), fromObject(d));
}

/** Reads the boolean field `name`: adds `present` to the state in the low byte and `bit` to the attributes above it; -1 threw. */
function readFlag(state: i32, d: Ptr, name: Atom, present: i32, bit: i32): i32 {
  if (state < 0) return -1;
  const has = hasField(d, name);
  if (has <= 0) return has < 0 ? -1 : state;
  const v = field(d, name);
  if (isException(v)) return -1;
  return state | present | (truthySlow(v) ? bit << 8 : 0);
}

/** Reads the field `name` into the root at `slot`. */
function readValue(state: i32, d: Ptr, name: Atom, present: i32, slot: usize): i32 {
  if (state < 0) return -1;
  const has = hasField(d, name);
  if (has <= 0) return has < 0 ? -1 : state;
  const v = field(d, name);
  if (isException(v)) return -1;
  store<u64>(slot, v);
  return state | present;
}

/** A getter or setter must be a function or undefined. */
function checkFunction(state: i32, present: i32, slot: usize, getter: bool): i32 {
  if (state < 0 || !(state & present)) return state;
  const v = load<u64>(slot);
  if (v == UNDEFINED || isCallable(v)) return state;
  throwErrorWith(ErrorKind.TypeError, getter ? 'Getter must be a function: %' : 'Setter must be a function: %', describe(v));
  return -1;
}

/**
 * Reads a descriptor object: `Present` bits, attributes from bit 8 on; -1 threw. Value, getter and setter go to three roots at
 * `roots`. May call guest code. spec: sec-topropertydescriptor
 */
export function readDescriptor(d: Ptr, roots: usize): i32 {
  let state = readFlag(0, d, Atom.enumerable, Present.Enumerable, Attr.Enumerable);
  state = readFlag(state, d, Atom.configurable, Present.Configurable, Attr.Configurable);
  state = readValue(state, d, Atom.value, Present.Value, roots);
  state = readFlag(state, d, Atom.writable, Present.Writable, Attr.Writable);
  state = readValue(state, d, Atom.get, Present.Get, roots + 8);
  state = checkFunction(state, Present.Get, roots + 8, true);
  state = readValue(state, d, Atom.set, Present.Set, roots + 16);
  state = checkFunction(state, Present.Set, roots + 16, false);
  if (state >= 0 && state & (Present.Get | Present.Set) && state & (Present.Value | Present.Writable)) {
    throwTypeError('Invalid property descriptor. Cannot both specify accessors and a value or writable attribute');
    return -1;
  }
  return state;
}

/** The descriptor object with these fields. spec: sec-frompropertydescriptor */
export function descriptorOf(present: u32, attributes: u32, v: Value, getter: Value, setter: Value): Value {
  const d = newPlainObject(4);
  if (!d) return EXCEPTION;
  const ok =
    (!(present & Present.Value) || addProperty(d, atom(Atom.value), v, Attr.Default)) &&
    (!(present & Present.Writable) || addProperty(d, atom(Atom.writable), flag(attributes, Attr.Writable), Attr.Default)) &&
    (!(present & Present.Get) || addProperty(d, atom(Atom.get), getter, Attr.Default)) &&
    (!(present & Present.Set) || addProperty(d, atom(Atom.set), setter, Attr.Default)) &&
    (!(present & Present.Enumerable) || addProperty(d, atom(Atom.enumerable), flag(attributes, Attr.Enumerable), Attr.Default)) &&
    (!(present & Present.Configurable) || addProperty(d, atom(Atom.configurable), flag(attributes, Attr.Configurable), Attr.Default));
  return ok ? fromObject(d) : EXCEPTION;
}

function throwNoDescriptor(v: Value): void {
  throwErrorWith(ErrorKind.TypeError, 'Property description must be an object: %', describe(v));
}

/** Appends what a descriptor object says to a list, to define a property by it later. False: threw. May call guest code. */
export function pushDescriptor(list: Ptr, descriptor: Value): bool {
  if (!isObject(descriptor)) {
    throwNoDescriptor(descriptor);
    return false;
  }
  const roots = stackTop();
  pushRoot(UNDEFINED);
  pushRoot(UNDEFINED);
  pushRoot(UNDEFINED);
  const state = readDescriptor(payload(descriptor), roots);
  let ok = state >= 0 && arrayPush(list, fromInt(state)) > 0;
  for (let i: usize = 0; i < 24 && ok; i += 8) ok = arrayPush(list, load<u64>(roots + i)) > 0;
  popRoots(3);
  return ok;
}

/** Defines o[k] by number i of the descriptors that pushDescriptor left in a list: 1, -1 threw. */
export function defineFromList(o: Ptr, k: Value, list: Ptr, i: u32): i32 {
  const at = elementsOf(list) + Elem.Values + (i << 5);
  const state = toInt(load<u64>(at));
  return defineByKey(o, k, state & 63, state >> 8, load<u64>(at + 8), load<u64>(at + 16), load<u64>(at + 24), true);
}

/** Defines o[k] by a descriptor object: 1, 0 refused (not if strict), -1 threw. May call guest code. */
export function defineFromObject(o: Ptr, k: Value, descriptor: Value, strict: bool): i32 {
  if (!isObject(descriptor)) {
    throwNoDescriptor(descriptor);
    return -1;
  }
  const roots = stackTop();
  pushRoot(UNDEFINED);
  pushRoot(UNDEFINED);
  pushRoot(UNDEFINED);
  const state = readDescriptor(payload(descriptor), roots);
  const result = state < 0 ? -1 : defineByKey(o, k, state & 63, state >> 8, load<u64>(roots), load<u64>(roots + 8), load<u64>(roots + 16), strict);
  popRoots(3);
  return result;
}
