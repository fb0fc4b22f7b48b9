// Instructions that build objects, arrays, templates and argument lists.

import { Arr, Attr, Cell, Code, Elem, Fn, Ic, Kind, Obj, ObjectFlag, ShapeCell, Header } from '../abi/layout.ts';
import {
  EXCEPTION, HOLE, NULL, UNDEFINED, Value, fromObject, fromString, isException, isObject, payload,
} from '../value/value.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { Intrinsic, intrinsic } from '../builtins/intrinsics.ts';
import { newArray, newObject, newPlainObject } from '../object/object.ts';
import { rootShape, shapeAdd, shapeLookup } from '../object/shape.ts';
import { arrayPush, setArrayLength } from '../object/elements.ts';
import {
  createDataProperty, createDataPropertyByKey, defineAccessorByKey, defineOwn, defineOwnByKey, setPrototypeOf,
} from '../object/properties.ts';
import { concat } from '../string/string.ts';
import { toStringValue } from '../value/convert.ts';
import { toKey } from '../object/key.ts';
import { growStack } from './frame.ts';
import { charge } from './fuel.ts';
import { cacheTransition } from './ic.ts';
import { unwind } from './unwind.ts';
import { DATA_BIAS, ra, rb, rc } from './loop.ts';
import { codeOf } from './frame.ts';
import { setFunctionName } from '../object/function.ts';
import { setIntegrity } from '../object/integrity.ts';
import { copyDataProperties } from '../object/copy.ts';
import { throwStackOverflow } from '../builtins/errors.ts';

export function newObjectLiteral(inlineSlots: u32): Value {
  const o = newPlainObject(inlineSlots);
  return o ? fromObject(o) : EXCEPTION;
}

/** Op.NewLiteral: the shape is built once and kept in the feedback slot. */
export function newLiteral(pc: usize, fp: usize, insn: u32): usize {
  const count = insn >> 24;
  const data = <usize>load<u32>(codeOf(fp) + Code.Data);
  const ic = data - DATA_BIAS - (<usize>load<u16>(pc, 4) << 4);
  let shape = load<u32>(ic, Ic.Shape);
  if (!shape) {
    shape = rootShape(intrinsic(Intrinsic.ObjectPrototype), Kind.Object, count);
    const keys = data + (<usize>load<u16>(pc, 6) << 3);
    for (let i: u32 = 0; i < count && shape; i++) shape = shapeAdd(shape, load<u32>(keys + (<usize>i << 3)), Attr.Default);
    if (!shape) return unwind(pc, fp);
    store<u32>(ic, shape, Ic.Shape);
  }
  const o = newObject(shape);
  if (!o) return unwind(pc, fp);
  memory.copy(<usize>o + <usize>load<u16>(shape, ShapeCell.InlineOffset), rb(fp, insn), <usize>count << 3);
  store<u64>(ra(fp, insn), fromObject(o));
  return pc + 8;
}

/** Array of `count` values at `from`. */
export function newArrayOf(from: usize, count: u32): Value {
  const array = newArray(count, count);
  if (!array) return EXCEPTION;
  if (count) memory.copy(<usize>load<u32>(array, Obj.Elements) + Elem.Values, from, <usize>count << 3);
  return fromObject(array);
}

export function push(pc: usize, fp: usize, array: Value, v: Value): usize {
  return arrayPush(payload(array), v) < 0 ? unwind(pc, fp) : pc + 4;
}

export function pushHole(pc: usize, fp: usize, array: Value): usize {
  const a = payload(array);
  return setArrayLength(a, load<u32>(a, Arr.Length) + 1) < 0 ? unwind(pc, fp) : pc + 4;
}

/** Op.TemplateObject: made once a site; the object then takes the place of the site's first constant. spec: sec-gettemplateobject */
export function templateObject(pc: usize, fp: usize, insn: u32): usize {
  const count = (insn >> 16) & 0xff;
  const first = <usize>load<u32>(codeOf(fp) + Code.Data) + (<usize>load<u16>(pc, 6) << 3);
  if (!isObject(load<u64>(first))) {
    const cooked = newArrayOf(first, count);
    const raw = newArrayOf(first + (<usize>count << 3), count);
    if (isException(cooked) || isException(raw)) return unwind(pc, fp);
    if (setIntegrity(payload(raw), true) < 0 || defineOwn(payload(cooked), atom(Atom.raw), raw, 0) < 0 || setIntegrity(payload(cooked), true) < 0) return unwind(pc, fp);
    store<u64>(first, cooked);
  }
  store<u64>(ra(fp, insn), load<u64>(first));
  return pc + 8;
}

/** Op.DefineOwn. The site's entry answers when it adds the same property to the same shape again: fields of a class. */
export function defineOwnConstant(pc: usize, fp: usize, insn: u32): usize {
  const o = payload(load<u64>(ra(fp, insn)));
  const value = load<u64>(rb(fp, insn));
  const data = <usize>load<u32>(codeOf(fp), Code.Data);
  const ic = data - DATA_BIAS - (<usize>load<u16>(pc, 4) << 4);
  const before = load<u32>(o, Obj.Shape);
  if (before == load<u32>(ic, Ic.Shape) && !(load<u8>(o, Header.Flags) & (ObjectFlag.NonExtensible | ObjectFlag.CachedPrototype))) {
    store<u32>(o, load<u32>(ic, Ic.Aux), Obj.Shape);
    store<u64>(<usize>o + <usize>load<u32>(ic, Ic.Offset), value);
    return pc + 8;
  }
  const key = load<u32>(data + (<usize>load<u16>(pc, 6) << 3));
  const isNew = shapeLookup(before, key) == <u64>-1;
  if (createDataProperty(o, key, value) < 0) return unwind(pc, fp);
  if (isNew) cacheTransition(ic, o, before, key);
  return pc + 8;
}

/** Op.DefineElem; the key was made a property key or is converted here. */
export function defineComputed(fp: usize, insn: u32, named: u32): i32 {
  const key = toKey(load<u64>(rb(fp, insn)));
  if (isException(key)) return -1;
  const value = load<u64>(rc(fp, insn));
  if (named && isObject(value) && load<u8>(payload(value)) == Kind.Function) setFunctionName(payload(value), key, 0);
  return createDataPropertyByKey(payload(load<u64>(ra(fp, insn))), key, value);
}

/** Op.DefineMethod. spec: sec-runtime-semantics-definemethodproperty */
export function defineMethod(fp: usize, insn: u32, mode: u32): i32 {
  const target = payload(load<u64>(ra(fp, insn)));
  const key = toKey(load<u64>(rb(fp, insn)));
  if (isException(key)) return -1;
  const value = load<u64>(rc(fp, insn));
  const f = payload(value);
  store<u32>(f, target, Fn.Home);
  const kind = mode & 3;
  setFunctionName(f, key, kind);
  const attr: u32 = (mode & 4 ? Attr.Enumerable : 0) | Attr.Configurable;
  if (kind == 0) return defineOwnByKey(target, key, value, attr | Attr.Writable);
  // 0 leaves the other half of the pair as it is.
  return defineAccessorByKey(target, key, kind == 1 ? value : 0, kind == 2 ? value : 0, attr);
}

/** Op.SetProto: `__proto__: v` in a literal. */
export function setLiteralProto(pc: usize, fp: usize, o: Value, proto: Value): usize {
  if (isObject(proto) || proto == NULL) {
    if (setPrototypeOf(payload(o), proto) < 0) return unwind(pc, fp);
  }
  return pc + 4;
}

/** Op.CopyProps. spec: sec-copydataproperties */
export function copyProps(fp: usize, insn: u32, firstExcluded: u32): i32 {
  return copyDataProperties(
    payload(load<u64>(ra(fp, insn))), load<u64>(rb(fp, insn)), fp + (<usize>firstExcluded << 3), insn >> 24,
  );
}

/** Op.Concat: every part becomes a string, in order; the parts are replaced so that they live while the next is converted. */
export function concatenate(from: usize, count: u32): Value {
  for (let i: u32 = 0; i < count; i++) {
    const at = from + (<usize>i << 3);
    const text = toStringValue(load<u64>(at));
    if (isException(text)) return EXCEPTION;
    store<u64>(at, text);
  }
  let s = payload(load<u64>(from));
  for (let i: u32 = 1; i < count; i++) {
    s = concat(s, payload(load<u64>(from + (<usize>i << 3))));
    if (!s) return EXCEPTION;
  }
  return fromString(s);
}

/** Unpacks the array in the first argument slot of a window over the slots from there; the number of arguments, or -1: threw. */
export function spreadArguments(window: usize): i32 {
  const array = payload(load<u64>(window, 32));
  const count = load<u32>(array, Arr.Length);
  const top = window + 32 + (<usize>count << 3);
  if (count > 1 << 20 || (top > <usize>load<u32>(Cell.StackSoftLimit) && !growStack(top))) {
    throwStackOverflow();
    return -1;
  }
  if (charge(count >> 3)) return -1;
  const elements = <usize>load<u32>(array, Obj.Elements);
  for (let i: u32 = 0; i < count; i++) {
    const v = i < load<u32>(elements, Elem.Capacity) ? load<u64>(elements + (<usize>i << 3), Elem.Values) : HOLE;
    store<u64>(window + (<usize>i << 3), v == HOLE ? UNDEFINED : v, 32);
  }
  return <i32>count;
}
