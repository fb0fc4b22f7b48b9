// Instructions of for-of, destructuring, spread and for-in.
//
// An iterator record is three registers: iterator, its next method, and the state. While an array is walked directly the iterator
// register holds the array itself and the state is the next index; the walk never calls anything. The state of a generator whose
// `next` is the original one is null: each step resumes its frame, and no result object is made.

import { Arr, Elem, Header, Kind, Obj, ObjectFlag } from '../abi/layout.ts';
import {
  HOLE, NULL, Ptr, UNDEFINED, Value, fromInt, fromObject, isException, isInt, isNullish, isObject, payload, toInt,
} from '../value/value.ts';
import { Intrinsic, intrinsic, intrinsicValue, wellKnown } from '../builtins/intrinsics.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { isTypedArray, typedGet, viewLength } from '../object/typed-array.ts';
import { getElement } from '../object/elements.ts';
import { getValue } from '../object/properties.ts';
import { forInNext as nextKey } from '../object/for-in.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { asyncFromSync } from '../builtins/async-from-sync.ts';
import { describe, throwError, throwErrorWith, throwNotIterable, throwTypeError } from '../builtins/errors.ts';
import { call0, isCallable } from './call.ts';
import { findSlot } from './ic.ts';
import { isSyncGenerator, resumeByIteration } from './generators.ts';
import { unwind } from './unwind.ts';
import { ra, rb } from './loop.ts';

/** Is iterating this array unobservable: Array.prototype[Symbol.iterator] and the iterator's next untouched, no iterator of its own? */
export function iteratesDirectly(o: Ptr): bool {
  return load<u8>(o) == Kind.Array && stepsThrough(o, Intrinsic.ArrayValues);
}

/** The same for a typed array that is in bounds. */
export function iteratesTyped(o: Ptr): bool {
  return isTypedArray(o) && viewLength(o) >= 0 && stepsThrough(o, Intrinsic.TypedArrayValues);
}

/** Is this the iteration method of o, and array iterators' next the original one? */
function stepsThrough(o: Ptr, values: Intrinsic): bool {
  const method = findSlot(o, load<u32>(o, Obj.Shape), wellKnown(Intrinsic.SymbolIterator));
  if (!method || load<u64>(method) != intrinsicValue(values)) return false;
  const prototype = intrinsic(Intrinsic.ArrayIteratorPrototype);
  const next = findSlot(prototype, load<u32>(prototype, Obj.Shape), atom(Atom.next));
  return next != 0 && load<u64>(next) == intrinsicValue(Intrinsic.ArrayIteratorNext);
}

/** Op.GetIterator. spec: sec-getiterator */
export function getIterator(pc: usize, fp: usize, insn: u32): usize {
  const v = load<u64>(rb(fp, insn));
  const record = ra(fp, insn);
  if (isObject(v) && !(insn >> 24) && (iteratesDirectly(payload(v)) || iteratesTyped(payload(v)))) {
    store<u64>(record, v);
    store<u64>(record, UNDEFINED, 8);
    store<u64>(record, fromInt(0), 16);
    return pc + 8;
  }
  if (isNullish(v)) {
    throwNotIterable(v, pc, fp);
    return unwind(pc, fp);
  }
  const method = getValue(v, wellKnown(Intrinsic.SymbolIterator));
  if (isException(method)) return unwind(pc, fp);
  if (!isCallable(method)) {
    throwNotIterable(v, pc, fp);
    return unwind(pc, fp);
  }
  const iterator = call0(method, v);
  if (isException(iterator)) return unwind(pc, fp);
  if (!isObject(iterator)) {
    throwErrorWith(ErrorKind.TypeError, 'Result of the Symbol.iterator method % is not an object', describe(iterator));
    return unwind(pc, fp);
  }
  store<u64>(record, iterator);
  const next = getValue(iterator, atom(Atom.next));
  if (isException(next)) return unwind(pc, fp);
  store<u64>(record, next, 8);
  const resumes = next == intrinsicValue(Intrinsic.GeneratorNext) && isSyncGenerator(iterator);
  store<u64>(record, resumes ? NULL : UNDEFINED, 16);
  return pc + 8;
}

/** Op.GetAsyncIterator. spec: sec-getiterator */
export function getAsyncIterator(pc: usize, fp: usize, insn: u32): usize {
  const v = load<u64>(rb(fp, insn));
  const record = ra(fp, insn);
  const method = isNullish(v) ? UNDEFINED : getValue(v, wellKnown(Intrinsic.SymbolAsyncIterator));
  if (isException(method)) return unwind(pc, fp);
  let iterator: Value;
  if (isNullish(method)) {
    const source = isNullish(v) ? UNDEFINED : getValue(v, wellKnown(Intrinsic.SymbolIterator));
    if (isException(source)) return unwind(pc, fp);
    if (!isCallable(source)) {
      throwErrorWith(ErrorKind.TypeError, '% is not async iterable', describe(v));
      return unwind(pc, fp);
    }
    iterator = call0(source, v);
    if (isException(iterator)) return unwind(pc, fp);
    if (isObject(iterator)) iterator = asyncFromSync(iterator);
  } else {
    if (!isCallable(method)) {
      throwErrorWith(ErrorKind.TypeError, '% is not a function', describe(method));
      return unwind(pc, fp);
    }
    iterator = call0(method, v);
  }
  if (isException(iterator)) return unwind(pc, fp);
  if (!isObject(iterator)) {
    throwError(ErrorKind.TypeError, 'Result of the Symbol.asyncIterator method is not an object');
    return unwind(pc, fp);
  }
  store<u64>(record, iterator);
  const next = getValue(iterator, atom(Atom.next));
  if (isException(next)) return unwind(pc, fp);
  store<u64>(record, next, 8);
  store<u64>(record, UNDEFINED, 16);
  return pc + 4;
}

/** Op.IterNext */
export function next(pc: usize, fp: usize, insn: u32): usize {
  const record = rb(fp, insn);
  const state = load<u64>(record, 16);
  if (state == NULL) return resumeByIteration(pc, fp, payload(load<u64>(record)));
  if (!isInt(state)) return pc + 8;
  const array = payload(load<u64>(record));
  const index = <u32>toInt(state);
  if (isTypedArray(array)) return nextTyped(pc, fp, insn, array, index);
  if (index >= load<u32>(array, Arr.Length)) return pc + 8 + (<usize>load<i16>(pc, 4) << 2);
  let value = HOLE;
  if (!(load<u8>(array, Header.Flags) & ObjectFlag.SlowElements)) {
    const elements = <usize>load<u32>(array, Obj.Elements);
    if (index < load<u32>(elements, Elem.Capacity)) value = load<u64>(elements + (<usize>index << 3), Elem.Values);
  }
  if (value == HOLE) {
    value = getElement(array, index, fromObject(array));
    if (isException(value)) return unwind(pc, fp);
  }
  store<u64>(record, fromInt(<i32>index + 1), 16);
  store<u64>(ra(fp, insn), value);
  return pc + 8 + (<usize>load<i16>(pc, 6) << 2);
}

/** The same for a typed array. spec: sec-%arrayiteratorprototype%.next */
function nextTyped(pc: usize, fp: usize, insn: u32, array: Ptr, index: u32): usize {
  const length = viewLength(array);
  if (length < 0) {
    throwTypeError('Cannot perform %ArrayIteratorPrototype%.next on a detached ArrayBuffer');
    return unwind(pc, fp);
  }
  if (index >= <u32>length) return pc + 8 + (<usize>load<i16>(pc, 4) << 2);
  const value = typedGet(array, index);
  if (isException(value)) return unwind(pc, fp);
  store<u64>(rb(fp, insn), fromInt(<i32>index + 1), 16);
  store<u64>(ra(fp, insn), value);
  return pc + 8 + (<usize>load<i16>(pc, 6) << 2);
}

/** Op.ForInNext */
export function forInNext(pc: usize, fp: usize, insn: u32): usize {
  const key = nextKey(payload(load<u64>(rb(fp, insn))));
  if (isException(key)) return unwind(pc, fp);
  if (key == HOLE) return pc + 8 + (load<i32>(pc, 4) << 2);
  store<u64>(ra(fp, insn), key);
  return pc + 8;
}
