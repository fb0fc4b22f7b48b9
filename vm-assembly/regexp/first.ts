// What may come next: the set of characters that a match of some nodes can begin with. It may be too large, never too small.

import { Ptr } from '../value/value.ts';
import { newSet, setAddAll, setCount, setNormalize, setOf } from './charset.ts';
import { Node, nodeGet, nodeMin, nodeNext, nodeType } from './nodes.ts';

/** Anything may follow, the end too. */
export const UNKNOWN: Ptr = 0;
/** The match ends: nothing that follows can fail. */
export const ACCEPT: Ptr = 1;

/** Sets with more ranges are taken for unknown: the union of large classes costs more than it gives. */
const MAX_RANGES: u32 = 2000;

// What was gathered; 0 once it is unknown.
let gathered: Ptr = 0;
let steps: u32 = 0;

function gather(set: Ptr): void {
  if (gathered == 0) return;
  gathered = setAddAll(gathered, set);
  if (gathered != 0 && setCount(gathered) > MAX_RANGES) gathered = 0;
}

/** Gathers what a node begins with, as far as it takes characters. */
function visit(node: u32): void {
  // a pattern of thousands of nodes that match nothing would be walked again and again
  if (gathered == 0 || ++steps > 500) {
    gathered = 0;
    return;
  }
  switch (nodeType(node)) {
    case Node.Char: {
      const set = setOf(nodeGet(node, 3), nodeGet(node, 3));
      if (set == 0) gathered = 0;
      else gather(set);
      break;
    }
    case Node.Set: gather(nodeGet(node, 3)); break;
    case Node.Sequence: visitAll(nodeGet(node, 3)); break;
    case Node.Alternation:
      for (let n = nodeGet(node, 3); n != 0 && gathered != 0; n = nodeNext(n)) visit(n);
      break;
    case Node.Capture: visit(nodeGet(node, 3)); break;
    case Node.Quantifier:
      if (nodeGet(node, 5) != 0) visit(nodeGet(node, 3));
      break;
    case Node.BackReference: gathered = 0; break;
    default: break;
  }
}

/** The same for a list of siblings, up to the first that takes a character; true if there is one. */
function visitAll(node: u32): bool {
  for (; node != 0 && gathered != 0; node = nodeNext(node)) {
    visit(node);
    if (nodeMin(node) > 0) return true;
  }
  return false;
}

/** What the siblings from `node` (0: none) and then `follow` begin with. */
export function firstOfRest(node: u32, follow: Ptr): Ptr {
  if (node == 0) return follow;
  steps = 0;
  gathered = newSet(8);
  if (!visitAll(node)) {
    if (follow == UNKNOWN || follow == ACCEPT) return UNKNOWN;
    gather(follow);
  }
  return gathered != 0 ? setNormalize(gathered) : UNKNOWN;
}

/** What one node begins with, unless it may match nothing. */
export function firstOf(node: u32): Ptr {
  if (nodeMin(node) == 0) return UNKNOWN;
  steps = 0;
  gathered = newSet(8);
  visit(node);
  return gathered != 0 ? setNormalize(gathered) : UNKNOWN;
}
