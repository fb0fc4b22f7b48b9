/** The HTML page: self-contained, charts as inline SVG, readable in light and dark. */
import { coloursOf } from './colours.ts';
import { escapeHtml } from './html.ts';
import { failuresOf, formatNumber, isMeasured, meanRatio, type Row, ratioOf, type Table } from './table.ts';

export interface ReportHead {
  title: string;
  /** Facts of the run, such as the processor and the versions: name and value. */
  facts: [string, string][];
}

const LABEL = 190;
const PLOT = 640;
const BAR = 11;
const GAP = 10;

interface Bar {
  column: string;
  value: number;
  text: string;
}

/** A position on the axis: logarithmic from the smallest decade to the largest value. */
export class LogAxis {
  readonly low: number;
  readonly high: number;

  constructor(values: readonly number[]) {
    this.low = 10 ** Math.floor(Math.log10(Math.min(1, ...values)) - 1e-9);
    this.high = Math.max(10, ...values) * 1.15;
  }

  at(value: number): number {
    return (Math.log(value / this.low) / Math.log(this.high / this.low)) * PLOT;
  }

  /** The decades on the axis. */
  ticks(): number[] {
    const ticks: number[] = [];
    for (let tick = this.low; tick <= this.high; tick *= 10) ticks.push(Number(tick.toPrecision(6)));
    return ticks;
  }
}

function barsOf(table: Table, row: Row): Bar[] {
  const bars: Bar[] = [];
  for (const column of table.columns) {
    const cell = row.cells[column];
    if (!isMeasured(cell)) continue;
    const value = table.show === 'ratio' ? ratioOf(table, row, column) : cell.best;
    if (value === undefined || !(value > 0)) continue;
    const unit = table.show === 'ratio' ? '×' : ` ${table.unit}`;
    bars.push({ column, value, text: `${row.name}, ${column}: ${formatNumber(value)}${unit}` });
  }
  return bars;
}

function meanRow(table: Table): Row | undefined {
  if (!table.means || table.rows.length < 2 || table.show !== 'ratio') return undefined;
  const row: Row = { name: 'geometric mean', cells: {} };
  for (const column of table.columns) {
    const mean = meanRatio(table, column, table.reference);
    if (mean) row.cells[column] = { best: mean.mean, median: mean.mean };
  }
  return row;
}

/** A grouped bar chart of the table: one group a row, the mean first, the axis logarithmic. */
export function chart(table: Table): string {
  const mean = meanRow(table);
  const groups = (mean ? [mean, ...table.rows] : table.rows)
    .map((row) => ({ name: row.name, bars: barsOf(table, row) }))
    .filter((group) => group.bars.length > 0);
  if (groups.length === 0) return '';
  const axis = new LogAxis(groups.flatMap((group) => group.bars.map((bar) => bar.value)));
  const colours = coloursOf(table.columns);
  const parts: string[] = [];
  let y = 22;
  for (const group of groups) {
    const middle = y + (group.bars.length * BAR) / 2 + 4;
    parts.push(`<text class="label" x="${LABEL - 8}" y="${middle}">${escapeHtml(group.name)}</text>`);
    for (const bar of group.bars) {
      const colour = colours[table.columns.indexOf(bar.column)];
      const width = Math.max(1, axis.at(bar.value)).toFixed(1);
      const title = `<title>${escapeHtml(bar.text)}</title>`;
      parts.push(`<rect x="${LABEL}" y="${y}" width="${width}" height="${BAR - 2}" fill="${colour}">${title}</rect>`);
      const end = LABEL + Number(width) + 4;
      parts.push(`<text class="value" x="${end}" y="${y + BAR - 3}">${formatNumber(bar.value)}</text>`);
      y += BAR;
    }
    y += GAP;
  }
  const grid = axis.ticks().map((tick) => {
    const x = (LABEL + axis.at(tick)).toFixed(1);
    return `<line x1="${x}" y1="16" x2="${x}" y2="${y}"/><text class="tick" x="${x}" y="11">${tick}</text>`;
  });
  const width = LABEL + PLOT + 60;
  return (
    `<svg viewBox="0 0 ${width} ${y + 4}" role="img" aria-label="${escapeHtml(table.title)}">` +
    `<g class="grid">${grid.join('')}</g>${parts.join('')}</svg>`
  );
}

function legend(table: Table): string {
  const colours = coloursOf(table.columns);
  const items = table.columns.map(
    (column, i) => `<li><i style="background:${colours[i]}"></i>${escapeHtml(column)}</li>`,
  );
  return `<ul class="legend">${items.join('')}</ul>`;
}

function cellHtml(table: Table, row: Row, column: string): string {
  const cell = row.cells[column];
  if (cell === undefined) return '<td>–</td>';
  if (!isMeasured(cell)) return `<td class="failed" title="${escapeHtml(cell.error)}">failed</td>`;
  const ratio = ratioOf(table, row, column);
  const asRatio = table.show === 'ratio' && column !== table.reference && ratio !== undefined;
  const spread = `best ${formatNumber(cell.best)}, median ${formatNumber(cell.median)} ${table.unit}`;
  return `<td title="${escapeHtml(spread)}">${formatNumber(asRatio ? ratio : cell.best)}</td>`;
}

function tableHtml(table: Table): string {
  const head = table.columns.map((column) => `<th>${escapeHtml(column)}</th>`).join('');
  const body = table.rows.map((row) => {
    const cells = table.columns.map((column) => cellHtml(table, row, column)).join('');
    return `<tr><th>${escapeHtml(row.name)}</th>${cells}</tr>`;
  });
  const mean = meanRow(table);
  if (mean) {
    const cells = table.columns.map((column) => {
      const cell = mean.cells[column];
      return `<td>${isMeasured(cell) ? formatNumber(cell.best) : '–'}</td>`;
    });
    body.push(`<tr class="mean"><th>geometric mean</th>${cells.join('')}</tr>`);
  }
  return `<table><thead><tr><th></th>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

function section(table: Table): string {
  const unit =
    table.show === 'ratio'
      ? `Times of ${table.reference} (whose own column is in ${table.unit}); ${table.better} is better.`
      : `In ${table.unit}; ${table.better} is better.`;
  const remarks = [...failuresOf(table).map((line) => `Not measured: ${line}`), ...table.notes];
  return `<section>
<h2>${escapeHtml(table.title)}</h2>
<p>${escapeHtml(unit)} The axis is logarithmic.</p>
${legend(table)}
${chart(table)}
<details><summary>Figures</summary>${tableHtml(table)}</details>
${remarks.map((line) => `<p class="note">${escapeHtml(line)}</p>`).join('\n')}
</section>`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c1c1e; --paper: #fff; --faint: #6b6b70; --line: #dcdce0; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececef; --paper: #151517; --faint: #9a9aa2; --line: #35353a; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 960px; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
svg { width: 100%; height: auto; } svg text { fill: var(--ink); font: 11px system-ui, sans-serif; }
.label { text-anchor: end; } .value { fill: var(--faint) !important; font-size: 9px !important; }
.axis { text-anchor: end; fill: var(--faint) !important; } h3 { margin: 1.6rem 0 .2rem; }
.grid line { stroke: var(--line); } .tick { text-anchor: middle; fill: var(--faint) !important; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; }
.legend i { display: inline-block; width: .8em; height: .8em; margin-right: .4em; border-radius: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin-top: .5rem; }
th, td { padding: .15rem .7rem; text-align: right; border-bottom: 1px solid var(--line); } tbody th { text-align: left; font-weight: normal; }
.mean th, .mean td { font-weight: 600; } .failed { color: #d03b3b; } .note, dl { color: var(--faint); font-size: .9rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; } dd { margin: 0; }
`;

/** The whole page; `further` are sections of their own. */
export function renderReport(head: ReportHead, tables: readonly Table[], further: readonly string[] = []): string {
  const facts = head.facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(head.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(head.title)}</h1>
<dl>${facts}</dl>
${[...further, ...tables.map(section)].join('\n')}
</body>
</html>
`;
}
