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

export async function measureStarts(bundle: string, count: number, say: (line: string) => void): Promise<Table> {
  const minima: Row = { name: 'minimum', cells: {} };
  const medians: Row = { name: 'median', cells: {} };
  for (const engine of START_ENGINES) {
    say(`start: ${engine}`);
    const worker = new Worker(bundle, engine);
    try {
      const { samples } = await worker.ask<'start'>({ kind: 'start', engine, count }, 120_000);
      const best = minimum(samples);
      const middle = median(samples);
      minima.cells[engine] = { best, median: middle };
      medians.cells[engine] = { best: middle, median: middle };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      minima.cells[engine] = { error: message };
      medians.cells[engine] = { error: message };
    } finally {
      worker.end();
    }
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
