// Rules for boxing, unboxing, tests of tags and equality: what is known of a value makes the question about it go away. That the box of a
// checked value is the value that was checked is left to reuse-boxes.ts: the box says what is in it.

import { Singleton, Tag } from '../../../vm-assembly/abi/values.ts';
import type { Node } from '../ssa/graph.ts';
import { Compare, NodeOp, Rep, TagTest } from '../ssa/node.ts';
import type { Builder } from './fold.ts';

/** A constant that is boxed, as the bits of its tag. */
function tagOf(constant: Node): number {
  return constant.aux >>> 16;
}

const BITS = new DataView(new ArrayBuffer(8));

/** The value within a boxed one, unboxed, if that is known; constants are made for it. */
export function unboxed(node: Node, make: Builder): Node | undefined {
  if (node.op === NodeOp.Box) return node.inputs[0];
  if (node.op !== NodeOp.ConstTagged) return undefined;
  const tag = tagOf(node);
  if (tag === Tag.Int) return make.int(node.imm);
  if (tag === Tag.Singleton) {
    if (node.imm === Singleton.True || node.imm === Singleton.False) return make.bool(node.imm === Singleton.True);
    return undefined;
  }
  if (tag > Tag.Singleton) return undefined;
  BITS.setInt32(0, node.aux);
  BITS.setInt32(4, node.imm);
  return make.double(BITS.getFloat64(0));
}

/** A guard of one operand that changed in place into another one. */
function become(node: Node, op: NodeOp, input: Node): undefined {
  node.op = op;
  node.inputs[0] = input;
  return undefined;
}

function isSingleton(node: Node): boolean {
  return node.op === NodeOp.ConstTagged && tagOf(node) === Tag.Singleton;
}

/** The boxed value is an object for certain. */
function isBoxedObject(node: Node): boolean {
  return node.op === NodeOp.Box && node.inputs[0].rep === Rep.Object;
}

export function foldConversion(node: Node, make: Builder): Node | undefined {
  const a = node.inputs[0];
  switch (node.op) {
    case NodeOp.Box:
      return a.rep === Rep.Tagged ? a : undefined;
    case NodeOp.Unbox:
      return as(unboxed(a, make), node.rep, make);
    case NodeOp.CheckInt: {
      const value = unboxed(a, make);
      if (value !== undefined && value.rep === Rep.Double) {
        // the double may have the value of an int: then it is as good as one
        if (value.op !== NodeOp.ConstDouble) return become(node, NodeOp.CheckDoubleInt, value);
        return isInt(value.imm) ? make.int(value.imm) : undefined;
      }
      return as(value, Rep.Int, make);
    }
    case NodeOp.CheckNumber:
      return as(unboxed(a, make), Rep.Double, make);
    case NodeOp.CheckObject:
    case NodeOp.CheckString:
    case NodeOp.CheckBool:
      return as(unboxed(a, make), node.rep, make);
    case NodeOp.CheckDoubleInt:
      if (a.op === NodeOp.IntToDouble) return a.inputs[0];
      return a.op === NodeOp.ConstDouble && isInt(a.imm) ? make.int(a.imm) : undefined;
    case NodeOp.CheckNotHole:
      if (a.op === NodeOp.Box || a.op === NodeOp.CheckNotHole) return a;
      return a.op === NodeOp.ConstTagged && !(isSingleton(a) && a.imm === Singleton.Hole) ? a : undefined;
    case NodeOp.IntToDouble:
      return a.op === NodeOp.ConstInt ? make.double(a.imm) : undefined;
    case NodeOp.BoolToInt:
      return a.op === NodeOp.ConstBool ? make.int(a.imm) : undefined;
    case NodeOp.UintToDouble:
      return a.op === NodeOp.ConstInt ? make.double(a.imm >>> 0) : undefined;
    case NodeOp.TestTag:
      return foldTest(node, a, make);
    case NodeOp.Truthy:
      return foldTruthy(a, make);
    case NodeOp.StrictEquals:
      return foldStrictEquals(a, node.inputs[1], make);
    case NodeOp.SameBits:
      return foldSameBits(a, node.inputs[1], make);
    case NodeOp.SameAddress:
      return foldSameAddress(a, node.inputs[1], make);
    default:
      return undefined;
  }
}

export function isInt(value: number): boolean {
  return Object.is(value | 0, value);
}

/** The value in a representation that holds it without loss. */
function as(value: Node | undefined, rep: Rep, make: Builder): Node | undefined {
  if (value === undefined || value.rep === rep) return value;
  if (rep === Rep.Double && value.rep === Rep.Int) return make.make(NodeOp.IntToDouble, Rep.Double, [value]);
  return undefined;
}

function foldTest(node: Node, a: Node, make: Builder): Node | undefined {
  if (isSingleton(a)) {
    const isNullish = a.imm === Singleton.Undefined || a.imm === Singleton.Null;
    const isBool = a.imm === Singleton.False || a.imm === Singleton.True;
    if (node.imm === TagTest.Singleton) return make.bool(a.imm === node.aux);
    if (node.imm === TagTest.Nullish) return make.bool(isNullish);
    return make.bool(node.imm === TagTest.Boolean && isBool);
  }
  const value = unboxed(a, make);
  if (value === undefined) return undefined;
  switch (value.rep) {
    case Rep.Int:
      return make.bool(node.imm === TagTest.Int || node.imm === TagTest.Number);
    case Rep.Double:
      // boxing may make an int of it
      return node.imm === TagTest.Int ? undefined : make.bool(node.imm === TagTest.Number);
    case Rep.Object:
      return make.bool(node.imm === TagTest.Object);
    case Rep.String:
      return make.bool(node.imm === TagTest.String);
    case Rep.Bool:
      if (node.imm !== TagTest.Singleton) return make.bool(node.imm === TagTest.Boolean);
      if (node.aux === Singleton.True) return value;
      return node.aux === Singleton.False ? make.make(NodeOp.NotBool, Rep.Bool, [value]) : make.bool(false);
    default:
      return undefined;
  }
}

function foldTruthy(a: Node, make: Builder): Node | undefined {
  if (isSingleton(a)) return make.bool(a.imm === Singleton.True);
  const value = unboxed(a, make);
  if (value === undefined) return undefined;
  switch (value.rep) {
    case Rep.Int:
      return make.make(NodeOp.CompareInt, Rep.Bool, [value, make.int(0)], Compare.Ne);
    case Rep.Double: {
      // neither 0 nor NaN: its absolute value is above 0
      const size = make.make(NodeOp.AbsDouble, Rep.Double, [value]);
      return make.make(NodeOp.CompareDouble, Rep.Bool, [size, make.double(0)], Compare.Gt);
    }
    case Rep.Bool:
      return value;
    case Rep.Object:
      return make.bool(true);
    default:
      return undefined;
  }
}

function foldStrictEquals(a: Node, b: Node, make: Builder): Node | undefined {
  // spec: sec-isstrictlyequal: of objects, undefined, null and booleans it is equality of the bits
  if (isSingleton(a) || isSingleton(b) || isBoxedObject(a) || isBoxedObject(b)) {
    return make.make(NodeOp.SameBits, Rep.Bool, [a, b]);
  }
  const x = unboxed(a, make);
  const y = unboxed(b, make);
  if (x === undefined || y === undefined) return undefined;
  if (x.rep === Rep.Int && y.rep === Rep.Int) return make.make(NodeOp.CompareInt, Rep.Bool, [x, y], Compare.Eq);
  const left = as(x, Rep.Double, make);
  const right = as(y, Rep.Double, make);
  if (left !== undefined && right !== undefined) {
    return make.make(NodeOp.CompareDouble, Rep.Bool, [left, right], Compare.Eq);
  }
  if (x.rep === Rep.Bool && y.rep === Rep.Bool) return equalBools(x, y, make);
  return x.rep !== y.rep ? make.bool(false) : undefined;
}

function equalBools(x: Node, y: Node, make: Builder): Node {
  const left = make.make(NodeOp.BoolToInt, Rep.Int, [x]);
  const right = make.make(NodeOp.BoolToInt, Rep.Int, [y]);
  return make.make(NodeOp.CompareInt, Rep.Bool, [left, right], Compare.Eq);
}

function foldSameBits(a: Node, b: Node, make: Builder): Node | undefined {
  if (a === b) return make.bool(true);
  if (a.op === NodeOp.ConstTagged && b.op === NodeOp.ConstTagged) {
    return make.bool(a.imm === b.imm && (a.aux | 0) === (b.aux | 0));
  }
  const x = unboxed(a, make);
  const y = unboxed(b, make);
  if (x !== undefined && y !== undefined) {
    if (x.rep === Rep.Object && y.rep === Rep.Object) return make.make(NodeOp.SameAddress, Rep.Bool, [x, y]);
    if (x.rep === Rep.Int && y.rep === Rep.Int) return make.make(NodeOp.CompareInt, Rep.Bool, [x, y], Compare.Eq);
    if (x.rep === Rep.Bool && y.rep === Rep.Bool) return equalBools(x, y, make);
    const numbers = x.rep <= Rep.Double && y.rep <= Rep.Double;
    return x.rep !== y.rep && !numbers ? make.bool(false) : undefined;
  }
  // undefined, null and Hole are never in a box of their own
  if (isSingleton(a) && y !== undefined && y.rep !== Rep.Bool) return make.bool(false);
  if (isSingleton(b) && x !== undefined && x.rep !== Rep.Bool) return make.bool(false);
  return undefined;
}

function foldSameAddress(a: Node, b: Node, make: Builder): Node | undefined {
  if (a === b) return make.bool(true);
  // cells have one number each
  if (a.op === NodeOp.ConstCell && b.op === NodeOp.ConstCell) return make.bool(a.imm === b.imm);
  return undefined;
}
