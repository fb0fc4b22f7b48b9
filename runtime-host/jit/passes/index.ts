// The passes, in the order in which they run.

import type { CompileRequest } from '../request.ts';
import { analyzeFlow } from '../ssa/dominators.ts';
import type { Graph } from '../ssa/graph.ts';
import { removeDeadCode } from './dce.ts';
import { fold } from './fold.ts';
import { fuseChecks } from './fuse-checks.ts';
import { numberValues } from './gvn.ts';
import { dropHeaderStates, hoistInvariants } from './hoist.ts';
import { forwardMemory } from './memory.ts';
import { analyzeRanges } from './range.ts';
import { reuseBoxes } from './reuse-boxes.ts';
import { replaceAllocations } from './scalars.ts';
import { threadJumps } from './thread.ts';
import { truncateSums } from './truncate.ts';
import { unboxPhis } from './unbox-phis.ts';
import { wrapPhis } from './wrap-phis.ts';

export interface Pass {
  name: string;
  /** True if something changed. */
  run(graph: Graph, request: CompileRequest): boolean;
}

/** Each with the reason for its place. */
export const PASSES: readonly Pass[] = [
  // before the `| 0` that says so is folded
  { name: 'truncate', run: truncateSums },
  // boxes that meet checks go, and leave phis of boxes
  { name: 'fold', run: fold },
  { name: 'unbox-phis', run: unboxPhis },
  // the checks of the phis that were unboxed
  { name: 'fold unboxed', run: fold },
  // memory is asked by address: equal addresses have to be one node
  { name: 'gvn', run: numberValues },
  { name: 'fold known', run: fold },
  // equal questions are one node; what is known on each way is known to loads then
  { name: 'thread', run: threadJumps },
  { name: 'memory', run: forwardMemory },
  // guards of loads that are one node now
  { name: 'gvn of loads', run: numberValues },
  { name: 'fold loaded', run: fold },
  // what was forwarded may be boxed on all ways into a phi
  { name: 'unbox-phis of loads', run: unboxPhis },
  { name: 'fold unboxed loads', run: fold },
  // every check that is left is needed
  { name: 'fuse-checks', run: fuseChecks },
  // representations of phis stay as they are now; what this leaves of doubles may be dead
  { name: 'wrap-phis', run: wrapPhis },
  // guards are few now, and those that stay keep loads where they are; dead ones would keep loads too
  { name: 'dce before hoist', run: removeDeadCode },
  // what allocations are used for shows; what was in them may be invariant
  { name: 'scalars', run: replaceAllocations },
  { name: 'hoist', run: hoistInvariants },
  // bounds that are invariant lie in front of the loop now
  { name: 'range', run: analyzeRanges },
  { name: 'fold decided', run: fold },
  // nobody leaves at a loop's header any more, and what was moved there from several places is there several times
  { name: 'drop header states', run: dropHeaderStates },
  { name: 'gvn of hoisted', run: numberValues },
  // nothing asks any more what is in a box
  { name: 'reuse-boxes', run: reuseBoxes },
  { name: 'dce', run: removeDeadCode },
];

/** Runs every pass; `after` sees the graph after each, for dumps and the verifier. */
export function optimize(graph: Graph, request: CompileRequest, after?: (graph: Graph, pass: string) => void): void {
  // After it folded nothing, there is nothing to fold until another pass changes something.
  let folds = true;
  for (const pass of PASSES) {
    analyzeFlow(graph);
    if (pass.run === fold) {
      if (folds) folds = fold(graph);
    } else if (pass.run(graph, request)) folds = true;
    after?.(graph, pass.name);
  }
  analyzeFlow(graph);
}
