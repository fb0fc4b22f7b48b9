// Removes what nobody needs: blocks that cannot be reached, nodes and phis whose results are not used, blocks that only pass control on.

import { analyzeFlow } from '../ssa/dominators.ts';
import { type Block, eachStateNode, type Graph, type Node } from '../ssa/graph.ts';
import { NodeOp } from '../ssa/node.ts';
import { isPure, isRemovable } from './effects.ts';
import { countUses } from './rewrite.ts';

/** Dead code and dead blocks. */
export function removeDeadCode(graph: Graph): boolean {
  const blocks = graph.blocks.length;
  // drops what cannot be reached
  analyzeFlow(graph);
  const unreachable = graph.blocks.length !== blocks;
  const allocations = removeUnreadAllocations(graph);
  const overwritten = removeOverwritten(graph);
  const nodes = removeUnused(graph);
  const merged = mergeBlocks(graph);
  return unreachable || allocations || overwritten || nodes || merged;
}

function renumber(graph: Graph, kept: readonly Block[]): void {
  graph.blocks.length = 0;
  for (const block of kept) {
    block.id = graph.blocks.length;
    graph.blocks.push(block);
  }
}

/** Marks from what must stay; the rest goes, phis that only feed each other too. */
function removeUnused(graph: Graph): boolean {
  const alive = new Uint8Array(graph.nodeCount);
  const work: Node[] = [];
  const visit = (node: Node): void => {
    if (alive[node.id] !== 0) return;
    alive[node.id] = 1;
    work.push(node);
  };
  for (const block of graph.blocks) {
    for (const node of block.nodes) if (!isRemovable(node)) visit(node);
    eachStateNode(block.headerState, visit);
  }
  while (work.length > 0) {
    const node = work.pop()!;
    for (const input of node.inputs) visit(input);
    eachStateNode(node.state, visit);
  }
  let changed = false;
  for (const block of graph.blocks) {
    const phis = block.phis.length;
    const nodes = block.nodes.length;
    block.phis = block.phis.filter((node) => alive[node.id] !== 0);
    block.nodes = block.nodes.filter((node) => alive[node.id] !== 0);
    changed ||= block.phis.length !== phis || block.nodes.length !== nodes;
  }
  return changed;
}

/** Stores into a new cell that is used for nothing else go, so that the cell itself is unused. */
function removeUnreadAllocations(graph: Graph): boolean {
  const isNew = (node: Node): boolean => node.op === NodeOp.NewObject || node.op === NodeOp.NewEnvironment;
  if (!graph.blocks.some((block) => block.nodes.some(isNew))) return false;
  const uses = countUses(graph);
  const stores = new Int32Array(graph.nodeCount);
  const isDeadStore = (node: Node): boolean =>
    node.op === NodeOp.Store && node.inputs.length === 2 && isNew(node.inputs[0]) && node.inputs[1] !== node.inputs[0];
  for (const block of graph.blocks) for (const node of block.nodes) if (isDeadStore(node)) stores[node.inputs[0].id]++;
  let changed = false;
  for (const block of graph.blocks) {
    const nodes = block.nodes.length;
    block.nodes = block.nodes.filter(
      (node) => !isDeadStore(node) || stores[node.inputs[0].id] !== uses[node.inputs[0].id],
    );
    changed ||= block.nodes.length !== nodes;
  }
  return changed;
}

/** Stores go that another one follows before anybody may look: a constructor gives its object one shape after the other. */
function removeOverwritten(graph: Graph): boolean {
  let changed = false;
  for (const block of graph.blocks) {
    const dead = new Set<Node>();
    const last = new Map<string, Node>();
    for (const node of block.nodes) {
      if (node.op === NodeOp.Store && node.inputs.length === 2) {
        const key = `${node.inputs[0].id} ${node.imm} ${node.aux}`;
        const before = last.get(key);
        if (before !== undefined && before.inputs[1].rep === node.inputs[1].rep) dead.add(before);
        last.set(key, node);
      } else if (!isPure(node)) last.clear();
    }
    if (dead.size === 0) continue;
    block.nodes = block.nodes.filter((node) => !dead.has(node));
    changed = true;
  }
  return changed;
}

/** Joins a block with its only successor when that has no other predecessor, and skips blocks with nothing but a jump. */
function mergeBlocks(graph: Graph): boolean {
  const gone = new Uint8Array(graph.blocks.length);
  let changed = false;
  for (const block of graph.blocks) {
    if (gone[block.id] !== 0) continue;
    for (;;) {
      if (block.terminator.op !== NodeOp.Jump) break;
      const next = block.successors[0];
      if (next === block || next.predecessors.length !== 1 || next.phis.length !== 0) break;
      block.nodes.pop();
      for (const node of next.nodes) {
        node.block = block;
        block.nodes.push(node);
      }
      block.successors = next.successors;
      for (const after of next.successors) {
        for (let i = 0; i < after.predecessors.length; i++) {
          if (after.predecessors[i] === next) after.predecessors[i] = block;
        }
      }
      gone[next.id] = 1;
      changed = true;
    }
    if (skipEmpty(graph, block)) {
      gone[block.id] = 1;
      changed = true;
    }
  }
  if (changed) {
    const kept = graph.blocks.filter((block) => gone[block.id] === 0);
    renumber(graph, kept);
  }
  return changed;
}

/** An empty block between one predecessor and a block without phis, or with phis that can tell the edges apart. */
function skipEmpty(graph: Graph, block: Block): boolean {
  if (block === graph.entry || block.nodes.length !== 1 || block.phis.length !== 0) return false;
  if (block.terminator.op !== NodeOp.Jump || block.predecessors.length !== 1) return false;
  const before = block.predecessors[0];
  const next = block.successors[0];
  if (next === block || next.headerState !== undefined) return false;
  // a second edge between two blocks would leave no place for the moves of the phis
  if (before.successors.length !== 1 && (next.phis.length !== 0 || before.successors.includes(next))) return false;
  before.successors[before.successors.indexOf(block)] = next;
  next.predecessors[next.predecessors.indexOf(block)] = before;
  return true;
}
