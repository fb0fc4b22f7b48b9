// Chooses representations where control flow joins: a phi of boxed ints becomes an int phi, boxed again for those who want it boxed. All
// phis are taken for unboxed until one of their inputs shows the opposite, so that loops hold.
//
// The input of a loop from outside may be a register of which nothing is known. If the loop checks the phi for a type that its other inputs
// have, the check is made on the way in instead.

import { Tag } from '../../../vm-assembly/abi/values.ts';
import type { Block, Graph, Node } from '../ssa/graph.ts';
import { ExitReason, NodeOp, Rep } from '../ssa/node.ts';
import { Builder } from './fold.ts';
import { unboxed } from './fold-conversion.ts';
import { Substitution } from './rewrite.ts';

/** Nothing is known yet: may be anything. */
const OPEN = 0;
/** Not always the same representation. */
const MIXED = 255;

/** Representation selection for boxed phis. True if one was unboxed. */
export function unboxPhis(graph: Graph): boolean {
  const phis: Node[] = [];
  for (const block of graph.blocks) for (const phi of block.phis) if (phi.rep === Rep.Tagged) phis.push(phi);
  if (phis.length === 0) return false;
  const { kinds, guesses } = inferKinds(graph, phis);
  const chosen = phis.filter((phi) => kinds[phi.id] !== MIXED && kinds[phi.id] !== OPEN);
  if (chosen.length === 0) return false;
  const substitution = new Substitution();
  const replaced: (Node | undefined)[] = [];
  for (const phi of chosen) {
    const { block } = phi;
    const by = graph.node(NodeOp.Phi, kinds[phi.id], [], 0, 0, undefined, block);
    replaced[phi.id] = by;
    block.phis[block.phis.indexOf(phi)] = by;
    const box = graph.node(NodeOp.Box, Rep.Tagged, [by], 0, 0, undefined, block);
    block.nodes.unshift(box);
    substitution.replace(phi, box);
  }
  const converter = new Converter(graph, replaced);
  for (const phi of chosen) {
    const by = replaced[phi.id]!;
    by.inputs = phi.inputs.map((input, i) => {
      const checked = guesses.has(phi) && kindOf(input, kinds) === MIXED;
      return checked ? converter.check(input, by, i) : converter.convert(input, by, i);
    });
  }
  substitution.apply(graph);
  return true;
}

interface Inferred {
  /** By node id, of phis: OPEN (phis of nothing but each other), a `Rep`, or MIXED. */
  kinds: Uint8Array;
  /** Phis of loops whose inputs from outside are checked on the way in. */
  guesses: Map<Node, Rep>;
}

function inferKinds(graph: Graph, phis: readonly Node[]): Inferred {
  const guesses = guessEntries(graph, phis);
  for (;;) {
    const kinds = new Uint8Array(graph.nodeCount);
    for (let again = true; again; ) {
      again = false;
      for (const phi of phis) {
        let kind = kinds[phi.id];
        const guess = guesses.has(phi);
        for (const input of phi.inputs) {
          let other = kindOf(input, kinds);
          // it will be what the other inputs are
          if (other === MIXED && guess && input.block.order < phi.block.order) other = OPEN;
          kind = join(kind, other);
        }
        if (kind === kinds[phi.id]) continue;
        kinds[phi.id] = kind;
        again = true;
      }
    }
    const wrong = [...guesses].filter(([phi, rep]) => !fits(kinds[phi.id], rep)).map(([phi]) => phi);
    if (wrong.length === 0) return { kinds, guesses };
    for (const phi of wrong) guesses.delete(phi);
  }
}

/** The check that a loop makes succeeds for values of this kind. */
function fits(kind: number, asked: Rep): boolean {
  return kind === asked || (kind !== OPEN && kind <= Rep.Double && asked <= Rep.Double);
}

/** Phis that a loop checks, and what for: if the loop can be left on entry, the check may be made there. */
function guessEntries(graph: Graph, phis: readonly Node[]): Map<Node, Rep> {
  const asked = new Map<Node, Rep>();
  for (const block of graph.blocks) {
    for (const node of block.nodes) {
      if (node.op < NodeOp.CheckInt || node.op > NodeOp.CheckBool || node.op === NodeOp.CheckDoubleInt) continue;
      const [phi] = node.inputs;
      if (phi.op === NodeOp.Phi && asked.get(phi) !== Rep.Int) asked.set(phi, node.rep);
    }
  }
  // a phi that feeds another one is asked for what that one is
  for (let again = true; again; ) {
    again = false;
    for (const phi of phis) {
      const rep = asked.get(phi);
      if (rep === undefined) continue;
      for (const input of phi.inputs) {
        if (input.op !== NodeOp.Phi || asked.has(input)) continue;
        asked.set(input, rep);
        again = true;
      }
    }
  }
  const guesses = new Map<Node, Rep>();
  for (const [phi, rep] of asked) if (canCheckEntry(phi.block)) guesses.set(phi, rep);
  return guesses;
}

/** A loop with one way in, at the end of which it can be left; checks there did not fail before. */
function canCheckEntry(header: Block): boolean {
  const state = header.headerState;
  if (state === undefined) return false;
  const entries = header.predecessors.filter((from) => from.order < header.order);
  if (entries.length !== 1 || entries[0].successors.length !== 1) return false;
  return !state.frame.fn.failed.some((exit) => exit.offset === state.offset && exit.reason === ExitReason.Entry);
}

/** What is known of a phi to be no hole may be such a phi itself: where that is unboxed, it was never one. */
function withoutCheck(node: Node): Node {
  while (node.op === NodeOp.CheckNotHole) node = node.inputs[0];
  return node;
}

function kindOf(checked: Node, kinds: Uint8Array): number {
  const node = withoutCheck(checked);
  return node.op === NodeOp.Phi && node.rep === Rep.Tagged ? kinds[node.id] : repInside(node);
}

function join(a: number, b: number): number {
  if (a === OPEN || a === b) return b;
  if (b === OPEN) return a;
  return a <= Rep.Double && b <= Rep.Double ? Rep.Double : MIXED;
}

/** What is in a box, if that is known. */
function repInside(node: Node): number {
  if (node.op === NodeOp.Box) return node.inputs[0].rep;
  if (node.op !== NodeOp.ConstTagged) return MIXED;
  const tag = node.aux >>> 16;
  if (tag === Tag.Int) return Rep.Int;
  if (tag < Tag.Singleton) return Rep.Double;
  // false and true are 2 and 3
  return tag === Tag.Singleton && node.imm >> 1 === 1 ? Rep.Bool : MIXED;
}

class Converter {
  private readonly graph: Graph;
  private readonly make: Builder;
  private readonly replaced: (Node | undefined)[];

  constructor(graph: Graph, replaced: (Node | undefined)[]) {
    this.graph = graph;
    this.make = new Builder(graph);
    this.replaced = replaced;
  }

  /** What a boxed input of a phi holds, as the representation of the phi, at the end of the block it comes from. */
  convert(checked: Node, phi: Node, index: number): Node {
    const from = this.begin(phi, index);
    const input = withoutCheck(checked);
    let value = input.op === NodeOp.Phi ? this.replaced[input.id]! : unboxed(input, this.make)!;
    if (value.rep !== phi.rep) value = this.make.make(NodeOp.IntToDouble, Rep.Double, [value]);
    this.end(from);
    return value;
  }

  /** The same for an input of which nothing is known. */
  check(input: Node, phi: Node, index: number): Node {
    const from = this.begin(phi, index);
    const state = phi.block.headerState;
    const node = this.graph.node(checkFor(phi.rep), phi.rep, [input], ExitReason.Entry, 0, state, from);
    this.make.out.push(node);
    this.end(from);
    return node;
  }

  private begin(phi: Node, index: number): Block {
    const from = phi.block.predecessors[index];
    this.make.block = from;
    this.make.out = [];
    return from;
  }

  private end(from: Block): void {
    from.nodes.splice(from.nodes.length - 1, 0, ...this.make.out);
  }
}

function checkFor(rep: Rep): NodeOp {
  switch (rep) {
    case Rep.Int:
      return NodeOp.CheckInt;
    case Rep.Double:
      return NodeOp.CheckNumber;
    case Rep.Object:
      return NodeOp.CheckObject;
    case Rep.String:
      return NodeOp.CheckString;
    default:
      return NodeOp.CheckBool;
  }
}
