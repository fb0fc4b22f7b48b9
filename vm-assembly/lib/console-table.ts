// console.table.

import { Kind } from '../abi/layout.ts';
import { Inspection } from './inspect-options.ts';
import { inspect } from './inspect.ts';
import { bare, spaces, width } from './text.ts';

/** Bits of $ownKeys. */
const INDICES = 1;
const STRINGS = 2;
const ENUMERABLE = 8;
const AS_STRINGS = 16;

/** Slot of an iterator that says what it walks: 8 and more a Map, 12 and more a Set; the lowest bits are 2 if it gives pairs. */
const WHAT = 2;

function namesOf(o: unknown): any[] {
  return $ownKeys(o, INDICES | STRINGS | ENUMERABLE | AS_STRINGS);
}

/** One cell: a value that is not deep, in one line. */
function cellText(v: unknown, colors: boolean): string {
  const x = new Inspection();
  x.depth = $isObject(v) && typeof v !== 'function' && !$isArray(v) && namesOf(v).length > 2 ? -1 : 0;
  x.maxItems = 3;
  x.lineLength = Infinity;
  x.colors = colors;
  return inspect(x, v);
}

/** The table of an object; `only`: the columns that are wanted. */
export function tableText(data: any, only: any, colors: boolean): string {
  if ($proxiedObject(data, 0) === data) {
    const kind = $kindOf(data);
    const what = kind === Kind.Iterator ? $internalSlot(data, WHAT) : 0;
    if (kind === Kind.Map || kind === Kind.Set || (what >= 8 && what < 16)) return collectionTable(data, kind, what, colors);
  }
  return objectTable(data, only, colors);
}

/** Maps have keys and values; sets and iterators have values only, unless the iterator gives pairs. */
function collectionTable(data: unknown, kind: number, what: number, colors: boolean): string {
  const numbers: string[] = [];
  const keys: string[] = [];
  const values: string[] = [];
  const pairs = kind === Kind.Map || (what < 12 && (what & 3) === 2);
  for (const walk = $walk(data); $walkNext(walk); ) {
    $append(numbers, cellText(numbers.length, colors));
    const key = $walkKey(walk);
    if (pairs) $append(keys, cellText(key, colors));
    $append(values, cellText(pairs || what === 9 ? $walkValue(walk) : key, colors));
  }
  return pairs
    ? draw(['(iteration index)', 'Key', 'Values'], [numbers, keys, values], numbers.length)
    : draw(['(iteration index)', 'Values'], [numbers, values], numbers.length);
}

function objectTable(data: any, only: any, colors: boolean): string {
  const rows = $proxiedObject(data, 0) === data ? namesOf(data) : [];
  // By their names: indices come first, as among the keys of any object.
  const columns = $newPlainObject(null);
  const plain: string[] = [];
  let hasPlain = false;
  for (let i = 0; i < rows.length; i++) {
    const item = data[rows[i]];
    const primitive = !$isObject(item);
    if (primitive && only === undefined) {
      hasPlain = true;
      plain[i] = cellText(item, colors);
      continue;
    }
    const names = only === undefined ? namesOf(item) : only;
    for (let j = 0; j < names.length; j++) {
      const name = $toPropertyKey(names[j]);
      if (!(name in columns)) $createDataProperty(columns, name, []);
      const has = !primitive && $ownAttributes($proxiedObject(item, 0), name) >= 0;
      $createDataProperty(columns[name], i, has ? cellText(item[name], colors) : '');
    }
  }
  const titles = ['(index)'];
  const cells = [rows];
  const names = namesOf(columns);
  for (let i = 0; i < names.length; i++) {
    $append(titles, names[i]);
    $append(cells, columns[names[i]]);
  }
  if (hasPlain) {
    $append(titles, 'Values');
    $append(cells, plain);
  }
  return draw(titles, cells, rows.length);
}

function draw(titles: string[], columns: string[][], rows: number): string {
  const widths: number[] = [];
  for (let i = 0; i < titles.length; i++) {
    let widest = width(titles[i]);
    for (let j = 0; j < rows; j++) {
      const w = $ownAttributes(columns[i], j) < 0 ? 0 : width(bare(columns[i][j]));
      if (w > widest) widest = w;
    }
    $append(widths, widest + 2);
  }
  let text = rule(widths, '┌', '┬', '┐') + '\n' + row(titles, widths) + '\n' + rule(widths, '├', '┼', '┤') + '\n';
  for (let j = 0; j < rows; j++) {
    const cells: string[] = [];
    for (let i = 0; i < columns.length; i++) $append(cells, $ownAttributes(columns[i], j) < 0 ? '' : columns[i][j]);
    text += row(cells, widths) + '\n';
  }
  return text + rule(widths, '└', '┴', '┘');
}

function rule(widths: number[], left: string, middle: string, right: string): string {
  let text = left;
  for (let i = 0; i < widths.length; i++) {
    if (i > 0) text += middle;
    for (let j = 0; j < widths[i]; j++) text += '─';
  }
  return text + right;
}

function row(cells: string[], widths: number[]): string {
  let text = '│';
  for (let i = 0; i < cells.length; i++) text += ' ' + cells[i] + spaces(widths[i] - 1 - width(bare(cells[i]))) + '│';
  return text;
}
