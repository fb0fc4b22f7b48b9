// The built-ins in the order in which they are made.

import { Ptr } from '../value/value.ts';
import { initGlobals } from './globals.ts';
import { initArray } from './array.ts';
import { initArrayIteration, initIterators } from './iterators.ts';
import { initGenerators } from './generator.ts';
import { initBoolean } from './boolean.ts';
import { initFunction } from './function.ts';
import { initObject } from './object.ts';
import { initProxy } from './proxy.ts';
import { initReflect } from './reflect.ts';
import { initSymbol } from './symbol.ts';
import { initBigInt } from './bigint.ts';
import { initMap } from './map.ts';
import { initSet } from './set.ts';
import { initPromise } from './promise.ts';
import { initArrayBuffer } from './array-buffer.ts';
import { initAtomics } from './atomics.ts';
import { initBase64 } from './base64.ts';
import { initDataView } from './data-view.ts';
import { initTypedArray } from './typed-array.ts';
import { initConsole } from './console.ts';
import { initJson } from './json.ts';
import { initMath } from './math.ts';
import { initNumber } from './number.ts';
import { initString } from './string.ts';

export function initBuiltins(global: Ptr): void {
  initSymbol(global);
  initFunction(global);
  initObject(global);
  initProxy(global);
  initReflect(global);
  initGlobals(global);
  initBoolean(global);
  initString(global);
  initNumber(global);
  initBigInt(global);
  initMath(global);
  initJson(global);
  initIterators(global);
  initGenerators();
  initArray(global);
  initArrayIteration();
  initMap(global);
  initSet(global);
  initPromise(global);
  initArrayBuffer(global);
  initTypedArray(global);
  initBase64();
  initDataView(global);
  initAtomics(global);
  initConsole(global);
}
