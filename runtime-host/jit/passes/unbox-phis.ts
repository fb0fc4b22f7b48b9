// Chooses representations where control flow joins: a phi of boxed ints becomes an int phi, boxed again for those who want it boxed. All
// phis are taken for unboxed until one of their inputs shows the opposite, so that loops hold.

import { Tag } from '../../../vm-assembly/abi/values.ts';
import type { Block, Graph, Node } from '../ssa/graph.ts';
import { NodeOp, Rep } from '../ssa/node.ts';
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
  const kinds = inferKinds(graph, phis);
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
    by.inputs = phi.inputs.map((input, i) => converter.convert(input, by.rep, phi.block.predecessors[i]));
  }
  substitution.apply(graph);
  return true;
}

/** By node id, of phis: OPEN (phis of nothing but each other), a `Rep`, or MIXED. */
function inferKinds(graph: Graph, phis: readonly Node[]): Uint8Array {
  const kinds = new Uint8Array(graph.nodeCount);
  for (let again = true; again; ) {
    again = false;
    for (const phi of phis) {
      let kind = kinds[phi.id];
      for (const input of phi.inputs) {
        kind = join(kind, input.op === NodeOp.Phi && input.rep === Rep.Tagged ? kinds[input.id] : repInside(input));
      }
      if (kind === kinds[phi.id]) continue;
      kinds[phi.id] = kind;
      again = true;
    }
  }
  return kinds;
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
  private readonly make: Builder;
  private readonly replaced: (Node | undefined)[];

  constructor(graph: Graph, replaced: (Node | undefined)[]) {
    this.make = new Builder(graph);
    this.replaced = replaced;
  }

  /** What a boxed input holds, as `rep`, at the end of the block it comes from. */
  convert(input: Node, rep: Rep, from: Block): Node {
    this.make.block = from;
    this.make.out = [];
    let value = input.op === NodeOp.Phi ? this.replaced[input.id]! : unboxed(input, this.make)!;
    if (value.rep !== rep) value = this.make.make(NodeOp.IntToDouble, Rep.Double, [value]);
    from.nodes.splice(from.nodes.length - 1, 0, ...this.make.out);
    return value;
  }
}
