// Calls: inlined, direct to compiled code, an instruction for what the compiler knows of Math and String, or the slow path.

import type { Instruction } from '../../../compiler/image/decode.ts';
import { KnownBuiltin } from '../../../vm-assembly/abi/known-builtins.ts';
import {
  Arr,
  Cell,
  Kind as CellKind,
  CodeFlag,
  Elem,
  Fn,
  Header,
  Obj,
  ObjectFlag,
} from '../../../vm-assembly/abi/layout.ts';
import { Op } from '../../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../../vm-assembly/abi/values.ts';
import { MAKE_CALLS, PURE_CALLS } from '../imports.ts';
import type { CallTarget, FunctionData } from '../request.ts';
import { FrameInfo, type Node } from '../ssa/graph.ts';
import { Compare, ExitReason, NodeOp, Place, Rep } from '../ssa/node.ts';
import { Activation, isConstruct, kindOf } from './activation.ts';
import { mathCallKind } from './kinds.ts';
import { Kind } from './speculate.ts';

/** Bytecode of a callee that is always worth inlining, and inlined at most. */
const SMALL_WORDS = 24;
const MAX_WORDS = 120;
const MAX_DEPTH = 6;
/** Nodes that are looked through for methods that a call chooses from. */
const MOST_METHODS = 12;
/** Copies of a function inside itself, and how long it may be for that. */
const RECURSIONS = 1;
const RECURSIVE_WORDS = 64;
/** Words that small callees may take beyond the budget. */
const OVERDRAFT = 150;

/** Instructions that need a frame of their own, with all arguments in memory. A rest array is made of the arguments of the call, where it comes first. */
function needsFrame({ op, word }: Instruction, fn: FunctionData, argc: number): boolean {
  if (op === Op.CreateRest) return word !== 0 || argc < 0 || argc >= fn.registers;
  return op === Op.CreateArguments || op === Op.MapArguments;
}

/** May function `index` of the request be compiled at all? */
export function isCompilable(a: Activation, index: number): boolean {
  const fn = a.request.functions[index];
  return (fn.flags & (CodeFlag.Generator | CodeFlag.Async)) === 0;
}

/** `argc`: arguments that it is called with; -1: somebody else knows. */
export function canInline(a: Activation, index: number, argc = -1): boolean {
  const fn = a.request.functions[index];
  const { compilation } = a;
  if (!isCompilable(a, index) || !fn.profiled) return false;
  const words = fn.words.length;
  let depth = 0;
  let again = 0;
  for (let f: FrameInfo | undefined = a.frame; f !== undefined; f = f.caller) {
    if (f.index === index) again++;
    depth++;
  }
  if (again > 0 && (again > RECURSIONS || words > RECURSIVE_WORDS || !callsOnly(a, index))) return false;
  if (depth > MAX_DEPTH || words > MAX_WORDS || (words > SMALL_WORDS && words > compilation.budget)) return false;
  if (compilation.budget < -OVERDRAFT) return false;
  for (const i of compilation.bytecode(index).instructions) if (needsFrame(i, fn, argc)) return false;
  return true;
}

/** Does a function call no other bytecode than its own? Others are worth more of the budget than its own copies. */
function callsOnly(a: Activation, index: number): boolean {
  for (const site of a.request.functions[index].sites) {
    if (site.kind === 'call' && site.targets.some((t) => isCode(t) && t.callee !== index)) return false;
  }
  return true;
}

/** The result of a callee that becomes part of the caller; undefined: it never returns. */
export function inlineCall(
  a: Activation,
  i: Instruction,
  index: number,
  callee: Node,
  receiver: Node,
  args: readonly Node[],
  window: number,
  newTarget: Node | undefined,
  self?: CallTarget,
  newTargetShape = -1,
): Node | undefined {
  const fn = a.request.functions[index];
  a.compilation.budget -= fn.words.length;
  const before = a.state();
  const frame = new FrameInfo(fn, index, a.frame.base + (window << 3) + 24, a.frame, args.length);
  const inner = new Activation(a.compilation, a.graph, frame, a.stateAfter(), callee, newTarget, args, a.translate);
  inner.self = self;
  inner.newTargetShape = newTargetShape;
  const env: (Node | undefined)[] = [receiver];
  for (let n = 0; n < fn.params; n++) env.push(n < args.length ? args[n] : a.singleton(Singleton.Undefined));
  while (env.length < fn.registers) env.push(undefined);
  const top = frame.base + (Math.max(fn.registers, args.length + 1) << 3);
  a.emit(NodeOp.EnterInlined, Rep.None, [], top, 0, before);
  // A getter is entered without fuel.
  if (i.op === Op.Call || isConstruct(i.op)) a.emit(NodeOp.BurnCall, Rep.None, [], 0, 0, inner.stateOf(0, env));
  return a.continueAfter(inner, env);
}

/** A callee that needs no frame: where it leaves, the interpreter does the whole instruction of the caller. */
export function inlineLeaf(a: Activation, target: CallTarget, receiver: Node, args: readonly Node[]): void {
  const fn = a.request.functions[target.callee];
  const frame = new FrameInfo(fn, target.callee, a.frame.base, a.frame, args.length);
  const callee = a.cell(target.cell, Rep.Object);
  const inner = new Activation(a.compilation, a.graph, frame, a.state(), callee, undefined, args, a.translate);
  inner.onlyState = a.state();
  const env: (Node | undefined)[] = [receiver];
  for (let n = 0; n < fn.params; n++) env.push(n < args.length ? args[n] : a.singleton(Singleton.Undefined));
  while (env.length < fn.registers) env.push(undefined);
  a.continueAfter(inner, env);
}

/** Call of a bytecode function that is known: its result. */
export function callCode(
  a: Activation,
  i: Instruction,
  target: CallTarget,
  callee: Node,
  receiver: Node,
  args: readonly Node[],
): Node | undefined {
  if (canInline(a, target.callee, args.length)) {
    return inlineCall(a, i, target.callee, callee, receiver, args, i.b, undefined);
  }
  const inputs = [callee, a.tagged(receiver), ...args.map((arg) => a.tagged(arg))];
  return a.emit(NodeOp.CallCode, Rep.Tagged, inputs, target.callee, i.b, a.stateAfter());
}

/** Number in the VM's table of a native that may be called straight; -1: it is none. */
export function directNative(a: Activation, target: CallTarget): number {
  if (target.code >= 0 || target.cell < 0 || !target.direct) return -1;
  const info = a.request.info[target.cell];
  return info.kind === 'function' ? info.native : -1;
}

/** Call of a native that is known, with its fuel: the result is in R[A] as well. `flags`: CALL_NEW or nothing. */
export function callNative(
  a: Activation,
  i: Instruction,
  target: CallTarget,
  receiver: Node,
  args: readonly Node[],
  flags: number,
): Node {
  const inputs = [a.cell(target.cell, Rep.Object), a.tagged(receiver), ...args.map((arg) => a.tagged(arg))];
  const native = directNative(a, target);
  const result = a.emit(NodeOp.CallNative, Rep.Tagged, inputs, native, i.b | flags, a.stateAfter());
  lose(a, i);
  if (flags !== 0) a.set(i.b + 3, receiver);
  a.set(i.a, result);
  a.burnAfterCall();
  return result;
}

export function isCode(target: CallTarget): boolean {
  return target.code >= 0 && target.callee >= 0;
}

/** Is f the function of the target? */
export function fits(a: Activation, f: Node, target: CallTarget): Node {
  if (target.cell >= 0) return a.emit(NodeOp.SameAddress, Rep.Bool, [f, a.cell(target.cell, Rep.Object)]);
  const code = a.load(f, Fn.Code, Place.FunctionCode, Rep.Raw);
  return a.emit(NodeOp.SameAddress, Rep.Bool, [code, a.cell(target.code, Rep.Raw)]);
}

/** Other objects have something else where functions have their code. */
function guardFunction(a: Activation, f: Node): void {
  a.guard(isFunction(a, f), ExitReason.Callee);
}

function isFunction(a: Activation, f: Node): Node {
  const kind = a.load(f, Header.Kind, Place.Kind, Rep.Int);
  return a.emit(NodeOp.CompareInt, Rep.Bool, [kind, a.int(CellKind.Function)], Compare.Eq);
}

function calleeOf(a: Activation, f: Node, target: CallTarget): Node {
  return target.cell >= 0 ? a.cell(target.cell, Rep.Object) : f;
}

export function argumentsOf(a: Activation, i: Instruction): Node[] {
  const args: Node[] = [];
  for (let n = 0; n < i.c; n++) args.push(a.get(i.b + 4 + n));
  return args;
}

/** Who is called, as far as the graph says it. */
interface KnownTargets {
  targets: readonly CallTarget[];
  /** Nobody else is. */
  all: boolean;
}

function knownTargets(a: Activation, f: Node): KnownTargets {
  const target = (code: number, cell: number): CallTarget => {
    const callee = a.request.functions.findIndex((fn) => fn.code === code);
    return { code, callee, cell, builtin: KnownBuiltin.None, direct: false, initialShape: -1 };
  };
  // A closure that was made in the same graph is known whatever else the site met.
  if (f.op === NodeOp.NewClosure) return { targets: [target(f.imm, -1)], all: true };
  // Methods of prototypes, one for each shape that the receiver may have.
  const targets = new Map<number, CallTarget>();
  const nodes = [f];
  let all = true;
  for (let n = 0; n < nodes.length; n++) {
    const node = nodes[n];
    const info = node.op === NodeOp.ConstCell ? a.request.info[node.imm] : undefined;
    if (info?.kind === 'function' && info.code >= 0) targets.set(node.imm, target(info.code, node.imm));
    else if ((node.op === NodeOp.Phi || node.op === NodeOp.Box) && nodes.length < MOST_METHODS) {
      for (const input of node.inputs) if (!nodes.includes(input)) nodes.push(input);
    } else all = false;
  }
  return { targets: [...targets.values()], all };
}

export function call(a: Activation, i: Instruction): void {
  const f = a.get(i.b + 2);
  const known = knownTargets(a, f);
  const seen = a.bets.calls(i);
  if (known.targets.length === 0 && seen.length === 1 && !a.bets.isOpen(i) && seen[0].code < 0 && seen[0].cell >= 0) {
    if (builtin(a, i, seen[0])) {
      lose(a, i);
      a.burnAfterCall();
      return;
    }
  }
  const result = callKnown(a, i, f, known);
  if (a.block === undefined) return;
  lose(a, i);
  a.set(i.a, result as Node);
}

/** First those that the graph knows, then those that the profile does. */
function callKnown(a: Activation, i: Instruction, f: Node, known: KnownTargets): Node | undefined {
  const targets = known.targets.filter((t) => isCode(t) && callable(a, t));
  const all = known.all && targets.length === known.targets.length;
  const receiver = a.get(i.b + 3);
  const args = argumentsOf(a, i);
  const isTarget = (cell: Node): Node =>
    f.rep === Rep.Object
      ? a.emit(NodeOp.SameAddress, Rep.Bool, [f, cell])
      : a.emit(NodeOp.SameBits, Rep.Bool, [a.tagged(f), a.tagged(cell)]);
  const from = (n: number): Node | undefined => {
    const target = targets[n];
    if (target === undefined) return callSeen(a, i, new Set(targets.map((t) => t.code)));
    const callee = calleeOf(a, f, target);
    const enter = (): Node | undefined => callCode(a, i, target, callee, receiver, args);
    return all && n === targets.length - 1 ? enter() : a.fork(isTarget(callee), enter, () => from(n + 1));
  };
  return from(0);
}

/** A call of one of those that the profile knows, those that were `tried` left out. */
function callSeen(a: Activation, i: Instruction, tried: ReadonlySet<number>): Node | undefined {
  const all = a.bets.calls(i).filter((t) => t.code < 0 || !tried.has(t.code));
  const targets = all.filter((t) => (isCode(t) && callable(a, t)) || directNative(a, t) >= 0);
  const callee = a.get(i.b + 2);
  const open = a.bets.isOpen(i) || tried.size > 0 || targets.length < all.length;
  const step = (): Node => {
    a.stepInside(i);
    return a.get(i.a);
  };
  if (targets.length === 0 || (callee.rep !== Rep.Object && callee.rep !== Rep.Tagged)) return step();
  if (open && a.bets.hasFailed(i.word, ExitReason.Type)) return step();
  const f = a.getObject(i.b + 2);
  const byCode = targets.some((t) => t.cell < 0);
  if (byCode && !open) guardFunction(a, f);
  const receiver = a.get(i.b + 3);
  const args = argumentsOf(a, i);
  const from = (n: number): Node | undefined => {
    const target = targets[n];
    if (target === undefined) return step();
    const enter = (): Node | undefined =>
      isCode(target)
        ? callCode(a, i, target, calleeOf(a, f, target), receiver, args)
        : callNative(a, i, target, receiver, args, 0);
    if (n < targets.length - 1 || open) return a.fork(fits(a, f, target), enter, () => from(n + 1));
    a.guard(fits(a, f, target), ExitReason.Callee);
    return enter();
  };
  return byCode && open ? a.fork(isFunction(a, f), () => from(0), step) : from(0);
}

/** Constructors of classes cannot be called; generators and async functions are left to the interpreter. */
function callable(a: Activation, target: CallTarget): boolean {
  const { flags } = a.request.functions[target.callee];
  return isCompilable(a, target.callee) && (flags & CodeFlag.ClassConstructor) === 0;
}

/** The window is lost. */
export function lose(a: Activation, i: Instruction): void {
  const result = a.env[i.a];
  for (let r = i.b; r < a.env.length; r++) a.env[r] = undefined;
  if (i.a >= i.b) a.env[i.a] = result;
}

// Built-ins -------------------------------------------------------------------------------------------------------------------

/** A built-in that the compiler knows. False: nothing was done. The result is in R[A]. */
function builtin(a: Activation, i: Instruction, target: CallTarget): boolean {
  const same = (): void => {
    const f = a.getObject(i.b + 2);
    a.guard(fits(a, f, target), ExitReason.Callee);
  };
  if (target.builtin === KnownBuiltin.MathAbs && i.c === 1 && a.get(i.b + 4).rep === Rep.Tagged) {
    return absolute(a, i, same);
  }
  if (a.bets.retreatsFromBuiltin(i)) return false;
  if (target.builtin === KnownBuiltin.StringPrototypeCharCodeAt && i.c === 1) {
    if (!mayBeString(a.get(i.b + 3)) || !mayBeInt(a.get(i.b + 4))) return false;
    same();
    const unit = charCode(a, i);
    a.guard(a.emit(NodeOp.CompareInt, Rep.Bool, [unit, a.int(0)], Compare.Ge), ExitReason.Bounds);
    a.set(i.a, unit);
    return true;
  }
  if (target.builtin === KnownBuiltin.ArrayPrototypePush && i.c === 1) {
    const array = a.get(i.b + 3);
    if (array.rep !== Rep.Object && array.rep !== Rep.Tagged) return false;
    same();
    push(a, i, a.getObject(i.b + 3), a.getTagged(i.b + 4));
    return true;
  }
  if (target.builtin === KnownBuiltin.StringPrototypeCharAt && i.c === 1) {
    const s = a.get(i.b + 3);
    if (!mayBeString(s) || !mayBeInt(a.get(i.b + 4))) return false;
    same();
    const unit = charCode(a, i);
    a.guard(a.emit(NodeOp.CompareInt, Rep.Bool, [unit, a.int(0)], Compare.Ge), ExitReason.Bounds);
    a.set(i.a, a.emit(NodeOp.CharString, Rep.String, [unit], 0, 0, a.state()));
    return true;
  }
  if (target.builtin === KnownBuiltin.StringPrototypeSubstring && i.c === 2) {
    if (!mayBeString(a.get(i.b + 3)) || !mayBeInt(a.get(i.b + 4)) || !mayBeInt(a.get(i.b + 5))) return false;
    same();
    const inputs = [a.getString(i.b + 3), a.getInt(i.b + 4), a.getInt(i.b + 5)];
    a.set(i.a, a.emit(NodeOp.CallMakes, Rep.String, inputs, MAKE_CALLS.indexOf('substring'), 0, a.state()));
    return true;
  }
  const result = mathCallKind(target.builtin, i.c, argumentKind(a, i, 0), argumentKind(a, i, 1));
  if (result === Kind.Tagged) return false;
  same();
  a.set(i.a, math(a, i, target.builtin, result));
  return true;
}

function mayBeString(node: Node): boolean {
  return node.rep === Rep.String || node.rep === Rep.Tagged;
}

function mayBeInt(node: Node): boolean {
  return node.rep === Rep.Int || node.rep === Rep.Double || node.rep === Rep.Tagged;
}

/** The code unit of a call's receiver at its first argument; below 0: there is none. */
function charCode(a: Activation, i: Instruction): Node {
  const s = a.getString(i.b + 3);
  return a.emit(NodeOp.CallPure, Rep.Int, [s, a.getInt(i.b + 4)], PURE_CALLS.indexOf('charCodeAt'));
}

/** `array.push(value)`: R[A] is the new length. Where the elements have to grow the native does it. */
function push(a: Activation, i: Instruction, array: Node, value: Node): void {
  const isZero = (n: Node): Node => a.emit(NodeOp.CompareInt, Rep.Bool, [n, a.int(0)], Compare.Eq);
  const both = (x: Node, y: Node): Node => a.emit(NodeOp.AndBool, Rep.Bool, [x, y]);
  const kind = a.load(array, Header.Kind, Place.Kind, Rep.Int);
  const isArray = a.emit(NodeOp.CompareInt, Rep.Bool, [kind, a.int(CellKind.Array)], Compare.Eq);
  const flags = a.load(array, Header.Flags, Place.Flags, Rep.Int);
  const closed = a.emit(NodeOp.AndInt, Rep.Int, [flags, a.int(ObjectFlag.SlowElements | ObjectFlag.NonExtensible)]);
  a.guard(both(isArray, isZero(closed)), ExitReason.Type);
  const fixed = a.emit(NodeOp.AndInt, Rep.Int, [a.load(array, Arr.Flags, Place.ArrayFlags, Rep.Int), a.int(1)]);
  const inherited = a.emit(
    NodeOp.Load,
    Rep.Int,
    [a.emit(NodeOp.ConstRaw, Rep.Raw, [], Cell.PrototypeElements)],
    0,
    Place.Cell,
  );
  a.guard(both(isZero(fixed), isZero(inherited)), ExitReason.Type);
  a.set(i.a, append(a, array, value));
}

/** Appends to an array with plain elements: its length afterwards. */
export function append(a: Activation, array: Node, value: Node): Node {
  const length = a.load(array, Arr.Length, Place.ArrayLength, Rep.Int);
  const elements = a.load(array, Obj.Elements, Place.Elements, Rep.Raw);
  const capacity = a.load(elements, Elem.Capacity, Place.Capacity, Rep.Int);
  const after = a.emit(NodeOp.AddInt32, Rep.Int, [length, a.int(1)]);
  a.fork(
    a.emit(NodeOp.CompareUint, Rep.Bool, [length, capacity], Compare.Lt),
    () => {
      a.emit(NodeOp.StoreElement, Rep.None, [elements, length, value]);
      a.emit(NodeOp.Store, Rep.None, [array, after], Arr.Length, Place.ArrayLength);
      return undefined;
    },
    () => {
      a.emit(NodeOp.CallArrayPush, Rep.None, [array, value], 0, 0, a.state());
      return undefined;
    },
  );
  return after;
}

/** Math.abs of a boxed value, which is taken for an int first: who reads the result later finds what the interpreter would have put there. */
function absolute(a: Activation, i: Instruction, same: () => void): boolean {
  const kind = a.bets.absolute(i);
  if (kind === Kind.Tagged) return false;
  same();
  if (kind === Kind.Double) a.set(i.a, a.emit(NodeOp.AbsDouble, Rep.Double, [a.getDouble(i.b + 4)]));
  else a.set(i.a, absoluteInt(a, a.getInt(i.b + 4)));
  return true;
}

function absoluteInt(a: Activation, x: Node): Node {
  a.guard(a.emit(NodeOp.CompareInt, Rep.Bool, [x, a.int(-0x80000000)], Compare.Ne), ExitReason.Overflow);
  return a.emit(NodeOp.AbsInt, Rep.Int, [x]);
}

/** Kind of an argument; what is not known is taken for a number. */
function argumentKind(a: Activation, i: Instruction, n: number): Kind {
  if (n >= i.c) return Kind.None;
  const kind = kindOf(a.get(i.b + 4 + n));
  return kind === Kind.Tagged ? Kind.Double : kind;
}

const DOUBLE_MATH = new Map<KnownBuiltin, NodeOp>([
  [KnownBuiltin.MathSqrt, NodeOp.SqrtDouble],
  [KnownBuiltin.MathFloor, NodeOp.FloorDouble],
  [KnownBuiltin.MathCeil, NodeOp.CeilDouble],
  [KnownBuiltin.MathTrunc, NodeOp.TruncDouble],
  [KnownBuiltin.MathAbs, NodeOp.AbsDouble],
]);

function math(a: Activation, i: Instruction, which: KnownBuiltin, kind: Kind): Node {
  const arg = (n: number, rep: Rep): Node => a.convert(a.get(i.b + 4 + n), rep, undefined);
  const int32 = (n: number): Node => {
    const node = a.get(i.b + 4 + n);
    return node.rep === Rep.Int ? node : a.emit(NodeOp.DoubleToInt32, Rep.Int, [arg(n, Rep.Double)]);
  };
  switch (which) {
    case KnownBuiltin.MathImul:
      return a.emit(NodeOp.MulInt32, Rep.Int, [int32(0), int32(1)]);
    case KnownBuiltin.MathClz32:
      return a.emit(NodeOp.ClzInt, Rep.Int, [int32(0)]);
    case KnownBuiltin.MathPow:
      return a.emit(NodeOp.PowDouble, Rep.Double, [arg(0, Rep.Double), arg(1, Rep.Double)]);
    case KnownBuiltin.MathMax:
    case KnownBuiltin.MathMin: {
      const isMax = which === KnownBuiltin.MathMax;
      if (kind === Kind.Int) {
        const x = arg(0, Rep.Int);
        const y = arg(1, Rep.Int);
        const first = a.emit(NodeOp.CompareInt, Rep.Bool, [x, y], isMax ? Compare.Gt : Compare.Lt);
        return a.fork(
          first,
          () => x,
          () => y,
        ) as Node;
      }
      return a.emit(isMax ? NodeOp.MaxDouble : NodeOp.MinDouble, Rep.Double, [arg(0, Rep.Double), arg(1, Rep.Double)]);
    }
    default: {
      if (kind === Kind.Int) {
        const x = arg(0, Rep.Int);
        return which === KnownBuiltin.MathAbs ? absoluteInt(a, x) : x;
      }
      const op = DOUBLE_MATH.get(which);
      const x = arg(0, Rep.Double);
      return op !== undefined ? a.emit(op, Rep.Double, [x]) : a.emit(NodeOp.MathDouble, Rep.Double, [x], which);
    }
  }
}
