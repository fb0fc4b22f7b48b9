// Promises beneath their API: settling, reactions, and the jobs that these make. spec: sec-promise-abstract-operations
//
// Reactions of a pending promise are a chain, the newest first. One is a Slots cell: 0 the next older one │ 1 an int, `Reaction` │
// 2 whom it is for │ then as many as its kind needs: 3 onFulfilled │ 4 onRejected │ 5 resolve │ 6 reject.

import { Arr, Attr, Cell, Elem, Fn, Internal, Kind, Obj } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { HostCallId, JobCell, PromiseState } from '../abi/jobs.ts';
import { BridgeCell, HostResult, Transfer } from '../abi/transfer.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromInt, fromObject, isException, isObject, payload, toInt,
} from '../value/value.ts';
import { beginMessage, endMessage, resetMessage } from '../bridge/buffer.ts';
import { throwFailure, writeTag, writeU32, writeValue } from '../bridge/encode.ts';
import { hostCall } from '../host.ts';
import { call1, call2, isCallable } from '../interp/call.ts';
import { Job, enqueueJob } from '../interp/jobs.ts';
import { allocateCell } from '../memory/alloc.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { findSlot } from '../interp/ic.ts';
import { arrayPush } from '../object/elements.ts';
import { newArray, newObjectOf } from '../object/object.ts';
import { getOwnProperty, getProperty } from '../object/properties.ts';
import { ObjectCell } from '../object/cells.ts';
import { throwError } from './errors.ts';
import { Intrinsic, intrinsic, intrinsicValue, wellKnown } from './intrinsics.ts';
import { arg, callee, closureFunction } from './native.ts';

/** Whom a reaction is for. */
export const enum Reaction {
  /** A promise made by %Promise%, or nobody (undefined); has handlers. */
  Promise = 0,
  /** A promise of another constructor, by its resolving functions; has handlers. */
  Capability = 1,
  /** A suspended function. */
  Await = 2,
  /** A promise that was resolved with this one. */
  Forward = 3,
  /** The host's promise of this number. */
  Host = 4,
}

/** Values of a reaction. */
const enum ReactionCell {
  Next = 8,
  What = 16,
  Target = 24,
  Fulfilled = 32,
  Rejected = 40,
  Resolve = 48,
  Reject = 56,
}

/** What goes on with a suspended function: generator, mode (0 next, 1 throw), value. */
export type Resume = (generator: Ptr, mode: i32, value: Value) => void;

/** Who takes over when an awaited promise is settled. */
export function onResume(resume: Resume): void {
  store<u32>(JobCell.Resume, resume.index);
}

// Promises --------------------------------------------------------------------------------------------------------------------

/** A pending promise with this prototype; 0: heap limit. */
export function promiseOf(prototype: Ptr): Ptr {
  const p = newObjectOf(prototype, Kind.Promise, 0);
  if (p) store<u64>(p, fromInt(PromiseState.Pending), Internal.Slot1);
  return p;
}

/** A pending promise; 0: heap limit. */
export function newPromise(): Ptr {
  return promiseOf(intrinsic(Intrinsic.PromisePrototype));
}

/** The promise that v is; 0: something else. */
// @ts-ignore: decorator
@inline export function promiseIn(v: Value): Ptr {
  return isObject(v) && load<u8>(payload(v)) == Kind.Promise ? payload(v) : 0;
}

/** `PromiseState` bits. */
// @ts-ignore: decorator
@inline export function promiseBits(p: Ptr): i32 {
  return toInt(load<u64>(p, Internal.Slot1));
}

// @ts-ignore: decorator
@inline function setBits(p: Ptr, bits: i32): void {
  store<u64>(p, fromInt(bits), Internal.Slot1);
}

/** Settles a pending promise and enqueues a job for each reaction, the oldest first; false: heap limit. */
function settle(p: Ptr, state: i32, v: Value): bool {
  // The chain has the newest reaction first: turn it round.
  let newest = load<u64>(p, Internal.Slot2);
  let oldest: Value = UNDEFINED;
  while (newest != UNDEFINED) {
    const next = load<u64>(payload(newest), ReactionCell.Next);
    store<u64>(payload(newest), oldest, ReactionCell.Next);
    oldest = newest;
    newest = next;
  }
  store<u64>(p, v, Internal.Slot0);
  store<u64>(p, UNDEFINED, Internal.Slot2);
  setBits(p, (promiseBits(p) & PromiseState.Handled) | state);
  const job = state == PromiseState.Fulfilled ? Job.Fulfilled : Job.Rejected;
  while (oldest != UNDEFINED) {
    const next = load<u64>(payload(oldest), ReactionCell.Next);
    store<u64>(payload(oldest), UNDEFINED, ReactionCell.Next);
    if (!enqueueJob(job, oldest, v, UNDEFINED)) return false;
    oldest = next;
  }
  return true;
}

/** spec: sec-fulfillpromise. False: heap limit. */
function fulfillPromise(p: Ptr, v: Value): bool {
  return settle(p, PromiseState.Fulfilled, v);
}

/** Rejects a pending promise. 1, or -1: heap limit. spec: sec-rejectpromise, sec-host-promise-rejection-tracker */
export function rejectPromise(p: Ptr, reason: Value): i32 {
  const silent = !(promiseBits(p) & PromiseState.Handled);
  if (!settle(p, PromiseState.Rejected, reason)) return -1;
  if (!silent) return 1;
  let list: Ptr = 0;
  const rejections = load<u64>(JobCell.Rejections);
  if (rejections == UNDEFINED) {
    list = newArray(0, 4);
    if (!list) return -1;
    store<u64>(JobCell.Rejections, fromObject(list));
  } else list = payload(rejections);
  if (arrayPush(list, fromObject(p)) < 0) return -1;
  store<u32>(JobCell.RejectionCount, load<u32>(JobCell.RejectionCount) + 1);
  return 1;
}

/** Rejects with the exception that is pending; -1: the guest is terminated. */
export function rejectWithPending(p: Ptr): i32 {
  return load<u32>(Cell.Termination) ? -1 : rejectPromise(p, load<u64>(Cell.Exception));
}

/** Resolves a promise that is not resolved yet. 1, or -1: terminated. May call a getter. spec: sec-promise-resolve-functions, step 7 ff. */
export function resolvePromise(p: Ptr, v: Value): i32 {
  if (!isObject(v)) return fulfillPromise(p, v) ? 1 : -1;
  if (payload(v) == p) {
    throwError(ErrorKind.TypeError, 'Chaining cycle detected for promise #<Promise>');
    return rejectWithPending(p);
  }
  pushRoot(fromObject(p));
  pushRoot(v);
  const then = getProperty(payload(v), atom(Atom.then), v);
  popRoots(2);
  if (isException(then)) return rejectWithPending(p);
  if (!isCallable(then)) return fulfillPromise(p, v) ? 1 : -1;
  return enqueueJob(Job.Thenable, fromObject(p), v, then) ? 1 : -1;
}

// Resolving functions ------------------------------------------------------------------------------------------------------------

/** Context of both functions: 0 the promise, undefined once one of them was called. */
function takePromise(fp: usize): Ptr {
  const context = load<u32>(callee(fp), Fn.Env);
  const p = load<u64>(context, Elem.Values);
  store<u64>(context, UNDEFINED, Elem.Values);
  return p == UNDEFINED ? 0 : payload(p);
}

function resolveFunction(fp: usize, argc: i32): u64 {
  const p = takePromise(fp);
  return p && resolvePromise(p, arg(fp, argc, 0)) < 0 ? EXCEPTION : UNDEFINED;
}

function rejectFunction(fp: usize, argc: i32): u64 {
  const p = takePromise(fp);
  return p && rejectPromise(p, arg(fp, argc, 0)) < 0 ? EXCEPTION : UNDEFINED;
}

/** A Slots cell with `count` values, all undefined; 0: heap limit. */
export function newContext(count: u32): Ptr {
  const context = allocateCell(Kind.Slots, Elem.Values + (count << 3));
  if (!context) return 0;
  store<u32>(context, count, Elem.Capacity);
  for (let i: u32 = 0; i < count; i++) store<u64>(<usize>context + (<usize>i << 3), UNDEFINED, Elem.Values);
  return context;
}

/** What both resolving functions of a promise share; 0: heap limit. spec: sec-createresolvingfunctions */
export function resolvingContext(p: Ptr): Ptr {
  const context = newContext(1);
  if (context) store<u64>(context, fromObject(p), Elem.Values);
  return context;
}

export function resolvingFunction(context: Ptr): Value {
  const f = context ? closureFunction(resolveFunction, 1, context) : 0;
  return f ? fromObject(f) : EXCEPTION;
}

export function rejectingFunction(context: Ptr): Value {
  const f = context ? closureFunction(rejectFunction, 1, context) : 0;
  return f ? fromObject(f) : EXCEPTION;
}

// Reactions ----------------------------------------------------------------------------------------------------------------------

/** A reaction with `count` values, for `target`; 0: heap limit. */
function newReaction(what: Reaction, target: Value, count: u32): Ptr {
  const reaction = newContext(count);
  if (!reaction) return 0;
  store<u64>(reaction, fromInt(what), ReactionCell.What);
  store<u64>(reaction, target, ReactionCell.Target);
  return reaction;
}

/** Adds a reaction, which is a job at once if the promise is settled. 1, or -1: heap limit. spec: sec-performpromisethen, step 9 ff. */
function react(p: Ptr, reaction: Ptr): i32 {
  if (!reaction) return -1;
  const bits = promiseBits(p);
  setBits(p, bits | PromiseState.Handled);
  if (!(bits & PromiseState.Settled)) {
    store<u64>(reaction, load<u64>(p, Internal.Slot2), ReactionCell.Next);
    store<u64>(p, fromObject(reaction), Internal.Slot2);
    return 1;
  }
  const job = (bits & PromiseState.Settled) == PromiseState.Fulfilled ? Job.Fulfilled : Job.Rejected;
  return enqueueJob(job, fromObject(reaction), load<u64>(p, Internal.Slot0), UNDEFINED) ? 1 : -1;
}

/** `then` for a promise of %Promise%, or nobody (undefined); handlers that cannot be called are undefined. */
export function thenPromise(p: Ptr, onFulfilled: Value, onRejected: Value, target: Value): i32 {
  const reaction = newReaction(Reaction.Promise, target, 5);
  if (!reaction) return -1;
  store<u64>(reaction, onFulfilled, ReactionCell.Fulfilled);
  store<u64>(reaction, onRejected, ReactionCell.Rejected);
  return react(p, reaction);
}

/** The same for a promise of another constructor. */
export function thenCapability(p: Ptr, onFulfilled: Value, onRejected: Value, target: Value, resolve: Value, reject: Value): i32 {
  const reaction = newReaction(Reaction.Capability, target, 7);
  if (!reaction) return -1;
  store<u64>(reaction, onFulfilled, ReactionCell.Fulfilled);
  store<u64>(reaction, onRejected, ReactionCell.Rejected);
  store<u64>(reaction, resolve, ReactionCell.Resolve);
  store<u64>(reaction, reject, ReactionCell.Reject);
  return react(p, reaction);
}

/** When the promise is settled, the function whose frame `generator` keeps goes on: see onResume. 1, or -1: heap limit. */
export function awaitPromise(p: Ptr, generator: Ptr): i32 {
  return react(p, newReaction(Reaction.Await, fromObject(generator), 3));
}

/** The suspended activation that alone waits for a promise, also for what its `then` made; 0: there is none, or there are several. */
export function awaiterOf(p: Ptr): Ptr {
  while (p) {
    const reaction = load<u64>(p, Internal.Slot2);
    if (reaction == UNDEFINED || load<u64>(payload(reaction), ReactionCell.Next) != UNDEFINED) return 0;
    const target = load<u64>(payload(reaction), ReactionCell.Target);
    const what = toInt(load<u64>(payload(reaction), ReactionCell.What));
    if (what == Reaction.Await) return payload(target);
    p = what == Reaction.Promise ? promiseIn(target) : 0;
  }
  return 0;
}

/** When the promise is settled, the host is told, under a number of its own: that number, or -1: heap limit. */
export function tellHost(p: Ptr): i64 {
  const number = load<u32>(JobCell.NextPromise);
  store<u32>(JobCell.NextPromise, number + 1);
  return react(p, newReaction(Reaction.Host, fromInt(number), 3)) < 0 ? -1 : <i64>number;
}

// Jobs ---------------------------------------------------------------------------------------------------------------------------

/** EXCEPTION only when the guest is terminated. */
// @ts-ignore: decorator
@inline function done(status: i32): Value {
  return status < 0 ? EXCEPTION : UNDEFINED;
}

/** spec: sec-newpromisereactionjob. The caller keeps the reaction and the value alive. */
export function reactionJob(reaction: Ptr, v: Value, rejected: bool): Value {
  const target = load<u64>(reaction, ReactionCell.Target);
  const what = toInt(load<u64>(reaction, ReactionCell.What));
  switch (what) {
    case Reaction.Await:
      call_indirect<void>(load<u32>(JobCell.Resume), payload(target), i32(rejected), v);
      return UNDEFINED;
    case Reaction.Forward:
      return done(rejected ? rejectPromise(payload(target), v) : resolvePromise(payload(target), v));
    case Reaction.Host:
      return settleHost(toInt(target), v, rejected) ? UNDEFINED : EXCEPTION;
    default:
  }
  const handler = rejected ? load<u64>(reaction, ReactionCell.Rejected) : load<u64>(reaction, ReactionCell.Fulfilled);
  let result = v;
  let failed = rejected;
  if (handler != UNDEFINED) {
    result = call1(handler, UNDEFINED, v);
    failed = isException(result);
    if (failed) {
      if (load<u32>(Cell.Termination)) return EXCEPTION;
      result = load<u64>(Cell.Exception);
    }
  }
  if (what == Reaction.Promise) {
    if (target == UNDEFINED) return UNDEFINED;
    return done(failed ? rejectPromise(payload(target), result) : resolvePromise(payload(target), result));
  }
  const settle = failed ? load<u64>(reaction, ReactionCell.Reject) : load<u64>(reaction, ReactionCell.Resolve);
  const settled = call1(settle, UNDEFINED, result);
  // The resolving functions of a subclass may throw whatever they like: a job has nobody who would see it.
  return isException(settled) && load<u32>(Cell.Termination) ? EXCEPTION : UNDEFINED;
}

/** spec: sec-newpromiseresolvethenablejob. The caller keeps all three alive. */
export function thenableJob(p: Ptr, thenable: Value, then: Value): Value {
  const inner = promiseIn(thenable);
  if (inner && then == intrinsicValue(Intrinsic.PromiseThen) && isIntrinsicPromise(inner)) {
    return done(react(inner, newReaction(Reaction.Forward, fromObject(p), 3)));
  }
  const context = resolvingContext(p);
  const resolve = resolvingFunction(context);
  const reject = rejectingFunction(context);
  if (isException(resolve) || isException(reject)) return EXCEPTION;
  pushRoot(fromObject(context));
  const result = call2(then, thenable, resolve, reject);
  popRoots(1);
  if (!isException(result)) return UNDEFINED;
  if (load<u32>(Cell.Termination)) return EXCEPTION;
  const left = load<u64>(context, Elem.Values);
  if (left == UNDEFINED) return UNDEFINED;
  store<u64>(context, UNDEFINED, Elem.Values);
  return done(rejectPromise(p, load<u64>(Cell.Exception)));
}

/** Would SpeciesConstructor of this promise be %Promise%, without running anything? */
export function isIntrinsicPromise(p: Ptr): bool {
  const slot = findSlot(p, load<u32>(p, Obj.Shape), atom(Atom.constructor_));
  return slot != 0 && load<u64>(slot) == intrinsicValue(Intrinsic.Promise) && speciesIsOriginal();
}

/** Is %Promise%[@@species] what it was at the start? */
function speciesIsOriginal(): bool {
  return getOwnProperty(intrinsic(Intrinsic.Promise), wellKnown(Intrinsic.SymbolSpecies)) > 0
    && (load<u32>(ObjectCell.FoundAttributes) & Attr.Accessor) != 0
    && load<u64>(ObjectCell.FoundValue) == intrinsicValue(Intrinsic.PromiseSpecies);
}

/** Tells the host that its promise of this number is settled; false: terminated. */
function settleHost(number: i32, v: Value, rejected: bool): bool {
  if (!beginMessage()) return false;
  let written = writeU32(number) && writeTag(rejected ? HostResult.Threw : HostResult.Returned) && writeValue(v);
  if (!written && !load<u32>(Cell.Termination)) {
    throwFailure('result');
    resetMessage();
    const thrown = load<u64>(Cell.Exception);
    written = writeU32(number) && writeTag(HostResult.Threw) && writeValue(thrown);
    if (!written && !load<u32>(Cell.Termination)) {
      resetMessage();
      written = writeU32(number) && writeTag(HostResult.Threw) && writeTag(Transfer.Undefined);
    }
  }
  endMessage();
  if (!written) return false;
  hostCall(HostCallId.Settled, load<u32>(BridgeCell.Message), load<u32>(BridgeCell.MessageSize));
  return load<u32>(Cell.Termination) == 0;
}

// The host's promises ------------------------------------------------------------------------------------------------------------

/** The guest's promise for the host's one of this number, which the host keeps small and uses again. 0: heap limit. */
export function hostPromise(number: u32): Ptr {
  const p = newPromise();
  if (!p) return 0;
  const table = load<u64>(JobCell.HostPromises);
  let cell: Ptr = table == UNDEFINED ? 0 : payload(table);
  const capacity = cell ? load<u32>(cell, Elem.Capacity) : 0;
  if (number >= capacity) {
    const grown = newContext(max<u32>(16, max(capacity << 1, number + 1)));
    if (!grown) return 0;
    if (cell) memory.copy(<usize>grown + Elem.Values, <usize>cell + Elem.Values, <usize>capacity << 3);
    store<u64>(JobCell.HostPromises, fromObject(grown));
    cell = grown;
  }
  store<u64>(<usize>cell + (<usize>number << 3), fromObject(p), Elem.Values);
  return p;
}

/** The host's promise of this number is settled: so is the guest's. EXCEPTION: terminated. */
export function settleFromHost(number: u32, v: Value, rejected: bool): Value {
  const table = load<u64>(JobCell.HostPromises);
  // A message that could not be sent to its end had promises that the guest never saw.
  if (table == UNDEFINED || number >= load<u32>(payload(table), Elem.Capacity)) return UNDEFINED;
  const at = <usize>payload(table) + (<usize>number << 3);
  const p = load<u64>(at, Elem.Values);
  if (p == UNDEFINED) return UNDEFINED;
  store<u64>(at, UNDEFINED, Elem.Values);
  return done(rejected ? rejectPromise(payload(p), v) : resolvePromise(payload(p), v));
}

/** The oldest rejection that still nobody listens to becomes the pending exception; UNDEFINED if there is none left. `last` forgets the others. */
export function takeRejection(last: bool): Value {
  const list = load<u64>(JobCell.Rejections);
  if (list == UNDEFINED) return UNDEFINED;
  const elements = <usize>load<u32>(payload(list), Obj.Elements);
  const count = load<u32>(JobCell.RejectionCount);
  let found: Ptr = 0;
  let at: u32 = load<u32>(payload(list), Arr.Length) - count;
  let left = count;
  while (left && !found) {
    const p = payload(load<u64>(elements + (<usize>at << 3), Elem.Values));
    if (!(promiseBits(p) & PromiseState.Handled)) found = p;
    at++;
    left--;
  }
  if (last || !left) {
    left = 0;
    store<u64>(JobCell.Rejections, UNDEFINED);
  }
  store<u32>(JobCell.RejectionCount, left);
  if (!found) return UNDEFINED;
  setBits(found, promiseBits(found) | PromiseState.Handled);
  store<u64>(Cell.Exception, load<u64>(found, Internal.Slot0));
  return EXCEPTION;
}
