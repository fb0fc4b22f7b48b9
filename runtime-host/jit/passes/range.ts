// Range analysis: intervals of ints, in counted loops above all, and which of two ints is known to be the smaller one. Takes away overflow
// checks that cannot fail, guards of bounds that hold, and answers comparisons.
//
// The dominator tree is walked with what branches and guards say; what a subtree learned is forgotten at its end. Loops need rounds: bounds
// of phis that keep growing are taken for the largest there are, then shrink again to what the loop's conditions allow.

import { analyzeFlow } from '../ssa/dominators.ts';
import type { Block, Graph, Node } from '../ssa/graph.ts';
import { Compare, NodeOp, Rep } from '../ssa/node.ts';
import { Dominance } from './dominance.ts';
import { ALL, INT_MAX, INT_MIN, Interval, intervalOf, productBounds, union } from './intervals.ts';

/** Rounds until growing bounds are widened, and rounds at all: then nothing is changed. */
const PATIENCE = 2;
const MOST_ROUNDS = 8;
const NARROWING = 2;

/** True if something changed. */
export function analyzeRanges(graph: Graph): boolean {
  analyzeFlow(graph);
  return new Ranges(graph).run();
}

class Ranges {
  private readonly graph: Graph;
  private readonly dominance: Dominance;
  /** By node id, as far as the walk has come. */
  private readonly current: (Interval | undefined)[] = [];
  /** By node id of phis: what came in by each edge, in the round before or in this one. */
  private readonly edges: (Interval | undefined)[][] = [];
  private readonly phis: (Interval | undefined)[] = [];
  /** Pairs of which the first is less: by ids, where it was learned. */
  private readonly less = new Map<string, Block>();
  /** What to put back when a subtree is left. */
  private readonly undo: { node: Node; old: Interval | undefined }[] = [];
  private changed = false;

  constructor(graph: Graph) {
    this.graph = graph;
    this.dominance = new Dominance(graph);
  }

  run(): boolean {
    if (!this.graph.blocks.some((block) => block.nodes.some((node) => node.rep === Rep.Int))) return false;
    const phis = this.graph.blocks.some((block) => block.phis.some((phi) => phi.rep === Rep.Int));
    let stable = !phis;
    for (let round = 0; !stable; round++) {
      if (round === MOST_ROUNDS) return false;
      this.walk(false);
      stable = this.meetPhis(round >= PATIENCE);
    }
    for (let round = 0, narrower = phis; narrower && round < NARROWING; round++) {
      this.walk(false);
      narrower = this.narrowPhis();
    }
    this.walk(true);
    return this.changed;
  }

  /** True if no phi grew. */
  private meetPhis(widen: boolean): boolean {
    let stable = true;
    for (const block of this.graph.blocks) {
      for (const phi of block.phis) {
        if (phi.rep !== Rep.Int) continue;
        const old = this.phis[phi.id];
        const now = this.joined(phi, old);
        if (now === undefined || (old !== undefined && old.contains(now))) continue;
        stable = false;
        const low = widen && old !== undefined && now.low < old.low ? INT_MIN : now.low;
        const high = widen && old !== undefined && now.high > old.high ? INT_MAX : now.high;
        this.phis[phi.id] = new Interval(low, high);
      }
    }
    return stable;
  }

  /** True if one got narrower. */
  private narrowPhis(): boolean {
    let changed = false;
    for (const block of this.graph.blocks) {
      for (const phi of block.phis) {
        if (phi.rep !== Rep.Int) continue;
        const old = this.phis[phi.id];
        const now = this.joined(phi, undefined) ?? old;
        changed ||= now?.low !== old?.low || now?.high !== old?.high;
        this.phis[phi.id] = now;
      }
    }
    return changed;
  }

  private joined(phi: Node, start: Interval | undefined): Interval | undefined {
    let all = start;
    for (const edge of this.edges[phi.id] ?? []) if (edge !== undefined) all = union(all, edge);
    return all;
  }

  // The walk ------------------------------------------------------------------------------------------------------------------------

  private walk(rewrite: boolean): void {
    this.undo.length = 0;
    this.less.clear();
    /** Ends of subtrees: block and length of the undo list before it. */
    const open: { block: Block; mark: number }[] = [];
    for (const block of this.dominance.preorder) {
      while (open.length > 0 && !this.dominance.dominates(open[open.length - 1].block, block)) {
        this.forget(open.pop()!.mark);
      }
      open.push({ block, mark: this.undo.length });
      this.enter(block);
      for (let i = 0; i < block.nodes.length; i++) this.visit(block, i, rewrite);
      this.leave(block);
    }
    this.forget(0);
  }

  private forget(mark: number): void {
    while (this.undo.length > mark) {
      const { node, old } = this.undo.pop()!;
      this.current[node.id] = old;
    }
  }

  private enter(block: Block): void {
    for (const phi of block.phis) {
      if (phi.rep !== Rep.Int) continue;
      // nothing came in yet: the first round begins with what enters a loop
      this.current[phi.id] = this.phis[phi.id] ?? this.joined(phi, undefined);
      this.compareEdges(block, phi);
    }
    if (block.predecessors.length === 1) this.learnFromBranch(block.predecessors[0], block);
  }

  private learnFromBranch(from: Block, to: Block): void {
    const { terminator, successors } = from;
    if (terminator.op !== NodeOp.Branch || successors[0] === successors[1]) return;
    this.learn(terminator.inputs[0], successors[0] === to, to);
  }

  private visit(block: Block, index: number, rewrite: boolean): void {
    const node = block.nodes[index];
    if (rewrite) this.rewrite(block, index);
    if (node.rep === Rep.Int) this.current[node.id] = intervalOf(node, (i) => this.of(node.inputs[i]));
    if (node.op === NodeOp.Guard) this.learn(node.inputs[0], true, block);
  }

  /** What goes to the phis of the successors, with what the branch says on the way there. */
  private leave(block: Block): void {
    block.successors.forEach((to, n) => {
      if (!to.phis.some((phi) => phi.rep === Rep.Int)) return;
      const mark = this.undo.length;
      const isBranch = block.successors.length > 1 && block.successors[0] !== block.successors[1];
      if (isBranch) this.refine(block.terminator.inputs[0], n === 0);
      for (let edge = 0; edge < to.predecessors.length; edge++) {
        if (to.predecessors[edge] !== block) continue;
        for (const phi of to.phis) {
          if (phi.rep !== Rep.Int) continue;
          this.edges[phi.id] ??= [];
          this.edges[phi.id][edge] = this.of(phi.inputs[edge]);
        }
      }
      this.forget(mark);
    });
  }

  private of(node: Node): Interval {
    if (node.op === NodeOp.ConstInt) return new Interval(node.imm, node.imm);
    return this.current[node.id] ?? ALL;
  }

  // What conditions say -------------------------------------------------------------------------------------------------------------

  private set(node: Node, low: number, high: number): void {
    const old = this.of(node);
    const now = new Interval(Math.max(low, old.low), Math.min(high, old.high));
    // a contradiction: the code is not reached
    if (node.op === NodeOp.ConstInt || now.low > now.high || now.contains(old)) return;
    this.undo.push({ node, old: this.current[node.id] });
    this.current[node.id] = now;
  }

  private learn(condition: Node, value: boolean, block: Block): void {
    this.refine(condition, value);
    const [a, b] = condition.inputs;
    if (condition.op === NodeOp.NotBool) this.learn(a, !value, block);
    if (condition.op === NodeOp.AndBool && value) {
      this.learn(a, true, block);
      this.learn(b, true, block);
    }
    const pair = smaller(condition, value);
    if (pair !== undefined) this.less.set(`${pair[0].id} ${pair[1].id}`, block);
  }

  private isLess(a: Node, b: Node, block: Block): boolean {
    if (this.of(a).high < this.of(b).low) return true;
    const where = this.less.get(`${a.id} ${b.id}`);
    return where !== undefined && this.dominance.dominates(where, block);
  }

  private refine(condition: Node, value: boolean): void {
    const [a, b] = condition.inputs;
    if (condition.op === NodeOp.NotBool) {
      this.refine(a, !value);
      return;
    }
    if (condition.op === NodeOp.AndBool && value) {
      this.refine(a, true);
      this.refine(b, true);
      return;
    }
    if (condition.op === NodeOp.CompareUint) {
      // below something that is not negative
      const below = value && condition.imm === Compare.Lt && this.of(b).low >= 0;
      if (below) this.set(a, 0, this.of(b).high - 1);
      return;
    }
    if (condition.op !== NodeOp.CompareInt) return;
    const pair = smaller(condition, value);
    if (pair !== undefined) {
      const [x, y] = pair;
      this.set(x, INT_MIN, this.of(y).high - 1);
      this.set(y, this.of(x).low + 1, INT_MAX);
      return;
    }
    const most = smaller(condition, !value);
    if (most !== undefined) {
      // not y < x: x is at most y
      const [y, x] = most;
      this.set(x, INT_MIN, this.of(y).high);
      this.set(y, this.of(x).low, INT_MAX);
    } else if ((condition.imm === Compare.Eq) === value) {
      this.set(a, this.of(b).low, this.of(b).high);
      this.set(b, this.of(a).low, this.of(a).high);
    }
  }

  /** A phi of a loop is less than what its inputs are less than on their edges. */
  private compareEdges(block: Block, phi: Node): void {
    for (let edge = 0; edge < block.predecessors.length; edge++) {
      const from = block.predecessors[edge];
      if (!this.dominance.dominates(block, from)) continue;
      const pair = lastComparison(from, block);
      if (pair === undefined || pair[0] !== phi.inputs[edge]) continue;
      const bound = pair[1];
      if (bound.block === block || !this.dominance.dominates(bound.block, block)) continue;
      const others = phi.inputs.every(
        (input, i) =>
          i === edge ||
          (this.dominance.dominates(block, block.predecessors[i])
            ? lastComparison(block.predecessors[i], block)?.every((node, n) => node === [input, bound][n])
            : this.isLess(input, bound, block.predecessors[i])),
      );
      if (others) this.less.set(`${phi.id} ${bound.id}`, block);
    }
  }

  // What follows --------------------------------------------------------------------------------------------------------------------

  private become(node: Node, op: NodeOp): void {
    node.op = op;
    node.imm = 0;
    node.state = undefined;
    this.changed = true;
  }

  private answer(node: Node, value: boolean): void {
    node.op = NodeOp.ConstBool;
    node.imm = value ? 1 : 0;
    node.inputs = [];
    this.changed = true;
  }

  private rewrite(block: Block, index: number): void {
    const node = block.nodes[index];
    if (node.inputs.length === 0) return;
    const a = node.inputs[0].rep === Rep.Int ? this.of(node.inputs[0]) : ALL;
    const b = node.inputs.length > 1 && node.inputs[1].rep === Rep.Int ? this.of(node.inputs[1]) : ALL;
    switch (node.op) {
      case NodeOp.AddInt:
        if (a.low + b.low >= INT_MIN && a.high + b.high <= INT_MAX) this.become(node, NodeOp.AddInt32);
        return;
      case NodeOp.SubInt:
        if (a.low - b.high >= INT_MIN && a.high - b.low <= INT_MAX) this.become(node, NodeOp.SubInt32);
        return;
      case NodeOp.MulInt: {
        const [low, high] = productBounds(a, b);
        // 0 times a negative number is -0
        const minusZero = (a.low < 0 && b.low <= 0 && b.high >= 0) || (b.low < 0 && a.low <= 0 && a.high >= 0);
        if (low >= INT_MIN && high <= INT_MAX && !minusZero) this.become(node, NodeOp.MulInt32);
        return;
      }
      case NodeOp.UShrInt:
        if (a.low >= 0) this.become(node, NodeOp.UShrInt32);
        return;
      case NodeOp.ModInt:
        if (a.low >= 0 && b.low === b.high && b.low > 0 && (b.low & (b.low - 1)) === 0) {
          const mask = this.graph.node(NodeOp.ConstInt, Rep.Int, [], b.low - 1, 0, undefined, block);
          block.nodes.splice(index, 0, mask);
          node.inputs[1] = mask;
          this.become(node, NodeOp.AndInt);
        }
        return;
      case NodeOp.CompareInt:
        this.compareInt(node, a, b, block);
        return;
      case NodeOp.CompareUint:
        if (node.imm === Compare.Lt && a.low >= 0 && this.isLess(node.inputs[0], node.inputs[1], block)) {
          this.answer(node, true);
        }
        return;
      default:
        return;
    }
  }

  private compareInt(node: Node, a: Interval, b: Interval, block: Block): void {
    const [x, y] = node.inputs;
    for (const value of [true, false]) {
      const pair = smaller(node, value);
      if (pair !== undefined && this.isLess(pair[0], pair[1], block)) {
        this.answer(node, value);
        return;
      }
      // not less for certain
      if (pair !== undefined && this.of(pair[0]).low >= this.of(pair[1]).high) {
        this.answer(node, !value);
        return;
      }
    }
    const apart = a.high < b.low || b.high < a.low || this.isLess(x, y, block) || this.isLess(y, x, block);
    if (apart && node.imm >= Compare.Eq) this.answer(node, node.imm === Compare.Ne);
  }
}

/** The pair of which a signed comparison says, by its truth or falsehood, that the first is less than the second. */
function smaller(condition: Node, value: boolean): [Node, Node] | undefined {
  if (condition.op !== NodeOp.CompareInt) return undefined;
  const [a, b] = condition.inputs;
  switch (condition.imm) {
    case Compare.Lt:
      return value ? [a, b] : undefined;
    case Compare.Gt:
      return value ? [b, a] : undefined;
    case Compare.Ge:
      return value ? undefined : [a, b];
    case Compare.Le:
      return value ? undefined : [b, a];
    default:
      return undefined;
  }
}

/** What the branch says that leads to the end of `from`, and on to `to`. */
function lastComparison(from: Block, to: Block): [Node, Node] | undefined {
  let next = to;
  for (let block = from; ; [block] = block.predecessors) {
    const { terminator, successors } = block;
    if (terminator.op === NodeOp.Branch) {
      return successors[0] === successors[1] ? undefined : smaller(terminator.inputs[0], successors[0] === next);
    }
    if (block.predecessors.length !== 1) return undefined;
    next = block;
  }
}
