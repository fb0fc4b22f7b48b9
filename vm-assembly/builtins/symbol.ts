// Symbol. spec: sec-symbol-objects

import { Attr, Cell, Header, Kind, Sym, SymbolFlag, Elem } from '../abi/layout.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromObject, fromString, fromSymbol, isException, isSymbol, payload,
} from '../value/value.ts';
import { toStringValue, unwrap } from '../value/convert.ts';
import { addRootRange } from '../memory/roots.ts';
import { arrayLength, arrayPush, elementsOf } from '../object/elements.ts';
import { newArray, newObjectWithProto } from '../object/object.ts';
import { newSymbol } from '../object/symbol.ts';
import { stringEquals } from '../string/string.ts';
import { throwError, throwErrorWith, throwTypeError, describe } from './errors.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { arg, constant, constructor, getter, literalAtom, method, nativeFunction, newTarget, self } from './native.ts';
import { defineOwn } from '../object/properties.ts';
import { symbolDescriptiveString } from './symbol-text.ts';

/** Private cell, a root: the array of registered symbols. */
const REGISTRY: u32 = Cell.BuiltinPrivate + 496;

/** spec: sec-symbol-description */
function construct(fp: usize, argc: i32): u64 {
  if (newTarget(fp)) return throwTypeError('Symbol is not a constructor');
  let description = arg(fp, argc, 0);
  if (description != UNDEFINED) {
    description = toStringValue(description);
    if (isException(description)) return EXCEPTION;
  }
  const symbol = newSymbol(description);
  return symbol ? fromSymbol(symbol) : EXCEPTION;
}

/** spec: sec-symbol.for */
function symbolFor(fp: usize, argc: i32): u64 {
  const text = toStringValue(arg(fp, argc, 0));
  if (isException(text)) return EXCEPTION;
  const registry = payload(load<u64>(REGISTRY));
  for (let i: u32 = 0, n = arrayLength(registry); i < n; i++) {
    const v = load<u64>(elementsOf(registry) + Elem.Values + (i << 3));
    if (stringEquals(payload(load<u64>(payload(v) + Sym.Description)), payload(text))) return v;
  }
  const symbol = newSymbol(text);
  if (!symbol || arrayPush(registry, fromSymbol(symbol)) < 0) return EXCEPTION;
  store<u8>(symbol + Header.Flags, SymbolFlag.Registered);
  return fromSymbol(symbol);
}

/** spec: sec-symbol.keyfor */
function keyFor(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (!isSymbol(v)) return throwErrorWith(ErrorKind.TypeError, '% is not a symbol', describe(v));
  if (!(load<u8>(payload(v) + Header.Flags) & SymbolFlag.Registered)) return UNDEFINED;
  return load<u64>(payload(v) + Sym.Description);
}

/** thisSymbolValue; EXCEPTION after a TypeError. */
function thisSymbol(fp: usize): Value {
  const v = unwrap(self(fp), Kind.SymbolObject);
  return isSymbol(v) ? v : throwError(ErrorKind.TypeError, 'Receiver is not a symbol');
}

function toStringMethod(fp: usize, argc: i32): u64 {
  const v = thisSymbol(fp);
  if (isException(v)) return EXCEPTION;
  const text = symbolDescriptiveString(payload(v));
  return text ? fromString(text) : EXCEPTION;
}

/** valueOf and [Symbol.toPrimitive]. */
function valueOfMethod(fp: usize, argc: i32): u64 {
  return thisSymbol(fp);
}

function descriptionGetter(fp: usize, argc: i32): u64 {
  const v = thisSymbol(fp);
  return isException(v) ? EXCEPTION : load<u64>(payload(v) + Sym.Description);
}

function wellKnownSymbol(symbol: Ptr, index: Intrinsic, name: string, text: string): void {
  const v = fromSymbol(newSymbol(fromString(literalAtom(text))));
  setIntrinsic(index, v);
  constant(symbol, name, v, 0);
}

/** Comes before whatever uses a well-known symbol. */
export function initSymbol(global: Ptr): void {
  store<u64>(REGISTRY, fromObject(newArray(0, 0)));
  addRootRange(REGISTRY, 1);
  const prototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.SymbolPrototype, fromObject(prototype));
  const symbol = constructor(global, 'Symbol', 0, construct, prototype);
  setIntrinsic(Intrinsic.Symbol, fromObject(symbol));
  wellKnownSymbol(symbol, Intrinsic.SymbolAsyncIterator, 'asyncIterator', 'Symbol.asyncIterator');
  wellKnownSymbol(symbol, Intrinsic.SymbolHasInstance, 'hasInstance', 'Symbol.hasInstance');
  wellKnownSymbol(symbol, Intrinsic.SymbolIsConcatSpreadable, 'isConcatSpreadable', 'Symbol.isConcatSpreadable');
  wellKnownSymbol(symbol, Intrinsic.SymbolIterator, 'iterator', 'Symbol.iterator');
  wellKnownSymbol(symbol, Intrinsic.SymbolMatch, 'match', 'Symbol.match');
  wellKnownSymbol(symbol, Intrinsic.SymbolMatchAll, 'matchAll', 'Symbol.matchAll');
  wellKnownSymbol(symbol, Intrinsic.SymbolReplace, 'replace', 'Symbol.replace');
  wellKnownSymbol(symbol, Intrinsic.SymbolSearch, 'search', 'Symbol.search');
  wellKnownSymbol(symbol, Intrinsic.SymbolSpecies, 'species', 'Symbol.species');
  wellKnownSymbol(symbol, Intrinsic.SymbolSplit, 'split', 'Symbol.split');
  wellKnownSymbol(symbol, Intrinsic.SymbolToPrimitive, 'toPrimitive', 'Symbol.toPrimitive');
  wellKnownSymbol(symbol, Intrinsic.SymbolToStringTag, 'toStringTag', 'Symbol.toStringTag');
  wellKnownSymbol(symbol, Intrinsic.SymbolUnscopables, 'unscopables', 'Symbol.unscopables');
  wellKnownSymbol(symbol, Intrinsic.SymbolDispose, 'dispose', 'Symbol.dispose');
  wellKnownSymbol(symbol, Intrinsic.SymbolAsyncDispose, 'asyncDispose', 'Symbol.asyncDispose');
  wellKnownSymbol(symbol, Intrinsic.SymbolMetadata, 'metadata', 'Symbol.metadata');
  method(symbol, 'for', 1, symbolFor);
  method(symbol, 'keyFor', 1, keyFor);
  method(prototype, 'toString', 0, toStringMethod);
  method(prototype, 'valueOf', 0, valueOfMethod);
  getter(prototype, literalAtom('description'), 'get description', descriptionGetter);
  const toPrimitive = fromObject(nativeFunction('[Symbol.toPrimitive]', 1, valueOfMethod));
  defineOwn(prototype, wellKnown(Intrinsic.SymbolToPrimitive), toPrimitive, Attr.Configurable);
  defineOwn(prototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('Symbol')), Attr.Configurable);
}
