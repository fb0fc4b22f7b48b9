/** One measured table: rows of cells, a reference column, and its print as text. */
import { geometricMean } from './stats.ts';

/** A measured cell: the least disturbed value and the middle one, in the table's unit. */
export interface Measured {
  best: number;
  median: number;
  samples?: number[];
  inner?: number;
}

/** A cell that could not be measured, and why. */
export interface Failed {
  error: string;
}

export type Cell = Measured | Failed;

export interface Row {
  name: string;
  cells: Record<string, Cell | undefined>;
}

export interface Table {
  /** Names the baseline file. */
  id: string;
  title: string;
  unit: string;
  better: 'lower' | 'higher';
  /** The column whose value is 1 in ratios. */
  reference: string;
  columns: string[];
  rows: Row[];
  /** Print ratios to the reference, or the values themselves. */
  show: 'ratio' | 'value';
  /** Whether a geometric mean over the rows says something. */
  means: boolean;
  notes: string[];
}

export function isMeasured(cell: Cell | undefined): cell is Measured {
  return cell !== undefined && !('error' in cell);
}

/** The cell's value over the reference column's in the same row; undefined when either is missing. */
export function ratioOf(table: Table, row: Row, column: string): number | undefined {
  const cell = row.cells[column];
  const reference = row.cells[table.reference];
  if (!isMeasured(cell) || !isMeasured(reference) || reference.best === 0) return undefined;
  return cell.best / reference.best;
}

export interface Mean {
  mean: number;
  /** How many rows it covers: a mean over fewer rows than the table has is marked in the print. */
  rows: number;
}

/** Geometric mean of `column` over `reference`, over the rows where both were measured. */
export function meanRatio(table: Table, column: string, reference: string): Mean | undefined {
  const ratios: number[] = [];
  for (const row of table.rows) {
    const cell = row.cells[column];
    const other = row.cells[reference];
    if (isMeasured(cell) && isMeasured(other)) ratios.push(cell.best / other.best);
  }
  return ratios.length === 0 ? undefined : { mean: geometricMean(ratios), rows: ratios.length };
}

/** A number with about three significant digits and no exponent. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 99.95) return value.toFixed(0);
  if (size >= 9.995) return value.toFixed(1);
  if (size >= 0.0995 || size === 0) return value.toFixed(2);
  return value.toPrecision(2);
}

/** Pads cells to columns: the first column to the left, the others to the right. */
export function alignColumns(lines: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const line of lines) {
    line.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  }
  return lines.map((line) =>
    line
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd(),
  );
}

function cellText(table: Table, row: Row, column: string): string {
  const cell = row.cells[column];
  if (cell === undefined) return '-';
  if (!isMeasured(cell)) return 'failed';
  if (table.show === 'value' || column === table.reference) return formatNumber(cell.best);
  const ratio = ratioOf(table, row, column);
  return ratio === undefined ? `(${formatNumber(cell.best)})` : formatNumber(ratio);
}

/** The line of geometric means, absent when the rows are not of one kind or only one. */
function meanLine(table: Table): string[] | undefined {
  if (!table.means || table.rows.length < 2) return undefined;
  const line = ['geometric mean'];
  for (const column of table.columns) {
    const mean = meanRatio(table, column, table.reference);
    line.push(mean === undefined ? '-' : formatNumber(mean.mean) + (mean.rows < table.rows.length ? '*' : ''));
  }
  return line;
}

/** Every distinct failure, once, with the rows it touched. */
export function failuresOf(table: Table): string[] {
  const byReason = new Map<string, string[]>();
  for (const row of table.rows) {
    for (const column of table.columns) {
      const cell = row.cells[column];
      if (cell === undefined || isMeasured(cell)) continue;
      const key = `${column}: ${cell.error}`;
      const rows = byReason.get(key);
      if (rows) rows.push(row.name);
      else byReason.set(key, [row.name]);
    }
  }
  const lines: string[] = [];
  for (const [reason, rows] of byReason) {
    lines.push(rows.length === table.rows.length ? `${reason} (all rows)` : `${reason} (${rows.join(', ')})`);
  }
  return lines;
}

/** The table as text: title, header, rows, geometric means, failures, notes. */
export function formatTable(table: Table): string {
  const header = [''];
  for (const column of table.columns) {
    header.push(table.show === 'ratio' && column === table.reference ? `${column} (${table.unit})` : column);
  }
  const lines: string[][] = [header];
  for (const row of table.rows) {
    lines.push([row.name, ...table.columns.map((column) => cellText(table, row, column))]);
  }
  const means = meanLine(table);
  if (means) lines.push(means);
  const unit = table.show === 'ratio' ? `times of ${table.reference}, ${table.better} is better` : table.unit;
  const out = [`${table.title} [${unit}]`, ...alignColumns(lines)];
  if (means?.some((cell) => cell.endsWith('*'))) out.push('* over the rows that this column has');
  if (means && table.show === 'value') out.push(`the mean line gives ratios to ${table.reference}`);
  for (const failure of failuresOf(table)) out.push(`not measured: ${failure}`);
  out.push(...table.notes);
  return out.join('\n');
}
