// The iterator protocol for natives that take any iterable. All may call guest code. spec: sec-operations-on-iterator-objects
//
// The record is two roots on the register stack: the iterator and its `next`, popped by whoever opened it.

import { Cell } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { EXCEPTION, HOLE, UNDEFINED, Value, fromObject, isException, isNullish, isObject } from '../value/value.ts';
import { truthySlow, typeOf } from '../value/convert.ts';
import { arrayPush } from '../object/elements.ts';
import { newArray } from '../object/object.ts';
import { getValue } from '../object/properties.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { concat } from '../string/string.ts';
import { call0, isCallable } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { Intrinsic, wellKnown } from './intrinsics.ts';
import { describe, literal, throwError, throwErrorWith } from './errors.ts';

/** "number 5", "object null": how V8 names what it cannot iterate. */
function typeAndValue(v: Value): u32 {
  const type = typeOf(v);
  return isObject(v) || v == UNDEFINED ? type : concat(concat(type, literal(' ')), describe(v));
}

/** spec: sec-getiterator. Address of the record, which is two roots; 0: threw, nothing was pushed. */
export function openIterator(v: Value): usize {
  const method = isNullish(v) ? v : getValue(v, wellKnown(Intrinsic.SymbolIterator));
  return isException(method) ? 0 : openIteratorWith(v, method);
}

/** The same with the method that was looked up. spec: sec-getiteratorfrommethod */
export function openIteratorWith(v: Value, method: Value): usize {
  if (!isCallable(method)) {
    throwErrorWith(ErrorKind.TypeError, '% is not iterable (cannot read property Symbol(Symbol.iterator))', typeAndValue(v));
    return 0;
  }
  const iterator = call0(method, v);
  if (isException(iterator)) return 0;
  if (!isObject(iterator)) {
    throwError(ErrorKind.TypeError, 'Result of the Symbol.iterator method is not an object');
    return 0;
  }
  const record = pushRoot(iterator);
  const next = getValue(iterator, atom(Atom.next));
  if (isException(next)) {
    popRoots(1);
    return 0;
  }
  pushRoot(next);
  return record;
}

/** The next value, Hole at the end, EXCEPTION if it threw. spec: sec-iteratorstepvalue */
export function stepIterator(record: usize): Value {
  const result = call0(load<u64>(record, 8), load<u64>(record));
  if (isException(result)) return EXCEPTION;
  if (!isObject(result)) return throwErrorWith(ErrorKind.TypeError, 'Iterator result % is not an object', describe(result));
  pushRoot(result);
  const done = getValue(result, atom(Atom.done));
  let value = EXCEPTION;
  if (!isException(done)) value = truthySlow(done) ? HOLE : getValue(result, atom(Atom.value));
  popRoots(1);
  return value;
}

/** An array of what an iterable gives. spec: sec-iteratortolist */
export function listOf(iterable: Value): Value {
  const record = openIterator(iterable);
  return record ? restOf(record) : EXCEPTION;
}

/** The same for an iterator record, which is popped. */
export function restOf(record: usize): Value {
  const list = newArray(0, 4);
  pushRoot(fromObject(list));
  let v: Value = EXCEPTION;
  while (list) {
    v = stepIterator(record);
    if (v == HOLE || isException(v)) break;
    if (charge(1) || arrayPush(list, v) < 0) {
      v = EXCEPTION;
      break;
    }
  }
  popRoots(3);
  return isException(v) ? EXCEPTION : fromObject(list);
}

/** Closes the iterator because an exception is pending, which stays. Returns EXCEPTION. spec: sec-iteratorclose, with a throw completion */
export function closeIterator(record: usize): Value {
  if (load<u32>(Cell.Termination)) return EXCEPTION;
  const pending = load<u64>(Cell.Exception);
  pushRoot(pending);
  const method = getValue(load<u64>(record), atom(Atom.return_));
  if (isCallable(method)) call0(method, load<u64>(record));
  popRoots(1);
  store<u64>(Cell.Exception, pending);
  return EXCEPTION;
}
