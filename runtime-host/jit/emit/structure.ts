// Control flow as Wasm has it: blocks, loops and ifs. The way of Ramsey, "Beyond Relooper" (2022): the dominator tree says what is nested
// in what, a block where edges meet is what follows a Wasm block, a loop header is a Wasm loop. No variable ever holds a label.

import type { Block, Graph } from '../ssa/graph.ts';

/** Questions about the shape of a graph whose order and dominators are known. */
export class Structure {
  /** By block id: blocks where edges meet that the block dominates directly, the last one in the order first. */
  private readonly merges: Block[][] = [];
  private readonly isMerge: Uint8Array;

  constructor(graph: Graph) {
    this.isMerge = new Uint8Array(graph.blocks.length);
    for (const block of graph.blocks) {
      this.merges.push([]);
      let forward = 0;
      for (const from of block.predecessors) if (from.order < block.order) forward++;
      if (forward > 1) this.isMerge[block.id] = 1;
    }
    for (let i = graph.blocks.length - 1; i > 0; i--) {
      const block = graph.blocks[i];
      if (this.isMerge[block.id]) this.merges[block.dominator!.id].push(block);
    }
  }

  mergesOf(block: Block): readonly Block[] {
    return this.merges[block.id];
  }

  /** Is an edge to the block a branch? Otherwise the block's code stands where the edge is. */
  isLabel(from: Block, to: Block): boolean {
    return this.isMerge[to.id] === 1 || to.order <= from.order;
  }
}
