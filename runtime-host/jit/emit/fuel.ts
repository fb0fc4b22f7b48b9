// Where fuel is counted in a local.
//
// Every iteration takes a unit of Cell.SliceFuel, and so does every call in it. A load and a store of the same cell each time are five cycles
// that the next one waits for, so loops count in a local: it is written back where control leaves, and around calls of what looks at fuel. Loops
// that mostly call gain nothing by that, and count in memory.

import type { Loop } from '../ssa/dominators.ts';
import type { Block, Node } from '../ssa/graph.ts';
import { NodeOp } from '../ssa/node.ts';
import { Does, doesOf } from '../ssa/op-info.ts';

/** How much more often a loop within another one runs. */
const ROUNDS = 8;

/** Headers of the loops that have their fuel in a local, each with the outermost loop that has the same one. */
export function fuelLoops(loops: Map<Block, Loop>): Map<Block, Loop> {
  const found = new Map<Block, Loop>();
  // those around others first
  const sorted = [...loops.values()].sort((a, b) => a.header.loopDepth - b.header.loopDepth);
  for (const loop of sorted) {
    const around = loop.parent === undefined ? undefined : found.get(loop.parent.header);
    if (around !== undefined) found.set(loop.header, around);
    else if (gains(loop)) found.set(loop.header, loop);
  }
  return found;
}

/** Is fuel taken more often than it is looked at? */
function gains(loop: Loop): boolean {
  let burns = 0;
  let calls = 0;
  for (const block of loop.blocks) {
    const weight = ROUNDS ** (block.loopDepth - loop.header.loopDepth);
    for (const node of block.nodes) {
      if (node.op === NodeOp.BurnLoop || node.op === NodeOp.BurnCall || node.op === NodeOp.CallCode) burns += weight;
      if (looksAtFuel(node)) calls += weight;
    }
  }
  return burns > calls;
}

/** Calls the VM, or another function, whenever it runs: allocations seldom do. */
function looksAtFuel(node: Node): boolean {
  switch (node.op) {
    case NodeOp.StrictEquals:
    case NodeOp.CallPure:
    case NodeOp.CallMakes:
    case NodeOp.CallArraySet:
    case NodeOp.NewClosure:
      return true;
    default:
      return doesOf(node.op) === Does.Calls;
  }
}
