// Promise: combinators, and what calls `then` of whatever it is given. spec: sec-promise-objects

import { invalidCallback, isNullish, valueText } from './common.ts';

const PromiseConstructor = $intrinsic('Promise');

/** `resolve` of a constructor of promises. spec: sec-getpromiseresolve */
function resolveOf(constructor: any): any {
  const resolve = constructor.resolve;
  if (!$isCallable(resolve)) $throwTypeError('resolve is not a function');
  return resolve;
}

/** Receiver of a static method. */
function constructorOf(v: unknown, name: string): any {
  if (!$isObject(v)) $throwTypeError('Promise.' + name + ' called on non-object');
  return v;
}

/** What is iterated over, with V8's words for what never can be. */
function iterableOf(v: any): any {
  if (!isNullish(v)) return v;
  return $throwTypeError($toString(v) + ' is not iterable (cannot read property Symbol(Symbol.iterator))');
}

/** How many elements are still to come, and what came. */
class Pending {
  readonly values: unknown[] = [];
  /** One for the iteration itself. */
  remaining = 1;
}

const statics = {
  /** spec: sec-promise.all */
  all(this: any, iterable: any): unknown {
    const constructor = constructorOf(this, 'all');
    const capability = $newCapability(constructor);
    const resolve = capability[1];
    const reject = capability[2];
    try {
      const promiseResolve = resolveOf(constructor);
      const pending = new Pending();
      let index = 0;
      for (const item of iterableOf(iterable)) {
        const at = index++;
        $createDataProperty(pending.values, at, undefined);
        const next = $call(promiseResolve, constructor, item);
        let called = false;
        pending.remaining++;
        next.then((v: unknown) => {
          if (called) return undefined;
          called = true;
          pending.values[at] = v;
          return --pending.remaining === 0 ? $call(resolve, undefined, pending.values) : undefined;
        }, reject);
      }
      if (--pending.remaining === 0) $call(resolve, undefined, pending.values);
    } catch (error) {
      $call(reject, undefined, error);
    }
    return capability[0];
  },

  /** spec: sec-promise.allsettled */
  allSettled(this: any, iterable: any): unknown {
    const constructor = constructorOf(this, 'allSettled');
    const capability = $newCapability(constructor);
    const resolve = capability[1];
    const reject = capability[2];
    try {
      const promiseResolve = resolveOf(constructor);
      const pending = new Pending();
      let index = 0;
      for (const item of iterableOf(iterable)) {
        const at = index++;
        $createDataProperty(pending.values, at, undefined);
        const next = $call(promiseResolve, constructor, item);
        let called = false;
        pending.remaining++;
        next.then(
          (value: unknown) => {
            if (called) return undefined;
            called = true;
            pending.values[at] = { status: 'fulfilled', value };
            return --pending.remaining === 0 ? $call(resolve, undefined, pending.values) : undefined;
          },
          (reason: unknown) => {
            if (called) return undefined;
            called = true;
            pending.values[at] = { status: 'rejected', reason };
            return --pending.remaining === 0 ? $call(resolve, undefined, pending.values) : undefined;
          },
        );
      }
      if (--pending.remaining === 0) $call(resolve, undefined, pending.values);
    } catch (error) {
      $call(reject, undefined, error);
    }
    return capability[0];
  },

  /** spec: sec-promise.any */
  any(this: any, iterable: any): unknown {
    const constructor = constructorOf(this, 'any');
    const capability = $newCapability(constructor);
    const resolve = capability[1];
    const reject = capability[2];
    try {
      const promiseResolve = resolveOf(constructor);
      const pending = new Pending();
      let index = 0;
      for (const item of iterableOf(iterable)) {
        const at = index++;
        $createDataProperty(pending.values, at, undefined);
        const next = $call(promiseResolve, constructor, item);
        let called = false;
        pending.remaining++;
        next.then(resolve, (reason: unknown) => {
          if (called) return undefined;
          called = true;
          pending.values[at] = reason;
          return --pending.remaining === 0 ? $call(reject, undefined, $newAggregateError('All promises were rejected', pending.values)) : undefined;
        });
      }
      if (--pending.remaining === 0) $call(reject, undefined, $newAggregateError('All promises were rejected', pending.values));
    } catch (error) {
      $call(reject, undefined, error);
    }
    return capability[0];
  },

  /** spec: sec-promise.race */
  race(this: any, iterable: any): unknown {
    const constructor = constructorOf(this, 'race');
    const capability = $newCapability(constructor);
    const resolve = capability[1];
    const reject = capability[2];
    try {
      const promiseResolve = resolveOf(constructor);
      for (const item of iterableOf(iterable)) $call(promiseResolve, constructor, item).then(resolve, reject);
    } catch (error) {
      $call(reject, undefined, error);
    }
    return capability[0];
  },

  /** spec: sec-promise.try */
  try(this: any, callback: any, ...args: unknown[]): unknown {
    const constructor = constructorOf(this, 'try');
    const capability = $newCapability(constructor);
    const resolve = capability[1];
    const reject = capability[2];
    let value: unknown;
    try {
      if (!$isCallable(callback)) $throwTypeError(valueText(callback) + ' is not a function');
      value = callback(...args);
    } catch (error) {
      $call(reject, undefined, error);
      return capability[0];
    }
    $call(resolve, undefined, value);
    return capability[0];
  },

  /** spec: sec-promise.withResolvers */
  withResolvers(this: any): unknown {
    const capability = $newCapability(constructorOf(this, 'withResolvers'));
    return { promise: capability[0], resolve: capability[1], reject: capability[2] };
  },
};

const methods = {
  /** https://html.spec.whatwg.org/#dom-queuemicrotask */
  queueMicrotask(callback: unknown): void {
    if (!$isCallable(callback)) invalidCallback(callback);
    $enqueueJob(callback);
  },

  /** spec: sec-promise.prototype.catch */
  catch(this: any, onRejected: unknown): unknown {
    return this.then(undefined, onRejected);
  },

  /** spec: sec-promise.prototype.finally */
  finally(this: any, onFinally: any): unknown {
    if (!$isObject(this)) $throwTypeError('Promise.prototype.finally called on non-object');
    const constructor = $speciesConstructor(this, PromiseConstructor);
    if (!$isCallable(onFinally)) return this.then(onFinally, onFinally);
    return this.then(
      (value: unknown) => {
        const promise = $promiseResolve(constructor, $call(onFinally, undefined));
        return promise.then(() => value);
      },
      (reason: unknown) => {
        const promise = $promiseResolve(constructor, $call(onFinally, undefined));
        return promise.then(() => {
          throw reason;
        });
      },
    );
  },
};

$define(PromiseConstructor, 'all', statics.all, 1);
$define(PromiseConstructor, 'allSettled', statics.allSettled, 1);
$define(PromiseConstructor, 'any', statics.any, 1);
$define(PromiseConstructor, 'race', statics.race, 1);
$define(PromiseConstructor, 'try', statics.try, 1);
$define(PromiseConstructor, 'withResolvers', statics.withResolvers, 0);
const prototype = $intrinsic('Promise.prototype');
$define(prototype, 'catch', methods.catch, 1);
$define(prototype, 'finally', methods.finally, 1);
$define($intrinsic('globalThis'), 'queueMicrotask', methods.queueMicrotask, 1);
