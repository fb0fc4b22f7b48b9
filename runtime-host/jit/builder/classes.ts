// `new`: objects are made of the shape that the constructor's last ones had, and constructors of derived classes know their parents.

import type { Instruction } from '../../../compiler/image/decode.ts';
import { KnownBuiltin } from '../../../vm-assembly/abi/known-builtins.ts';
import { CodeFlag, Fn, Frame, Obj } from '../../../vm-assembly/abi/layout.ts';
import { Singleton } from '../../../vm-assembly/abi/values.ts';
import { MAKE_CALLS } from '../imports.ts';
import type { CallTarget } from '../request.ts';
import type { Node } from '../ssa/graph.ts';
import { CALL_NEW, Compare, ExitReason, NodeOp, Place, Rep, TagTest } from '../ssa/node.ts';
import type { Activation } from './activation.ts';
import {
  argumentsOf,
  callNative,
  canInline,
  directNative,
  fits,
  inlineCall,
  isCode,
  isCompilable,
  lose,
} from './calls.ts';

function isSingleton(node: Node, which: Singleton): boolean {
  return node.op === NodeOp.ConstTagged && node.imm === which;
}

function isDerived(a: Activation, target: CallTarget): boolean {
  return (a.request.functions[target.callee].flags & CodeFlag.Derived) !== 0;
}

/** May compiled code construct it, with all its parents? */
function isConstructible(a: Activation, target: CallTarget): boolean {
  if (!isCode(target) || target.cell < 0 || !isCompilable(a, target.callee)) return false;
  if (!isDerived(a, target)) return true;
  // What a parent makes is read out of the frame of its caller, which only an inlined one has.
  return target.parent !== undefined && canInline(a, target.callee) && isConstructible(a, target.parent.target);
}

/** The object that a base constructor gets: of the shape that new.target makes. */
function makeReceiver(a: Activation, newTarget: Node, shape: number): Node {
  const initial = a.load(newTarget, Fn.InitialShape, Place.InitialShape, Rep.Raw);
  a.guard(a.emit(NodeOp.SameAddress, Rep.Bool, [initial, a.cell(shape, Rep.Raw)]), ExitReason.Shape);
  return a.emit(NodeOp.NewObject, Rep.Object, [], shape, 0, a.state());
}

/** Constructs: the result of instruction i is in R[A], what ConstructResult asks for in R[B+2] and R[B+3]. */
function constructKnown(
  a: Activation,
  i: Instruction,
  target: CallTarget,
  args: readonly Node[],
  newTarget: Node,
  shape: number,
): void {
  const callee = a.cell(target.cell, Rep.Object);
  const derived = isDerived(a, target);
  const receiver = derived ? a.singleton(Singleton.Hole) : makeReceiver(a, newTarget, shape);
  // Both are live after the call.
  a.set(i.b + 2, callee);
  a.set(i.b + 3, receiver);
  let result: Node | undefined;
  if (canInline(a, target.callee)) {
    result = inlineCall(a, i, target.callee, callee, receiver, args, i.b, newTarget, target, shape);
  } else {
    const inputs = [callee, a.tagged(receiver), ...args.map((arg) => a.tagged(arg))];
    result = a.emit(NodeOp.CallCode, Rep.Tagged, inputs, target.callee, i.b | CALL_NEW, a.stateAfter());
  }
  if (a.block === undefined) return;
  lose(a, i);
  a.set(i.b + 2, callee);
  a.set(i.b + 3, receiver);
  a.set(i.a, result as Node);
}

/** Op.Construct */
export function construct(a: Activation, i: Instruction): void {
  const targets = a.bets.isOpen(i) ? [] : a.bets.calls(i);
  const [target] = targets;
  if (targets.length === 1 && target.builtin === KnownBuiltin.GlobalArray && newArray(a, i, target)) return;
  if (targets.length === 1 && directNative(a, target) >= 0) {
    const f = a.getObject(i.b + 2);
    a.guard(fits(a, f, target), ExitReason.Callee);
    callNative(a, i, target, a.singleton(Singleton.Hole), argumentsOf(a, i), CALL_NEW);
    return;
  }
  if (targets.length !== 1 || target.initialShape < 0 || !isConstructible(a, target)) {
    a.step(i);
    return;
  }
  const f = a.getObject(i.b + 2);
  a.guard(fits(a, f, target), ExitReason.Callee);
  constructKnown(a, i, target, argumentsOf(a, i), a.cell(target.cell, Rep.Object), target.initialShape);
}

/** Lengths that `new Array` has room for at once. */
const ARRAY_ROOM = 65536;

/** `new Array(length)`. False: nothing was done. */
function newArray(a: Activation, i: Instruction, target: CallTarget): boolean {
  const length = i.c === 1 ? a.get(i.b + 4) : undefined;
  if (length === undefined || (length.rep !== Rep.Int && length.rep !== Rep.Tagged) || a.bets.retreatsFromBuiltin(i)) {
    return false;
  }
  const f = a.getObject(i.b + 2);
  a.guard(fits(a, f, target), ExitReason.Callee);
  const n = a.getInt(i.b + 4);
  a.guard(a.emit(NodeOp.CompareUint, Rep.Bool, [n, a.int(ARRAY_ROOM)], Compare.Le), ExitReason.Bounds);
  const array = a.emit(NodeOp.CallMakes, Rep.Object, [n], MAKE_CALLS.indexOf('newArray'), 0, a.state());
  lose(a, i);
  a.set(i.a, array);
  a.burnAfterCall();
  return true;
}

/** The parent of the running class, if it is known and can be constructed. */
function parentOf(a: Activation): CallTarget | undefined {
  const parent = a.self?.parent;
  if (parent === undefined || a.newTargetShape < 0 || a.newTarget === undefined) return undefined;
  return isConstructible(a, parent.target) && canForward(a, parent.target) ? parent.target : undefined;
}

/** CALL_NEW takes the callee for new.target. */
function canForward(a: Activation, parent: CallTarget): boolean {
  return canInline(a, parent.callee);
}

/** The class has the parent that it had: part of its function's shape. */
function guardParent(a: Activation): void {
  const { self } = a;
  const shape = a.load(a.callee(), Obj.Shape, Place.Shape, Rep.Raw);
  a.guard(a.emit(NodeOp.SameAddress, Rep.Bool, [shape, a.cell(self!.parent!.shape, Rep.Raw)]), ExitReason.Shape);
}

/** The constructor that is compiled by itself is taken to be that of the class that was seen, called by `new` of that class. */
function enterClass(a: Activation, i: Instruction): void {
  const { derived } = a.fn;
  if (a.parent !== undefined || derived === undefined || a.bets.hasFailed(i.word, ExitReason.Callee)) return;
  const self = a.cell(derived.cell, Rep.Object);
  const target = a.emit(NodeOp.Load, Rep.Object, [], Frame.NewTarget, Place.Frame);
  a.guard(a.emit(NodeOp.SameAddress, Rep.Bool, [a.callee(), self]), ExitReason.Callee);
  a.guard(a.emit(NodeOp.SameAddress, Rep.Bool, [target, self]), ExitReason.Callee);
  a.self = derived;
  a.newTarget = self;
  a.newTargetShape = derived.initialShape;
}

/** Op.GetSuperConstructor */
export function superConstructor(a: Activation, i: Instruction): void {
  const parent = parentOf(a);
  const f = a.get(i.b);
  const isSelf = f === a.calleeNode || (f.op === NodeOp.Load && f.aux === Place.Frame && f.imm === Frame.Callee);
  if (parent === undefined || !isSelf) {
    a.step(i);
    return;
  }
  guardParent(a);
  a.set(i.a, a.cell(parent.cell, Rep.Object));
}

/** Op.ConstructAs: super(…). */
export function constructAs(a: Activation, i: Instruction): void {
  const parent = parentOf(a);
  const f = a.get(i.b + 2);
  if (parent === undefined || f.op !== NodeOp.ConstCell || f.imm !== parent.cell || a.get(i.x) !== a.newTarget) {
    a.step(i);
    return;
  }
  constructKnown(a, i, parent, argumentsOf(a, i), a.newTarget as Node, a.newTargetShape);
}

/** Op.ConstructForward: a constructor that was not written down. */
export function constructForward(a: Activation, i: Instruction): void {
  const parent = parentOf(a);
  if (parent === undefined) {
    a.step(i);
    return;
  }
  guardParent(a);
  constructKnown(a, i, parent, a.args, a.newTarget as Node, a.newTargetShape);
}

/** Op.ConstructResult */
export function constructResult(a: Activation, i: Instruction): void {
  const result = a.get(i.a);
  const receiver = a.get(i.b + 3);
  if (result.rep === Rep.Object) return;
  if (result.op === NodeOp.CallNative) {
    // Natives give objects.
    a.set(i.a, a.emit(NodeOp.Unbox, Rep.Object, [result]));
    return;
  }
  if (receiver.rep !== Rep.Object) {
    a.step(i);
    return;
  }
  if (isSingleton(result, Singleton.Undefined)) {
    a.set(i.a, receiver);
    return;
  }
  const boxed = a.tagged(result);
  const chosen = a.fork(
    a.emit(NodeOp.TestTag, Rep.Bool, [boxed], TagTest.Object),
    () => a.emit(NodeOp.Unbox, Rep.Object, [boxed]),
    () => {
      a.guard(a.emit(NodeOp.TestTag, Rep.Bool, [boxed], TagTest.Singleton, Singleton.Undefined), ExitReason.Type);
      return receiver;
    },
  );
  a.set(i.a, chosen as Node);
}

/** Op.LoadNewTarget */
export function loadNewTarget(a: Activation, i: Instruction): void {
  if ((a.fn.flags & CodeFlag.Derived) !== 0 && a.newTarget === undefined) enterClass(a, i);
  if (a.newTarget !== undefined) a.set(i.a, a.newTarget);
  else if (a.parent !== undefined) a.set(i.a, a.singleton(Singleton.Undefined));
  else if ((a.fn.flags & CodeFlag.ClassConstructor) !== 0) {
    a.set(i.a, a.emit(NodeOp.Load, Rep.Object, [], Frame.NewTarget, Place.Frame));
  } else a.step(i);
}

/** Op.CheckThisUnbound */
export function checkThisUnbound(a: Activation, i: Instruction): void {
  const self = a.get(i.a);
  if (isSingleton(self, Singleton.Hole)) return;
  if (self.rep !== Rep.Tagged || a.bets.hasFailed(i.word, ExitReason.Type)) {
    a.step(i);
    return;
  }
  a.guard(a.emit(NodeOp.TestTag, Rep.Bool, [self], TagTest.Singleton, Singleton.Hole), ExitReason.Type);
}
