/** A suite: the scripts of a folder that set `globalThis.__bench`. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Script } from '../worker/guests.ts';
import { type Esbuild, stripTypes } from './peers.ts';

export interface Suite {
  id: string;
  title: string;
  scripts: Script[];
}

/** Whether a program's name passes `--filter`: any of its comma-separated parts occurs in it. */
export function matchesFilter(name: string, filter: string | undefined): boolean {
  if (filter === undefined) return true;
  return filter.split(',').some((part) => part !== '' && name.includes(part));
}

/** Reads every .ts and .js file of a folder (not its subfolders, not declarations), sorted by name. */
export function readSuite(esbuild: Esbuild, folder: string, filter: string | undefined): Suite {
  const scripts: Script[] = [];
  for (const fileName of readdirSync(folder).sort()) {
    const extension = extname(fileName);
    if ((extension !== '.ts' && extension !== '.js') || fileName.endsWith('.d.ts')) continue;
    const name = basename(fileName, extension);
    if (!matchesFilter(name, filter)) continue;
    const source = readFileSync(join(folder, fileName), 'utf8');
    if (!source.includes('__bench')) continue;
    scripts.push({ name, fileName, typescript: source, javascript: stripTypes(esbuild, source, fileName) });
  }
  return { id: basename(folder), title: `Programs of ${basename(folder)}/`, scripts };
}
