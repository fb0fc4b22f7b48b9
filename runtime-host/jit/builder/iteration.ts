// Steps of for-of over arrays.

import type { Instruction } from '../../../compiler/image/decode.ts';
import { Seen } from '../../../vm-assembly/abi/jit.ts';
import { Arr, Kind as CellKind, Elem, Header, Obj, ObjectFlag, View } from '../../../vm-assembly/abi/layout.ts';
import { Op } from '../../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../../vm-assembly/abi/values.ts';
import { READ_CALLS } from '../imports.ts';
import type { CellRef } from '../request.ts';
import type { Node } from '../ssa/graph.ts';
import { Compare, ExitReason, NodeOp, Place, Rep, TagTest } from '../ssa/node.ts';
import { below, dataOf, isShape, loadTyped, shapeOf } from './access.ts';
import type { Activation } from './activation.ts';
import { isArray } from './intrinsics.ts';
import { Kind } from './speculate.ts';

/** Op.GetIterator: arrays whose iteration nobody changed are walked directly. */
export function getIterator(a: Activation, i: Instruction): void {
  const kind = a.kind(i.b);
  const known = kind === Kind.Object || (kind === Kind.Tagged && a.bets.seenB(i) === Seen.Object);
  if (!known || i.c !== 0 || a.bets.hasFailed(i.word, ExitReason.Type) || a.bets.iteratesOthers(i)) {
    a.step(i);
    return;
  }
  const array = a.getObject(i.b);
  const typed = a.bets.typedElements(i) >= 0;
  a.guard(typed ? isShape(a, shapeOf(a, array), a.bets.elementShape(i)) : isArray(a, array), ExitReason.Type);
  a.guard(iterates(a, array), ExitReason.Type);
  a.set(i.a, array);
  a.set(i.a + 1, a.singleton(Singleton.Undefined));
  a.set(i.a + 2, a.int(0));
}

/** Does for-of walk the array without calling anything? */
function iterates(a: Activation, array: Node): Node {
  const { arrayShape, iteration } = a.request.well;
  const ask = (): Node => {
    const answer = a.emit(NodeOp.CallReads, Rep.Int, [array], READ_CALLS.indexOf('iterates'));
    return a.emit(NodeOp.CompareInt, Rep.Bool, [answer, a.int(0)], Compare.Ne);
  };
  if (iteration === undefined) return ask();
  const holds = (slot: CellRef, f: CellRef): Node => {
    const found = a.load(a.cell(slot, Rep.Raw), 0, Place.Slot, Rep.Tagged);
    return a.emit(NodeOp.SameBits, Rep.Bool, [found, a.tagged(a.cell(f, Rep.Object))]);
  };
  const shape = a.load(array, Obj.Shape, Place.Shape, Rep.Raw);
  return a.fork(
    a.emit(NodeOp.SameAddress, Rep.Bool, [shape, a.cell(arrayShape, Rep.Raw)]),
    () => {
      a.emit(NodeOp.CheckEpoch, Rep.None, [], ExitReason.Epoch, 0, a.state());
      const method = holds(iteration.method, iteration.values);
      return a.emit(NodeOp.AndBool, Rep.Bool, [method, holds(iteration.next, iteration.step)]);
    },
    ask,
  ) as Node;
}

/** Op.IterNext of any record: what is walked directly is the interpreter's, the protocol is compiled. Steps of generators leave. */
function iterNextAny(a: Activation, i: Instruction): void {
  const [protocol, end, value] = a.successorsOf(i);
  const state = a.get(i.b + 2);
  if (state.rep !== Rep.Tagged) {
    a.stepBranch(i, end, value);
    return;
  }
  a.branch(
    a.emit(NodeOp.TestTag, Rep.Bool, [state], TagTest.Int),
    () => a.stepBranch(i, end, value),
    () =>
      a.branch(
        a.emit(NodeOp.TestTag, Rep.Bool, [state], TagTest.Singleton, Singleton.Undefined),
        () => a.goto(protocol),
        () => a.leave(ExitReason.Instruction),
      ),
  );
}

/** The instruction that began the iteration. */
function sourceOf(a: Activation, i: Instruction): Instruction | undefined {
  return a.code.instructions.findLast((other) => other.op === Op.GetIterator && other.a === i.b && other.word < i.word);
}

/** Op.IterNext where typed arrays of one shape were walked: their end is the interpreter's, and so is what follows if it is none. */
function walkTyped(a: Activation, i: Instruction, source: Instruction): void {
  const [, end, value] = a.successorsOf(i);
  const array = a.getObject(i.b);
  const index = a.getInt(i.b + 2);
  a.guard(isShape(a, shapeOf(a, array), a.bets.elementShape(source)), ExitReason.Type);
  const within = below(a, index, a.load(array, View.Length, Place.ViewLength, Rep.Int));
  a.branch(
    within,
    () => {
      const data = dataOf(a, array, ExitReason.Type);
      a.set(i.a, loadTyped(a, data, index, a.bets.typedElements(source)));
      a.set(i.b + 2, a.emit(NodeOp.AddInt32, Rep.Int, [index, a.int(1)]));
      a.goto(value);
    },
    () => a.stepBranch(i, end, value, true),
  );
}

/** Op.IterNext: an array is walked directly where nothing else was seen. */
export function iterNext(a: Activation, i: Instruction): void {
  const [, end, value] = a.successorsOf(i);
  if (!a.bets.walksArrays(i)) {
    iterNextAny(a, i);
    return;
  }
  const source = sourceOf(a, i);
  if (source !== undefined && a.bets.typedElements(source) >= 0) {
    walkTyped(a, i, source);
    return;
  }
  const array = a.getObject(i.b);
  const index = a.getInt(i.b + 2);
  const kind = a.load(array, Header.Kind, Place.Kind, Rep.Int);
  a.guard(a.emit(NodeOp.CompareInt, Rep.Bool, [kind, a.int(CellKind.Array)], Compare.Eq), ExitReason.Type);
  const length = a.load(array, Arr.Length, Place.ArrayLength, Rep.Int);
  const within = a.emit(NodeOp.CompareUint, Rep.Bool, [index, length], Compare.Lt);
  const state = a.state();
  a.branch(
    within,
    () => {
      const flags = a.load(array, Header.Flags, Place.Flags, Rep.Int);
      const slow = a.emit(NodeOp.AndInt, Rep.Int, [flags, a.int(ObjectFlag.SlowElements)]);
      const plain = a.emit(NodeOp.CompareInt, Rep.Bool, [slow, a.int(0)], Compare.Eq);
      a.emit(NodeOp.Guard, Rep.None, [plain], ExitReason.Type, 0, state);
      const elements = a.load(array, Obj.Elements, Place.Elements, Rep.Raw);
      const capacity = a.load(elements, Elem.Capacity, Place.Capacity, Rep.Int);
      const inside = a.emit(NodeOp.CompareUint, Rep.Bool, [index, capacity], Compare.Lt);
      a.emit(NodeOp.Guard, Rep.None, [inside], ExitReason.Type, 0, state);
      const found = a.emit(NodeOp.LoadElement, Rep.Tagged, [elements, index]);
      const checked = a.emit(NodeOp.CheckNotHole, Rep.Tagged, [found], ExitReason.Type, 0, state);
      a.set(i.b + 2, a.emit(NodeOp.AddInt32, Rep.Int, [index, a.int(1)]));
      a.set(i.a, checked);
      a.goto(value);
    },
    () => a.goto(end),
  );
}
