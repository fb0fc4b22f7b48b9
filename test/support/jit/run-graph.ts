// Runs a graph as it stands, node by node: what a pass may not change. Guest code that calls could run is played by a callback.

import type { FrameState, Graph, Node } from '../../../runtime-host/jit/ssa/graph.ts';
import { Compare, NodeOp, Place, Rep, TagTest } from '../../../runtime-host/jit/ssa/node.ts';
import { Obj } from '../../../vm-assembly/abi/layout.ts';
import { Singleton, Tag } from '../../../vm-assembly/abi/values.ts';

const WIDE = [Place.Slot, Place.Environment, Place.Variable];

export type Value = number | bigint;

export interface Outcome {
  /** Boxed result; undefined if it left. */
  result: bigint | undefined;
  /** Byte offset where it left, and the registers of the innermost frame, boxed. */
  left: number;
  registers: (bigint | undefined)[];
  /** Nodes that ran. */
  steps: number;
  /** How often each operation ran. */
  ran: Map<NodeOp, number>;
}

export function boxInt(value: number): bigint {
  return (BigInt(Tag.Int) << 48n) | BigInt(value >>> 0);
}

export function boxDouble(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return Number.isNaN(value) ? 0x7ff8000000000000n : view.getBigUint64(0);
}

export function boxObject(address: number): bigint {
  return (BigInt(Tag.Object) << 48n) | BigInt(address);
}

export function boxSingleton(which: Singleton): bigint {
  return (BigInt(Tag.Singleton) << 48n) | BigInt(which);
}

function unboxDouble(bits: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

const tagOf = (bits: bigint): number => Number(bits >> 48n);
const isNumber = (bits: bigint): boolean => tagOf(bits) === Tag.Int || tagOf(bits) < Tag.Singleton;
const toNumber = (bits: bigint): number =>
  tagOf(bits) === Tag.Int ? Number(BigInt.asIntN(32, bits)) : unboxDouble(bits);

export function box(value: Value, rep: Rep): bigint {
  switch (rep) {
    case Rep.Int:
      return boxInt(value as number);
    case Rep.Double:
      return boxDouble(value as number);
    case Rep.Bool:
      return boxSingleton(value !== 0 ? Singleton.True : Singleton.False);
    case Rep.Object:
      return boxObject(value as number);
    case Rep.String:
      return (BigInt(Tag.String) << 48n) | BigInt(value);
    default:
      return value as bigint;
  }
}

class Left {
  readonly state: FrameState;
  constructor(state: FrameState) {
    this.state = state;
  }
}

/** A memory for graphs. Cell n lies at `cellAddress(n)`. */
export class TestMemory {
  readonly view = new DataView(new ArrayBuffer(1 << 15));
  next = 1 << 14;

  allocate(bytes: number): number {
    const at = this.next;
    this.next += bytes;
    return at;
  }
}

export function cellAddress(cell: number): number {
  return 1024 + cell * 256;
}

export interface RunOptions {
  /** What CallCode, Step and StepBranch do to memory. */
  call?: (memory: DataView) => void;
  slices?: number;
}

/** Runs until it returns or leaves. `registers` are those of the root frame on entry. */
export function runGraph(
  graph: Graph,
  registers: readonly bigint[],
  memory: TestMemory = new TestMemory(),
  options: RunOptions = {},
): Outcome {
  const values = new Map<Node, Value>();
  const ran = new Map<NodeOp, number>();
  let steps = 0;
  const get = (node: Node): Value => {
    const value = values.get(node);
    if (value === undefined) throw new Error(`node ${node.id} is used before it ran`);
    return value;
  };
  let block = graph.entry;
  let fuel = options.slices ?? 1_000_000;
  try {
    for (;;) {
      for (const node of block.nodes) {
        if (++steps > 1_000_000) throw new Error('endless');
        ran.set(node.op, (ran.get(node.op) ?? 0) + 1);
        if (node.op === NodeOp.Return) {
          return { result: get(node.inputs[0]) as bigint, left: -1, registers: [], steps, ran };
        }
        if (node.op === NodeOp.Leave || node.op === NodeOp.Reenter) throw new Left(node.state!);
        if (node.op === NodeOp.BurnLoop && --fuel < 0) throw new Left(node.state!);
        if (node.op === NodeOp.Jump || node.op === NodeOp.Branch) break;
        values.set(node, execute(node, node.inputs.map(get), registers, memory, options));
      }
      const end = block.terminator;
      const which = end.op === NodeOp.Branch && get(end.inputs[0]) === 0 ? 1 : 0;
      const next = block.successors[which];
      const twice = block.successors[0] === block.successors[1] && which === 1;
      const edge = twice ? next.predecessors.lastIndexOf(block) : next.predecessors.indexOf(block);
      const incoming = next.phis.map((phi) => get(phi.inputs[edge]));
      next.phis.forEach((phi, i) => {
        values.set(phi, incoming[i]);
      });
      block = next;
    }
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    const held = error.state.registers.map((node) => (node === undefined ? undefined : box(get(node), node.rep)));
    return { result: undefined, left: error.state.offset, registers: held, steps, ran };
  }
}

function execute(
  node: Node,
  inputs: Value[],
  registers: readonly bigint[],
  memory: TestMemory,
  options: RunOptions,
): Value {
  const guard = (holds: boolean): void => {
    if (!holds) throw new Left(node.state!);
  };
  const a = inputs[0] as number;
  const b = inputs[1] as number;
  const bits = inputs[0] as bigint;
  const checked = (value: number): number => {
    guard(Object.is(value | 0, value));
    return value;
  };
  const tagged = (tag: Tag): number => {
    guard(tagOf(bits) === tag);
    return Number(BigInt.asUintN(32, bits));
  };
  const { view } = memory;
  switch (node.op) {
    case NodeOp.ConstInt:
    case NodeOp.ConstDouble:
    case NodeOp.ConstBool:
    case NodeOp.ConstRaw:
      return node.imm;
    case NodeOp.ConstTagged:
      return (BigInt(node.aux >>> 0) << 32n) | BigInt(node.imm >>> 0);
    case NodeOp.ConstCell:
      return cellAddress(node.imm);
    case NodeOp.Virtual:
      // nobody asks where it is while it is not there
      return 0;
    case NodeOp.EntryRegister:
      return registers[node.imm] ?? boxSingleton(Singleton.Undefined);
    case NodeOp.Box:
      return box(inputs[0], node.inputs[0].rep);
    case NodeOp.Unbox:
      return unbox(bits, node.rep);
    case NodeOp.IntToDouble:
    case NodeOp.BoolToInt:
      return a;
    case NodeOp.UintToDouble:
      return a >>> 0;
    case NodeOp.DoubleToInt32:
      return a | 0;
    case NodeOp.TestTag:
      return testTag(bits, node.imm, node.aux) ? 1 : 0;
    case NodeOp.Truthy:
      return truthy(bits) ? 1 : 0;
    case NodeOp.CheckInt:
      return tagged(Tag.Int) | 0;
    case NodeOp.CheckNumber:
      guard(isNumber(bits));
      return toNumber(bits);
    case NodeOp.CheckDoubleInt:
      return checked(a);
    case NodeOp.CheckObject:
      return tagged(Tag.Object);
    case NodeOp.CheckString:
      return tagged(Tag.String);
    case NodeOp.CheckBool:
      guard(bits === boxSingleton(Singleton.True) || bits === boxSingleton(Singleton.False));
      return bits === boxSingleton(Singleton.True) ? 1 : 0;
    case NodeOp.CheckNotHole:
      guard(bits !== boxSingleton(Singleton.Hole));
      return bits;
    case NodeOp.Guard:
      guard(a !== 0);
      return 0;
    case NodeOp.AddInt:
      return checked(a + b);
    case NodeOp.SubInt:
      return checked(a - b);
    case NodeOp.MulInt:
      return checked(a * b);
    case NodeOp.NegInt:
      return checked(-a);
    case NodeOp.ModInt:
      guard(a >= 0 && b > 0);
      return a % b;
    case NodeOp.UShrInt:
      return checked(a >>> b);
    case NodeOp.Load:
      return load(view, inputs.length === 0 ? 0 : a, node);
    case NodeOp.Store:
      store(view, a + node.imm, inputs[1], node);
      return 0;
    case NodeOp.LoadElement:
      return view.getBigUint64(a + 8 + b * 8, true);
    case NodeOp.StoreElement:
      view.setBigUint64(a + 8 + b * 8, inputs[2] as bigint, true);
      return 0;
    case NodeOp.NewObject: {
      const at = memory.allocate(80);
      view.setUint32(at + Obj.Shape, cellAddress(node.imm), true);
      for (let i = 0; i < 8; i++) view.setBigUint64(at + Obj.Inline + i * 8, boxSingleton(Singleton.Undefined), true);
      return at;
    }
    case NodeOp.CallCode:
    case NodeOp.Step:
      options.call?.(view);
      return boxSingleton(Singleton.Undefined);
    case NodeOp.SameAddress:
    case NodeOp.SameBits:
      return inputs[0] === inputs[1] ? 1 : 0;
    case NodeOp.StrictEquals:
      return strictEquals(bits, inputs[1] as bigint) ? 1 : 0;
    case NodeOp.NotBool:
      return a === 0 ? 1 : 0;
    case NodeOp.AndBool:
      return a & b;
    case NodeOp.CompareInt:
    case NodeOp.CompareDouble:
      return compare(node.imm, a, b);
    case NodeOp.CompareUint:
      return compare(node.imm, a >>> 0, b >>> 0);
    case NodeOp.CheckEpoch:
    case NodeOp.BurnLoop:
      return 0;
    default:
      return arithmetic(node.op, a, b);
  }
}

function arithmetic(op: NodeOp, a: number, b: number): number {
  switch (op) {
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
    case NodeOp.FloorDouble:
      return Math.floor(a);
    case NodeOp.SqrtDouble:
      return Math.sqrt(a);
    default:
      throw new Error(`operation ${op} is not run by tests`);
  }
}

function compare(how: number, a: number, b: number): number {
  const holds = [a < b, a <= b, a > b, a >= b, a === b, a !== b][how - Compare.Lt];
  return holds ? 1 : 0;
}

function unbox(bits: bigint, rep: Rep): Value {
  if (rep === Rep.Double) return toNumber(bits);
  if (rep === Rep.Bool) return Number(bits & 1n);
  return rep === Rep.Int ? Number(BigInt.asIntN(32, bits)) : Number(BigInt.asUintN(32, bits));
}

function load(view: DataView, base: number, node: Node): Value {
  const at = base + node.imm;
  if (!WIDE.includes(node.aux)) return node.rep === Rep.Int ? view.getInt32(at, true) : view.getUint32(at, true);
  const bits = view.getBigUint64(at, true);
  return node.rep === Rep.Tagged ? bits : unbox(bits, node.rep);
}

function store(view: DataView, at: number, value: Value, node: Node): void {
  if (WIDE.includes(node.aux)) view.setBigUint64(at, box(value, node.inputs[1].rep), true);
  else view.setUint32(at, value as number, true);
}

function testTag(bits: bigint, test: TagTest, singleton: number): boolean {
  switch (test) {
    case TagTest.Int:
      return tagOf(bits) === Tag.Int;
    case TagTest.Number:
      return isNumber(bits);
    case TagTest.Object:
      return tagOf(bits) === Tag.Object;
    case TagTest.String:
      return tagOf(bits) === Tag.String;
    case TagTest.Boolean:
      return bits === boxSingleton(Singleton.True) || bits === boxSingleton(Singleton.False);
    case TagTest.Nullish:
      return bits === boxSingleton(Singleton.Undefined) || bits === boxSingleton(Singleton.Null);
    default:
      return bits === boxSingleton(singleton);
  }
}

function truthy(bits: bigint): boolean {
  if (isNumber(bits)) return Boolean(toNumber(bits));
  return tagOf(bits) !== Tag.Singleton || bits === boxSingleton(Singleton.True);
}

function strictEquals(a: bigint, b: bigint): boolean {
  return isNumber(a) && isNumber(b) ? toNumber(a) === toNumber(b) : a === b;
}
