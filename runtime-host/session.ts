// The connection between an isolate's host side and the VM: requests in, host functions out, and how runs end.

import { HostCallId, JobCell } from '../vm-assembly/abi/jobs.ts';
import { Cell } from '../vm-assembly/abi/layout.ts';
import {
  BridgeCell,
  CompileKind,
  HostRequest,
  HostResult,
  Request,
  TransferFailure,
  type TransferHandle,
} from '../vm-assembly/abi/transfer.ts';
import { Exit } from '../vm-assembly/abi/traps.ts';
import { Decoder, type DecodeSource } from './bridge/decode.ts';
import { Encoder, type EncodeTarget, type HostFunction } from './bridge/encode.ts';
import {
  DeadlineError,
  DisposedError,
  FuelError,
  GuestError,
  InterruptError,
  InvalidArgumentError,
  MemoryError,
  NotCallableError,
  TerminationError,
  TransferError,
  TungstenError,
} from './errors.ts';
import type { StringCompiler } from './evaluate.ts';
import type { HostPart } from './globals/group.ts';
import { GuestHandle, type HandleOwner } from './handle.ts';
import type { HostSide, VmInstance } from './instance.ts';
import type { ResolvedLimits } from './limits.ts';
import { type Brought, type ModuleCompiler, readKnown } from './modules/further.ts';
import { type PendingOwner, PendingWork } from './pending.ts';
import type { TimeZone } from './time-zone.ts';

/** Where output of the guest goes; undefined drops it. */
export type ByteWriter = ((bytes: Uint8Array) => void) | undefined;

/** What a session needs of its isolate's options. */
export interface SessionOptions {
  limits: ResolvedLimits;
  stdout: ByteWriter;
  stderr: ByteWriter;
  interruptFlag: Int32Array | undefined;
  /** Hears of exceptions that nobody awaits. */
  onError: ((error: GuestError) => void) | undefined;
  /** Makes code of strings; undefined: the guest may not. */
  compiler: StringCompiler | undefined;
  zone: TimeZone;
  /** Finds modules for import() of a specifier that the compiler did not see; undefined: there are none. */
  modules: ModuleCompiler | undefined;
}

/** What `run` leaves to the next turn when the program throws: its jobs. */
export interface EnterOptions {
  keepJobsOnThrow?: boolean;
}

/** Fuel for a byte of source that is compiled: as the VM takes for eval (builtins/evaluate.ts). */
const FUEL_PER_BYTE = 16;
/** The slice is an i32. */
const MAX_CHARGE = 1 << 28;

/** Encoders that are not in use. Getters of host objects may call into a guest while a message is written. */
const encoders: Encoder[] = [];

const now = (): number => performance.timeOrigin + performance.now();

/** Everything that happens between one guest and the host. */
export class Session implements HostSide, EncodeTarget, DecodeSource, HandleOwner, PendingOwner {
  private readonly options: SessionOptions;
  private attached: VmInstance | undefined;
  /** Name of the program that ran last. */
  programName = '';
  private interruptRequested = false;
  /** What host code threw while a message was written: it left the VM as it was. */
  private thrownWhileWriting: unknown;
  /** Calls into the VM that are running: more than one when host functions call back. */
  private depth = 0;
  private hostFunctions: HostFunction[] = [];
  private hostFunctionIds = new Map<HostFunction, number>();
  private handles = new Map<number, GuestHandle>();
  private readonly pending = new PendingWork(this);
  /** Milliseconds that the guest has left of its deadline. */
  private timeLeft = Number.POSITIVE_INFINITY;
  /** An exception that nobody awaited and nobody could be told of: for the next call. */
  private unreported: unknown;
  /** Somebody who waited heard of how the guest was stopped last. */
  private stopTold = false;

  constructor(instance: VmInstance, options: SessionOptions) {
    this.options = options;
    this.attach(instance);
  }

  /** The VM; throws after `detach`. */
  get instance(): VmInstance {
    if (this.attached === undefined) throw new DisposedError('the isolate was disposed of');
    return this.attached;
  }

  get detached(): boolean {
    return this.attached === undefined;
  }

  /** Goes on with another VM. */
  attach(instance: VmInstance): void {
    this.attached = instance;
    instance.owner = this;
  }

  /** Lets go of the VM. */
  detach(): void {
    this.forget(new DisposedError('the isolate was disposed of'));
    this.attached = undefined;
  }

  get zone(): TimeZone {
    return this.options.zone;
  }

  /** Is guest code, or a host function that it called, on the stack? */
  get running(): boolean {
    return this.depth > 0;
  }

  get handleCount(): number {
    return this.handles.size;
  }

  interrupt(): void {
    this.interruptRequested = true;
  }

  /** Handles become invalid, host functions unknown; what waits ends with this error. */
  forget(reason: Error): void {
    this.interruptRequested = false;
    this.unreported = undefined;
    this.pending.abandon(reason);
    if (this.hostFunctions.length > 0) {
      this.hostFunctions = [];
      this.hostFunctionIds = new Map();
    }
    if (this.handles.size > 0) {
      for (const handle of this.handles.values()) handle.invalidate();
      this.handles = new Map();
    }
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

  /** Grants a group of globals, with the host's part of it. */
  grant(name: string, host: HostPart): void {
    this.request(Request.Grant, (encoder) => {
      encoder.value(name);
      encoder.value(host);
    });
  }

  writeArguments(encoder: Encoder, args: readonly unknown[]): void {
    encoder.u32(args.length);
    for (let i = 0; i < args.length; i++) encoder.root(args[i], `argument ${i + 1}`);
  }

  /** Writes a message with `write` and copies it into the VM; false if the heap limit is reached. */
  private send(instance: VmInstance, write: (encoder: Encoder) => void): boolean {
    // Getters of host objects may come back here while a message is written: each has an encoder of its own.
    const encoder = encoders.pop() ?? new Encoder();
    try {
      encoder.begin(this);
      try {
        write(encoder);
      } catch (error) {
        this.thrownWhileWriting = error;
        throw error;
      }
      const { message } = encoder;
      const at = instance.vm.vmTransfer(message.length);
      if (at === 0) return false;
      instance.bytes.set(message, at);
      return true;
    } finally {
      encoders.push(encoder);
    }
  }

  /** One message in, one out: a turn of its own unless the guest is running. */
  request(kind: Request, write: (encoder: Encoder) => void): unknown {
    return this.enter(() => this.ask(kind, write));
  }

  /** Within `enter`: sends a request. */
  ask(kind: Request, write: (encoder: Encoder) => void): Exit {
    const { instance } = this;
    const sent = this.send(instance, (encoder) => {
      encoder.u8(kind);
      write(encoder);
    });
    return sent ? instance.vm.vmRequest() : Exit.OutOfMemory;
  }

  // Turns ----------------------------------------------------------------------------------------------------------------

  /**
   * Runs guest code by `body`, which leaves its outcome as a message, and then the jobs that it made: a turn. Returns the value or throws
   * the error. Called by a host function that the guest called, it is part of the turn that runs.
   */
  enter(body: () => Exit, options: EnterOptions = {}): unknown {
    if (this.depth > 0) return this.outcome(body);
    const { unreported } = this;
    if (unreported !== undefined) {
      this.unreported = undefined;
      throw unreported;
    }
    this.timeLeft = this.options.limits.deadline;
    return this.turn(body, options);
  }

  /** A turn that no caller waits for. What goes wrong in it is told to whoever waits for something. */
  private background(body: () => Exit): void {
    if (this.detached || this.instance.broken) return;
    try {
      this.turn(body, {});
    } catch (error) {
      if (!(error instanceof TerminationError || this.instance.broken) || !this.stopTold) this.report(error);
    }
  }

  /** Tells an error of a turn in the background to whoever waits, or keeps it for the next call. */
  private report(error: unknown): void {
    if (this.pending.awaited) this.pending.fail(error);
    else this.unreported ??= error;
  }

  private turn(body: () => Exit, options: EnterOptions): unknown {
    const { instance } = this;
    const limited = this.timeLeft !== Number.POSITIVE_INFINITY;
    const start = limited ? now() : 0;
    instance.setU32(Cell.Termination, Exit.Done);
    instance.setF64(Cell.Deadline, start + this.timeLeft);
    instance.setF64(JobCell.TurnTime, 0);
    const uncaught: GuestError[] = [];
    try {
      let result: unknown;
      try {
        result = this.outcome(body);
      } catch (error) {
        if (!(error instanceof GuestError) || options.keepJobsOnThrow) throw error;
        this.runJobs(instance, uncaught);
        throw error;
      }
      this.runJobs(instance, uncaught);
      const first = this.options.onError === undefined ? uncaught.pop() : undefined;
      if (first !== undefined) throw first;
      return result;
    } catch (error) {
      if (error instanceof TerminationError || instance.broken) {
        if (!instance.broken) instance.vm.vmDropJobs();
        this.stopTold = this.pending.abandon(error);
      }
      throw error;
    } finally {
      if (limited) this.timeLeft = Math.max(0, this.timeLeft - (now() - start));
      for (const error of uncaught) this.options.onError?.(error);
      if (!instance.broken && !this.detached) {
        this.pending.endTurn(instance.getF64(JobCell.NextTimer), instance.getU32(JobCell.LiveTimers), now());
      }
    }
  }

  /** Runs jobs until none is left, and collects what nobody caught: all of it, or only the first if nobody listens. */
  private runJobs(instance: VmInstance, uncaught: GuestError[]): void {
    const all = this.options.onError !== undefined;
    const attempt = (body: () => Exit): void => {
      if (this.enterVm(body) === Exit.Done) return;
      const error = this.thrown();
      if (all || uncaught.length === 0) uncaught.push(error);
    };
    for (;;) {
      while (instance.getU32(JobCell.Count) > 0) attempt(() => instance.vm.vmRunJobs());
      if (instance.getU32(JobCell.RejectionCount) === 0) return;
      attempt(() => this.ask(Request.TakeRejection, (encoder) => encoder.u8(all ? 0 : 1)));
    }
  }

  /** Enters the VM, and turns how that ended into a value or an error. */
  private outcome(body: () => Exit): unknown {
    if (this.enterVm(body) === Exit.Throw) {
      const { instance } = this;
      const refusal = instance.getU32(BridgeCell.Refusal);
      instance.setU32(BridgeCell.Refusal, TransferFailure.None);
      const error = this.thrown();
      throw refusal === TransferFailure.None ? error : refusalError(refusal, error.message);
    }
    return this.decoder(this.instance.getU32(BridgeCell.Message)).value();
  }

  /** What the guest threw: the last message. */
  private thrown(): GuestError {
    return this.guestError(this.decoder(this.instance.getU32(BridgeCell.Message)).value());
  }

  /** Enters the VM: `Done` or `Throw`; every other end is an error. */
  private enterVm(body: () => Exit): Exit {
    const { instance } = this;
    if (instance.broken) throw new TungstenError('the guest was stopped in the middle of something: reset the isolate');
    if (this.depth > 0 && instance.getU32(Cell.Termination) !== Exit.Done) {
      throw this.terminationError(instance.getU32(Cell.Termination));
    }
    let exit: Exit;
    this.depth++;
    try {
      exit = body();
    } catch (error) {
      // A RangeError is the host's stack that ended inside the VM, unless host code threw it.
      const stopped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
      if (stopped && error !== this.thrownWhileWriting) instance.broken = true;
      this.thrownWhileWriting = undefined;
      throw error;
    } finally {
      this.depth--;
    }
    if (exit === Exit.Done || exit === Exit.Throw) return exit;
    if (exit === Exit.Interrupted) this.interruptRequested = false;
    if (exit === Exit.OutOfMemory) instance.broken = true;
    throw this.terminationError(exit);
  }

  /** Waits for what `body` gives. */
  operation(body: () => unknown): Promise<unknown> {
    return this.pending.operation(this.options.limits.timeout, body);
  }

  /** Waits until nothing of the guest is pending. */
  idle(): Promise<unknown> {
    return this.operation(() => {
      const { unreported, instance } = this;
      this.unreported = undefined;
      if (unreported !== undefined) throw unreported;
      const idle = this.pending.becomesIdle();
      if (instance.getU32(JobCell.Count) > 0) this.enter(() => instance.vm.vmEncodeOutcome(Exit.Done));
      else this.pending.endTurn(instance.getF64(JobCell.NextTimer), instance.getU32(JobCell.LiveTimers), now());
      return idle;
    });
  }

  /** A promise of the host is settled. */
  settle(number: number, result: HostResult, value: unknown): void {
    this.background(() => {
      const attempt = (status: HostResult, settled: unknown): Exit =>
        this.ask(Request.Settle, (encoder) => {
          encoder.u32(number);
          encoder.u8(status);
          encoder.root(settled, 'result');
        });
      try {
        return attempt(result, result === HostResult.Threw ? asError(value) : value);
      } catch (error) {
        if (!(error instanceof TransferError)) throw error;
        this.thrownWhileWriting = undefined;
        return attempt(HostResult.Threw, new TypeError(error.message));
      }
    });
  }

  /** Timers of the guest are due. */
  runTimer(): void {
    this.background(() =>
      this.ask(Request.EnterGroup, (encoder) => {
        encoder.value('timers');
        encoder.u32(0);
      }),
    );
  }

  private decoder(message: number): Decoder {
    return new Decoder(this.instance.bytes, message, this);
  }

  private guestError(thrown: unknown): GuestError {
    if (thrown instanceof GuestError) return thrown;
    const text = typeof thrown === 'string' ? JSON.stringify(thrown) : describeThrown(thrown);
    return new GuestError({ name: '', message: `Uncaught ${text}`, stack: '', thrown });
  }

  private terminationError(exit: Exit): TerminationError {
    switch (exit) {
      case Exit.OutOfFuel:
        return new FuelError(`the fuel of ${this.options.limits.fuel} units is used up`);
      case Exit.Deadline:
        return new DeadlineError(`the deadline of ${this.options.limits.deadline} ms has passed`);
      case Exit.OutOfMemory:
        return new MemoryError(`the heap limit of ${this.options.limits.memory} bytes is reached`);
      case Exit.Interrupted:
        return new InterruptError('the guest was interrupted');
      default:
        throw new Error(`broken invariant: exit ${exit}`);
    }
  }

  // What the VM asks for -------------------------------------------------------------------------------------------------

  write(fd: number, bytes: Uint8Array): void {
    (fd === 2 ? this.options.stderr : this.options.stdout)?.(bytes);
  }

  now(): number {
    return now();
  }

  random(): number {
    return Math.random();
  }

  poll(): boolean {
    const { interruptFlag } = this.options;
    return this.interruptRequested || (interruptFlag !== undefined && Atomics.load(interruptFlag, 0) !== 0);
  }

  callHost(id: number, message: number, _size: number): number {
    const instance = this.instance;
    if (id >>> 0 === HostRequest.Compile) return this.compile(instance, message);
    const decoder = this.decoder(message);
    if (id >>> 0 === HostCallId.Settled) {
      const number = decoder.u32();
      const status = decoder.u8() as HostResult;
      const value = decoder.value();
      this.pending.settled(number, status, status === HostResult.Threw ? this.guestError(value) : value);
      return HostResult.Returned;
    }
    const args: unknown[] = [];
    for (let left = decoder.u32(); left > 0; left--) args.push(decoder.value());
    let result: unknown;
    let threw = false;
    try {
      const fn = this.hostFunctions[id];
      result = fn(...args);
      // Whatever can be awaited is a promise to the guest.
      if (isThenable(result) && !(result instanceof Promise)) result = Promise.resolve(result);
    } catch (error) {
      threw = true;
      result = error;
    }
    // A nested call ended the guest: whatever the host function made of that, the guest does not go on.
    if (instance.getU32(Cell.Termination) !== Exit.Done) return HostResult.Terminated;
    return this.answer(instance, result, threw);
  }

  /** The guest's eval: the answer is where the image lies. */
  private compile(instance: VmInstance, message: number): HostResult {
    const decoder = this.decoder(message);
    decoder.u32();
    const kind = decoder.value() as number;
    const text = decoder.value() as string;
    const around = decoder.value() as string;
    const { compiler } = this.options;
    let image: Uint8Array;
    try {
      if (kind === CompileKind.Module) {
        const brought = this.bring(text, around);
        if (!(brought instanceof Uint8Array)) return this.answer(instance, brought, false);
        image = brought;
      } else {
        if (compiler === undefined) {
          throw new EvalError('Code generation from strings disallowed for this context');
        }
        image = compiler.compile(kind, text, around);
      }
    } catch (error) {
      return this.answer(instance, error, true);
    }
    const at = instance.vm.vmAllocImage(image.length);
    if (at === 0) return HostResult.Terminated;
    instance.bytes.set(image, at);
    return this.answer(instance, at | 0, false);
  }

  /** Takes fuel for what the host does: the VM looks at its slice at the next safepoint. */
  private charge(units: number): void {
    const left = this.instance.getU32(Cell.SliceFuel) | 0;
    this.instance.setU32(Cell.SliceFuel, left - Math.min(units, MAX_CHARGE));
  }

  private bring(specifier: string, around: string): Brought {
    const { modules } = this.options;
    if (modules === undefined) {
      throw new TypeError(`import() of '${specifier}': only specifiers that are string literals lead to modules here`);
    }
    const { importer, known } = readKnown(around);
    const before = modules.work;
    try {
      return modules.bring(specifier, importer === '' ? this.programName : importer, known);
    } finally {
      this.charge((modules.work - before) * FUEL_PER_BYTE);
    }
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

  hostFunctionId(fn: HostFunction): number {
    let id = this.hostFunctionIds.get(fn);
    if (id === undefined) {
      id = this.hostFunctions.push(fn) - 1;
      this.hostFunctionIds.set(fn, id);
    }
    return id;
  }

  hostFunction(id: number): HostFunction {
    return this.hostFunctions[id];
  }

  promiseId(promise: Promise<unknown>): number {
    return this.pending.promiseId(promise);
  }

  guestPromise(number: number): Promise<unknown> {
    return this.pending.guestPromise(number);
  }

  handleId(value: object): number {
    if (!(value instanceof GuestHandle)) return -1;
    if (!value.belongsTo(this)) throw new InvalidArgumentError('the handle belongs to another isolate');
    return value.id;
  }

  guestHandle(id: number, kind: TransferHandle): GuestHandle {
    const handle = new GuestHandle(this, id, kind);
    this.handles.set(id, handle);
    return handle;
  }

  releaseHandle(handle: GuestHandle): void {
    const { id } = handle;
    this.handles.delete(id);
    this.attached?.vm.vmHandleFree(id);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** What the guest gets to see of something that a host function threw. */
/** The VM names the part that cannot cross before the reason: `result.items[3]: a cyclic value ...`. */
function refusalError(refusal: TransferFailure, message: string): TungstenError {
  if (refusal === TransferFailure.NotCallable) return new NotCallableError(message);
  const at = message.lastIndexOf(refusal === TransferFailure.Cycle ? ': a cyclic value' : ': nested more');
  return new TransferError(message.slice(at + 2), message.slice(0, at));
}

/** What the guest gets to see of something that a host function threw: its own exception as it was, of others name and message. */
function asError(thrown: unknown): unknown {
  if (thrown instanceof GuestError || !(thrown instanceof Error)) return thrown;
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
