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
  iteratesDirectly: IntrinsicCall.iteratesDirectly,
  append: IntrinsicCall.append,
  sortPrimitives: IntrinsicCall.sortPrimitives,
  sortByKeys: IntrinsicCall.sortByKeys,
  kindOf: IntrinsicCall.kindOf,
  walk: IntrinsicCall.walk,
  walkNext: IntrinsicCall.walkNext,
  walkKey: IntrinsicCall.walkKey,
  walkValue: IntrinsicCall.walkValue,
  collectionSize: IntrinsicCall.collectionSize,
  ownKeys: IntrinsicCall.ownKeys,
  ownAttributes: IntrinsicCall.ownAttributes,
  foundValue: IntrinsicCall.foundValue,
  foundSetter: IntrinsicCall.foundSetter,
  prototypeOf: IntrinsicCall.prototypeOf,
  functionKind: IntrinsicCall.functionKind,
  internalSlot: IntrinsicCall.internalSlot,
  errorStack: IntrinsicCall.errorStack,
  charCodeAt: IntrinsicCall.charCodeAt,
  substring: IntrinsicCall.substring,
  write: IntrinsicCall.write,
  setConsole: IntrinsicCall.setConsole,
  consoleIndent: IntrinsicCall.consoleIndent,
  newPlainObject: IntrinsicCall.newPlainObject,
  proxiedObject: IntrinsicCall.proxiedObject,
};

const BY_NAME = new Map<string, number>(Object.entries(NUMBERS));

/** The number of an intrinsic, or -1. */
export function intrinsicNumber(name: string): number {
  return BY_NAME.get(name) ?? -1;
}
