// What the passes share to change a graph: replaced nodes, removed edges, numbers of uses.

import { type Block, eachStateNode, type FrameState, type Graph, type Node } from '../ssa/graph.ts';

/** Nodes that stand for others. Uses are renewed all together by `apply`; until then ask `resolve`. */
export class Substitution {
  private readonly by: (Node | undefined)[] = [];
  changed = false;

  replace(node: Node, by: Node): void {
    this.by[node.id] = by;
    this.changed = true;
  }

  has(node: Node): boolean {
    return this.by[node.id] !== undefined;
  }

  resolve(node: Node): Node {
    let end = this.by[node.id];
    if (end === undefined) return node;
    for (let next = this.by[end.id]; next !== undefined; next = this.by[end.id]) end = next;
    // shorten the path for the next one who asks
    for (let at = node; at !== end; ) {
      const next: Node = this.by[at.id]!;
      this.by[at.id] = end;
      at = next;
    }
    return end;
  }

  resolveInputs(node: Node): void {
    const inputs = node.inputs;
    for (let i = 0; i < inputs.length; i++) inputs[i] = this.resolve(inputs[i]);
  }

  /** Puts the replacements into every input and frame state. */
  apply(graph: Graph): void {
    if (!this.changed) return;
    const states = new Set<FrameState>();
    for (const block of graph.blocks) {
      for (const phi of block.phis) this.resolveInputs(phi);
      for (const node of block.nodes) {
        this.resolveInputs(node);
        if (node.state !== undefined) this.resolveState(node.state, states);
      }
      if (block.headerState !== undefined) this.resolveState(block.headerState, states);
    }
  }

  private resolveState(state: FrameState, seen: Set<FrameState>): void {
    for (let s: FrameState | undefined = state; s !== undefined && !seen.has(s); s = s.parent) {
      seen.add(s);
      mapState(s, (node) => this.resolve(node));
    }
  }
}

/** Renews the nodes of one state, not those of its parents. States are shared: everybody who has it sees the change. */
export function mapState(state: FrameState, map: (node: Node) => Node): void {
  const registers = state.registers;
  for (let i = 0; i < registers.length; i++) {
    const node = registers[i];
    if (node !== undefined) registers[i] = map(node);
  }
  if (state.callee !== undefined) state.callee = map(state.callee);
  if (state.newTarget !== undefined) state.newTarget = map(state.newTarget);
  for (const { values } of state.virtuals) for (let i = 0; i < values.length; i++) values[i] = map(values[i]);
}

/** How often each node is used, by id: as an input, and in the frame states of nodes. */
export function countUses(graph: Graph): Int32Array {
  const uses = new Int32Array(graph.nodeCount);
  const count = (node: Node): void => {
    uses[node.id]++;
  };
  for (const block of graph.blocks) {
    for (const phi of block.phis) for (const input of phi.inputs) uses[input.id]++;
    for (const node of block.nodes) {
      for (const input of node.inputs) uses[input.id]++;
      eachStateNode(node.state, count);
    }
  }
  return uses;
}

/** Takes away one edge; `at` is the place of `from` among the predecessors, where it is there twice. */
export function removeEdge(from: Block, successor: number): void {
  const to = from.successors[successor];
  // the same block may be both ends of a branch: the phis have an input for each
  let at = to.predecessors.indexOf(from);
  if (from.successors.indexOf(to) !== successor) at = to.predecessors.lastIndexOf(from);
  from.successors.splice(successor, 1);
  to.predecessors.splice(at, 1);
  for (const phi of to.phis) phi.inputs.splice(at, 1);
}
