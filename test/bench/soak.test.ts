import { describe, expect, test } from 'vitest';
import { growth, type Reading } from '../../bench/lib/flat.ts';
import { hotCode } from '../../bench/lib/hot-code.ts';

function readings(rssMb: (i: number) => number): Reading[] {
  return Array.from({ length: 25 }, (_, i) => ({
    seconds: i,
    rounds: i * 10,
    vmHeapMb: 1 + (i % 3) / 10,
    vmMemoryMb: 7,
    hostHeapMb: 12,
    rssMb: rssMb(i),
    modules: 30,
    moduleMb: 0.1,
    table: 600,
  }));
}

describe('growth', () => {
  test('what rises in the first fifth only is flat', () => {
    expect(growth(readings((i) => 100 + 10 * Math.min(i, 5)))).toEqual([]);
  });

  test('what goes on rising is not', () => {
    expect(growth(readings((i) => 100 + 10 * i))).toEqual(['rssMb grew from 170.0 to 320.0']);
  });

  test('needs enough readings', () => {
    expect(() => growth([])).toThrow(RangeError);
  });
});

test('hot code differs by its seed, and gives the same result whenever it runs', () => {
  expect(hotCode(1)).toBe(hotCode(1));
  expect(hotCode(1)).not.toBe(hotCode(2));
  for (let seed = 1; seed < 30; seed++) {
    const scope = { hot: (_: number): number => 0 };
    new Function('globalThis', hotCode(seed))(scope);
    const result = scope.hot(200);
    expect(Number.isFinite(result)).toBe(true);
    expect(scope.hot(200)).toBe(result);
  }
});
