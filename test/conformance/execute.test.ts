import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sharedEngine } from '../support/run-guest.ts';
import { Executor } from './execute.ts';

const dir = resolve(import.meta.dirname, 'fixtures/suite');
const executor = new Executor(await sharedEngine(), { dir, deadline: 300 });

test.each([
  'passes.js',
  'strict-only.js',
  'sloppy-only.js',
  'negative-parse.js',
  'negative-runtime.js',
  'raw.js',
  'async-done.js',
  'module.js',
  'module-resolution.js',
  'sub/eval-script.js',
])('%s passes', async (name) => {
  expect(await executor.run(`language/${name}`)).toEqual({ path: `language/${name}`, status: 'pass' });
});

test.each([
  ['fails.js', 'sloppy', 'Test262Error: on purpose'],
  ['differs-by-mode.js', 'strict', 'Test262Error: sloppy'],
  ['negative-parse-not.js', 'sloppy', 'expected SyntaxError (parse), but it completed'],
  ['negative-runtime-other.js', 'sloppy', 'expected RangeError (runtime), but got TypeError (runtime)'],
  ['async-failed.js', 'sloppy', 'Test262:AsyncTestFailure:wrong'],
  ['async-never.js', 'sloppy', 'the asynchronous test never called $DONE'],
])('%s fails', async (name, mode, message) => {
  expect(await executor.run(`language/${name}`)).toMatchObject({
    status: 'fail',
    mode,
    message: expect.stringContaining(message),
  });
});

test('an endless test ends by its deadline, and the next one is not disturbed', async () => {
  expect((await executor.run('language/endless.js')).status).toBe('timeout');
  expect((await executor.run('language/passes.js')).status).toBe('pass');
});

test('each test has a realm of its own', async () => {
  expect((await executor.run('language/leak-one.js')).status).toBe('pass');
  expect((await executor.run('language/leak-two.js')).status).toBe('pass');
});
