// What a build of the VM depends on, as one hash: a stamp beside each output says from what it was made.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Files and folders whose contents decide what comes out. */
const INPUTS = [
  'asconfig.json',
  'vm-assembly',
  'compiler',
  'runtime-host/wasm',
  'runtime-host/vm.ts',
  'runtime-host/vm-file.ts',
  'runtime-host/vm-module.ts',
  'scripts/build-vm.ts',
  'scripts/vm',
];

/** A file, or all files below a folder whose names match. */
export function listFiles(path: string, names = /\.(?:ts|json)$/): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() || names.test(entry.name) ? listFiles(join(path, entry.name), names) : [],
  );
}

/** Hash over names and contents. */
export function hashFiles(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    hash.update(`\0${relative(ROOT, file)}\0`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Hash over everything that a build of the VM reads, and the version of asc. */
export function hashSources(): string {
  const asc = join(ROOT, 'node_modules', 'assemblyscript', 'package.json');
  return hashFiles([asc, ...INPUTS.flatMap((input) => listFiles(join(ROOT, input)))]);
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
