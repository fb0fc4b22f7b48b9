import { describe, expect, test } from 'vitest';
import { geometricMean, median, minimum, nextInner, roundRatio, sampleCount } from '../../bench/lib/stats.ts';

describe('minimum and median', () => {
  test('the minimum is the smallest sample wherever it stands', () => {
    expect(minimum([3, 1, 2])).toBe(1);
    expect(minimum([5])).toBe(5);
  });

  test('the median is the middle sample, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 10, 2])).toBe(3);
  });

  test('the median sorts numbers as numbers and leaves its argument alone', () => {
    const samples = [10, 9, 100];
    expect(median(samples)).toBe(10);
    expect(samples).toEqual([10, 9, 100]);
  });

  test('no samples is an error', () => {
    expect(() => minimum([])).toThrow(RangeError);
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('geometricMean', () => {
  test('of a ratio and its inverse is one', () => {
    expect(geometricMean([4, 0.25])).toBeCloseTo(1, 12);
  });

  test('of many large ratios does not overflow', () => {
    expect(geometricMean(new Array(400).fill(1e300))).toBeCloseTo(1e300, -290);
  });

  test('ranks the same whatever the reference is', () => {
    const a = [2, 8];
    const b = [4, 1];
    const direct = geometricMean(a) / geometricMean(b);
    expect(geometricMean([2 / 4, 8 / 1])).toBeCloseTo(direct, 12);
  });

  test('refuses a ratio that is not positive', () => {
    expect(() => geometricMean([1, 0])).toThrow(RangeError);
    expect(() => geometricMean([Number.NaN])).toThrow(RangeError);
    expect(() => geometricMean([])).toThrow(RangeError);
  });
});

describe('nextInner', () => {
  test('stays once the sample is long enough', () => {
    expect(nextInner(7, 100, 100)).toBe(7);
  });

  test('aims a tenth above the target', () => {
    expect(nextInner(10, 50, 100)).toBe(22);
  });

  test('grows at most tenfold, also from a sample too short to time', () => {
    expect(nextInner(3, 0.001, 100)).toBe(30);
    expect(nextInner(3, 0, 100)).toBe(30);
  });

  test('always grows', () => {
    expect(nextInner(1, 99.99, 100)).toBe(2);
  });
});

describe('sampleCount', () => {
  test('short samples get all rounds', () => {
    expect(sampleCount(7, 110, 100)).toBe(7);
  });

  test('long samples get fewer, never fewer than three', () => {
    expect(sampleCount(7, 500, 100)).toBe(6);
    expect(sampleCount(7, 20_000, 100)).toBe(3);
  });

  test('never more than was asked for', () => {
    expect(sampleCount(2, 20_000, 100)).toBe(2);
  });
});

test('roundRatio keeps three significant digits', () => {
  expect(roundRatio(17.8342)).toBe(17.8);
  expect(roundRatio(0.123456)).toBe(0.123);
  expect(roundRatio(1234.5)).toBe(1230);
});
