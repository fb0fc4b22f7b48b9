// A compiler for dumps: it compiles as the real one does, and keeps what it was asked, what it made of it, and every graph on the way. Engines
// are told of it by its address (`JitOptions.compiler`), so that only who asks for a dump pays for it.

import { compile as compileRequest } from './compile.ts';
import { PASSES } from './passes/index.ts';
import type { CompileRequest, CompileResult, RegExpRequest } from './request.ts';
import type { Graph } from './ssa/graph.ts';
import { printGraph } from './ssa/print.ts';

/** One compilation. */
export interface Recorded {
  /** Of the function that was asked for. */
  name: string;
  wasm: Uint8Array;
  /** The graphs as text, by stage, in the order of the entries. */
  graphs: Map<string, string[]>;
}

/** What can be named as a stage of the SSA form. */
export const STAGES: readonly string[] = ['build', ...PASSES.map(({ name }) => name)];

const records: Recorded[] = [];

/** Everything that was compiled since the last call. */
export function takeRecords(): Recorded[] {
  return records.splice(0);
}

export function compile(request: CompileRequest | RegExpRequest): CompileResult {
  const graphs = new Map<string, string[]>();
  const graph = (of: Graph, stage: string): void => {
    const texts = graphs.get(stage);
    if (texts === undefined) graphs.set(stage, [printGraph(of)]);
    else texts.push(printGraph(of));
  };
  const result = compileRequest(request, { graph });
  records.push({ name: 'program' in request ? 'RegExp' : request.functions[0].name, wasm: result.wasm, graphs });
  return result;
}
