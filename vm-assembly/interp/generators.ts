// Suspended activations: generators, and what waits for promises.
//
// While it is suspended the registers of a frame lie in an Elements cell that the generator (Kind.Generator) owns. To resume copies them
// to the top of the register stack, as the frame of an ordinary call; Frame.NewTarget names the generator meanwhile. Nothing recurses in
// Wasm where bytecode resumes: `next` of Op.Call takes the call's window, Op.IterNext a window above the frame. How a frame gives
// its value back follows from the instruction that resumed it: Op.IterNext takes the value itself, everything else a result object.

import { Cell, Code, CodeFlag, Elem, Fn, Frame, Gen, GeneratorState, Kind } from '../abi/layout.ts';
import { Op } from '../abi/opcodes.ts';
import { Exit } from '../abi/traps.ts';
import { EXCEPTION, Ptr, TRUE, UNDEFINED, Value, fromObject, isException, isObject, payload } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { newObject } from '../object/object.ts';
import { initialShape } from '../object/function.ts';
import { getProperty } from '../object/properties.ts';
import { truthySlow } from '../value/convert.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { Intrinsic, intrinsic } from '../builtins/intrinsics.ts';
import { iterResult } from '../builtins/iterators.ts';
import { nativeIndex } from '../builtins/generator.ts';
import { awaitPromise, newPromise, rejectPromise, resolvePromise } from '../builtins/promise-jobs.ts';
import { promiseResolve } from '../builtins/promise.ts';
import { throwStackOverflow, throwTypeError, throwValue } from '../builtins/errors.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { complete, giveAsync, request, settleReturn } from './async-generators.ts';
import { enterFrame, execute } from './call.ts';
import { charge } from './fuel.ts';
import { codeOf, frameTop, growStack, stackTop } from './frame.ts';
import { WASI } from '../host.ts';
import { isNestedReturn } from '../jit/nested.ts';
import { exitRun, unwind } from './unwind.ts';
import { malformed } from './slow.ts';
import { ra, rb, rc } from './loop.ts';

/** How a suspended frame goes on. */
export const enum Resumption {
  Next = 0,
  Throw = 1,
  Return = 2,
}

/** The generator whose frame is at fp, or 0. */
// @ts-ignore: decorator
@inline export function generatorOf(fp: usize): Ptr {
  const g = load<u32>(fp + Frame.NewTarget);
  return g && load<u8>(g) == Kind.Generator ? g : 0;
}

/** Code of a generator's function. */
// @ts-ignore: decorator
@inline function codeOfGenerator(g: Ptr): u32 {
  return load<u32>(payload(load<u64>(g, Gen.Function)), Fn.Code);
}

/** Is v the object of a generator that is not async? */
export function isSyncGenerator(v: Value): bool {
  return isGenerator(v) && !(load<u32>(codeOfGenerator(payload(v)), Code.Flags) & CodeFlag.Async);
}

export function isAsyncGenerator(v: Value): bool {
  return isGenerator(v) && (load<u32>(codeOfGenerator(payload(v)), Code.Flags) & CodeFlag.Async) != 0;
}

// @ts-ignore: decorator
@inline function isGenerator(v: Value): bool {
  return isObject(v) && load<u8>(payload(v)) == Kind.Generator;
}

/** What the native of this index does to the generator: a `Resumption`, or -1 if it is another native. */
export function resumption(native: u32, g: Ptr): i32 {
  const isAsync = (load<u32>(codeOfGenerator(g), Code.Flags) & CodeFlag.Async) != 0;
  for (let mode: i32 = Resumption.Next; mode <= Resumption.Return; mode++) if (nativeIndex(mode, isAsync) == native) return mode;
  return -1;
}

/** May the native of this index resume a generator? */
export function isResumption(native: u32): bool {
  for (let mode: i32 = Resumption.Next; mode <= Resumption.Return; mode++) {
    if (nativeIndex(mode, false) == native || nativeIndex(mode, true) == native) return true;
  }
  return false;
}

// Suspending ------------------------------------------------------------------------------------------------------------------

/** A generator for the frame at fp, running; 0: out of memory, or threw. */
function attach(fp: usize, shape: Ptr): Ptr {
  const registers = <u32>load<u8>(codeOf(fp), Code.Registers);
  const saved = shape ? allocateCell(Kind.Elements, Elem.Values + (registers << 3)) : 0;
  const g = saved ? newObject(shape) : 0;
  if (!g) return 0;
  store<u32>(saved, registers, Elem.Capacity);
  for (let at: usize = saved, end = at + (<usize>registers << 3); at < end; at += 8) store<u64>(at, UNDEFINED, Elem.Values);
  store<u64>(g, load<u64>(fp + Frame.Callee), Gen.Function);
  store<u64>(g, fromObject(saved), Gen.Registers);
  store<u64>(g, 0, Gen.Pc);
  store<u64>(g, GeneratorState.Running, Gen.State);
  store<u32>(fp + Frame.NewTarget, g);
  return g;
}

/** Keeps the registers below the one in operand B; the instruction at pc suspends. */
export function suspend(g: Ptr, pc: usize, fp: usize, insn: u32, state: GeneratorState): void {
  const bytes = rb(fp, insn) - fp;
  memory.copy(<usize>payload(load<u64>(g, Gen.Registers)) + Elem.Values, fp, bytes);
  store<u32>(g, <u32>pc, Gen.Pc);
  store<u32>(g, <u32>(bytes >> 3), Gen.Saved);
  store<u32>(g, state, Gen.State);
}

/** Leaves the frame at fp with a value for whoever called or resumed it; what a slow path returns. */
export function returnTo(fp: usize, v: Value): usize {
  store<u32>(Cell.StackTop, 0);
  const returnPc = <usize>load<u32>(fp + Frame.ReturnPc);
  if (!returnPc) {
    store<u64>(Cell.Result, v);
    return exitRun(Exit.Done);
  }
  const caller = <usize>load<u32>(fp + Frame.CallerFp);
  store<u64>(caller + (<usize>load<u8>(returnPc - 7) << 3), v);
  store<u32>(Cell.Pc, <u32>returnPc);
  store<u32>(Cell.Fp, <u32>caller);
  return 0;
}

/** Was the frame at fp resumed by a step of an iteration? */
// @ts-ignore: decorator
@inline function isStep(fp: usize): bool {
  const returnPc = <usize>load<u32>(fp + Frame.ReturnPc);
  return returnPc != 0 && load<u8>(returnPc - 8) == Op.IterNext;
}

/** Leaves the frame for the Op.IterNext that resumed it. */
function stepTo(fp: usize, v: Value, done: bool): usize {
  const returnPc = <usize>load<u32>(fp + Frame.ReturnPc);
  const caller = <usize>load<u32>(fp + Frame.CallerFp);
  if (!done) store<u64>(caller + (<usize>load<u8>(returnPc - 7) << 3), v);
  store<u32>(Cell.Pc, <u32>(returnPc + (<usize>(done ? load<i16>(returnPc - 4) : load<i16>(returnPc - 2)) << 2)));
  store<u32>(Cell.Fp, <u32>caller);
  return 0;
}

/** Op.CreateGenerator. spec: sec-runtime-semantics-evaluategeneratorbody */
export function create(pc: usize, fp: usize, insn: u32): usize {
  if (load<u32>(fp + Frame.NewTarget)) return malformed(pc, fp);
  const f = payload(load<u64>(fp + Frame.Callee));
  const known = load<u32>(f, Fn.InitialShape);
  const g = attach(fp, known ? known : initialShape(f));
  if (!g) return unwind(pc, fp);
  suspend(g, pc, fp, insn, GeneratorState.Start);
  return returnTo(fp, fromObject(g));
}

/** Op.Yield, Op.YieldResult (`isResult`: the value is a result object already). spec: sec-generatoryield */
export function giveValue(pc: usize, fp: usize, insn: u32, isResult: bool): usize {
  const g = generatorOf(fp);
  if (!g) return malformed(pc, fp);
  const v = load<u64>(rc(fp, insn));
  if (load<u32>(codeOf(fp), Code.Flags) & CodeFlag.Async) return giveAsync(g, pc, fp, insn, v);
  suspend(g, pc, fp, insn, GeneratorState.Yield);
  if (isStep(fp)) return isResult ? stepToResult(fp, v) : stepTo(fp, v, false);
  const result = isResult ? v : iterResult(v, false);
  return isException(result) ? unwind(pc, fp) : returnTo(fp, result);
}

/** A step of an iteration meets the result object of an inner iterator: the caller reads it, and its errors are the caller's. */
function stepToResult(fp: usize, result: Value): usize {
  const step = <usize>load<u32>(fp + Frame.ReturnPc) - 8;
  const caller = <usize>load<u32>(fp + Frame.CallerFp);
  store<u32>(Cell.Pc, <u32>step);
  store<u32>(Cell.Fp, <u32>caller);
  // Frames of getters begin above this one, so that its link stays readable.
  store<u32>(Cell.StackTop, <u32>frameTop(fp));
  if (!isObject(result)) {
    throwTypeError('Malformed program');
    return unwind(step, caller);
  }
  const o = payload(result);
  const done = getProperty(o, atom(Atom.done), result);
  if (isException(done)) return unwind(step, caller);
  const ended = done == TRUE || truthySlow(done);
  const v = ended ? UNDEFINED : getProperty(o, atom(Atom.value), result);
  if (isException(v)) return unwind(step, caller);
  store<u32>(Cell.StackTop, 0);
  return stepTo(fp, v, ended);
}

/** Op.Finish: the body returned R[A]. */
export function finish(pc: usize, fp: usize, insn: u32): usize {
  const g = generatorOf(fp);
  const v = load<u64>(ra(fp, insn));
  if (load<u32>(codeOf(fp), Code.Flags) & CodeFlag.Async) return finishAsync(g, pc, fp, v);
  if (!g) return returnTo(fp, v);
  end(g);
  if (isStep(fp)) return stepTo(fp, v, true);
  const result = iterResult(v, true);
  return isException(result) ? unwind(pc, fp) : returnTo(fp, result);
}

/** Nothing of the activation is kept. */
export function end(g: Ptr): void {
  store<u32>(g, GeneratorState.Done, Gen.State);
  store<u64>(g, UNDEFINED, Gen.Registers);
}

/** An exception leaves the frame at fp. True: it went into a promise, and the frame was left as by a return. */
export function endByThrow(pc: usize, fp: usize): bool {
  const g = generatorOf(fp);
  const flags = load<u32>(codeOf(fp), Code.Flags);
  if (flags & CodeFlag.Async && (g || !(flags & CodeFlag.Generator))) {
    throwAsync(g, pc, fp, load<u64>(Cell.Exception));
    return true;
  }
  if (g) end(g);
  return false;
}

// Async functions ---------------------------------------------------------------------------------------------------------------

/** The guest is terminated: the run ends. What a slow path returns. */
function terminated(): usize {
  return exitRun(<i32>load<u32>(Cell.Termination));
}

/** Op.Await. The first one makes the activation and its promise. spec: await */
export function wait(pc: usize, fp: usize, insn: u32): usize {
  const p = promiseResolve(load<u64>(rc(fp, insn)));
  if (!p) return unwind(pc, fp);
  let g = generatorOf(fp);
  if (!g) {
    if (load<u32>(codeOf(fp), Code.Flags) & CodeFlag.Generator) return malformed(pc, fp);
    const promise = newPromise();
    g = promise ? attach(fp, intrinsic(Intrinsic.ActivationShape)) : 0;
    if (!g) return terminated();
    store<u64>(g, fromObject(promise), Gen.Promise);
    store<u64>(g, fromObject(promise), Gen.Result);
  }
  suspend(g, pc, fp, insn, GeneratorState.Running);
  return awaitPromise(p, g) < 0 ? terminated() : leave(g, fp);
}

/** Leaves the frame of an async activation with what its call returns. */
export function leave(g: Ptr, fp: usize): usize {
  const result = load<u64>(g, Gen.Result);
  store<u64>(g, UNDEFINED, Gen.Result);
  return returnTo(fp, result);
}

/** The body of an async function or generator returned v; g is 0 if it never waited. spec: sec-asyncblockstart */
function finishAsync(g: Ptr, pc: usize, fp: usize, v: Value): usize {
  if (!g) {
    const promise = newPromise();
    if (!promise) return terminated();
    pushRoot(fromObject(promise));
    if (resolvePromise(promise, v) < 0) return terminated();
    popRoots(1);
    return returnTo(fp, fromObject(promise));
  }
  if (load<u32>(codeOf(fp), Code.Flags) & CodeFlag.Generator) return complete(g, fp, v, false);
  const promise = payload(load<u64>(g, Gen.Promise));
  end(g);
  return resolvePromise(promise, v) < 0 ? terminated() : leave(g, fp);
}

/** The same for an exception. */
function throwAsync(g: Ptr, pc: usize, fp: usize, reason: Value): usize {
  store<u32>(Cell.Pc, <u32>pc);
  store<u32>(Cell.Fp, <u32>fp);
  if (g && load<u32>(codeOf(fp), Code.Flags) & CodeFlag.Generator) return complete(g, fp, reason, true);
  const promise = g ? payload(load<u64>(g, Gen.Promise)) : newPromise();
  if (!promise || rejectPromise(promise, reason) < 0) return terminated();
  if (!g) return returnTo(fp, fromObject(promise));
  end(g);
  return leave(g, fp);
}

/** A promise that a suspended activation waits for is settled: what the job of `awaitPromise` does. */
export function resumeAsync(g: Ptr, mode: i32, v: Value): void {
  if (load<u32>(g, Gen.State) == GeneratorState.Draining) settleReturn(g, v, mode == Resumption.Throw);
  else enterFromNative(g, mode, v, true);
}

// Resuming --------------------------------------------------------------------------------------------------------------------

/** The exception that is pending belongs to whoever resumes; what a slow path returns. */
export function refuse(returnPc: u32, callerFp: u32): usize {
  if (!returnPc || (!WASI && isNestedReturn(returnPc))) return exitRun(Exit.Throw);
  return unwind(<usize>returnPc - 8, callerFp);
}

/**
 * Goes on with the generator g in the window (address of a free window on top of the stack). `returnPc` is the address after the
 * instruction that resumes, or 0: native code. Returns what a slow path does. spec: sec-generatorresume, sec-generatorresumeabrupt
 */
export function resume(g: Ptr, mode: Resumption, v: Value, window: usize, returnPc: u32, callerFp: u32): usize {
  if (load<u32>(codeOfGenerator(g), Code.Flags) & CodeFlag.Async) return request(g, mode, v, window, returnPc, callerFp);
  const state = load<u32>(g, Gen.State);
  if (state == GeneratorState.Running) {
    throwTypeError('Generator is already running');
    return refuse(returnPc, callerFp);
  }
  if (state == GeneratorState.Done || (state == GeneratorState.Start && mode != Resumption.Next)) {
    end(g);
    if (mode == Resumption.Throw) {
      throwValue(v);
      return refuse(returnPc, callerFp);
    }
    const fp = window + Frame.HeaderBytes;
    if (fp > <usize>load<u32>(Cell.StackSoftLimit) && !growStack(fp)) {
      throwStackOverflow();
      return refuse(returnPc, callerFp);
    }
    store<u32>(fp + Frame.ReturnPc, returnPc);
    store<u32>(fp + Frame.CallerFp, callerFp);
    const value = mode == Resumption.Return ? v : UNDEFINED;
    if (isStep(fp)) return stepTo(fp, value, true);
    const result = iterResult(value, true);
    return isException(result) ? refuse(returnPc, callerFp) : returnTo(fp, result);
  }
  return reenter(g, mode, v, window, returnPc, callerFp);
}

/** Is there room on the stack for the frame of g? */
export function hasRoom(g: Ptr, window: usize): bool {
  const top = window + Frame.HeaderBytes + (<usize>load<u8>(codeOfGenerator(g), Code.Registers) << 3);
  return top <= <usize>load<u32>(Cell.StackSoftLimit) || growStack(top);
}

/** Puts the suspended frame into the window and goes on there. */
export function reenter(g: Ptr, mode: Resumption, v: Value, window: usize, returnPc: u32, callerFp: u32): usize {
  const fp = window + Frame.HeaderBytes;
  if (!hasRoom(g, window)) {
    throwStackOverflow();
    return refuse(returnPc, callerFp);
  }
  const pc = <usize>load<u32>(g, Gen.Pc);
  const insn = load<u32>(pc);
  store<u64>(window, <u64>returnPc | (<u64>callerFp << 32));
  store<u64>(window, <u64>g << 32, 8);
  store<u64>(window, load<u64>(g, Gen.Function), 16);
  memory.copy(fp, <usize>payload(load<u64>(g, Gen.Registers)) + Elem.Values, <usize>load<u32>(g, Gen.Saved) << 3);
  store<u32>(g, GeneratorState.Running, Gen.State);
  return goOn(pc, fp, insn, mode, v);
}

/** The frame at fp goes on after the instruction that suspended it. */
export function goOn(pc: usize, fp: usize, insn: u32, mode: Resumption, v: Value): usize {
  if (mode == Resumption.Throw) {
    store<u32>(Cell.Pc, <u32>pc);
    store<u32>(Cell.Fp, <u32>fp);
    throwValue(v);
    return unwind(pc, fp);
  }
  let next = pc + 4;
  const op = insn & 0xff;
  if (op != Op.CreateGenerator) store<u64>(ra(fp, insn), v);
  if (op == Op.Yield || op == Op.YieldResult) next = pc + 8 + (mode == Resumption.Next ? <usize>load<i32>(pc, 4) << 2 : 0);
  store<u32>(Cell.Pc, <u32>next);
  store<u32>(Cell.Fp, <u32>fp);
  return enterFrame();
}

/** Copies registers: they are few, so a loop is faster than a call. */
// @ts-ignore: decorator
@inline function copyRegisters(to: usize, from: usize, bytes: usize): void {
  for (let end = from + bytes; from < end; from += 8, to += 8) store<u64>(to, load<u64>(from));
}

/**
 * Op.IterNext of a generator, the common case: its frame goes on above the one at fp. Returns where it is, with Cell.Pc, or 0 when
 * `slow` has to look, and nothing has changed. The same as `resume` without a value.
 */
export function stepInto(fp: usize, pc: usize, insn: u32): usize {
  const iterator = load<u64>(rb(fp, insn));
  if (!isGenerator(iterator)) return 0;
  const g = <usize>payload(iterator);
  if (load<u32>(g, Gen.State) > <u32>GeneratorState.Yield) return 0;
  const f = load<u64>(g, Gen.Function);
  const code = <usize>load<u32>(payload(f), Fn.Code);
  const left = load<i32>(Cell.SliceFuel) - 1;
  if (load<u32>(code, Code.Flags) & CodeFlag.Async || left < 0) return 0;
  const window = frameTop(fp);
  const inner = window + Frame.HeaderBytes;
  if (inner + (<usize>load<u8>(code, Code.Registers) << 3) > <usize>load<u32>(Cell.StackSoftLimit)) return 0;
  store<i32>(Cell.SliceFuel, left);
  store<u64>(window, <u64>(pc + 8) | (<u64>fp << 32));
  store<u64>(window, <u64>g << 32, 8);
  store<u64>(window, f, 16);
  copyRegisters(inner, <usize>payload(load<u64>(g, Gen.Registers)) + Elem.Values, <usize>load<u32>(g, Gen.Saved) << 3);
  store<u32>(g, GeneratorState.Running, Gen.State);
  const at = <usize>load<u32>(g, Gen.Pc);
  const suspension = load<u32>(at);
  let next = at + 4;
  if ((suspension & 0xff) != Op.CreateGenerator) {
    store<u64>(ra(inner, suspension), UNDEFINED);
    next = at + 8 + (<usize>load<i32>(at, 4) << 2);
  }
  store<u32>(Cell.Pc, <u32>next);
  return inner;
}

/** Op.Yield to an Op.IterNext, the common case: the frame that gets the value, with Cell.Pc, or 0 as in `stepInto`. */
export function stepOut(fp: usize, pc: usize, insn: u32): usize {
  const returnPc = <usize>load<u32>(fp + Frame.ReturnPc);
  if (!returnPc || load<u8>(returnPc - 8) != Op.IterNext) return 0;
  const g = <usize>generatorOf(fp);
  if (!g) return 0;
  const v = load<u64>(rc(fp, insn));
  const bytes = rb(fp, insn) - fp;
  copyRegisters(<usize>payload(load<u64>(g, Gen.Registers)) + Elem.Values, fp, bytes);
  store<u32>(g, <u32>pc, Gen.Pc);
  store<u32>(g, <u32>(bytes >> 3), Gen.Saved);
  store<u32>(g, GeneratorState.Yield, Gen.State);
  const caller = <usize>load<u32>(fp + Frame.CallerFp);
  store<u64>(caller + (<usize>load<u8>(returnPc - 7) << 3), v);
  store<u32>(Cell.Pc, <u32>(returnPc + (<usize>load<i16>(returnPc - 2) << 2)));
  return caller;
}

/** Op.IterNext of a generator. */
export function resumeByIteration(pc: usize, fp: usize, g: Ptr): usize {
  if (!isSyncGenerator(fromObject(g))) return malformed(pc, fp);
  return resume(g, Resumption.Next, UNDEFINED, frameTop(fp), <u32>pc + 8, <u32>fp);
}

/** The same from native code, which waits for the frame to be suspended again: result object or EXCEPTION. May call guest code. */
export function resumeFromNative(g: Ptr, mode: Resumption, v: Value): Value {
  return enterFromNative(g, mode, v, false);
}

/** `settled`: the promise that g waits for is; else somebody called next, throw or return. */
function enterFromNative(g: Ptr, mode: Resumption, v: Value, settled: bool): Value {
  const savedTop = load<u32>(Cell.StackTop);
  const savedPc = load<u32>(Cell.Pc);
  const savedFp = load<u32>(Cell.Fp);
  const depth = load<u32>(Cell.NativeDepth);
  const base = stackTop();
  const window = base + 8;
  if (depth >= load<u32>(Cell.NativeDepthLimit) || (window > <usize>load<u32>(Cell.StackSoftLimit) && !growStack(window))) {
    return throwStackOverflow();
  }
  if (charge(1)) return EXCEPTION;
  // The outer pc, for stack traces, as in callFunction.
  store<u64>(base, <u64>savedPc);
  store<u32>(Cell.NativeDepth, depth + 1);
  store<u32>(Cell.StackTop, 0);
  if (settled) reenter(g, mode, v, window, 0, savedFp);
  else resume(g, mode, v, window, 0, savedFp);
  const ended = <i32>load<u32>(Cell.ExitCode) - 1;
  let exit = ended;
  if (ended >= 0) store<u32>(Cell.ExitCode, 0);
  if (ended < 0 || ended == Exit.Slice) exit = execute();
  store<u32>(Cell.NativeDepth, depth);
  store<u32>(Cell.StackTop, savedTop);
  store<u32>(Cell.Pc, savedPc);
  store<u32>(Cell.Fp, savedFp);
  return exit == Exit.Done ? load<u64>(Cell.Result) : EXCEPTION;
}
