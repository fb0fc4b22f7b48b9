import { describe, expect, test } from 'vitest';
import { alignColumns, failuresOf, formatNumber, formatTable, meanRatio, ratioOf } from '../../bench/lib/table.ts';
import { sampleTable } from './sample-table.ts';

describe('ratios', () => {
  test('a ratio is the cell over the reference cell of its row', () => {
    const table = sampleTable();
    expect(ratioOf(table, table.rows[0], 'slow')).toBe(100);
    expect(ratioOf(table, table.rows[0], 'v8')).toBe(1);
  });

  test('a failed or absent cell has no ratio', () => {
    const table = sampleTable();
    expect(ratioOf(table, table.rows[1], 'slow')).toBeUndefined();
    expect(ratioOf(table, table.rows[2], 'fast')).toBeUndefined();
  });

  test('the mean covers the rows where both columns were measured, and says how many', () => {
    const mean = meanRatio(sampleTable(), 'fast', 'v8');
    expect(mean?.rows).toBe(2);
    expect(mean?.mean).toBeCloseTo(4, 12);
    expect(meanRatio(sampleTable(), 'fast', 'slow')).toEqual({ mean: expect.closeTo(0.02, 12), rows: 1 });
  });

  test('a column with no measured cell has no mean', () => {
    const table = sampleTable();
    for (const row of table.rows) row.cells.fast = { error: 'missing' };
    expect(meanRatio(table, 'fast', 'v8')).toBeUndefined();
  });
});

describe('formatNumber', () => {
  test.each([
    [147.3, '147'],
    [99.96, '100'],
    [17.84, '17.8'],
    [9.996, '10.0'],
    [1.234, '1.23'],
    [0.5, '0.50'],
    [0.0041, '0.0041'],
    [0, '0.00'],
  ])('%d prints as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

test('alignColumns pads the first column right and the others left', () => {
  expect(
    alignColumns([
      ['a', '1'],
      ['long', '100'],
    ]),
  ).toEqual(['a       1', 'long  100']);
});

describe('formatTable', () => {
  test('prints values for the reference, ratios for the others, and what failed', () => {
    expect(formatTable(sampleTable())).toBe(
      [
        'Sample [times of v8, lower is better]',
        '                v8 (ms)   fast    slow',
        'one                2.00   2.00     100',
        'two                1.00   8.00  failed',
        'three              5.00      -  failed',
        'geometric mean     1.00  4.00*    100*',
        '* over the rows that this column has',
        'not measured: slow: wrong <result> (two, three)',
        'A note.',
      ].join('\n'),
    );
  });

  test('a table of values prints no ratio and no mean when its rows are of different kinds', () => {
    const text = formatTable({ ...sampleTable(), show: 'value', means: false });
    expect(text).toContain('one    2.00  4.00     200');
    expect(text).not.toContain('geometric mean');
  });

  test('a failure of every row is told once', () => {
    const table = sampleTable();
    for (const row of table.rows) row.cells.slow = { error: 'not built' };
    expect(failuresOf(table)).toEqual(['slow: not built (all rows)']);
  });
});
