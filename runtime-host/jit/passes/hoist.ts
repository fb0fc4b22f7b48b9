// Loop-invariant code goes in front of the loop: pure nodes, loads of what the loop does not write, and guards that every iteration meets.
// Inner loops come first, so that what is invariant in several loops moves on through the fronts of the inner ones.
//
// A guard that was moved leaves with the state of the loop's header: the interpreter begins the loop. A load may only be moved together
// with the guards that make it safe: those before it that look at the same object.

import { analyzeFlow, type Loop } from '../ssa/dominators.ts';
import type { Block, Graph, Node } from '../ssa/graph.ts';
import { ExitReason, NodeOp, Place, Rep } from '../ssa/node.ts';
import { Aliases } from './aliases.ts';
import { Dominance } from './dominance.ts';
import { DEPTH, Effect, effectsOf, isGuard, isPure, placeOf, readsConstantMemory, writes } from './effects.ts';

/** Writers of one place that a load is compared with. */
const MOST_WRITERS = 64;
/** Exits at a loop's header that are not of guards that were moved there. */
const UNRELATED: readonly number[] = [ExitReason.Slice, ExitReason.Entry];
/** Depth to which conditions of guards are looked into. */
const DEEPEST = 10;

/** Loop-invariant code motion. True if a node moved. */
export function hoistInvariants(graph: Graph): boolean {
  const loops = [...analyzeFlow(graph).values()];
  if (loops.length === 0) return false;
  for (const loop of loops) splitEntry(graph, loop);
  // blocks may have been added
  const found = analyzeFlow(graph);
  const dominance = new Dominance(graph);
  const aliases = new Aliases(graph, dominance);
  let changed = false;
  for (const loop of found.values()) {
    const hoisting = new Hoisting(loop, dominance, aliases);
    changed = hoisting.run() || changed;
  }
  return changed;
}

/** States of loop headers, when nothing is moved any more. */
export function dropHeaderStates(graph: Graph): boolean {
  for (const block of graph.blocks) block.headerState = undefined;
  return false;
}

function entriesOf(loop: Loop): number[] {
  const entries: number[] = [];
  loop.header.predecessors.forEach((from, i) => {
    if (!loop.blocks.has(from)) entries.push(i);
  });
  return entries;
}

/** The only edge into the loop gets a block of its own, if it does not have one. */
function splitEntry(graph: Graph, loop: Loop): void {
  const entries = entriesOf(loop);
  if (entries.length !== 1) return;
  const [at] = entries;
  const { header } = loop;
  const from = header.predecessors[at];
  if (from.successors.length === 1) return;
  const block = graph.newBlock();
  block.nodes.push(graph.node(NodeOp.Jump, Rep.None, [], 0, 0, undefined, block));
  block.predecessors.push(from);
  block.successors.push(header);
  from.successors[from.successors.indexOf(header)] = block;
  header.predecessors[at] = block;
}

/** Guards in front of this loop, or on entry, failed before: they would fail again. */
function failedBefore(header: Block): boolean {
  const state = header.headerState;
  if (state === undefined) return true;
  return state.frame.fn.failed.some(({ offset, reason }) => offset === state.offset && !UNRELATED.includes(reason));
}

class Hoisting {
  private readonly loop: Loop;
  private readonly aliases: Aliases;
  private readonly front: Block | undefined;
  private readonly guards: boolean;
  /** By block: every iteration comes through it. */
  private readonly isSpine: (block: Block) => boolean;
  /** By place: nodes of the loop that write it; calls write nearly all. */
  private readonly writers: Node[][] = [];
  /** Nodes that guards and branches which stay look at. */
  private readonly guarded = new Set<Node>();
  /** Cells whose lengths they look at: that protects what lies behind an index, not the header. */
  private readonly bounded = new Set<Node>();

  constructor(loop: Loop, dominance: Dominance, aliases: Aliases) {
    this.loop = loop;
    this.aliases = aliases;
    const entries = entriesOf(loop);
    this.front = entries.length === 1 ? loop.header.predecessors[entries[0]] : undefined;
    this.guards = !failedBefore(loop.header);
    const latches = loop.header.predecessors.filter((from) => loop.blocks.has(from));
    this.isSpine = (block) => latches.every((latch) => dominance.dominates(block, latch));
  }

  run(): boolean {
    if (this.front === undefined) return false;
    const blocks = [...this.loop.blocks].sort((a, b) => a.order - b.order);
    this.findWriters(blocks);
    const moved: Node[] = [];
    for (const block of blocks) {
      const spine = this.isSpine(block);
      let kept = 0;
      for (const node of block.nodes) {
        if (this.mayMove(node, spine)) {
          node.block = this.front;
          if (isGuard(node)) this.leaveAtHeader(node);
          this.aliases.moved(node);
          moved.push(node);
        } else {
          if (spine && (node.op === NodeOp.Guard || node.op === NodeOp.Branch)) this.guard(node.inputs[0], 0);
          block.nodes[kept++] = node;
        }
      }
      block.nodes.length = kept;
    }
    this.front.nodes.splice(this.front.nodes.length - 1, 0, ...moved);
    return moved.length > 0;
  }

  private leaveAtHeader(guard: Node): void {
    guard.state = this.loop.header.headerState;
    // On entry of an inner loop it was a bet on that one: here its failure has to be told from that of a bet on this one.
    const isCheck = guard.op >= NodeOp.CheckInt && guard.op <= NodeOp.CheckBool;
    if (isCheck && guard.imm === ExitReason.Entry) guard.imm = ExitReason.Type;
  }

  private findWriters(blocks: readonly Block[]): void {
    for (let place = 0; place <= DEPTH; place++) this.writers.push([]);
    for (const block of blocks) {
      for (const node of block.nodes) {
        if ((effectsOf(node.op) & (Effect.Writes | Effect.Calls | Effect.Flattens | Effect.Allocates)) === 0) continue;
        for (let place = 0; place <= DEPTH; place++) if (writes(node, place)) this.writers[place].push(node);
      }
    }
  }

  private mayMove(node: Node, spine: boolean): boolean {
    for (const input of node.inputs) if (this.loop.blocks.has(input.block)) return false;
    if (node.op === NodeOp.LoadChar || placeOf(node) >= 0) {
      if (!spine || (effectsOf(node.op) & Effect.Writes) !== 0) return false;
      if (isGuard(node)) return this.guards && this.writers[placeOf(node)].length === 0;
      return this.isSafe(node) && this.isUnwritten(node);
    }
    // What was unboxed behind a test is a string behind it only.
    if (node.op === NodeOp.CallPure) return node.inputs.every((input) => input.op !== NodeOp.Unbox);
    if (isPure(node) || node.op === NodeOp.StrictEquals) return true;
    return spine && this.guards && isGuard(node);
  }

  /** Nothing in the loop changes what the node loads. */
  private isUnwritten(node: Node): boolean {
    if (node.op === NodeOp.LoadChar || readsConstantMemory(node)) return true;
    const writers = this.writers[placeOf(node)];
    if (writers.length === 0) return true;
    if (writers.length > MOST_WRITERS || node.inputs.length === 0) return false;
    return writers.every((writer) => this.leavesAlone(writer, node));
  }

  private leavesAlone(writer: Node, node: Node): boolean {
    if (writer.op !== NodeOp.Store) return false;
    const [base] = node.inputs;
    const [other] = writer.inputs;
    if (other === base) return writer.imm !== node.imm;
    const byOffset = node.aux === Place.Slot || node.aux === Place.Environment;
    const slotAddress = isConstantAddress(base) || isConstantAddress(other);
    return (byOffset && !slotAddress && writer.imm !== node.imm) || this.aliases.differ(other, base);
  }

  /** No guard that stays behind protects the load. */
  private isSafe(node: Node): boolean {
    if (node.inputs.length === 0) return true;
    const [base] = node.inputs;
    if (isConstantAddress(base)) return true;
    if (node.op === NodeOp.Load && base.op !== NodeOp.Unbox && isEverywhere(node.aux, base.rep)) return true;
    const indexed = node.inputs.length > 1;
    if (indexed && this.guarded.has(node.inputs[1])) return false;
    for (let at = base; ; at = at.inputs[0]) {
      if (this.guarded.has(at) || (indexed && this.bounded.has(at))) return false;
      if (!isDerived(at)) return true;
    }
  }

  /** Marks what a condition looks at. */
  private guard(node: Node, depth: number): void {
    if (node.op <= NodeOp.ConstRaw || depth > DEEPEST) return;
    this.guarded.add(node);
    if (node.op === NodeOp.Phi) return;
    // a guard of a value protects what is reached from there, not what the value lies in
    if (node.op === NodeOp.LoadElement || node.op === NodeOp.LoadTyped) return;
    if (node.op === NodeOp.Load && !isInHeader(node.aux)) return;
    if (node.op === NodeOp.Load && isLength(node.aux)) {
      for (const input of node.inputs) this.bounded.add(input);
      return;
    }
    for (const input of node.inputs) this.guard(input, depth + 1);
  }
}

/** What is known of an object says whether this is there. */
function isDerived(node: Node): boolean {
  switch (node.op) {
    case NodeOp.Unbox:
    case NodeOp.Box:
    case NodeOp.CheckObject:
    case NodeOp.CheckString:
    case NodeOp.CheckNotHole:
      return true;
    case NodeOp.Load:
      return node.inputs.length > 0 && isInHeader(node.aux);
    case NodeOp.AddInt32:
      return node.rep === Rep.Raw;
    default:
      return false;
  }
}

/** All objects, or all strings, have this. */
function isEverywhere(place: number, rep: Rep): boolean {
  if (rep === Rep.String) return place === Place.StringLength || place === Place.Kind;
  return rep === Rep.Object && (place <= Place.Elements || place === Place.Kind || place === Place.Flags);
}

/** Fields that tell what a cell is, or lead to its other parts: not values of the guest. */
function isInHeader(place: number): boolean {
  return place !== Place.Slot && place !== Place.Environment && place !== Place.Variable;
}

/** Fields that say how much there is. */
function isLength(place: number): boolean {
  return (
    place === Place.Capacity ||
    place === Place.ArrayLength ||
    place === Place.StringLength ||
    place === Place.ViewLength ||
    place === Place.View
  );
}

function isConstantAddress(node: Node): boolean {
  return node.op === NodeOp.ConstCell || node.op === NodeOp.ConstRaw;
}
