/**
 * Fifth table: a whole process of a WASI runtime that prints one line, Tungsten's module against QuickJS-ng's: the least and
 * the middle of batches that take turns, and the resident memory at its peak.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRuntime, type RuntimeName, whyMissing } from '../../scripts/runtimes.ts';
import { median, minimum } from './stats.ts';
import type { Cell, Row, Table } from './table.ts';

const COLUMNS = ['tungsten', 'quickjs-ng'] as const;
type Column = (typeof COLUMNS)[number];

const PROGRAM = "console.log('hello');\n";
const PRINTED = 'hello\n';

/** The minimal wasmtime takes precompiled modules only, and only those for its collector and without threads. */
const COMPILE_OPTIONS = ['compile', '-C', 'collector=drc', '-W', 'threads=n'];

interface Setting {
  name: string;
  runtime: RuntimeName;
  precompiled: boolean;
  args: readonly string[];
  /** Processes in one batch. */
  batch: number;
}

const SETTINGS: readonly Setting[] = [
  {
    name: 'wasmtime-min, precompiled',
    runtime: 'wasmtime-min',
    precompiled: true,
    args: ['run', '--allow-precompiled'],
    batch: 10,
  },
  { name: 'wazero, compiled at start', runtime: 'wazero', precompiled: false, args: ['run'], batch: 1 },
  { name: 'wazero, interpreted', runtime: 'wazero', precompiled: false, args: ['run', '-interpreter'], batch: 1 },
];

interface Modules {
  wasm: string;
  /** Compiled ahead for the minimal wasmtime. */
  compiled: string | null;
  args: readonly string[];
}

const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Milliseconds for one process, from a batch started by a shell: Node's own way to start one costs as much as the process. */
function timeBatch(command: readonly string[], count: number): number {
  const loop = `i=0; while [ $i -lt ${count} ]; do ${command.map(quote).join(' ')} >/dev/null || exit 1; i=$((i+1)); done`;
  const began = performance.now();
  const { status, stderr } = spawnSync('/bin/sh', ['-c', loop], { encoding: 'utf8', timeout: 120_000 });
  const elapsed = performance.now() - began;
  if (status !== 0) throw new Error(`${command[0]} failed: ${stderr.trim().split('\n')[0]}`);
  return elapsed / count;
}

/** Peak of the resident memory in megabytes, as GNU time sees it. */
function residentMemory(command: readonly string[]): number {
  if (!existsSync('/usr/bin/time')) throw new Error('GNU time is missing: install the package time');
  const run = spawnSync('/usr/bin/time', ['-f', '%M', ...command], { encoding: 'utf8', timeout: 120_000 });
  if (run.stdout !== PRINTED) throw new Error(`${command[0]} printed ${JSON.stringify(run.stdout)}`);
  return Number(run.stderr.trim().split('\n').at(-1)) / 1024;
}

function buildModules(root: string, folder: string): Record<Column, Modules | Error> {
  mkdirSync(folder, { recursive: true });
  const source = join(folder, 'hello.ts');
  const own = join(folder, 'hello.wasm');
  writeFileSync(source, PROGRAM);
  const main = join(root, 'dist/runtime-host/cli/main.js');
  if (!existsSync(main)) throw new Error('not built: dist/runtime-host/cli/main.js is missing (npm run build)');
  execFileSync(process.execPath, [main, 'build', source, '-o', own], { timeout: 60_000 });
  const compiler = findRuntime('wasmtime')?.command[0];
  const compiled = (wasm: string): string | null => {
    if (compiler === undefined) return null;
    const output = join(folder, `${wasm === own ? 'hello' : 'qjs'}.cwasm`);
    execFileSync(compiler, [...COMPILE_OPTIONS, wasm, '-o', output], { timeout: 300_000 });
    return output;
  };
  const peer = findRuntime('quickjs-ng')?.command[0];
  return {
    tungsten: { wasm: own, compiled: compiled(own), args: [] },
    'quickjs-ng':
      peer === undefined
        ? new Error(whyMissing('quickjs-ng'))
        : { wasm: peer, compiled: compiled(peer), args: ['-e', PROGRAM.trim()] },
  };
}

function commandOf(setting: Setting, modules: Modules | Error): readonly string[] | Error {
  if (modules instanceof Error) return modules;
  const runtime = findRuntime(setting.runtime);
  if (runtime === null) return new Error(whyMissing(setting.runtime));
  const module = setting.precompiled ? modules.compiled : modules.wasm;
  if (module === null) return new Error(whyMissing('wasmtime'));
  return [...runtime.command, ...setting.args, module, ...modules.args];
}

/** Measures every setting whose runtime is there; what is missing is named in the table. */
export function measureEdge(root: string, folder: string, batches: number, say: (line: string) => void): Table {
  const modules = buildModules(root, folder);
  const rows: Row[] = [];
  for (const setting of SETTINGS) {
    say(`edge: ${setting.name}`);
    const time: Row = { name: `${setting.name}: ms`, cells: {} };
    const memory: Row = { name: `${setting.name}: MB`, cells: {} };
    rows.push(time, memory);
    const contenders = COLUMNS.map((column) => ({
      column,
      command: commandOf(setting, modules[column]),
      times: [] as number[],
      sizes: [] as number[],
    }));
    const failures = new Map<Column, string>();
    for (let batch = 0; batch < batches; batch++) {
      for (const { column, command, times, sizes } of contenders) {
        if (failures.has(column)) continue;
        try {
          if (command instanceof Error) throw command;
          // The first process of all warms the page cache.
          sizes.push(residentMemory(command));
          times.push(timeBatch(command, setting.batch));
        } catch (error) {
          failures.set(column, error instanceof Error ? error.message : String(error));
        }
      }
    }
    for (const { column, times, sizes } of contenders) {
      const error = failures.get(column);
      const cell = (samples: number[]): Cell =>
        error !== undefined ? { error } : { best: minimum(samples), median: median(samples), samples };
      time.cells[column] = cell(times);
      memory.cells[column] = cell(sizes);
    }
  }
  return {
    id: 'edge',
    title: 'A process that prints one line, under WASI runtimes',
    unit: 'ms, MB',
    better: 'lower',
    reference: 'quickjs-ng',
    columns: [...COLUMNS],
    rows,
    show: 'value',
    means: false,
    notes: [
      'MB is the peak of resident memory. quickjs-ng compiles its one line in each run; tungsten compiled it when it was built.',
    ],
  };
}
