// Writes scripts/vm/generated/normalization.ts: what String.prototype.normalize needs, asked of the Node that runs this script.
// usage: tsx scripts/generate-normalization-tables.ts
//
// The tables travel with the lazy library and are searched as they are (vm-assembly/string/normalize.ts has the format). Their bytes are
// arranged for what compresses them: keys apart from texts, texts as UTF-8.

import { mkdirSync, writeFileSync } from 'node:fs';

const LAST = 0x10ffff;
/** Keys of decompositions from one entry of the directory to the next. */
const BLOCK = 32;

const isHangul = (point: number): boolean => point >= 0xac00 && point <= 0xd7a3;

const points: number[] = [];
for (let point = 0x80; point <= LAST; point++) {
  if ((point < 0xd800 || point > 0xdfff) && !isHangul(point)) points.push(point);
}

function number(bytes: number[], n: number): void {
  for (; n > 127; n >>>= 7) bytes.push((n & 127) | 128);
  bytes.push(n);
}

const u16 = (n: number): number[] => {
  if (n > 0xffff) throw new Error(`${n} is no u16`);
  return [n & 255, n >> 8];
};
const u32 = (n: number): number[] => [n & 255, (n >> 8) & 255, (n >> 16) & 255, n >>> 24];

/** u32 number of blocks, then for each: u32 first key, u16 where its keys are, u16 where its texts are; keys: distance and bytes of text. */
function decompositions(texts: [number, string][]): number[] {
  const blocks = Math.ceil(texts.length / BLOCK);
  const directory: number[][] = [];
  const keys: number[] = [];
  const text: number[] = [];
  for (let i = 0; i < texts.length; i++) {
    if (i % BLOCK === 0) directory.push([texts[i][0], keys.length, text.length]);
    const bytes = Buffer.from(texts[i][1]);
    number(keys, i % BLOCK === 0 ? 0 : texts[i][0] - texts[i - 1][0]);
    keys.push(bytes.length);
    text.push(...bytes);
  }
  const start = 4 + 8 * blocks;
  const head = directory.flatMap(([first, key, at]) => [
    ...u32(first),
    ...u16(start + key),
    ...u16(start + keys.length + at),
  ]);
  return [...u32(blocks), ...head, ...keys, ...text];
}

const text = (point: number): string => String.fromCodePoint(point);
const canonical: [number, string][] = [];
const compatible: [number, string][] = [];
for (const point of points) {
  const d = text(point).normalize('NFD');
  const k = text(point).normalize('NFKD');
  if (d !== text(point)) canonical.push([point, d]);
  if (k !== d) compatible.push([point, k]);
}

// Classes: only their order matters, and which characters have one. U+0334 has the lowest, U+0345 the highest.

const LOWEST = '\u0334';
const HIGHEST = '\u0345';
const swaps = (a: string, b: string): boolean => (a + b).normalize('NFD') !== a + b;
const marks = points
  .map(text)
  .filter(
    (mark) => mark.normalize('NFD') === mark && (swaps(mark, LOWEST) || swaps(HIGHEST, mark) || mark === HIGHEST),
  );
const ordered = [...marks].sort((a, b) => (swaps(a, b) ? 1 : swaps(b, a) ? -1 : 0));
const ranks = new Map<string, number>();
let rank = 0;
for (const [i, mark] of ordered.entries()) {
  if (i === 0 || swaps(mark, ordered[i - 1])) rank++;
  ranks.set(mark, rank);
}
if (rank > 63) throw new Error(`${rank} classes do not fit 6 bits`);
const runs: { start: number; size: number; rank: number }[] = [];
for (const mark of marks) {
  const point = mark.codePointAt(0)!;
  const last = runs.at(-1);
  if (last && last.start + last.size === point && last.rank === ranks.get(mark) && last.size < 32) last.size++;
  else runs.push({ start: point, size: 1, rank: ranks.get(mark)! });
}
/** u32 number of runs, then for each a u32: start << 11 | size - 1 << 6 | rank. */
const classes = [
  ...u32(runs.length),
  ...runs.flatMap((run) => u32(((run.start << 11) | ((run.size - 1) << 6) | run.rank) >>> 0)),
];

// Pairs that compose, by their second character.

const seconds = new Map<number, [number, number][]>();
for (const [point, d] of canonical) {
  if (text(point).normalize('NFC') !== text(point)) continue;
  const parts = [...d];
  const second = parts.pop()!;
  const first = parts.join('').normalize('NFC');
  if ([...first].length !== 1 || (first + second).normalize('NFC') !== text(point))
    throw new Error(`U+${point.toString(16)}`);
  const list = seconds.get(second.codePointAt(0)!) ?? [];
  list.push([first.codePointAt(0)!, point]);
  seconds.set(second.codePointAt(0)!, list);
}
/** u32 number of second characters, then for each: u32 character, u16 where its list is, u16 pairs; a list: distances of first characters and, zigzag, of composites. */
const directory: number[] = [];
const lists: number[] = [];
const sorted = [...seconds].sort((a, b) => a[0] - b[0]);
for (const [second, list] of sorted) {
  directory.push(...u32(second), ...u16(4 + 8 * sorted.length + lists.length), ...u16(list.length));
  let first = 0;
  let composite = 0;
  for (const [a, c] of list.sort((x, y) => x[0] - y[0])) {
    number(lists, a - first);
    number(lists, c >= composite ? (c - composite) * 2 : (composite - c) * 2 - 1);
    first = a;
    composite = c;
  }
}
const pairs = [...u32(sorted.length), ...directory, ...lists];

// Together: u32 where each table is, then the tables.

const tables = [decompositions(canonical), decompositions(compatible), classes, pairs];
let at = 16;
const bytes: number[] = [];
for (const table of tables) {
  bytes.push(...u32(at));
  while (table.length % 4 !== 0) table.push(0);
  at += table.length;
}
for (const table of tables) bytes.push(...table);

const lines = Buffer.from(bytes)
  .toString('base64')
  .match(/.{1,110}/g)!;
mkdirSync(new URL('vm/generated/', import.meta.url), { recursive: true });
writeFileSync(
  new URL('vm/generated/normalization.ts', import.meta.url),
  `// Written by scripts/generate-normalization-tables.ts from Unicode ${process.versions.unicode}.

/** What vm-assembly/string/normalize.ts searches, in base 64. */
export const NORMALIZATION_TABLES =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`,
);
console.log(
  `${canonical.length} canonical and ${compatible.length} compatibility decompositions, ${marks.length} marks in ${rank} classes, ` +
    `${sorted.length} second characters; bytes: ${tables.map((table) => table.length).join(' + ')}`,
);
