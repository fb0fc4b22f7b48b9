// Array and string iterators. spec: sec-array-iterator-objects, sec-string-iterator-objects
//
// Internal slots: 0 what is iterated (undefined when exhausted), 1 next index (a number), 2 what and whose (an int, `Iteration`).

import { Attr, Internal, Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromBool, fromInt, fromNumber, fromObject, fromString, isException, isObject, isString, payload, toDouble, toInt, isNullish,
} from '../value/value.ts';
import { toObject, toStringValue } from '../value/convert.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { codePointAt, codePointString, stringLength } from '../string/string.ts';
import { newArray, newObject, newObjectOf, newObjectWithProto } from '../object/object.ts';
import { arrayPush } from '../object/elements.ts';
import { defineOwn, peekProperty } from '../object/properties.ts';
import { rootShape, shapeAdd } from '../object/shape.ts';
import { isTypedArray, viewLength } from '../object/typed-array.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { callee, constructor, literalAtom, method, newTarget, prototypeOfNew, self, symbolMethod } from './native.ts';
import { describe, throwErrorWith, throwTypeError } from './errors.ts';
import { getAt, lengthOf } from './array-like.ts';

/** What an iterator gives, plus what it walks. */
export const enum Iteration {
  Keys = 0,
  Values = 1,
  Entries = 2,
  What = 3,
  Array = 0,
  String = 4,
  Map = 8,
  Set = 12,
  RegExp = 16,
  Family = 28,
}

/** { value, done }. spec: sec-createiterresultobject */
export function iterResult(value: Value, done: bool): Value {
  const o = newObject(intrinsic(Intrinsic.IterResultShape));
  if (!o) return EXCEPTION;
  store<u64>(o, value, 16);
  store<u64>(o, fromBool(done), 24);
  return fromObject(o);
}

/** An iterator object over `source`; kinds as above. 0: heap limit. */
export function newIterator(prototype: Ptr, source: Value, kind: i32): Ptr {
  const o = newObjectOf(prototype, Kind.Iterator, 0);
  if (!o) return 0;
  store<u64>(o, source, Internal.Slot0);
  store<u64>(o, fromInt(0), Internal.Slot1);
  store<u64>(o, fromInt(kind), Internal.Slot2);
  return o;
}

/** [key, value] as an array. */
export function pair(key: Value, value: Value): Value {
  const a = newArray(0, 2);
  if (!a || arrayPush(a, key) < 0 || arrayPush(a, value) < 0) return EXCEPTION;
  return fromObject(a);
}

function arrayIterator(fp: usize, kind: i32): Value {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  const iterator = newIterator(intrinsic(Intrinsic.ArrayIteratorPrototype), o, kind);
  return iterator ? fromObject(iterator) : EXCEPTION;
}

function keys(fp: usize, argc: i32): u64 { return arrayIterator(fp, 0); }
function values(fp: usize, argc: i32): u64 { return arrayIterator(fp, 1); }
function entries(fp: usize, argc: i32): u64 { return arrayIterator(fp, 2); }

/** The iterator that v is, if it walks what `family` says; else 0. */
export function iteratorOf(v: Value, family: i32): Ptr {
  if (!isObject(v) || load<u8>(payload(v)) != Kind.Iterator) return 0;
  return (toInt(load<u64>(payload(v), Internal.Slot2)) & Iteration.Family) == family ? payload(v) : 0;
}

/** spec: sec-%arrayiteratorprototype%.next */
function arrayIteratorNext(fp: usize, argc: i32): u64 {
  const iterator = iteratorOf(self(fp), Iteration.Array);
  if (!iterator) return throwErrorWith(ErrorKind.TypeError, 'Method Array Iterator.prototype.next called on incompatible receiver %', describe(self(fp)));
  const source = load<u64>(iterator, Internal.Slot0);
  if (source == UNDEFINED) return iterResult(UNDEFINED, true);
  const index = toDouble(load<u64>(iterator, Internal.Slot1));
  const length = isTypedArray(payload(source)) ? <f64>viewLength(payload(source)) : lengthOf(payload(source));
  if (length < 0) return isTypedArray(payload(source)) ? throwTypeError('Cannot perform %ArrayIteratorPrototype%.next on a detached ArrayBuffer') : EXCEPTION;
  if (index >= length) {
    store<u64>(iterator, UNDEFINED, Internal.Slot0);
    return iterResult(UNDEFINED, true);
  }
  store<u64>(iterator, fromNumber(index + 1), Internal.Slot1);
  const kind = toInt(load<u64>(iterator, Internal.Slot2));
  if (kind == 0) return iterResult(fromNumber(index), false);
  const v = getAt(payload(source), index);
  if (isException(v)) return EXCEPTION;
  if (kind == 1) return iterResult(v, false);
  const entry = pair(fromNumber(index), v);
  return isException(entry) ? EXCEPTION : iterResult(entry, false);
}

/** spec: sec-string.prototype-%symbol.iterator% */
export function stringIterator(fp: usize, argc: i32): u64 {
  if (isNullish(self(fp))) return throwTypeError('String.prototype[Symbol.iterator] called on null or undefined');
  const s = toStringValue(self(fp));
  if (isException(s)) return EXCEPTION;
  const iterator = newIterator(intrinsic(Intrinsic.StringIteratorPrototype), s, Iteration.String | Iteration.Values);
  return iterator ? fromObject(iterator) : EXCEPTION;
}

/** spec: sec-%stringiteratorprototype%.next */
function stringIteratorNext(fp: usize, argc: i32): u64 {
  const iterator = iteratorOf(self(fp), Iteration.String);
  if (!iterator) return throwErrorWith(ErrorKind.TypeError, 'Method String Iterator.prototype.next called on incompatible receiver %', describe(self(fp)));
  const source = load<u64>(iterator, Internal.Slot0);
  if (!isString(source)) return iterResult(UNDEFINED, true);
  const s = payload(source);
  const index = toInt(load<u64>(iterator, Internal.Slot1));
  if (<u32>index >= stringLength(s)) {
    store<u64>(iterator, UNDEFINED, Internal.Slot0);
    return iterResult(UNDEFINED, true);
  }
  const code = codePointAt(s, index);
  store<u64>(iterator, fromInt(index + (code > 0xffff ? 2 : 1)), Internal.Slot1);
  const text = codePointString(code);
  return text ? iterResult(fromString(text), false) : EXCEPTION;
}

/** %IteratorPrototype%[Symbol.iterator] */
function returnThis(fp: usize, argc: i32): u64 {
  return self(fp);
}

/** spec: sec-iterator */
function constructIterator(fp: usize, argc: i32): u64 {
  if (!newTarget(fp)) return throwTypeError("Constructor Iterator requires 'new'");
  if (newTarget(fp) == callee(fp)) return throwTypeError('Abstract class Iterator not directly constructable');
  const prototype = prototypeOfNew(fp, intrinsic(Intrinsic.IteratorPrototype));
  const o = prototype ? newObjectWithProto(prototype) : 0;
  return o ? fromObject(o) : EXCEPTION;
}

/** A prototype of iterators with its tag. */
export function iteratorPrototype(index: Intrinsic, tag: string): Ptr {
  const prototype = newObjectWithProto(intrinsic(Intrinsic.IteratorPrototype));
  setIntrinsic(index, fromObject(prototype));
  defineOwn(prototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom(tag)), Attr.Configurable);
  return prototype;
}

/** %IteratorPrototype% and the two iterators; the methods of Array.prototype that make them come with initArrayIteration. */
export function initIterators(global: Ptr): void {
  let result = rootShape(intrinsic(Intrinsic.ObjectPrototype), Kind.Object, 2);
  result = shapeAdd(shapeAdd(result, atom(Atom.value), Attr.Default), atom(Atom.done), Attr.Default);
  setIntrinsic(Intrinsic.IterResultShape, fromObject(result));
  const base = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.IteratorPrototype, fromObject(base));
  symbolMethod(base, wellKnown(Intrinsic.SymbolIterator), '[Symbol.iterator]', 0, returnThis);
  constructor(global, 'Iterator', 0, constructIterator, base);
  const array = iteratorPrototype(Intrinsic.ArrayIteratorPrototype, 'Array Iterator');
  method(array, 'next', 0, arrayIteratorNext);
  setIntrinsic(Intrinsic.ArrayIteratorNext, ownValue(array, atom(Atom.next)));
  const string = iteratorPrototype(Intrinsic.StringIteratorPrototype, 'String Iterator');
  method(string, 'next', 0, stringIteratorNext);
}

/** keys, values, entries and [Symbol.iterator] of Array.prototype. */
export function initArrayIteration(): void {
  const prototype = intrinsic(Intrinsic.ArrayPrototype);
  method(prototype, 'keys', 0, keys);
  method(prototype, 'values', 0, values);
  method(prototype, 'entries', 0, entries);
  const f = ownValue(prototype, literalAtom('values'));
  setIntrinsic(Intrinsic.ArrayValues, f);
  defineOwn(prototype, wellKnown(Intrinsic.SymbolIterator), f, Attr.Hidden);
}

/** Value of a data property just defined. */
function ownValue(o: Ptr, key: Ptr): Value {
  return peekProperty(o, key);
}
