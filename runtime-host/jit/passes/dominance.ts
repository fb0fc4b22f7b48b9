// The dominator tree as numbers. It rests on what analyzeFlow wrote into the blocks.

import type { Block, Graph } from '../ssa/graph.ts';

/** The dominator tree with numbers, so that "dominates" is two compares. */
export class Dominance {
  /** Blocks in the order in which the tree is walked: parents before children, subtrees together. */
  readonly preorder: Block[] = [];
  private readonly first: Int32Array;
  private readonly last: Int32Array;

  constructor(graph: Graph) {
    const count = graph.blocks.length;
    this.first = new Int32Array(count).fill(-1);
    this.last = new Int32Array(count).fill(-1);
    const children: Block[][] = [];
    for (let i = 0; i < count; i++) children.push([]);
    for (const block of graph.blocks) if (block.dominator !== undefined) children[block.dominator.id].push(block);
    const stack: Block[] = [graph.entry];
    const next = new Int32Array(count);
    while (stack.length > 0) {
      const block = stack[stack.length - 1];
      if (this.first[block.id] < 0) {
        this.first[block.id] = this.preorder.length;
        this.preorder.push(block);
      }
      const list = children[block.id];
      if (next[block.id] < list.length) stack.push(list[next[block.id]++]);
      else {
        this.last[block.id] = this.preorder.length;
        stack.pop();
      }
    }
  }

  /** Every way to b goes through a. True for a block and itself. */
  dominates(a: Block, b: Block): boolean {
    const at = this.first[b.id];
    return at >= this.first[a.id] && at < this.last[a.id];
  }
}
