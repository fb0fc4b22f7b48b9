// Constant folding and identities: every node is looked at once, in an order in which inputs come first, and what it is replaced by is
// simplified as it is made. Phis and branches whose answer is known go with it.

import { Kind } from '../../../vm-assembly/abi/layout.ts';
import type { Block, FrameState, Graph, Node } from '../ssa/graph.ts';
import { Compare, NodeOp, Place, Rep } from '../ssa/node.ts';
import { foldArithmetic } from './fold-arithmetic.ts';
import { foldConversion } from './fold-conversion.ts';
import { mapState, removeEdge, Substitution } from './rewrite.ts';

/** Makes nodes in front of the one that is being looked at. */
export class Builder {
  private readonly graph: Graph;
  block: Block;
  out: Node[] = [];

  constructor(graph: Graph) {
    this.graph = graph;
    this.block = graph.entry;
  }

  /** A new pure node, already simplified. */
  make(op: NodeOp, rep: Rep, inputs: Node[], imm = 0, aux = 0): Node {
    const node = this.graph.node(op, rep, inputs, imm, aux, undefined, this.block);
    const by = simplify(node, this);
    if (by !== undefined) return by;
    this.out.push(node);
    return node;
  }

  int(value: number): Node {
    return this.make(NodeOp.ConstInt, Rep.Int, [], value | 0);
  }

  double(value: number): Node {
    return this.make(NodeOp.ConstDouble, Rep.Double, [], value);
  }

  bool(value: boolean): Node {
    return this.make(NodeOp.ConstBool, Rep.Bool, [], value ? 1 : 0);
  }
}

/** What stands for the node, if it is not itself; it may be changed in place. */
function simplify(node: Node, make: Builder): Node | undefined {
  return foldConversion(node, make) ?? foldArithmetic(node, make) ?? foldBool(node, make) ?? foldClosure(node, make);
}

/** What is known of a closure that was just made. */
function foldClosure(node: Node, make: Builder): Node | undefined {
  const [f] = node.inputs;
  if (node.op !== NodeOp.Load || f?.op !== NodeOp.NewClosure) return undefined;
  switch (node.aux) {
    case Place.FunctionEnv:
      return f.inputs[0];
    case Place.FunctionCode:
      return make.make(NodeOp.ConstCell, Rep.Raw, [], f.imm);
    case Place.Kind:
      return make.int(Kind.Function);
    default:
      return undefined;
  }
}

function foldBool(node: Node, make: Builder): Node | undefined {
  const [a, b] = node.inputs;
  switch (node.op) {
    case NodeOp.NotBool:
      if (a.op === NodeOp.ConstBool) return make.bool(a.imm === 0);
      if (a.op === NodeOp.NotBool) return a.inputs[0];
      if (a.op === NodeOp.CompareInt) return make.make(a.op, Rep.Bool, a.inputs.slice(), negated(a.imm));
      // with NaN only these two are each other's opposite
      if (a.op === NodeOp.CompareDouble && a.imm >= Compare.Eq)
        return make.make(a.op, Rep.Bool, a.inputs.slice(), negated(a.imm));
      return undefined;
    case NodeOp.AndBool:
      if (a === b) return a;
      if (a.op === NodeOp.ConstBool) return a.imm === 0 ? a : b;
      if (b.op === NodeOp.ConstBool) return b.imm === 0 ? b : a;
      return undefined;
    default:
      return undefined;
  }
}

function negated(compare: number): number {
  switch (compare) {
    case Compare.Lt:
      return Compare.Ge;
    case Compare.Le:
      return Compare.Gt;
    case Compare.Gt:
      return Compare.Le;
    case Compare.Ge:
      return Compare.Lt;
    case Compare.Eq:
      return Compare.Ne;
    default:
      return Compare.Eq;
  }
}

/** The one node that all inputs of a phi are, itself not counted. */
function singleInput(phi: Node): Node | undefined {
  let single: Node | undefined;
  for (const input of phi.inputs) {
    if (input === phi || input === single) continue;
    if (single !== undefined) return undefined;
    single = input;
  }
  return single;
}

/** One round. True if something changed. Leaves unreachable blocks behind. */
export function fold(graph: Graph): boolean {
  const substitution = new Substitution();
  const make = new Builder(graph);
  let changed = false;
  for (const block of graph.blocks) {
    make.block = block;
    block.phis = block.phis.filter((phi) => {
      substitution.resolveInputs(phi);
      const single = singleInput(phi);
      if (single === undefined) return true;
      substitution.replace(phi, single);
      return false;
    });
    make.out = [];
    for (const node of block.nodes) {
      substitution.resolveInputs(node);
      const by = simplify(node, make);
      if (by !== undefined) {
        substitution.replace(node, by);
        continue;
      }
      if (node.op === NodeOp.Guard && node.inputs[0].op === NodeOp.ConstBool && node.inputs[0].imm !== 0) {
        changed = true;
        continue;
      }
      if (node.op === NodeOp.Branch) changed = foldBranch(block, node) || changed;
      make.out.push(node);
    }
    changed ||= make.out.length !== block.nodes.length;
    block.nodes = make.out;
  }
  substitution.apply(graph);
  unboxStates(graph);
  return changed || substitution.changed;
}

/** Frame states hold what is in a box instead of the box: it is boxed on the way out. */
function unboxStates(graph: Graph): void {
  const seen = new Set<FrameState>();
  const inside = (node: Node): Node => (node.op === NodeOp.Box ? node.inputs[0] : node);
  for (const block of graph.blocks) {
    for (let i = -1; i < block.nodes.length; i++) {
      let state = i < 0 ? block.headerState : block.nodes[i].state;
      for (; state !== undefined && !seen.has(state); state = state.parent) {
        seen.add(state);
        mapState(state, inside);
      }
    }
  }
}

function foldBranch(block: Block, node: Node): boolean {
  let changed = false;
  while (node.inputs[0].op === NodeOp.NotBool) {
    node.inputs[0] = node.inputs[0].inputs[0];
    block.successors.reverse();
    // edges to one and the same block change places there too
    if (block.successors[0] === block.successors[1]) swapEdges(block.successors[0], block);
    changed = true;
  }
  if (node.inputs[0].op !== NodeOp.ConstBool) return changed;
  removeEdge(block, node.inputs[0].imm !== 0 ? 1 : 0);
  node.op = NodeOp.Jump;
  node.inputs.length = 0;
  return true;
}

function swapEdges(to: Block, from: Block): void {
  const i = to.predecessors.indexOf(from);
  const j = to.predecessors.lastIndexOf(from);
  for (const phi of to.phis) [phi.inputs[i], phi.inputs[j]] = [phi.inputs[j], phi.inputs[i]];
}
