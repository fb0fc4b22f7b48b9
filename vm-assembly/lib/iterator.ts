// Iterator: helpers, Iterator.from, concat. spec: sec-iterator-objects

import { callable, valueText } from './common.ts';
import { defineAccessor } from './install.ts';
import { DONE, IteratorHelper, iteratorPrototype, initHelper } from './iterator-helper.ts';
import {
  closeIterator,
  closeQuietly,
  flattenable,
  IteratorRecord,
  methodOf,
} from './iterator-record.ts';

const IteratorConstructor = $intrinsic('Iterator');
const symbolIterator = $intrinsic('Symbol.iterator');
const symbolDispose = $intrinsic('Symbol.dispose');
const symbolToStringTag = $intrinsic('Symbol.toStringTag');
const isPrototypeOf = $intrinsic('Object.prototype.isPrototypeOf');
const hasOwnProperty = $intrinsic('Object.prototype.hasOwnProperty');
const setPrototypeOf = $intrinsic('Object.setPrototypeOf');

function receiver(v: any, name: string): any {
  if (!$isObject(v)) $throwTypeError('Iterator.prototype.' + name + ' called on non-object');
  return v;
}

/** Closes the receiver, whose argument is no function. */
function refuse(o: any, f: unknown): never {
  closeQuietly(o);
  return callable(f);
}

/** The count that take and drop are given. */
function limitOf(o: any, limit: any): number {
  let n: number;
  try {
    n = +limit;
  } catch (error) {
    closeQuietly(o);
    throw error;
  }
  const count = n === n ? $toIntegerOrInfinity(n) : -1;
  if (count >= 0 && (count <= 2 ** 53 - 1 || count === Infinity)) return count;
  closeQuietly(o);
  if (count > 0) $throwRangeError(valueText(limit) + ' is too large');
  return $throwRangeError(valueText(limit) + ' must be positive');
}

const methods = {
  /** spec: sec-iterator.prototype.map */
  map(this: any, mapper: unknown): unknown {
    const o = receiver(this, 'map');
    if (!$isCallable(mapper)) refuse(o, mapper);
    const source = new IteratorRecord(o);
    let counter = 0;
    return new IteratorHelper(
      () => {
        if (!source.advance()) return DONE;
        try {
          return $call(mapper, undefined, source.value, counter++);
        } catch (error) {
          closeQuietly(o);
          throw error;
        }
      },
      () => closeIterator(o),
    );
  },

  /** spec: sec-iterator.prototype.filter */
  filter(this: any, predicate: unknown): unknown {
    const o = receiver(this, 'filter');
    if (!$isCallable(predicate)) refuse(o, predicate);
    const source = new IteratorRecord(o);
    let counter = 0;
    return new IteratorHelper(
      () => {
        while (source.advance()) {
          const v = source.value;
          try {
            if ($call(predicate, undefined, v, counter++)) return v;
          } catch (error) {
            closeQuietly(o);
            throw error;
          }
        }
        return DONE;
      },
      () => closeIterator(o),
    );
  },

  /** spec: sec-iterator.prototype.take */
  take(this: any, limit: unknown): unknown {
    const o = receiver(this, 'take');
    let remaining = limitOf(o, limit);
    const source = new IteratorRecord(o);
    return new IteratorHelper(
      () => {
        if (remaining === 0) {
          closeIterator(o);
          return DONE;
        }
        remaining--;
        return source.advance() ? source.value : DONE;
      },
      () => closeIterator(o),
    );
  },

  /** spec: sec-iterator.prototype.drop */
  drop(this: any, limit: unknown): unknown {
    const o = receiver(this, 'drop');
    let remaining = limitOf(o, limit);
    const source = new IteratorRecord(o);
    return new IteratorHelper(
      () => {
        while (remaining > 0) {
          remaining--;
          if (!source.skip()) return DONE;
        }
        return source.advance() ? source.value : DONE;
      },
      () => closeIterator(o),
    );
  },

  /** spec: sec-iterator.prototype.flatmap */
  flatMap(this: any, mapper: unknown): unknown {
    const o = receiver(this, 'flatMap');
    if (!$isCallable(mapper)) refuse(o, mapper);
    const source = new IteratorRecord(o);
    let counter = 0;
    let inner: IteratorRecord | undefined;
    return new IteratorHelper(
      () => {
        while (true) {
          if (inner === undefined && !source.advance()) return DONE;
          try {
            inner ??= flattenable($call(mapper, undefined, source.value, counter++), false);
            if (inner.advance()) return inner.value;
          } catch (error) {
            closeQuietly(o);
            throw error;
          }
          inner = undefined;
        }
      },
      () => {
        try {
          if (inner !== undefined) closeIterator(inner.iterator);
        } catch (error) {
          closeQuietly(o);
          throw error;
        }
        closeIterator(o);
      },
    );
  },

  /** spec: sec-iterator.prototype.reduce */
  reduce(this: any, reducer: unknown, ...initial: unknown[]): unknown {
    const o = receiver(this, 'reduce');
    if (!$isCallable(reducer)) refuse(o, reducer);
    const source = new IteratorRecord(o);
    let accumulator: unknown;
    let counter = 0;
    if (initial.length > 0) accumulator = initial[0];
    else {
      if (!source.advance()) $throwTypeError('Reduce of a done iterator with no initial value');
      accumulator = source.value;
      counter = 1;
    }
    while (source.advance()) {
      try {
        accumulator = $call(reducer, undefined, accumulator, source.value, counter++);
      } catch (error) {
        closeQuietly(o);
        throw error;
      }
    }
    return accumulator;
  },

  /** spec: sec-iterator.prototype.toarray */
  toArray(this: any): unknown {
    const source = new IteratorRecord(receiver(this, 'toArray'));
    const items: unknown[] = [];
    while (source.advance()) $append(items, source.value);
    return items;
  },

  /** spec: sec-iterator.prototype.foreach */
  forEach(this: any, callback: unknown): void {
    const o = receiver(this, 'forEach');
    if (!$isCallable(callback)) refuse(o, callback);
    const source = new IteratorRecord(o);
    let counter = 0;
    while (source.advance()) {
      try {
        $call(callback, undefined, source.value, counter++);
      } catch (error) {
        closeQuietly(o);
        throw error;
      }
    }
  },

  /** spec: sec-iterator.prototype.some */
  some(this: any, predicate: unknown): boolean {
    const o = receiver(this, 'some');
    if (!$isCallable(predicate)) refuse(o, predicate);
    return search(o, predicate, true) !== undefined;
  },

  /** spec: sec-iterator.prototype.every */
  every(this: any, predicate: unknown): boolean {
    const o = receiver(this, 'every');
    if (!$isCallable(predicate)) refuse(o, predicate);
    return search(o, predicate, false) === undefined;
  },

  /** spec: sec-iterator.prototype.find */
  find(this: any, predicate: unknown): unknown {
    const o = receiver(this, 'find');
    if (!$isCallable(predicate)) refuse(o, predicate);
    const source = search(o, predicate, true);
    return source === undefined ? undefined : source.value;
  },

  /** spec: sec-iterator.prototype-%symbol.dispose% */
  dispose(this: any): void {
    const method = methodOf(this, 'return');
    if (method !== undefined) $call(method, this);
  },
};

/** Stops and closes at the first value for which the predicate answers `wanted`; it is the record's. */
function search(o: any, predicate: unknown, wanted: boolean): IteratorRecord | undefined {
  const source = new IteratorRecord(o);
  let counter = 0;
  while (source.advance()) {
    let answer: unknown;
    try {
      answer = $call(predicate, undefined, source.value, counter++);
    } catch (error) {
      closeQuietly(o);
      throw error;
    }
    if (!!answer === wanted) {
      closeIterator(o);
      return source;
    }
  }
  return undefined;
}

/** spec: sec-%wrapforvaliditeratorprototype%-object */
class WrapForValidIterator {
  readonly #source: IteratorRecord;

  constructor(source: IteratorRecord) {
    this.#source = source;
  }

  next(): unknown {
    const source = this.#source;
    return $call(source.next, source.iterator);
  }

  return(): unknown {
    const iterator = this.#source.iterator;
    const method = methodOf(iterator, 'return');
    return method === undefined ? { value: undefined, done: true } : $call(method, iterator);
  }
}

/** What concat opens when its turn comes. */
class Opening {
  readonly method: unknown;
  readonly iterable: unknown;
  constructor(method: unknown, iterable: unknown) {
    this.method = method;
    this.iterable = iterable;
  }
}

const statics = {
  /** spec: sec-iterator.from */
  from(v: unknown): unknown {
    const source = flattenable(v, true);
    return $call(isPrototypeOf, iteratorPrototype, source.iterator) ? source.iterator : new WrapForValidIterator(source);
  },

  /** spec: sec-iterator.concat */
  concat(...items: any[]): unknown {
    const openings: Opening[] = [];
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      if (!$isObject(item)) $throwTypeError(valueText(item) + ' is not an object');
      const method = methodOf(item, symbolIterator);
      if (method === undefined) $throwTypeError(valueText(item) + ' is not iterable');
      $append(openings, new Opening(method, item));
    }
    let index = 0;
    let inner: IteratorRecord | undefined;
    return new IteratorHelper(
      () => {
        while (true) {
          if (inner === undefined) {
            if (index === openings.length) return DONE;
            const opening = openings[index++];
            const iterator = $call(opening.method, opening.iterable);
            if (!$isObject(iterator)) $throwTypeError(valueText(iterator) + ' is not an object');
            inner = new IteratorRecord(iterator);
          }
          if (inner.advance()) return inner.value;
          inner = undefined;
        }
      },
      () => {
        if (inner !== undefined) closeIterator(inner.iterator);
      },
    );
  },
};

/** spec: sec-SetterThatIgnoresPrototypeProperties */
function setIgnoringPrototype(o: any, key: any, v: unknown): void {
  if (!$isObject(o)) $throwTypeError(valueText(o) + ' is not an object');
  if (o === iteratorPrototype) $throwTypeError('Cannot assign to this property of Iterator.prototype');
  if ($call(hasOwnProperty, o, key)) o[key] = v;
  else $createDataProperty(o, key, v);
}

const accessors = {
  /** spec: sec-iterator.prototype-%symbol.tostringtag% */
  get [symbolToStringTag](): string {
    return 'Iterator';
  },
  set [symbolToStringTag](v: unknown) {
    setIgnoringPrototype(this, symbolToStringTag, v);
  },
  /** spec: sec-iterator.prototype.constructor */
  get constructor(): any {
    return IteratorConstructor;
  },
  set constructor(v: unknown) {
    setIgnoringPrototype(this, 'constructor', v);
  },
};

$define(iteratorPrototype, 'map', methods.map, 1);
$define(iteratorPrototype, 'filter', methods.filter, 1);
$define(iteratorPrototype, 'take', methods.take, 1);
$define(iteratorPrototype, 'drop', methods.drop, 1);
$define(iteratorPrototype, 'flatMap', methods.flatMap, 1);
$define(iteratorPrototype, 'reduce', methods.reduce, 1);
$define(iteratorPrototype, 'toArray', methods.toArray, 0);
$define(iteratorPrototype, 'forEach', methods.forEach, 1);
$define(iteratorPrototype, 'some', methods.some, 1);
$define(iteratorPrototype, 'every', methods.every, 1);
$define(iteratorPrototype, 'find', methods.find, 1);
$define(iteratorPrototype, symbolDispose, methods.dispose, 0);
defineAccessor(iteratorPrototype, symbolToStringTag, accessors);
defineAccessor(iteratorPrototype, 'constructor', accessors);
$define(IteratorConstructor, 'from', statics.from, 1);
$define(IteratorConstructor, 'concat', statics.concat, 0);
initHelper();
$call(setPrototypeOf, undefined, WrapForValidIterator.prototype, iteratorPrototype);
$deleteProperty(WrapForValidIterator.prototype, 'constructor');
