// Promise: constructor, then, resolve, reject, and what lib/promise.ts is made with. spec: sec-promise-objects

import { Attr, Cell, Elem, Fn } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { IntrinsicCall } from '../abi/intrinsics.ts';
import { JobCell } from '../abi/jobs.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromInt, fromNumber, fromObject, fromString, isException, isNullish, isObject, payload, toDouble, toInt,
} from '../value/value.ts';
import { hostNow } from '../host.ts';
import { call1, call2, construct, isCallable, isConstructor, popArgs, pushArgs } from '../interp/call.ts';
import { Job, enqueueJob, initJobs } from '../interp/jobs.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { newArray, newObjectWithProto } from '../object/object.ts';
import { arrayPush } from '../object/elements.ts';
import { defineOwn, getOwnProperty, getValue, peekProperty } from '../object/properties.ts';
import { ObjectCell } from '../object/cells.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { atomize } from '../string/string.ts';
import { shareExport } from '../object/exotic.ts';
import { throwIncompatible } from './collection.ts';
import { newError } from './error.ts';
import { compileModuleCall } from './evaluate.ts';
import { groupObjectCall } from './groups.ts';
import { Intrinsic, intrinsic, intrinsicValue, setIntrinsic, wellKnown } from './intrinsics.ts';
import { describe, throwErrorWith, throwStackOverflow, throwTypeError } from './errors.ts';
import { Native, arg, callee, closureFunction, constructor, getter, literalAtom, method, newTarget, prototypeOfNew, self } from './native.ts';
import {
  isIntrinsicPromise, newContext, newPromise, promiseBits, promiseIn, promiseOf, rejectPromise, rejectingFunction, resolvePromise, resolvingContext,
  resolvingFunction, thenCapability, thenPromise,
} from './promise-jobs.ts';

/** spec: sec-promise-executor */
function constructPromise(fp: usize, argc: i32): u64 {
  if (!newTarget(fp)) return throwTypeError("Promise constructor cannot be invoked without 'new'");
  const executor = arg(fp, argc, 0);
  if (!isCallable(executor)) return throwErrorWith(ErrorKind.TypeError, 'Promise resolver % is not a function', describe(executor));
  const prototype = prototypeOfNew(fp, intrinsic(Intrinsic.PromisePrototype));
  const p = prototype ? promiseOf(prototype) : 0;
  const context = p ? resolvingContext(p) : 0;
  const resolve = resolvingFunction(context);
  const reject = rejectingFunction(context);
  if (isException(resolve) || isException(reject)) return EXCEPTION;
  // The receiver's slot is not read again.
  store<u64>(fp, fromObject(p));
  pushRoot(fromObject(context));
  const result = call2(executor, UNDEFINED, resolve, reject);
  popRoots(1);
  if (!isException(result)) return fromObject(p);
  if (load<u32>(Cell.Termination)) return EXCEPTION;
  if (load<u64>(context, Elem.Values) == UNDEFINED) return fromObject(p);
  store<u64>(context, UNDEFINED, Elem.Values);
  return rejectPromise(p, load<u64>(Cell.Exception)) < 0 ? EXCEPTION : fromObject(p);
}

// Capabilities -------------------------------------------------------------------------------------------------------------------

/** Values of a capability's cell. */
const enum Capability {
  Promise = 8,
  Resolve = 16,
  Reject = 24,
}

/** spec: sec-getcapabilitiesexecutor-functions */
function capabilityExecutor(fp: usize, argc: i32): u64 {
  const context = load<u32>(callee(fp), Fn.Env);
  if (load<u64>(context, Capability.Resolve) != UNDEFINED || load<u64>(context, Capability.Reject) != UNDEFINED) {
    return throwTypeError('Promise executor has already been invoked with non-undefined arguments');
  }
  store<u64>(context, arg(fp, argc, 0), Capability.Resolve);
  store<u64>(context, arg(fp, argc, 1), Capability.Reject);
  return UNDEFINED;
}

/** A Slots cell of promise, resolve and reject; 0: threw. May call guest code. spec: sec-newpromisecapability */
function newCapability(c: Value): Ptr {
  const context = newContext(3);
  if (!context) return 0;
  if (c == intrinsicValue(Intrinsic.Promise)) {
    const p = newPromise();
    const shared = p ? resolvingContext(p) : 0;
    const resolve = resolvingFunction(shared);
    const reject = rejectingFunction(shared);
    if (isException(resolve) || isException(reject)) return 0;
    store<u64>(context, fromObject(p), Capability.Promise);
    store<u64>(context, resolve, Capability.Resolve);
    store<u64>(context, reject, Capability.Reject);
    return context;
  }
  if (!isConstructor(c)) {
    throwErrorWith(ErrorKind.TypeError, '% is not a constructor', describe(c));
    return 0;
  }
  const executor = closureFunction(capabilityExecutor, 2, context);
  const args = executor ? pushArgs(1) : 0;
  if (!args) {
    if (executor) throwStackOverflow();
    return 0;
  }
  store<u64>(args, fromObject(executor));
  const p = construct(c, c, 1, args);
  // The arguments may have been changed: the executor is no longer needed, its context is.
  store<u64>(args, fromObject(context));
  popArgs(args);
  if (isException(p)) return 0;
  if (!isCallable(load<u64>(context, Capability.Resolve)) || !isCallable(load<u64>(context, Capability.Reject))) {
    throwTypeError('Promise resolve or reject function is not callable');
    return 0;
  }
  store<u64>(context, p, Capability.Promise);
  return context;
}

/** spec: sec-speciesconstructor */
export function speciesConstructor(o: Value, fallback: Value): Value {
  const c = getValue(o, atom(Atom.constructor_));
  if (isException(c) || c == UNDEFINED) return isException(c) ? EXCEPTION : fallback;
  if (!isObject(c)) return throwTypeError('The .constructor property is not an object');
  const species = getValue(c, wellKnown(Intrinsic.SymbolSpecies));
  if (isException(species)) return EXCEPTION;
  if (isNullish(species)) return fallback;
  return isConstructor(species) ? species : throwTypeError('object.constructor[Symbol.species] is not a constructor');
}

// Methods ------------------------------------------------------------------------------------------------------------------------

/** spec: sec-promise.prototype.then */
function then(fp: usize, argc: i32): u64 {
  const p = promiseIn(self(fp));
  if (!p) return throwIncompatible('Promise.prototype.then', self(fp));
  let onFulfilled = arg(fp, argc, 0);
  let onRejected = arg(fp, argc, 1);
  if (!isCallable(onFulfilled)) onFulfilled = UNDEFINED;
  if (!isCallable(onRejected)) onRejected = UNDEFINED;
  const usual = intrinsicValue(Intrinsic.Promise);
  const c = isIntrinsicPromise(p) ? usual : speciesConstructor(self(fp), usual);
  if (isException(c)) return EXCEPTION;
  if (c == usual) {
    const derived = newPromise();
    if (!derived || thenPromise(p, onFulfilled, onRejected, fromObject(derived)) < 0) return EXCEPTION;
    return fromObject(derived);
  }
  const context = newCapability(c);
  if (!context) return EXCEPTION;
  const derived = load<u64>(context, Capability.Promise);
  const resolve = load<u64>(context, Capability.Resolve);
  return thenCapability(p, onFulfilled, onRejected, derived, resolve, load<u64>(context, Capability.Reject)) < 0 ? EXCEPTION : derived;
}

/** A promise for v by the constructor c. May call guest code. spec: sec-promise-resolve */
function promiseResolveWith(c: Value, v: Value): Value {
  if (promiseIn(v)) {
    const made = getValue(v, atom(Atom.constructor_));
    if (isException(made)) return EXCEPTION;
    if (made == c) return v;
  }
  if (c == intrinsicValue(Intrinsic.Promise)) {
    const p = newPromise();
    if (!p) return EXCEPTION;
    pushRoot(fromObject(p));
    const status = resolvePromise(p, v);
    popRoots(1);
    return status < 0 ? EXCEPTION : fromObject(p);
  }
  pushRoot(v);
  const context = newCapability(c);
  popRoots(1);
  if (!context) return EXCEPTION;
  pushRoot(fromObject(context));
  const result = call1(load<u64>(context, Capability.Resolve), UNDEFINED, v);
  popRoots(1);
  return isException(result) ? EXCEPTION : load<u64>(context, Capability.Promise);
}

/** A promise for v: v itself if it is one of %Promise%. 0: threw. May call guest code. */
export function promiseResolve(v: Value): Ptr {
  const p = promiseResolveWith(intrinsicValue(Intrinsic.Promise), v);
  return isException(p) ? 0 : payload(p);
}

/** spec: sec-promise.resolve */
function resolveStatic(fp: usize, argc: i32): u64 {
  if (!isObject(self(fp))) return throwTypeError('PromiseResolve called on non-object');
  return promiseResolveWith(self(fp), arg(fp, argc, 0));
}

/** spec: sec-promise.reject */
function rejectStatic(fp: usize, argc: i32): u64 {
  const c = self(fp);
  const reason = arg(fp, argc, 0);
  if (!isObject(c)) return throwTypeError('PromiseReject called on non-object');
  if (c == intrinsicValue(Intrinsic.Promise)) {
    const p = newPromise();
    return p && rejectPromise(p, reason) > 0 ? fromObject(p) : EXCEPTION;
  }
  const context = newCapability(c);
  if (!context) return EXCEPTION;
  pushRoot(fromObject(context));
  const result = call1(load<u64>(context, Capability.Reject), UNDEFINED, reason);
  popRoots(1);
  return isException(result) ? EXCEPTION : load<u64>(context, Capability.Promise);
}

function species(fp: usize, argc: i32): u64 { return self(fp); }

// For the library ----------------------------------------------------------------------------------------------------------------

function speciesConstructorCall(fp: usize, argc: i32): u64 {
  return speciesConstructor(arg(fp, argc, 0), arg(fp, argc, 1));
}

function newCapabilityCall(fp: usize, argc: i32): u64 {
  const context = newCapability(arg(fp, argc, 0));
  const list = context ? newArray(0, 3) : 0;
  if (!list) return EXCEPTION;
  for (let i: usize = 0; i < 3; i++) if (arrayPush(list, load<u64>(<usize>context + (i << 3), Elem.Values)) < 0) return EXCEPTION;
  return fromObject(list);
}

function promiseResolveCall(fp: usize, argc: i32): u64 {
  return promiseResolveWith(arg(fp, argc, 0), arg(fp, argc, 1));
}

function promiseStateCall(fp: usize, argc: i32): u64 {
  return fromInt(promiseBits(payload(arg(fp, argc, 0))));
}

/** All timers that one turn starts count from the same moment, so that their order depends on their delays alone. */
function turnTimeCall(fp: usize, argc: i32): u64 {
  let now = load<f64>(JobCell.TurnTime);
  if (!now) {
    now = Math.floor(hostNow());
    store<f64>(JobCell.TurnTime, now);
  }
  return fromNumber(now);
}

function scheduleTimersCall(fp: usize, argc: i32): u64 {
  store<f64>(JobCell.NextTimer, toDouble(arg(fp, argc, 0)));
  store<u32>(JobCell.LiveTimers, <u32>toDouble(arg(fp, argc, 1)));
  return UNDEFINED;
}

function timerEpochCall(fp: usize, argc: i32): u64 {
  return fromInt(load<i32>(JobCell.TimerEpoch));
}

function nowCall(fp: usize, argc: i32): u64 {
  return fromNumber(hostNow());
}

function tagCall(fp: usize, argc: i32): u64 {
  return defineOwn(payload(arg(fp, argc, 0)), wellKnown(Intrinsic.SymbolToStringTag), arg(fp, argc, 1), Attr.Configurable) < 0 ? EXCEPTION : UNDEFINED;
}

function setModuleHookCall(fp: usize, argc: i32): u64 {
  setIntrinsic(<Intrinsic>(Intrinsic.LinkModules + toInt(arg(fp, argc, 0))), arg(fp, argc, 1));
  return UNDEFINED;
}

function evaluatingCall(fp: usize, argc: i32): u64 {
  // One that a termination gave up may still come to its end.
  store<i32>(JobCell.Evaluating, max(0, load<i32>(JobCell.Evaluating) + toInt(arg(fp, argc, 0))));
  return UNDEFINED;
}

function shareExportCall(fp: usize, argc: i32): u64 {
  const name = atomize(payload(arg(fp, argc, 1)));
  const fromName = atomize(payload(arg(fp, argc, 3)));
  shareExport(payload(arg(fp, argc, 0)), name, payload(arg(fp, argc, 2)), fromName);
  return UNDEFINED;
}

function enqueueJobCall(fp: usize, argc: i32): u64 {
  return enqueueJob(Job.Callback, arg(fp, argc, 0), UNDEFINED, UNDEFINED) ? UNDEFINED : EXCEPTION;
}

/** With the list itself: AggregateError would iterate over it in the guest's sight. */
function newAggregateErrorCall(fp: usize, argc: i32): u64 {
  const error = newError(intrinsic(Intrinsic.AggregateErrorPrototype), payload(arg(fp, argc, 0)), 0);
  if (!error || defineOwn(error, atom(Atom.errors), arg(fp, argc, 1), Attr.Hidden) < 0) return EXCEPTION;
  return fromObject(error);
}

/** Wasm table index of intrinsic `id`, one of these. */
export function promiseIntrinsic(id: u32): u32 {
  switch (id) {
    case IntrinsicCall.speciesConstructor: return (<Native>speciesConstructorCall).index;
    case IntrinsicCall.newCapability: return (<Native>newCapabilityCall).index;
    case IntrinsicCall.promiseResolve: return (<Native>promiseResolveCall).index;
    case IntrinsicCall.promiseState: return (<Native>promiseStateCall).index;
    case IntrinsicCall.groupObject: return (<Native>groupObjectCall).index;
    case IntrinsicCall.turnTime: return (<Native>turnTimeCall).index;
    case IntrinsicCall.scheduleTimers: return (<Native>scheduleTimersCall).index;
    case IntrinsicCall.enqueueJob: return (<Native>enqueueJobCall).index;
    case IntrinsicCall.newAggregateError: return (<Native>newAggregateErrorCall).index;
    case IntrinsicCall.timerEpoch: return (<Native>timerEpochCall).index;
    case IntrinsicCall.now: return (<Native>nowCall).index;
    case IntrinsicCall.setModuleHook: return (<Native>setModuleHookCall).index;
    case IntrinsicCall.evaluating: return (<Native>evaluatingCall).index;
    case IntrinsicCall.compileModule: return (<Native>compileModuleCall).index;
    case IntrinsicCall.shareExport: return (<Native>shareExportCall).index;
    default: return (<Native>tagCall).index;
  }
}

export function initPromise(global: Ptr): void {
  initJobs();
  const prototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.PromisePrototype, fromObject(prototype));
  const promise = constructor(global, 'Promise', 1, constructPromise, prototype);
  setIntrinsic(Intrinsic.Promise, fromObject(promise));
  getter(promise, wellKnown(Intrinsic.SymbolSpecies), 'get [Symbol.species]', species);
  getOwnProperty(promise, wellKnown(Intrinsic.SymbolSpecies));
  setIntrinsic(Intrinsic.PromiseSpecies, load<u64>(ObjectCell.FoundValue));
  method(promise, 'resolve', 1, resolveStatic);
  method(promise, 'reject', 1, rejectStatic);
  method(prototype, 'then', 2, then);
  setIntrinsic(Intrinsic.PromiseThen, peekProperty(prototype, atom(Atom.then)));
  defineOwn(prototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('Promise')), Attr.Configurable);
}
