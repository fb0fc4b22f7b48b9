// An isolate: one guest with its heap, its limits and its connections to the host.

import { JobCell } from '../vm-assembly/abi/jobs.ts';
import { Area, Cell, ModeFlag } from '../vm-assembly/abi/layout.ts';
import { BridgeCell, Request } from '../vm-assembly/abi/transfer.ts';
import { Exit } from '../vm-assembly/abi/traps.ts';
import { BusyError, DisposedError, type GuestError, InvalidArgumentError } from './errors.ts';
import { StringCompiler } from './evaluate.ts';
import type { GlobalGroup } from './globals/group.ts';
import { checkGrants, GROUPS, type Grant } from './globals/index.ts';
import type { GuestHandle } from './handle.ts';
import { inspectAs } from './inspect.ts';
import type { Baseline, VmInstance } from './instance.ts';
import type { JitStats } from './jit/events.ts';
import { type Limits, type ResolvedLimits, rejectUnknownOptions, resolveLimits } from './limits.ts';
import { ModuleCompiler } from './modules/further.ts';
import { MapLoader } from './modules/loader.ts';
import { Program } from './program.ts';
import { type ByteWriter, Session } from './session.ts';
import { timeZone } from './time-zone.ts';
import { loadUnit } from './vm.ts';

/** Where a guest's output goes: to a function, to the process's own stream, or nowhere. */
export type Output = 'inherit' | 'ignore' | ((text: string) => void);

/** What an isolate may use and reach. */
export interface IsolateOptions extends Limits {
  /** Global variables: values are copied, functions become callable. */
  globals?: Record<string, unknown>;
  /** Groups of globals beyond the language, such as `'timers'`; none if absent. The README has the table. */
  grants?: readonly Grant[];
  /** What `console.log` writes; 'ignore' if absent. */
  stdout?: Output;
  /** What `console.error` and `console.warn` write; 'ignore' if absent. */
  stderr?: Output;
  /** `eval`, `new Function` and their relatives work; without it they throw an EvalError. False if absent. */
  eval?: boolean;
  /**
   * Where `import()` of a specifier that is computed finds modules: sources by name, as for `compile`. None if absent: it leads to what
   * stands in a literal elsewhere in the module, and else rejects with a TypeError.
   */
  modules?: Readonly<Record<string, string | Uint8Array>> | ModuleCompiler;
  /** The guest is interrupted while the first element is not 0; over a SharedArrayBuffer, another thread can set it. */
  interruptFlag?: Int32Array;
  /** The guest's local time: a name of the IANA database; that of the process if absent. */
  timeZone?: string;
  /**
   * Hears of exceptions that nobody awaits: promises that were rejected while nobody listened, and what callbacks of timers and
   * `queueMicrotask` throw. If absent, the call in whose turn it happens throws it, or whatever waits is rejected with it, or else the
   * next call throws it.
   */
  onError?: (error: GuestError) => void;
}

const ISOLATE_OPTIONS: readonly (keyof IsolateOptions)[] = [
  'memory',
  'fuel',
  'deadline',
  'timeout',
  'stackDepth',
  'globals',
  'grants',
  'stdout',
  'stderr',
  'interruptFlag',
  'timeZone',
  'onError',
  'eval',
  'modules',
];

/** What an isolate has used. */
export interface IsolateStats {
  /** Units since it was created or reset. */
  fuelUsed: number;
  /** Bytes of heap in use, built-ins included. */
  heapBytes: number;
  /** Garbage collections. */
  collections: number;
  /** Handles that were not disposed of. */
  handles: number;
  /** Programs that wait for a top-level await. */
  evaluating: number;
  /** Size of the linear memory. */
  memoryBytes: number;
  /** What the JIT did; absent without one. */
  jit?: JitStats;
}

/**
 * Where instances come from and go to.
 * @internal
 */
export interface InstancePool {
  /** An instance as at its start. */
  take(): VmInstance;
  giveBack(instance: VmInstance): void;
}

function moduleCompiler(modules: IsolateOptions['modules']): ModuleCompiler | undefined {
  if (modules === undefined || modules instanceof ModuleCompiler) return modules;
  if (typeof modules !== 'object' || modules === null) {
    throw new InvalidArgumentError('modules must be an object: a source for each name');
  }
  return new ModuleCompiler(new MapLoader(modules));
}

function writer(output: Output | undefined, stream: 'stdout' | 'stderr'): ByteWriter {
  if (output === undefined || output === 'ignore') return undefined;
  if (output === 'inherit') return (bytes) => void process[stream].write(Uint8Array.prototype.slice.call(bytes));
  if (typeof output !== 'function') {
    throw new InvalidArgumentError(`${stream} must be 'inherit', 'ignore' or a function`);
  }
  const decoder = new TextDecoder();
  return (bytes) => output(decoder.decode(bytes, { stream: true }));
}

/** One guest. Made by `Engine.createIsolate`. */
export class Isolate implements Disposable {
  readonly limits: ResolvedLimits;
  private readonly session: Session;
  private readonly baseline: Baseline;
  private readonly pool: InstancePool;
  private readonly globals: Record<string, unknown> | undefined;
  private readonly grants: readonly Grant[];

  /**
   * Use `Engine.createIsolate`.
   * @internal
   */
  constructor(instance: VmInstance, baseline: Baseline, pool: InstancePool, options: IsolateOptions) {
    rejectUnknownOptions(options, ISOLATE_OPTIONS, 'createIsolate()');
    const { globals } = options;
    if (globals !== undefined && (typeof globals !== 'object' || globals === null || Array.isArray(globals))) {
      throw new InvalidArgumentError('globals must be an object: a name for each value');
    }
    this.limits = resolveLimits(options);
    this.globals = options.globals;
    this.grants = checkGrants(options.grants ?? []);
    this.baseline = baseline;
    this.pool = pool;
    this.session = new Session(instance, {
      limits: this.limits,
      stdout: writer(options.stdout, 'stdout'),
      stderr: writer(options.stderr, 'stderr'),
      interruptFlag: options.interruptFlag,
      onError: options.onError,
      modules: moduleCompiler(options.modules),
      compiler: options.eval === true ? new StringCompiler() : undefined,
      zone: timeZone(options.timeZone),
    });
    this.start(instance);
  }

  private start(instance: VmInstance): void {
    const { memory, fuel, stackDepth } = this.limits;
    instance.setU32(Cell.HeapLimit, Math.min(instance.vm.vmHeapUsed() + memory, 0xffff0000));
    instance.setU32(Cell.StackHardLimit, Area.StackBase + stackDepth);
    instance.setU32(Cell.Mode, instance.getU32(Cell.Mode) | ModeFlag.Poll);
    instance.setF64(Cell.Deadline, Number.POSITIVE_INFINITY);
    for (const name of this.grants) this.session.grant(name, (GROUPS[name] as GlobalGroup).host?.() ?? {});
    if (this.globals !== undefined && Object.keys(this.globals).length > 0) {
      this.session.request(Request.SetGlobals, (encoder) => encoder.root(this.globals, 'globals'));
    }
    // What setting up took is not the guest's to pay.
    instance.fuel = fuel;
    instance.setU64(Cell.FuelUsed, 0);
    instance.jit?.start();
  }

  /**
   * Runs a program's top level. The result is the value of the last expression statement if the program is a script, undefined if it is a
   * module; a promise if its top level awaits. Throws `GuestError` for an uncaught exception, a `TerminationError` when a limit was reached, `ImageError` for an image that
   * no compiler of this version made, `TransferError` for a result that cannot cross.
   */
  run(program: Program): unknown {
    if (!(program instanceof Program)) throw new InvalidArgumentError('run() needs a program made by engine.compile()');
    const instance = this.session.instance;
    // A program that throws at its top level ends there, as in Node: its jobs wait for the next call.
    return this.session.enter(() => instance.vm.vmEncodeOutcome(this.runUnit(instance, program)), {
      keepJobsOnThrow: true,
    });
  }

  /**
   * Runs a program as `run` does, and waits for its result if that is a promise. Rejects with what `run` throws; with `TimeoutError` when
   * the `timeout` has passed; with `DisposedError` when the isolate is reset or disposed of meanwhile. A termination ends everything that
   * waits.
   */
  runAsync(program: Program): Promise<unknown> {
    return this.session.operation(() => this.run(program));
  }

  /**
   * Runs a program as `run` does, but hands its result, unless that is undefined, to a function of the guest: it need not cross the border. What that
   * returns is the result.
   * @internal
   */
  runInto(program: Program, receiver: GuestHandle): unknown {
    const { session } = this;
    const { instance } = session;
    return session.enter(() => {
      const exit = this.runUnit(instance, program);
      if (exit !== Exit.Done) return instance.vm.vmEncodeOutcome(exit);
      return session.ask(Request.CallWithResult, (encoder) => encoder.u32(receiver.id));
    });
  }

  private runUnit(instance: VmInstance, program: Program): Exit {
    const unit = loadUnit(instance.vm, instance.memory, program.image);
    if (unit === 0) return Exit.OutOfMemory;
    instance.setU32(BridgeCell.Program, unit);
    this.session.programName = program.fileName;
    return instance.vm.vmRunUnit(unit);
  }

  /**
   * Calls an export of the module that ran last, or else a global function, by its name. Throws as `run` does, and
   * `NotCallableError` if nothing of that name is a function.
   */
  call(name: string, ...args: readonly unknown[]): unknown {
    return this.session.request(Request.CallNamed, (encoder) => {
      encoder.value(String(name));
      this.session.writeArguments(encoder, args);
    });
  }

  /**
   * Calls a function as `call` does, and waits for its result if that is a promise: several calls may wait at the same time. Rejects as
   * `runAsync` does.
   */
  callAsync(name: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.session.operation(() => this.call(name, ...args));
  }

  /**
   * Waits until nothing is pending: no timer, no promise of a host function. Rejects with an exception that nobody awaits, unless there is
   * an `onError`.
   */
  async idle(): Promise<void> {
    await this.session.idle();
  }

  /** The value of an export of the module that ran last, or else of a global variable. */
  get(name: string): unknown {
    return this.session.request(Request.GetNamed, (encoder) => encoder.value(String(name)));
  }

  /** Sets a global variable. */
  set(name: string, value: unknown): void {
    this.session.request(Request.SetGlobals, (encoder) => encoder.root({ [name]: value }, 'globals'));
  }

  /** Makes the guest end at its next slice boundary; from a host function, or before the next run. */
  interrupt(): void {
    if (!this.session.detached) this.session.interrupt();
  }

  /** Units of fuel that are left. */
  get fuel(): number {
    return this.session.instance.fuel;
  }

  /** Sets what is left. */
  set fuel(units: number) {
    if (this.session.running) throw new BusyError('the fuel cannot be changed while the guest is running');
    this.session.instance.fuel = resolveLimits({ fuel: units }).fuel;
  }

  /** What was used so far. */
  stats(): IsolateStats {
    const instance = this.session.instance;
    return {
      fuelUsed: instance.getU64(Cell.FuelUsed),
      heapBytes: instance.vm.vmHeapUsed(),
      collections: instance.getU32(Cell.Collections),
      handles: this.session.handleCount,
      evaluating: instance.getU32(JobCell.Evaluating),
      memoryBytes: instance.memory.buffer.byteLength,
      ...(instance.jit === undefined ? {} : { jit: instance.jit.stats() }),
    };
  }

  /** Forgets everything the guest did: a fresh heap with the same limits and globals. Handles become invalid. */
  reset(): void {
    const { instance } = this.session;
    if (this.session.running) throw new BusyError('the isolate cannot be reset while it is running');
    this.session.forget(new DisposedError('the isolate was reset'));
    if (instance.reusable) {
      instance.reset(this.baseline);
      this.start(instance);
    } else {
      // Clearing so much memory would take longer than taking another one.
      instance.jit?.forget();
      const fresh = this.pool.take();
      this.session.attach(fresh);
      this.start(fresh);
    }
  }

  /** Was it disposed of? */
  get disposed(): boolean {
    return this.session.detached;
  }

  /** Gives the memory back. Harmless when repeated. */
  dispose(): void {
    if (this.session.detached) return;
    if (this.session.running) throw new BusyError('the isolate cannot be disposed of while it is running');
    const { instance } = this.session;
    this.session.detach();
    this.pool.giveBack(instance);
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

inspectAs(Isolate, (isolate) => `Isolate {${isolate.disposed ? ' disposed of ' : ''}}`);
