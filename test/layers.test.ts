// Who may import whom: the table of folders in ARCHITECTURE.md.

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** Folder → what it may import besides itself: prefixes of paths from the root, or of package names. */
const ALLOWED: Record<string, string[]> = {
  'vm-assembly/abi/': [],
  'vm-assembly/': [],
  'compiler/': ['vm-assembly/abi/'],
  'runtime-host/': ['compiler/', 'vm-assembly/abi/', 'node:', 'commander', '@noble/hashes', 'buffer'],
};

const IMPORT = /^(?:import|export)\s(?:[^;'"]*\sfrom\s)?'([^']+)';/gm;

/** `.type` of the REPL loads the user's own typescript, if there is one: only its types are known here. */
const TYPES_ONLY = /^import type [^;]*\sfrom 'typescript';/gm;

function importsBelow(folder: string): [file: string, target: string][] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return names.flatMap((name) => {
    const file = posix.join(folder, name);
    return [...readFileSync(file, 'utf8').replace(TYPES_ONLY, '').matchAll(IMPORT)].map(
      ([, target]): [string, string] => [
        file,
        target.startsWith('.') ? posix.join(posix.dirname(file), target) : target,
      ],
    );
  });
}

/** Scripts that write generated files are tools, wherever they lie. */
const TOOLS = /\/generate-[^/]*\.ts$/;

test.each(Object.entries(ALLOWED))('%s imports nothing that it may not', (folder, others) => {
  const imports = importsBelow(folder).filter(([file]) => !TOOLS.test(file));
  if (folder !== 'vm-assembly/abi/') expect(imports.length).toBeGreaterThan(50);
  const allowed = [folder, ...others];
  expect(imports.filter(([, target]) => !allowed.some((prefix) => target.startsWith(prefix)))).toEqual([]);
});
