// Set: forEach, and the operations on two sets. spec: sec-set-objects

import { Kind } from '../abi/layout.ts';
import { callable, valueText } from './common.ts';

const SetConstructor = $intrinsic('Set');
const setHas = $intrinsic('Set.prototype.has');
const setAdd = $intrinsic('Set.prototype.add');
const setDelete = $intrinsic('Set.prototype.delete');

/** The other operand, as far as the operations look at it. spec: sec-set-records */
class SetRecord {
  readonly object: any;
  readonly size: number;
  readonly has: unknown;
  readonly keys: unknown;

  /** spec: sec-getsetrecord */
  constructor(object: any) {
    if (!$isObject(object)) $throwTypeError(valueText(object) + ' is not an object');
    const size = +object.size;
    if (size !== size) $throwTypeError("The 'size' property must be a number that is not NaN");
    const whole = $toIntegerOrInfinity(size);
    if (whole < 0) $throwRangeError("'" + $toString(whole) + "' is an invalid size");
    this.object = object;
    this.size = whole;
    this.has = object.has;
    if (!$isCallable(this.has)) $throwTypeError("The 'has' property must be a function");
    this.keys = object.keys;
    if (!$isCallable(this.keys)) $throwTypeError("The 'keys' property must be a function");
  }

  contains(v: unknown): boolean {
    return !!$call(this.has, this.object, v);
  }

  iterate(): Keys {
    const iterator = $call(this.keys, this.object);
    if (!$isObject(iterator)) $throwTypeError(valueText(iterator) + ' is not an object');
    return new Keys(iterator);
  }
}

/** Keys of the other operand, one by one. */
class Keys {
  readonly iterator: any;
  readonly next: unknown;
  value: unknown;

  constructor(iterator: any) {
    this.iterator = iterator;
    this.next = iterator.next;
  }

  /** Is there another one? It is in `value` then. */
  advance(): boolean {
    const step = $call(this.next, this.iterator);
    if (!$isObject(step)) $throwTypeError('Iterator result ' + valueText(step) + ' is not an object');
    if (step.done) return false;
    this.value = step.value;
    return true;
  }

  /** spec: sec-iteratorclose, with a normal completion */
  close(): void {
    const method = this.iterator.return;
    if (method === undefined || method === null) return;
    const result = $call(method, this.iterator);
    if (!$isObject(result)) $throwTypeError(valueText(result) + ' is not an object');
  }
}

function check(v: unknown, name: string): void {
  if ($kindOf(v) !== Kind.Set) {
    $throwTypeError('Method Set.prototype.' + name + ' called on incompatible receiver ' + valueText(v));
  }
}

/** A Set with the same members, without calling guest code. */
function copy(set: unknown): any {
  const result = new SetConstructor();
  const walk = $walk(set);
  while ($walkNext(walk)) $call(setAdd, result, $walkKey(walk));
  return result;
}

const methods = {
  /** spec: sec-set.prototype.foreach */
  forEach(this: any, callback: unknown, thisArg?: unknown): void {
    check(this, 'forEach');
    if (!$isCallable(callback)) callable(callback);
    const walk = $walk(this);
    while ($walkNext(walk)) {
      const v = $walkKey(walk);
      $call(callback, thisArg, v, v, this);
    }
  },

  /** spec: sec-set.prototype.union */
  union(this: any, other: any): unknown {
    check(this, 'union');
    const keys = new SetRecord(other).iterate();
    const result = copy(this);
    while (keys.advance()) $call(setAdd, result, keys.value);
    return result;
  },

  /** spec: sec-set.prototype.intersection */
  intersection(this: any, other: any): unknown {
    check(this, 'intersection');
    const record = new SetRecord(other);
    const result = new SetConstructor();
    if ($collectionSize(this) <= record.size) {
      const walk = $walk(this);
      while ($walkNext(walk)) {
        const v = $walkKey(walk);
        if (record.contains(v)) $call(setAdd, result, v);
      }
      return result;
    }
    const keys = record.iterate();
    while (keys.advance()) if ($call(setHas, this, keys.value)) $call(setAdd, result, keys.value);
    return result;
  },

  /** spec: sec-set.prototype.difference */
  difference(this: any, other: any): unknown {
    check(this, 'difference');
    const record = new SetRecord(other);
    const result = copy(this);
    if ($collectionSize(this) <= record.size) {
      const walk = $walk(this);
      while ($walkNext(walk)) {
        const v = $walkKey(walk);
        if (record.contains(v)) $call(setDelete, result, v);
      }
      return result;
    }
    const keys = record.iterate();
    while (keys.advance()) $call(setDelete, result, keys.value);
    return result;
  },

  /** spec: sec-set.prototype.symmetricdifference */
  symmetricDifference(this: any, other: any): unknown {
    check(this, 'symmetricDifference');
    const keys = new SetRecord(other).iterate();
    const result = copy(this);
    while (keys.advance()) {
      const v = keys.value;
      // Membership in the receiver is looked up now: iterating `other` may have changed it.
      if ($call(setHas, this, v)) $call(setDelete, result, v);
      else $call(setAdd, result, v);
    }
    return result;
  },

  /** spec: sec-set.prototype.issubsetof */
  isSubsetOf(this: any, other: any): boolean {
    check(this, 'isSubsetOf');
    const record = new SetRecord(other);
    if ($collectionSize(this) > record.size) return false;
    const walk = $walk(this);
    while ($walkNext(walk)) if (!record.contains($walkKey(walk))) return false;
    return true;
  },

  /** spec: sec-set.prototype.issupersetof */
  isSupersetOf(this: any, other: any): boolean {
    check(this, 'isSupersetOf');
    const record = new SetRecord(other);
    if ($collectionSize(this) < record.size) return false;
    const keys = record.iterate();
    while (keys.advance()) {
      if ($call(setHas, this, keys.value)) continue;
      keys.close();
      return false;
    }
    return true;
  },

  /** spec: sec-set.prototype.isdisjointfrom */
  isDisjointFrom(this: any, other: any): boolean {
    check(this, 'isDisjointFrom');
    const record = new SetRecord(other);
    if ($collectionSize(this) <= record.size) {
      const walk = $walk(this);
      while ($walkNext(walk)) if (record.contains($walkKey(walk))) return false;
      return true;
    }
    const keys = record.iterate();
    while (keys.advance()) {
      if (!$call(setHas, this, keys.value)) continue;
      keys.close();
      return false;
    }
    return true;
  },
};

const prototype = $intrinsic('Set.prototype');
$define(prototype, 'forEach', methods.forEach, 1);
$define(prototype, 'union', methods.union, 1);
$define(prototype, 'intersection', methods.intersection, 1);
$define(prototype, 'difference', methods.difference, 1);
$define(prototype, 'symmetricDifference', methods.symmetricDifference, 1);
$define(prototype, 'isSubsetOf', methods.isSubsetOf, 1);
$define(prototype, 'isSupersetOf', methods.isSupersetOf, 1);
$define(prototype, 'isDisjointFrom', methods.isDisjointFrom, 1);
