/** First table: every program on every engine, in interleaved rounds. */
import type { Script } from '../worker/guests.ts';
import { Worker } from './child.ts';
import { median, minimum, sampleCount } from './stats.ts';
import type { Suite } from './suite.ts';
import type { Cell, Row, Table } from './table.ts';

export interface ProgramOptions {
  engines: string[];
  samples: number;
  targetMs: number;
  warmMs: number;
}

const LIMIT_MS = 120_000;

interface Contender {
  engine: string;
  worker: Worker;
  inner: number;
  wanted: number;
  samples: number[];
  error?: string;
}

/** Loads and warms one engine; a failure is kept as the cell's text. */
async function start(bundle: string, engine: string, script: Script, options: ProgramOptions): Promise<Contender> {
  const contender: Contender = {
    engine,
    worker: new Worker(bundle, engine),
    inner: 1,
    wanted: options.samples,
    samples: [],
  };
  try {
    await contender.worker.ask<'ok'>({ kind: 'load', engine, script }, LIMIT_MS);
    const request = { kind: 'warm', warmMs: options.warmMs, targetMs: options.targetMs } as const;
    const { sample } = await contender.worker.ask<'sample'>(request, LIMIT_MS);
    contender.inner = sample.inner;
    contender.wanted = sampleCount(options.samples, sample.ms, options.targetMs);
  } catch (error) {
    contender.error = error instanceof Error ? error.message : String(error);
  }
  return contender;
}

/**
 * One program on all engines. The processes live side by side but run one at a time, and the rounds go over the engines
 * in turn, so that a slow minute of the machine touches all of them.
 */
export async function measureScript(bundle: string, script: Script, options: ProgramOptions): Promise<Row> {
  const contenders: Contender[] = [];
  try {
    for (const engine of options.engines) contenders.push(await start(bundle, engine, script, options));
    for (let round = 0; round < options.samples; round++) {
      for (const contender of contenders) {
        if (contender.error !== undefined || contender.samples.length >= contender.wanted) continue;
        try {
          const request = { kind: 'sample', inner: contender.inner } as const;
          const { sample } = await contender.worker.ask<'sample'>(request, LIMIT_MS);
          contender.samples.push(sample.perInner / 1e6);
        } catch (error) {
          contender.error = error instanceof Error ? error.message : String(error);
        }
      }
    }
  } finally {
    for (const contender of contenders) contender.worker.end();
  }
  const cells: Record<string, Cell> = {};
  for (const { engine, samples, inner, error } of contenders) {
    cells[engine] =
      error !== undefined ? { error } : { best: minimum(samples), median: median(samples), samples, inner };
  }
  return { name: script.name, cells };
}

/** The engine that has the reference column: V8 where it runs, else the first. */
export function referenceEngine(engines: readonly string[]): string {
  return engines.includes('v8') ? 'v8' : engines[0];
}

export async function measurePrograms(
  bundle: string,
  suite: Suite,
  options: ProgramOptions,
  say: (line: string) => void,
  reference = referenceEngine(options.engines),
): Promise<Table> {
  const table: Table = {
    id: suite.id,
    title: suite.title,
    unit: 'ms per inner iteration',
    better: 'lower',
    reference,
    columns: options.engines,
    rows: [],
    show: 'ratio',
    means: true,
    notes: [],
  };
  for (const script of suite.scripts) {
    say(`${suite.id}: ${script.name}`);
    table.rows.push(await measureScript(bundle, script, options));
  }
  return table;
}
