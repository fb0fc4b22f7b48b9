// DisposableStack, AsyncDisposableStack, and the disposal of async iterators. spec: sec-disposablestack-objects

import { callable } from './common.ts';
import { Disposal } from './disposal.ts';
import { defineGlobal, defineHidden } from './install.ts';
import { methodOf } from './iterator-record.ts';

const symbolDispose = $intrinsic('Symbol.dispose');
const symbolAsyncDispose = $intrinsic('Symbol.asyncDispose');
const ReferenceErrorConstructor = $intrinsic('ReferenceError');
const PromiseConstructor = $intrinsic('Promise');

function alreadyDisposed(): never {
  throw new ReferenceErrorConstructor('Cannot add values to a disposed stack!');
}

const ObjectPrototype = $intrinsic('Object.prototype');
const setPrototypeOf = $intrinsic('Object.setPrototypeOf');

/** A class of ours falls back to its own prototype. spec: sec-getprototypefromconstructor, step 4 */
function fallBack(stack: object, newTarget: any, prototype: object): void {
  if ($prototypeOf(stack) === ObjectPrototype && !$isObject(newTarget.prototype)) $call(setPrototypeOf, undefined, stack, prototype);
}

class DisposableStack {
  /** null when it was disposed. */
  #disposal: Disposal | null = new Disposal();

  constructor() {
    fallBack(this, new.target, DisposableStack.prototype);
  }

  get disposed(): boolean {
    return this.#disposal === null;
  }

  use(value: unknown): unknown {
    const disposal = this.#disposal;
    if (disposal === null) alreadyDisposed();
    disposal.add(value, false);
    return value;
  }

  adopt(value: unknown, onDispose: unknown): unknown {
    const disposal = this.#disposal;
    if (disposal === null) alreadyDisposed();
    if (!$isCallable(onDispose)) callable(onDispose);
    disposal.addCall(undefined, () => $call(onDispose, undefined, value), false);
    return value;
  }

  defer(onDispose: unknown): void {
    const disposal = this.#disposal;
    if (disposal === null) alreadyDisposed();
    if (!$isCallable(onDispose)) callable(onDispose);
    disposal.addCall(undefined, onDispose, false);
  }

  move(): DisposableStack {
    const disposal = this.#disposal;
    if (disposal === null) alreadyDisposed();
    const moved = new DisposableStack();
    moved.#disposal = disposal;
    this.#disposal = null;
    return moved;
  }

  dispose(): void {
    const disposal = this.#disposal;
    if (disposal === null) return;
    this.#disposal = null;
    disposal.step();
  }
}

class AsyncDisposableStack {
  #disposal: Disposal | null = new Disposal();

  constructor() {
    fallBack(this, new.target, AsyncDisposableStack.prototype);
  }

  get disposed(): boolean {
    return this.#disposal === null;
  }

  use(value: unknown): unknown {
    const disposal = this.#disposal;
    if (disposal === null) alreadyDisposed();
    disposal.add(value, true);
    return value;
  }

  adopt(value: unknown, onDisposeAsync: unknown): unknown {
    const disposal = this.#disposal;
    if (disposal === null) alreadyDisposed();
    if (!$isCallable(onDisposeAsync)) callable(onDisposeAsync);
    disposal.addCall(undefined, () => $call(onDisposeAsync, undefined, value), true);
    return value;
  }

  defer(onDisposeAsync: unknown): void {
    const disposal = this.#disposal;
    if (disposal === null) alreadyDisposed();
    if (!$isCallable(onDisposeAsync)) callable(onDisposeAsync);
    disposal.addCall(undefined, onDisposeAsync, true);
  }

  move(): AsyncDisposableStack {
    const disposal = this.#disposal;
    if (disposal === null) alreadyDisposed();
    const moved = new AsyncDisposableStack();
    moved.#disposal = disposal;
    this.#disposal = null;
    return moved;
  }

  disposeAsync(): unknown {
    return disposeAll(this);
  }

  /** The resources of a stack, which is disposed from now on; null if it was before. */
  static take(stack: AsyncDisposableStack): Disposal | null {
    const disposal = stack.#disposal;
    stack.#disposal = null;
    return disposal;
  }
}

/** A private name outside of its class; the property is taken away again. */
const take = AsyncDisposableStack.take;
$deleteProperty(AsyncDisposableStack, 'take');

/** What is no stack rejects the promise. spec: sec-asyncdisposablestack.prototype.disposeAsync */
async function disposeAll(stack: AsyncDisposableStack): Promise<void> {
  const disposal = take(stack);
  if (disposal === null) return;
  while (disposal.step()) {
    try {
      await disposal.awaited;
    } catch (error) {
      disposal.fail(error);
    }
  }
}

const methods = {
  /** spec: sec-%asynciteratorprototype%-%symbol.asyncdispose% */
  asyncDispose(this: any): unknown {
    const capability = $newCapability(PromiseConstructor);
    try {
      const method = methodOf(this, 'return');
      if (method === undefined) $call(capability[1], undefined, undefined);
      else {
        const wrapper = $promiseResolve(PromiseConstructor, $call(method, this));
        $call(promiseThen, wrapper, () => $call(capability[1], undefined, undefined), capability[2]);
      }
    } catch (error) {
      $call(capability[2], undefined, error);
    }
    return capability[0];
  },
};

const promiseThen = $intrinsic('Promise.prototype.then');
async function* asyncGenerator(): AsyncGenerator {}

$define($prototypeOf($prototypeOf(asyncGenerator.prototype)), symbolAsyncDispose, methods.asyncDispose, 0);
$tag(DisposableStack.prototype, 'DisposableStack');
defineHidden(DisposableStack.prototype, symbolDispose, DisposableStack.prototype.dispose);
defineGlobal('DisposableStack', DisposableStack);
$tag(AsyncDisposableStack.prototype, 'AsyncDisposableStack');
defineHidden(AsyncDisposableStack.prototype, symbolAsyncDispose, AsyncDisposableStack.prototype.disposeAsync);
defineGlobal('AsyncDisposableStack', AsyncDisposableStack);
