// What the package holds for browsers, in dist/browser: the engine, the compile worker, and the lazy library of the VM unpacked.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { build as bundle, type Plugin } from 'esbuild';
import { LAZY_SECTION } from '../runtime-host/vm-module.ts';

/** Where the package's own imports lead: a file of runtime-host/browser/ takes the place of the one with the same path in runtime-host/. */
function counterparts(host: string): Plugin {
  const browser = join(host, 'browser');
  return {
    name: 'counterparts',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
        const counterpart = join(browser, relative(host, join(resolveDir, path)));
        // What it has in common with the file whose place it takes, it imports from there as a type only.
        return existsSync(counterpart) ? { path: counterpart } : undefined;
      });
    },
  };
}

/** What it writes. */
export function browserFiles(dist: string): string[] {
  return ['index.js', 'worker.js', 'compile.js', 'lazy-library.bin'].map((name) => join(dist, 'browser', name));
}

/** `dist` holds what tsc compiled, and the VM. */
export async function bundleBrowser(dist: string): Promise<void> {
  const host = join(dist, 'runtime-host');
  const require = createRequire(import.meta.url);
  const { version } = JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8')) as { version: string };
  // Parts that bundles share are named after their contents.
  rmSync(join(dist, 'browser'), { recursive: true, force: true });
  await bundle({
    entryPoints: {
      index: join(host, 'index.js'),
      worker: join(host, 'browser/jit/worker.js'),
      // For jit: 'eager', which imports it.
      compile: join(host, 'jit/compile.js'),
    },
    outdir: join(dist, 'browser'),
    bundle: true,
    splitting: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    define: { TUNGSTEN_VERSION: JSON.stringify(version) },
    alias: { 'node:path': require.resolve('path-browserify') },
    inject: [join(host, 'browser/buffer.js')],
    plugins: [counterparts(host)],
    logLevel: 'warning',
  });
  const vm = new WebAssembly.Module(readFileSync(join(dist, 'vm.wasm')));
  const [lazy] = WebAssembly.Module.customSections(vm, LAZY_SECTION);
  writeFileSync(join(dist, 'browser/lazy-library.bin'), brotliDecompressSync(new Uint8Array(lazy)));
}
