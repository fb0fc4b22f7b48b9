/** The cold curve: work against the time since the first call, each engine in a process of its own that has seen nothing yet. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cold, Mark } from '../worker/cold.ts';
import type { Script } from '../worker/guests.ts';
import { Worker } from './child.ts';
import { aheadAfter, timeOf, workAt } from './curve.ts';
import { median, minimum } from './stats.ts';
import type { Suite } from './suite.ts';
import type { Cell, Table } from './table.ts';

/** Programs that are measured when none is named. */
export const WARMUP_PROGRAMS = ['classes', 'floats', 'integers', 'matrix', 'recursion', 'sorting', 'strings'];

const INTERPRETER = 'tungsten';
const COLD = 'tungsten-jit';
const WARM = 'tungsten-jit, warm cache';
export const WARMUP_ENGINES = [INTERPRETER, COLD, WARM, 'v8', 'v8-jitless', 'quickjs-emscripten'];

/** What the interpreter runs. */
const SECOND = 1000;
const LIMIT_MS = 120_000;

/** One program: a curve for each engine, of its best round. */
export interface Warmup {
  suite: string;
  program: string;
  curves: { engine: string; points: Cold['points'] }[];
  /** A round of its own under the profiler: where the JIT spends its time. */
  sampled?: Cold;
}

async function runOnce(
  bundle: string,
  engine: string,
  script: Script,
  cacheDir?: string,
  sampled = false,
): Promise<Cold> {
  const worker = new Worker(bundle, engine);
  try {
    const request = { kind: 'cold', engine, script, ms: SECOND, sampled } as const;
    const withCache = cacheDir === undefined ? request : { ...request, cacheDir };
    return (await worker.ask<'cold'>(withCache, LIMIT_MS)).cold;
  } finally {
    worker.end();
  }
}

/** A round: the cold run fills the cache of the warm one. */
async function round(bundle: string, script: Script, engines: readonly string[]): Promise<Map<string, Cold | string>> {
  const cacheDir = mkdtempSync(join(tmpdir(), 'tungsten-warmup-'));
  const colds = new Map<string, Cold | string>();
  try {
    for (const engine of engines) {
      const jit = engine === COLD || engine === WARM;
      try {
        colds.set(engine, await runOnce(bundle, jit ? COLD : engine, script, jit ? cacheDir : undefined));
      } catch (error) {
        colds.set(engine, error instanceof Error ? error.message : String(error));
      }
    }
  } finally {
    rmSync(cacheDir, { recursive: true, force: true });
  }
  return colds;
}

function cellOf(samples: readonly (number | undefined)[], missing: string): Cell {
  const found = samples.filter((sample) => sample !== undefined);
  if (found.length === 0) return { error: missing };
  return { best: minimum(found), median: median(found), samples: found };
}

function tables(suite: Suite): { ahead: Table; second: Table } {
  const common = {
    unit: 'ms',
    better: 'lower',
    reference: INTERPRETER,
    rows: [],
    show: 'value',
    means: false,
  } as const;
  const ahead: Table = {
    ...common,
    rows: [],
    id: `warmup-${suite.id}`,
    title: `Ahead of the interpreter for good, ms after the first call: ${suite.title}`,
    columns: WARMUP_ENGINES.filter((engine) => engine !== INTERPRETER),
    notes: [
      'Work is counted in iterations; between the ends of two iterations it is taken to grow evenly. Within one second of the interpreter.',
    ],
  };
  const second: Table = {
    ...common,
    rows: [],
    id: `warmup-second-${suite.id}`,
    title: `A cold start, ms until the work of the interpreter's first second is done: ${suite.title}`,
    columns: [...WARMUP_ENGINES],
    notes: [],
  };
  return { ahead, second };
}

function aheadCell(rounds: readonly Map<string, Cold | string>[], engine: string): Cell {
  const failed = rounds.map((colds) => colds.get(engine)).find((cold) => typeof cold === 'string');
  if (failed !== undefined) return { error: failed };
  const samples = rounds.map((colds) => {
    const [cold, reference] = [colds.get(engine), colds.get(INTERPRETER)];
    return typeof cold === 'object' && typeof reference === 'object'
      ? aheadAfter(cold.points, reference.points)
      : undefined;
  });
  return cellOf(samples, 'not ahead within the second');
}

function secondCell(rounds: readonly Map<string, Cold | string>[], engine: string): Cell {
  const failed = rounds.map((colds) => colds.get(engine)).find((cold) => typeof cold === 'string');
  if (failed !== undefined) return { error: failed };
  const samples = rounds.map((colds) => {
    const [cold, reference] = [colds.get(engine), colds.get(INTERPRETER)];
    if (typeof cold !== 'object' || typeof reference !== 'object') return undefined;
    const work = workAt(reference.points, SECOND);
    const reached = timeOf(cold.points, work);
    if (reached !== undefined) return reached;
    // A slower engine is given no more time: its mean speed stands for the rest.
    const [ms, done] = cold.points[cold.points.length - 1];
    return (ms * work) / done;
  });
  return cellOf(samples, 'nothing was done');
}

/** What the JIT did in the rounds. */
function noteOf(program: string, rounds: readonly Map<string, Cold | string>[]): string {
  const count = (engine: string, wanted: (mark: Mark) => boolean): string =>
    rounds
      .map((colds) => {
        const cold = colds.get(engine);
        return typeof cold === 'object' ? cold.marks.filter(wanted).length : '-';
      })
      .join(' ');
  const installs = count(COLD, (mark) => mark.kind === 'install');
  const cached = count(WARM, (mark) => mark.cached);
  const compiled = count(WARM, (mark) => mark.kind === 'install' && !mark.cached);
  return `${program}: modules by round, cold ${installs}; warm ${cached} from the cache, ${compiled} compiled`;
}

/** Curves of every program of a suite; `sampled` adds a round under the profiler for the page. */
export async function measureWarmup(
  bundle: string,
  suite: Suite,
  options: { rounds: number; sampled: boolean },
  say: (line: string) => void,
): Promise<{ tables: Table[]; warmups: Warmup[] }> {
  const { ahead, second } = tables(suite);
  const warmups: Warmup[] = [];
  for (const script of suite.scripts) {
    say(`warmup: ${script.name}`);
    const rounds: Map<string, Cold | string>[] = [];
    for (let i = 0; i < options.rounds; i++) rounds.push(await round(bundle, script, WARMUP_ENGINES));
    ahead.rows.push({
      name: script.name,
      cells: Object.fromEntries(ahead.columns.map((engine) => [engine, aheadCell(rounds, engine)])),
    });
    second.rows.push({
      name: script.name,
      cells: Object.fromEntries(second.columns.map((engine) => [engine, secondCell(rounds, engine)])),
    });
    ahead.notes.push(noteOf(script.name, rounds));
    const warmup: Warmup = { suite: suite.id, program: script.name, curves: [] };
    for (const engine of WARMUP_ENGINES) {
      const curves = rounds.map((colds) => colds.get(engine)).filter((cold) => typeof cold === 'object');
      curves.sort((a, b) => workAt(b.points, SECOND) - workAt(a.points, SECOND));
      if (curves.length > 0) warmup.curves.push({ engine, points: curves[0].points });
    }
    if (options.sampled) {
      try {
        warmup.sampled = await runOnce(bundle, COLD, script, undefined, true);
      } catch (error) {
        ahead.notes.push(`${script.name}: no profile: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    warmups.push(warmup);
  }
  return { tables: [ahead, second], warmups };
}
