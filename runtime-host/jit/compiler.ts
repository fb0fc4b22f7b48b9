// The compiler of the JIT: imported when there is something to compile, by the worker. Only tests have it in the main thread.

import type { CodeCache } from './cache.ts';
import type { CompiledFunction, CompileRequest, CompileResult, RegExpRequest } from './request.ts';
import { storeRequest } from './stored.ts';

export type Compile = (request: CompileRequest | RegExpRequest) => CompileResult;

/** What the module of the compiler exports. */
interface CompilerModule {
  compile(request: CompileRequest | RegExpRequest): CompileResult;
}

/** Compiled, this file is JavaScript; in a working copy it is not. */
export const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

/** Address of the compiler. */
export function defaultCompiler(): string {
  return new URL(`./compile${EXTENSION}`, import.meta.url).href;
}

/** Imports the compiler. */
export async function loadCompiler(url: string): Promise<Compile> {
  const { compile } = (await import(/* @vite-ignore */ url)) as CompilerModule;
  return (request) => compile(request);
}

/** A module that can be put in place. */
export interface CompiledModule {
  module: WebAssembly.Module;
  bytes: number;
  cells: readonly number[];
  functions: readonly CompiledFunction[];
  epoch: boolean;
  timings: Record<string, number>;
  milliseconds: number;
}

/** Compiles a request, and the module that came out. */
export function compileModule(
  compile: Compile,
  request: CompileRequest | RegExpRequest,
  cache: CodeCache | undefined,
  key: string,
  root: string | undefined,
): CompiledModule {
  const began = performance.now();
  const { wasm, cells, functions, epoch, timings } = compile(request);
  const module = new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
  const milliseconds = performance.now() - began;
  const code = { wasm, cells, functions, epoch };
  cache?.write(key, 'program' in request ? code : { ...code, like: storeRequest(request) });
  if (root !== undefined) cache?.note(root, key);
  return { module, bytes: wasm.length, cells, functions, epoch, timings, milliseconds };
}
