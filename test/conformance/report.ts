// What a run tells: progress while it goes on, a table of folders, and a report as JSON.

import type { WriteStream } from 'node:tty';
import type { Status, TestResult } from './result.ts';

/** Passed and run tests of a folder. */
export interface Tally {
  passed: number;
  total: number;
}

/** Tallies by the first `depth` parts of the path. */
export function tally(results: readonly TestResult[], depth: number): Map<string, Tally> {
  const folders = new Map<string, Tally>();
  for (const { path, status } of results) {
    const parts = path.split('/');
    const folder = parts.slice(0, Math.min(depth, parts.length - 1)).join('/');
    const entry = folders.get(folder) ?? { passed: 0, total: 0 };
    entry.total++;
    if (status === 'pass') entry.passed++;
    folders.set(folder, entry);
  }
  return new Map([...folders].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `12.3 %`, cut off, so that 100 % means all. */
export function percentage({ passed, total }: Tally): string {
  return `${(Math.floor((passed / Math.max(total, 1)) * 1000) / 10).toFixed(1)} %`;
}

/** The table at the end. */
export function summary(results: readonly TestResult[], depth: number): string {
  const rows = [...tally(results, depth)];
  const all = { passed: results.filter(({ status }) => status === 'pass').length, total: results.length };
  const width = Math.max(8, ...rows.map(([name]) => name.length)) + 2;
  const lines = [...rows, ['all', all] as const].map(
    ([name, entry]) =>
      `${name.padEnd(width)}${String(entry.passed).padStart(7)} of ${String(entry.total).padStart(6)}  ${percentage(entry).padStart(8)}`,
  );
  const other = (['timeout', 'hang', 'crash'] as Status[])
    .map((status) => [status, results.filter((result) => result.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${status}`);
  if (other.length > 0) lines.push(`of the failures: ${other.join(', ')}`);
  return lines.join('\n');
}

/** Failures by their message, numbers and quoted values left out; the most frequent `limit`, each with one test. */
export function families(results: readonly TestResult[], limit: number): string {
  const found = new Map<string, { count: number; example: string }>();
  for (const { path, status, message = '' } of results) {
    if (status === 'pass') continue;
    const key = message
      .replace(/\(\S*:\d+\)/g, '')
      .replace(/«[^»]*»/g, '«»')
      .replace(/\d+/g, 'N')
      .slice(0, 110);
    const family = found.get(key);
    if (family === undefined) found.set(key, { count: 1, example: path });
    else family.count++;
  }
  return [...found]
    .sort(([, a], [, b]) => b.count - a.count)
    .slice(0, limit)
    .map(([key, { count, example }]) => `${String(count).padStart(6)}  ${key}\n        ${example}`)
    .join('\n');
}

/** Shows how far a run is: a bar that is redrawn on a terminal, else a line now and then. */
export class Progress {
  private readonly total: number;
  private readonly stream: Pick<WriteStream, 'write' | 'isTTY'>;
  private readonly now: () => number;
  private readonly started: number;
  private shown = Number.NEGATIVE_INFINITY;
  private done = 0;
  private passed = 0;

  constructor(
    total: number,
    stream: Pick<WriteStream, 'write' | 'isTTY'> = process.stderr,
    now = () => performance.now(),
  ) {
    this.total = total;
    this.stream = stream;
    this.now = now;
    this.started = now();
  }

  add(result: TestResult): void {
    this.done++;
    if (result.status === 'pass') this.passed++;
    const now = this.now();
    const pause = this.stream.isTTY ? 100 : 15_000;
    if (now - this.shown < pause && this.done < this.total) return;
    this.shown = now;
    const seconds = Math.round((now - this.started) / 1000);
    const tests = `${this.done}/${this.total}, ${percentage({ passed: this.passed, total: this.done })} passed, ${seconds} s`;
    if (!this.stream.isTTY) {
      this.stream.write(`${tests}\n`);
      return;
    }
    const cells = 30;
    const full = Math.floor((this.done / this.total) * cells);
    this.stream.write(
      `\r[${'#'.repeat(full)}${'.'.repeat(cells - full)}] ${tests}\u001b[K${this.done === this.total ? '\n' : ''}`,
    );
  }
}
