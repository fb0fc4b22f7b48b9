import { expect, test } from 'vitest';
import { families, Progress, percentage, summary, tally } from './report.ts';
import type { TestResult } from './result.ts';

const results: TestResult[] = [
  { path: 'language/a/1.js', status: 'pass' },
  { path: 'language/a/2.js', status: 'timeout' },
  { path: 'annexB/b.js', status: 'pass' },
];

test('folders are counted to a depth', () => {
  expect([...tally(results, 1)]).toEqual([
    ['annexB', { passed: 1, total: 1 }],
    ['language', { passed: 1, total: 2 }],
  ]);
  expect([...tally(results, 2).keys()]).toEqual(['annexB', 'language/a']);
});

test('100 % means all', () => {
  expect(percentage({ passed: 9999, total: 10000 })).toBe('99.9 %');
  expect(percentage({ passed: 3, total: 3 })).toBe('100.0 %');
});

test('the summary names the failures that are no ordinary ones', () => {
  expect(summary(results, 1)).toMatch(/all +2 of +3 +66\.6 %\nof the failures: 1 timeout$/);
});

test('families have one message, whatever its numbers and values', () => {
  const failing = ['Expected «1» at 5', 'Expected «two» at 17', 'other (a/b.js:12)'].map(
    (message, i): TestResult => ({ path: `t${i}.js`, status: 'fail', message }),
  );
  expect(families([...results.slice(0, 1), ...failing], 5)).toBe(
    '     2  Expected «» at N\n        t0.js\n     1  other \n        t2.js',
  );
});

test.each([
  [true, ['\r[']],
  [false, ['1/2, 100.0 % passed, 0 s\n', '2/2, 100.0 % passed, 20 s\n']],
])('progress on a terminal: %s', (isTTY, expected) => {
  const written: string[] = [];
  let now = 0;
  const progress = new Progress(
    2,
    { isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 },
    () => now,
  );
  progress.add(results[0]);
  now = 20_000;
  progress.add(results[2]);
  if (isTTY) expect(written.join('')).toContain('\r[##############################] 2/2');
  else expect(written).toEqual(expected);
  expect(written[0].startsWith(expected[0])).toBe(true);
});
