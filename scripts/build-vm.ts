/**
 * Builds the VM: asc → raw module → started, with the library loaded → module that begins with that heap.
 *
 *   npx tsx scripts/build-vm.ts [release|latin|debug|stress|trace] [--force]
 *
 * `debug` has assertions and verifies the heap after each collection; `stress` collects after every allocation, and in an isolate whose
 * collections have walked 6 GiB after every second, third, … one (vm-assembly/memory/gc.ts, setStressGap); `trace` writes instructions.
 * `latin` is `release` without Unicode tables (vm-assembly/string/unicode.ts). Both have a WASI port; `release` is copied to dist/. What is fresh is not built again.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { functionSizes, readSections } from '../runtime-host/wasm/sections.ts';
import type { Port, Variant } from './vm/assemble.ts';
import type { Library } from './vm/library.ts';
import { hashSources, isFresh, ROOT, writeStamp } from './vm/sources.ts';

/** What the release build may not exceed, in bytes. */
export const SIZE_LIMITS = { wasm: 800 * 1000, gzip: 300 * 1000, loop: 40 * 1024 };

/** What a build measures. */
export interface Sizes {
  wasm: number;
  gzip: number;
  /** Code of the interpreter's loop function. */
  loop: number;
}

/** Builds for programs, not for finding faults: without names. */
const SHIPPED: readonly Variant[] = ['release', 'latin'];

/** The instance of the loop that does not profile. */
const LOOP_FUNCTION = 'vm-assembly/interp/loop/loop<i32>';

/** Path of a built module. */
export function vmPath(variant: Variant, port: Port = 'host'): string {
  const middle = variant === 'release' ? '' : `.${variant}`;
  return join(ROOT, 'build', `vm${port === 'wasi' ? '-wasi' : ''}${middle}.wasm`);
}

function sizesPath(output: string): string {
  return output.replace(/\.wasm$/, '.sizes.json');
}

/** Sizes of a module that was built. */
export function readSizes(variant: Variant, port: Port = 'host'): Sizes {
  return JSON.parse(readFileSync(sizesPath(vmPath(variant, port)), 'utf8')) as Sizes;
}

/** Replaces a file at once, so that nobody reads half of it. */
function writeWhole(path: string, contents: Uint8Array | string): void {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, contents);
  renameSync(temporary, path);
}

async function buildOne(variant: Variant, port: Port, library: Library): Promise<Sizes> {
  const { assemble } = await import('./vm/assemble.ts');
  const { snapshot } = await import('./vm/snapshot.ts');
  const raw = await assemble(variant, port);
  const parts = variant === 'latin' ? { ...library, tables: new Uint8Array(0) } : library;
  const module = snapshot(raw, parts, !SHIPPED.includes(variant));
  const loop = functionSizes(readSections(raw)).find((f) => f.name === LOOP_FUNCTION);
  if (loop === undefined) throw new Error(`the raw module has no function ${LOOP_FUNCTION}`);
  const sizes: Sizes = { wasm: module.length, gzip: gzipSync(module, { level: 9 }).length, loop: loop.size };
  writeWhole(sizesPath(vmPath(variant, port)), JSON.stringify(sizes));
  writeWhole(vmPath(variant, port), module);
  return sizes;
}

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;

/** Makes sure that the modules of a variant are built from the sources as they are. True if something was built. */
export async function ensureVm(
  variant: Variant,
  options: { force?: boolean; ports?: readonly Port[]; log?: (line: string) => void } = {},
): Promise<boolean> {
  const { force = false, log = () => {} } = options;
  const hash = hashSources();
  const ports: readonly Port[] = options.ports ?? (SHIPPED.includes(variant) ? ['host', 'wasi'] : ['host']);
  const stale = ports.filter((port) => force || !isFresh(vmPath(variant, port), hash));
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  if (stale.length > 0) {
    // asc and the compiler are imported when there is something to build: finding out that there is not should be quick.
    const { compileLibrary } = await import('./vm/library.ts');
    const library = compileLibrary();
    for (const port of stale) {
      const began = performance.now();
      const sizes = await buildOne(variant, port, library);
      writeStamp(vmPath(variant, port), hash);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const { wasm, gzip, loop } = sizes;
      log(`${variant} ${port}: ${kib(wasm)}, gzip ${kib(gzip)}, loop function ${kib(loop)} (${seconds} s)`);
    }
  }
  if (variant === 'release') {
    mkdirSync(join(ROOT, 'dist'), { recursive: true });
    for (const port of ports) {
      const target = join(ROOT, 'dist', port === 'wasi' ? 'vm-wasi.wasm' : 'vm.wasm');
      const module = readFileSync(vmPath(variant, port));
      if (!existsSync(target) || !readFileSync(target).equals(module)) writeWhole(target, module);
    }
  }
  return stale.length > 0;
}

/** The limits that sizes exceed, in words. */
export function exceededLimits(sizes: Sizes): string[] {
  return (Object.keys(SIZE_LIMITS) as (keyof Sizes)[])
    .filter((name) => sizes[name] > SIZE_LIMITS[name])
    .map((name) => `${name} is ${kib(sizes[name])}, more than ${kib(SIZE_LIMITS[name])}`);
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const variant = (args.find((arg) => !arg.startsWith('-')) ?? 'release') as Variant;
  if (!['release', 'latin', 'debug', 'stress', 'trace'].includes(variant)) {
    throw new Error(`unknown variant "${variant}"; there are release, latin, debug, stress and trace`);
  }
  const built = await ensureVm(variant, { force: args.includes('--force'), log: console.log });
  if (!built) console.log(`${variant}: fresh`);
  if (variant === 'release') {
    const exceeded = exceededLimits(readSizes('release'));
    if (exceeded.length > 0) throw new Error(`the module is too large: ${exceeded.join('; ')}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
