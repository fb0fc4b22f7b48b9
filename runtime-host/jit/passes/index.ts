// The passes, in the order in which they run.

import { analyzeFlow } from '../ssa/dominators.ts';
import type { Graph } from '../ssa/graph.ts';
import { removeDeadCode } from './dce.ts';
import { fold } from './fold.ts';
import { numberValues } from './gvn.ts';
import { dropHeaderStates, hoistInvariants } from './hoist.ts';
import { forwardMemory } from './memory.ts';
import { analyzeRanges } from './range.ts';
import { reuseBoxes } from './reuse-boxes.ts';
import { truncateSums } from './truncate.ts';
import { unboxPhis } from './unbox-phis.ts';

export interface Pass {
  name: string;
  run(graph: Graph): unknown;
}

/** Each with the reason for its place. */
export const PASSES: readonly Pass[] = [
  // before the `| 0` that says so is folded
  { name: 'truncate', run: truncateSums },
  // boxes that meet checks go, and leave phis of boxes
  { name: 'fold', run: fold },
  { name: 'unbox-phis', run: unboxPhis },
  // the checks of the phis that were unboxed
  { name: 'fold again', run: fold },
  // loads of the same memory become one node, and the guards on them too
  { name: 'memory', run: forwardMemory },
  { name: 'gvn', run: numberValues },
  { name: 'fold what is known now', run: fold },
  // guards are few now, and those that stay keep loads where they are
  { name: 'hoist', run: hoistInvariants },
  // bounds that are invariant lie in front of the loop now
  { name: 'range', run: analyzeRanges },
  { name: 'fold what ranges decide', run: fold },
  { name: 'drop header states', run: dropHeaderStates },
  // nothing asks any more what is in a box
  { name: 'reuse-boxes', run: reuseBoxes },
  { name: 'dce', run: removeDeadCode },
];

/** Runs every pass; `after` sees the graph after each, for dumps and the verifier. */
export function optimize(graph: Graph, after?: (graph: Graph, pass: string) => void): void {
  for (const pass of PASSES) {
    analyzeFlow(graph);
    pass.run(graph);
    after?.(graph, pass.name);
  }
  analyzeFlow(graph);
}
