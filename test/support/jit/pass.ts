// Runs a pass over a graph and the graph before and after it: results, exits and memory have to be the same.

import { expect } from 'vitest';
import type { FunctionData } from '../../../runtime-host/jit/request.ts';
import { analyzeFlow } from '../../../runtime-host/jit/ssa/dominators.ts';
import type { Graph, Node } from '../../../runtime-host/jit/ssa/graph.ts';
import type { NodeOp } from '../../../runtime-host/jit/ssa/node.ts';
import { NODE_NAMES } from '../../../runtime-host/jit/ssa/op-info.ts';
import { verifyGraph } from '../../../runtime-host/jit/ssa/verify.ts';
import { type ParsedGraph, parseGraph } from './parse-graph.ts';
import { type Outcome, type RunOptions, runGraph, TestMemory } from './run-graph.ts';

export interface Case extends RunOptions {
  registers: readonly bigint[];
  /** Writes what the graph finds in memory. */
  memory?: (view: DataView) => void;
}

export interface Passed {
  graph: Graph;
  /** Outcomes of the cases, before and after. */
  before: Outcome[];
  after: Outcome[];
  nodes: Map<string, Node>;
}

export type Runnable = (graph: Graph) => unknown;

function runCase(graph: Graph, given: Case): { outcome: Outcome; memory: Buffer } {
  const memory = new TestMemory();
  given.memory?.(memory.view);
  const outcome = runGraph(graph, given.registers, memory, given);
  return { outcome, memory: Buffer.from(memory.view.buffer, 0, 1 << 14) };
}

export interface PassOptions {
  fn?: FunctionData;
  /** Guards may leave earlier than before: only runs to the end are compared. */
  mayLeaveEarlier?: boolean;
}

export function runPass(text: string, passes: Runnable | Runnable[], cases: Case[], options: PassOptions = {}): Passed {
  const reference = parseGraph(text, options.fn);
  const parsed: ParsedGraph = parseGraph(text, options.fn);
  verifyGraph(reference.graph, 'as written');
  verifyGraph(parsed.graph, 'as written');
  for (const pass of Array.isArray(passes) ? passes : [passes]) {
    analyzeFlow(parsed.graph);
    pass(parsed.graph);
    verifyGraph(parsed.graph, pass.name);
  }
  const before: Outcome[] = [];
  const after: Outcome[] = [];
  for (const given of cases) {
    const was = runCase(reference.graph, given);
    const is = runCase(parsed.graph, given);
    before.push(was.outcome);
    after.push(is.outcome);
    if (options.mayLeaveEarlier && is.outcome.result === undefined) continue;
    // where a guard is gone, it goes on as the interpreter would
    if (was.outcome.result === undefined && is.outcome.result !== undefined) continue;
    expect(is.outcome.result).toBe(was.outcome.result);
    expect(is.outcome.left).toBe(was.outcome.left);
    expect(is.outcome.registers).toEqual(was.outcome.registers);
    expect(is.memory.equals(was.memory)).toBe(true);
  }
  return { graph: parsed.graph, before, after, nodes: parsed.nodes };
}

/** Names of the operations of a graph in order, phis too, constants not. */
export function operations(graph: Graph): string[] {
  const names: string[] = [];
  for (const block of graph.blocks) {
    for (const node of [...block.phis, ...block.nodes]) {
      const name = NODE_NAMES[node.op];
      if (!name.startsWith('Const')) names.push(name);
    }
  }
  return names;
}

/** How often the operations ran, by name. */
export function ranOf(outcome: Outcome, op: NodeOp): number {
  return outcome.ran.get(op) ?? 0;
}
