import { describe, expect, test } from 'vitest';
import { Ledger } from './ledger.ts';
import type { TestResult } from './result.ts';

const everything = { covers: () => true };
const nothing = { covers: () => false };
const TEXT = '[not built]\nlanguage/a/ 2\nlanguage/a/b.js\n\n[wrong]\nlanguage/c.js\n';

function results(failing: string[], passing: string[] = []): TestResult[] {
  return [
    ...failing.map((path): TestResult => ({ path, status: 'fail', message: 'x' })),
    ...passing.map((path): TestResult => ({ path, status: 'pass' })),
  ];
}

const AS_LISTED = ['language/a/1.js', 'language/a/2.js', 'language/a/b.js', 'language/c.js'];

describe('the ledger', () => {
  test('reads what it writes', () => {
    expect(Ledger.parse(`# a comment\n${TEXT}`).format()).toBe(TEXT);
    expect(Ledger.parse(TEXT).size).toBe(4);
  });
  test('is content with what it lists', () => {
    expect(Ledger.parse(TEXT).compare(results(AS_LISTED), everything)).toEqual({ unlisted: [], grown: [], stale: [] });
  });
  test('notices a failure that is not listed', () => {
    const { unlisted } = Ledger.parse(TEXT).compare(results([...AS_LISTED, 'language/d.js']), everything);
    expect(unlisted.map(({ path }) => path)).toEqual(['language/d.js']);
  });
  test('notices a folder with more failures', () => {
    const { grown, unlisted } = Ledger.parse(TEXT).compare(results([...AS_LISTED, 'language/a/3.js']), everything);
    expect(grown).toEqual([{ path: 'language/a/', listed: 2, found: 3 }]);
    expect(unlisted).toHaveLength(3);
  });
  test('notices what passes now', () => {
    const run = results(['language/a/1.js', 'language/a/b.js'], ['language/c.js']);
    expect(Ledger.parse(TEXT).compare(run, everything).stale).toEqual([
      { path: 'language/a/', listed: 2, found: 1 },
      { path: 'language/c.js', listed: 1, found: 0 },
    ]);
  });
  test('does not judge a folder that ran in part', () => {
    expect(Ledger.parse(TEXT).compare(results(['language/a/1.js'], ['language/c.js']), nothing).stale).toEqual([
      { path: 'language/c.js', listed: 1, found: 0 },
    ]);
  });
  test('shrinks, and never grows by that', () => {
    const ledger = Ledger.parse(TEXT);
    ledger.shrink(results(['language/a/1.js', 'language/a/b.js', 'language/d.js'], ['language/c.js']), everything);
    expect(ledger.format()).toBe('[not built]\nlanguage/a/ 1\nlanguage/a/b.js\n');
  });
  test('accepts failures for a reason: a folder when there are many', () => {
    const ledger = Ledger.parse('');
    const many = Array.from({ length: 10 }, (_, i) => `language/many/${i}.js`);
    ledger.accept(results([...many, 'language/few/a.js']), 'a reason');
    expect(ledger.format()).toBe('[a reason]\nlanguage/few/a.js\nlanguage/many/ 10\n');
    expect(ledger.compare(results([...many, 'language/few/a.js']), everything).unlisted).toEqual([]);
  });
  test('refuses a line that it does not understand', () => {
    expect(() => Ledger.parse('[x]\nlanguage/a')).toThrow('malformed line');
    expect(() => Ledger.parse('language/a.js')).toThrow('no reason');
  });
});
