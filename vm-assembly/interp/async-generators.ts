// Async generators: each call of next, throw and return is a request with a promise of its own; one at a time is worked on.
// spec: sec-asyncgenerator-abstract-operations

import { Cell, Elem, Frame, Gen, GeneratorState, Kind, Request } from '../abi/layout.ts';
import { Ptr, UNDEFINED, Value, fromInt, fromObject, isException, payload, toInt } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { iterResult } from '../builtins/iterators.ts';
import { awaitPromise, newPromise, rejectPromise, resolvePromise } from '../builtins/promise-jobs.ts';
import { promiseResolve } from '../builtins/promise.ts';
import { throwStackOverflow } from '../builtins/errors.ts';
import { growStack } from './frame.ts';
import { Resumption, goOn, hasRoom, leave, reenter, refuse, returnTo, suspend } from './generators.ts';
import { exitRun } from './unwind.ts';

/** The first request, or 0. */
// @ts-ignore: decorator
@inline function first(g: Ptr): Ptr {
  const request = load<u64>(g, Gen.FirstRequest);
  return request == UNDEFINED ? 0 : payload(request);
}

/** Appends a request; false: heap limit. spec: sec-asyncgeneratorenqueue */
function enqueue(g: Ptr, mode: Resumption, v: Value, promise: Ptr): bool {
  const cell = allocateCell(Kind.Slots, Elem.Values + (Request.Count << 3));
  if (!cell) return false;
  store<u32>(cell, Request.Count, Elem.Capacity);
  store<u64>(cell, fromInt(mode), Request.Mode);
  store<u64>(cell, v, Request.Value);
  store<u64>(cell, fromObject(promise), Request.Promise);
  store<u64>(cell, UNDEFINED, Request.Next);
  if (first(g)) store<u64>(payload(load<u64>(g, Gen.LastRequest)), fromObject(cell), Request.Next);
  else store<u64>(g, fromObject(cell), Gen.FirstRequest);
  store<u64>(g, fromObject(cell), Gen.LastRequest);
  return true;
}

/** Answers the first request; false: terminated. May call guest code, which g survives. spec: sec-asyncgeneratorcompletestep */
function answer(g: Ptr, v: Value, threw: bool, done: bool): bool {
  const request = first(g);
  if (!request) return true;
  const promise = payload(load<u64>(request, Request.Promise));
  const next = load<u64>(request, Request.Next);
  store<u64>(g, next, Gen.FirstRequest);
  if (next == UNDEFINED) store<u64>(g, UNDEFINED, Gen.LastRequest);
  if (threw) return rejectPromise(promise, v) >= 0;
  const result = iterResult(v, done);
  if (isException(result)) return false;
  pushRoot(fromObject(g));
  const ok = resolvePromise(promise, result) >= 0;
  popRoots(1);
  return ok;
}

/** The argument of the return() that is first in line is waited for; false: terminated. spec: sec-asyncgeneratorawaitreturn */
function awaitReturn(g: Ptr): bool {
  pushRoot(fromObject(g));
  const p = promiseResolve(load<u64>(first(g), Request.Value));
  popRoots(1);
  if (p) return awaitPromise(p, g) >= 0;
  if (load<u32>(Cell.Termination)) return false;
  return answer(g, load<u64>(Cell.Exception), true, true) && drain(g);
}

/** Answers what came in meanwhile, up to a return(). spec: sec-asyncgeneratordrainqueue */
function drain(g: Ptr): bool {
  while (true) {
    const request = first(g);
    if (!request) break;
    const mode = toInt(load<u64>(request, Request.Mode));
    if (mode == Resumption.Return) return awaitReturn(g);
    const v = mode == Resumption.Throw ? load<u64>(request, Request.Value) : UNDEFINED;
    if (!answer(g, v, mode == Resumption.Throw, true)) return false;
  }
  store<u32>(g, GeneratorState.Done, Gen.State);
  return true;
}

function terminated(): usize {
  return exitRun(<i32>load<u32>(Cell.Termination));
}

/** Leaves the call at fp's window with its promise. */
function promised(window: usize, promise: Ptr, returnPc: u32, callerFp: u32): usize {
  const fp = window + Frame.HeaderBytes;
  if (fp > <usize>load<u32>(Cell.StackSoftLimit) && !growStack(fp)) {
    throwStackOverflow();
    return refuse(returnPc, callerFp);
  }
  store<u32>(fp + Frame.ReturnPc, returnPc);
  store<u32>(fp + Frame.CallerFp, callerFp);
  return returnTo(fp, fromObject(promise));
}

/**
 * next, throw or return of an async generator, in the window of the call; what a slow path returns.
 * spec: sec-asyncgenerator-prototype-next and the two after it
 */
export function request(g: Ptr, mode: Resumption, v: Value, window: usize, returnPc: u32, callerFp: u32): usize {
  let state = load<u32>(g, Gen.State);
  const goesOn = state == GeneratorState.Yield || (state == GeneratorState.Start && mode == Resumption.Next);
  if (goesOn && !hasRoom(g, window)) {
    throwStackOverflow();
    return refuse(returnPc, callerFp);
  }
  const promise = newPromise();
  if (!promise) return terminated();
  if (state == GeneratorState.Start && mode != Resumption.Next) {
    store<u64>(g, UNDEFINED, Gen.Registers);
    store<u32>(g, GeneratorState.Done, Gen.State);
    state = GeneratorState.Done;
  }
  if (!enqueue(g, mode, v, promise)) return terminated();
  if (goesOn) {
    store<u64>(g, fromObject(promise), Gen.Result);
    return reenter(g, mode, v, window, returnPc, callerFp);
  }
  if (state == GeneratorState.Done) {
    // The promise and the generator are in registers of the caller or roots of the native, or nobody sees them again.
    store<u32>(g, GeneratorState.Draining, Gen.State);
    pushRoot(fromObject(promise));
    const ok = drain(g);
    popRoots(1);
    if (!ok) return terminated();
  }
  return promised(window, promise, returnPc, callerFp);
}

/** Op.Yield of an async generator: the value was waited for. spec: sec-asyncgeneratoryield, step 9 ff. */
export function giveAsync(g: Ptr, pc: usize, fp: usize, insn: u32, v: Value): usize {
  if (!answer(g, v, false, false)) return terminated();
  store<u32>(Cell.StackTop, 0);
  const next = first(g);
  if (next) return goOn(pc, fp, insn, toInt(load<u64>(next, Request.Mode)), load<u64>(next, Request.Value));
  suspend(g, pc, fp, insn, GeneratorState.Yield);
  return leave(g, fp);
}

/** The body ended with a value, or threw. spec: sec-asyncgeneratorstart, step 4 */
export function complete(g: Ptr, fp: usize, v: Value, threw: bool): usize {
  store<u32>(g, GeneratorState.Draining, Gen.State);
  store<u64>(g, UNDEFINED, Gen.Registers);
  return answer(g, v, threw, true) && drain(g) ? leave(g, fp) : terminated();
}

/** The argument of a return() is settled. spec: sec-asyncgeneratorawaitreturn, steps 8 to 10 */
export function settleReturn(g: Ptr, v: Value, threw: bool): void {
  if (answer(g, v, threw, true)) drain(g);
}
