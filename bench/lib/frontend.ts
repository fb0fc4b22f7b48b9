/** Second table: megabytes of source a second, through each tool's front end. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from './child.ts';
import type { Cell, Row, Table } from './table.ts';

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

/** The largest one takes seconds in the slower tools. */
const LARGE = 2_000_000;

export async function measureFrontends(
  bundle: string,
  benchDir: string,
  quick: boolean,
  say: (line: string) => void,
): Promise<Table> {
  const files = FILES.map((file) => join(benchDir, 'node_modules', file)).filter(
    (file) => existsSync(file) && !(quick && statSync(file).size > LARGE),
  );
  const rows: Row[] = files.map((file) => ({ name: file.slice(file.lastIndexOf('node_modules/') + 13), cells: {} }));
  for (const tool of FRONTENDS) {
    say(`front end: ${tool}`);
    const worker = new Worker(bundle, tool);
    try {
      const request = { kind: 'frontend', tool, files, minMs: quick ? 200 : 600, samples: 25 } as const;
      const { times } = await worker.ask<'frontend'>(request, 300_000);
      times.forEach((time, i) => {
        const megabytes = time.bytes / 1e6;
        const cell: Cell =
          time.error !== undefined
            ? { error: time.error }
            : { best: megabytes / (time.bestMs / 1e3), median: megabytes / (time.medianMs / 1e3) };
        rows[i].cells[tool] = cell;
      });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      for (const row of rows) row.cells[tool] = { error: message };
    } finally {
      worker.end();
    }
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
