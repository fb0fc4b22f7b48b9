import type { Profiler } from 'node:inspector';
import { describe, expect, test } from 'vitest';
import { sampleTiers, slicesOf, tiersOf } from '../../bench/worker/tiers.ts';

function node(id: number, url: string, children: number[] = []): Profiler.ProfileNode {
  return { id, callFrame: { functionName: '', scriptId: '0', url, lineNumber: 0, columnNumber: 0 }, children };
}

/** (root) → host → VM → compiled → VM, and a compiled one that the VM enters elsewhere. */
const NODES = [
  node(1, '', [2]),
  node(2, 'file:///session.js', [3]),
  node(3, 'wasm://wasm/vm', [4, 6]),
  node(4, 'wasm://wasm/one', [5]),
  node(5, 'wasm://wasm/vm'),
  node(6, 'wasm://wasm/two', [7]),
  node(7, 'file:///instance-jit.js'),
];

describe('tiersOf', () => {
  test('the first module on a stack is the VM, what it enters is compiled code', () => {
    const tiers = tiersOf(NODES);
    expect([1, 2, 3, 4, 5, 6, 7].map((id) => tiers.get(id))).toEqual([
      'host',
      'host',
      'interpreter',
      'compiled',
      'called',
      'compiled',
      'host',
    ]);
  });
});

describe('slicesOf', () => {
  test('counts samples in stretches of ten milliseconds', () => {
    const profile = {
      nodes: NODES,
      startTime: 0,
      endTime: 25_000,
      samples: [3, 4, 4],
      timeDeltas: [1000, 12_000, 9000],
    };
    expect(slicesOf(profile)).toEqual([
      { ms: 0, interpreter: 1, compiled: 0, called: 0, host: 0 },
      { ms: 10, interpreter: 0, compiled: 1, called: 0, host: 0 },
      { ms: 20, interpreter: 0, compiled: 1, called: 0, host: 0 },
    ]);
  });
});

test('a run under the profiler gives its result and some samples', async () => {
  const { result, tiers } = await sampleTiers(async () => {
    const end = performance.now() + 60;
    let turns = 0;
    while (performance.now() < end) turns++;
    return turns > 0;
  });
  expect(result).toBe(true);
  expect(tiers.reduce((sum, slice) => sum + slice.host, 0)).toBeGreaterThan(0);
});
