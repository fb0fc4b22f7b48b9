import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { runPool } from './pool.ts';
import type { TestResult } from './result.ts';

const program = resolve(import.meta.dirname, 'fixtures/broken-worker.mjs');
const setup = { dir: '.', deadline: 10, vm: 'release' as const, jit: 'off', jobs: 2, watchdog: 1000, program };

test('a worker that dies or hangs costs one test', async () => {
  const tests = ['a', 'crash', 'b', 'hang', 'c'];
  const results: TestResult[] = [];
  await runPool(tests, setup, (result) => results.push(result));
  const byPath = Object.fromEntries(results.map(({ path, status }) => [path, status]));
  expect(results).toHaveLength(tests.length);
  expect(byPath).toEqual({ a: 'pass', crash: 'crash', b: 'pass', hang: 'hang', c: 'pass' });
});

test('a worker that cannot even start ends the run', async () => {
  const missing = resolve(import.meta.dirname, 'fixtures/no-such-worker.mjs');
  await expect(runPool(['a', 'b', 'c', 'd'], { ...setup, program: missing }, () => {})).rejects.toThrow('ended with');
});
