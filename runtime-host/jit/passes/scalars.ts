// Scalar replacement: allocations that nobody but the graph sees (escape.ts) go, and their parts become values of their own, joined by phis.
//
// Frame states still name them: each says what is in them where it is, and who leaves there makes them. So an object is made when the
// interpreter wants it, and not before.

import { Singleton, Tag } from '../../../vm-assembly/abi/values.ts';
import type { CompileRequest } from '../request.ts';
import { analyzeFlow, type Loop } from '../ssa/dominators.ts';
import { type Block, eachStateNode, FrameState, type Graph, type Node, type VirtualObject } from '../ssa/graph.ts';
import { NodeOp, Rep } from '../ssa/node.ts';
import { removeDeadCode } from './dce.ts';
import { isAllocation } from './effects.ts';
import { type Candidate, Candidates, NO_FIELD } from './escape.ts';
import { fold } from './fold.ts';
import { numberValues } from './gvn.ts';
import { Substitution } from './rewrite.ts';
import { unboxPhis } from './unbox-phis.ts';

/** What was stored in one that is gone may go in the next round. */
const ROUNDS = 4;

/** Removes allocations, and what their parts make simpler. True if there was one. */
export function replaceAllocations(graph: Graph, request: CompileRequest): boolean {
  let changed = false;
  for (let round = 0; round < ROUNDS && graph.blocks.some((block) => block.nodes.some(isAllocation)); round++) {
    const loops = analyzeFlow(graph);
    const candidates = new Candidates(graph, request);
    if (candidates.size === 0) break;
    new Replacement(graph, loops, candidates).run();
    changed = true;
    for (const pass of [fold, unboxPhis, fold, numberValues, fold, removeDeadCode]) {
      analyzeFlow(graph);
      pass(graph);
    }
  }
  return changed;
}

/** What is in the cells at a place. */
type Contents = Map<Candidate, readonly Node[]>;

/** A phi whose inputs are what is at the ends of the predecessors. */
interface Pending {
  phi: Node;
  field: number;
  /** Of which cell, for each predecessor. */
  of: readonly Candidate[];
}

/** What a state says of the cells of this round, and what it said of others before. */
interface Described {
  objects: readonly VirtualObject[];
  before: readonly VirtualObject[];
}

class Replacement {
  private readonly graph: Graph;
  private readonly loops: Map<Block, Loop>;
  private readonly candidates: Candidates;
  private readonly substitution = new Substitution();
  private readonly ends = new Map<Block, Contents>();
  private readonly pending: Pending[] = [];
  private readonly described = new Map<FrameState, Described>();
  private readonly constants: Node[] = [];
  private contents: Contents = new Map();
  private block: Block;
  private out: Node[] = [];

  constructor(graph: Graph, loops: Map<Block, Loop>, candidates: Candidates) {
    this.graph = graph;
    this.loops = loops;
    this.candidates = candidates;
    this.block = graph.entry;
  }

  run(): void {
    for (const block of this.graph.blocks) {
      this.block = block;
      this.out = [];
      this.enter(block);
      for (const node of block.nodes) if (!this.visit(node)) this.out.push(node);
      block.nodes = this.out;
      this.ends.set(block, this.contents);
    }
    for (const { phi, field, of } of this.pending) {
      phi.inputs = phi.block.predecessors.map((from, i) => this.ends.get(from)!.get(of[i])![field]);
    }
    for (const block of this.graph.blocks) this.describeHeader(block);
    this.graph.entry.nodes.unshift(...this.constants);
    this.substitution.apply(this.graph);
  }

  // Joins ---------------------------------------------------------------------------------------------------------------------------

  private enter(block: Block): void {
    const { predecessors } = block;
    const loop = this.loops.get(block);
    const outs = predecessors.map((from) => this.ends.get(from)).filter((out) => out !== undefined);
    const phis = block.phis.filter((phi) => this.candidates.of(phi) !== undefined);
    block.phis = block.phis.filter((phi) => !phis.includes(phi));
    this.contents = new Map();
    if (outs.length > 0) {
      const [first] = outs;
      const written = loop === undefined ? undefined : this.writtenIn(loop);
      for (const [candidate, values] of first) {
        if (!outs.every((out) => out.has(candidate))) continue;
        const of = predecessors.map(() => candidate);
        const differs = (field: number): boolean =>
          (written?.get(candidate)?.has(field) ?? false) ||
          outs.some((out) => out.get(candidate)![field] !== values[field]);
        this.contents.set(
          candidate,
          values.map((value, field) => (differs(field) ? this.join(value.rep, field, of) : value)),
        );
      }
    }
    for (const phi of phis) this.joinCells(phi);
  }

  private join(rep: Rep, field: number, of: readonly Candidate[]): Node {
    const phi = this.graph.node(NodeOp.Phi, rep, [], 0, 0, undefined, this.block);
    this.block.phis.push(phi);
    this.pending.push({ phi, field, of });
    return phi;
  }

  /** A phi of cells: its parts are phis. */
  private joinCells(phi: Node): void {
    const candidate = this.candidates.of(phi)!;
    const of = phi.inputs.map((input) => this.candidates.of(input)!);
    const from = of.findIndex((other, i) => other !== candidate && this.ends.has(this.block.predecessors[i]));
    const values = this.ends.get(this.block.predecessors[from])!.get(of[from])!;
    this.contents.set(
      candidate,
      values.map((value, field) => this.join(value.rep, field, of)),
    );
    const node = this.graph.node(NodeOp.Virtual, Rep.Object, [], candidate.imm, candidate.op, undefined, this.block);
    this.out.push(node);
    this.substitution.replace(phi, node);
  }

  /** Parts that are written in a loop. */
  private writtenIn(loop: Loop): Map<Candidate, Set<number>> {
    const written = new Map<Candidate, Set<number>>();
    for (const block of loop.blocks) {
      for (const node of block.nodes) {
        if (node.op !== NodeOp.Store && node.op !== NodeOp.StoreElement) continue;
        const candidate = this.candidates.of(node.inputs[0]);
        if (candidate === undefined) continue;
        let fields = written.get(candidate);
        if (fields === undefined) written.set(candidate, (fields = new Set()));
        fields.add(this.candidates.fieldOf(node, candidate));
      }
    }
    return written;
  }

  // Nodes ---------------------------------------------------------------------------------------------------------------------------

  /** True if the node goes. */
  private visit(node: Node): boolean {
    const own = isAllocation(node) ? this.candidates.of(node) : undefined;
    if (own !== undefined) {
      this.contents.set(own, this.initial(node));
      node.aux = node.op;
      node.op = NodeOp.Virtual;
      node.inputs = [];
      node.state = undefined;
      return false;
    }
    if (node.state !== undefined) node.state = this.describe(node.state, this.contents);
    const [base] = node.inputs;
    const candidate = base === undefined ? undefined : this.candidates.of(base);
    switch (node.op) {
      case NodeOp.SameAddress:
      case NodeOp.SameBits:
        this.compare(node);
        return false;
      case NodeOp.Store:
      case NodeOp.StoreElement:
        if (candidate === undefined) return false;
        this.write(candidate, this.candidates.fieldOf(node, candidate), node.inputs[node.inputs.length - 1]);
        return true;
      case NodeOp.CallReads:
        if (candidate !== undefined) this.substitution.replace(node, this.constant(NodeOp.ConstInt, node.rep, 0, 0));
        return candidate !== undefined;
      case NodeOp.Load:
      case NodeOp.LoadElement:
        if (candidate === undefined) return false;
        this.load(node, candidate);
        return true;
      default:
        return false;
    }
  }

  /** Parts of a new cell. */
  private initial(node: Node): Node[] {
    switch (node.op) {
      case NodeOp.NewObject: {
        const shape = this.constant(NodeOp.ConstCell, Rep.Raw, node.imm, 0);
        const candidate = this.candidates.of(node)!;
        return [shape, ...this.filled(candidate.fields - 1, Singleton.Undefined)];
      }
      case NodeOp.NewEnvironment: {
        const parent = node.inputs.length > 0 ? node.inputs[0] : this.constant(NodeOp.ConstRaw, Rep.Raw, 0, 0);
        return [parent, ...this.filled(node.imm, node.aux === 1 ? Singleton.Hole : Singleton.Undefined)];
      }
      default:
        return node.inputs.slice();
    }
  }

  private filled(count: number, which: Singleton): Node[] {
    const value = this.constant(NodeOp.ConstTagged, Rep.Tagged, which, Tag.Singleton << 16);
    return Array.from({ length: count }, () => value);
  }

  /** A constant at the start of the graph. */
  private constant(op: NodeOp, rep: Rep, imm: number, aux: number): Node {
    let node = this.constants.find((other) => other.op === op && other.imm === imm && other.aux === aux);
    if (node === undefined) {
      node = this.graph.node(op, rep, [], imm, aux, undefined, this.graph.entry);
      this.constants.push(node);
    }
    return node;
  }

  private write(candidate: Candidate, field: number, value: Node): void {
    const values = this.contents.get(candidate)!.slice();
    values[field] = value;
    this.contents.set(candidate, values);
  }

  private load(node: Node, candidate: Candidate): void {
    const field = this.candidates.fieldOf(node, candidate);
    if (field !== NO_FIELD) {
      this.substitution.replace(node, this.adapt(this.contents.get(candidate)![field], node.rep));
      return;
    }
    const constant = this.candidates.constantOf(node, candidate);
    // the address of elements: who uses it goes too
    if (constant === undefined) return;
    this.substitution.replace(node, this.emit(constant.op, node.rep, [], constant.imm));
  }

  private adapt(value: Node, rep: Rep): Node {
    if (value.rep === rep || (isAddress(value.rep) && isAddress(rep))) return value;
    return rep === Rep.Tagged ? this.emit(NodeOp.Box, rep, [value]) : this.emit(NodeOp.Unbox, rep, [value]);
  }

  private emit(op: NodeOp, rep: Rep, inputs: Node[], imm = 0): Node {
    const node = this.graph.node(op, rep, inputs, imm, 0, undefined, this.block);
    this.out.push(node);
    return node;
  }

  /** No other address is that of a cell which was never made. */
  private compare(node: Node): void {
    const [a, b] = node.inputs.map((input) => this.candidates.of(input));
    if (a === undefined && b === undefined) return;
    node.op = NodeOp.ConstBool;
    node.imm = a === b ? 1 : 0;
    node.inputs = [];
  }

  // Frame states --------------------------------------------------------------------------------------------------------------------

  /** The state, with what is in the cells that it names. */
  private describe(state: FrameState, contents: Contents): FrameState {
    const objects: VirtualObject[] = [];
    eachStateNode(state, (held) => {
      const candidate = this.candidates.of(held);
      if (candidate === undefined || objects.some(({ node }) => node === candidate.node)) return;
      objects.push({ node: candidate.node, values: contents.get(candidate)!.slice() });
    });
    if (objects.length === 0) return state;
    const known = this.described.get(state);
    if (known !== undefined && sameObjects(known.objects, objects)) return state;
    const before = known?.before ?? state.virtuals;
    let described = state;
    if (known !== undefined) {
      // the same instruction, with something else in an object
      const { frame, offset, registers, parent, callee, newTarget, covered } = state;
      described = new FrameState(frame, offset, registers.slice(), parent, callee, newTarget, covered);
    }
    described.virtuals = [...before, ...objects].map(({ node, values }) => ({
      node: this.substitution.resolve(node),
      values: values.slice(),
    }));
    this.described.set(described, { objects, before });
    return described;
  }

  /** The state of a loop's header is that at the end of what comes before. */
  private describeHeader(block: Block): void {
    const { headerState } = block;
    if (headerState === undefined) return;
    const loop = this.loops.get(block);
    const entries = block.predecessors.filter((from) => loop === undefined || !loop.blocks.has(from));
    if (entries.length === 1) block.headerState = this.describe(headerState, this.ends.get(entries[0])!);
    else block.headerState = undefined;
  }
}

function isAddress(rep: Rep): boolean {
  return rep === Rep.Object || rep === Rep.Raw;
}

function sameObjects(a: readonly VirtualObject[], b: readonly VirtualObject[]): boolean {
  if (a.length !== b.length) return false;
  return a.every(({ node, values }, i) => b[i].node === node && values.every((value, v) => value === b[i].values[v]));
}
