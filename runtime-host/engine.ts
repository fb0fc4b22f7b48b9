// The engine: the compiled VM, and instances of it that wait for their next isolate.

import { type CompileOptions, compileProgram, type ProgramSource } from './compile.ts';
import { DisposedError, InvalidArgumentError } from './errors.ts';
import { inspectAs } from './inspect.ts';
import { type Baseline, VmInstance } from './instance.ts';
import { type InstancePool, Isolate, type IsolateOptions } from './isolate.ts';
import { InstanceJit } from './jit/instance-jit.ts';
import { JitManager } from './jit/manager.ts';
import { type JitSetting, type ResolvedJit, resolveJit } from './jit/options.ts';
import { rejectUnknownOptions } from './limits.ts';
import type { Program } from './program.ts';
import { fetchVmFiles, readVmFile } from './vm-file.ts';
import { type SnapshotInfo, snapshotInfo, type VmVariant, type WasmModule } from './vm-module.ts';

/** Which VM an engine uses, and how many instances it keeps. */
export interface EngineOptions {
  /** Another build of the VM: a module, or by name one that a working copy made. The package's own ('release') if absent. */
  vm?: VmVariant | Uint8Array | WasmModule;
  /** Instances that are kept for the next isolate; each costs about a megabyte. 16 if absent. */
  poolSize?: number;
  /**
   * Compiles hot functions to WebAssembly, in a thread of its own: 'off' (if absent), 'auto', or options. 'eager' is for tests: every
   * function is compiled early, and the guest waits for it.
   */
  jit?: JitSetting;
}

const DEFAULT_POOL_SIZE = 16;

/**
 * Compiles programs and makes isolates. One engine serves a whole process; isolates of one engine share code, never memory.
 *
 * ```ts
 * const engine = await Engine.create();
 * const program = engine.compile('export const add = (a: number, b: number) => a + b;');
 * using isolate = engine.createIsolate({ fuel: 1_000_000 });
 * isolate.run(program);
 * isolate.call('add', 1, 2); // 3
 * ```
 */
export class Engine implements Disposable {
  private readonly module: WebAssembly.Module;
  private readonly info: SnapshotInfo;
  private readonly poolSize: number;
  private readonly baseline: Baseline;
  private readonly idle: VmInstance[] = [];
  private readonly jit: JitManager | undefined;
  private readonly pool: InstancePool = {
    take: () => this.take(),
    giveBack: (instance) => this.giveBack(instance),
  };
  private disposed = false;

  private constructor(module: WebAssembly.Module, poolSize: number, jit: ResolvedJit | undefined) {
    this.module = module;
    this.info = snapshotInfo(module);
    this.poolSize = poolSize;
    this.jit = jit && new JitManager(jit, this.info.natives);
    const first = this.newInstance();
    this.baseline = first.captureBaseline(this.info);
    this.idle.push(first);
  }

  /** Loads the VM. */
  static async create(options: EngineOptions = {}): Promise<Engine> {
    await fetchVmFiles();
    const engine = Engine.load(options);
    if (engine.jit?.options.eager) await engine.jit.load();
    return engine;
  }

  /** Loads the VM, without giving way to anything else meanwhile (some milliseconds). */
  static createSync(options: EngineOptions = {}): Engine {
    const engine = Engine.load(options);
    if (!engine.jit?.options.eager) return engine;
    throw new InvalidArgumentError("jit: 'eager' needs Engine.create(): the compiler has to be imported first");
  }

  private static load(options: EngineOptions): Engine {
    rejectUnknownOptions(options, ['vm', 'poolSize', 'jit'], 'Engine.create()');
    const { vm = 'release', poolSize = DEFAULT_POOL_SIZE } = options;
    const jit = resolveJit(options.jit, vm === 'stress');
    if (!Number.isInteger(poolSize) || poolSize < 0) {
      throw new InvalidArgumentError(`poolSize must be a whole number, but it is ${String(poolSize)}`);
    }
    if (vm instanceof WebAssembly.Module) return new Engine(vm, poolSize, jit);
    const bytes = typeof vm === 'string' ? readVmFile(vm) : vm;
    if (!(bytes instanceof Uint8Array))
      throw new InvalidArgumentError('vm must be a module, its bytes, or the name of a build');
    return new Engine(new WebAssembly.Module(bytes as Uint8Array<ArrayBuffer>), poolSize, jit);
  }

  /** Compiles TypeScript or JavaScript; throws `CompileError` with all findings. */
  compile(source: ProgramSource, options: CompileOptions = {}): Program {
    this.assertAlive();
    return compileProgram(source, options);
  }

  /** A fresh isolate: a heap of its own with nothing but the built-ins and the globals that are given. */
  createIsolate(options: IsolateOptions = {}): Isolate {
    this.assertAlive();
    const instance = this.take();
    try {
      return new Isolate(instance, this.baseline, this.pool, options);
    } catch (error) {
      this.giveBack(instance);
      throw error;
    }
  }

  private take(): VmInstance {
    return this.idle.pop() ?? this.newInstance();
  }

  private newInstance(): VmInstance {
    const instance = new VmInstance(this.module, this.info);
    if (this.jit !== undefined) instance.jit = new InstanceJit(instance, this.jit);
    return instance;
  }

  private giveBack(instance: VmInstance): void {
    instance.owner = undefined;
    if (this.disposed || this.idle.length >= this.poolSize || !instance.reusable) {
      instance.jit?.forget();
      return;
    }
    instance.reset(this.baseline);
    this.idle.push(instance);
  }

  /** Drops the idle instances. Isolates that exist go on; new ones cannot be made. */
  dispose(): void {
    this.disposed = true;
    this.idle.length = 0;
    this.jit?.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  private assertAlive(): void {
    if (this.disposed) throw new DisposedError('the engine was disposed of');
  }
}

inspectAs(Engine, () => 'Engine {}');
