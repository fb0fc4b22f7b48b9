// Which nodes become part of their user's expression, which get a Wasm local, and which are computed only where control leaves.

import type { Block, Graph, Node } from '../ssa/graph.ts';
import { NodeOp, Rep } from '../ssa/node.ts';
import { Does, doesOf } from '../ssa/op-info.ts';
import type { FramePlan, Write } from './frames.ts';
import { WasmType } from './wasm.ts';

/** Where the value of a node is. */
export const enum Home {
  /** Nowhere: nobody needs it. */
  None,
  /** An instruction makes it at each use. */
  Constant,
  /** Its only use computes it. */
  Inline,
  /** Exits compute it, each for itself. */
  Exit,
  Local,
}

/** Expressions are not nested deeper. */
const MAX_DEPTH = 24;
/** Most operations that an exit repeats for one value. */
const MAX_EXIT_SIZE = 8;

export function typeOfRep(rep: Rep): WasmType {
  return rep === Rep.Double ? WasmType.F64 : rep === Rep.Tagged ? WasmType.I64 : WasmType.I32;
}

function isConstant(op: NodeOp): boolean {
  return op <= NodeOp.ConstRaw;
}

/** Locals are numbered from `firstLocal`; `locals` has their types. */
export class Selection {
  readonly homes: Uint8Array;
  readonly localOf: Int32Array;
  readonly locals: WasmType[] = [];
  private readonly graph: Graph;
  private readonly plan: FramePlan;
  private readonly firstLocal: number;
  /** Needed where the code is hot, needed by exits. */
  private readonly hot: Uint8Array;
  private readonly cold: Uint8Array;
  private readonly uses: Int32Array;
  private readonly depth: Uint8Array;
  /** The only block with uses, by node; null: several. */
  private readonly useBlock: (Block | null | undefined)[] = [];
  /** Number of the last use in its block. */
  private readonly lastUse: Int32Array;
  private readonly sizes: Int32Array;

  constructor(graph: Graph, plan: FramePlan, firstLocal: number) {
    this.graph = graph;
    this.plan = plan;
    this.firstLocal = firstLocal;
    const count = graph.nodeCount;
    this.homes = new Uint8Array(count);
    this.localOf = new Int32Array(count).fill(-1);
    this.hot = new Uint8Array(count);
    this.cold = new Uint8Array(count);
    this.uses = new Int32Array(count);
    this.depth = new Uint8Array(count);
    this.lastUse = new Int32Array(count);
    this.sizes = new Int32Array(count);
    this.mark();
    this.count();
    this.choose();
    this.allocate();
  }

  private eachExitWrite(node: Node, visit: (node: Node) => void): void {
    const site = this.plan.sites.get(node);
    if (site === undefined) return;
    eachValue(site.exit, visit);
    eachValue(site.after, visit);
    for (const { values } of node.state?.virtuals ?? []) for (const value of values) visit(value);
  }

  private eachHotWrite(node: Node, visit: (node: Node) => void): void {
    const site = this.plan.sites.get(node);
    if (site !== undefined) eachValue(site.before, visit);
    if (doesOf(node.op) !== Does.Ends) return;
    const writes = this.plan.blockEnds.get(node.block);
    if (writes !== undefined) eachValue(writes, visit);
  }

  private mark(): void {
    const work: Node[] = [];
    const markHot = (node: Node): void => {
      if (this.hot[node.id]) return;
      this.hot[node.id] = 1;
      work.push(node);
    };
    const drain = (): void => {
      while (work.length > 0) for (const input of work.pop()!.inputs) markHot(input);
    };
    for (const block of this.graph.blocks) {
      for (const node of block.nodes) {
        const does = doesOf(node.op);
        if (does !== Does.Nothing && does !== Does.Reads) markHot(node);
        this.eachHotWrite(node, markHot);
      }
    }
    drain();
    const markCold = (node: Node): void => {
      if (this.cold[node.id]) return;
      this.cold[node.id] = 1;
      if (this.hot[node.id]) return;
      if (doesOf(node.op) !== Does.Nothing || node.op === NodeOp.Phi || this.sizeOf(node) > MAX_EXIT_SIZE) {
        markHot(node);
        drain();
      } else {
        for (const input of node.inputs) markCold(input);
      }
    };
    for (const block of this.graph.blocks) {
      for (const node of block.nodes) this.eachExitWrite(node, markCold);
    }
  }

  /** Operations of the expression that an exit would compute. */
  private sizeOf(node: Node): number {
    if (isConstant(node.op)) return 1;
    if (this.hot[node.id] || doesOf(node.op) !== Does.Nothing || node.op === NodeOp.Phi) return 1;
    if (this.sizes[node.id] > 0) return this.sizes[node.id];
    // Also ends the recursion where a graph is deep.
    this.sizes[node.id] = MAX_EXIT_SIZE + 1;
    let size = 1;
    for (const input of node.inputs) size += this.sizeOf(input);
    this.sizes[node.id] = size;
    return size;
  }

  private use(node: Node, block: Block): void {
    this.uses[node.id]++;
    const old = this.useBlock[node.id];
    this.useBlock[node.id] = old === undefined || old === block ? block : null;
  }

  private count(): void {
    for (const block of this.graph.blocks) {
      for (const phi of block.phis) {
        if (!this.hot[phi.id]) continue;
        phi.inputs.forEach((input, i) => {
          this.use(input, block.predecessors[i]);
        });
      }
      for (const node of block.nodes) {
        if (this.hot[node.id]) for (const input of node.inputs) this.use(input, block);
        this.eachHotWrite(node, (value) => {
          // A second use, so that the value is not computed twice.
          this.use(value, block);
          this.use(value, block);
        });
        this.eachExitWrite(node, (value) => this.useCold(value, block));
      }
    }
  }

  /** An exit of `block` needs the value, or what it is computed from. */
  private useCold(node: Node, block: Block): void {
    if (this.hot[node.id]) {
      this.use(node, block);
      this.use(node, block);
    } else {
      for (const input of node.inputs) this.useCold(input, block);
    }
  }

  private choose(): void {
    for (const block of this.graph.blocks) {
      for (const phi of block.phis) if (this.hot[phi.id]) this.homes[phi.id] = Home.Local;
      for (const node of block.nodes) this.homes[node.id] = this.homeOf(node, block);
    }
  }

  private homeOf(node: Node, block: Block): Home {
    if (node.rep === Rep.None) return Home.None;
    if (isConstant(node.op)) return Home.Constant;
    // exits put it there
    if (node.op === NodeOp.Virtual) return Home.Local;
    if (!this.hot[node.id]) return this.cold[node.id] ? Home.Exit : Home.None;
    if (this.uses[node.id] === 0) return Home.None;
    if (doesOf(node.op) !== Does.Nothing || this.uses[node.id] > 1 || this.useBlock[node.id] !== block) {
      return Home.Local;
    }
    let depth = 1;
    for (const input of node.inputs) {
      if (this.homes[input.id] === Home.Inline) depth = Math.max(depth, this.depth[input.id] + 1);
    }
    if (depth > MAX_DEPTH) return Home.Local;
    this.depth[node.id] = depth;
    return Home.Inline;
  }

  /** Locals: values that only their own block uses share them. */
  private allocate(): void {
    for (const block of this.graph.blocks) {
      for (const phi of block.phis) if (this.homes[phi.id] === Home.Local) this.localOf[phi.id] = this.fresh(phi.rep);
    }
    for (const block of this.graph.blocks) this.allocateBlock(block);
  }

  private fresh(rep: Rep): number {
    return this.firstLocal + this.locals.push(typeOfRep(rep)) - 1;
  }

  private readonly free = new Map<WasmType, number[]>();

  private allocateBlock(block: Block): void {
    const nodes = block.nodes;
    const end = nodes.length;
    // Where each value is used last; a value within an expression is used where the expression is.
    const extend = (node: Node, at: number): void => {
      if (node.block !== block) {
        // Its local is its own.
      } else if (this.homes[node.id] === Home.Inline || this.homes[node.id] === Home.Exit) {
        for (const input of node.inputs) extend(input, at);
      } else if (at > this.lastUse[node.id]) {
        this.lastUse[node.id] = at;
      }
    };
    nodes.forEach((node, i) => {
      if (this.hot[node.id] && this.homes[node.id] !== Home.Inline) for (const input of node.inputs) extend(input, i);
      this.eachHotWrite(node, (value) => extend(value, i));
      this.eachExitWrite(node, (value) => extend(value, i));
    });
    for (const to of block.successors) {
      to.predecessors.forEach((from, i) => {
        if (from === block) for (const phi of to.phis) if (this.hot[phi.id]) extend(phi.inputs[i], end);
      });
    }
    const ending: number[][] = [];
    nodes.forEach((node, i) => {
      if (this.homes[node.id] === Home.Local) {
        if (node.op === NodeOp.Virtual || this.useBlock[node.id] !== block) {
          this.localOf[node.id] = this.fresh(node.rep);
        } else {
          const local = this.free.get(typeOfRep(node.rep))?.pop() ?? this.fresh(node.rep);
          this.localOf[node.id] = local;
          const last = this.lastUse[node.id];
          (ending[last] ??= []).push(local);
        }
      }
      // Freed after the node: its own result must not lie where its operands are, for they may be read once more.
      for (const local of ending[i] ?? []) this.release(local);
    });
    for (const local of ending[end] ?? []) this.release(local);
  }

  private release(local: number): void {
    const type = this.locals[local - this.firstLocal];
    let list = this.free.get(type);
    if (list === undefined) this.free.set(type, (list = []));
    list.push(local);
  }

  /** A local that nothing else uses. */
  scratch(type: WasmType): number {
    return this.firstLocal + this.locals.push(type) - 1;
  }
}

function eachValue(writes: readonly Write[], visit: (node: Node) => void): void {
  for (const write of writes) {
    if (write.node !== undefined) visit(write.node);
    else if (write.header?.newTarget !== undefined) visit(write.header.newTarget);
  }
}
