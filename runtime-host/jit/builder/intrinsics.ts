// What library code asks by `$name(…)`: the answers that are a look at a cell.

import type { Instruction } from '../../../compiler/image/decode.ts';
import { IntrinsicCall } from '../../../vm-assembly/abi/intrinsics.ts';
import { Arr, Cell, Kind as CellKind, Elem, Header, Obj, ObjectFlag } from '../../../vm-assembly/abi/layout.ts';
import { Singleton } from '../../../vm-assembly/abi/values.ts';
import type { Node } from '../ssa/graph.ts';
import { Compare, ExitReason, NodeOp, Place, Rep, TagTest } from '../ssa/node.ts';
import { below } from './access.ts';
import type { Activation } from './activation.ts';
import { append } from './calls.ts';
import { Kind } from './speculate.ts';

function equals(a: Activation, x: Node, y: number): Node {
  return a.emit(NodeOp.CompareInt, Rep.Bool, [x, a.int(y)], Compare.Eq);
}

function both(a: Activation, x: Node, y: Node): Node {
  return a.emit(NodeOp.AndBool, Rep.Bool, [x, y]);
}

/** Has the object one of these flags? */
function hasFlag(a: Activation, o: Node, flags: number): Node {
  const found = a.emit(NodeOp.AndInt, Rep.Int, [a.load(o, Header.Flags, Place.Flags, Rep.Int), a.int(flags)]);
  return a.emit(NodeOp.NotBool, Rep.Bool, [equals(a, found, 0)]);
}

export function isArray(a: Activation, o: Node): Node {
  return equals(a, a.load(o, Header.Kind, Place.Kind, Rep.Int), CellKind.Array);
}

/** No prototype of arrays has elements: holes are undefined. */
export function hasNoInherited(a: Activation): Node {
  const cell = a.emit(NodeOp.ConstRaw, Rep.Raw, [], Cell.PrototypeElements);
  return equals(a, a.load(cell, 0, Place.Cell, Rep.Int), 0);
}

/** What `of` says of an object; false of anything else. */
function ofObject(a: Activation, v: Node, of: (o: Node) => Node): Node {
  if (v.rep === Rep.Object) return of(v);
  if (v.rep !== Rep.Tagged) return a.bool(false);
  return a.fork(
    a.emit(NodeOp.TestTag, Rep.Bool, [v], TagTest.Object),
    () => of(a.emit(NodeOp.Unbox, Rep.Object, [v])),
    () => a.bool(false),
  ) as Node;
}

function answer(a: Activation, i: Instruction): Node | undefined {
  const v = a.get(i.b + 1);
  switch (i.x as IntrinsicCall) {
    case IntrinsicCall.isObject:
      return ofObject(a, v, () => a.bool(true));
    case IntrinsicCall.isCallable:
      return ofObject(a, v, (o) => hasFlag(a, o, ObjectFlag.Callable));
    case IntrinsicCall.isDenseArray:
      return ofObject(a, v, (o) => {
        const plain = a.emit(NodeOp.NotBool, Rep.Bool, [hasFlag(a, o, ObjectFlag.SlowElements)]);
        return both(a, both(a, isArray(a, o), plain), hasNoInherited(a));
      });
    case IntrinsicCall.toObject:
      return v.rep === Rep.Object ? v : undefined;
    case IntrinsicCall.toString:
      return v.rep === Rep.String ? v : undefined;
    case IntrinsicCall.toIntegerOrInfinity:
      return v.rep === Rep.Int ? v : undefined;
    case IntrinsicCall.lengthOf: {
      if ((v.rep !== Rep.Object && v.rep !== Rep.Tagged) || a.bets.hasFailed(i.word, ExitReason.Type)) return undefined;
      const o = a.getObject(i.b + 1);
      a.guard(isArray(a, o), ExitReason.Type);
      const length = a.load(o, Arr.Length, Place.ArrayLength, Rep.Int);
      a.guard(a.emit(NodeOp.CompareInt, Rep.Bool, [length, a.int(0)], Compare.Ge), ExitReason.Type);
      return length;
    }
    case IntrinsicCall.append: {
      if (i.c < 2 || v.rep !== Rep.Object) return undefined;
      append(a, v, a.getTagged(i.b + 2));
      return a.singleton(Singleton.Undefined);
    }
    case IntrinsicCall.createDataProperty:
      return i.c < 3 ||
        v.rep !== Rep.Object ||
        a.kind(i.b + 2) !== Kind.Int ||
        a.bets.hasFailed(i.word, ExitReason.Bounds)
        ? undefined
        : createElement(a, i, v);
    default:
      return undefined;
  }
}

/** An element that the array has, or has a hole for, is simply written. */
function createElement(a: Activation, i: Instruction, o: Node): Node {
  const index = a.getInt(i.b + 2);
  const elements = a.load(o, Obj.Elements, Place.Elements, Rep.Raw);
  const capacity = a.load(elements, Elem.Capacity, Place.Capacity, Rep.Int);
  const length = a.load(o, Arr.Length, Place.ArrayLength, Rep.Int);
  const special = hasFlag(a, o, ObjectFlag.SlowElements | ObjectFlag.NonExtensible | ObjectFlag.Exotic);
  const plain = both(a, isArray(a, o), a.emit(NodeOp.NotBool, Rep.Bool, [special]));
  const inside = both(a, below(a, index, length), below(a, index, capacity));
  a.guard(both(a, plain, inside), ExitReason.Bounds);
  a.emit(NodeOp.StoreElement, Rep.None, [elements, index, a.getTagged(i.b + 3)]);
  return a.singleton(Singleton.Undefined);
}

/** Op.CallIntrinsic */
export function callIntrinsic(a: Activation, i: Instruction): void {
  const result = i.c > 0 ? answer(a, i) : undefined;
  if (result === undefined) {
    a.step(i);
    return;
  }
  a.set(i.a, result);
  a.burnAfterCall();
}
