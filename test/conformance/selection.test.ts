import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { globToRegExp, proposedFeatures, select } from './selection.ts';

const dir = resolve(import.meta.dirname, 'fixtures/suite');
const rules = {
  folders: { intl402: 'another standard' },
  features: { 'maybe-one-day': 'a proposal' },
  flags: { CanBlockIsTrue: 'for others' },
};

describe('globs', () => {
  test.each([
    ['language/**', 'language/a/b.js', true],
    ['language/*', 'language/a/b.js', false],
    ['**/b.js', 'language/a/b.js', true],
    ['**/b.js', 'b.js', true],
    ['language/a', 'language/a/b.js', true],
    ['language/a', 'language/ab/b.js', false],
    ['{annexB,language}/?/b.js', 'language/a/b.js', true],
    ['a.js', 'a_js', false],
  ])('%s and %s: %s', (glob, path, matches) => {
    expect(globToRegExp(glob).test(path)).toBe(matches);
  });
});

describe('the selection', () => {
  test('leaves out what is excluded, and counts it', () => {
    const selection = select(dir, {}, rules);
    expect(selection.tests).toContain('language/passes.js');
    expect(selection.tests).not.toContain('language/proposal.js');
    expect(selection.tests).not.toContain('language/may-block.js');
    expect(selection.tests).not.toContain('language/value_FIXTURE.js');
    expect(Object.fromEntries(selection.excluded)).toEqual({
      'intl402: another standard': 1,
      'maybe-one-day: a proposal': 1,
      'CanBlockIsTrue: for others': 1,
    });
  });
  test('knows whether it covers a folder', () => {
    expect(select(dir, {}, rules).covers('language/')).toBe(true);
    const narrow = select(dir, { filter: 'language/sub/**' }, rules);
    expect(narrow.covers('language/sub/')).toBe(true);
    expect(narrow.covers('language/')).toBe(false);
  });
  test('is split by shards', () => {
    const all = select(dir, {}, rules).tests;
    const parts = [1, 2, 3].map((index) => select(dir, { shard: { index, count: 3 } }, rules));
    expect(parts.flatMap(({ tests }) => tests).sort()).toEqual(all);
    expect(parts[0].covers('language/')).toBe(false);
  });
});

test('proposals are those of the first section', () => {
  expect(proposedFeatures(readFileSync(resolve(dir, 'features.txt'), 'utf8'))).toEqual(['maybe-one-day']);
});
