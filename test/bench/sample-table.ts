import type { Table } from '../../bench/lib/table.ts';

/** A small table with every kind of cell: measured, failed, absent. */
export function sampleTable(): Table {
  return {
    id: 'sample',
    title: 'Sample',
    unit: 'ms',
    better: 'lower',
    reference: 'v8',
    columns: ['v8', 'fast', 'slow'],
    rows: [
      {
        name: 'one',
        cells: { v8: { best: 2, median: 2.5 }, fast: { best: 4, median: 4 }, slow: { best: 200, median: 210 } },
      },
      {
        name: 'two',
        cells: { v8: { best: 1, median: 1 }, fast: { best: 8, median: 9 }, slow: { error: 'wrong <result>' } },
      },
      { name: 'three', cells: { v8: { best: 5, median: 5 }, slow: { error: 'wrong <result>' } } },
    ],
    show: 'ratio',
    means: true,
    notes: ['A note.'],
  };
}
