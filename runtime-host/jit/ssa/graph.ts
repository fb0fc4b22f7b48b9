// The SSA form: blocks, nodes, frame states.

import type { FunctionData } from '../request.ts';
import type { Flow } from './dominators.ts';
import { NodeOp, type Rep } from './node.ts';

/** An activation that compiled code stands for: the root's, or that of an inlined callee. */
export class FrameInfo {
  readonly fn: FunctionData;
  /** Number of `fn` in the request. */
  readonly index: number;
  /** Bytes from the root's fp to this frame's. */
  readonly base: number;
  readonly caller: FrameInfo | undefined;
  /** Of an inlined callee: arguments passed, and what the header says. */
  readonly argc: number;

  constructor(fn: FunctionData, index: number, base: number, caller: FrameInfo | undefined, argc: number) {
    this.fn = fn;
    this.index = index;
    this.base = base;
    this.caller = caller;
    this.argc = argc;
  }
}

/** What an object that is never made would hold: node is `Virtual`; values in the order of `fieldsOf` (passes/escape.ts). */
export interface VirtualObject {
  readonly node: Node;
  readonly values: Node[];
}

/**
 * Everything the interpreter needs to go on: at byte `offset` of the function of `frame`, with these registers (absent: dead, or
 * unchanged in memory). `parent` is the state of the caller of an inlined frame: its offset is that of the call instruction, its
 * registers are those that live after the call, without the one that gets the result.
 */
export class FrameState {
  readonly frame: FrameInfo;
  readonly offset: number;
  /** Passes put other nodes into it, for everybody who shares the state. */
  readonly registers: (Node | undefined)[];
  readonly parent: FrameState | undefined;
  /** Inlined frames: the function (Object or Tagged), and new.target (Object) or undefined in a plain call. */
  callee: Node | undefined;
  newTarget: Node | undefined;
  /** A handler of the frame covers the instruction: registers must be in memory before anything throws. */
  readonly covered: boolean;
  /** Objects that are made when control leaves here: those that this state, its parents and each other name. Of parents it is not looked at. */
  virtuals: VirtualObject[] = [];

  constructor(
    frame: FrameInfo,
    offset: number,
    registers: (Node | undefined)[],
    parent: FrameState | undefined,
    callee: Node | undefined,
    newTarget: Node | undefined,
    covered: boolean,
  ) {
    this.frame = frame;
    this.offset = offset;
    this.registers = registers;
    this.parent = parent;
    this.callee = callee;
    this.newTarget = newTarget;
    this.covered = covered;
  }
}

export class Node {
  id: number;
  op: NodeOp;
  rep: Rep;
  inputs: Node[];
  imm: number;
  aux: number;
  state: FrameState | undefined;
  block: Block;

  constructor(
    id: number,
    op: NodeOp,
    rep: Rep,
    inputs: Node[],
    imm: number,
    aux: number,
    state: FrameState | undefined,
    block: Block,
  ) {
    this.id = id;
    this.op = op;
    this.rep = rep;
    this.inputs = inputs;
    this.imm = imm;
    this.aux = aux;
    this.state = state;
    this.block = block;
  }
}

export class Block {
  /** Its place in `Graph.blocks`. */
  id: number;
  phis: Node[] = [];
  /** In order; the last one ends the block. */
  nodes: Node[] = [];
  predecessors: Block[] = [];
  successors: Block[] = [];
  /** Set by analyses (ssa/dominators.ts). */
  order = -1;
  dominator: Block | undefined = undefined;
  /** The innermost loop's header that contains this block; itself for a header. */
  loop: Block | undefined = undefined;
  loopDepth = 0;
  /** Of a loop header: the state there with the values that registers have on entry of the loop, when it is entered from outside. */
  headerState: FrameState | undefined = undefined;

  constructor(id: number) {
    this.id = id;
  }

  get terminator(): Node {
    return this.nodes[this.nodes.length - 1];
  }
}

/** Compiled form of one function, from its start or from one of its loop headers. */
export class Graph {
  readonly frame: FrameInfo;
  /** Byte offset of the loop header where it begins; 0: the start of the function. */
  readonly entryOffset: number;
  readonly blocks: Block[] = [];
  /** blocks[0]; has no predecessors. */
  readonly entry: Block;
  nodeCount = 0;
  /** See `analyzeFlow`. */
  flow: Flow | undefined = undefined;

  constructor(frame: FrameInfo, entryOffset: number) {
    this.frame = frame;
    this.entryOffset = entryOffset;
    this.entry = this.newBlock();
  }

  newBlock(): Block {
    const block = new Block(this.blocks.length);
    this.blocks.push(block);
    return block;
  }

  /** A node that is in no list yet. */
  node(
    op: NodeOp,
    rep: Rep,
    inputs: Node[],
    imm: number,
    aux: number,
    state: FrameState | undefined,
    block: Block,
  ): Node {
    return new Node(this.nodeCount++, op, rep, inputs, imm, aux, state, block);
  }

  /** Edge from one block to another; the order of successors is that of the calls. */
  connect(from: Block, to: Block): void {
    from.successors.push(to);
    to.predecessors.push(from);
  }
}

/** Visits every node that a state holds alive. */
export function eachStateNode(state: FrameState | undefined, visit: (node: Node) => void): void {
  for (let s = state; s !== undefined; s = s.parent) {
    for (const node of s.registers) if (node !== undefined) visit(node);
    if (s.callee !== undefined) visit(s.callee);
    if (s.newTarget !== undefined) visit(s.newTarget);
  }
  for (const { node, values } of state?.virtuals ?? []) {
    visit(node);
    for (const value of values) visit(value);
  }
}

export function endsBlock(op: NodeOp): boolean {
  return op >= NodeOp.Jump && op <= NodeOp.Reenter;
}
