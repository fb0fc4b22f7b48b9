// Function objects. `length`, `name` and `prototype` are lazy: the shape knows them, no slot is filled until it must be.

import { Attr, Cell, Code, CodeFlag, Elem, Fn, Header, Kind, Obj, ObjectFlag, Sym, SymbolFlag } from '../abi/layout.ts';
import { EXCEPTION, NULL, Ptr, Value, fromInt, fromObject, fromString, isException, isNumber, isObject, isSymbol, kindOf, UNDEFINED, payload } from '../value/value.ts';
import { allocate, allocateCell } from '../memory/alloc.ts';
import { Intrinsic, intrinsic } from '../builtins/intrinsics.ts';
import { literal } from '../builtins/errors.ts';
import { hasRealm } from '../builtins/native.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { concat, numberToString } from '../string/string.ts';
import { ObjectCell } from './cells.ts';
import { addProperty, ensureSlot, newObjectOf, newPlainObject, plainShape, protoOf, setAttributes, slotAddress } from './object.ts';
import { defineOwn, getProperty } from './properties.ts';
import { rootShape, shapeAdd, shapeLookup, shapeOf } from './shape.ts';

/** Cached shapes: functions without and with `prototype`, and those whose calls can be suspended. */
const PLAIN: u32 = 0;
const CONSTRUCTOR: u32 = 1;
const GENERATOR: u32 = 2;
const ASYNC: u32 = 3;
const ASYNC_GENERATOR: u32 = 4;
/** Sloppy functions: with `arguments` and `caller`, which are null, as in V8. */
const SLOPPY: u32 = 5;
const SHAPES: u32 = 6;

/** Shape number `which` of functions that inherit from Function.prototype; 0 if out of memory. */
// @ts-ignore: decorator
@inline
function functionShape(which: u32): Ptr {
  const list = load<u32>(ObjectCell.FunctionShapes);
  const shape = list != 0 ? load<u32>(list + 8 + (which << 2)) : 0;
  return shape != 0 ? shape : makeShape(which);
}

function makeShape(which: u32): Ptr {
  let list = load<u32>(ObjectCell.FunctionShapes);
  if (list == 0) {
    list = allocateCell(Kind.CellList, 8 + (SHAPES << 2));
    if (list == 0) return 0;
    store<u32>(list + 4, SHAPES);
    memory.fill(list + 8, 0, SHAPES << 2);
    store<u32>(ObjectCell.FunctionShapes, list);
  }
  const shape = shapeFor(intrinsic(prototypeOf(which)), which);
  store<u32>(list + 8 + (which << 2), shape);
  return shape;
}

function prototypeOf(which: u32): Intrinsic {
  if (which == GENERATOR) return Intrinsic.GeneratorFunctionPrototype;
  if (which == ASYNC) return Intrinsic.AsyncFunctionPrototype;
  return which == ASYNC_GENERATOR ? Intrinsic.AsyncGeneratorFunctionPrototype : Intrinsic.FunctionPrototype;
}

function shapeFor(proto: Ptr, which: u32): Ptr {
  let shape = rootShape(proto, Kind.Function, 0);
  if (shape != 0) shape = shapeAdd(shape, atom(Atom.length), Attr.Configurable | Attr.Lazy);
  if (shape != 0) shape = shapeAdd(shape, atom(Atom.name), Attr.Configurable | Attr.Lazy);
  if (shape != 0 && which == SLOPPY) shape = shapeAdd(shape, atom(Atom.arguments_), Attr.Lazy);
  if (shape != 0 && which == SLOPPY) shape = shapeAdd(shape, atom(Atom.caller), Attr.Lazy);
  if (shape != 0 && which != PLAIN && which != ASYNC) shape = shapeAdd(shape, atom(Atom.prototype), Attr.Writable | Attr.Lazy);
  return shape;
}

function allocateFunction(shape: Ptr, flags: u32, aux: u32): Ptr {
  const f = allocate(Fn.Inline);
  if (f == 0 || shape == 0) return 0;
  store<u32>(f, Kind.Function | (flags << 16) | (aux << 24));
  store<u32>(f + Obj.Shape, shape);
  store<u32>(f + Obj.Slots, 0);
  store<u32>(f + Obj.Elements, load<u32>(Cell.EmptyElements));
  store<u32>(f + Fn.Home, 0);
  store<u32>(f + Fn.InitialShape, 0);
  return f;
}

/** A closure of `code` over `env`; 0 if out of memory. */
export function newFunction(code: Ptr, env: Ptr): Ptr {
  const bits = load<u32>(code + Code.Flags);
  const constructs = (bits & (CodeFlag.Constructor | CodeFlag.ClassConstructor)) != 0;
  let flags: u32 = ObjectFlag.Callable;
  if (constructs) flags |= ObjectFlag.Constructor;
  // the prototype of a class is defined when the class is
  if (bits & CodeFlag.ClassConstructor) flags |= ObjectFlag.Class;
  let which = (bits & (CodeFlag.Constructor | CodeFlag.ClassConstructor)) == CodeFlag.Constructor ? CONSTRUCTOR : PLAIN;
  if (which == CONSTRUCTOR && !(bits & (CodeFlag.Strict | CodeFlag.Library))) which = SLOPPY;
  if (bits & (CodeFlag.Generator | CodeFlag.Async)) {
    which = bits & CodeFlag.Generator ? (bits & CodeFlag.Async ? ASYNC_GENERATOR : GENERATOR) : ASYNC;
  }
  const f = allocateFunction(functionShape(which), flags, 0);
  if (f == 0) return 0;
  store<u32>(f + Fn.Code, code);
  store<u32>(f + Fn.Env, env);
  store<u32>(f + Fn.Native, 0);
  store<u32>(f + Fn.Fields, 0);
  return f;
}

/** A built-in: its name is an atom, `flags` are ObjectFlag bits; 0 if out of memory. */
export function newNativeFunction(native: u32, name: Ptr, length: u32, flags: u32): Ptr {
  // `length` lives in the header's aux byte, `name` where closures have their environment
  const f = allocateFunction(functionShape(PLAIN), flags | ObjectFlag.Callable, length);
  if (f == 0) return 0;
  store<u32>(f + Fn.Code, 0);
  store<u32>(f + Fn.Env, name);
  store<u32>(f + Fn.Native, native);
  store<u32>(f + Fn.Fields, 0);
  return f;
}

/** The target of a bound function, or 0. A bound function's environment is a list: target, this, arguments. */
export function boundTarget(f: Ptr): Ptr {
  const list = boundList(f);
  return list == 0 ? 0 : payload(load<u64>(list + Elem.Values));
}

/** The Elements cell of a bound function, or 0. */
export function boundList(f: Ptr): Ptr {
  if (kindOf(f) != Kind.Function || load<u32>(f + Fn.Code) != 0) return 0;
  const list = load<u32>(f + Fn.Env);
  return list != 0 && kindOf(list) == Kind.Elements ? list : 0;
}

/** The name that a function was created with, an atom. */
export function createdName(f: Ptr): Ptr {
  const code = load<u32>(f + Fn.Code);
  if (code == 0) {
    const name = load<u32>(f + Fn.Env);
    // a bound function has its list there
    return name != 0 && kindOf(name) < <u32>Kind.Symbol ? name : atom(Atom.empty);
  }
  const index = load<u32>(code + Code.Name);
  return index == 0xffff ? atom(Atom.empty) : payload(load<u64>(load<u32>(code + Code.Data) + (index << 3)));
}

/** Value of a lazy property of a function. `prototype` is made now, and is lazy no more. EXCEPTION if out of memory. */
export function lazyFunctionValue(f: Ptr, key: Ptr, index: u32, attributes: u32): Value {
  const code = load<u32>(f + Fn.Code);
  if (key == atom(Atom.length)) return fromInt(code == 0 ? load<u8>(f + Header.Aux) : load<u8>(code + Code.Length));
  if (key == atom(Atom.name)) return fromString(createdName(f));
  if (key != atom(Atom.prototype)) return NULL;
  const flags = code == 0 ? 0 : load<u32>(code + Code.Flags);
  const isGenerator = (flags & CodeFlag.Generator) != 0;
  const prototype = isGenerator
    ? newObjectOf(intrinsic(flags & CodeFlag.Async ? Intrinsic.AsyncGeneratorPrototype : Intrinsic.GeneratorPrototype), Kind.Object, 0)
    : newPlainObject(4);
  if (prototype == 0) return EXCEPTION;
  if (!isGenerator && !addProperty(prototype, atom(Atom.constructor_), fromObject(f), Attr.Hidden)) return EXCEPTION;
  const v = fromObject(prototype);
  return fillLazy(f, index, v, attributes) ? v : EXCEPTION;
}

/** A lazy property gets a slot with this value; false if out of memory. */
export function fillLazy(f: Ptr, index: u32, v: Value, attributes: u32): bool {
  if (!setAttributes(f, index, attributes & ~Attr.Lazy) || !ensureSlot(f, index)) return false;
  store<u64>(slotAddress(f, index), v);
  return true;
}

/** Inline slots for instances of a class: what its constructor and those of its ancestors will add. */
function instanceSlots(constructor: Ptr): u32 {
  let slots: u32 = 0;
  for (let f = constructor; f != 0 && kindOf(f) == Kind.Function; f = protoOf(f)) {
    const code = load<u32>(f + Fn.Code);
    if (code == 0) break;
    slots += load<u8>(code + Code.InstanceSlots);
  }
  return max<u32>(slots, 2);
}

/** The shape of objects that `new` makes with this new.target, or that calls of a generator function give; 0: threw. May call a getter. spec: sec-ordinarycreatefromconstructor */
export function initialShape(newTarget: Ptr): Ptr {
  const key = atom(Atom.prototype);
  const v = getProperty(newTarget, key, fromObject(newTarget));
  if (isException(v) || (!isObject(v) && !hasRealm(newTarget))) return 0;
  const code = kindOf(newTarget) == Kind.Function ? load<u32>(newTarget + Fn.Code) : 0;
  let shape: Ptr = 0;
  if (code != 0 && load<u32>(code + Code.Flags) & (CodeFlag.Generator | CodeFlag.Async)) {
    const fallback = load<u32>(code + Code.Flags) & CodeFlag.Async ? Intrinsic.AsyncGeneratorPrototype : Intrinsic.GeneratorPrototype;
    shape = rootShape(isObject(v) ? payload(v) : intrinsic(fallback), Kind.Generator, 0);
  } else {
    const slots = instanceSlots(newTarget);
    shape = isObject(v) ? rootShape(payload(v), Kind.Object, min<u32>(slots, 64)) : plainShape(slots);
  }
  if (code == 0 || shape == 0) return shape;
  const found = shapeLookup(shapeOf(newTarget), key);
  // an own data property: every later write to it resets InitialShape
  if (found != <u64>-1 && !(<u32>(found >> 32) & Attr.Accessor)) store<u32>(newTarget + Fn.InitialShape, shape);
  return shape;
}

/** spec: sec-setfunctionname. `k` is a key; prefix 0 is none, 1 "get ", 2 "set ". False if out of memory. */
export function setFunctionName(f: Ptr, k: Value, prefix: u32): bool {
  let name: Ptr;
  if (isNumber(k)) name = numberToString(k);
  else if (isSymbol(k)) {
    const description = load<u64>(payload(k) + Sym.Description);
    name = description == UNDEFINED ? atom(Atom.empty) : bracketed(payload(k), payload(description));
  } else name = payload(k);
  if (prefix != 0) name = concat(atom(prefix == 1 ? Atom.name_get : Atom.name_set), name);
  if (name == 0) return false;
  const found = shapeLookup(shapeOf(f), atom(Atom.name));
  // it is called so already
  if (found != <u64>-1 && <u32>(found >> 32) & Attr.Lazy && name == createdName(f)) return true;
  return defineOwn(f, atom(Atom.name), fromString(name), Attr.Configurable) >= 0;
}

function bracketed(symbol: Ptr, description: Ptr): Ptr {
  // a private name is its description
  if (load<u8>(symbol + Header.Flags) & SymbolFlag.Private) return description;
  return concat(concat(literal('['), description), literal(']'));
}

