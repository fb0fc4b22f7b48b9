/** The engines under measure, each behind the same three calls. Runs in a child process, never in the bench itself. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';

/** A script as the engines receive it. */
export interface Script {
  name: string;
  fileName: string;
  /** A front end may be given a module; what runs is always a script. */
  sourceType?: 'script' | 'module';
  /** TypeScript, for engines that take it. */
  typescript: string;
  /** The same, stripped of its types, for the others. */
  javascript: string;
}

/** One engine with one script loaded. */
export interface Guest {
  /** Calls the script's `__bench(inner)`; then, if it has a `__check()`, runs all jobs and calls that. */
  bench(inner: number): boolean | Promise<boolean>;
}

export type GuestFactory = (script: Script, root: string) => Promise<Guest>;

// Only what is used here of the peers' own types: the root project type-checks without the peers being installed.
interface EmscriptenHandle {
  dispose(): void;
}
export interface EmscriptenContext {
  undefined: EmscriptenHandle;
  global: EmscriptenHandle;
  evalCode(source: string, fileName?: string): unknown;
  unwrapResult(result: unknown): EmscriptenHandle;
  getProp(object: EmscriptenHandle, name: string): EmscriptenHandle;
  newNumber(value: number): EmscriptenHandle;
  newString(value: string): EmscriptenHandle;
  callFunction(callee: EmscriptenHandle, self: EmscriptenHandle, ...args: EmscriptenHandle[]): unknown;
  dump(handle: EmscriptenHandle): unknown;
  runtime: { executePendingJobs(): { error?: EmscriptenHandle } };
  dispose(): void;
}
export interface EmscriptenPackage {
  getQuickJS(): Promise<{ newContext(): EmscriptenContext }>;
}

interface WasiHandle {
  dispose(): void;
}
export interface WasiVm {
  global: WasiHandle;
  undefined: WasiHandle;
  versions: Record<string, string>;
  evalCode(source: string, fileName?: string): WasiHandle;
  newString(value: string): WasiHandle;
  newNumber(value: number): WasiHandle;
  getProp(object: WasiHandle, key: WasiHandle): WasiHandle;
  callFunction(callee: WasiHandle, self: WasiHandle, ...args: WasiHandle[]): WasiHandle;
  dump(handle: WasiHandle): unknown;
  executePendingJobs(): number;
  dispose(): void;
}
export interface WasiPackage {
  QuickJS: { create(options: { wasm: WebAssembly.Module }): Promise<WasiVm> };
}

/** What the JIT counts in an isolate. */
export interface JitCounts {
  functions: number;
  modules: number;
  bytes: number;
  exits: number;
  versions: number;
  refused: number;
}
/** What the JIT tells its listener: the parts that the bench reads. */
export type JitTrace =
  | { kind: 'request'; name: string; index: number; words: number }
  | {
      kind: 'install';
      name: string;
      index: number;
      bytes: number;
      milliseconds: number;
      cached: boolean;
      timings: Record<string, number>;
    }
  | { kind: 'refuse'; name: string; index: number; reason: string }
  | { kind: 'exits'; name: string; index: number };
export interface TungstenIsolate {
  run(program: unknown): unknown;
  call(name: string, ...args: unknown[]): unknown;
  stats(): { heapBytes: number; jit?: JitCounts };
  dispose(): void;
}
/** The part of the engine's `jit` option that the bench uses. */
export type JitChoice = 'auto' | 'off' | { cacheDir?: string; trace?: (event: JitTrace) => void };
export interface TungstenEngine {
  compile(source: string, options: { fileName: string }): unknown;
  createIsolate(options: object): TungstenIsolate;
  dispose(): void;
}
export interface TungstenPackage {
  Engine: { create(options?: { jit: JitChoice }): Promise<TungstenEngine> };
}

/** Imports by a name that the type checker does not follow. */
export function importPeer<T>(name: string): Promise<T> {
  return import(name) as Promise<T>;
}

/** The built engine: never the sources, so that no loader slows what is measured. */
export async function importTungsten(root: string): Promise<TungstenPackage> {
  const entry = join(root, 'dist/runtime-host/index.js');
  if (!existsSync(entry)) throw new Error('not built: dist/runtime-host/index.js is missing (npm run build)');
  return importPeer<TungstenPackage>(pathToFileURL(entry).href);
}

/** The compiled module of quickjs-wasi: the package leaves loading to its user. */
export async function quickJsWasiModule(): Promise<WebAssembly.Module> {
  const path = createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm');
  return WebAssembly.compile(readFileSync(path));
}

/** Does the script ask for its result when no job is left? */
function hasCheck(script: Script): boolean {
  return script.javascript.includes('globalThis.__check');
}

async function v8Guest(script: Script): Promise<Guest> {
  runInThisContext(script.javascript, { filename: script.fileName });
  const holder = globalThis as unknown as { __bench?: (inner: number) => boolean; __check?: () => boolean };
  const { __bench: bench, __check: check } = holder;
  if (bench === undefined) throw new Error('the script did not set globalThis.__bench');
  if (check === undefined) return { bench };
  return {
    async bench(inner) {
      const began = bench(inner);
      await new Promise(setImmediate);
      return began && check();
    },
  };
}

async function quickJsEmscriptenGuest(script: Script): Promise<Guest> {
  const { getQuickJS } = await importPeer<EmscriptenPackage>('quickjs-emscripten');
  const context = (await getQuickJS()).newContext();
  context.unwrapResult(context.evalCode(script.javascript, script.fileName)).dispose();
  const bench = context.getProp(context.global, '__bench');
  const check = hasCheck(script) ? context.getProp(context.global, '__check') : null;
  const call = (callee: EmscriptenHandle, ...args: EmscriptenHandle[]): boolean => {
    const result = context.unwrapResult(context.callFunction(callee, context.undefined, ...args));
    const value = context.dump(result);
    result.dispose();
    return value === true;
  };
  return {
    bench(inner) {
      const count = context.newNumber(inner);
      const right = call(bench, count);
      count.dispose();
      if (check === null) return right;
      if (context.runtime.executePendingJobs().error !== undefined) throw new Error('a job threw');
      return right && call(check);
    },
  };
}

async function quickJsWasiGuest(script: Script): Promise<Guest> {
  const { QuickJS } = await importPeer<WasiPackage>('quickjs-wasi');
  const vm = await QuickJS.create({ wasm: await quickJsWasiModule() });
  vm.evalCode(script.javascript, script.fileName).dispose();
  const bench = vm.getProp(vm.global, vm.newString('__bench'));
  const check = hasCheck(script) ? vm.getProp(vm.global, vm.newString('__check')) : null;
  const call = (callee: WasiHandle, ...args: WasiHandle[]): boolean => {
    const result = vm.callFunction(callee, vm.undefined, ...args);
    const value = vm.dump(result);
    result.dispose();
    return value === true;
  };
  return {
    bench(inner) {
      const count = vm.newNumber(inner);
      const right = call(bench, count);
      count.dispose();
      if (check === null) return right;
      vm.executePendingJobs();
      return right && call(check);
    },
  };
}

/** An isolate with the script, which was run. */
export interface TungstenGuest extends Guest {
  isolate: TungstenIsolate;
}

export async function tungstenGuest(script: Script, root: string, jit: JitChoice = 'off'): Promise<TungstenGuest> {
  const { Engine } = await importTungsten(root);
  const engine = await Engine.create({ jit });
  const isolate = engine.createIsolate({ grants: ['json'] });
  isolate.run(engine.compile(script.typescript, { fileName: script.fileName }));
  // Jobs run before a call returns.
  const check = hasCheck(script) ? () => isolate.call('__check') === true : () => true;
  return { isolate, bench: (inner) => isolate.call('__bench', inner) === true && check() };
}

export const GUESTS: Record<string, GuestFactory> = {
  tungsten: tungstenGuest,
  'tungsten-jit': (script, root) => tungstenGuest(script, root, 'auto'),
  v8: v8Guest,
  'v8-jitless': v8Guest,
  'quickjs-emscripten': quickJsEmscriptenGuest,
  'quickjs-wasi': quickJsWasiGuest,
};

/** The repository's root, seen from the bundled worker in bench/results/. */
export function repositoryRoot(): string {
  return fileURLToPath(new URL('../../', import.meta.url));
}
