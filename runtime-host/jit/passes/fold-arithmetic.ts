// Rules for numbers. They keep -0, NaN and overflow as JavaScript has them: a rule that would lose one of them is not here.

import type { Node } from '../ssa/graph.ts';
import { Compare, NodeOp, Rep } from '../ssa/node.ts';
import type { Builder } from './fold.ts';
import { isInt } from './fold-conversion.ts';

export function foldArithmetic(node: Node, make: Builder): Node | undefined {
  if (node.op < NodeOp.DoubleToInt32 || node.op > NodeOp.CompareDouble) return undefined;
  const [a, b] = node.inputs;
  // a look at the epoch
  if (a === undefined) return undefined;
  switch (node.op) {
    case NodeOp.DoubleToInt32:
      return truncated(a, make, 0)?.node;
    case NodeOp.CompareInt:
    case NodeOp.CompareUint:
    case NodeOp.CompareDouble:
      return foldCompare(node, a, b, make);
    default:
      if (node.rep === Rep.Double) return foldDouble(node, a, b, make);
      // sums of addresses are left alone
      return node.rep === Rep.Int ? foldInt(node, a, b, make) : undefined;
  }
}

// Ints ----------------------------------------------------------------------------------------------------------------------------------

function foldInt(node: Node, a: Node, b: Node | undefined, make: Builder): Node | undefined {
  if (a.op === NodeOp.ConstInt && (b === undefined || b.op === NodeOp.ConstInt)) {
    const value = intResult(node.op, a.imm, b === undefined ? 0 : b.imm);
    return value === undefined ? undefined : make.int(value);
  }
  if (b === undefined) return undefined;
  if (a.op === NodeOp.ConstInt && isCommutative(node.op)) return foldIntConstant(node, b, a.imm, make);
  if (b.op === NodeOp.ConstInt) return foldIntConstant(node, a, b.imm, make);
  if (a === b) {
    if (node.op === NodeOp.SubInt || node.op === NodeOp.SubInt32 || node.op === NodeOp.XorInt) return make.int(0);
    if (node.op === NodeOp.AndInt || node.op === NodeOp.OrInt) return a;
  }
  return undefined;
}

export function isCommutative(op: NodeOp): boolean {
  switch (op) {
    case NodeOp.AddInt:
    case NodeOp.MulInt:
    case NodeOp.AddInt32:
    case NodeOp.MulInt32:
    case NodeOp.AndInt:
    case NodeOp.OrInt:
    case NodeOp.XorInt:
    case NodeOp.AddDouble:
    case NodeOp.MulDouble:
    case NodeOp.SameAddress:
    case NodeOp.SameBits:
    case NodeOp.AndBool:
      return true;
    default:
      return false;
  }
}

/** The result of a guard that holds, or of a pure operation; undefined if the guard fails. */
function intResult(op: NodeOp, a: number, b: number): number | undefined {
  switch (op) {
    case NodeOp.AddInt:
      return checked(a + b);
    case NodeOp.SubInt:
      return checked(a - b);
    case NodeOp.MulInt:
      return checked(a * b);
    case NodeOp.NegInt:
      return checked(-a);
    case NodeOp.ModInt:
      return a >= 0 && b > 0 ? a % b : undefined;
    case NodeOp.UShrInt:
      return checked(a >>> b);
    case NodeOp.AddInt32:
      return (a + b) | 0;
    case NodeOp.SubInt32:
      return (a - b) | 0;
    case NodeOp.MulInt32:
      return Math.imul(a, b);
    case NodeOp.AndInt:
      return a & b;
    case NodeOp.OrInt:
      return a | b;
    case NodeOp.XorInt:
      return a ^ b;
    case NodeOp.ShlInt:
      return a << b;
    case NodeOp.ShrInt:
      return a >> b;
    case NodeOp.UShrInt32:
      return (a >>> b) | 0;
    case NodeOp.ClzInt:
      return Math.clz32(a);
    default:
      return undefined;
  }
}

function checked(value: number): number | undefined {
  return isInt(value) ? value : undefined;
}

/** An operation with one constant, on the right if the order matters. */
function foldIntConstant(node: Node, a: Node, c: number, make: Builder): Node | undefined {
  switch (node.op) {
    case NodeOp.AddInt:
    case NodeOp.SubInt:
    case NodeOp.AddInt32:
    case NodeOp.SubInt32:
    case NodeOp.XorInt:
      return c === 0 ? a : undefined;
    case NodeOp.OrInt:
      if (c === 0) return a;
      return c === -1 ? make.int(-1) : undefined;
    case NodeOp.AndInt:
      if (c === -1) return a;
      return c === 0 ? make.int(0) : undefined;
    case NodeOp.MulInt:
      return c === 1 ? a : undefined;
    case NodeOp.MulInt32:
      if (c === 1) return a;
      return c === 0 ? make.int(0) : undefined;
    case NodeOp.ShlInt:
    case NodeOp.ShrInt:
    case NodeOp.UShrInt32:
      return (c & 31) === 0 ? a : undefined;
    case NodeOp.UShrInt:
      // a shift by one bit or more leaves no sign
      return (c & 31) === 0 ? undefined : make.make(NodeOp.UShrInt32, Rep.Int, [a, make.int(c)]);
    default:
      return undefined;
  }
}

// Doubles -------------------------------------------------------------------------------------------------------------------------------

function foldDouble(node: Node, a: Node, b: Node | undefined, make: Builder): Node | undefined {
  if (a.op === NodeOp.ConstDouble && (b === undefined || b.op === NodeOp.ConstDouble)) {
    const value = doubleResult(node.op, a.imm, b === undefined ? 0 : b.imm);
    return value === undefined ? undefined : make.double(value);
  }
  if (b === undefined) return foldUnary(node, a, make);
  if (b.op === NodeOp.ConstDouble) return foldDoubleConstant(node, a, b.imm, make);
  if (a.op === NodeOp.ConstDouble && isCommutative(node.op)) return foldDoubleConstant(node, b, a.imm, make);
  return undefined;
}

/** Powers and the functions of Math are left to the VM, whose last bits need not be those of this engine. */
function doubleResult(op: NodeOp, a: number, b: number): number | undefined {
  switch (op) {
    case NodeOp.AddDouble:
      return a + b;
    case NodeOp.SubDouble:
      return a - b;
    case NodeOp.MulDouble:
      return a * b;
    case NodeOp.DivDouble:
      return a / b;
    case NodeOp.ModDouble:
      return a % b;
    case NodeOp.NegDouble:
      return -a;
    case NodeOp.AbsDouble:
      return Math.abs(a);
    case NodeOp.SqrtDouble:
      return Math.sqrt(a);
    case NodeOp.FloorDouble:
      return Math.floor(a);
    case NodeOp.CeilDouble:
      return Math.ceil(a);
    case NodeOp.TruncDouble:
      return Math.trunc(a);
    case NodeOp.MinDouble:
      return Math.min(a, b);
    case NodeOp.MaxDouble:
      return Math.max(a, b);
    default:
      return undefined;
  }
}

function foldUnary(node: Node, a: Node, make: Builder): Node | undefined {
  switch (node.op) {
    case NodeOp.FloorDouble:
    case NodeOp.CeilDouble:
    case NodeOp.TruncDouble:
      return isIntegral(a) ? a : undefined;
    case NodeOp.NegDouble:
      return a.op === NodeOp.NegDouble ? a.inputs[0] : undefined;
    case NodeOp.AbsDouble:
      if (a.op === NodeOp.NegDouble) return make.make(NodeOp.AbsDouble, Rep.Double, a.inputs.slice());
      return a.op === NodeOp.AbsDouble ? a : undefined;
    default:
      return undefined;
  }
}

function isIntegral(node: Node): boolean {
  return (
    node.op === NodeOp.IntToDouble ||
    node.op === NodeOp.UintToDouble ||
    (node.op >= NodeOp.FloorDouble && node.op <= NodeOp.TruncDouble)
  );
}

function foldDoubleConstant(node: Node, a: Node, c: number, make: Builder): Node | undefined {
  switch (node.op) {
    case NodeOp.AddDouble:
      // -0 + 0 is 0, but x + -0 is x
      return Object.is(c, -0) ? a : undefined;
    case NodeOp.SubDouble:
      return Object.is(c, 0) ? a : undefined;
    case NodeOp.MulDouble:
      if (c === 1) return a;
      return c === -1 ? make.make(NodeOp.NegDouble, Rep.Double, [a]) : undefined;
    case NodeOp.DivDouble:
      if (c === 1) return a;
      // the reciprocal of a power of two is exact, so that the product rounds as the quotient does
      return isPowerOfTwo(c) ? make.make(NodeOp.MulDouble, Rep.Double, [a, make.double(1 / c)]) : undefined;
    default:
      return undefined;
  }
}

function isPowerOfTwo(value: number): boolean {
  const exponent = Math.log2(Math.abs(value));
  return Number.isInteger(exponent) && Math.abs(exponent) < 1000 && Math.abs(value) === 2 ** exponent;
}

// ToInt32 ---------------------------------------------------------------------------------------------------------------------------------

/** A number that is exact as a double, by its low 32 bits and a bound of its absolute value. */
interface Truncated {
  node: Node;
  bound: number;
}

/** The low 32 bits of a double that was computed from integers without rounding: wrapping arithmetic has them too. */
function truncated(node: Node, make: Builder, depth: number): Truncated | undefined {
  if (depth > 8) return undefined;
  switch (node.op) {
    case NodeOp.ConstDouble:
      // how far it counts in a sum does not matter when it is the whole operand
      if (depth > 0 && !Number.isSafeInteger(node.imm)) return undefined;
      return { node: make.int(node.imm | 0), bound: Math.abs(node.imm) };
    case NodeOp.IntToDouble:
      return { node: node.inputs[0], bound: 2 ** 31 };
    case NodeOp.UintToDouble:
      return { node: node.inputs[0], bound: 2 ** 32 };
    case NodeOp.NegDouble: {
      const a = truncated(node.inputs[0], make, depth + 1);
      if (a === undefined) return undefined;
      return { node: make.make(NodeOp.SubInt32, Rep.Int, [make.int(0), a.node]), bound: a.bound };
    }
    case NodeOp.AddDouble:
    case NodeOp.SubDouble:
    case NodeOp.MulDouble: {
      const a = truncated(node.inputs[0], make, depth + 1);
      const b = a && truncated(node.inputs[1], make, depth + 1);
      if (a === undefined || b === undefined) return undefined;
      const bound = node.op === NodeOp.MulDouble ? a.bound * b.bound : a.bound + b.bound;
      if (bound > Number.MAX_SAFE_INTEGER) return undefined;
      return { node: make.make(wrapping(node.op), Rep.Int, [a.node, b.node]), bound };
    }
    default:
      return undefined;
  }
}

function wrapping(op: NodeOp): NodeOp {
  if (op === NodeOp.AddDouble) return NodeOp.AddInt32;
  return op === NodeOp.SubDouble ? NodeOp.SubInt32 : NodeOp.MulInt32;
}

// Comparisons -----------------------------------------------------------------------------------------------------------------------------

function foldCompare(node: Node, a: Node, b: Node, make: Builder): Node | undefined {
  if (node.op === NodeOp.CompareDouble) return foldCompareDouble(node, a, b, make);
  if (a === b) return make.bool(node.imm === Compare.Le || node.imm === Compare.Ge || node.imm === Compare.Eq);
  const unsigned = node.op === NodeOp.CompareUint;
  if (a.op === NodeOp.ConstInt && b.op === NodeOp.ConstInt) {
    const x = unsigned ? a.imm >>> 0 : a.imm;
    const y = unsigned ? b.imm >>> 0 : b.imm;
    return make.bool(compare(node.imm, x, y));
  }
  // a boolean as a number against 0
  if (a.op === NodeOp.BoolToInt && b.op === NodeOp.ConstInt && b.imm === 0) {
    if (node.imm === Compare.Ne) return a.inputs[0];
    if (node.imm === Compare.Eq) return make.make(NodeOp.NotBool, Rep.Bool, [a.inputs[0]]);
  }
  return undefined;
}

function foldCompareDouble(node: Node, a: Node, b: Node, make: Builder): Node | undefined {
  if (a.op === NodeOp.ConstDouble && b.op === NodeOp.ConstDouble) return make.bool(compare(node.imm, a.imm, b.imm));
  if (a.op !== NodeOp.IntToDouble && b.op !== NodeOp.IntToDouble) return undefined;
  const x = asInt(a, make);
  const y = asInt(b, make);
  if (x === undefined || y === undefined) return undefined;
  return make.make(NodeOp.CompareInt, Rep.Bool, [x, y], node.imm);
}

function asInt(node: Node, make: Builder): Node | undefined {
  if (node.op === NodeOp.IntToDouble) return node.inputs[0];
  // -0 compares as 0 does
  return node.op === NodeOp.ConstDouble && node.imm === (node.imm | 0) ? make.int(node.imm) : undefined;
}

export function compare(how: number, a: number, b: number): boolean {
  switch (how) {
    case Compare.Lt:
      return a < b;
    case Compare.Le:
      return a <= b;
    case Compare.Gt:
      return a > b;
    case Compare.Ge:
      return a >= b;
    case Compare.Eq:
      return a === b;
    default:
      return a !== b;
  }
}
