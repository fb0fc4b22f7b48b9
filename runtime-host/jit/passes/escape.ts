// Which allocations are seen by nobody but the graph: every use is a load or store of a part that is known, a comparison of addresses, or a
// frame state. A phi of such allocations is one itself, where none of them is used any more once it is in the phi.
//
// All are taken for such until a use shows the opposite. One that is stored into another one escapes, for now: when the other one is gone,
// it is asked about again.

import { Env, Kind, Obj } from '../../../vm-assembly/abi/layout.ts';
import type { CompileRequest } from '../request.ts';
import { type Block, eachStateNode, type Graph, type Node } from '../ssa/graph.ts';
import { NodeOp, Place, Rep } from '../ssa/node.ts';
import { Dominance } from './dominance.ts';
import { Effect, effectsOf, isAllocation } from './effects.ts';

/** Larger ones stay: a phi for each part at each join costs more than they do. */
const MOST_FIELDS = 16;

/** An allocation that may be replaced, or a phi of such. */
export interface Candidate {
  readonly node: Node;
  /** NewObject, NewArray, NewClosure or NewEnvironment; a phi has that of its inputs. */
  readonly op: NodeOp;
  /** As that of the allocation. */
  readonly imm: number;
  /** Number of its parts. */
  readonly fields: number;
}

/** Parts of an object before its slots: the shape. */
export const OBJECT_SLOTS = 1;
/** Parts of an environment before its values: the parent. */
export const ENVIRONMENT_VALUES = 1;
/** Parts of a closure: environment, and the function that made it. */
const CLOSURE_FIELDS = 2;

/** A part that a load or store is about; -1: none, but something else may be known of it. */
export const NO_FIELD = -1;

export class Candidates {
  private readonly graph: Graph;
  private readonly request: CompileRequest;
  private readonly found = new Map<Node, Candidate>();
  /** Blocks in which a candidate is used. */
  private uses = new Map<Node, Set<Block>>();

  constructor(graph: Graph, request: CompileRequest) {
    this.graph = graph;
    this.request = request;
    for (const block of graph.blocks) {
      for (const node of block.nodes) {
        const candidate = isAllocation(node) ? this.describe(node) : undefined;
        if (candidate !== undefined) this.found.set(node, candidate);
      }
    }
    if (this.found.size === 0) return;
    this.addPhis();
    const dominance = new Dominance(graph);
    do this.dropEscaping();
    while (this.dropPhis(dominance));
  }

  get size(): number {
    return this.found.size;
  }

  /** What the node is the address of, the box of, or the elements of. */
  of(node: Node): Candidate | undefined {
    if (node.op === NodeOp.Box) return this.found.get(node.inputs[0]);
    if (isElements(node)) {
      const candidate = this.found.get(node.inputs[0]);
      return candidate?.op === NodeOp.NewArray ? candidate : undefined;
    }
    return this.found.get(node);
  }

  /** The part that a load or store touches; NO_FIELD: none. */
  fieldOf(node: Node, candidate: Candidate): number {
    switch (node.op) {
      case NodeOp.Load:
      case NodeOp.Store:
        return this.fieldAt(node, candidate);
      case NodeOp.LoadElement:
      case NodeOp.StoreElement: {
        const [base, index] = node.inputs;
        if (!isElements(base) || index.op !== NodeOp.ConstInt) return NO_FIELD;
        return index.imm >= 0 && index.imm < candidate.fields ? index.imm : NO_FIELD;
      }
      default:
        return NO_FIELD;
    }
  }

  private fieldAt(node: Node, { op, fields, imm }: Candidate): number {
    const inside = (field: number, from: number): number =>
      field >= from && field < fields && Number.isInteger(field) ? field : NO_FIELD;
    switch (node.aux) {
      case Place.Shape:
        return op === NodeOp.NewObject ? 0 : NO_FIELD;
      case Place.Slot: {
        const info = this.request.info[imm];
        if (op !== NodeOp.NewObject || info.kind !== 'shape') return NO_FIELD;
        return inside(OBJECT_SLOTS + (node.imm - info.inlineOffset) / 8, OBJECT_SLOTS);
      }
      case Place.Environment:
        if (op !== NodeOp.NewEnvironment) return NO_FIELD;
        return inside(ENVIRONMENT_VALUES + (node.imm - Env.Values) / 8, ENVIRONMENT_VALUES);
      case Place.EnvironmentParent:
        return op === NodeOp.NewEnvironment ? 0 : NO_FIELD;
      case Place.FunctionEnv:
        return op === NodeOp.NewClosure ? 0 : NO_FIELD;
      default:
        return NO_FIELD;
    }
  }

  /** The answer to a load of something that is the same in all cells like this one. */
  constantOf(node: Node, { op, imm, fields }: Candidate): { op: NodeOp; imm: number } | undefined {
    const int = (value: number): { op: NodeOp; imm: number } => ({ op: NodeOp.ConstInt, imm: value });
    const cell = (ref: number): { op: NodeOp; imm: number } => ({ op: NodeOp.ConstCell, imm: ref });
    if (node.op !== NodeOp.Load) return undefined;
    switch (node.aux) {
      case Place.Kind:
        if (op === NodeOp.NewObject) return int(Kind.Object);
        return op === NodeOp.NewArray ? int(Kind.Array) : op === NodeOp.NewClosure ? int(Kind.Function) : undefined;
      case Place.Flags:
        return op === NodeOp.NewObject || op === NodeOp.NewArray ? int(0) : undefined;
      case Place.Shape:
        return op === NodeOp.NewArray ? cell(this.request.well.arrayShape) : undefined;
      case Place.ArrayLength:
        return op === NodeOp.NewArray ? int(fields) : undefined;
      case Place.ArrayFlags:
        return op === NodeOp.NewArray ? int(0) : undefined;
      case Place.Capacity:
        return op === NodeOp.NewArray && isElements(node.inputs[0]) ? int(fields) : undefined;
      case Place.FunctionCode:
        return op === NodeOp.NewClosure ? cell(imm) : undefined;
      default:
        return undefined;
    }
  }

  private describe(node: Node): Candidate | undefined {
    const { op, imm } = node;
    const fields = this.countFields(node);
    return fields <= MOST_FIELDS ? { node, op, imm, fields } : undefined;
  }

  private countFields(node: Node): number {
    switch (node.op) {
      case NodeOp.NewObject: {
        const info = this.request.info[node.imm];
        const plain = info.kind === 'shape' && info.of === Kind.Object && info.inlineOffset === Obj.Inline;
        return plain ? OBJECT_SLOTS + info.inlineCapacity : MOST_FIELDS + 1;
      }
      case NodeOp.NewArray:
        return node.inputs.length;
      case NodeOp.NewClosure:
        return CLOSURE_FIELDS;
      default:
        return ENVIRONMENT_VALUES + node.imm;
    }
  }

  // Phis ----------------------------------------------------------------------------------------------------------------------------

  /** Phis of nothing but candidates that look alike. */
  private addPhis(): void {
    for (let again = true; again; ) {
      again = false;
      for (const block of this.graph.blocks) {
        for (const phi of block.phis) {
          if (phi.rep !== Rep.Object || this.found.has(phi)) continue;
          const candidate = this.likeInputs(phi);
          if (candidate === undefined) continue;
          this.found.set(phi, candidate);
          again = true;
        }
      }
    }
  }

  /** Inputs that are not known yet may become what the others are; dropPhis looks again. */
  private likeInputs(phi: Node): Candidate | undefined {
    let like: Candidate | undefined;
    for (const input of phi.inputs) {
      const other = this.found.get(input);
      if (other === undefined) {
        if (input.op !== NodeOp.Phi) return undefined;
        continue;
      }
      if (other.op !== NodeOp.NewObject && other.op !== NodeOp.NewArray) return undefined;
      if (like !== undefined && (like.op !== other.op || like.imm !== other.imm || like.fields !== other.fields)) {
        return undefined;
      }
      like = other;
    }
    return like && { node: phi, op: like.op, imm: like.imm, fields: like.fields };
  }

  /** Phis with an input that is none, or that may be the same object as something else. True if there was one. */
  private dropPhis(dominance: Dominance): boolean {
    const before = this.found.size;
    for (const block of this.graph.blocks) {
      const entered = new Set<string>();
      for (const phi of block.phis) {
        const candidate = this.found.get(phi);
        if (candidate === undefined) continue;
        const like = this.likeInputs(phi);
        const same = like !== undefined && like.op === candidate.op && like.imm === candidate.imm;
        if (same && phi.inputs.every((input, i) => this.isLast(phi, input, i, entered, dominance))) continue;
        this.found.delete(phi);
      }
    }
    return this.found.size !== before;
  }

  /** What enters the phi is not used any more while the phi is there, and enters no other one. */
  private isLast(phi: Node, input: Node, at: number, entered: Set<string>, dominance: Dominance): boolean {
    if (input === phi) return true;
    if (!this.found.has(input)) return false;
    const key = `${at} ${input.id}`;
    if (entered.has(key)) return false;
    entered.add(key);
    if (input.block === phi.block) return input.op !== NodeOp.Phi;
    // a use that it does not dominate is one of a later object
    if (!dominance.dominates(input.block, phi.block)) return true;
    const uses = this.uses.get(input);
    const seen = new Set<Block>([input.block]);
    const work: Block[] = [phi.block];
    for (let block = work.pop(); block !== undefined; block = work.pop()) {
      if (seen.has(block)) continue;
      seen.add(block);
      if (uses?.has(block)) return false;
      work.push(...block.successors);
    }
    return true;
  }

  // Uses ----------------------------------------------------------------------------------------------------------------------------

  private dropEscaping(): void {
    for (let before = -1; before !== this.found.size; ) {
      before = this.found.size;
      this.uses = new Map();
      for (const block of this.graph.blocks) this.lookAt(block);
    }
  }

  private lookAt(block: Block): void {
    for (const phi of block.phis) {
      phi.inputs.forEach((input, i) => {
        this.use(input, block.predecessors[i], this.found.has(phi) && input.op !== NodeOp.Box);
      });
    }
    for (const node of block.nodes) {
      node.inputs.forEach((input, i) => {
        this.use(input, block, this.isHarmless(node, i));
      });
      if (node.state === undefined) continue;
      const harmless = !readsFrame(node.op);
      eachStateNode(node.state, (held) => this.use(held, block, harmless));
      if (node.op !== NodeOp.Concat) continue;
      // headers are written before it
      for (let state = node.state; state.parent !== undefined; state = state.parent) {
        if (state.callee !== undefined) this.use(state.callee, block, false);
        if (state.newTarget !== undefined) this.use(state.newTarget, block, false);
      }
    }
    // that of the loop's header is what it is before the loop
    for (const from of block.predecessors) {
      if (from.order < block.order) eachStateNode(block.headerState, (held) => this.use(held, from, true));
    }
  }

  private use(node: Node, block: Block, harmless: boolean): void {
    const candidate = this.of(node);
    if (candidate === undefined) return;
    if (!harmless) {
      this.found.delete(candidate.node);
      return;
    }
    let blocks = this.uses.get(candidate.node);
    if (blocks === undefined) this.uses.set(candidate.node, (blocks = new Set()));
    blocks.add(block);
  }

  /** Is what is done with input `at` of the node known without the cell? */
  private isHarmless(node: Node, at: number): boolean {
    const candidate = this.of(node.inputs[at])!;
    switch (node.op) {
      case NodeOp.Box:
      case NodeOp.SameAddress:
      case NodeOp.SameBits:
        return true;
      case NodeOp.CallReads:
        // asked of arrays of another shape only
        return candidate?.op === NodeOp.NewArray && this.request.well.iteration !== undefined;
      case NodeOp.Load:
        if (isElements(node)) return candidate?.op === NodeOp.NewArray;
        return (
          candidate !== undefined &&
          (this.fieldOf(node, candidate) !== NO_FIELD || this.constantOf(node, candidate) !== undefined)
        );
      case NodeOp.Store:
      case NodeOp.LoadElement:
      case NodeOp.StoreElement:
        return at === 0 && candidate !== undefined && this.fieldOf(node, candidate) !== NO_FIELD;
      default:
        return false;
    }
  }
}

/** The address of the elements of something. */
function isElements(node: Node): boolean {
  return node.op === NodeOp.Load && node.aux === Place.Elements;
}

/** Somebody may look at the registers of the frame state while control is here, or collect what is not in them. */
function readsFrame(op: NodeOp): boolean {
  return (effectsOf(op) & Effect.Calls) !== 0 || op === NodeOp.FrameRegister;
}
