// Instructions on functions and classes: closures, constructors, private names, super.

import { AccessorCell, Attr, Cell, Code, CodeFlag, Fn, Frame, Header, Kind, Obj, Sym, SymbolFlag } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, NULL, Ptr, UNDEFINED, Value, fromBool, fromObject, fromSymbol, isException, isObject, payload,
} from '../value/value.ts';
import { Intrinsic, intrinsic } from '../builtins/intrinsics.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { newFunction } from '../object/function.ts';
import { addProperty, newObject } from '../object/object.ts';
import { newSymbol } from '../object/symbol.ts';
import { rootShape, shapeLookup } from '../object/shape.ts';
import { accessorSlot, newAccessor } from '../object/accessor.ts';
import { defineOwn, getPrototypeOf, getValue, setPrototypeOf } from '../object/properties.ts';
import { call0, call1, constructed, isConstructor } from './call.ts';
import { unwind } from './unwind.ts';
import { growStack } from './frame.ts';
import { ra, rb, bx } from './loop.ts';
import { ownSlot, slotAddress } from './ic.ts';
import { constantAt } from './slow.ts';
import { describe, throwError, throwErrorWith, throwStackOverflow, throwTypeError } from '../builtins/errors.ts';

/** Environment in a register, or the running closure's own if there is none. */
function environmentAt(fp: usize, register: u32): Ptr {
  return register == 255 ? load<u32>(load<u32>(fp + Frame.Callee) + Fn.Env) : load<u32>(fp + (<usize>register << 3));
}

/** Op.Closure. An arrow function shares the home object of the function around it. */
export function closure(pc: usize, fp: usize, insn: u32): usize {
  const code = payload(constantAt(fp, bx(insn)));
  const f = newFunction(code, environmentAt(fp, load<u16>(pc, 4)));
  if (!f) return unwind(pc, fp);
  if (load<u32>(code, Code.Flags) & CodeFlag.Arrow) store<u32>(f, load<u32>(load<u32>(fp + Frame.Callee), Fn.Home), Fn.Home);
  store<u64>(ra(fp, insn), fromObject(f));
  return pc + 8;
}

/** Op.NewClass. spec: sec-runtime-semantics-classdefinitionevaluation, steps 5 to 19 */
export function newClass(pc: usize, fp: usize, insn: u32): usize {
  const heritageRegister = (insn >> 16) & 0xff;
  let parentPrototype = fromObject(intrinsic(Intrinsic.ObjectPrototype));
  let parent: Value = UNDEFINED;
  if (heritageRegister != 255) {
    parent = load<u64>(rb(fp, insn));
    if (parent == NULL) {
      parentPrototype = NULL;
    } else if (!isConstructor(parent)) {
      throwErrorWith(ErrorKind.TypeError, 'Class extends value % is not a constructor or null', describe(parent));
      return unwind(pc, fp);
    } else {
      parentPrototype = getValue(parent, atom(Atom.prototype));
      if (isException(parentPrototype)) return unwind(pc, fp);
      if (!isObject(parentPrototype) && parentPrototype != NULL) {
        throwErrorWith(ErrorKind.TypeError, 'Class extends value does not have valid prototype property %', describe(parentPrototype));
        return unwind(pc, fp);
      }
    }
  }
  const shape = rootShape(isObject(parentPrototype) ? payload(parentPrototype) : 0, Kind.Object, max<u32>(load<u16>(pc, 4), 1));
  const prototype = shape ? newObject(shape) : 0;
  if (!prototype) return unwind(pc, fp);
  store<u64>(ra(fp, insn), fromObject(prototype), 8);
  const f = newFunction(payload(constantAt(fp, load<u16>(pc, 6))), environmentAt(fp, insn >> 24));
  if (!f) return unwind(pc, fp);
  store<u64>(ra(fp, insn), fromObject(f));
  store<u32>(f, prototype, Fn.Home);
  if (isObject(parent) && setPrototypeOf(f, parent) < 0) return unwind(pc, fp);
  if (
    defineOwn(f, atom(Atom.prototype), fromObject(prototype), 0) < 0 ||
    defineOwn(prototype, atom(Atom.constructor_), fromObject(f), Attr.Hidden) < 0
  ) {
    return unwind(pc, fp);
  }
  return pc + 8;
}

export function throwNoThis(): void {
  throwError(
    ErrorKind.ReferenceError,
    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
  );
}

export function throwThisTwice(): void {
  throwError(ErrorKind.ReferenceError, 'Super constructor may only be called once');
}

/** Op.ConstructResult */
export function constructResult(pc: usize, fp: usize, insn: u32): usize {
  const result = load<u64>(ra(fp, insn));
  if (isObject(result)) return pc + 4;
  const window = rb(fp, insn);
  const callee = load<u64>(window, 16);
  const code = isObject(callee) && load<u8>(payload(callee)) == Kind.Function ? load<u32>(payload(callee), Fn.Code) : 0;
  if (!code) {
    throwTypeError('Constructor returned no object');
    return unwind(pc, fp);
  }
  const object = constructed(payload(callee), code, window + 24, result);
  if (isException(object)) return unwind(pc, fp);
  store<u64>(ra(fp, insn), object);
  return pc + 4;
}

/** Op.GetSuperConstructor: whether it constructs is asked after the arguments. spec: sec-getsuperconstructor */
export function superConstructor(f: Value): Value {
  return getPrototypeOf(payload(f));
}

/** Op.ConstructForward: the parent of the running class and the frame's arguments into the window. Their number, or -1: threw. */
export function forwardArguments(fp: usize, window: usize): i32 {
  const parent = superConstructor(load<u64>(fp + Frame.Callee));
  if (isException(parent)) return -1;
  const argc = load<u32>(fp + Frame.ArgCount);
  const top = window + 32 + (<usize>argc << 3);
  if (top > <usize>load<u32>(Cell.StackSoftLimit) && !growStack(top)) {
    throwStackOverflow();
    return -1;
  }
  memory.copy(window + 32, fp + 8, <usize>argc << 3);
  store<u64>(window, parent, 16);
  return <i32>argc;
}

// Private names are symbols with SymbolFlag.Private, stored among the ordinary properties and hidden from every reflection. A private
// accessor is an accessor property, a private method a property that is not writable.

/** Op.NewPrivateName */
export function newPrivateName(description: Value): Value {
  const symbol = newSymbol(description);
  if (!symbol) return EXCEPTION;
  store<u8>(symbol, SymbolFlag.Private, Header.Flags);
  return fromSymbol(symbol);
}

/** Slot and attributes of a private member of v, as shapeLookup gives them; throws and gives -1 if it has none. */
function privateSlot(v: Value, name: Value, verb: string): u64 {
  if (isObject(v)) {
    const found = shapeLookup(load<u32>(payload(v), Obj.Shape), payload(name));
    if (found != <u64>-1) return found;
  }
  throwErrorWith(ErrorKind.TypeError, verb, payload(load<u64>(payload(name), Sym.Description)));
  return <u64>-1;
}

/** Op.GetPrivate. May call a getter. spec: sec-privateget */
export function getPrivate(v: Value, name: Value): Value {
  const slot = isObject(v) ? ownSlot(payload(v), payload(name)) : 0;
  if (slot) return load<u64>(slot);
  const found = privateSlot(v, name, 'Cannot read private member % from an object whose class did not declare it');
  if (found == <u64>-1) return EXCEPTION;
  const o = payload(v);
  const member = load<u64>(slotAddress(o, load<u32>(o, Obj.Shape), <u32>found));
  if (!(<u32>(found >> 32) & Attr.Accessor)) return member;
  const getter = load<u64>(payload(member), AccessorCell.Get);
  if (getter == UNDEFINED) {
    return throwErrorWith(ErrorKind.TypeError, "'%' was defined without a getter", payload(load<u64>(payload(name), Sym.Description)));
  }
  return call0(getter, v);
}

/** Op.SetPrivate; -1: threw. May call a setter. spec: sec-privateset */
export function setPrivate(v: Value, name: Value, value: Value): i32 {
  const found = privateSlot(v, name, 'Cannot write private member % to an object whose class did not declare it');
  if (found == <u64>-1) return -1;
  const o = payload(v);
  const slot = slotAddress(o, load<u32>(o, Obj.Shape), <u32>found);
  const attr = <u32>(found >> 32);
  if (attr & Attr.Accessor) {
    const setter = load<u64>(payload(load<u64>(slot)), AccessorCell.Set);
    if (setter == UNDEFINED) {
      throwErrorWith(ErrorKind.TypeError, "'%' was defined without a setter", payload(load<u64>(payload(name), Sym.Description)));
      return -1;
    }
    return isException(call1(setter, v, value)) ? -1 : 1;
  }
  if (!(attr & Attr.Writable)) {
    throwErrorWith(ErrorKind.TypeError, "Private method '%' is not writable", payload(load<u64>(payload(name), Sym.Description)));
    return -1;
  }
  store<u64>(slot, value);
  return 1;
}

/** Op.DefinePrivate; -1: threw. spec: sec-privatefieldadd, sec-privatemethodoraccessoradd */
export function definePrivate(v: Value, name: Value, member: Value, kind: u32): i32 {
  const o = payload(v);
  const found = shapeLookup(load<u32>(o, Obj.Shape), payload(name));
  if (kind >= 2) {
    if (found != <u64>-1) {
      // The other half of an accessor pair.
      const pair = payload(load<u64>(slotAddress(o, load<u32>(o, Obj.Shape), <u32>found)));
      const half: usize = kind == 2 ? AccessorCell.Get : AccessorCell.Set;
      if (load<u64>(<usize>pair + half) == UNDEFINED) {
        store<u64>(<usize>pair + half, member);
        return 1;
      }
    }
  }
  if (found != <u64>-1) {
    throwErrorWith(ErrorKind.TypeError, 'Cannot initialize % twice on the same object', payload(load<u64>(payload(name), Sym.Description)));
    return -1;
  }
  if (kind >= 2) {
    const pair = newAccessor(kind == 2 ? member : UNDEFINED, kind == 3 ? member : UNDEFINED);
    return pair && addProperty(o, payload(name), accessorSlot(pair), Attr.Accessor) ? 1 : -1;
  }
  return addProperty(o, payload(name), member, kind == 0 ? Attr.Writable : 0) ? 1 : -1;
}

/** Op.HasPrivate */
export function hasPrivate(name: Value, v: Value): Value {
  if (!isObject(v)) return throwTypeError("Cannot use 'in' operator to search for a private field in a value that is no object");
  return fromBool(shapeLookup(load<u32>(payload(v), Obj.Shape), payload(name)) != <u64>-1);
}
