// Writes vm-assembly/string/generated/case-tables.ts: case mappings and the properties that the final sigma needs, from the
// Unicode data of the Node that runs this script.
// usage: tsx scripts/generate-unicode-tables.ts

import { mkdirSync, writeFileSync } from 'node:fs';

const last = 0x10ffff;

interface Run {
  start: number;
  end: number;
  step: number;
  delta: number;
}

/** Runs of code points mapped to one other point at a constant distance; every second point when step is 2. */
function simpleRuns(map: (text: string) => string, special: [number, string][]): Run[] {
  const runs: Run[] = [];
  for (let point = 0; point <= last; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const text = String.fromCodePoint(point);
    const mapped = map(text);
    if (mapped === text) continue;
    const points = [...mapped];
    if (points.length > 1) {
      special.push([point, mapped]);
      continue;
    }
    const delta = points[0].codePointAt(0)! - point;
    const run = runs.at(-1);
    if (
      run &&
      run.delta === delta &&
      (point - run.end === run.step || (run.start === run.end && point - run.end <= 2))
    ) {
      run.step = point - run.end;
      run.end = point;
    } else runs.push({ start: point, end: point, step: 1, delta });
  }
  return runs;
}

/** Two words a run: start and count (11 bits), then distance and step. */
function runWords(runs: Run[]): number[] {
  const words: number[] = [];
  for (const { start, end, step, delta } of runs) {
    const count = (end - start) / step;
    if (count > 2047) throw new Error(`run at ${start} is too long`);
    words.push(((start << 11) | count) >>> 0, (((delta << 1) | (step - 1)) >>> 0) as number);
  }
  return words;
}

/** One word a range of a property: start and length less one (11 bits). */
function rangeWords(property: RegExp): number[] {
  const words: number[] = [];
  for (let point = 0; point <= last; point++) {
    if (!property.test(String.fromCodePoint(point))) continue;
    let end = point;
    while (end - point < 2047 && end < last && property.test(String.fromCodePoint(end + 1))) end++;
    words.push(((point << 11) | (end - point)) >>> 0);
    point = end;
  }
  return words;
}

/** Four units an entry: the character, then its mapping padded with zeros. All are in the basic plane. */
function specialUnits(special: [number, string][]): number[] {
  return special.flatMap(([point, text]) => [
    point,
    ...[0, 1, 2].map((i) => (i < text.length ? text.charCodeAt(i) : 0)),
  ]);
}

/** Characters that have a collation key. */
const COLLATED = 0x180;

/**
 * Order of the characters up to Latin Extended-A in the root collation: a letter's rank in the upper byte, what tells accents apart below it, and
 * case in the lowest bits.
 */
function collationKeys(): number[] {
  const characters = Array.from({ length: COLLATED }, (_, i) => String.fromCharCode(i));
  const base = new Intl.Collator('en', { sensitivity: 'base' });
  const accent = new Intl.Collator('en', { sensitivity: 'accent' });
  const full = new Intl.Collator('en');
  const sorted = [...characters].sort((a, b) => base.compare(a, b) || accent.compare(a, b) || full.compare(a, b));
  const keys: number[] = new Array(COLLATED).fill(0);
  let rank = 0;
  let second = 0;
  let third = 0;
  sorted.forEach((character, i) => {
    if (i > 0) {
      const before = sorted[i - 1];
      if (base.compare(before, character) !== 0) {
        rank++;
        second = 0;
        third = 0;
      } else if (accent.compare(before, character) !== 0) {
        second++;
        third = 0;
      } else if (full.compare(before, character) !== 0) third++;
    }
    if (rank > 255 || second > 15 || third > 15) throw new Error('the keys are too narrow');
    keys[character.charCodeAt(0)] = (rank << 8) | (second << 4) | third;
  });
  return keys;
}

function list(words: number[]): string {
  const lines: string[] = [];
  for (let i = 0; i < words.length; i += 12) lines.push(`  ${words.slice(i, i + 12).join(', ')},`);
  return lines.join('\n');
}

const upperSpecial: [number, string][] = [];
const lowerSpecial: [number, string][] = [];
const upper = runWords(simpleRuns((text) => text.toUpperCase(), upperSpecial));
const lower = runWords(simpleRuns((text) => text.toLowerCase(), lowerSpecial));
if (lowerSpecial.length !== 1 || lowerSpecial[0][0] !== 0x130) throw new Error('U+0130 is the only long lower case');
const special = specialUnits(upperSpecial);
const cased = rangeWords(/\p{Cased}/u);
const ignorable = rangeWords(/\p{Case_Ignorable}/u);

function table(comment: string, name: string, type: string, words: number[]): string {
  return `/** ${comment} */\nexport const ${name}: usize = memory.data<${type}>([\n${list(words)}\n]);\nexport const ${name}Count: u32 = ${words.length};\n`;
}

mkdirSync(new URL('../vm-assembly/string/generated/', import.meta.url), { recursive: true });
writeFileSync(
  new URL('../vm-assembly/string/generated/case-tables.ts', import.meta.url),
  `// Written by scripts/generate-unicode-tables.ts from Unicode ${process.versions.unicode}.

${table('Runs of simple upper case: start << 11 | count - 1, distance << 1 | step - 1.', 'upperRuns', 'u32', upper)}
${table('Runs of simple lower case.', 'lowerRuns', 'u32', lower)}
${table('Upper case of more than one character: the character, then three units.', 'upperSpecial', 'u16', special)}
${table('Ranges of Cased: start << 11 | count - 1.', 'casedRanges', 'u32', cased)}
${table('Ranges of Case_Ignorable.', 'ignorableRanges', 'u32', ignorable)}
${table('Collation keys of Latin letters up to U+017F: rank << 8 | accent << 4 | case.', 'collationKeys', 'u16', collationKeys())}`,
);
