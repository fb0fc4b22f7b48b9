// Array.fromAsync. spec: sec-array.fromasync

import { callable } from './common.ts';
import { methodOf } from './iterator-record.ts';

const symbolIterator = $intrinsic('Symbol.iterator');
const symbolAsyncIterator = $intrinsic('Symbol.asyncIterator');

function construct(constructor: any): any {
  return $isConstructor(constructor) ? new constructor() : [];
}

async function collect(constructor: any, items: any, mapper: unknown, thisArg: unknown): Promise<unknown> {
  const mapping = mapper !== undefined;
  if (mapping && !$isCallable(mapper)) callable(mapper);
  const asyncMethod = methodOf(items, symbolAsyncIterator);
  const method = asyncMethod === undefined ? methodOf(items, symbolIterator) : undefined;
  if (asyncMethod === undefined && method === undefined) return collectArrayLike(constructor, items, mapper, thisArg);
  const result = construct(constructor);
  // The methods were looked up already: what for-await walks has them under both names.
  const opened: any = {
    [symbolAsyncIterator]: asyncMethod === undefined ? undefined : () => $call(asyncMethod, items),
    [symbolIterator]: () => $call(method, items),
  };
  let k = 0;
  for await (const v of opened) {
    $createDataProperty(result, k, mapping ? await $call(mapper, thisArg, v, k) : v);
    k++;
  }
  result.length = k;
  return result;
}

async function collectArrayLike(constructor: any, items: any, mapper: unknown, thisArg: unknown): Promise<unknown> {
  const o = $toObject(items);
  const length = $lengthOf(o);
  const result = $isConstructor(constructor) ? new constructor(length) : $newArray(length);
  for (let k = 0; k < length; k++) {
    let v = await o[k];
    if (mapper !== undefined) v = await $call(mapper, thisArg, v, k);
    $createDataProperty(result, k, v);
  }
  result.length = length;
  return result;
}

const statics = {
  fromAsync(this: any, items: unknown, mapper?: unknown, thisArg?: unknown): unknown {
    return collect(this, items, mapper, thisArg);
  },
};

$define($intrinsic('Array'), 'fromAsync', statics.fromAsync, 1);
