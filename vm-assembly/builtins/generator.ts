// Generator objects and the functions that make them. spec: sec-generator-objects, sec-generatorfunction-objects

import { Attr, Kind, ObjectFlag } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { CompileKind } from '../abi/transfer.ts';
import { Ptr, Value, fromObject, fromString, payload } from '../value/value.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { newObjectOf, setProto } from '../object/object.ts';
import { defineOwn, peekProperty } from '../object/properties.ts';
import { Resumption, isSyncGenerator, resumeFromNative } from '../interp/generators.ts';
import { asyncNativeIndex } from './async-generator.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { iteratorPrototype } from './iterators.ts';
import { Native, arg, literalAtom, method, nativeFunction, self } from './native.ts';
import { describe, throwErrorWith } from './errors.ts';
import { createDynamicFunction } from './evaluate.ts';

function resumed(fp: usize, argc: i32, mode: Resumption): Value {
  const v = self(fp);
  if (isSyncGenerator(v)) return resumeFromNative(payload(v), mode, arg(fp, argc, 0));
  const text = describe(v);
  if (mode == Resumption.Next) return throwErrorWith(ErrorKind.TypeError, 'Method [Generator].prototype.next called on incompatible receiver %', text);
  if (mode == Resumption.Throw) return throwErrorWith(ErrorKind.TypeError, 'Method [Generator].prototype.throw called on incompatible receiver %', text);
  return throwErrorWith(ErrorKind.TypeError, 'Method [Generator].prototype.return called on incompatible receiver %', text);
}

/** spec: sec-generator.prototype.next */
function next(fp: usize, argc: i32): u64 { return resumed(fp, argc, Resumption.Next); }
/** spec: sec-generator.prototype.throw */
function throwMethod(fp: usize, argc: i32): u64 { return resumed(fp, argc, Resumption.Throw); }
/** spec: sec-generator.prototype.return */
function returnMethod(fp: usize, argc: i32): u64 { return resumed(fp, argc, Resumption.Return); }

/** Index of the native that resumes so. */
export function nativeIndex(mode: Resumption, isAsync: bool): u32 {
  if (isAsync) return asyncNativeIndex(mode);
  if (mode == Resumption.Next) return (<Native>next).index;
  return mode == Resumption.Throw ? (<Native>throwMethod).index : (<Native>returnMethod).index;
}

function newGeneratorFunction(fp: usize, argc: i32): u64 { return createDynamicFunction(fp, argc, CompileKind.GeneratorFunction); }
function newAsyncFunction(fp: usize, argc: i32): u64 { return createDynamicFunction(fp, argc, CompileKind.AsyncFunction); }
function newAsyncGeneratorFunction(fp: usize, argc: i32): u64 { return createDynamicFunction(fp, argc, CompileKind.AsyncGeneratorFunction); }

/** The constructor of the functions that have this prototype. */
function constructorNative(prototype: Intrinsic): Native {
  if (prototype == Intrinsic.AsyncFunctionPrototype) return newAsyncFunction;
  return prototype == Intrinsic.GeneratorFunctionPrototype ? newGeneratorFunction : newAsyncGeneratorFunction;
}

/** A property that only defineProperty changes. */
export function fixed(o: Ptr, key: Ptr, v: Value): void {
  defineOwn(o, key, v, Attr.Configurable);
}

/** The prototype of functions of one kind, and their constructor, which no global names. */
export function functionKind(index: Intrinsic, name: string): Ptr {
  const prototype = newObjectOf(intrinsic(Intrinsic.FunctionPrototype), Kind.Object, 2);
  setIntrinsic(index, fromObject(prototype));
  const f = nativeFunction(name, 1, constructorNative(index), ObjectFlag.Callable | ObjectFlag.Constructor);
  setProto(f, payload(peekProperty(intrinsic(Intrinsic.FunctionPrototype), atom(Atom.constructor_))));
  defineOwn(f, atom(Atom.prototype), fromObject(prototype), 0);
  fixed(prototype, atom(Atom.constructor_), fromObject(f));
  fixed(prototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom(name)));
  return prototype;
}

/** %GeneratorFunction.prototype%, %GeneratorPrototype% and what belongs to them. */
export function initGenerators(): void {
  const functions = functionKind(Intrinsic.GeneratorFunctionPrototype, 'GeneratorFunction');
  const prototype = iteratorPrototype(Intrinsic.GeneratorPrototype, 'Generator');
  fixed(functions, atom(Atom.prototype), fromObject(prototype));
  fixed(prototype, atom(Atom.constructor_), fromObject(functions));
  method(prototype, 'next', 1, next);
  method(prototype, 'return', 1, returnMethod);
  method(prototype, 'throw', 1, throwMethod);
  setIntrinsic(Intrinsic.GeneratorNext, peekProperty(prototype, atom(Atom.next)));
}
