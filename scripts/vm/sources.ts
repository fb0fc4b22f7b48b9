// What a build of the VM depends on, as one hash: a stamp beside each output says from what it was made.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Files and folders whose contents decide what comes out. */
const INPUTS = ['asconfig.json', 'vm-assembly', 'compiler', 'runtime-host/wasm', 'scripts/build-vm.ts', 'scripts/vm'];

function listFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!path.endsWith('.ts') && !path.endsWith('.json')) {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.flatMap((entry) =>
      entry.isDirectory() || /\.(?:ts|json)$/.test(entry.name) ? listFiles(join(path, entry.name)) : [],
    );
  }
  return [path];
}

/** Hash over names and contents of everything a build reads, and the version of asc. */
export function hashSources(): string {
  const hash = createHash('sha256');
  const asc = join(ROOT, 'node_modules', 'assemblyscript', 'package.json');
  hash.update((JSON.parse(readFileSync(asc, 'utf8')) as { version: string }).version);
  for (const file of INPUTS.flatMap((input) => listFiles(join(ROOT, input))).sort()) {
    hash.update(`\0${relative(ROOT, file)}\0`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function stampPath(output: string): string {
  return `${output}.stamp`;
}

/** Was `output` made from sources with this hash? */
export function isFresh(output: string, hash: string): boolean {
  return existsSync(output) && existsSync(stampPath(output)) && readFileSync(stampPath(output), 'utf8') === hash;
}

export function writeStamp(output: string, hash: string): void {
  writeFileSync(stampPath(output), hash);
}
