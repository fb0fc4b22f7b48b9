// An element that must be no hole, and then must be an int: an int is no hole. The second check takes the place of the first one, unless its failure
// there was seen before.

import type { Graph, Node } from '../ssa/graph.ts';
import { ExitReason, NodeOp, Rep } from '../ssa/node.ts';
import { Substitution } from './rewrite.ts';

/** Makes one check of two that are in the same block. True if there were such. */
export function fuseChecks(graph: Graph): boolean {
  const substitution = new Substitution();
  const read = new Uint8Array(graph.nodeCount);
  for (const block of graph.blocks) {
    for (const { inputs } of block.phis) for (const input of inputs) read[input.id] = 1;
    for (const node of block.nodes) if (!isCheck(node.op)) for (const input of node.inputs) read[input.id] = 1;
  }
  for (const block of graph.blocks) {
    const places = new Map<Node, number>();
    const fused = new Map<number, Node>();
    const gone = new Set<Node>();
    block.nodes.forEach((node, at) => {
      if (isElement(node)) places.set(node, at);
      if (!isCheck(node.op)) return;
      const [element] = node.inputs;
      const place = places.get(element);
      // a number loses its representation in memory
      if (place === undefined || (node.op === NodeOp.CheckNumber && read[element.id] !== 0)) return;
      places.delete(element);
      fused.set(place, graph.node(node.op, node.rep, [element.inputs[0]], ExitReason.Type, 0, element.state, block));
      gone.add(node);
      substitution.replace(node, fused.get(place)!);
    });
    if (fused.size === 0) continue;
    block.nodes = block.nodes.flatMap((node, at) => {
      const check = fused.get(at);
      if (check === undefined) return gone.has(node) ? [] : [node];
      const box = graph.node(NodeOp.Box, Rep.Tagged, [check], 0, 0, undefined, block);
      substitution.replace(node, box);
      return [check, box];
    });
  }
  substitution.apply(graph);
  return substitution.changed;
}

function isCheck(op: NodeOp): boolean {
  switch (op) {
    case NodeOp.CheckInt:
    case NodeOp.CheckNumber:
    case NodeOp.CheckObject:
    case NodeOp.CheckString:
    case NodeOp.CheckBool:
      return true;
    default:
      return false;
  }
}

/** An element that leaves as one out of bounds if it is a hole, and may leave for its type. */
function isElement({ op, imm, state }: Node): boolean {
  if (op !== NodeOp.CheckNotHole || imm !== ExitReason.Bounds || state === undefined) return false;
  const { offset, frame } = state;
  return !frame.fn.failed.some((exit) => exit.offset === offset && exit.reason === ExitReason.Type);
}
