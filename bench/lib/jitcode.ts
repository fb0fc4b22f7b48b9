/** How fast the JIT compiles, and how large its modules are. */
import type { JitCode } from '../worker/jitcode.ts';
import { Worker } from './child.ts';
import type { Suite } from './suite.ts';
import type { Cell, Row, Table } from './table.ts';

const LIMIT_MS = 120_000;

const COLUMNS: Record<string, (code: JitCode) => number> = {
  functions: (code) => code.functions,
  refused: (code) => code.refused,
  exits: (code) => code.exits,
  modules: (code) => code.modules,
  KB: (code) => code.bytes / 1024,
  'bytes/word': (code) => code.bytes / code.words,
  'words/ms': (code) => code.words / code.milliseconds,
  ms: (code) => code.milliseconds,
  build: (code) => code.stages.build ?? 0,
  passes: (code) => code.stages.passes ?? 0,
  emit: (code) => code.stages.emit ?? 0,
  wasm: (code) => code.stages.wasm ?? 0,
};

/** A row of the table from what was counted. */
export function jitCodeRow(name: string, code: JitCode): Row {
  const cells: Record<string, Cell> = {};
  for (const [column, value] of Object.entries(COLUMNS)) {
    const number = value(code);
    // Nothing was compiled: there is nothing to divide by.
    if (Number.isFinite(number)) cells[column] = { best: number, median: number };
  }
  return { name, cells };
}

function sum(codes: readonly JitCode[]): JitCode {
  const total: JitCode = {
    functions: 0,
    refused: 0,
    exits: 0,
    modules: 0,
    bytes: 0,
    words: 0,
    milliseconds: 0,
    stages: {},
  };
  for (const code of codes) {
    for (const key of ['functions', 'refused', 'exits', 'modules', 'bytes', 'words', 'milliseconds'] as const) {
      total[key] += code[key];
    }
    for (const [stage, ms] of Object.entries(code.stages)) total.stages[stage] = (total.stages[stage] ?? 0) + ms;
  }
  return total;
}

/** Runs each program of a suite for `ms` milliseconds with the JIT. */
export async function measureJitCode(
  bundle: string,
  suite: Suite,
  ms: number,
  say: (line: string) => void,
): Promise<Table> {
  const table: Table = {
    id: `jitcode-${suite.id}`,
    title: `What the JIT compiles in ${ms / 1000} s: ${suite.title}`,
    unit: 'counts, KB, ms',
    better: 'lower',
    reference: 'modules',
    columns: Object.keys(COLUMNS),
    rows: [],
    show: 'value',
    means: false,
    notes: [
      'Modules of later versions count as well. Words: bytecode of the functions that a request brings along, inlined or not.',
      'ms: in the worker, and its stages; wasm is the rest: V8 checks the module and starts to compile it.',
    ],
  };
  const codes: JitCode[] = [];
  for (const script of suite.scripts) {
    say(`jitcode: ${script.name}`);
    const worker = new Worker(bundle, 'tungsten-jit');
    try {
      const { code } = await worker.ask<'jitcode'>({ kind: 'jitcode', script, ms }, LIMIT_MS);
      codes.push(code);
      table.rows.push(jitCodeRow(script.name, code));
    } catch (error) {
      const failed = { error: error instanceof Error ? error.message : String(error) };
      table.rows.push({ name: script.name, cells: { functions: failed } });
    } finally {
      worker.end();
    }
  }
  if (codes.length > 1) table.rows.push(jitCodeRow('sum', sum(codes)));
  return table;
}
