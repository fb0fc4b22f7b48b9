/** Baselines: ratios only, because times belong to one machine and ratios travel. */
import { geometricMean, roundRatio } from './stats.ts';
import { alignColumns, formatNumber, ratioOf, type Table } from './table.ts';

export interface Baseline {
  id: string;
  reference: string;
  geometricMean: Record<string, number>;
  ratios: Record<string, Record<string, number>>;
}

export function toBaseline(table: Table): Baseline {
  const ratios: Record<string, Record<string, number>> = {};
  for (const row of table.rows) {
    const columns: Record<string, number> = {};
    for (const column of table.columns) {
      const ratio = column === table.reference ? undefined : ratioOf(table, row, column);
      if (ratio !== undefined) columns[column] = roundRatio(ratio);
    }
    ratios[row.name] = columns;
  }
  return { id: table.id, reference: table.reference, geometricMean: meansOf(ratios), ratios };
}

/** Old rows and columns that this run did not measure stay; measured ones are replaced. */
export function mergeBaseline(old: Baseline | undefined, fresh: Baseline): Baseline {
  if (!old || old.reference !== fresh.reference) return fresh;
  const ratios: Record<string, Record<string, number>> = { ...old.ratios };
  for (const [row, columns] of Object.entries(fresh.ratios)) ratios[row] = { ...ratios[row], ...columns };
  return { ...fresh, geometricMean: meansOf(ratios), ratios };
}

/** The geometric mean of each column over the rows that have it. */
function meansOf(ratios: Record<string, Record<string, number>>): Record<string, number> {
  const byColumn: Record<string, number[]> = {};
  for (const columns of Object.values(ratios)) {
    for (const [column, ratio] of Object.entries(columns)) {
      byColumn[column] ??= [];
      byColumn[column].push(ratio);
    }
  }
  const means: Record<string, number> = {};
  for (const [column, list] of Object.entries(byColumn)) means[column] = roundRatio(geometricMean(list));
  return means;
}

export interface Change {
  row: string;
  column: string;
  before: number;
  now: number;
  /** now / before. */
  factor: number;
}

/** The ratios that both have, with how they moved. */
export function compareToBaseline(table: Table, baseline: Baseline): Change[] {
  const changes: Change[] = [];
  if (baseline.reference !== table.reference) return changes;
  const current = toBaseline(table);
  for (const [row, columns] of Object.entries(current.ratios)) {
    for (const [column, now] of Object.entries(columns)) {
      const before = baseline.ratios[row]?.[column];
      if (before !== undefined && before > 0) changes.push({ row, column, before, now, factor: now / before });
    }
  }
  return changes;
}

/** The change of each column's mean over the rows both sides have, then the rows that moved by more than `threshold`. */
export function formatChanges(changes: readonly Change[], threshold: number): string {
  if (changes.length === 0) return 'no row in common with the baseline';
  const logs = new Map<string, number[]>();
  for (const change of changes) {
    const list = logs.get(change.column);
    if (list) list.push(Math.log(change.factor));
    else logs.set(change.column, [Math.log(change.factor)]);
  }
  const out: string[] = [];
  const summary: string[][] = [];
  for (const [column, list] of logs) {
    const factor = Math.exp(list.reduce((sum, log) => sum + log, 0) / list.length);
    summary.push([column, percent(factor), `${list.length} rows`]);
  }
  out.push('against the baseline (geometric mean of the change):', ...alignColumns(summary));
  const moved = changes.filter((change) => Math.abs(Math.log(change.factor)) > Math.log(1 + threshold));
  if (moved.length > 0) {
    moved.sort((a, b) => b.factor - a.factor);
    const lines = moved.map((change) => [
      `${change.row} / ${change.column}`,
      formatNumber(change.before),
      '->',
      formatNumber(change.now),
      percent(change.factor),
    ]);
    out.push(`rows that moved by more than ${Math.round(threshold * 100)} %:`, ...alignColumns(lines));
  }
  return out.join('\n');
}

function percent(factor: number): string {
  const value = (factor - 1) * 100;
  return `${value >= 0 ? '+' : ''}${value.toFixed(1)} %`;
}
