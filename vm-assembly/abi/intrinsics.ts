// Natives that library code (vm-assembly/lib) calls by `$name(...)`: compiled to Op.CallIntrinsic with this number. Order is
// free, but shared: the VM's table of intrinsic functions (builtins/intrinsic-table.ts) has the same order.

export const enum IntrinsicCall {
  /** $isCallable(v): boolean */
  isCallable = 0,
  /** $isObject(v): boolean */
  isObject = 1,
  /** $isArray(v): boolean (IsArray, proxies looked through) */
  isArray = 2,
  /** $toObject(v) */
  toObject = 3,
  /** $toLength(v) */
  toLength = 4,
  /** $toIntegerOrInfinity(v) */
  toIntegerOrInfinity = 5,
  /** $toPropertyKey(v) */
  toPropertyKey = 6,
  /** $lengthOf(o): ToLength(o.length) */
  lengthOf = 7,
  /** $throwTypeError(message) */
  throwTypeError = 8,
  /** $throwRangeError(message) */
  throwRangeError = 9,
  /** $arraySpeciesCreate(original, length) */
  arraySpeciesCreate = 10,
  /** $createDataProperty(o, key, value): throws if it fails */
  createDataProperty = 11,
  /** $isConstructor(v): boolean */
  isConstructor = 12,
  /** $define(target, name, fn, length): installs fn as a hidden method; at start-up only */
  define = 13,
  /** $intrinsic(name): realm object by its specification name, such as 'Array.prototype'; at start-up only */
  intrinsic = 14,
  /** $describe(v): text of a value in an error message, as V8 prints it */
  describe = 15,
  /** $newArray(length): array with that length, all holes */
  newArray = 16,
  /** $toString(v): ToString */
  toString = 17,
  /** $sameValueZero(a, b) */
  sameValueZero = 18,
  /** $deleteProperty(o, key): throws TypeError if it fails */
  deleteProperty = 19,
  /** $defineGetter(target, key, fn): hidden accessor; at start-up only */
  defineGetter = 20,
  /** $isDenseArray(v): boolean: an array whose elements can be walked by index without observable effects */
  isDenseArray = 21,

  /** Number of intrinsics. */
  Count,
}
