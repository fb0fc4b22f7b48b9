// One line, several lines, or columns.

import { FULLY_COMPACT, type Inspection } from './inspect-options.ts';
import { bare, pad, search, spaces, width } from './text.ts';

/** Entries between braces: in one line if `together` and they fit, else one line each. */
export function arrange(x: Inspection, entries: string[], base: string, open: string, close: string, together: boolean): string {
  const { indentation } = x;
  const margin = '\n' + spaces(indentation);
  if (x.compact === FULLY_COMPACT) {
    if (fits(x, entries, 0, base)) return open + (base === '' ? '' : ' ' + base) + ' ' + join(entries, ', ') + ' ' + close;
    const start = base === '' && open.length === 1 ? ' ' : (base === '' ? '' : ' ' + base) + margin + '  ';
    return open + start + join(entries, ',' + margin + '  ') + ' ' + close;
  }
  const start = base === '' ? open : base + ' ' + open;
  if (together && x.compact > 0 && fits(x, entries, entries.length + indentation + open.length + base.length + 10, base)) {
    const line = join(entries, ', ');
    if (search(line, '\n', 0) < 0) return start + ' ' + line + ' ' + close;
  }
  return start + margin + '  ' + join(entries, ',' + margin + '  ') + margin + close;
}

function fits(x: Inspection, entries: string[], start: number, base: string): boolean {
  let total = entries.length + start;
  if (total + entries.length > x.lineLength) return false;
  for (let i = 0; i < entries.length; i++) {
    total += x.colors ? bare(entries[i]).length : entries[i].length;
    if (total > x.lineLength) return false;
  }
  return base === '' || search(base, '\n', 0) < 0;
}

export function join(parts: string[], separator: string): string {
  let text = '';
  for (let i = 0; i < parts.length; i++) text = i === 0 ? parts[0] : text + separator + parts[i];
  return text;
}

/**
 * More than six entries of an array are set in columns, if they are short enough: about 2.5 times as wide as high.
 * `values` tells by its types whether numbers line up at the right. The last entry may be "... more items", which stands alone.
 */
export function groupItems(x: Inspection, entries: string[], values: any): string[] {
  const { indentation, lineLength } = x;
  const count = entries.length > x.maxItems ? entries.length - 1 : entries.length;
  const widths: number[] = [];
  let total = 0;
  let longest = 0;
  for (let i = 0; i < count; i++) {
    const w = width(x.colors ? bare(entries[i]) : entries[i]);
    $append(widths, w);
    total += w + 2;
    if (w > longest) longest = w;
  }
  const cell = longest + 2;
  if (cell * 3 + indentation >= lineLength || !(total / cell > 5 || longest <= 6)) return entries;
  const bias = squareRoot(cell - total / entries.length);
  const biased = cell - 3 - bias > 1 ? cell - 3 - bias : 1;
  let columns = round(squareRoot(2.5 * biased * count) / biased);
  const room = floor((lineLength - indentation) / cell);
  if (columns > room) columns = room;
  if (columns > x.compact * 4) columns = x.compact * 4;
  if (columns > 15) columns = 15;
  if (columns <= 1) return entries;
  const columnWidths: number[] = [];
  for (let i = 0; i < columns; i++) {
    let widest = 0;
    for (let j = i; j < count; j += columns) if (widths[j] > widest) widest = widths[j];
    $append(columnWidths, widest + 2);
  }
  const right = values !== undefined && allNumbers(values, entries.length);
  const lines: string[] = [];
  for (let i = 0; i < count; i += columns) {
    const end = i + columns < count ? i + columns : count;
    let line = '';
    let j = i;
    for (; j < end - 1; j++) line += pad(entries[j] + ', ', columnWidths[j - i] - widths[j] - 2, right);
    line += right ? pad(entries[j], columnWidths[j - i] - widths[j] - 2, true) : entries[j];
    $append(lines, line);
  }
  if (count < entries.length) $append(lines, entries[count]);
  return lines;
}

/** Are the first `count` elements numbers? Beyond the end is none. */
function allNumbers(values: any, count: number): boolean {
  for (let i = 0; i < count; i++) {
    if ($ownAttributes(values, i) < 0) return false;
    const type = typeof $foundValue();
    if (type !== 'number' && type !== 'bigint') return false;
  }
  return true;
}

function round(n: number): number {
  return floor(n + 0.5);
}

/** Of a number that is not negative; the line may have no end. */
function floor(n: number): number {
  return n < 0x7fffffff ? n | 0 : 0x7fffffff;
}

/** By Newton's method: the library leans on no function that the guest could replace. */
function squareRoot(n: number): number {
  if (!(n > 0)) return 0;
  let x = n > 1 ? n : 1;
  for (let i = 0; i < 60; i++) {
    const next = (x + n / x) / 2;
    if (next >= x) break;
    x = next;
  }
  return x;
}
