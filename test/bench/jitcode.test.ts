import { expect, test } from 'vitest';
import { jitCodeRow } from '../../bench/lib/jitcode.ts';
import type { JitTrace } from '../../bench/worker/guests.ts';
import { summarize } from '../../bench/worker/jitcode.ts';

const EVENTS: JitTrace[] = [
  { kind: 'request', name: 'f', index: 1, words: 100 },
  { kind: 'request', name: 'g', index: 2, words: 1000 },
  { kind: 'install', name: 'f', index: 1, bytes: 900, milliseconds: 10, cached: false, timings: { build: 2, emit: 5 } },
  { kind: 'refuse', name: 'g', index: 2, reason: 'for a test' },
  { kind: 'request', name: 'f', index: 1, words: 50 },
  { kind: 'install', name: 'f', index: 1, bytes: 600, milliseconds: 5, cached: false, timings: { build: 1 } },
];

test('modules are counted with the words of their own requests, refused ones not at all', () => {
  expect(summarize(EVENTS)).toEqual({
    modules: 2,
    bytes: 1500,
    words: 150,
    milliseconds: 15,
    stages: { build: 3, emit: 5, wasm: 7 },
  });
});

test('a program without modules has no ratios', () => {
  const row = jitCodeRow('none', { functions: 0, refused: 1, exits: 0, ...summarize([]) });
  expect(row.cells.refused).toEqual({ best: 1, median: 1 });
  expect(row.cells['bytes/word']).toBeUndefined();
  expect(row.cells['words/ms']).toBeUndefined();
});
