// Iterators as library code steps and closes them. spec: sec-operations-on-iterator-objects

import { Kind } from '../abi/layout.ts';
import { valueText } from './common.ts';
import { DONE, IteratorHelper, type Source } from './iterator-helper.ts';

const symbolIterator = $intrinsic('Symbol.iterator');
const generatorNext: unknown = $prototypeOf((function* (): Generator {}).prototype).next;

/** spec: sec-getmethod */
export function methodOf(o: any, key: any): any {
  const method = o[key];
  if (method === undefined || method === null) return undefined;
  if (!$isCallable(method)) $throwTypeError(valueText(method) + ' is not a function');
  return method;
}

/** An iterator and its `next`. spec: sec-iterator-records */
export class IteratorRecord implements Source {
  readonly iterator: any;
  readonly next: unknown;
  /** Null for a generator that can be resumed without a result object: see `$step`. */
  readonly state: null | undefined;
  value: unknown = undefined;

  /** spec: sec-getiteratordirect */
  constructor(iterator: any) {
    this.iterator = iterator;
    this.next = iterator.next;
    this.state = this.next === generatorNext && $kindOf(iterator) === Kind.Generator ? null : undefined;
  }

  /** The next value, or DONE. spec: sec-iteratorstepvalue */
  pull(): unknown {
    return $step(this.iterator, this.next, this.state, DONE);
  }

  /** Is there another value? It is in `value` then. spec: sec-iteratorstepvalue */
  advance(): boolean {
    const step = $call(this.next, this.iterator);
    if (!$isObject(step)) notAnObject(step);
    if (step.done) return false;
    this.value = step.value;
    return true;
  }

  /** The same without a look at the value. spec: sec-iteratorstep */
  skip(): boolean {
    const step = $call(this.next, this.iterator);
    if (!$isObject(step)) notAnObject(step);
    return !step.done;
  }
}

/** Where the values of an iterator come from: a helper is asked without a result object. spec: sec-getiteratordirect */
export function sourceOf(o: any): Source {
  const record = new IteratorRecord(o);
  return IteratorHelper.stageOf(o, record.next) ?? record;
}

function notAnObject(step: unknown): never {
  return $throwTypeError('Iterator result ' + valueText(step) + ' is not an object');
}

/** spec: sec-iteratorclose, with a completion that is no throw */
export function closeIterator(iterator: any): void {
  const method = methodOf(iterator, 'return');
  if (method === undefined) return;
  const result = $call(method, iterator);
  if (!$isObject(result)) $throwTypeError(valueText(result) + ' is not an object');
}

/** Closes because of an exception, which stays the one that is thrown. */
export function closeQuietly(iterator: any): void {
  try {
    const method = iterator.return;
    if (method !== undefined && method !== null) $call(method, iterator);
  } catch {}
}

/** spec: sec-getiteratorflattenable */
export function flattenable(v: any, strings: boolean): IteratorRecord {
  if (!$isObject(v) && !(strings && typeof v === 'string')) $throwTypeError(valueText(v) + ' is not an object');
  const method = methodOf(v, symbolIterator);
  const iterator = method === undefined ? v : $call(method, v);
  if (!$isObject(iterator)) $throwTypeError(valueText(iterator) + ' is not an object');
  return new IteratorRecord(iterator);
}

/** spec: sec-getiterator */
export function openIterator(v: any): IteratorRecord {
  const method = methodOf(v, symbolIterator);
  if (method === undefined) $throwTypeError(valueText(v) + ' is not iterable');
  const iterator = $call(method, v);
  if (!$isObject(iterator)) $throwTypeError('Result of the Symbol.iterator method is not an object');
  return new IteratorRecord(iterator);
}

/** Closes them from the last to the first. spec: sec-iteratorcloseall, with a completion that is no throw */
export function closeAll(open: IteratorRecord[]): void {
  let failed = false;
  let error: unknown;
  for (let i = open.length - 1; i >= 0; i--) {
    if (failed) {
      closeQuietly(open[i].iterator);
      continue;
    }
    try {
      closeIterator(open[i].iterator);
    } catch (e) {
      failed = true;
      error = e;
    }
  }
  if (failed) throw error;
}

/** The same because of an exception. */
export function closeAllQuietly(open: IteratorRecord[]): void {
  for (let i = open.length - 1; i >= 0; i--) closeQuietly(open[i].iterator);
}
