// What `using`, DisposableStack and AsyncDisposableStack dispose of. spec: sec-disposable-resource-operations

import { Helper } from '../abi/helpers.ts';
import { isNullish, valueText } from './common.ts';
import { methodOf } from './iterator-record.ts';

const symbolDispose = $intrinsic('Symbol.dispose');
const symbolAsyncDispose = $intrinsic('Symbol.asyncDispose');
const SuppressedErrorConstructor = $intrinsic('SuppressedError');
const PromiseConstructor = $intrinsic('Promise');

/** spec: sec-disposableresource-records */
class Resource {
  readonly value: unknown;
  readonly method: unknown;
  readonly async: boolean;
  /** An async resource with a method that is not: what the method returns is not waited for. */
  readonly plain: boolean;

  constructor(value: unknown, method: unknown, async: boolean, plain: boolean) {
    this.value = value;
    this.method = method;
    this.async = async;
    this.plain = plain;
  }
}

/** Resources and how far their disposal is. spec: sec-disposecapability-records */
export class Disposal {
  /** Private: an image may hand anything to a helper. */
  readonly #resources: Resource[] = [];
  failed = false;
  error: unknown = undefined;
  /** What has to be waited for before the next step. */
  awaited: unknown = undefined;
  needsAwait = false;
  hasAwaited = false;

  /** spec: sec-adddisposableresource, without a method */
  add(v: any, async: boolean): void {
    if (isNullish(v)) {
      if (async) $append(this.#resources, new Resource(undefined, undefined, true, false));
      return;
    }
    if (!$isObject(v)) $throwTypeError(valueText(v) + ' is not an object');
    let method = async ? methodOf(v, symbolAsyncDispose) : undefined;
    const plain = method === undefined;
    if (plain) method = methodOf(v, symbolDispose);
    if (method === undefined) {
      $throwTypeError('Property [Symbol.' + (async ? 'asyncDispose' : 'dispose') + '] is not a function');
    }
    $append(this.#resources, new Resource(v, method, async, async && plain));
  }

  /** The same with one. */
  addCall(v: unknown, method: unknown, async: boolean): void {
    $append(this.#resources, new Resource(v, method, async, false));
  }

  fail(error: unknown): void {
    this.error = this.failed ? new SuppressedErrorConstructor(error, this.error) : error;
    this.failed = true;
  }

  /**
   * Disposes until something has to be waited for, which is in `awaited` then: true. Throws at the end if anything threw.
   * spec: sec-disposeresources
   */
  step(): boolean {
    const resources = this.#resources;
    while (resources.length > 0) {
      const resource = resources[resources.length - 1];
      if (!resource.async && this.needsAwait && !this.hasAwaited) {
        this.needsAwait = false;
        this.awaited = undefined;
        return true;
      }
      resources.length--;
      if (resource.method === undefined) {
        this.needsAwait = true;
        continue;
      }
      let result: unknown;
      try {
        result = $call(resource.method, resource.value);
        if (resource.plain) result = undefined;
      } catch (error) {
        if (!resource.plain) {
          this.fail(error);
          continue;
        }
        const capability = $newCapability(PromiseConstructor);
        $call(capability[2], undefined, error);
        result = capability[0];
      }
      if (!resource.async) continue;
      this.hasAwaited = true;
      this.awaited = result;
      return true;
    }
    if (this.needsAwait && !this.hasAwaited) {
      this.needsAwait = false;
      this.awaited = undefined;
      return true;
    }
    if (this.failed) throw this.error;
    return false;
  }
}

$setHelper(Helper.NewDisposal, () => new Disposal());
$setHelper(Helper.AddResource, (disposal: Disposal, v: unknown, async: boolean) => disposal.add(v, async));
$setHelper(Helper.DisposeFailed, (disposal: Disposal, error: unknown) => disposal.fail(error));
$setHelper(Helper.DisposeStep, (disposal: Disposal) => disposal.step());
