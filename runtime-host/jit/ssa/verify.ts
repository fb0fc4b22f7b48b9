// The rules of the SSA form. Each has a name, and who breaks it is told so.

import { assert } from './assert.ts';
import { analyzeFlow, dominates } from './dominators.ts';
import { type Block, eachStateNode, endsBlock, type Graph, type Node } from './graph.ts';
import { NodeOp, Rep } from './node.ts';
import { accepts, Does, doesOf, takes, yields } from './op-info.ts';
import { printNode } from './print.ts';

/** Throws a CompilerError by the name of the first rule that is broken; `when` says after which pass. */
export function verifyGraph(graph: Graph, when: string): void {
  const check = (holds: boolean, rule: string, at: Node | Block): void => {
    if (holds) return;
    const where = 'op' in at ? printNode(at) : `b${at.id}`;
    assert(false, `${rule} (${when}, ${graph.frame.fn.name}): ${where}`);
  };
  check(graph.entry.predecessors.length === 0, 'entry has no predecessors', graph.entry);
  check(graph.entry.phis.length === 0, 'entry has no phis', graph.entry);
  for (const block of graph.blocks) verifyEdges(block, check);
  analyzeFlow(graph);
  const position = new Map<Node, number>();
  for (const block of graph.blocks) {
    for (const phi of block.phis) position.set(phi, -1);
    block.nodes.forEach((node, i) => {
      check(!position.has(node), 'a node is in one place', node);
      position.set(node, i);
    });
  }
  const available = (node: Node, block: Block, before: number): boolean => {
    const at = position.get(node);
    if (at === undefined) return false;
    return node.block === block ? at < before : dominates(node.block, block);
  };
  for (const block of graph.blocks) {
    for (const phi of block.phis) {
      check(phi.op === NodeOp.Phi && phi.block === block, 'phis are phis', phi);
      check(phi.inputs.length === block.predecessors.length, 'a phi has an input for each predecessor', phi);
      check(yields(phi.op, phi.rep), 'result is possible', phi);
      phi.inputs.forEach((input, i) => {
        check(input.rep === phi.rep, 'inputs of a phi are of its representation', phi);
        check(available(input, block.predecessors[i], Infinity), 'input of a phi dominates its predecessor', phi);
      });
    }
    block.nodes.forEach((node, i) => {
      check(node.block === block, 'a node knows its block', node);
      check(node.op !== NodeOp.Phi, 'phis are in the list of phis', node);
      check(endsBlock(node.op) === (i === block.nodes.length - 1), 'one terminator, at the end', node);
      check(takes(node.op, node.inputs.length), 'number of inputs', node);
      check(yields(node.op, node.rep), 'result is possible', node);
      node.inputs.forEach((input, n) => {
        check(accepts(node.op, n, input.rep), 'representation of an input', node);
        check(available(input, block, i), 'definition dominates use', node);
      });
      check(!needsState(node) || node.state !== undefined, 'has a frame state', node);
      const fields = new Set(node.state?.virtuals.flatMap(({ values }) => values));
      const virtuals = new Set(node.state?.virtuals.map((virtual) => virtual.node));
      eachStateNode(node.state, (held) => {
        // The state of a call is that after it: its own result may be in it.
        check(held === node || available(held, block, i), 'definition dominates frame state', node);
        check(held.rep !== Rep.None && (held.rep !== Rep.Raw || fields.has(held)), 'frame states hold values', node);
        const inside = held.op === NodeOp.Box ? held.inputs[0] : held;
        check(
          inside.op !== NodeOp.Virtual || virtuals.has(inside),
          'a state says what is in its virtual objects',
          node,
        );
      });
      for (let state = node.state; state !== undefined; state = state.parent) {
        check((state.parent === undefined) === (state.frame.caller === undefined), 'state of each caller', node);
        check(state.parent === undefined || state.parent.frame === state.frame.caller, 'state of each caller', node);
        check(state.parent === undefined || state.callee !== undefined, 'inlined frames name their function', node);
        check(state.registers.length <= state.frame.fn.registers, 'registers of the frame', node);
      }
    });
  }
}

function verifyEdges(block: Block, check: (holds: boolean, rule: string, at: Node | Block) => void): void {
  check(block.nodes.length > 0, 'a block has a terminator', block);
  const expected = block.terminator.op === NodeOp.Jump ? 1 : block.terminator.op === NodeOp.Branch ? 2 : 0;
  check(block.successors.length === expected, 'number of successors', block);
  for (const to of block.successors) {
    check(count(to.predecessors, block) === count(block.successors, to), 'successor knows its predecessor', block);
  }
  for (const from of block.predecessors) {
    check(count(from.successors, block) === count(block.predecessors, from), 'predecessor knows its successor', block);
  }
}

function count(list: readonly Block[], block: Block): number {
  let n = 0;
  for (const other of list) if (other === block) n++;
  return n;
}

function needsState(node: Node): boolean {
  switch (node.op) {
    case NodeOp.Leave:
    case NodeOp.Reenter:
    case NodeOp.FrameRegister:
      return true;
    default: {
      const does = doesOf(node.op);
      return does === Does.Leaves || does === Does.Calls || does === Does.Allocates;
    }
  }
}
