// What a command reads: a file, or standard input.

import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileLoader, SourceLoader } from '../modules/files.ts';
import type { ModuleLoader } from '../modules/loader.ts';
import { resolveFile } from '../modules/resolve.ts';
import { readStdin } from './io.ts';
import { UsageError } from './report.ts';

/** Name of what comes from stdin in traces. */
const STDIN_NAME = '<stdin>';

/** What the argument of a command means: a file, or stdin, whose relative imports start from the working directory. */
export function inputLoader(file: string): { loader: ModuleLoader; entry: string } {
  if (file === '-') {
    const entry = join(process.cwd(), STDIN_NAME);
    return { loader: new SourceLoader(entry, readStdin(), STDIN_NAME), entry };
  }
  const path = resolveFile(resolve(file));
  if (path === undefined || !existsSync(path)) {
    if (existsSync(file) && statSync(file).isDirectory()) throw new UsageError(`'${file}' is a directory`);
    throw new UsageError(`there is no file '${file}'`);
  }
  return { loader: new FileLoader(), entry: realpathSync(path) };
}

/** What import.meta says of a module that is a file, as in Node. */
export function fileMeta(name: string): Record<string, string> {
  const filename = resolve(name);
  return { dirname: dirname(filename), filename, url: pathToFileURL(filename).href };
}
