// A request to a module: the whole compiler of the JIT on one screen. Runs in the worker.

import { buildGraphs } from './builder/build.ts';
import { emitModule } from './emit/module.ts';
import { optimize } from './passes/index.ts';
import { compileRegExp } from './regexp/matcher.ts';
import type { CompileRequest, CompileResult, RegExpRequest } from './request.ts';
import { analyzeFlow } from './ssa/dominators.ts';
import type { Graph } from './ssa/graph.ts';
import { verifyGraph } from './ssa/verify.ts';

/** For tests and dumps. */
export interface CompileHooks {
  /** Checks the rules of the SSA form after each step. */
  verify?: boolean;
  /** Sees every graph after the builder ('build') and after each pass. */
  graph?: (graph: Graph, stage: string) => void;
}

/** Throws `RefusedError` for what cannot be compiled. */
export function compile(request: CompileRequest | RegExpRequest, hooks: CompileHooks = {}): CompileResult {
  const timings: Record<string, number> = {};
  const began = performance.now();
  if ('program' in request) {
    const wasm = compileRegExp(request);
    return { wasm, cells: [], functions: [], epoch: false, timings: { regexp: performance.now() - began } };
  }
  const units = buildGraphs(request);
  timings.build = performance.now() - began;
  const look = (graph: Graph, stage: string): void => {
    if (hooks.verify === true) verifyGraph(graph, stage);
    hooks.graph?.(graph, stage);
  };
  const built = performance.now();
  for (const { graph } of units) {
    analyzeFlow(graph);
    look(graph, 'build');
    optimize(graph, request, look);
  }
  timings.passes = performance.now() - built;
  const optimized = performance.now();
  const module = emitModule(units, request);
  timings.emit = performance.now() - optimized;
  return { ...module, timings };
}
