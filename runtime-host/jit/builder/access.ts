// Properties, elements, globals and literals: plain loads and stores behind a look at the shape.

import type { Instruction } from '../../../compiler/image/decode.ts';
import { Access, Seen } from '../../../vm-assembly/abi/jit.ts';
import {
  Arr,
  Buf,
  Elem,
  ElementType,
  Fn,
  Header,
  Obj,
  ObjectFlag,
  Str,
  View,
} from '../../../vm-assembly/abi/layout.ts';
import { Op } from '../../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../../vm-assembly/abi/values.ts';
import { PURE_CALLS, READ_CALLS } from '../imports.ts';
import type { CallTarget, CellRef, PropertyTarget } from '../request.ts';
import type { Node } from '../ssa/graph.ts';
import { Compare, ExitReason, NodeOp, Place, Rep, TagTest } from '../ssa/node.ts';
import { type Activation, repOf } from './activation.ts';
import { canInline, inlineCall, inlineLeaf } from './calls.ts';
import { hasNoInherited, isArray } from './intrinsics.ts';
import { ElementMode, Kind, typedKind } from './speculate.ts';

export function shapeOf(a: Activation, o: Node): Node {
  return a.load(o, Obj.Shape, Place.Shape, Rep.Raw);
}

export function isShape(a: Activation, shape: Node, ref: CellRef): Node {
  return a.emit(NodeOp.SameAddress, Rep.Bool, [shape, a.cell(ref, Rep.Raw)]);
}

/** Are both answers the same load? */
function sameAccess(x: PropertyTarget, y: PropertyTarget): boolean {
  if (x.access !== y.access) return false;
  return x.access === Access.Inline || x.access === Access.Overflow ? x.offset === y.offset : x.slot === y.slot;
}

/**
 * What `use` makes of the target that fits the shape of o: the last one is taken for granted behind a guard, unless something else is to be
 * done `otherwise`. Targets that are read alike share one test.
 */
function byShape(
  a: Activation,
  o: Node,
  targets: readonly PropertyTarget[],
  use: (target: PropertyTarget) => Node | undefined,
  otherwise: (() => Node | undefined) | undefined = undefined,
): Node | undefined {
  const shape = shapeOf(a, o);
  const groups: PropertyTarget[][] = [];
  for (const target of targets) {
    const group = groups.find((g) => sameAccess(g[0], target) && g[0].after < 0 && target.after < 0);
    if (group === undefined) groups.push([target]);
    else group.push(target);
  }
  const fits = (group: PropertyTarget[]): Node => {
    if (group.length === 1) return isShape(a, shape, group[0].shape);
    let none: Node | undefined;
    for (const target of group) {
      const other = a.emit(NodeOp.NotBool, Rep.Bool, [isShape(a, shape, target.shape)]);
      none = none === undefined ? other : a.emit(NodeOp.AndBool, Rep.Bool, [none, other]);
    }
    return a.emit(NodeOp.NotBool, Rep.Bool, [none as Node]);
  };
  const from = (n: number): Node | undefined => {
    const group = groups[n];
    if (group === undefined) return (otherwise as () => Node | undefined)();
    if (n === groups.length - 1 && otherwise === undefined) {
      a.guard(fits(group), ExitReason.Shape);
      return use(group[0]);
    }
    return a.fork(
      fits(group),
      () => use(group[0]),
      () => from(n + 1),
    );
  };
  return from(0);
}

function epoch(a: Activation, target: PropertyTarget): void {
  if (target.epoch) a.emit(NodeOp.CheckEpoch, Rep.None, [], ExitReason.Epoch, 0, a.state());
}

/** The value in a prototype's slot: the function that it was, if that is so. Who calls it knows then whom. */
function readFixed(a: Activation, i: Instruction, target: PropertyTarget): Node {
  const value = a.load(a.cell(target.slot, Rep.Raw), 0, Place.Slot, Rep.Tagged);
  if (target.method < 0 || a.bets.hasFailed(i.word, ExitReason.Callee)) return value;
  const method = a.cell(target.method, Rep.Object);
  a.guard(a.emit(NodeOp.SameBits, Rep.Bool, [value, a.tagged(method)]), ExitReason.Callee);
  return method;
}

/** Is the property the length of an array, or of typed arrays whose lengths stay? That one is found behind prototypes, but in the object. */
export function isLength(target: PropertyTarget): boolean {
  return target.access === Access.ArrayLength || (target.access === Access.Inline && target.epoch);
}

/** The value of a property whose shape was checked. */
function read(a: Activation, i: Instruction, o: Node, target: PropertyTarget): Node | undefined {
  switch (target.access) {
    case Access.Inline:
      if (!target.epoch) return a.load(o, target.offset, Place.Slot, Rep.Tagged);
      // The length of a typed array: what guards of indices look at.
      epoch(a, target);
      return a.load(o, View.Length, Place.ViewLength, Rep.Int);
    case Access.Overflow:
      return a.load(a.load(o, Obj.Slots, Place.Slots, Rep.Raw), target.offset, Place.Slot, Rep.Tagged);
    case Access.Fixed:
      epoch(a, target);
      return readFixed(a, i, target);
    case Access.Absent:
      epoch(a, target);
      return a.singleton(Singleton.Undefined);
    case Access.ArrayLength: {
      const length = a.load(o, Arr.Length, Place.ArrayLength, Rep.Int);
      a.guard(a.emit(NodeOp.CompareInt, Rep.Bool, [length, a.int(0)], Compare.Ge), ExitReason.Overflow);
      return length;
    }
    default: {
      epoch(a, target);
      const { accessor } = target;
      const inlines = i.op !== Op.GetSuper && accessor !== undefined && accessor.cell >= 0 && accessor.callee >= 0;
      if (inlines && canInline(a, accessor.callee)) {
        // The pair of accessors never changes without a flush: the getter is who it was.
        return inlineCall(a, i, accessor.callee, a.cell(accessor.cell, Rep.Object), o, [], a.fn.registers, undefined);
      }
      a.stepInside(i);
      return a.get(i.a);
    }
  }
}

/** Of a site that met more shapes than it has targets for: the interpreter does the rest, with its result in a register. */
function stepOtherwise(a: Activation, i: Instruction, result: number): (() => Node | undefined) | undefined {
  if (!a.bets.isOpen(i)) return undefined;
  return () => {
    a.stepInside(i);
    return result < 0 ? undefined : a.get(result);
  };
}

export function getProperty(a: Activation, i: Instruction): void {
  const targets = a.bets.properties(i);
  const receiver = a.bets.receiverKind(targets);
  if (i.op === Op.GetLength && receiver !== Kind.Object) {
    const known = a.kind(i.b) === Kind.String;
    if (
      known ||
      (a.kind(i.b) === Kind.Tagged && a.bets.seenB(i) === Seen.String && !a.bets.hasFailed(i.word, ExitReason.Type))
    ) {
      a.set(i.a, a.load(a.getString(i.b), Str.Length, Place.StringLength, Rep.Int));
      return;
    }
  }
  if (receiver === Kind.Object && (a.kind(i.b) === Kind.Tagged || a.kind(i.b) === Kind.Object)) {
    const o = a.getObject(i.b);
    const value = byShape(a, o, targets, (target) => read(a, i, o, target), stepOtherwise(a, i, i.a));
    if (value !== undefined) a.set(i.a, value);
    return;
  }
  if (
    receiver === Kind.String &&
    targets.length === 1 &&
    (a.kind(i.b) === Kind.Tagged || a.kind(i.b) === Kind.String)
  ) {
    const [target] = targets;
    if (target.access === Access.Fixed || target.access === Access.Absent) {
      const s = a.getString(i.b);
      const value = read(a, i, s, target);
      if (value !== undefined) a.set(i.a, value);
      return;
    }
  }
  if (receiver === Kind.Double && targets.length === 1 && isNumeric(a, i)) {
    const [target] = targets;
    if (target.access === Access.Fixed || target.access === Access.Absent) {
      const value = read(a, i, a.get(i.b), target);
      if (value !== undefined) a.set(i.a, value);
      return;
    }
  }
  a.step(i);
}

/** Is the receiver a number, or guarded to be one? Without a shape nothing else is to be known of it. */
function isNumeric(a: Activation, i: Instruction): boolean {
  const kind = a.kind(i.b);
  if (kind !== Kind.Tagged) return kind === Kind.Int || kind === Kind.Double;
  if (a.bets.hasFailed(i.word, ExitReason.Number)) return false;
  a.guard(a.emit(NodeOp.TestTag, Rep.Bool, [a.get(i.b)], TagTest.Number), ExitReason.Number);
  return true;
}

/** Stores a value by a target whose shape was checked. */
function write(a: Activation, o: Node, target: PropertyTarget, value: Node): void {
  if (target.after >= 0) {
    // Objects that must not grow silently share shapes with others.
    if (o.op !== NodeOp.NewObject) {
      const flags = a.load(o, Header.Flags, Place.Flags, Rep.Int);
      const bad = a.emit(NodeOp.AndInt, Rep.Int, [flags, a.int(ObjectFlag.NonExtensible | ObjectFlag.CachedPrototype)]);
      a.guard(a.emit(NodeOp.CompareInt, Rep.Bool, [bad, a.int(0)], Compare.Eq), ExitReason.Shape);
    }
    epoch(a, target);
    a.emit(NodeOp.Store, Rep.None, [o, a.cell(target.after, Rep.Raw)], Obj.Shape, Place.Shape);
  }
  const base = target.access === Access.Overflow ? a.load(o, Obj.Slots, Place.Slots, Rep.Raw) : o;
  a.emit(NodeOp.Store, Rep.None, [base, value], target.offset, Place.Slot);
}

function storable(a: Activation, i: Instruction, targets: readonly PropertyTarget[]): boolean {
  return targets.every(
    (t) =>
      t.access === Access.Inline || (t.access === Access.Overflow && t.after < 0) || plainSetter(a, i, t) !== undefined,
  );
}

/** The setter of a target if it only stores into a field and returns: it then needs no frame. */
function plainSetter(a: Activation, i: Instruction, target: PropertyTarget): CallTarget | undefined {
  const { accessor } = target;
  if (accessor === undefined || accessor.cell < 0 || accessor.callee < 0 || i.op !== Op.SetProp) return undefined;
  return !a.bets.isOpen(i) && storesField(a, accessor.callee) ? accessor : undefined;
}

/** Is a function nothing but the store of its argument into a private field of its receiver, which has one of the shapes that it met? */
function storesField(a: Activation, index: number): boolean {
  const { instructions, fn } = a.compilation.bytecode(index);
  const bets = a.compilation.speculation(index);
  if (!fn.profiled || fn.handlers.length > 0 || instructions[0]?.op === Op.ReturnUndefined) return false;
  return instructions.every((i, n) => {
    const left = instructions.length - n;
    if (left <= 2 && n > 0 && i.op === Op.ReturnUndefined) return true;
    if (i.op === Op.SetPrivate) {
      return (
        instructions[n + 1]?.op === Op.ReturnUndefined &&
        i.a === 0 &&
        i.c === 1 &&
        !bets.isOpen(i) &&
        bets.properties(i).length > 0
      );
    }
    return n === 0 && left <= 4 && (i.op === Op.GetVar || i.op === Op.GetVarChecked || i.op === Op.GetOuter);
  });
}

export function setProperty(a: Activation, i: Instruction): void {
  const targets = a.bets.properties(i);
  const kind = a.kind(i.a);
  if (
    a.bets.receiverKind(targets) !== Kind.Object ||
    !storable(a, i, targets) ||
    (kind !== Kind.Tagged && kind !== Kind.Object)
  ) {
    a.step(i);
    return;
  }
  const o = a.getObject(i.a);
  const value = a.getTagged(i.b);
  const use = (target: PropertyTarget): undefined => {
    const setter = target.access === Access.Getter ? plainSetter(a, i, target) : undefined;
    if (setter === undefined) write(a, o, target, value);
    else {
      epoch(a, target);
      inlineLeaf(a, setter, o, [value]);
      a.burnAfterCall();
    }
    return undefined;
  };
  byShape(a, o, targets, use, stepOtherwise(a, i, -1));
}

/** What `use` makes of the object in register r and the target that has its private name; undefined: not compiled. */
function byPrivateName(
  a: Activation,
  i: Instruction,
  r: number,
  name: number,
  use: (o: Node, target: PropertyTarget) => Node | undefined,
  otherwise: (() => Node | undefined) | undefined,
): boolean {
  const site = a.fn.sites[i.x];
  const targets = a.bets.properties(i);
  const kind = a.kind(r);
  const named = a.get(name);
  const own = targets.every((t) => t.access === Access.Inline || t.access === Access.Overflow);
  if (site.kind !== 'private' || targets.length === 0 || !own) return false;
  if ((kind !== Kind.Tagged && kind !== Kind.Object) || named.rep !== Rep.Tagged) return false;
  const o = a.getObject(r, ExitReason.Type);
  const symbol = a.emit(NodeOp.Unbox, Rep.Raw, [named]);
  a.guard(a.emit(NodeOp.SameAddress, Rep.Bool, [symbol, a.cell(site.name, Rep.Raw)]), ExitReason.Type);
  const value = byShape(a, o, targets, (target) => use(o, target), otherwise);
  if (value !== undefined) a.set(i.a, value);
  return true;
}

export function getPrivate(a: Activation, i: Instruction): void {
  const use = (o: Node, target: PropertyTarget): Node | undefined => read(a, i, o, target);
  if (!byPrivateName(a, i, i.b, i.c, use, stepOtherwise(a, i, i.a))) a.step(i);
}

/** SetPrivate, and DefinePrivate of a field. */
export function setPrivate(a: Activation, i: Instruction): void {
  const value = a.getTagged(i.c);
  const use = (o: Node, target: PropertyTarget): undefined => {
    write(a, o, target, value);
    return undefined;
  };
  const defines = i.op === Op.DefinePrivate;
  const fits = a.bets.properties(i).every((target) => target.after >= 0 === defines);
  // Private methods are constant, and accessors pairs.
  if (!fits || (defines && i.y !== 0) || !byPrivateName(a, i, i.a, i.b, use, stepOtherwise(a, i, -1))) a.step(i);
}

/** `super.key` */
export function getSuper(a: Activation, i: Instruction): void {
  const site = a.fn.sites[i.x];
  const key = a.get(i.b);
  const receiver = a.get(i.c);
  const known = site.kind === 'super' && key.op === NodeOp.ConstCell && key.imm === site.key;
  if (!known || site.target.access === Access.None || a.bets.hasFailed(i.word, ExitReason.Shape)) {
    a.step(i);
    return;
  }
  if (receiver.rep === Rep.Tagged) a.emit(NodeOp.CheckNotHole, Rep.Tagged, [receiver], 0, 0, a.state());
  const home = a.load(a.callee(), Fn.Home, Place.FunctionHome, Rep.Object);
  a.guard(isShape(a, shapeOf(a, home), site.home), ExitReason.Shape);
  const base = a.cell(site.base, Rep.Object);
  const value = byShape(a, base, [site.target], (target) => read(a, i, base, target));
  if (value !== undefined) a.set(i.a, value);
}

/** Fields and literals: only what adds a property is compiled. */
export function defineOwn(a: Activation, i: Instruction): void {
  const targets = a.bets.properties(i);
  if (targets.length === 0 || !targets.every((t) => t.after >= 0)) {
    a.step(i);
    return;
  }
  setProperty(a, i);
}

// Elements --------------------------------------------------------------------------------------------------------------------

/** The Elements cell of an object whose elements are plain. */
function denseElements(a: Activation, o: Node): Node {
  const flags = a.load(o, Header.Flags, Place.Flags, Rep.Int);
  const special = a.emit(NodeOp.AndInt, Rep.Int, [flags, a.int(ObjectFlag.SlowElements | ObjectFlag.Exotic)]);
  a.guard(a.emit(NodeOp.CompareInt, Rep.Bool, [special, a.int(0)], Compare.Eq), ExitReason.Shape);
  return a.load(o, Obj.Elements, Place.Elements, Rep.Raw);
}

export function below(a: Activation, index: Node, length: Node): Node {
  return a.emit(NodeOp.CompareUint, Rep.Bool, [index, length], Compare.Lt);
}

/** Address of the data of a typed array of the site's one shape, after index and buffer were checked. */
function typedData(a: Activation, i: Instruction, o: Node, index: Node): Node {
  a.guard(isShape(a, shapeOf(a, o), a.bets.elementShape(i)), ExitReason.Shape);
  a.guard(below(a, index, a.load(o, View.Length, Place.ViewLength, Rep.Int)), ExitReason.Bounds);
  return dataOf(a, o);
}

/** Address of the data of a typed array that is in bounds, and guarded to be. */
export function dataOf(a: Activation, o: Node, reason = ExitReason.Bounds): Node {
  const buffer = a.load(o, View.Buffer, Place.View, Rep.Raw);
  const end = a.load(o, View.End, Place.View, Rep.Int);
  const bytes = a.load(buffer, Buf.Length, Place.View, Rep.Int);
  a.guard(a.emit(NodeOp.CompareUint, Rep.Bool, [end, bytes], Compare.Le), reason);
  const offset = a.load(o, View.Offset, Place.View, Rep.Int);
  return a.emit(NodeOp.AddInt32, Rep.Raw, [a.load(buffer, Buf.Data, Place.View, Rep.Raw), offset]);
}

/** Element of the data of a typed array. Bits of numbers without a sign are ints for those who want no more of them. */
export function loadTyped(a: Activation, data: Node, index: Node, type: ElementType): Node {
  if (type === ElementType.Uint32) {
    const bits = a.emit(NodeOp.LoadTyped, Rep.Int, [data, index], ElementType.Int32);
    return a.emit(NodeOp.UintToDouble, Rep.Double, [bits]);
  }
  return a.emit(NodeOp.LoadTyped, repOf(typedKind(type)), [data, index], type);
}

export function getElement(a: Activation, i: Instruction): void {
  const mode = a.bets.elements(i, a.kind(i.b), a.bets.seenB(i), a.kind(i.c), a.bets.seenC(i));
  if (mode === ElementMode.Generic) {
    a.step(i);
    return;
  }
  if (mode === ElementMode.String) {
    const s = a.convert(a.get(i.b), Rep.String, undefined, ExitReason.Shape);
    const index = indexOf(a, i, i.c, a.bets.seenC(i));
    const unit = a.emit(NodeOp.CallPure, Rep.Int, [s, index], PURE_CALLS.indexOf('charCodeAt'));
    a.guard(a.emit(NodeOp.CompareInt, Rep.Bool, [unit, a.int(0)], Compare.Ge), ExitReason.Bounds);
    a.set(i.a, a.emit(NodeOp.CharString, Rep.String, [unit], 0, 0, a.state()));
    return;
  }
  const o = a.getObject(i.b, ExitReason.Shape);
  if (mode === ElementMode.Named) {
    const key = a.convert(a.get(i.c), Rep.String, undefined, ExitReason.Shape);
    const value = a.emit(NodeOp.CallReads, Rep.Tagged, [o, key], READ_CALLS.indexOf('named'));
    const step = (): Node => {
      a.stepInside(i);
      return a.get(i.a);
    };
    a.set(i.a, a.fork(isHole(a, value), step, () => value) as Node);
    return;
  }
  const index = indexOf(a, i, i.c, a.bets.seenC(i));
  if (mode === ElementMode.Typed) {
    a.set(i.a, loadTyped(a, typedData(a, i, o, index), index, a.bets.typedElements(i)));
    return;
  }
  const elements = denseElements(a, o);
  const capacity = a.load(elements, Elem.Capacity, Place.Capacity, Rep.Int);
  if (a.bets.hasFailed(i.word, ExitReason.Bounds)) {
    a.set(i.a, elementOrUndefined(a, i, o, index, elements, capacity));
    return;
  }
  a.guard(below(a, index, capacity), ExitReason.Bounds);
  const value = a.emit(NodeOp.LoadElement, Rep.Tagged, [elements, index]);
  a.set(i.a, a.emit(NodeOp.CheckNotHole, Rep.Tagged, [value], ExitReason.Bounds, 0, a.state()));
}

function isHole(a: Activation, value: Node): Node {
  return a.emit(NodeOp.TestTag, Rep.Bool, [value], TagTest.Singleton, Singleton.Hole);
}

/** Is o an array whose holes are undefined, and the index one that arrays have elements at? */
function hasPlainHoles(a: Activation, o: Node, index: Node): Node {
  const plain = a.emit(NodeOp.AndBool, Rep.Bool, [isArray(a, o), hasNoInherited(a)]);
  const natural = a.emit(NodeOp.CompareInt, Rep.Bool, [index, a.int(0)], Compare.Ge);
  return a.emit(NodeOp.AndBool, Rep.Bool, [plain, natural]);
}

/** An element where holes, or indices outside, were met before. */
function elementOrUndefined(a: Activation, i: Instruction, o: Node, index: Node, elements: Node, capacity: Node): Node {
  const missing = (): Node =>
    a.fork(
      hasPlainHoles(a, o, index),
      () => a.singleton(Singleton.Undefined),
      () => {
        a.stepInside(i);
        return a.get(i.a);
      },
    ) as Node;
  return a.fork(
    below(a, index, capacity),
    () => {
      const value = a.emit(NodeOp.LoadElement, Rep.Tagged, [elements, index]);
      return a.fork(isHole(a, value), missing, () => value);
    },
    missing,
  ) as Node;
}

/** The register as an index. */
function indexOf(a: Activation, i: Instruction, r: number, seen: number): Node {
  const kind = a.kind(r);
  if (kind === Kind.Double || (kind === Kind.Tagged && a.bets.isDoubleIndex(i, seen))) {
    return a.convert(a.convert(a.get(r), Rep.Double, undefined), Rep.Int, undefined, ExitReason.Number);
  }
  return a.getInt(r);
}

export function setElement(a: Activation, i: Instruction): void {
  const mode = a.bets.elements(i, a.kind(i.a), a.bets.seenA(i), a.kind(i.b), a.bets.seenB(i));
  const type = mode === ElementMode.Typed ? a.bets.typedElements(i) : -1;
  const value = a.kind(i.c);
  const numeric = value === Kind.Int || value === Kind.Double || (value === Kind.Tagged && isNumber(a.bets.seenC(i)));
  if (mode === ElementMode.Generic || (mode === ElementMode.Typed && !numeric)) {
    a.step(i);
    return;
  }
  const o = a.getObject(i.a, ExitReason.Shape);
  if (mode === ElementMode.Named) {
    const key = a.convert(a.get(i.b), Rep.String, undefined, ExitReason.Shape);
    const done = a.emit(NodeOp.CallSetNamed, Rep.Int, [o, key, a.getTagged(i.c)]);
    const step = (): undefined => {
      a.stepInside(i);
      return undefined;
    };
    a.fork(a.emit(NodeOp.CompareInt, Rep.Bool, [done, a.int(0)], Compare.Eq), step, () => undefined);
    return;
  }
  const index = indexOf(a, i, i.b, a.bets.seenB(i));
  if (mode === ElementMode.Typed) {
    const float = type === ElementType.Float32 || type === ElementType.Float64;
    const data = typedData(a, i, o, index);
    let number = a.get(i.c);
    if (number.rep === Rep.Tagged && a.bets.seenC(i) === Seen.Int && !float) number = a.getInt(i.c);
    else if (number.rep === Rep.Tagged) number = a.getDouble(i.c);
    if (float) number = a.convert(number, Rep.Double, undefined);
    else if (number.rep === Rep.Double && type !== ElementType.Uint8Clamped)
      number = a.emit(NodeOp.DoubleToInt32, Rep.Int, [number]);
    a.emit(NodeOp.StoreTyped, Rep.None, [data, index, number], type);
    return;
  }
  const elements = denseElements(a, o);
  const boxed = a.getTagged(i.c);
  const capacity = a.load(elements, Elem.Capacity, Place.Capacity, Rep.Int);
  const old = (): Node => a.emit(NodeOp.LoadElement, Rep.Tagged, [elements, index]);
  const store = (): undefined => {
    a.emit(NodeOp.StoreElement, Rep.None, [elements, index, boxed]);
    return undefined;
  };
  if (!a.bets.hasFailed(i.word, ExitReason.Unreached)) {
    // No other way has been seen: what is known of the array stays known.
    a.guard(below(a, index, capacity), ExitReason.Unreached);
    a.fork(
      isHole(a, old()),
      () => {
        a.guard(mayFill(a, o, index), ExitReason.Unreached);
        return undefined;
      },
      () => undefined,
    );
    store();
    return;
  }
  const slow = (): undefined => {
    a.stepInside(i);
    return undefined;
  };
  const put = (): undefined => {
    a.emit(NodeOp.CallArraySet, Rep.None, [o, index, boxed], 0, 0, a.state());
    return undefined;
  };
  const grow = (): Node | undefined => a.fork(mayGrow(a, o, index), put, slow);
  const fill = (): undefined => {
    store();
    const end = a.emit(NodeOp.AddInt32, Rep.Int, [index, a.int(1)]);
    const lengthen = (): undefined => {
      a.emit(NodeOp.Store, Rep.None, [o, end], Arr.Length, Place.ArrayLength);
      return undefined;
    };
    a.fork(below(a, index, a.load(o, Arr.Length, Place.ArrayLength, Rep.Int)), () => undefined, lengthen);
    return undefined;
  };
  const hole = (): Node | undefined => a.fork(mayGrow(a, o, index), fill, slow);
  a.fork(below(a, index, capacity), () => a.fork(isHole(a, old()), hole, store), grow);
}

/** May an array get a new element there? */
function mayGrow(a: Activation, o: Node, index: Node): Node {
  const closed = a.emit(NodeOp.AndInt, Rep.Int, [
    a.load(o, Header.Flags, Place.Flags, Rep.Int),
    a.int(ObjectFlag.NonExtensible),
  ]);
  const open = a.emit(NodeOp.CompareInt, Rep.Bool, [closed, a.int(0)], Compare.Eq);
  const plain = a.emit(NodeOp.AndBool, Rep.Bool, [hasPlainHoles(a, o, index), open]);
  // Other objects have something else where arrays have their flags.
  return a.fork(
    plain,
    () => {
      const fixed = a.emit(NodeOp.AndInt, Rep.Int, [a.load(o, Arr.Flags, Place.ArrayFlags, Rep.Int), a.int(1)]);
      return a.emit(NodeOp.CompareInt, Rep.Bool, [fixed, a.int(0)], Compare.Eq);
    },
    () => a.bool(false),
  ) as Node;
}

/** May a hole be filled? It may have to count up the length, or a prototype may have a setter. */
function mayFill(a: Activation, o: Node, index: Node): Node {
  const flags = a.load(o, Header.Flags, Place.Flags, Rep.Int);
  const closed = a.emit(NodeOp.AndInt, Rep.Int, [flags, a.int(ObjectFlag.NonExtensible)]);
  const open = a.emit(NodeOp.CompareInt, Rep.Bool, [closed, a.int(0)], Compare.Eq);
  const within = below(a, index, a.load(o, Arr.Length, Place.ArrayLength, Rep.Int));
  const both = a.emit(NodeOp.AndBool, Rep.Bool, [open, within]);
  return a.emit(NodeOp.AndBool, Rep.Bool, [hasPlainHoles(a, o, index), both]);
}

function isNumber(seen: number): boolean {
  return seen !== 0 && (seen & ~(Seen.Int | Seen.Double)) === 0;
}

// Globals and literals --------------------------------------------------------------------------------------------------------

export function getGlobal(a: Activation, i: Instruction): void {
  const site = a.fn.sites[i.x];
  if (site.kind !== 'global' || a.bets.hasFailed(i.word, ExitReason.Epoch)) {
    a.step(i);
    return;
  }
  a.emit(NodeOp.CheckEpoch, Rep.None, [], ExitReason.Epoch, 0, a.state());
  a.set(i.a, a.load(a.cell(site.slot, Rep.Raw), 0, Place.Variable, Rep.Tagged));
}

export function newLiteral(a: Activation, i: Instruction): void {
  const site = a.fn.sites[i.x];
  const info = site.kind === 'literal' ? a.request.info[site.shape] : undefined;
  if (site.kind !== 'literal' || info === undefined || info.kind !== 'shape' || info.inlineCapacity < i.c) {
    a.step(i);
    return;
  }
  const values: Node[] = [];
  for (let n = 0; n < i.c; n++) values.push(a.getTagged(i.b + n));
  const o = a.emit(NodeOp.NewObject, Rep.Object, [], site.shape, 0, a.state());
  for (let n = 0; n < i.c; n++) {
    a.emit(NodeOp.Store, Rep.None, [o, values[n]], info.inlineOffset + (n << 3), Place.Slot);
  }
  a.set(i.a, o);
}
