/** Third table: a fresh isolate that runs a small script and answers one call. */
import { Worker } from './child.ts';
import { median, minimum } from './stats.ts';
import type { Row, Table } from './table.ts';

export const START_ENGINES = [
  'tungsten',
  'tungsten + compile',
  'quickjs-emscripten',
  'quickjs-wasi',
  'isolated-vm',
  'node:vm',
];

/** Rounds over the engines, for the same reason as in the programs. */
const ROUNDS = 4;

export async function measureStarts(bundle: string, count: number, say: (line: string) => void): Promise<Table> {
  const minima: Row = { name: 'minimum', cells: {} };
  const medians: Row = { name: 'median', cells: {} };
  const contenders = START_ENGINES.map((engine) => ({
    engine,
    worker: new Worker(bundle, engine),
    samples: [] as number[],
  }));
  const failures = new Map<string, string>();
  for (let round = 1; round <= ROUNDS; round++) {
    say(`start: round ${round} of ${ROUNDS}`);
    for (const { engine, worker, samples } of contenders) {
      if (failures.has(engine)) continue;
      try {
        const request = { kind: 'start', engine, count: Math.ceil(count / ROUNDS) } as const;
        samples.push(...(await worker.ask<'start'>(request, 120_000)).samples);
      } catch (error) {
        failures.set(engine, error instanceof Error ? error.message : String(error));
      }
    }
  }
  for (const { engine, worker, samples } of contenders) {
    worker.end();
    const error = failures.get(engine);
    if (error !== undefined) {
      minima.cells[engine] = { error };
      medians.cells[engine] = { error };
      continue;
    }
    const best = minimum(samples);
    const middle = median(samples);
    minima.cells[engine] = { best, median: middle };
    medians.cells[engine] = { best: middle, median: middle };
  }
  return {
    id: 'start',
    title: 'A fresh isolate and one call',
    unit: 'µs',
    better: 'lower',
    reference: 'quickjs-emscripten',
    columns: START_ENGINES,
    rows: [minima, medians],
    show: 'value',
    means: false,
    notes: [
      'The engine and its module are loaded; each sample makes a context, runs a small script, calls one function, and drops it.',
      'tungsten and node:vm run a script that is compiled before; "tungsten + compile" and the others compile it in each sample.',
    ],
  };
}
