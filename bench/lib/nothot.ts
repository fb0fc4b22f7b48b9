/** Programs that never get hot: what a JIT costs where it has nothing to do. */
import type { Script } from '../worker/guests.ts';
import { Worker } from './child.ts';
import { median, minimum } from './stats.ts';
import type { Suite } from './suite.ts';
import type { Cell, Row, Table } from './table.ts';

const OFF = 'tungsten';
const AUTO = 'tungsten-jit';
const LIMIT_MS = 120_000;

export interface NotHotOptions {
  rounds: number;
  targetMs: number;
  warmMs: number;
}

interface Rows {
  time: Row;
  rss: Row;
  heap: Row;
  notes: string[];
}

/** One program in two processes that take turns, the first of a round being the second of the next. */
async function measureScript(bundle: string, script: Script, options: NotHotOptions): Promise<Rows> {
  const pair = [OFF, AUTO].map((engine) => ({ engine, worker: new Worker(bundle, engine), samples: [] as number[] }));
  const rows: Rows = {
    time: { name: `${script.name}, µs`, cells: {} },
    rss: { name: `${script.name}, process MB`, cells: {} },
    heap: { name: `${script.name}, VM heap KB`, cells: {} },
    notes: [],
  };
  try {
    let inner = 1;
    for (const { engine, worker } of pair) {
      await worker.ask<'ok'>({ kind: 'load', engine: `fresh ${engine}`, script }, LIMIT_MS);
      const { warmMs, targetMs } = options;
      const { sample } = await worker.ask<'sample'>({ kind: 'warm', warmMs, targetMs }, LIMIT_MS);
      inner = Math.max(inner, sample.inner);
    }
    for (let i = 0; i < options.rounds; i++) {
      for (const { worker, samples } of i % 2 === 0 ? pair : [...pair].reverse()) {
        const { sample } = await worker.ask<'sample'>({ kind: 'sample', inner }, LIMIT_MS);
        samples.push(sample.perInner / 1e3);
      }
    }
    for (const { engine, worker, samples } of pair) {
      const { costs } = await worker.ask<'costs'>({ kind: 'costs' }, LIMIT_MS);
      const once = (value: number): Cell => ({ best: value, median: value });
      rows.time.cells[engine] = { best: minimum(samples), median: median(samples), samples, inner };
      rows.rss.cells[engine] = once(costs.rssBytes / 2 ** 20);
      rows.heap.cells[engine] = once(costs.heapBytes / 1024);
      if (engine !== AUTO) continue;
      const { events, versions, workers } = costs;
      rows.notes.push(`${script.name}: ${workers} threads started, ${events} events of the JIT, ${versions} requests`);
      if (workers + events + versions > 0) rows.notes.push(`${script.name}: it GOT HOT, which it should not`);
    }
  } catch (error) {
    const failed = { error: error instanceof Error ? error.message : String(error) };
    rows.time.cells[AUTO] = failed;
  } finally {
    for (const { worker } of pair) worker.end();
  }
  return rows;
}

export async function measureNotHot(
  bundle: string,
  suite: Suite,
  options: NotHotOptions,
  say: (line: string) => void,
): Promise<Table> {
  const table: Table = {
    id: 'nothot',
    title: 'Programs that never get hot: a fresh isolate for each call',
    unit: 'µs or bytes',
    better: 'lower',
    reference: OFF,
    columns: [OFF, AUTO],
    rows: [],
    show: 'ratio',
    means: false,
    notes: [],
  };
  for (const script of suite.scripts) {
    say(`nothot: ${script.name}`);
    const { time, rss, heap, notes } = await measureScript(bundle, script, options);
    table.rows.push(time, rss, heap);
    table.notes.push(...notes);
  }
  return table;
}
