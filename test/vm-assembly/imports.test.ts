// Biome cannot read AssemblyScript (decorators on functions), so that what its rules find elsewhere is looked for here.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const FOLDER = fileURLToPath(new URL('../../vm-assembly/', import.meta.url));

const IMPORT = /^import (?:type )?\{([^}]*)\} from '[^']*';$/gm;

/** Names that a source imports and never mentions again. */
function unusedImports(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  const mentioned = new Set(code.replace(IMPORT, '').match(/[\w$]+/g));
  const imported = [...code.matchAll(IMPORT)].flatMap(([, list]) => list.split(','));
  return imported.map((name) => name.trim().replace(/^.* /, '')).filter((name) => name !== '' && !mentioned.has(name));
}

test('finds an unused import', () => {
  const source = "import { a, b as c, d } from './x.ts';\n// d\nexport const e = a;\n";
  expect(unusedImports(source)).toEqual(['c', 'd']);
});

test('no file of the VM imports what it does not use', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((name) =>
    unusedImports(readFileSync(join(FOLDER, name), 'utf8')).map((unused) => `${name}: ${unused}`),
  );
  expect(found).toEqual([]);
});
