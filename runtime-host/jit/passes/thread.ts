// Jump threading: where ways join only in order to part again, by a question to which each way knows the answer, they stay apart.
//
// Results of && and ||, flags that are set on some ways only, and methods that were chosen by shape are phis; the branch on such a phi asks
// for the second time. A way in that knows the answer goes straight on to the place where it leads.

import { analyzeFlow, type Loop } from '../ssa/dominators.ts';
import { type Block, eachStateNode, type Graph, type Node } from '../ssa/graph.ts';
import { NodeOp, Rep } from '../ssa/node.ts';
import { Effect, effectsOf } from './effects.ts';
import { Builder, fold } from './fold.ts';
import { keyOf } from './gvn.ts';
import { removeEdge } from './rewrite.ts';

/** Nodes of a block that is gone around: each may be computed once more on a way in. */
const MOST_NODES = 8;
/** Blocks above a way in whose branches are asked. */
const FARTHEST = 12;

/** Lets ways that know where a branch leads go there. True if one does. */
export function threadJumps(graph: Graph): boolean {
  if (!new Threading(graph).run()) return false;
  // phis that have one input left
  analyzeFlow(graph);
  fold(graph);
  return true;
}

/** A way into a block that will go around it. */
interface Way {
  from: Block;
  /** Place of the successor that it goes on to. */
  to: number;
  /** What the nodes of the block are on this way. */
  values: Map<Node, Node>;
  /** Nodes that have to be made for that. */
  made: Node[];
}

class Threading {
  private readonly graph: Graph;
  private loops: Map<Block, Loop>;
  /** Blocks that use a node which is of another one: as an input, or on the way out of the block into a phi. */
  private readonly uses = new Map<Node, Set<Block>>();
  /** Nodes that are in states of other blocks. */
  private readonly held = new Set<Node>();

  constructor(graph: Graph) {
    this.graph = graph;
    this.loops = analyzeFlow(graph);
    for (const block of graph.blocks) {
      for (const phi of block.phis) this.useAll(phi.inputs, block.predecessors);
      for (const node of block.nodes) {
        for (const input of node.inputs) this.use(input, block);
        eachStateNode(node.state, (held) => {
          if (held.block !== block) this.held.add(held);
        });
      }
      eachStateNode(block.headerState, (held) => this.held.add(held));
    }
  }

  private use(node: Node, where: Block): void {
    if (node.block === where) return;
    const blocks = this.uses.get(node);
    if (blocks === undefined) this.uses.set(node, new Set([where]));
    else blocks.add(where);
  }

  /** Inputs of a phi. */
  private useAll(inputs: readonly Node[], from: readonly Block[]): void {
    for (let i = 0; i < inputs.length; i++) this.use(inputs[i], from[i]);
  }

  run(): boolean {
    let changed = false;
    for (const block of this.graph.blocks.slice()) {
      // earlier changes may have cut it off
      if (this.graph.blocks[block.id] !== block || block.phis.length === 0 || this.loops.has(block)) continue;
      if (!this.flatten(block) && !this.thread(block)) continue;
      changed = true;
      this.loops = analyzeFlow(this.graph);
    }
    return changed;
  }

  /** A block that only joins ways, to join them with others: all meet there at once. */
  private flatten(block: Block): boolean {
    if (block.nodes.length !== 1 || block.terminator.op !== NodeOp.Jump) return false;
    const [next] = block.successors;
    if (this.loops.has(next) || next.phis.length === 0 || next.headerState !== undefined) return false;
    if (block.predecessors.some((from) => from.terminator.op !== NodeOp.Jump)) return false;
    for (const phi of block.phis) {
      if (this.held.has(phi)) return false;
      const blocks = this.uses.get(phi);
      // on the way out of the block it is used by the phis that follow
      if (blocks !== undefined) return false;
      if (block.phis.some((other) => other.inputs.includes(phi))) return false;
    }
    const at = next.predecessors.indexOf(block);
    const before = block.predecessors.slice();
    for (const phi of next.phis) {
      const input = phi.inputs[at];
      const inputs = before.map((_, i) => (input.block === block && input.op === NodeOp.Phi ? input.inputs[i] : input));
      this.useAll(inputs, before);
      phi.inputs.splice(at, 1, ...inputs);
    }
    next.predecessors.splice(at, 1, ...before);
    for (const from of before) from.successors[0] = next;
    block.predecessors.length = 0;
    block.phis.length = 0;
    block.successors.length = 0;
    block.nodes = [this.graph.node(NodeOp.Return, Rep.None, [], 0, 0, undefined, block)];
    return true;
  }

  private thread(block: Block): boolean {
    const { terminator } = block;
    if (terminator.op !== NodeOp.Branch || block.headerState !== undefined) return false;
    const [condition] = terminator.inputs;
    if (condition.block !== block) return false;
    this.liftConstants(block);
    if (block.nodes.length > MOST_NODES + 1 || !block.nodes.every((node) => node === terminator || isPassed(node)))
      return false;
    const own = [...block.phis, ...block.nodes].filter((node) => node !== terminator);
    // A state is shared by nodes all over the graph: nobody else may see one of them in there.
    if (own.some((node) => this.held.has(node))) return false;
    if (block.successors.some((to) => this.loops.has(to) || to.order <= block.order)) return false;
    const wanted = own.filter(
      (node) => this.uses.has(node) || block.successors.some((to) => usesInPhis(to, block, node)),
    );
    const ways: Way[] = [];
    block.predecessors.forEach((from, i) => {
      if (from.terminator.op !== NodeOp.Jump || from.order >= block.order) return;
      const way = this.find(block, from, i, wanted);
      if (way !== undefined) ways.push(way);
    });
    if (ways.length === 0) return false;
    for (const way of ways) this.redirect(block, way);
    this.repair(block, ways, wanted);
    return true;
  }

  /** Constants may lie anywhere above. */
  private liftConstants(block: Block): void {
    const { entry } = this.graph;
    if (block === entry) return;
    const lifted = block.nodes.filter((node) => node.op <= NodeOp.ConstRaw);
    if (lifted.length === 0) return;
    for (const node of lifted) node.block = entry;
    block.nodes = block.nodes.filter((node) => node.op > NodeOp.ConstRaw);
    entry.nodes.splice(0, 0, ...lifted);
  }

  /** The way in over the edge `index`, if it is known where it leads, and what the block computes. */
  private find(block: Block, from: Block, index: number, wanted: readonly Node[]): Way | undefined {
    const make = new Builder(this.graph);
    make.block = from;
    const values = new Map<Node, Node>();
    for (const phi of block.phis) values.set(phi, phi.inputs[index]);
    const here = (node: Node): Node => values.get(node) ?? node;
    for (const node of block.nodes) {
      if (node === block.terminator) break;
      let value = make.make(node.op, node.rep, node.inputs.map(here), node.imm, node.aux);
      if (value.rep === Rep.Bool && value.op !== NodeOp.ConstBool) {
        const known = truthAt(from, value);
        if (known !== undefined) value = make.bool(known);
      }
      // a check that is still one would have to leave
      if ((effectsOf(value.op) & Effect.Exits) !== 0 && make.out.includes(value)) return undefined;
      values.set(node, value);
    }
    const condition = here(block.terminator.inputs[0]);
    const known = condition.op === NodeOp.ConstBool ? condition.imm !== 0 : truthAt(from, condition);
    if (known === undefined) return undefined;
    for (const node of wanted) if (values.get(node)!.rep !== node.rep) return undefined;
    return { from, to: known ? 0 : 1, values, made: make.out };
  }

  /** What the block computed and others use is, after it, a matter of the way that was taken. */
  private repair(block: Block, ways: readonly Way[], wanted: readonly Node[]): void {
    for (const node of wanted) {
      const ends = new Map<Block, Node>([[block, node]]);
      for (const way of ways) ends.set(way.from, way.values.get(node)!);
      const starts = new Map<Block, Node>();
      const atEnd = (at: Block): Node => ends.get(at) ?? atStart(at);
      const atStart = (at: Block): Node => {
        const known = starts.get(at);
        if (known !== undefined) return known;
        if (at.predecessors.length === 1) {
          const value = atEnd(at.predecessors[0]);
          starts.set(at, value);
          return value;
        }
        const phi = this.graph.node(NodeOp.Phi, node.rep, [], 0, 0, undefined, at);
        starts.set(at, phi);
        at.phis.push(phi);
        for (const from of at.predecessors) {
          const value = atEnd(from);
          phi.inputs.push(value);
          this.use(value, from);
        }
        return phi;
      };
      for (const to of this.uses.get(node) ?? []) {
        if (to === block) continue;
        for (const user of to.nodes) {
          for (let i = 0; i < user.inputs.length; i++) {
            if (user.inputs[i] !== node) continue;
            user.inputs[i] = atStart(to);
            this.use(user.inputs[i], to);
          }
        }
        for (const next of to.successors) {
          next.predecessors.forEach((from, i) => {
            if (from !== to) return;
            for (const phi of next.phis) {
              if (phi.inputs[i] !== node) continue;
              phi.inputs[i] = atEnd(to);
              this.use(phi.inputs[i], to);
            }
          });
        }
      }
    }
  }

  /** The way goes around the block. */
  private redirect(block: Block, { from, to: successor, values, made }: Way): void {
    from.nodes.splice(from.nodes.length - 1, 0, ...made);
    for (const node of made) for (const input of node.inputs) this.use(input, from);
    const to = block.successors[successor];
    const at = to.predecessors.indexOf(block);
    removeEdge(from, 0);
    from.successors.push(to);
    to.predecessors.push(from);
    for (const phi of to.phis) {
      const input = phi.inputs[at];
      const value = values.get(input) ?? input;
      phi.inputs.push(value);
      this.use(value, from);
    }
  }
}

function usesInPhis(to: Block, from: Block, node: Node): boolean {
  const at = to.predecessors.indexOf(from);
  return to.phis.some((phi) => phi.inputs[at] === node);
}

/** May the node be computed on a way in instead? */
function isPassed(node: Node): boolean {
  const effects = effectsOf(node.op);
  return effects === Effect.None || (node.op >= NodeOp.CheckInt && node.op <= NodeOp.CheckBool);
}

/** Has a branch on every way to the end of the block decided the condition? */
function truthAt(from: Block, condition: Node): boolean | undefined {
  let wanted = condition;
  let negated = false;
  for (; wanted.op === NodeOp.NotBool; wanted = wanted.inputs[0]) negated = !negated;
  const key = keyOf(wanted);
  let at: Block | undefined = from;
  for (let n = 0; n < FARTHEST && at !== undefined; n++, at = at.dominator) {
    if (at.predecessors.length !== 1) continue;
    const [before] = at.predecessors;
    const { terminator, successors } = before;
    if (terminator.op !== NodeOp.Branch || successors[0] === successors[1]) continue;
    let truth = successors[0] === at;
    let asked = terminator.inputs[0];
    for (; asked.op === NodeOp.NotBool; asked = asked.inputs[0]) truth = !truth;
    if (asked === wanted || keyOf(asked) === key) return truth !== negated;
  }
  return undefined;
}
