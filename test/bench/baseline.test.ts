import { describe, expect, test } from 'vitest';
import { compareToBaseline, formatChanges, mergeBaseline, toBaseline } from '../../bench/lib/baseline.ts';
import { sampleTable } from './sample-table.ts';

describe('toBaseline', () => {
  test('keeps ratios and means, never times', () => {
    expect(toBaseline(sampleTable())).toEqual({
      id: 'sample',
      reference: 'v8',
      geometricMean: { fast: 4, slow: 100 },
      ratios: { one: { fast: 2, slow: 100 }, two: { fast: 8 }, three: {} },
    });
  });
});

describe('mergeBaseline', () => {
  test('replaces what was measured and keeps the rest', () => {
    const old = toBaseline(sampleTable());
    const table = sampleTable();
    table.rows = [{ name: 'two', cells: { v8: { best: 1, median: 1 }, fast: { best: 6, median: 6 } } }];
    const merged = mergeBaseline(old, toBaseline(table));
    expect(merged.ratios).toEqual({ one: { fast: 2, slow: 100 }, two: { fast: 6 }, three: {} });
  });

  test('recomputes the mean over the merged rows, so that a filtered run does not replace it by a part', () => {
    const table = sampleTable();
    table.rows = [{ name: 'two', cells: { v8: { best: 1, median: 1 }, fast: { best: 18, median: 18 } } }];
    const merged = mergeBaseline(toBaseline(sampleTable()), toBaseline(table));
    expect(merged.geometricMean).toEqual({ fast: 6, slow: 100 });
  });

  test('another reference starts anew', () => {
    const fresh = { ...toBaseline(sampleTable()), reference: 'fast' };
    expect(mergeBaseline(toBaseline(sampleTable()), fresh)).toEqual(fresh);
  });
});

describe('compareToBaseline', () => {
  test('gives the factor of each ratio that both have', () => {
    const table = sampleTable();
    table.rows[0].cells.fast = { best: 5, median: 5 };
    const changes = compareToBaseline(table, toBaseline(sampleTable()));
    expect(changes).toContainEqual({ row: 'one', column: 'fast', before: 2, now: 2.5, factor: 1.25 });
    expect(changes).toContainEqual({ row: 'two', column: 'fast', before: 8, now: 8, factor: 1 });
    expect(changes).toHaveLength(3);
  });

  test('prints the mean change of a column and only the rows beyond the threshold', () => {
    const table = sampleTable();
    table.rows[0].cells.fast = { best: 5, median: 5 };
    const text = formatChanges(compareToBaseline(table, toBaseline(sampleTable())), 0.1);
    expect(text).toMatch(/^fast +\+11\.8 % +2 rows$/m);
    expect(text).toMatch(/^one \/ fast +2\.00 +-> +2\.50 +\+25\.0 %$/m);
    expect(text).not.toContain('two /');
  });

  test('a gain beyond the threshold is told as well', () => {
    const table = sampleTable();
    table.rows[0].cells.fast = { best: 2, median: 2 };
    expect(formatChanges(compareToBaseline(table, toBaseline(sampleTable())), 0.1)).toContain('-50.0 %');
  });

  test('another reference or no common row compares nothing', () => {
    const other = { ...toBaseline(sampleTable()), reference: 'fast' };
    expect(compareToBaseline(sampleTable(), other)).toEqual([]);
    expect(formatChanges([], 0.1)).toBe('no row in common with the baseline');
  });
});
