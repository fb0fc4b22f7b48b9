// Boolean. spec: sec-boolean-objects

import { Kind } from '../abi/layout.ts';
import { EXCEPTION, Ptr, TRUE, FALSE, fromBool, fromObject, fromString, isBoolean } from '../value/value.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { truthySlow, unwrap } from '../value/convert.ts';
import { newWrapper } from '../object/object.ts';
import { Intrinsic, intrinsic, setIntrinsic } from './intrinsics.ts';
import { arg, constructor, method, newTarget, prototypeFor, self } from './native.ts';
import { throwTypeError } from './errors.ts';

function construct(fp: usize, argc: i32): u64 {
  const v = fromBool(truthySlow(arg(fp, argc, 0)));
  const target = newTarget(fp);
  if (!target) return v;
  const prototype = prototypeFor(target, intrinsic(Intrinsic.BooleanPrototype));
  const o = prototype ? newWrapper(Kind.BooleanObject, prototype, v) : 0;
  return o ? fromObject(o) : EXCEPTION;
}

function toStringMethod(fp: usize, argc: i32): u64 {
  const v = unwrap(self(fp), Kind.BooleanObject);
  if (!isBoolean(v)) return throwTypeError("Boolean.prototype.toString requires that 'this' be a Boolean");
  return fromString(atom(v == TRUE ? Atom.true_ : Atom.false_));
}

function valueOfMethod(fp: usize, argc: i32): u64 {
  const v = unwrap(self(fp), Kind.BooleanObject);
  if (!isBoolean(v)) return throwTypeError("Boolean.prototype.valueOf requires that 'this' be a Boolean");
  return v;
}

export function initBoolean(global: Ptr): void {
  const prototype = newWrapper(Kind.BooleanObject, intrinsic(Intrinsic.ObjectPrototype), FALSE);
  setIntrinsic(Intrinsic.BooleanPrototype, fromObject(prototype));
  setIntrinsic(Intrinsic.Boolean, fromObject(constructor(global, 'Boolean', 1, construct, prototype)));
  method(prototype, 'toString', 0, toStringMethod);
  method(prototype, 'valueOf', 0, valueOfMethod);
}
