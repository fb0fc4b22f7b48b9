// The first file of the compile worker in the package: runs the one that holds everything else, with what V8 kept of it when the package was
// built (scripts/bundle-worker.ts), the bytecode of the functions that a compilation runs. Another V8 does not take that, and parses as always.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { workerData } from 'node:worker_threads';

/** The exports of a bundle, and what V8 may keep of it now. */
export interface Booted {
  exports: unknown;
  script: Script;
}

/** Runs a CommonJS file. */
export function boot(file: string, cachedData?: Buffer): Booted {
  const source = `(function (module, exports, require) {${readFileSync(file, 'utf8')}\n})`;
  const script = new Script(source, { filename: file, cachedData });
  const module = { exports: {} as unknown };
  script.runInThisContext()(module, module.exports, createRequire(file));
  return { exports: module.exports, script };
}

/** Where `boot` finds what V8 kept of a file. */
export function cacheOf(file: string): string {
  return `${file}.cache`;
}

function kept(file: string): Buffer | undefined {
  try {
    return readFileSync(cacheOf(file));
  } catch {
    return undefined;
  }
}

if (workerData?.tungstenBoot !== undefined) boot(workerData.tungstenBoot as string, kept(workerData.tungstenBoot));
