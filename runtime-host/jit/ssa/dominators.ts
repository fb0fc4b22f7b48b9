// Order, dominators and loops of a graph. Dominators as in Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm".

import { assert } from './assert.ts';
import type { Block, Graph } from './graph.ts';

/** A natural loop. */
export class Loop {
  readonly header: Block;
  readonly blocks: Set<Block> = new Set();
  /** The smallest loop around this one. */
  parent: Loop | undefined = undefined;
  /** Nothing in it is a loop. */
  innermost = true;

  constructor(header: Block) {
    this.header = header;
  }
}

/**
 * Sets `order`, `dominator`, `loop` and `loopDepth` of every block, drops the blocks that cannot be reached, and puts the others into
 * reverse postorder, where `id` is their place. Returns the loops by header; the graph must be reducible.
 */
export function analyzeFlow(graph: Graph): Map<Block, Loop> {
  const known = graph.flow;
  if (known !== undefined && known.holds(graph)) return known.loops;
  arrange(graph);
  dominate(graph);
  const loops = findLoops(graph);
  graph.flow = new Flow(graph, loops);
  return loops;
}

/** What was found, and the edges that it holds for: most passes change none. */
export class Flow {
  readonly loops: Map<Block, Loop>;
  private readonly blocks: readonly Block[];
  private readonly edges: readonly Block[];

  constructor(graph: Graph, loops: Map<Block, Loop>) {
    this.loops = loops;
    this.blocks = graph.blocks.slice();
    this.edges = edgesOf(graph);
  }

  holds({ blocks }: Graph): boolean {
    const { edges } = this;
    if (blocks.length !== this.blocks.length) return false;
    let at = 0;
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i];
      if (block !== this.blocks[i] || block.id !== i) return false;
      for (const to of block.successors) if (edges[at++] !== to) return false;
      for (const from of block.predecessors) if (edges[at++] !== from) return false;
      if (edges[at++] !== block) return false;
    }
    return true;
  }
}

/** The neighbours of each block, and it itself after them. */
function edgesOf(graph: Graph): Block[] {
  const edges: Block[] = [];
  for (const block of graph.blocks) {
    for (const to of block.successors) edges.push(to);
    for (const from of block.predecessors) edges.push(from);
    edges.push(block);
  }
  return edges;
}

/** Reverse postorder: the first successor comes as early as it can, so that the likely way is the dense one. */
function arrange(graph: Graph): void {
  const seen = new Set<Block>([graph.entry]);
  const postorder: Block[] = [];
  const path: Block[] = [graph.entry];
  const next: number[] = [graph.entry.successors.length];
  while (path.length > 0) {
    const top = path.length - 1;
    if (next[top] === 0) {
      postorder.push(path[top]);
      path.pop();
      next.pop();
      continue;
    }
    const to = path[top].successors[--next[top]];
    if (seen.has(to)) continue;
    seen.add(to);
    path.push(to);
    next.push(to.successors.length);
  }
  for (const block of graph.blocks) {
    if (seen.has(block)) continue;
    for (const to of block.successors) if (seen.has(to)) removePredecessor(to, block);
  }
  graph.blocks.length = 0;
  for (let i = postorder.length - 1; i >= 0; i--) {
    const block = postorder[i];
    block.order = graph.blocks.length;
    block.id = block.order;
    graph.blocks.push(block);
  }
}

/** Takes one edge out of a block's predecessors, and out of its phis. */
export function removePredecessor(block: Block, from: Block): void {
  const index = block.predecessors.indexOf(from);
  block.predecessors.splice(index, 1);
  for (const phi of block.phis) phi.inputs.splice(index, 1);
}

function dominate(graph: Graph): void {
  for (const block of graph.blocks) block.dominator = undefined;
  const entry = graph.entry;
  // The entry stands for its own dominator while this runs.
  entry.dominator = entry;
  let changed = true;
  while (changed) {
    changed = false;
    for (const block of graph.blocks) {
      if (block === entry) continue;
      let dominator: Block | undefined;
      for (const from of block.predecessors) {
        if (from.dominator === undefined) continue;
        dominator = dominator === undefined ? from : common(dominator, from);
      }
      if (block.dominator === dominator) continue;
      block.dominator = dominator;
      changed = true;
    }
  }
  entry.dominator = undefined;
}

function common(a: Block, b: Block): Block {
  while (a !== b) {
    while (a.order > b.order) a = a.dominator!;
    while (b.order > a.order) b = b.dominator!;
  }
  return a;
}

/** Is `a` on every way to `b`? */
export function dominates(a: Block, b: Block): boolean {
  let at: Block | undefined = b;
  while (at !== undefined && at.order > a.order) at = at.dominator;
  return at === a;
}

function findLoops(graph: Graph): Map<Block, Loop> {
  const loops = new Map<Block, Loop>();
  for (const block of graph.blocks) {
    block.loop = undefined;
    block.loopDepth = 0;
  }
  // Inner headers come later in the order: from the last one on, the first loop that finds a block is its innermost.
  for (let i = graph.blocks.length - 1; i >= 0; i--) {
    const header = graph.blocks[i];
    const latches = header.predecessors.filter((from) => from.order >= header.order);
    if (latches.length === 0) continue;
    const loop = new Loop(header);
    loops.set(header, loop);
    loop.blocks.add(header);
    const work = latches;
    while (work.length > 0) {
      const block = work.pop()!;
      if (loop.blocks.has(block)) continue;
      assert(dominates(header, block), 'flow is reducible');
      loop.blocks.add(block);
      for (const from of block.predecessors) work.push(from);
    }
    for (const block of loop.blocks) {
      block.loopDepth++;
      if (block.loop === undefined) {
        block.loop = header;
        continue;
      }
      const inner = loops.get(block.loop)!;
      loop.innermost = false;
      if (inner.header === block && inner.parent === undefined) inner.parent = loop;
    }
  }
  return loops;
}
