// Iterator: helpers, Iterator.from, concat. spec: sec-iterator-objects

import { callable, valueText } from './common.ts';
import { defineAccessor } from './install.ts';
import { DONE, helperOf, IteratorHelper, initHelper, iteratorPrototype, type Source, Stage, State } from './iterator-helper.ts';
import {
  closeIterator,
  closeQuietly,
  flattenable,
  IteratorRecord,
  methodOf,
  sourceOf,
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

/** Stages over one iterator whose values pass many at a time: they are one call for each value, and one for a callback. */
class Fused extends Stage {
  readonly iterator: any;
  readonly source: Source;

  constructor(iterator: any) {
    super(neverCalled, () => closeIterator(iterator));
    this.iterator = iterator;
    this.source = sourceOf(iterator);
  }
}

function neverCalled(): unknown {
  return DONE;
}

/** spec: sec-iterator.prototype.map */
class Mapping extends Fused {
  readonly mapper: unknown;
  counter = 0;

  constructor(iterator: any, mapper: unknown) {
    super(iterator);
    this.mapper = mapper;
  }

  override pull(): unknown {
    if (this.state > State.Suspended) return this.refuse();
    this.state = State.Running;
    let called = false;
    try {
      const v = this.source.pull();
      if (v === DONE) {
        this.state = State.Done;
        return DONE;
      }
      called = true;
      const mapped = $call(this.mapper, undefined, v, this.counter++);
      this.state = State.Suspended;
      return mapped;
    } catch (error) {
      if (called) closeQuietly(this.iterator);
      this.state = State.Done;
      throw error;
    }
  }
}

/** spec: sec-iterator.prototype.filter */
class Filtering extends Fused {
  readonly predicate: unknown;
  counter = 0;

  constructor(iterator: any, predicate: unknown) {
    super(iterator);
    this.predicate = predicate;
  }

  override pull(): unknown {
    if (this.state > State.Suspended) return this.refuse();
    this.state = State.Running;
    let called = false;
    try {
      for (;;) {
        const v = this.source.pull();
        if (v === DONE) {
          this.state = State.Done;
          return DONE;
        }
        called = true;
        if ($call(this.predicate, undefined, v, this.counter++)) {
          this.state = State.Suspended;
          return v;
        }
        called = false;
      }
    } catch (error) {
      if (called) closeQuietly(this.iterator);
      this.state = State.Done;
      throw error;
    }
  }
}

/** spec: sec-iterator.prototype.take */
class Taking extends Fused {
  remaining: number;

  constructor(iterator: any, remaining: number) {
    super(iterator);
    this.remaining = remaining;
  }

  override pull(): unknown {
    if (this.state > State.Suspended) return this.refuse();
    this.state = State.Running;
    try {
      let v: unknown = DONE;
      if (this.remaining === 0) closeIterator(this.iterator);
      else {
        this.remaining--;
        v = this.source.pull();
      }
      this.state = v === DONE ? State.Done : State.Suspended;
      return v;
    } catch (error) {
      this.state = State.Done;
      throw error;
    }
  }
}

const methods = {
  /** spec: sec-iterator.prototype.map */
  map(this: any, mapper: unknown): unknown {
    const o = receiver(this, 'map');
    if (!$isCallable(mapper)) refuse(o, mapper);
    return new IteratorHelper(new Mapping(o, mapper));
  },

  /** spec: sec-iterator.prototype.filter */
  filter(this: any, predicate: unknown): unknown {
    const o = receiver(this, 'filter');
    if (!$isCallable(predicate)) refuse(o, predicate);
    return new IteratorHelper(new Filtering(o, predicate));
  },

  /** spec: sec-iterator.prototype.take */
  take(this: any, limit: unknown): unknown {
    const o = receiver(this, 'take');
    return new IteratorHelper(new Taking(o, limitOf(o, limit)));
  },

  /** spec: sec-iterator.prototype.drop */
  drop(this: any, limit: unknown): unknown {
    const o = receiver(this, 'drop');
    let remaining = limitOf(o, limit);
    const source = sourceOf(o);
    return helperOf(
      () => {
        while (remaining > 0) {
          remaining--;
          if (!source.skip()) return DONE;
        }
        return source.pull();
      },
      () => closeIterator(o),
    );
  },

  /** spec: sec-iterator.prototype.flatmap */
  flatMap(this: any, mapper: unknown): unknown {
    const o = receiver(this, 'flatMap');
    if (!$isCallable(mapper)) refuse(o, mapper);
    const source = sourceOf(o);
    let counter = 0;
    let inner: IteratorRecord | undefined;
    return helperOf(
      () => {
        while (true) {
          let v: unknown;
          if (inner === undefined) {
            v = source.pull();
            if (v === DONE) return DONE;
          }
          try {
            inner ??= flattenable($call(mapper, undefined, v, counter++), false);
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
    const source = sourceOf(o);
    let accumulator: unknown;
    let counter = 0;
    if (initial.length > 0) accumulator = initial[0];
    else {
      accumulator = source.pull();
      if (accumulator === DONE) $throwTypeError('Reduce of a done iterator with no initial value');
      counter = 1;
    }
    for (let v = source.pull(); v !== DONE; v = source.pull()) {
      try {
        accumulator = $call(reducer, undefined, accumulator, v, counter++);
      } catch (error) {
        closeQuietly(o);
        throw error;
      }
    }
    return accumulator;
  },

  /** spec: sec-iterator.prototype.toarray */
  toArray(this: any): unknown {
    const source = sourceOf(receiver(this, 'toArray'));
    const items: unknown[] = [];
    for (let v = source.pull(); v !== DONE; v = source.pull()) $append(items, v);
    return items;
  },

  /** spec: sec-iterator.prototype.foreach */
  forEach(this: any, callback: unknown): void {
    const o = receiver(this, 'forEach');
    if (!$isCallable(callback)) refuse(o, callback);
    const source = sourceOf(o);
    let counter = 0;
    for (let v = source.pull(); v !== DONE; v = source.pull()) {
      try {
        $call(callback, undefined, v, counter++);
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
    return search(o, predicate, true) !== DONE;
  },

  /** spec: sec-iterator.prototype.every */
  every(this: any, predicate: unknown): boolean {
    const o = receiver(this, 'every');
    if (!$isCallable(predicate)) refuse(o, predicate);
    return search(o, predicate, false) === DONE;
  },

  /** spec: sec-iterator.prototype.find */
  find(this: any, predicate: unknown): unknown {
    const o = receiver(this, 'find');
    if (!$isCallable(predicate)) refuse(o, predicate);
    const found = search(o, predicate, true);
    return found === DONE ? undefined : found;
  },

  /** spec: sec-iterator.prototype-%symbol.dispose% */
  dispose(this: any): void {
    const method = methodOf(this, 'return');
    if (method !== undefined) $call(method, this);
  },
};

/** Stops and closes at the first value for which the predicate answers `wanted`: that value, or DONE. */
function search(o: any, predicate: unknown, wanted: boolean): unknown {
  const source = sourceOf(o);
  let counter = 0;
  for (let v = source.pull(); v !== DONE; v = source.pull()) {
    let answer: unknown;
    try {
      answer = $call(predicate, undefined, v, counter++);
    } catch (error) {
      closeQuietly(o);
      throw error;
    }
    if (!!answer === wanted) {
      closeIterator(o);
      return v;
    }
  }
  return DONE;
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
    return helperOf(
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
