// The realm's table: prototypes, constructors and well-known symbols, by number.

import { Helper } from '../abi/helpers.ts';
import { Cell } from '../abi/layout.ts';
import { Ptr, Value, payload } from '../value/value.ts';

/** Order is free. */
export const enum Intrinsic {
  ObjectPrototype, FunctionPrototype, ArrayPrototype, StringPrototype, NumberPrototype, BooleanPrototype, SymbolPrototype, BigIntPrototype,
  ErrorPrototype, TypeErrorPrototype, RangeErrorPrototype, ReferenceErrorPrototype, SyntaxErrorPrototype, EvalErrorPrototype, URIErrorPrototype,
  AggregateErrorPrototype, SuppressedErrorPrototype, IteratorPrototype, ArrayIteratorPrototype, StringIteratorPrototype, MapIteratorPrototype, SetIteratorPrototype,
  MapPrototype, SetPrototype, WeakMapPrototype, WeakSetPrototype, WeakRefPrototype, FinalizationRegistryPrototype,
  Object, Function, Array, String, Number, Boolean, Symbol, Map, Set, Error, TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError,
  AggregateError, SuppressedError, Math, JSON, Console, Reflect,
  /** %Array.prototype.values% and %ArrayIteratorPrototype%.next: array iteration is direct while both are in place. */
  ArrayValues, ArrayIteratorNext,
  /** The same for Map and Set; and what their constructors call while it is in place. */
  MapEntries, MapIteratorNext, SetValues, SetIteratorNext, MapSet, SetAdd,
  /** What promises do by themselves while these are in place. */
  Promise, PromisePrototype, PromiseThen, PromiseSpecies,
  /** What does what the methods of console do; undefined until it is loaded. */
  ConsolePrint,
  /** Functions of the library that Op.LoadHelper loads. */
  Helpers, LastHelper = Helpers + Helper.Count - 1,
  /** %ThrowTypeError% */
  ThrowTypeError,
  /** %eval%: a call of it by the name `eval` is a direct one. */
  Eval,
  ArrayBufferPrototype, SharedArrayBufferPrototype, DataViewPrototype, TypedArrayPrototype, ArrayBuffer, SharedArrayBuffer, TypedArray,
  /** %TypedArray%.prototype.values and the getter of `length`: what they do is done directly while they are in place. */
  TypedArrayValues, TypedArrayLength,
  /** Prototypes and constructors of typed arrays, by `ElementType`. */
  TypedPrototypes, TypedConstructors = TypedPrototypes + 12,
  SymbolIterator = TypedConstructors + 12, SymbolAsyncIterator, SymbolHasInstance, SymbolToPrimitive, SymbolToStringTag, SymbolSpecies, SymbolIsConcatSpreadable,
  SymbolUnscopables, SymbolMatch, SymbolMatchAll, SymbolReplace, SymbolSearch, SymbolSplit, SymbolDispose, SymbolAsyncDispose, SymbolMetadata,
  GeneratorFunctionPrototype, AsyncFunctionPrototype, AsyncGeneratorFunctionPrototype, GeneratorPrototype, AsyncGeneratorPrototype, AsyncIteratorPrototype,
  /** %GeneratorPrototype%.next: for-of resumes a generator directly when this is its `next`. */
  GeneratorNext,
  /** Shapes, under the tag of an object: { value, done }; the suspended activation of an async function. */
  IterResultShape, ActivationShape,
  RegExp, RegExpPrototype, RegExpStringIteratorPrototype,
  /** %RegExp.prototype.exec%; the shapes and values that RegExp and its prototype have while nobody changed them (builtins/regexp.ts). */
  RegExpExec, RegExpShape, RegExpPristine, RegExpResultShape, RegExpIndicesShape, RegExpSpecies,
  /** Compiled regular expressions, and what the matcher keeps: its stack and its registers. */
  RegExpCache, RegExpStack, RegExpRegisters,
  DatePrototype,
  /** What the library does with modules, in the order of `ModuleHook`. */
  LinkModules, EvaluateModules, ImportModule, NamespaceOfModule, ShareExport,
  Count,
}

/** Value in the realm's table. */
// @ts-ignore: decorator
@inline export function intrinsicValue(index: Intrinsic): Value {
  return load<u64>(<usize>load<u32>(Cell.Realm) + (<usize>index << 3));
}

/** Address of the object or symbol in the realm's table. */
// @ts-ignore: decorator
@inline export function intrinsic(index: Intrinsic): Ptr {
  return payload(intrinsicValue(index));
}

/** A well-known symbol as a property key. */
// @ts-ignore: decorator
@inline export function wellKnown(index: Intrinsic): Ptr {
  return payload(intrinsicValue(index));
}

export function setIntrinsic(index: Intrinsic, v: Value): void {
  store<u64>(<usize>load<u32>(Cell.Realm) + (<usize>index << 3), v);
}
