// The box of a value that came out of a box is the old one. Late: until then a box says what it holds.

import type { Graph, Node } from '../ssa/graph.ts';
import { NodeOp } from '../ssa/node.ts';
import { Substitution } from './rewrite.ts';

/** Boxes of what was unboxed. True if there was one. */
export function reuseBoxes(graph: Graph): boolean {
  const substitution = new Substitution();
  for (const block of graph.blocks) {
    for (const node of block.nodes) {
      if (node.op === NodeOp.Box && isOutOfBox(node.inputs[0])) substitution.replace(node, node.inputs[0].inputs[0]);
    }
  }
  substitution.apply(graph);
  return substitution.changed;
}

/** Its input has the bits that boxing it would give. A checked number may have been an int. */
function isOutOfBox(node: Node): boolean {
  switch (node.op) {
    case NodeOp.Unbox:
    case NodeOp.CheckInt:
    case NodeOp.CheckObject:
    case NodeOp.CheckString:
    case NodeOp.CheckBool:
      return true;
    default:
      return false;
  }
}
