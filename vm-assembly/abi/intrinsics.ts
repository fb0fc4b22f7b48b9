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
  /** $isDenseArray(v): boolean: an array without accessors, whose holes are undefined: reading an index runs nothing */
  isDenseArray = 21,
  /** $iteratesDirectly(v): boolean: an array whose iteration is the original one */
  iteratesDirectly = 22,
  /** $append(array, v): pushes onto an array of the library */
  append = 23,
  /** $sortPrimitives(array): sorts by ToString if all elements are strings or all are ints; false: it did nothing */
  sortPrimitives = 24,
  /** $sortByKeys(array, keys): sorts the array by the strings at the same places of `keys`, stably */
  sortByKeys = 25,
  /** $kindOf(v): `Kind` of an object, 0 for a primitive */
  kindOf = 26,
  /** $walk(v): a walk over the entries of a Map or Set, or over those that an iterator of one has left */
  walk = 27,
  /** $walkNext(walk): boolean: is there another entry? */
  walkNext = 28,
  /** $walkKey(walk): key of the entry that walkNext found; valid until the collection changes */
  walkKey = 29,
  /** $walkValue(walk): its value */
  walkValue = 30,
  /** $collectionSize(v): number of entries of a Map or Set, or left in an iterator of one */
  collectionSize = 31,
  /** $ownKeys(o, which): array of own keys; `which` as in object/own-keys.ts */
  ownKeys = 32,
  /** $ownAttributes(o, key): `Attr` bits of an own property, -1 if there is none; runs no guest code */
  ownAttributes = 33,
  /** $foundValue(): value or getter of what ownAttributes found last */
  foundValue = 34,
  /** $foundSetter(): its setter */
  foundSetter = 35,
  /** $prototypeOf(o): prototype or null */
  prototypeOf = 36,
  /** $functionKind(f): bits: 1 class, 2 generator, 4 async, 8 built-in */
  functionKind = 37,
  /** $internalSlot(o, index): internal slot of a wrapper or iterator */
  internalSlot = 38,
  /** $errorStack(error): own `stack`, or the captured one with its header; runs no guest code */
  errorStack = 39,
  /** $charCodeAt(s, index): code unit */
  charCodeAt = 40,
  /** $substring(s, from, to) */
  substring = 41,
  /** $write(fd, text) */
  write = 42,
  /** $setConsole(f): what console methods call with stream and arguments; at start-up only */
  setConsole = 43,
  /** $consoleIndent(columns): indentation of groups */
  consoleIndent = 44,
  /** $newPlainObject(prototype): object with this prototype, or null */
  newPlainObject = 45,
  /** $proxiedObject(v, which): 0: what a chain of proxies leads to, v itself if it is no proxy; 1, 2: target, handler of a proxy. null: revoked */
  proxiedObject = 46,
  /** $speciesConstructor(o, default) */
  speciesConstructor = 47,
  /** $newCapability(constructor): array of promise, resolve and reject */
  newCapability = 48,
  /** $promiseResolve(constructor, v) */
  promiseResolve = 49,
  /** $promiseState(promise): `PromiseState` bits */
  promiseState = 50,
  /** $groupObject(name): object with the globals of a group that a host may grant; at start-up only */
  groupObject = 51,
  /** $turnTime(): the time that timers of this turn count from */
  turnTime = 52,
  /** $scheduleTimers(due, live): when the next timer is due, and how many keep the program going */
  scheduleTimers = 53,
  /** $enqueueJob(f): calls f after what is waiting already */
  enqueueJob = 54,
  /** $newAggregateError(message, errors) */
  newAggregateError = 55,
  /** $timerEpoch(): how often all timers were dropped */
  timerEpoch = 56,
  /** $typedLength(v): length of a typed array that is in bounds; else throws */
  typedLength = 57,
  /** $typedSpeciesCreate(o, length): typed array of the species of `o` */
  typedSpeciesCreate = 58,
  /** $createTyped(constructor, length): typed array of at least this length */
  createTyped = 59,
  /** $copyTyped(o): copy of a typed array, with the realm's own constructor */
  copyTyped = 60,
  /** $sortTyped(o): sorts a typed array by value */
  sortTyped = 61,
  /** $viewLength(o): length of a typed array or DataView, -1 if it is out of bounds */
  viewLength = 62,
  /** $viewOffset(o): its offset in bytes */
  viewOffset = 63,
  /** $bufferLength(buffer): length of a buffer in bytes */
  bufferLength = 64,
  /** $bufferFlags(buffer): `BufferFlag` bits */
  bufferFlags = 65,
  /** $bufferText(buffer, count): its first bytes in hexadecimal */
  bufferText = 66,
  /** $regexpPristine(v): is it a regular expression that nobody changed, nor RegExp.prototype? What follows takes such ones */
  regexpPristine,
  /** $regexpCanSplit(v): the same, and RegExp[Symbol.species] is the original */
  regexpCanSplit,
  /** $regexpMatch(o, s): texts of all matches if it is global, else what exec gives */
  regexpMatch,
  /** $regexpSearch(o, s): index of the first match or -1 */
  regexpSearch,
  /** $regexpReplace(o, s, template): matches replaced by a text */
  regexpReplace,
  /** $regexpSplit(o, s, limit) */
  regexpSplit,
  /** $regexpCollect(o, s): ends of all captures of all matches, or of one if it is not global */
  regexpCollect,
  /** $regexpCaptures(o): number of captures, negative if some have names */
  regexpCaptures,
  /** $regexpGroups(o, texts): object of the named groups */
  regexpGroups,
  /** $regexpIterator(o, s, global, points): the iterator of matchAll */
  regexpIterator,
  /** $regexpText(o): /source/flags */
  regexpText,
  /** $regexpSeal(): RegExp is complete; at start-up only */
  regexpSeal,
  /** $now(): milliseconds of the wall clock */
  now,
  /** $tag(prototype, text): its Symbol.toStringTag; at start-up only */
  tag,
  /** $setModuleHook(hook, f): function of a `ModuleHook`; at start-up only */
  setModuleHook,
  /** $evaluating(change): how many evaluations that the host asked for wait for a promise */
  evaluating,
  /** $setHelper(number, f): what Op.LoadHelper loads; at start-up only */
  setHelper,
  /** $encodeUtf8(text): Uint8Array of its UTF-8 */
  encodeUtf8,
  /** $encodeInto(text, bytes): encodes what there is room for, { read, written } */
  encodeInto,
  /** $bytesOf(v): Uint8Array on the bytes of a buffer or view, undefined for anything else */
  bytesOf,
  /** $joinBytes(first, second, from): Uint8Array of the bytes of the first, if there is one, and those of the second from there on */
  joinBytes,
  /** $completeBytes(bytes, encoding): how many there are before a character that is cut off */
  completeBytes,
  /** $decodeBytes(bytes, from, to, encoding, fatal): text; undefined if they are ill-formed and `fatal` is 1 */
  decodeBytes,
  /** $btoa(text): base 64, undefined if a character is none of Latin-1 */
  btoa,
  /** $atob(text): bytes as characters, undefined if it is no base 64 */
  atob,
  /** $copyBuffer(buffer): copy of a buffer that is not detached */
  copyBuffer,
  /** $compileModule(specifier, around): function that brings the module, or the name of one that is there */
  compileModule,
  /** $shareExport(to, name, from, fromName): a namespace object shows a variable of another one */
  shareExport,
  /** $loadWeb(): the group `web`, once the part of the library that fills it is loaded */
  loadWeb,

  /** Number of intrinsics. */
  Count,
}
