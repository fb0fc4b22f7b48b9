// The compile worker of the JIT as one file, so that it starts at once (runtime-host/jit/worker.ts), and what V8 makes of it as another one: after
// some compilations that has the bytecode of everything that they ran.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { hashFiles, isFresh, ROOT, writeStamp } from './vm/sources.ts';

const JIT = join(ROOT, 'dist', 'runtime-host', 'jit');
const BOOT = join(JIT, 'boot.cjs');
const WORKER = join(JIT, 'worker.cjs');

/** What `bundleWorker` writes. */
export const WORKER_FILES = [BOOT, WORKER];

/** Programs whose functions are compiled for the cache. */
const PROGRAMS = ['classes', 'floats', 'sorting', 'strings', 'map_set', 'matrix'];

export async function bundleWorker(): Promise<void> {
  for (const outfile of WORKER_FILES) {
    await build({
      entryPoints: [outfile.replace(/\.cjs$/, '.js')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      // Only addresses of other modules are made of it, and there are none.
      define: { 'import.meta.url': '""' },
      logLevel: 'warning',
    });
  }
}

type Compile = (request: unknown) => unknown;

/** Where the recording compiler finds the one that it asks. */
const HOOK = 'tungstenCompile';

/** Compiles what the programs have, as an engine asks for it. */
async function compilePrograms(compile: Compile): Promise<void> {
  const { Engine } = await import(pathToFileURL(join(ROOT, 'dist', 'runtime-host', 'index.js')).href);
  (globalThis as Record<string, unknown>)[HOOK] = compile;
  const compiler = `data:text/javascript,export const compile = (request) => globalThis.${HOOK}(request)`;
  const engine = await Engine.create({ jit: { eager: true, compiler } });
  for (const program of PROGRAMS) {
    const fileName = join(ROOT, 'bench', 'programs', `${program}.ts`);
    using isolate = engine.createIsolate();
    isolate.run(engine.compile(readFileSync(fileName, 'utf8'), { fileName }));
    isolate.call('__bench', 1);
  }
  engine.dispose();
}

/** Makes the cache anew if the bundle is another one, or V8. */
export async function ensureWorkerCache(): Promise<boolean> {
  const { boot, cacheOf } = await import(pathToFileURL(join(JIT, 'boot.js')).href);
  const cache: string = cacheOf(WORKER);
  const hash = `${hashFiles([WORKER])} ${process.versions.v8} ${process.arch}`;
  if (isFresh(cache, hash) || !existsSync(join(ROOT, 'bench', 'programs'))) return false;
  const { exports, script } = boot(WORKER);
  await compilePrograms((exports as { compile: Compile }).compile);
  writeFileSync(cache, script.createCachedData());
  writeStamp(cache, hash);
  return true;
}
