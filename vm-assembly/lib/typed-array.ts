// %TypedArray%: what calls guest code back. spec: sec-%typedarray%-intrinsic-object
//
// $typedLength checks the receiver. The length is read once; an element that has gone meanwhile reads as undefined.

import { callable, isNullish } from './common.ts';
import { sortList } from './sort.ts';

const prototype = $prototypeOf($intrinsic('Int8Array.prototype'));
const TypedArray = $prototypeOf($intrinsic('Int8Array'));
const symbolIterator = $intrinsic('Symbol.iterator');

const methods = {
  /** spec: sec-%typedarray%.prototype.every */
  every(this: any, callback: unknown, thisArg?: unknown): boolean {
    const length = $typedLength(this);
    if (!$isCallable(callback)) callable(callback);
    for (let i = 0; i < length; i++) if (!$call(callback, thisArg, this[i], i, this)) return false;
    return true;
  },

  /** spec: sec-%typedarray%.prototype.filter */
  filter(this: any, callback: unknown, thisArg?: unknown): unknown {
    const length = $typedLength(this);
    if (!$isCallable(callback)) callable(callback);
    const kept: unknown[] = [];
    for (let i = 0; i < length; i++) {
      const v = this[i];
      if ($call(callback, thisArg, v, i, this)) $append(kept, v);
    }
    const result = $typedSpeciesCreate(this, kept.length);
    for (let i = 0; i < kept.length; i++) result[i] = kept[i];
    return result;
  },

  /** spec: sec-%typedarray%.prototype.find */
  find(this: any, callback: unknown, thisArg?: unknown): unknown {
    const length = $typedLength(this);
    if (!$isCallable(callback)) callable(callback);
    for (let i = 0; i < length; i++) {
      const v = this[i];
      if ($call(callback, thisArg, v, i, this)) return v;
    }
    return undefined;
  },

  /** spec: sec-%typedarray%.prototype.findindex */
  findIndex(this: any, callback: unknown, thisArg?: unknown): number {
    const length = $typedLength(this);
    if (!$isCallable(callback)) callable(callback);
    for (let i = 0; i < length; i++) if ($call(callback, thisArg, this[i], i, this)) return i;
    return -1;
  },

  /** spec: sec-%typedarray%.prototype.findlast */
  findLast(this: any, callback: unknown, thisArg?: unknown): unknown {
    const length = $typedLength(this);
    if (!$isCallable(callback)) callable(callback);
    for (let i = length - 1; i >= 0; i--) {
      const v = this[i];
      if ($call(callback, thisArg, v, i, this)) return v;
    }
    return undefined;
  },

  /** spec: sec-%typedarray%.prototype.findlastindex */
  findLastIndex(this: any, callback: unknown, thisArg?: unknown): number {
    const length = $typedLength(this);
    if (!$isCallable(callback)) callable(callback);
    for (let i = length - 1; i >= 0; i--) if ($call(callback, thisArg, this[i], i, this)) return i;
    return -1;
  },

  /** spec: sec-%typedarray%.prototype.foreach */
  forEach(this: any, callback: unknown, thisArg?: unknown): void {
    const length = $typedLength(this);
    if (!$isCallable(callback)) callable(callback);
    for (let i = 0; i < length; i++) $call(callback, thisArg, this[i], i, this);
  },

  /** spec: sec-%typedarray%.prototype.map */
  map(this: any, callback: unknown, thisArg?: unknown): unknown {
    const length = $typedLength(this);
    if (!$isCallable(callback)) callable(callback);
    const result = $typedSpeciesCreate(this, length);
    for (let i = 0; i < length; i++) result[i] = $call(callback, thisArg, this[i], i, this);
    return result;
  },

  /** spec: sec-%typedarray%.prototype.reduce */
  reduce(this: any, callback: unknown, ...initial: unknown[]): unknown {
    const length = $typedLength(this);
    if (!$isCallable(callback)) callable(callback);
    let i = 0;
    if (initial.length === 0) {
      if (length === 0) $throwTypeError('Reduce of empty array with no initial value');
      i = 1;
    }
    let accumulator = initial.length > 0 ? initial[0] : this[0];
    for (; i < length; i++) accumulator = $call(callback, undefined, accumulator, this[i], i, this);
    return accumulator;
  },

  /** spec: sec-%typedarray%.prototype.reduceright */
  reduceRight(this: any, callback: unknown, ...initial: unknown[]): unknown {
    const length = $typedLength(this);
    if (!$isCallable(callback)) callable(callback);
    let i = length - 1;
    if (initial.length === 0) {
      if (length === 0) $throwTypeError('Reduce of empty array with no initial value');
      i--;
    }
    let accumulator = initial.length > 0 ? initial[0] : this[length - 1];
    for (; i >= 0; i--) accumulator = $call(callback, undefined, accumulator, this[i], i, this);
    return accumulator;
  },

  /** spec: sec-%typedarray%.prototype.some */
  some(this: any, callback: unknown, thisArg?: unknown): boolean {
    const length = $typedLength(this);
    if (!$isCallable(callback)) callable(callback);
    for (let i = 0; i < length; i++) if ($call(callback, thisArg, this[i], i, this)) return true;
    return false;
  },

  /** spec: sec-%typedarray%.prototype.sort */
  sort(this: any, comparator?: unknown): unknown {
    checkComparator(comparator);
    const length = $typedLength(this);
    if (comparator === undefined) $sortTyped(this);
    else sortInto(this, this, length, comparator);
    return this;
  },

  /** spec: sec-%typedarray%.prototype.tosorted */
  toSorted(this: any, comparator?: unknown): unknown {
    checkComparator(comparator);
    const length = $typedLength(this);
    const result = $copyTyped(this);
    if (comparator === undefined) $sortTyped(result);
    else sortInto(this, result, length, comparator);
    return result;
  },

  /** spec: sec-%typedarray%.prototype.tolocalestring */
  toLocaleString(this: any): string {
    const length = $typedLength(this);
    let text = '';
    for (let i = 0; i < length; i++) {
      const v = this[i];
      if (i > 0) text += ',';
      if (!isNullish(v)) text += $toString((v as any).toLocaleString());
    }
    return text;
  },
};

function checkComparator(comparator: unknown): void {
  if (comparator !== undefined && !$isCallable(comparator)) {
    $throwTypeError('The comparison function must be either a function or undefined');
  }
}

/** Sorts what `o` holds now and stores it; the comparator may resize or detach the buffer meanwhile. */
function sortInto(o: any, target: any, length: number, comparator: unknown): void {
  const list: unknown[] = [];
  for (let i = 0; i < length; i++) $append(list, o[i]);
  const sorted = sortList(list, comparator);
  for (let i = 0; i < length; i++) target[i] = sorted[i];
}

const statics = {
  /** spec: sec-%typedarray%.from */
  from(this: unknown, source: any, mapper?: unknown, thisArg?: unknown): unknown {
    if (!$isConstructor(this)) $throwTypeError($describe(this) + ' is not a constructor');
    if (mapper !== undefined && !$isCallable(mapper)) callable(mapper);
    const method = source[symbolIterator];
    if (!isNullish(method)) {
      if (!$isCallable(method)) callable(method);
      return fill(this, collect(source, method), undefined, mapper, thisArg);
    }
    const items = $toObject(source);
    return fill(this, undefined, items, mapper, thisArg);
  },

  /** spec: sec-%typedarray%.of */
  of(this: unknown, ...items: unknown[]): unknown {
    if (!$isConstructor(this)) $throwTypeError($describe(this) + ' is not a constructor');
    const length = items.length;
    const result = $createTyped(this, length);
    for (let i = 0; i < length; i++) result[i] = items[i];
    return result;
  },
};

/** What an iterable gives. spec: sec-iteratortolist */
function collect(source: any, method: unknown): unknown[] {
  const list: unknown[] = [];
  if ($iteratesDirectly(source)) {
    for (let i = 0; i < source.length; i++) $append(list, source[i]);
    return list;
  }
  const iterator = $call(method, source);
  if (!$isObject(iterator)) $throwTypeError('Result of the Symbol.iterator method is not an object');
  const next = iterator.next;
  while (true) {
    const step = $call(next, iterator);
    if (!$isObject(step)) $throwTypeError('Iterator result ' + $describe(step) + ' is not an object');
    if (step.done) return list;
    $append(list, step.value);
  }
}

/** Steps 6 to 13 of %TypedArray%.from, for a list or an array-like. */
function fill(constructor: unknown, list: unknown[] | undefined, items: any, mapper: unknown, thisArg: unknown): unknown {
  const length = list === undefined ? $lengthOf(items) : list.length;
  const result = $createTyped(constructor, length);
  for (let i = 0; i < length; i++) {
    const v = list === undefined ? items[i] : list[i];
    result[i] = mapper === undefined ? v : $call(mapper, thisArg, v, i);
  }
  return result;
}

$define(prototype, 'every', methods.every, 1);
$define(prototype, 'filter', methods.filter, 1);
$define(prototype, 'find', methods.find, 1);
$define(prototype, 'findIndex', methods.findIndex, 1);
$define(prototype, 'findLast', methods.findLast, 1);
$define(prototype, 'findLastIndex', methods.findLastIndex, 1);
$define(prototype, 'forEach', methods.forEach, 1);
$define(prototype, 'map', methods.map, 1);
$define(prototype, 'reduce', methods.reduce, 1);
$define(prototype, 'reduceRight', methods.reduceRight, 1);
$define(prototype, 'some', methods.some, 1);
$define(prototype, 'sort', methods.sort, 1);
$define(prototype, 'toSorted', methods.toSorted, 1);
$define(prototype, 'toLocaleString', methods.toLocaleString, 0);
$define(TypedArray, 'from', statics.from, 1);
$define(TypedArray, 'of', statics.of, 0);
