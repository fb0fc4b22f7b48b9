/** Second table: megabytes of source a second, through each tool's front end. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Script } from '../worker/guests.ts';
import { type Esbuild, stripTypes } from './peers.ts';
import { measureScript, type ProgramOptions } from './programs.ts';
import { type Cell, isMeasured, type Row, type Table } from './table.ts';

export const FRONTENDS = ['tungsten', 'acorn', 'esbuild', 'typescript'];

/** Real files, taken from the peers' own packages. */
const FILES = [
  'acorn/dist/acorn.js',
  'lodash/lodash.js',
  'typescript/lib/typescript.js',
  'zod/src/v3/types.ts',
  'zod/src/v4/core/schemas.ts',
  'zod/src/v4/classic/schemas.ts',
  'zod/src/v4/core/util.ts',
  'zod/src/v4/core/checks.ts',
];

/** The largest one takes seconds in the slower tools: left out of a quick run. */
const LARGE = 2_000_000;

function readScript(esbuild: Esbuild, path: string): Script {
  const source = readFileSync(path, 'utf8');
  const fileName = basename(path);
  const sourceType = fileName.endsWith('.ts') ? 'module' : 'script';
  return {
    name: fileName,
    fileName,
    sourceType,
    typescript: source,
    javascript: stripTypes(esbuild, source, fileName),
  };
}

/** Milliseconds a pass, turned into megabytes a second of the text that the tool was given. */
function toRate(cell: Cell | undefined, bytes: number): Cell | undefined {
  if (!isMeasured(cell)) return cell;
  const rate = (ms: number): number => bytes / 1e6 / (ms / 1e3);
  return { best: rate(cell.best), median: rate(cell.median), samples: cell.samples?.map(rate), inner: cell.inner };
}

export async function measureFrontends(
  bundle: string,
  esbuild: Esbuild,
  benchDir: string,
  options: ProgramOptions & { quick: boolean },
  say: (line: string) => void,
): Promise<Table> {
  const rows: Row[] = [];
  for (const file of FILES) {
    const path = join(benchDir, 'node_modules', file);
    if (!existsSync(path) || (options.quick && statSync(path).size > LARGE)) continue;
    say(`front end: ${file}`);
    const script = readScript(esbuild, path);
    const engines = FRONTENDS.map((tool) => `front end ${tool}`);
    const timed = await measureScript(bundle, script, { ...options, engines });
    const row: Row = { name: file, cells: {} };
    for (const tool of FRONTENDS) {
      const text = tool === 'acorn' ? script.javascript : script.typescript;
      row.cells[tool] = toRate(timed.cells[`front end ${tool}`], Buffer.byteLength(text));
    }
    rows.push(row);
  }
  return {
    id: 'frontend',
    title: 'Front end',
    unit: 'MB/s',
    better: 'higher',
    reference: 'acorn',
    columns: FRONTENDS,
    rows,
    show: 'value',
    means: true,
    notes: [
      'tungsten: source to image. acorn: parse only, of the type-stripped text for .ts. esbuild: transformSync. typescript: transpileModule.',
    ],
  };
}
