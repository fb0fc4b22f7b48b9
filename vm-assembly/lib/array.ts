// Array: what calls guest code back. spec: sec-array-objects
//
// "Plain" is said of arrays without accessors, and no indexed properties on any prototype: reading an element runs nothing, and
// an element that is not undefined is there.

import { callable, isNullish, objectOf } from './common.ts';
import { sortList } from './sort.ts';

const ArrayConstructor = $intrinsic('Array');
const prototype = $intrinsic('Array.prototype');
const symbolIterator = $intrinsic('Symbol.iterator');

/** Receiver of a method of Array.prototype. */
function receiver(v: unknown, name: string): any {
  if (isNullish(v)) $throwTypeError('Array.prototype.' + name + ' called on null or undefined');
  return $toObject(v);
}

/** Arrays whose toLocaleString runs: a cycle gives the empty string, as for join. */
const localizing: unknown[] = [];

const methods = {
  /** spec: sec-array.prototype.tolocalestring */
  toLocaleString(this: any): string {
    const o = receiver(this, 'toLocaleString');
    const length = $lengthOf(o);
    for (let i = 0; i < localizing.length; i++) if (localizing[i] === o) return '';
    let text = '';
    $append(localizing, o);
    try {
      for (let i = 0; i < length; i++) {
        const v = o[i];
        if (i > 0) text += ',';
        if (!isNullish(v)) text += $toString(v.toLocaleString());
      }
    } finally {
      localizing.length--;
    }
    return text;
  },

  /** spec: sec-array.prototype.foreach */
  forEach(this: any, callback: unknown, thisArg?: unknown): void {
    const plain = $isDenseArray(this);
    const o = plain ? this : receiver(this, 'forEach');
    const length = $lengthOf(o);
    if (!$isCallable(callback)) callable(callback);
    for (let i = 0; i < length; i++) {
      if (!plain && !(i in o)) continue;
      const v = o[i];
      if (v !== undefined || !plain || i in o) $call(callback, thisArg, v, i, o);
    }
  },

  /** spec: sec-array.prototype.map */
  map(this: any, callback: unknown, thisArg?: unknown): unknown {
    const plain = $isDenseArray(this);
    const o = plain ? this : receiver(this, 'map');
    const length = $lengthOf(o);
    if (!$isCallable(callback)) callable(callback);
    const result = $arraySpeciesCreate(o, length);
    if (!plain || !$isDenseArray(result)) {
      for (let i = 0; i < length; i++) {
        if (i in o) $createDataProperty(result, i, $call(callback, thisArg, o[i], i, o));
      }
      return result;
    }
    for (let i = 0; i < length; i++) {
      const v = o[i];
      if (v !== undefined || !plain || i in o) result[i] = $call(callback, thisArg, v, i, o);
    }
    return result;
  },

  /** spec: sec-array.prototype.filter */
  filter(this: any, callback: unknown, thisArg?: unknown): unknown {
    const plain = $isDenseArray(this);
    const o = plain ? this : receiver(this, 'filter');
    const length = $lengthOf(o);
    if (!$isCallable(callback)) callable(callback);
    const result = $arraySpeciesCreate(o, 0);
    const direct = plain && $isDenseArray(result);
    let to = 0;
    for (let i = 0; i < length; i++) {
      if (!plain && !(i in o)) continue;
      const v = o[i];
      if (v === undefined && !(i in o)) continue;
      if (!$call(callback, thisArg, v, i, o)) continue;
      if (direct) result[to] = v;
      else $createDataProperty(result, to, v);
      to++;
    }
    return result;
  },

  /** spec: sec-array.prototype.some */
  some(this: any, callback: unknown, thisArg?: unknown): boolean {
    const plain = $isDenseArray(this);
    const o = plain ? this : receiver(this, 'some');
    const length = $lengthOf(o);
    if (!$isCallable(callback)) callable(callback);
    for (let i = 0; i < length; i++) {
      if (!plain && !(i in o)) continue;
      const v = o[i];
      if ((v !== undefined || !plain || i in o) && $call(callback, thisArg, v, i, o)) return true;
    }
    return false;
  },

  /** spec: sec-array.prototype.every */
  every(this: any, callback: unknown, thisArg?: unknown): boolean {
    const plain = $isDenseArray(this);
    const o = plain ? this : receiver(this, 'every');
    const length = $lengthOf(o);
    if (!$isCallable(callback)) callable(callback);
    for (let i = 0; i < length; i++) {
      if (!plain && !(i in o)) continue;
      const v = o[i];
      if ((v !== undefined || !plain || i in o) && !$call(callback, thisArg, v, i, o)) return false;
    }
    return true;
  },

  /** spec: sec-array.prototype.find */
  find(this: any, callback: unknown, thisArg?: unknown): unknown {
    const o = $isDenseArray(this) ? this : receiver(this, 'find');
    const length = $lengthOf(o);
    if (!$isCallable(callback)) callable(callback);
    for (let i = 0; i < length; i++) {
      const v = o[i];
      if ($call(callback, thisArg, v, i, o)) return v;
    }
    return undefined;
  },

  /** spec: sec-array.prototype.findindex */
  findIndex(this: any, callback: unknown, thisArg?: unknown): number {
    const o = $isDenseArray(this) ? this : receiver(this, 'findIndex');
    const length = $lengthOf(o);
    if (!$isCallable(callback)) callable(callback);
    for (let i = 0; i < length; i++) if ($call(callback, thisArg, o[i], i, o)) return i;
    return -1;
  },

  /** spec: sec-array.prototype.findlast */
  findLast(this: any, callback: unknown, thisArg?: unknown): unknown {
    const o = $isDenseArray(this) ? this : receiver(this, 'findLast');
    const length = $lengthOf(o);
    if (!$isCallable(callback)) callable(callback);
    for (let i = length - 1; i >= 0; i--) {
      const v = o[i];
      if ($call(callback, thisArg, v, i, o)) return v;
    }
    return undefined;
  },

  /** spec: sec-array.prototype.findlastindex */
  findLastIndex(this: any, callback: unknown, thisArg?: unknown): number {
    const o = $isDenseArray(this) ? this : receiver(this, 'findLastIndex');
    const length = $lengthOf(o);
    if (!$isCallable(callback)) callable(callback);
    for (let i = length - 1; i >= 0; i--) if ($call(callback, thisArg, o[i], i, o)) return i;
    return -1;
  },

  /** spec: sec-array.prototype.reduce. Whether an initial value was passed is seen by the number of arguments. */
  reduce(this: any, callback: unknown, ...initial: unknown[]): unknown {
    const plain = $isDenseArray(this);
    const o = plain ? this : receiver(this, 'reduce');
    const length = $lengthOf(o);
    if (!$isCallable(callback)) callable(callback);
    let i = 0;
    let accumulator: unknown;
    if (initial.length > 0) {
      accumulator = initial[0];
    } else {
      while (i < length && !(i in o)) i++;
      if (i >= length) $throwTypeError('Reduce of empty array with no initial value');
      accumulator = o[i++];
    }
    for (; i < length; i++) {
      if (!plain && !(i in o)) continue;
      const v = o[i];
      if (v !== undefined || !plain || i in o) accumulator = $call(callback, undefined, accumulator, v, i, o);
    }
    return accumulator;
  },

  /** spec: sec-array.prototype.reduceright */
  reduceRight(this: any, callback: unknown, ...initial: unknown[]): unknown {
    const plain = $isDenseArray(this);
    const o = plain ? this : receiver(this, 'reduceRight');
    let i = $lengthOf(o) - 1;
    if (!$isCallable(callback)) callable(callback);
    let accumulator: unknown;
    if (initial.length > 0) {
      accumulator = initial[0];
    } else {
      while (i >= 0 && !(i in o)) i--;
      if (i < 0) $throwTypeError('Reduce of empty array with no initial value');
      accumulator = o[i--];
    }
    for (; i >= 0; i--) {
      if (!plain && !(i in o)) continue;
      const v = o[i];
      if (v !== undefined || !plain || i in o) accumulator = $call(callback, undefined, accumulator, v, i, o);
    }
    return accumulator;
  },

  /** spec: sec-array.prototype.flatmap */
  flatMap(this: any, callback: unknown, thisArg?: unknown): unknown {
    const o = receiver(this, 'flatMap');
    const length = $lengthOf(o);
    if (!$isCallable(callback)) $throwTypeError('flatMap mapper function is not callable');
    const result = $arraySpeciesCreate(o, 0);
    let to = 0;
    for (let i = 0; i < length; i++) {
      if (!(i in o)) continue;
      const v = $call(callback, thisArg, o[i], i, o);
      if (!$isArray(v)) {
        $createDataProperty(result, to++, v);
        continue;
      }
      const inner = $lengthOf(v);
      for (let j = 0; j < inner; j++) if (j in v) $createDataProperty(result, to++, v[j]);
    }
    return result;
  },

  /** spec: sec-array.prototype.sort */
  sort(this: any, comparator?: unknown): unknown {
    checkComparator(comparator);
    const o = objectOf(this);
    const length = $lengthOf(o);
    const plain = $isDenseArray(o);
    const list: unknown[] = [];
    let undefinedCount = 0;
    for (let i = 0; i < length; i++) {
      if (!plain && !(i in o)) continue;
      const v = o[i];
      if (v !== undefined) $append(list, v);
      else if (i in o) undefinedCount++;
    }
    const sorted = sortList(list, comparator);
    const count = sorted.length;
    for (let i = 0; i < count; i++) o[i] = sorted[i];
    for (let i = count; i < count + undefinedCount; i++) o[i] = undefined;
    for (let i = count + undefinedCount; i < length; i++) if (i in o) $deleteProperty(o, i);
    return o;
  },

  /** spec: sec-array.prototype.tosorted */
  toSorted(this: any, comparator?: unknown): unknown {
    checkComparator(comparator);
    const o = objectOf(this);
    const length = $lengthOf(o);
    if (length > 4294967295) $throwRangeError('Invalid array length');
    const list: unknown[] = [];
    let undefinedCount = 0;
    for (let i = 0; i < length; i++) {
      const v = o[i];
      if (v === undefined) undefinedCount++;
      else $append(list, v);
    }
    const sorted = sortList(list, comparator);
    for (; undefinedCount > 0; undefinedCount--) $append(sorted, undefined);
    return sorted;
  },
};

function checkComparator(comparator: unknown): void {
  if (comparator !== undefined && !$isCallable(comparator)) {
    $throwTypeError('The comparison function must be either a function or undefined');
  }
}

const statics = {
  /** spec: sec-array.from */
  from(this: unknown, items: any, mapper?: unknown, thisArg?: unknown): unknown {
    if (mapper !== undefined && !$isCallable(mapper)) callable(mapper);
    if (isNullish(items)) {
      $throwTypeError((items === null ? 'object null' : 'undefined') + ' is not iterable (cannot read property Symbol(Symbol.iterator))');
    }
    const ownArray = this === ArrayConstructor;
    if (ownArray && $iteratesDirectly(items)) return fromArray(items, mapper, thisArg);
    const method = items[symbolIterator];
    if (isNullish(method)) return fromArrayLike(this, $toObject(items), mapper, thisArg);
    if (!$isCallable(method)) {
      $throwTypeError(
        '%Array%.from requires that the property of the first argument, items[Symbol.iterator], when exists, be a function',
      );
    }
    const result = !ownArray && $isConstructor(this) ? new (this as any)() : [];
    return fromIterable(result, $call(method, items), mapper, thisArg);
  },
};

/** An array that is walked without calling anything but the mapper; it may grow or shrink meanwhile. */
function fromArray(items: any, mapper: unknown, thisArg: unknown): unknown {
  const result: unknown[] = [];
  for (let i = 0; i < items.length; i++) {
    const v = items[i];
    $append(result, mapper === undefined ? v : $call(mapper, thisArg, v, i));
  }
  return result;
}

/** Step 6 of Array.from. */
function fromIterable(result: any, iterator: any, mapper: unknown, thisArg: unknown): unknown {
  if (!$isObject(iterator)) $throwTypeError('Result of the Symbol.iterator method is not an object');
  const next = iterator.next;
  let i = 0;
  while (true) {
    const step = $call(next, iterator);
    if (!$isObject(step)) $throwTypeError('Iterator result ' + $describe(step) + ' is not an object');
    if (step.done) break;
    const v = step.value;
    try {
      $createDataProperty(result, i, mapper === undefined ? v : $call(mapper, thisArg, v, i));
    } catch (error) {
      closeQuietly(iterator);
      throw error;
    }
    i++;
  }
  result.length = i;
  return result;
}

/** IteratorClose after a throw: what return() does or throws is of no account. */
function closeQuietly(iterator: any): void {
  try {
    const method = iterator.return;
    if (!isNullish(method)) $call(method, iterator);
  } catch {
    // The first error is the one that counts.
  }
}

/** Steps 7 to 16 of Array.from. */
function fromArrayLike(constructor: unknown, items: any, mapper: unknown, thisArg: unknown): unknown {
  const length = $lengthOf(items);
  const own = constructor === ArrayConstructor || !$isConstructor(constructor);
  const result: any = own ? $newArray(length) : new (constructor as any)(length);
  for (let i = 0; i < length; i++) {
    const v = items[i];
    $createDataProperty(result, i, mapper === undefined ? v : $call(mapper, thisArg, v, i));
  }
  result.length = length;
  return result;
}

$define(prototype, 'toLocaleString', methods.toLocaleString, 0);
$define(prototype, 'forEach', methods.forEach, 1);
$define(prototype, 'map', methods.map, 1);
$define(prototype, 'filter', methods.filter, 1);
$define(prototype, 'some', methods.some, 1);
$define(prototype, 'every', methods.every, 1);
$define(prototype, 'find', methods.find, 1);
$define(prototype, 'findIndex', methods.findIndex, 1);
$define(prototype, 'findLast', methods.findLast, 1);
$define(prototype, 'findLastIndex', methods.findLastIndex, 1);
$define(prototype, 'reduce', methods.reduce, 1);
$define(prototype, 'reduceRight', methods.reduceRight, 1);
$define(prototype, 'flatMap', methods.flatMap, 1);
$define(prototype, 'sort', methods.sort, 1);
$define(prototype, 'toSorted', methods.toSorted, 1);
$define(ArrayConstructor, 'from', statics.from, 1);

