// Sync iterators where an async one is wanted: for await, yield* in async generators. spec: sec-async-from-sync-iterator-objects
//
// No program can see the wrapper, so that its three methods are functions of its own, over one context: 0 the sync iterator, 1 its next.

import { Attr, Cell, Elem, Fn } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, FALSE, Ptr, TRUE, UNDEFINED, Value, fromBool, fromObject, isException, isNullish, isObject, } from '../value/value.ts';
import { truthySlow } from '../value/convert.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { addProperty, newObjectWithProto } from '../object/object.ts';
import { getValue } from '../object/properties.ts';
import { callFunction, call0, isCallable } from '../interp/call.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { rejected } from './async-generator.ts';
import { describe, throwErrorWith, throwTypeError, throwValue } from './errors.ts';
import { iterResult } from './iterators.ts';
import { Native, arg, callee, closureFunction } from './native.ts';
import { newContext, newPromise, resolvePromise, thenPromise } from './promise-jobs.ts';
import { promiseResolve } from './promise.ts';

/** Values of the context; of that of a pending step: 0 the iterator, 1 is it done? */
const enum Context {
  Iterator = Elem.Values,
  Next = Elem.Values + 8,
  Done = Elem.Values + 8,
}

// @ts-ignore: decorator
@inline function context(fp: usize): Ptr { return load<u32>(callee(fp), Fn.Env); }
// @ts-ignore: decorator
@inline function iteratorOf(fp: usize): Value { return load<u64>(context(fp), Context.Iterator); }

/** The wrapper of a sync iterator, or EXCEPTION. May call a getter. spec: sec-createasyncfromsynciterator */
export function asyncFromSync(iterator: Value): Value {
  pushRoot(iterator);
  const next = getValue(iterator, atom(Atom.next));
  popRoots(1);
  if (isException(next)) return EXCEPTION;
  const shared = newContext(2);
  const o = shared ? newObjectWithProto(0) : 0;
  if (!o) return EXCEPTION;
  store<u64>(shared, iterator, Context.Iterator);
  store<u64>(shared, next, Context.Next);
  const made = define(o, Atom.next, nextMethod, shared) && define(o, Atom.return_, returnMethod, shared) && define(o, Atom.throw_, throwMethod, shared);
  return made ? fromObject(o) : EXCEPTION;
}

function define(o: Ptr, name: Atom, native: Native, shared: Ptr): bool {
  const f = closureFunction(native, 0, shared);
  return f != 0 && addProperty(o, atom(name), fromObject(f), Attr.Default);
}

/** A method of the iterator: UNDEFINED if it has none. */
function methodOf(iterator: Value, name: Atom): Value {
  const f = getValue(iterator, atom(name));
  if (isException(f)) return EXCEPTION;
  if (isNullish(f)) return UNDEFINED;
  return isCallable(f) ? f : throwErrorWith(ErrorKind.TypeError, '% is not a function', describe(f));
}

/** Closes the iterator because of the exception that is pending, which stays. */
function closeByThrow(iterator: Value): void {
  if (load<u32>(Cell.Termination)) return;
  const reason = load<u64>(Cell.Exception);
  pushRoot(reason);
  const f = methodOf(iterator, Atom.return_);
  if (!isException(f) && f != UNDEFINED) call0(f, iterator);
  popRoots(1);
  throwValue(reason);
}

/** spec: sec-%asyncfromsynciteratorprototype%.next */
function nextMethod(fp: usize, argc: i32): u64 {
  const result = callFunction(load<u64>(context(fp), Context.Next), iteratorOf(fp), argc, fp + 8);
  return isException(result) ? rejected() : goOn(iteratorOf(fp), result, true);
}

/** spec: sec-%asyncfromsynciteratorprototype%.return */
function returnMethod(fp: usize, argc: i32): u64 {
  const f = methodOf(iteratorOf(fp), Atom.return_);
  if (isException(f)) return rejected();
  if (f == UNDEFINED) {
    const result = iterResult(arg(fp, argc, 0), true);
    const promise = isException(result) ? 0 : newPromise();
    if (!promise) return EXCEPTION;
    pushRoot(fromObject(promise));
    const ok = resolvePromise(promise, result) >= 0;
    popRoots(1);
    return ok ? fromObject(promise) : EXCEPTION;
  }
  const result = callFunction(f, iteratorOf(fp), argc, fp + 8);
  return isException(result) ? rejected() : goOn(iteratorOf(fp), result, false);
}

/** spec: sec-%asyncfromsynciteratorprototype%.throw */
function throwMethod(fp: usize, argc: i32): u64 {
  const f = methodOf(iteratorOf(fp), Atom.throw_);
  if (isException(f)) return rejected();
  if (f == UNDEFINED) {
    const close = methodOf(iteratorOf(fp), Atom.return_);
    if (isException(close)) return rejected();
    if (close != UNDEFINED) {
      const closed = call0(close, iteratorOf(fp));
      if (isException(closed)) return rejected();
      if (!isObject(closed)) {
        throwErrorWith(ErrorKind.TypeError, '% is not an object', describe(closed));
        return rejected();
      }
    }
    throwTypeError("The iterator does not provide a 'throw' method");
    return rejected();
  }
  const result = callFunction(f, iteratorOf(fp), argc, fp + 8);
  return isException(result) ? rejected() : goOn(iteratorOf(fp), result, true);
}

/** The promise for a result of the sync iterator. spec: sec-asyncfromsynciteratorcontinuation */
function goOn(iterator: Value, result: Value, closes: bool): Value {
  if (!isObject(result)) {
    throwErrorWith(ErrorKind.TypeError, 'Iterator result % is not an object', describe(result));
    return rejected();
  }
  pushRoot(iterator);
  pushRoot(result);
  const v = settledStep(iterator, result, closes);
  popRoots(2);
  return v;
}

function settledStep(iterator: Value, result: Value, closes: bool): Value {
  const read = getValue(result, atom(Atom.done));
  if (isException(read)) return rejected();
  const done = read == TRUE || (read != FALSE && truthySlow(read));
  const v = getValue(result, atom(Atom.value));
  if (isException(v)) return rejected();
  const inner = promiseResolve(v);
  if (!inner) {
    if (!done && closes) closeByThrow(iterator);
    return load<u32>(Cell.Termination) ? EXCEPTION : rejected();
  }
  const promise = newPromise();
  const step = promise ? newContext(2) : 0;
  if (!step) return EXCEPTION;
  store<u64>(step, iterator, Context.Iterator);
  store<u64>(step, fromBool(done), Context.Done);
  const unwrap = closureFunction(unwrapFunction, 1, step);
  const close = done || !closes ? 0 : closureFunction(closeFunction, 1, step);
  if (!unwrap || thenPromise(inner, fromObject(unwrap), close ? fromObject(close) : UNDEFINED, fromObject(promise)) < 0) return EXCEPTION;
  return fromObject(promise);
}

function unwrapFunction(fp: usize, argc: i32): u64 {
  return iterResult(arg(fp, argc, 0), load<u64>(context(fp), Context.Done) == TRUE);
}

/** The value was rejected: nobody will ask the iterator for another one. */
function closeFunction(fp: usize, argc: i32): u64 {
  throwValue(arg(fp, argc, 0));
  closeByThrow(iteratorOf(fp));
  return EXCEPTION;
}
