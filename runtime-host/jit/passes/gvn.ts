// Global value numbering: a node whose equal is computed on every way to it is that node. Guards too: one that is dominated by the same
// guard on the same inputs cannot fail. What is known in a block because a guard held, or a branch was taken, answers later questions.
//
// What loads give depends on memory: memory.ts makes those that are the same one node; then the guards on them are the same here.

import type { Block, Graph, Node } from '../ssa/graph.ts';
import { Compare, NodeOp, Rep, TagTest } from '../ssa/node.ts';
import { Dominance } from './dominance.ts';
import { isRepeatable } from './effects.ts';
import { isCommutative } from './fold-arithmetic.ts';
import { Substitution } from './rewrite.ts';

/** Something that is true in a block and those that it dominates. */
interface Fact {
  block: Block;
  node: Node;
}

interface Truth {
  block: Block;
  value: boolean;
}

/** Finds equal nodes. True if one was replaced. */
export function numberValues(graph: Graph): boolean {
  return new Numbering(graph).run();
}

class Numbering {
  private readonly graph: Graph;
  private readonly dominance: Dominance;
  private readonly substitution = new Substitution();
  /**
   * The walk is one through the dominator tree, so one node for each key is enough: one that does not dominate the block is from a
   * subtree that is finished.
   */
  private readonly values = new Map<string, Fact>();
  private readonly truths = new Map<number, Truth>();
  /** By the number of a boxed value: what came out of it, when that has one representation only, and when it is a number. */
  private readonly unboxed = new Map<number, Fact>();
  private readonly numbers = new Map<number, Fact>();
  /** By the number of an address: the constant cell that it is. */
  private readonly cells = new Map<number, Fact>();
  private readonly tests = new Map<string, Fact>();
  private block: Block;
  private out: Node[] = [];
  private changed = false;

  constructor(graph: Graph) {
    this.graph = graph;
    this.block = graph.entry;
    this.dominance = new Dominance(graph);
  }

  run(): boolean {
    for (const block of this.dominance.preorder) {
      this.block = block;
      this.out = [];
      this.enter(block);
      block.phis = block.phis.filter((phi) => {
        this.substitution.resolveInputs(phi);
        return !this.replaceByEqual(phi, `${block.id} ${keyOf(phi)}`);
      });
      for (const node of block.nodes) this.visit(node);
      block.nodes = this.out;
    }
    this.substitution.apply(this.graph);
    return this.changed || this.substitution.changed;
  }

  /** What the branch before a block says about it. */
  private enter(block: Block): void {
    if (block.predecessors.length !== 1) return;
    const [from] = block.predecessors;
    const { terminator, successors } = from;
    if (terminator.op !== NodeOp.Branch || successors[0] === successors[1]) return;
    this.learn(terminator.inputs[0], successors[0] === block);
  }

  private visit(node: Node): void {
    this.substitution.resolveInputs(node);
    this.useFacts(node);
    if (node.op === NodeOp.Branch || node.op === NodeOp.Guard) {
      const known = this.truthOf(node.inputs[0]);
      if (known !== undefined && node.op === NodeOp.Guard && known) {
        this.changed = true;
        return;
      }
      if (known !== undefined && node.inputs[0].op !== NodeOp.ConstBool) {
        const answer = this.graph.node(NodeOp.ConstBool, Rep.Bool, [], known ? 1 : 0, 0, undefined, this.block);
        this.out.push(answer);
        node.inputs[0] = answer;
        this.changed = true;
      }
    }
    if (node.op === NodeOp.SameAddress && this.isAnotherCell(node)) {
      node.op = NodeOp.ConstBool;
      node.inputs = [];
      this.changed = true;
    }
    if (isRepeatable(node) && node.op !== NodeOp.Guard && this.replaceByEqual(node, keyOf(node))) return;
    this.out.push(node);
    if (node.op === NodeOp.Guard) this.learn(node.inputs[0], true);
    else this.learnType(node);
  }

  /** True if an equal node dominates this one, which is replaced by it. */
  private replaceByEqual(node: Node, key: string): boolean {
    const equal = this.lookup(this.values, key);
    if (equal === undefined) {
      this.values.set(key, { block: this.block, node });
      return false;
    }
    this.substitution.replace(node, equal);
    return true;
  }

  private lookup<K>(facts: Map<K, Fact>, key: K): Node | undefined {
    const fact = facts.get(key);
    return fact !== undefined && this.dominance.dominates(fact.block, this.block) ? fact.node : undefined;
  }

  private truthOf(condition: Node): boolean | undefined {
    if (condition.op === NodeOp.ConstBool) return condition.imm !== 0;
    if (condition.op === NodeOp.NotBool) {
      const inner = this.truthOf(condition.inputs[0]);
      return inner === undefined ? undefined : !inner;
    }
    const truth = this.truths.get(condition.id);
    return truth !== undefined && this.dominance.dominates(truth.block, this.block) ? truth.value : undefined;
  }

  /** From here on the condition has this value. */
  private learn(condition: Node, value: boolean): void {
    this.truths.set(condition.id, { block: this.block, value });
    const [a, b] = condition.inputs;
    switch (condition.op) {
      case NodeOp.NotBool:
        this.learn(a, !value);
        return;
      case NodeOp.AndBool:
        if (!value) return;
        this.learn(a, true);
        this.learn(b, true);
        return;
      case NodeOp.SameAddress:
        if (!value) return;
        if (b.op === NodeOp.ConstCell) this.cells.set(a.id, { block: this.block, node: b });
        if (a.op === NodeOp.ConstCell) this.cells.set(b.id, { block: this.block, node: a });
        return;
      case NodeOp.TestTag:
        if (value) this.tests.set(`${a.id} ${condition.imm}`, { block: this.block, node: condition });
        return;
      default:
        return;
    }
  }

  private isAnotherCell(node: Node): boolean {
    const [a, b] = node.inputs;
    const known = this.lookup(this.cells, b.op === NodeOp.ConstCell ? a.id : b.id);
    const asked = b.op === NodeOp.ConstCell ? b : a;
    return known !== undefined && asked.op === NodeOp.ConstCell && asked.imm !== known.imm;
  }

  private learnType(node: Node): void {
    if (node.inputs.length !== 1 || node.inputs[0].rep !== Rep.Tagged) return;
    const fact = { block: this.block, node };
    switch (node.op) {
      case NodeOp.CheckInt:
      case NodeOp.CheckObject:
      case NodeOp.CheckString:
      case NodeOp.CheckBool:
        this.unboxed.set(node.inputs[0].id, fact);
        return;
      case NodeOp.Unbox:
        // of numbers the representation in memory is not known
        if (node.rep >= Rep.Bool) this.unboxed.set(node.inputs[0].id, fact);
        return;
      case NodeOp.CheckNumber:
        this.numbers.set(node.inputs[0].id, fact);
        return;
      default:
        return;
    }
  }

  /** A question about a boxed value whose content was taken out before is asked of the content, boxed: folding answers it. */
  private useFacts(node: Node): void {
    switch (node.op) {
      case NodeOp.CheckInt:
      case NodeOp.CheckObject:
      case NodeOp.CheckString:
      case NodeOp.CheckBool:
        if (this.becomeUnbox(node)) return;
        this.rebox(node, 0, this.unboxed);
        return;
      case NodeOp.CheckNumber:
      case NodeOp.CheckNotHole:
      case NodeOp.Unbox:
        this.rebox(node, 0, this.unboxed);
        return;
      case NodeOp.TestTag:
      case NodeOp.Truthy:
        if (!this.rebox(node, 0, this.unboxed)) this.rebox(node, 0, this.numbers);
        return;
      case NodeOp.StrictEquals:
        for (const i of [0, 1]) if (!this.rebox(node, i, this.unboxed)) this.rebox(node, i, this.numbers);
        return;
      case NodeOp.SameBits:
        for (const i of [0, 1]) this.rebox(node, i, this.unboxed);
        return;
      default:
        return;
    }
  }

  private rebox(node: Node, index: number, facts: Map<number, Fact>): boolean {
    const input = node.inputs[index];
    if (input.rep !== Rep.Tagged) return false;
    const content = this.lookup(facts, input.id);
    // the same check is an equal node
    if (content === undefined || content.op === node.op) return false;
    const box = this.graph.node(NodeOp.Box, Rep.Tagged, [content], 0, 0, undefined, this.block);
    this.out.push(box);
    node.inputs[index] = box;
    this.changed = true;
    return true;
  }

  /** A check behind a branch that asked the same. */
  private becomeUnbox(node: Node): boolean {
    const test = this.lookup(this.tests, `${node.inputs[0].id} ${testOf(node.op)}`);
    if (test === undefined) return false;
    node.op = NodeOp.Unbox;
    node.imm = 0;
    node.state = undefined;
    this.changed = true;
    return true;
  }
}

function testOf(op: NodeOp): TagTest {
  switch (op) {
    case NodeOp.CheckInt:
      return TagTest.Int;
    case NodeOp.CheckObject:
      return TagTest.Object;
    case NodeOp.CheckString:
      return TagTest.String;
    default:
      return TagTest.Boolean;
  }
}

/** Equal for nodes that compute the same. Why a guard leaves does not matter. */
export function keyOf(node: Node): string {
  const [a, b] = node.inputs;
  const swap = node.inputs.length === 2 && a.id > b.id && mayswap(node);
  let key = `${node.op} ${node.rep}`;
  if (hasNumbers(node.op)) key += ` ${Object.is(node.imm, -0) ? '-0' : node.imm} ${node.aux}`;
  if (swap) return `${key},${b.id},${a.id}`;
  for (const input of node.inputs) key += `,${input.id}`;
  return key;
}

function mayswap(node: Node): boolean {
  if (isCommutative(node.op)) return true;
  const compares = node.op >= NodeOp.CompareInt && node.op <= NodeOp.CompareDouble;
  return compares && (node.imm === Compare.Eq || node.imm === Compare.Ne);
}

/** imm of checks is a reason, not part of what they compute. */
function hasNumbers(op: NodeOp): boolean {
  return op < NodeOp.CheckInt || op > NodeOp.UShrInt;
}
