// The JIT of an engine: the compile worker, the modules that were compiled, and what they may cost.

import type { KnownBuiltin } from '../../vm-assembly/abi/known-builtins.ts';
import { packageVersion } from '../cli/version.ts';
import { type CachedCode, CodeCache } from './cache.ts';
import { type Compile, type CompiledModule, compileModule, defaultCompiler, loadCompiler } from './compiler.ts';
import type { InstanceJit } from './instance-jit.ts';
import { type RootFunction, requestKey, rootKey } from './key.ts';
import type { ResolvedJit } from './options.ts';
import type { CompileRequest, RegExpRequest } from './request.ts';
import { CompileThread } from './thread.ts';

/** Requests that are with the worker at a time: while it compiles one, the next one waits. */
const IN_FLIGHT = 2;

/** A module of the cache, by its name. */
export interface StoredModule {
  key: string;
  code: CachedCode;
}

/** Who waits for a module: a record of an instance, or a program of a regular expression. */
export interface Waiter {
  jit: InstanceJit;
  record: number;
  request: CompileRequest | RegExpRequest;
}

export class JitManager {
  readonly options: ResolvedJit;
  /** `KnownBuiltin` by number of the native. */
  readonly natives: ReadonlyMap<number, KnownBuiltin>;
  private readonly cache: CodeCache | undefined;
  private compile: Compile | undefined;
  private thread: CompileThread | undefined;
  /** The worker listens. */
  private ready = false;
  /** Why there is no worker any more. */
  private failure: string | undefined;
  /** What is being compiled, and for whom. */
  private readonly waiting = new Map<string, Waiter[]>();
  /** Compiled modules by key, the one that was used last at the end: isolates that run the same program share them. */
  private readonly modules = new Map<string, CompiledModule>();
  private modulesBytes = 0;
  private readonly version = packageVersion();
  /** Modules that are in place in some instance, and their bytes. */
  private placedModules = 0;
  private placedBytes = 0;

  /** `natives`: see SnapshotInfo. */
  constructor(options: ResolvedJit, natives: readonly number[]) {
    this.options = options;
    this.natives = new Map(natives.map((native, builtin) => [native, builtin]));
    this.cache = options.cacheDir === undefined ? undefined : new CodeCache(options.cacheDir, options.cacheBytes);
  }

  /** Imports the compiler into this thread: `eager` needs it. */
  async load(): Promise<void> {
    this.compile = await loadCompiler(this.options.compiler ?? defaultCompiler());
  }

  /** Would the worker look at a request soon? Until then it is not sent: another function may be hotter then. */
  get isFree(): boolean {
    return this.failure !== undefined || (this.ready && this.waiting.size < IN_FLIGHT);
  }

  /** The module for a request: at once if it is known or made at once, else undefined; the waiter hears of it later. */
  obtain(waiter: Waiter): { code: CompiledModule; cached: boolean } | { refused: string } | undefined {
    const { request } = waiter;
    const key = requestKey(request, this.version);
    const root = 'program' in request ? undefined : rootKey(request.functions[0], this.version);
    const known = this.modules.get(key);
    if (known !== undefined) {
      this.remember(key, known);
      return { code: known, cached: true };
    }
    const stored = this.cache?.read(key);
    if (stored !== undefined) {
      const code = this.take(key, stored);
      if (code !== undefined) return { code, cached: true };
    }
    if (this.options.eager) {
      if (this.compile === undefined) return { refused: 'the compiler is not loaded' };
      try {
        const code = compileModule(this.compile, request, this.cache, key, root);
        this.remember(key, code);
        return { code, cached: false };
      } catch (error) {
        return { refused: String(error) };
      }
    }
    if (this.failure !== undefined) return { refused: this.failure };
    const others = this.waiting.get(key);
    if (others !== undefined) others.push(waiter);
    else {
      this.waiting.set(key, [waiter]);
      this.wake();
      this.thread?.post({ key, root, request });
    }
    return undefined;
  }

  /** Is there a cache? */
  get remembers(): boolean {
    return this.cache !== undefined && !this.options.eager;
  }

  /** What the cache on disk has for a function, whatever its profile was, the newest first. */
  storedFor(root: RootFunction): StoredModule[] {
    const { cache } = this;
    if (cache === undefined || this.options.eager) return [];
    return cache.modulesOf(rootKey(root, this.version)).flatMap((key) => {
      const code = cache.read(key);
      return code?.like === undefined ? [] : [{ key, code }];
    });
  }

  /** The stored module, if this is the request that it was made for. */
  match({ key, code }: StoredModule, request: CompileRequest): CompiledModule | undefined {
    if (requestKey(request, this.version) !== key) return undefined;
    return this.modules.get(key) ?? this.take(key, code);
  }

  /** A module from the disk. */
  private take(key: string, stored: CachedCode): CompiledModule | undefined {
    const code = fromCache(stored);
    if (code !== undefined) this.remember(key, code);
    return code;
  }

  /** Starts the worker. */
  wake(): void {
    if (this.thread !== undefined || this.failure !== undefined) return;
    this.thread = new CompileThread(this.options, (reason) => this.fail(reason));
  }

  /** The worker is gone: nothing will come of what was asked. */
  private fail(reason: string): void {
    this.failure = `the compile worker failed: ${reason}`;
    const waiters = [...this.waiting.values()].flat();
    this.waiting.clear();
    for (const waiter of waiters) waiter.jit.refused(waiter, this.failure);
  }

  /** Puts what the worker has finished in place, for all instances. Never waits. */
  poll(): void {
    const { thread } = this;
    if (thread === undefined) return;
    for (let answer = thread.take(); answer !== undefined; answer = thread.take()) {
      if ('ready' in answer) {
        this.ready = true;
        continue;
      }
      if ('failed' in answer) {
        this.fail(answer.failed);
        return;
      }
      const waiters = this.waiting.get(answer.key) ?? [];
      this.waiting.delete(answer.key);
      if ('error' in answer) for (const waiter of waiters) waiter.jit.refused(waiter, answer.error);
      else {
        this.remember(answer.key, answer);
        for (const waiter of waiters) waiter.jit.install(waiter, answer, false);
      }
    }
  }

  /** A quarter of what may be in place is remembered: programs that are never seen again must not fill the memory. */
  private remember(key: string, code: CompiledModule): void {
    if (this.modules.delete(key)) this.modulesBytes -= code.bytes;
    this.modules.set(key, code);
    this.modulesBytes += code.bytes;
    const { maxModules, maxBytes } = this.options;
    for (const [oldest, { bytes }] of this.modules) {
      if (this.modules.size <= maxModules / 4 && this.modulesBytes <= maxBytes / 4) break;
      this.modules.delete(oldest);
      this.modulesBytes -= bytes;
    }
  }

  /** Room for one more module in some instance? Takes it. */
  admit(bytes: number): boolean {
    const { maxModules, maxBytes } = this.options;
    if (this.placedModules >= maxModules || this.placedBytes + bytes > maxBytes) return false;
    this.placedModules++;
    this.placedBytes += bytes;
    return true;
  }

  /** Gives room back. */
  release(modules: number, bytes: number): void {
    this.placedModules -= modules;
    this.placedBytes -= bytes;
  }

  dispose(): void {
    this.failure = 'the engine was disposed of';
    this.waiting.clear();
    this.thread?.end();
    this.thread = undefined;
    this.modules.clear();
    this.modulesBytes = 0;
  }
}

/** A module from the disk, unless this engine does not take it. */
function fromCache({ wasm, like: _, ...rest }: CachedCode): CompiledModule | undefined {
  try {
    const module = new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
    return { module, bytes: wasm.length, ...rest, timings: {}, milliseconds: 0 };
  } catch {
    return undefined;
  }
}
