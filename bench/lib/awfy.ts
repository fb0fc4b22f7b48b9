/**
 * Adapter for a checkout of Are-We-Fast-Yet: each benchmark of its JavaScript folder becomes one script, bundled with a
 * small harness of ours. Nothing of the suite is kept here; `--awfy` names the checkout's `benchmarks/JavaScript`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Esbuild } from './peers.ts';
import { matchesFilter, type Suite } from './suite.ts';

/**
 * The argument of the suite's `innerBenchmarkLoop`. For the five with a problem size it is one that the suite can
 * verify and an interpreter finishes in about a second; for the others it is the count of repetitions in one
 * iteration of ours.
 */
const ARGUMENTS: Record<string, number> = {
  bounce: 1,
  cd: 10,
  deltablue: 100,
  havlak: 1,
  json: 1,
  list: 1,
  mandelbrot: 500,
  nbody: 250000,
  permute: 1,
  queens: 1,
  richards: 1,
  sieve: 1,
  storage: 1,
  towers: 1,
};

/** The harness: a fresh instance for each iteration, as the suite's own runner makes one for each run. */
export function awfyHarness(name: string, argument: number): string {
  return `import { newInstance } from './${name}.js';
globalThis.process ??= { stdout: { write() {} } };
globalThis.__bench = (inner) => {
  for (let i = 0; i < inner; i++) {
    if (!newInstance().innerBenchmarkLoop(${argument})) return false;
  }
  return true;
};
`;
}

export function readAwfy(esbuild: Esbuild, folder: string, filter: string | undefined): Suite {
  const suite: Suite = { id: 'awfy', title: 'Are-We-Fast-Yet', scripts: [] };
  if (!existsSync(join(folder, 'benchmark.js'))) {
    throw new Error(`--awfy: ${folder} is not the benchmarks/JavaScript folder of an Are-We-Fast-Yet checkout`);
  }
  for (const [name, argument] of Object.entries(ARGUMENTS)) {
    if (!matchesFilter(name, filter)) continue;
    const built = esbuild.buildSync({
      stdin: {
        contents: awfyHarness(name, argument),
        resolveDir: folder,
        sourcefile: `bench-${name}.js`,
        loader: 'js',
      },
      bundle: true,
      format: 'iife',
      platform: 'neutral',
      target: 'es2022',
      write: false,
      logLevel: 'error',
    });
    const text = built.outputFiles?.[0]?.text;
    if (text === undefined) throw new Error(`esbuild gave no output for ${name}`);
    suite.scripts.push({ name, fileName: `${name}.js`, typescript: text, javascript: text });
  }
  return suite;
}
