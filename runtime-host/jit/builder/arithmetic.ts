// Operators: ints where only ints were seen, doubles where numbers were, else the slow path.

import type { Instruction } from '../../../compiler/image/decode.ts';
import { Seen } from '../../../vm-assembly/abi/jit.ts';
import { Op } from '../../../vm-assembly/abi/opcodes.ts';
import { MAKE_CALLS, PURE_CALLS } from '../imports.ts';
import type { Node } from '../ssa/graph.ts';
import { Compare, ExitReason, NodeOp, Rep, TagTest } from '../ssa/node.ts';
import { type Activation, kindOf } from './activation.ts';
import { generic } from './instructions.ts';
import { Mode } from './speculate.ts';

/** A number as the int32 that bit operators use. */
function int32(a: Activation, r: number, mode: Mode): Node {
  if (mode === Mode.Int) return a.getInt(r);
  const node = a.get(r);
  if (node.rep === Rep.Int) return node;
  return a.emit(NodeOp.DoubleToInt32, Rep.Int, [a.getDouble(r)]);
}

const INT_OPS = new Map<Op, NodeOp>([
  [Op.Add, NodeOp.AddInt],
  [Op.Sub, NodeOp.SubInt],
  [Op.Mul, NodeOp.MulInt],
  [Op.Mod, NodeOp.ModInt],
]);

const DOUBLE_OPS = new Map<Op, NodeOp>([
  [Op.Add, NodeOp.AddDouble],
  [Op.Sub, NodeOp.SubDouble],
  [Op.Mul, NodeOp.MulDouble],
  [Op.Div, NodeOp.DivDouble],
  [Op.Mod, NodeOp.ModDouble],
  [Op.Exp, NodeOp.PowDouble],
]);

const BIT_OPS = new Map<Op, NodeOp>([
  [Op.BitAnd, NodeOp.AndInt],
  [Op.BitOr, NodeOp.OrInt],
  [Op.BitXor, NodeOp.XorInt],
  [Op.Shl, NodeOp.ShlInt],
  [Op.Shr, NodeOp.ShrInt],
]);

function pureCall(name: (typeof PURE_CALLS)[number]): number {
  return PURE_CALLS.indexOf(name);
}

/** `>>>`: as an int if the result fits, else (after it did not) as a double. */
function unsignedShift(a: Activation, i: Instruction, x: Node, y: Node): Node {
  if (!a.bets.hasFailed(i.word, ExitReason.Overflow)) {
    return a.emit(NodeOp.UShrInt, Rep.Int, [x, y], ExitReason.Overflow, 0, a.state());
  }
  return a.emit(NodeOp.UintToDouble, Rep.Double, [a.emit(NodeOp.UShrInt32, Rep.Int, [x, y])]);
}

export function arithmetic(a: Activation, i: Instruction): void {
  const mode = a.bets.arithmetic(i, a.kind(i.b), a.bets.seenB(i), a.kind(i.c), a.bets.seenC(i));
  if (mode === Mode.Generic || (mode === Mode.String && i.op !== Op.Add)) {
    const seen = [a.bets.seenB(i), a.bets.seenC(i)];
    if (mode === Mode.Generic && a.bets.joins(i, a.kind(i.b), seen[0], a.kind(i.c), seen[1])) {
      const left = textOf(a, i.b, seen[0]);
      a.set(i.a, a.emit(NodeOp.Concat, Rep.String, [left, textOf(a, i.c, seen[1])], 0, 0, a.state()));
      return;
    }
    generic(a, i);
    return;
  }
  if (mode === Mode.String) {
    a.set(i.a, a.emit(NodeOp.Concat, Rep.String, [a.getString(i.b), a.getString(i.c)], 0, 0, a.state()));
    return;
  }
  const bits = BIT_OPS.get(i.op);
  if (bits !== undefined) {
    a.set(i.a, a.emit(bits, Rep.Int, [int32(a, i.b, mode), int32(a, i.c, mode)]));
    return;
  }
  if (i.op === Op.UShr) {
    a.set(i.a, unsignedShift(a, i, int32(a, i.b, mode), int32(a, i.c, mode)));
    return;
  }
  const op = mode === Mode.Int ? INT_OPS.get(i.op) : undefined;
  if (op !== undefined) {
    a.set(i.a, a.emit(op, Rep.Int, [a.getInt(i.b), a.getInt(i.c)], ExitReason.Overflow, 0, a.state()));
    return;
  }
  a.set(i.a, a.emit(DOUBLE_OPS.get(i.op) as NodeOp, Rep.Double, [a.getDouble(i.b), a.getDouble(i.c)]));
}

/** ToString of a register that holds a number or a string; `seen` has bits of what else it may hold. */
function textOf(a: Activation, r: number, seen: number): Node {
  const node = a.get(r);
  const primitive = (): Node =>
    a.emit(NodeOp.CallMakes, Rep.String, [a.tagged(node)], MAKE_CALLS.indexOf('text'), 0, a.state());
  if (node.rep === Rep.Int || node.rep === Rep.Double || node.rep === Rep.Bool) return primitive();
  if (node.rep !== Rep.Tagged || seen === Seen.String) return a.getString(r);
  return a.fork(a.emit(NodeOp.TestTag, Rep.Bool, [node], TagTest.Number), primitive, () => a.getString(r)) as Node;
}

/** The same where booleans were met as well. */
function textOfAny(a: Activation, r: number): Node {
  const node = a.get(r);
  if (node.rep !== Rep.Tagged) return textOf(a, r, 0);
  const not = (tag: TagTest): Node => a.emit(NodeOp.NotBool, Rep.Bool, [a.emit(NodeOp.TestTag, Rep.Bool, [node], tag)]);
  return a.fork(
    a.emit(NodeOp.TestTag, Rep.Bool, [node], TagTest.String),
    () => a.emit(NodeOp.Unbox, Rep.String, [node]),
    () => {
      const other = a.emit(NodeOp.AndBool, Rep.Bool, [not(TagTest.Number), not(TagTest.Boolean)]);
      a.guard(a.emit(NodeOp.NotBool, Rep.Bool, [other]), ExitReason.Shape);
      return a.emit(NodeOp.CallMakes, Rep.String, [node], MAKE_CALLS.indexOf('text'), 0, a.state());
    },
  ) as Node;
}

/** Op.Concat */
export function concatenate(a: Activation, i: Instruction): void {
  const failed = a.bets.hasFailed(i.word, ExitReason.Type);
  const parts: Node[] = [];
  for (let n = 0; n < i.c; n++) {
    if (a.get(i.b + n).rep === Rep.Object || (failed && a.bets.hasFailed(i.word, ExitReason.Shape))) {
      a.step(i);
      return;
    }
    parts.push(failed ? textOfAny(a, i.b + n) : textOf(a, i.b + n, 0));
  }
  a.set(
    i.a,
    parts.reduce((text, part) => a.emit(NodeOp.Concat, Rep.String, [text, part], 0, 0, a.state())),
  );
}

const IMMEDIATE_BIT_OPS = new Map<Op, NodeOp>([
  [Op.BitAndI, NodeOp.AndInt],
  [Op.BitOrI, NodeOp.OrInt],
  [Op.ShlI, NodeOp.ShlInt],
  [Op.ShrI, NodeOp.ShrInt],
]);

export function immediateOperation(a: Activation, i: Instruction): void {
  const mode = a.bets.unary(i, a.kind(i.b), a.bets.seenB(i));
  if (mode === Mode.Generic || mode === Mode.String) {
    generic(a, i);
    return;
  }
  const bits = IMMEDIATE_BIT_OPS.get(i.op);
  if (bits !== undefined) {
    a.set(i.a, a.emit(bits, Rep.Int, [int32(a, i.b, mode), a.int(i.c)]));
    return;
  }
  if (i.op === Op.UShrI) {
    const x = int32(a, i.b, mode);
    if ((i.c & 31) !== 0) a.set(i.a, a.emit(NodeOp.UShrInt32, Rep.Int, [x, a.int(i.c)]));
    else a.set(i.a, unsignedShift(a, i, x, a.int(0)));
    return;
  }
  const addend = i.op === Op.Inc ? 1 : i.op === Op.Dec ? -1 : i.c;
  if (mode === Mode.Int) {
    a.set(i.a, a.emit(NodeOp.AddInt, Rep.Int, [a.getInt(i.b), a.int(addend)], ExitReason.Overflow, 0, a.state()));
  } else {
    a.set(i.a, a.emit(NodeOp.AddDouble, Rep.Double, [a.getDouble(i.b), a.double(addend)]));
  }
}

export function unary(a: Activation, i: Instruction): void {
  const mode = a.bets.unary(i, a.kind(i.b), a.bets.seenB(i));
  if (mode === Mode.Generic || mode === Mode.String) {
    generic(a, i);
    return;
  }
  switch (i.op) {
    case Op.Neg:
      if (mode === Mode.Int)
        a.set(i.a, a.emit(NodeOp.NegInt, Rep.Int, [a.getInt(i.b)], ExitReason.Overflow, 0, a.state()));
      else a.set(i.a, a.emit(NodeOp.NegDouble, Rep.Double, [a.getDouble(i.b)]));
      return;
    case Op.BitNot:
      a.set(i.a, a.emit(NodeOp.XorInt, Rep.Int, [int32(a, i.b, mode), a.int(-1)]));
      return;
    default: {
      const node = mode === Mode.Int ? a.getInt(i.b) : a.get(i.b).rep === Rep.Int ? a.get(i.b) : a.getDouble(i.b);
      a.set(i.a, node);
    }
  }
}

// Comparisons -----------------------------------------------------------------------------------------------------------------

function relation(op: Op): Compare {
  switch (op) {
    case Op.Lt:
    case Op.JLt:
    case Op.JLtI:
    case Op.LoopLt:
    case Op.IncLoopLt:
      return Compare.Lt;
    case Op.Le:
    case Op.JLe:
    case Op.JLeI:
    case Op.LoopLe:
      return Compare.Le;
    case Op.Gt:
    case Op.JGt:
    case Op.JGtI:
    case Op.LoopGt:
      return Compare.Gt;
    default:
      return Compare.Ge;
  }
}

/** Comparison of two registers; undefined: not compiled. */
function compared(a: Activation, i: Instruction, x: number, seenX: number, y: number, seenY: number): Node | undefined {
  const mode = a.bets.arithmetic(i, a.kind(x), seenX, a.kind(y), seenY);
  const how = relation(i.op);
  switch (mode) {
    case Mode.Int:
      return a.emit(NodeOp.CompareInt, Rep.Bool, [a.getInt(x), a.getInt(y)], how);
    case Mode.Double:
      return a.emit(NodeOp.CompareDouble, Rep.Bool, [a.getDouble(x), a.getDouble(y)], how);
    case Mode.String: {
      const order = a.emit(NodeOp.CallPure, Rep.Int, [a.getString(x), a.getString(y)], pureCall('stringCompare'));
      return a.emit(NodeOp.CompareInt, Rep.Bool, [order, a.int(0)], how);
    }
    default:
      return undefined;
  }
}

export function compareValue(a: Activation, i: Instruction): void {
  const outcome = compared(a, i, i.b, a.bets.seenB(i), i.c, a.bets.seenC(i));
  if (outcome === undefined) generic(a, i);
  else a.set(i.a, outcome);
}

export function compareJump(a: Activation, i: Instruction): void {
  if (i.op === Op.IncLoopLt) {
    incrementLoop(a, i);
    return;
  }
  const outcome = compared(a, i, i.a, a.bets.seenA(i), i.b, a.bets.seenB(i));
  if (outcome === undefined) generic(a, i);
  else a.conditionalJump(i, outcome, i.c === 0);
}

function incrementLoop(a: Activation, i: Instruction): void {
  const mode = a.bets.arithmetic(i, a.kind(i.a), a.bets.seenA(i), a.kind(i.b), a.bets.seenB(i));
  if (mode === Mode.Generic || mode === Mode.String) {
    generic(a, i);
    return;
  }
  let outcome: Node;
  if (mode === Mode.Int) {
    const bound = a.getInt(i.b);
    const next = a.emit(NodeOp.AddInt, Rep.Int, [a.getInt(i.a), a.int(1)], ExitReason.Overflow, 0, a.state());
    a.set(i.a, next);
    outcome = a.emit(NodeOp.CompareInt, Rep.Bool, [next, bound], Compare.Lt);
  } else {
    const bound = a.getDouble(i.b);
    const next = a.emit(NodeOp.AddDouble, Rep.Double, [a.getDouble(i.a), a.double(1)]);
    a.set(i.a, next);
    outcome = a.emit(NodeOp.CompareDouble, Rep.Bool, [next, bound], Compare.Lt);
  }
  a.conditionalJump(i, outcome, i.c === 0);
}

/** Jumps that compare a register with a small int. */
export function immediateJump(a: Activation, i: Instruction): void {
  const how = i.op === Op.JSeqI ? Compare.Eq : relation(i.op);
  const node = a.get(i.a);
  const mode = a.bets.unary(i, kindOf(node), a.bets.seenA(i));
  let outcome: Node;
  if (mode === Mode.Int) outcome = a.emit(NodeOp.CompareInt, Rep.Bool, [a.getInt(i.a), a.int(i.b)], how);
  else if (mode === Mode.Double) {
    outcome = a.emit(NodeOp.CompareDouble, Rep.Bool, [a.getDouble(i.a), a.double(i.b)], how);
  } else if (i.op === Op.JSeqI) {
    outcome = a.emit(NodeOp.StrictEquals, Rep.Bool, [a.tagged(node), a.tagged(a.int(i.b))]);
  } else {
    generic(a, i);
    return;
  }
  a.conditionalJump(i, outcome, i.c === 0);
}

/** `==` and `!=`: as `===` where both operands were seen to be of one type. */
export function looseEquality(a: Activation, i: Instruction): void {
  const jumps = i.op === Op.JEq;
  const [x, y] = jumps ? [i.a, i.b] : [i.b, i.c];
  const seenX = jumps ? a.bets.seenA(i) : a.bets.seenB(i);
  const seenY = jumps ? a.bets.seenB(i) : a.bets.seenC(i);
  if (a.bets.arithmetic(i, a.kind(x), seenX, a.kind(y), seenY) === Mode.Generic) {
    generic(a, i);
    return;
  }
  const same = equality(a, i, a.get(x), seenX, a.get(y), seenY);
  if (jumps) a.conditionalJump(i, same, i.c === 0);
  else a.set(i.a, i.op === Op.Eq ? same : a.emit(NodeOp.NotBool, Rep.Bool, [same]));
}

/** `===` of two values. */
export function equality(a: Activation, i: Instruction, x: Node, seenX: number, y: Node, seenY: number): Node {
  const mode = a.bets.arithmetic(i, kindOf(x), seenX, kindOf(y), seenY);
  if (mode === Mode.Int) {
    return a.emit(
      NodeOp.CompareInt,
      Rep.Bool,
      [a.convert(x, Rep.Int, undefined), a.convert(y, Rep.Int, undefined)],
      Compare.Eq,
    );
  }
  if (mode === Mode.Double) {
    const left = a.convert(x, Rep.Double, undefined);
    return a.emit(NodeOp.CompareDouble, Rep.Bool, [left, a.convert(y, Rep.Double, undefined)], Compare.Eq);
  }
  if (mode === Mode.String) {
    const left = a.convert(x, Rep.String, undefined);
    const right = a.convert(y, Rep.String, undefined);
    const same = a.emit(NodeOp.CallPure, Rep.Int, [left, right], pureCall('stringEquals'));
    return a.emit(NodeOp.NotBool, Rep.Bool, [a.emit(NodeOp.CompareInt, Rep.Bool, [same, a.int(0)], Compare.Eq)]);
  }
  // An object, a boolean or undefined is equal only to itself.
  const identity = (node: Node): boolean => node.rep === Rep.Object || node.rep === Rep.Bool || isSingleton(node);
  if (identity(x) || identity(y)) return a.emit(NodeOp.SameBits, Rep.Bool, [a.tagged(x), a.tagged(y)]);
  const retreat = a.bets.hasFailed(i.word, ExitReason.Type);
  if (!retreat && seenX === Seen.Object) {
    return a.emit(NodeOp.SameBits, Rep.Bool, [a.tagged(a.convert(x, Rep.Object, undefined)), a.tagged(y)]);
  }
  if (!retreat && seenY === Seen.Object) {
    return a.emit(NodeOp.SameBits, Rep.Bool, [a.tagged(x), a.tagged(a.convert(y, Rep.Object, undefined))]);
  }
  return a.emit(NodeOp.StrictEquals, Rep.Bool, [a.tagged(x), a.tagged(y)]);
}

function isSingleton(node: Node): boolean {
  return node.op === NodeOp.ConstTagged;
}
