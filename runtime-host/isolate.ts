// An isolate: one guest with its heap, its limits and its connections to the host.

import { Area, Cell } from '../vm-assembly/abi/layout.ts';
import { BridgeCell, HostResult, Request, type TransferHandle } from '../vm-assembly/abi/transfer.ts';
import { Exit } from '../vm-assembly/abi/traps.ts';
import { Decoder, type DecodeSource } from './bridge/decode.ts';
import { Encoder, type EncodeTarget, type HostFunction } from './bridge/encode.ts';
import {
  AsyncHostFunctionError,
  BusyError,
  DeadlineError,
  DisposedError,
  FuelError,
  GuestError,
  InterruptError,
  InvalidArgumentError,
  MemoryError,
  type TerminationError,
  TransferError,
  TungstenError,
} from './errors.ts';
import { GuestHandle, type HandleOwner } from './handle.ts';
import type { Baseline, HostSide, VmInstance } from './instance.ts';
import { type Limits, type ResolvedLimits, resolveLimits } from './limits.ts';
import { Program } from './program.ts';
import { loadUnit } from './vm.ts';

/** Where a guest's output goes: to a function, to the process's own stream, or nowhere. */
export type Output = 'inherit' | 'ignore' | ((text: string) => void);

export interface IsolateOptions extends Limits {
  /** Global variables: values are copied, functions become callable. */
  globals?: Record<string, unknown>;
  /** What `console.log` writes; 'ignore' if absent. */
  stdout?: Output;
  /** What `console.error` and `console.warn` write; 'ignore' if absent. */
  stderr?: Output;
  /** The guest is interrupted while the first element is not 0; over a SharedArrayBuffer, another thread can set it. */
  interruptFlag?: Int32Array;
}

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
  /** Size of the linear memory. */
  memoryBytes: number;
}

/** Bit of Cell.Mode: look at the deadline and at interruptions. */
const MODE_POLL = 2;

/** Nested entries of native code into the guest that the host's stack has room for. */
const NATIVE_DEPTH = 200;

const encoders: Encoder[] = [];

const now = (): number => performance.timeOrigin + performance.now();

function writer(output: Output | undefined, stream: 'stdout' | 'stderr'): ((bytes: Uint8Array) => void) | undefined {
  if (output === undefined || output === 'ignore') return undefined;
  if (output === 'inherit') return (bytes) => void process[stream].write(Uint8Array.prototype.slice.call(bytes));
  if (typeof output !== 'function') {
    throw new InvalidArgumentError(`${stream} must be 'inherit', 'ignore' or a function`);
  }
  const decoder = new TextDecoder();
  return (bytes) => output(decoder.decode(bytes, { stream: true }));
}

/** One guest. Made by `Engine.createIsolate`. */
export class Isolate implements Disposable, HostSide, EncodeTarget, DecodeSource, HandleOwner {
  readonly limits: ResolvedLimits;
  private instance: VmInstance | undefined;
  private readonly baseline: Baseline;
  private readonly giveBack: (instance: VmInstance) => void;
  private readonly globals: Record<string, unknown> | undefined;
  private readonly stdout: ((bytes: Uint8Array) => void) | undefined;
  private readonly stderr: ((bytes: Uint8Array) => void) | undefined;
  private readonly interruptFlag: Int32Array | undefined;
  private interruptRequested = false;
  /** Calls into the VM that are running: more than one when host functions call back. */
  private depth = 0;
  private hostFunctions: HostFunction[] = [];
  private hostFunctionIds = new Map<HostFunction, number>();
  private handles = new Map<number, GuestHandle>();

  /** Use `Engine.createIsolate`. */
  constructor(
    instance: VmInstance,
    baseline: Baseline,
    giveBack: (instance: VmInstance) => void,
    options: IsolateOptions,
  ) {
    this.limits = resolveLimits(options);
    this.stdout = writer(options.stdout, 'stdout');
    this.stderr = writer(options.stderr, 'stderr');
    this.interruptFlag = options.interruptFlag;
    this.globals = options.globals;
    this.baseline = baseline;
    this.giveBack = giveBack;
    this.instance = instance;
    instance.owner = this;
    this.start(instance);
  }

  private start(instance: VmInstance): void {
    const { memory, fuel, stackDepth } = this.limits;
    instance.fuel = fuel;
    instance.setU32(Cell.HeapLimit, Math.min(instance.vm.vmHeapUsed() + memory, 0xffff0000));
    instance.setU32(Cell.StackHardLimit, Area.StackBase + stackDepth);
    instance.setU32(Cell.NativeDepthLimit, NATIVE_DEPTH);
    instance.setU32(Cell.Mode, instance.getU32(Cell.Mode) | MODE_POLL);
    instance.setF64(Cell.Deadline, Number.POSITIVE_INFINITY);
    if (this.globals !== undefined && Object.keys(this.globals).length > 0) {
      this.request(Request.SetGlobals, (encoder) => encoder.root(this.globals, 'globals'));
    }
  }

  /**
   * Runs a program's top level. The result is the value of the last expression statement if the program is a script, undefined if it is a
   * module. Throws `GuestError` for an uncaught exception, a `TerminationError` when a limit was reached.
   */
  run(program: Program): unknown {
    if (!(program instanceof Program)) throw new InvalidArgumentError('run() needs a program made by engine.compile()');
    const instance = this.live();
    return this.enter(instance, () => {
      const unit = loadUnit(instance.vm, instance.memory, program.image);
      if (unit === 0) return Exit.OutOfMemory;
      instance.setU32(BridgeCell.Program, unit);
      return instance.vm.vmEncodeOutcome(instance.vm.vmRunUnit(unit));
    });
  }

  /** Calls an export of the module that ran last, or else a global function, by its name. */
  call(name: string, ...args: readonly unknown[]): unknown {
    return this.request(Request.CallNamed, (encoder) => {
      encoder.value(String(name));
      this.writeArguments(encoder, args);
    });
  }

  /** The value of an export of the module that ran last, or else of a global variable. */
  get(name: string): unknown {
    return this.request(Request.GetNamed, (encoder) => encoder.value(String(name)));
  }

  /** Sets a global variable. */
  set(name: string, value: unknown): void {
    this.request(Request.SetGlobals, (encoder) => encoder.root({ [name]: value }, 'globals'));
  }

  callHandle(handle: GuestHandle, receiver: unknown, args: readonly unknown[]): unknown {
    return this.request(Request.CallHandle, (encoder) => {
      encoder.u32(handle.id);
      encoder.root(receiver, 'receiver');
      this.writeArguments(encoder, args);
    });
  }

  getProperty(handle: GuestHandle, key: string | number): unknown {
    return this.request(Request.GetProperty, (encoder) => {
      encoder.u32(handle.id);
      encoder.value(key);
    });
  }

  setProperty(handle: GuestHandle, key: string | number, value: unknown): void {
    this.request(Request.SetProperty, (encoder) => {
      encoder.u32(handle.id);
      encoder.value(key);
      encoder.root(value, 'value');
    });
  }

  /** Makes the guest end at its next slice boundary; from a host function, or before the next run. */
  interrupt(): void {
    this.live();
    this.interruptRequested = true;
  }

  /** Units of fuel that are left. */
  get fuel(): number {
    return this.live().fuel;
  }

  /** Sets what is left. */
  set fuel(units: number) {
    if (this.depth > 0) throw new BusyError('the fuel cannot be changed while the guest is running');
    this.live().fuel = resolveLimits({ fuel: units }).fuel;
  }

  /** What was used so far. */
  stats(): IsolateStats {
    const instance = this.live();
    return {
      fuelUsed: instance.getU64(Cell.FuelUsed),
      heapBytes: instance.vm.vmHeapUsed(),
      collections: instance.getU32(Cell.Collections),
      handles: this.handles.size,
      memoryBytes: instance.memory.buffer.byteLength,
    };
  }

  /** Forgets everything the guest did: a fresh heap with the same limits and globals. Handles become invalid. */
  reset(): void {
    const instance = this.live();
    if (this.depth > 0) throw new BusyError('the isolate cannot be reset while it is running');
    this.forget();
    instance.reset(this.baseline);
    this.start(instance);
  }

  /** Was it disposed of? */
  get disposed(): boolean {
    return this.instance === undefined;
  }

  /** Gives the memory back. Harmless when repeated. */
  dispose(): void {
    const { instance } = this;
    if (instance === undefined) return;
    if (this.depth > 0) throw new BusyError('the isolate cannot be disposed of while it is running');
    this.forget();
    this.instance = undefined;
    this.giveBack(instance);
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  private forget(): void {
    this.interruptRequested = false;
    if (this.hostFunctions.length > 0) {
      this.hostFunctions = [];
      this.hostFunctionIds = new Map();
    }
    if (this.handles.size > 0) {
      for (const handle of this.handles.values()) handle.invalidate();
      this.handles = new Map();
    }
  }

  private live(): VmInstance {
    if (this.instance === undefined) throw new DisposedError('the isolate was disposed of');
    return this.instance;
  }

  private writeArguments(encoder: Encoder, args: readonly unknown[]): void {
    encoder.u32(args.length);
    for (let i = 0; i < args.length; i++) encoder.root(args[i], `argument ${i + 1}`);
  }

  /** Writes a message with `write` and copies it into the VM; false if the heap limit is reached. */
  private send(instance: VmInstance, write: (encoder: Encoder) => void): boolean {
    // Getters of host objects may come back here while a message is written: each has an encoder of its own.
    const encoder = encoders.pop() ?? new Encoder();
    try {
      encoder.begin(this);
      write(encoder);
      const { message } = encoder;
      const at = instance.vm.vmTransfer(message.length);
      if (at === 0) return false;
      instance.bytes.set(message, at);
      return true;
    } finally {
      encoders.push(encoder);
    }
  }

  private request(kind: Request, write: (encoder: Encoder) => void): unknown {
    const instance = this.live();
    return this.enter(instance, () => {
      const sent = this.send(instance, (encoder) => {
        encoder.u8(kind);
        write(encoder);
      });
      return sent ? instance.vm.vmRequest() : Exit.OutOfMemory;
    });
  }

  /** Runs guest code by `body`, and turns how it ended into a value or an error. */
  private enter(instance: VmInstance, body: () => Exit): unknown {
    if (instance.trapped) throw new TungstenError('the VM was stopped by a trap: reset the isolate');
    const outermost = this.depth === 0;
    if (outermost) {
      instance.setU32(Cell.Termination, Exit.Done);
      const { deadline } = this.limits;
      instance.setF64(Cell.Deadline, deadline === Number.POSITIVE_INFINITY ? deadline : now() + deadline);
    } else if (instance.getU32(Cell.Termination) !== Exit.Done) {
      throw this.terminationError(instance.getU32(Cell.Termination));
    }
    let exit: Exit;
    this.depth++;
    try {
      exit = body();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) instance.trapped = true;
      throw error;
    } finally {
      this.depth--;
    }
    if (exit === Exit.Done) return this.decoder(instance.getU32(BridgeCell.Message)).value();
    if (exit === Exit.Throw) throw this.guestError(this.decoder(instance.getU32(BridgeCell.Message)).value());
    if (exit === Exit.Interrupted) this.interruptRequested = false;
    throw this.terminationError(exit);
  }

  private decoder(message: number): Decoder {
    return new Decoder(this.live().bytes, message, this);
  }

  private guestError(thrown: unknown): Error {
    if (thrown instanceof GuestError) return thrown;
    const text = typeof thrown === 'string' ? JSON.stringify(thrown) : describeThrown(thrown);
    return new GuestError({ name: '', message: `Uncaught ${text}`, stack: '', thrown });
  }

  private terminationError(exit: Exit): TerminationError {
    switch (exit) {
      case Exit.OutOfFuel:
        return new FuelError(`the fuel of ${this.limits.fuel} units is used up`);
      case Exit.Deadline:
        return new DeadlineError(`the deadline of ${this.limits.deadline} ms has passed`);
      case Exit.OutOfMemory:
        return new MemoryError(`the heap limit of ${this.limits.memory} bytes is reached`);
      case Exit.Interrupted:
        return new InterruptError('the guest was interrupted');
      default:
        throw new Error(`broken invariant: exit ${exit}`);
    }
  }

  // What the VM asks for -------------------------------------------------------------------------------------------------

  /** @internal */
  write(fd: number, bytes: Uint8Array): void {
    (fd === 2 ? this.stderr : this.stdout)?.(bytes);
  }

  /** @internal */
  now(): number {
    return now();
  }

  /** @internal */
  random(): number {
    return Math.random();
  }

  /** @internal */
  poll(): boolean {
    return this.interruptRequested || (this.interruptFlag !== undefined && Atomics.load(this.interruptFlag, 0) !== 0);
  }

  /** @internal */
  callHost(id: number, message: number, _size: number): number {
    const instance = this.live();
    const decoder = this.decoder(message);
    const args: unknown[] = [];
    for (let left = decoder.u32(); left > 0; left--) args.push(decoder.value());
    let result: unknown;
    let threw = false;
    try {
      const fn = this.hostFunctions[id];
      result = fn(...args);
      if (result instanceof Promise) {
        throw new AsyncHostFunctionError(
          `host function '${fn.name}' returned a promise: guest code cannot wait for the host yet`,
        );
      }
    } catch (error) {
      threw = true;
      result = error;
    }
    // A nested call ended the guest: whatever the host function made of that, the guest does not go on.
    if (instance.getU32(Cell.Termination) !== Exit.Done) return HostResult.Terminated;
    return this.answer(instance, result, threw);
  }

  private answer(instance: VmInstance, result: unknown, threw: boolean): HostResult {
    let status = threw ? HostResult.Threw : HostResult.Returned;
    let value = threw ? asError(result) : result;
    for (;;) {
      try {
        return this.send(instance, (encoder) => encoder.root(value, 'result')) ? status : HostResult.Terminated;
      } catch (error) {
        if (status === HostResult.Threw && !(error instanceof TransferError)) throw error;
        status = HostResult.Threw;
        value = new TypeError((error as Error).message);
      }
    }
  }

  // What the bridge asks for ---------------------------------------------------------------------------------------------

  /** @internal */
  hostFunctionId(fn: HostFunction): number {
    let id = this.hostFunctionIds.get(fn);
    if (id === undefined) {
      id = this.hostFunctions.push(fn) - 1;
      this.hostFunctionIds.set(fn, id);
    }
    return id;
  }

  /** @internal */
  hostFunction(id: number): HostFunction {
    return this.hostFunctions[id];
  }

  /** @internal */
  handleId(value: object): number {
    if (!(value instanceof GuestHandle)) return -1;
    if (!value.belongsTo(this)) throw new InvalidArgumentError('the handle belongs to another isolate');
    return value.id;
  }

  /** @internal */
  guestHandle(id: number, kind: TransferHandle): GuestHandle {
    const handle = new GuestHandle(this, id, kind);
    this.handles.set(id, handle);
    return handle;
  }

  /** @internal */
  releaseHandle(handle: GuestHandle): void {
    const { id } = handle;
    this.handles.delete(id);
    this.instance?.vm.vmHandleFree(id);
  }
}

/** What the guest gets to see of something that a host function threw. */
function asError(thrown: unknown): unknown {
  if (thrown instanceof GuestError) {
    // The guest's own exception comes back to it: with its own name and stack-free, like every other.
    const error = new Error(thrown.message);
    error.name = thrown.guestName === '' ? 'Error' : thrown.guestName;
    return error;
  }
  if (!(thrown instanceof Error)) return thrown;
  const error = new Error(thrown.message);
  error.name = thrown.name;
  return error;
}

function describeThrown(thrown: unknown): string {
  if (thrown instanceof GuestHandle) return `[${thrown.kind}]`;
  try {
    return typeof thrown === 'object' && thrown !== null ? JSON.stringify(thrown) : String(thrown);
  } catch {
    return 'a value';
  }
}
