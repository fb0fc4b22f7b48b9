// Functions of the global object that belong to no class. parseInt and parseFloat are Number's. spec: sec-function-properties-of-the-global-object

import { Ptr } from '../value/value.ts';
import { EXCEPTION, fromBool } from '../value/value.ts';
import { hasException, toNumber } from '../value/convert.ts';
import { arg, method } from './native.ts';

function isNaNFunction(fp: usize, argc: i32): u64 {
  const d = toNumber(arg(fp, argc, 0));
  return hasException() ? EXCEPTION : fromBool(d != d);
}

function isFiniteFunction(fp: usize, argc: i32): u64 {
  const d = toNumber(arg(fp, argc, 0));
  return hasException() ? EXCEPTION : fromBool(d - d == 0);
}

export function initGlobals(global: Ptr): void {
  method(global, 'isNaN', 1, isNaNFunction);
  method(global, 'isFinite', 1, isFiniteFunction);
}
