import { describe, expect, test } from 'vitest';
import { aheadAfter, timeOf, workAt } from '../../bench/lib/curve.ts';
import type { Point } from '../../bench/worker/cold.ts';

const EVEN: Point[] = [
  [0, 0],
  [10, 10],
  [100, 100],
];
/** Slower at first, then twice as fast: level at 40. */
const LATE: Point[] = [
  [0, 0],
  [20, 10],
  [40, 40],
  [100, 160],
];

describe('workAt', () => {
  test('grows evenly between two points', () => {
    expect(workAt(EVEN, 0)).toBe(0);
    expect(workAt(EVEN, 5)).toBe(5);
    expect(workAt(LATE, 30)).toBe(25);
  });

  test('is the last known beyond the end', () => {
    expect(workAt(LATE, 1000)).toBe(160);
  });
});

describe('timeOf', () => {
  test('is the inverse of workAt', () => {
    for (const ms of [1, 15, 20, 39, 100]) expect(timeOf(LATE, workAt(LATE, ms))).toBeCloseTo(ms, 9);
  });

  test('has no answer for work that was not done', () => {
    expect(timeOf(EVEN, 101)).toBeUndefined();
  });
});

describe('aheadAfter', () => {
  test('is the last time at which a curve was not ahead, up to the next point', () => {
    expect(aheadAfter(LATE, EVEN)).toBe(100);
    const finer: Point[] = [...LATE.slice(0, 3), [45, 50], [100, 160]];
    expect(aheadAfter(finer, EVEN)).toBe(45);
  });

  test('who was ahead once and is not in the end is not ahead', () => {
    expect(aheadAfter(EVEN, LATE)).toBeUndefined();
  });

  test('a curve is not ahead of itself', () => {
    expect(aheadAfter(EVEN, EVEN)).toBeUndefined();
  });
});
