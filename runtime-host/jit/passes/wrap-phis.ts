// Phis of doubles of which somebody wants the low 32 bits only: hashes begin with a number beyond int32, or end in `>>> 0`. They get a second phi
// with those bits, so that no iteration waits for a conversion to a double and back.

import type { Graph, Node } from '../ssa/graph.ts';
import { NodeOp, Rep } from '../ssa/node.ts';
import { Substitution } from './rewrite.ts';

/** Replaces ToInt32 of double phis whose inputs are ints or constants by int phis. True if there was one. */
export function wrapPhis(graph: Graph): boolean {
  const phis: Node[] = [];
  const asked: Node[] = [];
  for (const block of graph.blocks) {
    for (const phi of block.phis) if (phi.rep === Rep.Double) phis.push(phi);
    for (const node of block.nodes) {
      if (node.op === NodeOp.DoubleToInt32 && node.inputs[0].op === NodeOp.Phi) asked.push(node);
    }
  }
  if (asked.length === 0) return false;
  const able = ablePhis(phis);
  const wrapped = new Map<Node, Node>();
  const work: Node[] = [];
  const wrap = (phi: Node): Node => {
    let by = wrapped.get(phi);
    if (by === undefined) {
      by = graph.node(NodeOp.Phi, Rep.Int, [], 0, 0, undefined, phi.block);
      wrapped.set(phi, by);
      work.push(phi);
    }
    return by;
  };
  const substitution = new Substitution();
  for (const node of asked) if (able.has(node.inputs[0])) substitution.replace(node, wrap(node.inputs[0]));
  for (let phi = work.pop(); phi !== undefined; phi = work.pop()) {
    const by = wrap(phi);
    phi.block.phis.push(by);
    by.inputs = phi.inputs.map((input) => (input.op === NodeOp.Phi ? wrap(input) : lowBits(graph, input)));
  }
  substitution.apply(graph);
  return substitution.changed;
}

/** Phis whose inputs are what `lowBits` knows, or such phis. */
function ablePhis(phis: readonly Node[]): Set<Node> {
  const able = new Set(phis);
  for (let again = true; again; ) {
    again = false;
    for (const phi of able) {
      const known = phi.inputs.every((input) => (input.op === NodeOp.Phi ? able.has(input) : hasLowBits(input)));
      if (known) continue;
      able.delete(phi);
      again = true;
    }
  }
  return able;
}

function hasLowBits(node: Node): boolean {
  return node.op === NodeOp.IntToDouble || node.op === NodeOp.UintToDouble || node.op === NodeOp.ConstDouble;
}

function lowBits(graph: Graph, node: Node): Node {
  if (node.op !== NodeOp.ConstDouble) return node.inputs[0];
  const { block } = node;
  const bits = graph.node(NodeOp.ConstInt, Rep.Int, [], node.imm | 0, 0, undefined, block);
  block.nodes.splice(block.nodes.indexOf(node), 0, bits);
  return bits;
}
