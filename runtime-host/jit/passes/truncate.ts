// Sums and differences of ints whose low 32 bits are all that anybody looks at need no overflow check: `(a + b) | 0`, `(i + 1) & mask`.
// Runs before folding takes the `| 0` away.

import { ElementType } from '../../../vm-assembly/abi/layout.ts';
import { eachStateNode, type Graph, type Node } from '../ssa/graph.ts';
import { NodeOp } from '../ssa/node.ts';

/** A chain of sums and products is exact as a double while it adds no more bits than this to the first 31. */
const MOST_BITS = 21;

/** Makes AddInt, SubInt, and MulInt with a small constant wrap where no one can tell. */
export function truncateSums(graph: Graph): boolean {
  const candidates: Node[] = [];
  /** By node id: 1 for sums of which only the low bits were needed so far. */
  const low = new Uint8Array(graph.nodeCount);
  /** By node id, of sums and products: how many bits they may have above 31. */
  const bits = new Uint8Array(graph.nodeCount);
  const { blocks } = graph;
  for (const block of blocks) {
    for (const node of block.nodes) {
      if (node.op < NodeOp.AddInt || node.op > NodeOp.MulInt) continue;
      const most = Math.max(bits[node.inputs[0].id], bits[node.inputs[1].id]);
      bits[node.id] = Math.min(255, most + (node.op === NodeOp.MulInt ? factorBits(node) : 1));
      if (bits[node.id] > MOST_BITS) continue;
      low[node.id] = 1;
      candidates.push(node);
    }
  }
  if (candidates.length === 0) return false;
  const need = (node: Node): void => {
    low[node.id] = 0;
  };
  for (const block of blocks) {
    for (const phi of block.phis) phi.inputs.forEach(need);
    for (const node of block.nodes) {
      if (low[node.id] !== 0) continue;
      for (let i = 0; i < node.inputs.length; i++) if (!usesLowBits(node, i)) need(node.inputs[i]);
    }
    eachStateNode(block.headerState, need);
  }
  // what a sum that stays needs is exact too, and so is what a frame state holds that stays
  const stays = new Uint8Array(graph.nodeCount);
  for (let again = true; again; ) {
    again = false;
    for (const block of blocks) {
      for (const node of block.nodes) {
        if (low[node.id] !== 0 || stays[node.id] !== 0) continue;
        stays[node.id] = 1;
        eachStateNode(node.state, need);
        if (bits[node.id] === 0) continue;
        node.inputs.forEach(need);
        again = true;
      }
    }
    // inputs come first: one more round finds those that this one took back
    again ||= candidates.some((node) => low[node.id] === 0 && stays[node.id] === 0);
  }
  let changed = false;
  for (const node of candidates) {
    if (low[node.id] === 0) continue;
    node.op += NodeOp.AddInt32 - NodeOp.AddInt;
    node.imm = 0;
    node.state = undefined;
    changed = true;
  }
  return changed;
}

/** How much longer than the other factor the product is. */
function factorBits(node: Node): number {
  const [a, b] = node.inputs;
  const factor = b.op === NodeOp.ConstInt ? b : a;
  return factor.op === NodeOp.ConstInt ? Math.max(1, 32 - Math.clz32(Math.abs(factor.imm))) : 255;
}

/** Input `index` counts modulo 2^32 only. Sums do: what is asked of them is asked of their inputs. */
function usesLowBits(node: Node, index: number): boolean {
  switch (node.op) {
    case NodeOp.AddInt32:
    case NodeOp.SubInt32:
    case NodeOp.MulInt32:
    case NodeOp.AndInt:
    case NodeOp.OrInt:
    case NodeOp.XorInt:
    case NodeOp.ShlInt:
    case NodeOp.ShrInt:
    case NodeOp.UShrInt32:
    case NodeOp.UShrInt:
      return true;
    case NodeOp.StoreTyped:
      return index === 2 && isWrapped(node.imm);
    default:
      return false;
  }
}

function isWrapped(type: number): boolean {
  return type <= ElementType.Uint32 && type !== ElementType.Uint8Clamped;
}
