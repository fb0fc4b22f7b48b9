// Which addresses are certainly different: what a new cell is, no older value can be.

import { eachStateNode, type Graph, type Node } from '../ssa/graph.ts';
import { NodeOp, Place, Rep } from '../ssa/node.ts';
import type { Dominance } from './dominance.ts';
import { isAllocation } from './effects.ts';

const LAST = 0x7fffffff;

export class Aliases {
  private readonly dominance: Dominance;
  /** By node id: place in its block. */
  private readonly position: Int32Array;
  /** By node id: 1 for new cells whose address is kept by something that could be found later. */
  private readonly escaped: Uint8Array;

  constructor(graph: Graph, dominance: Dominance) {
    this.dominance = dominance;
    this.position = new Int32Array(graph.nodeCount);
    this.escaped = new Uint8Array(graph.nodeCount);
    for (const block of graph.blocks) {
      for (const phi of block.phis) for (const input of phi.inputs) this.escaped[input.id] = 1;
      for (let i = 0; i < block.nodes.length; i++) {
        this.position[block.nodes[i].id] = i + 1;
        this.markEscapes(block.nodes[i]);
      }
    }
  }

  /** Addresses may be kept in boxes, memory and calls; a frame state only shows them to the interpreter when control leaves. */
  private markEscapes(node: Node): void {
    switch (node.op) {
      case NodeOp.Load:
      case NodeOp.SameAddress:
        return;
      case NodeOp.Store:
        this.escaped[node.inputs[1].id] = 1;
        return;
      case NodeOp.Step:
      case NodeOp.StepBranch:
        // the instruction reads registers
        eachStateNode(node.state, (held) => {
          this.escaped[held.id] = 1;
        });
        return;
      default:
        for (const input of node.inputs) this.escaped[input.id] = 1;
    }
  }

  /** The node was put at the end of a block. */
  moved(node: Node): void {
    this.position[node.id] = LAST;
  }

  /** A new cell that guest code never sees, as long as compiled code runs. */
  isPrivate(node: Node): boolean {
    return isAllocation(node) && node.op !== NodeOp.NewArray && this.escaped[node.id] === 0;
  }

  /** The two are never the same cell. */
  differ(a: Node, b: Node): boolean {
    if (a === b) return false;
    if (isAllocation(a) && (isAllocation(b) || this.isBefore(b, a) || this.isPrivate(a))) return true;
    if (isAllocation(b) && (this.isBefore(a, b) || this.isPrivate(b))) return true;
    if (a.rep === Rep.Raw && b.rep === Rep.Object) return isTable(a);
    return b.rep === Rep.Raw && a.rep === Rep.Object && isTable(b);
  }

  /** Whenever both are there, a was computed before b. */
  private isBefore(a: Node, b: Node): boolean {
    if (a.block === b.block) return this.position[a.id] < this.position[b.id];
    return this.dominance.dominates(a.block, b.block);
  }
}

/** Slots and elements lie in cells that are no objects. A constant address may lie within one, and an environment is taken for one. */
function isTable(node: Node): boolean {
  return node.op === NodeOp.Load && (node.aux === Place.Slots || node.aux === Place.Elements);
}
