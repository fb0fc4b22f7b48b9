// Names of the intrinsics that library code may call, without their `$`. The type makes a missing one an error.

import { IntrinsicCall } from '../../vm-assembly/abi/intrinsics.ts';

const NUMBERS: Record<Exclude<keyof typeof IntrinsicCall, 'Count'>, number> = {
  isCallable: IntrinsicCall.isCallable,
  isObject: IntrinsicCall.isObject,
  isArray: IntrinsicCall.isArray,
  toObject: IntrinsicCall.toObject,
  toLength: IntrinsicCall.toLength,
  toIntegerOrInfinity: IntrinsicCall.toIntegerOrInfinity,
  toPropertyKey: IntrinsicCall.toPropertyKey,
  lengthOf: IntrinsicCall.lengthOf,
  throwTypeError: IntrinsicCall.throwTypeError,
  throwRangeError: IntrinsicCall.throwRangeError,
  arraySpeciesCreate: IntrinsicCall.arraySpeciesCreate,
  createDataProperty: IntrinsicCall.createDataProperty,
  isConstructor: IntrinsicCall.isConstructor,
  define: IntrinsicCall.define,
  intrinsic: IntrinsicCall.intrinsic,
  describe: IntrinsicCall.describe,
  newArray: IntrinsicCall.newArray,
  toString: IntrinsicCall.toString,
  sameValueZero: IntrinsicCall.sameValueZero,
  deleteProperty: IntrinsicCall.deleteProperty,
  defineGetter: IntrinsicCall.defineGetter,
  isDenseArray: IntrinsicCall.isDenseArray,
};

const BY_NAME = new Map<string, number>(Object.entries(NUMBERS));

/** The number of an intrinsic, or -1. */
export function intrinsicNumber(name: string): number {
  return BY_NAME.get(name) ?? -1;
}
