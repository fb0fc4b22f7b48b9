// Where fuel is counted in a local.
//
// Every iteration takes a unit of Cell.SliceFuel. A load and a store of the same cell each time are five cycles from one iteration to the
// next, so a loop that contains no other loop and calls nothing that looks at fuel counts in a local, and writes it back where control
// leaves the loop.

import type { Loop } from '../ssa/dominators.ts';
import type { Block, Node } from '../ssa/graph.ts';
import { NodeOp } from '../ssa/node.ts';
import { Does, doesOf } from '../ssa/op-info.ts';

/** Headers of the loops that have their fuel in a local. */
export function fuelLoops(loops: Map<Block, Loop>): Set<Block> {
  const found = new Set<Block>();
  for (const [header, loop] of loops) {
    if (!loop.innermost) continue;
    let quiet = true;
    let burns = false;
    for (const block of loop.blocks) {
      for (const node of block.nodes) {
        quiet &&= isQuiet(node);
        burns ||= node.op === NodeOp.BurnLoop;
      }
    }
    if (quiet && burns) found.add(header);
  }
  return found;
}

function isQuiet(node: Node): boolean {
  switch (node.op) {
    case NodeOp.StrictEquals:
    case NodeOp.CallPure:
      // Ropes are flattened: memory is taken, and a collection may want the slice to end.
      return false;
    default: {
      const does = doesOf(node.op);
      return does !== Does.Allocates && does !== Does.Calls;
    }
  }
}
