// Objects of async generators, and the functions that make them and promises. spec: sec-asyncgenerator-objects, sec-async-function-objects

import { Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { EXCEPTION, Value, fromObject, fromString, payload } from '../value/value.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { newObjectWithProto } from '../object/object.ts';
import { rootShape } from '../object/shape.ts';
import { Resumption, isAsyncGenerator, resumeAsync, resumeFromNative } from '../interp/generators.ts';
import { fixed, functionKind } from './generator.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { Native, arg, literalAtom, method, self, symbolMethod } from './native.ts';
import { describe, throwErrorWith } from './errors.ts';
import { newPromise, onResume, rejectWithPending } from './promise-jobs.ts';

/** A promise that is rejected with the pending exception. */
export function rejected(): Value {
  const promise = newPromise();
  return promise && rejectWithPending(promise) >= 0 ? fromObject(promise) : EXCEPTION;
}

function requested(fp: usize, argc: i32, mode: Resumption): Value {
  const v = self(fp);
  if (isAsyncGenerator(v)) return resumeFromNative(payload(v), mode, arg(fp, argc, 0));
  const text = describe(v);
  if (mode == Resumption.Next) throwErrorWith(ErrorKind.TypeError, 'Method [AsyncGenerator].prototype.next called on incompatible receiver %', text);
  else if (mode == Resumption.Throw) throwErrorWith(ErrorKind.TypeError, 'Method [AsyncGenerator].prototype.throw called on incompatible receiver %', text);
  else throwErrorWith(ErrorKind.TypeError, 'Method [AsyncGenerator].prototype.return called on incompatible receiver %', text);
  return rejected();
}

/** spec: sec-asyncgenerator-prototype-next */
function next(fp: usize, argc: i32): u64 { return requested(fp, argc, Resumption.Next); }
/** spec: sec-asyncgenerator-prototype-throw */
function throwMethod(fp: usize, argc: i32): u64 { return requested(fp, argc, Resumption.Throw); }
/** spec: sec-asyncgenerator-prototype-return */
function returnMethod(fp: usize, argc: i32): u64 { return requested(fp, argc, Resumption.Return); }

/** Index of the native that makes such a request. */
export function asyncNativeIndex(mode: Resumption): u32 {
  if (mode == Resumption.Next) return (<Native>next).index;
  return mode == Resumption.Throw ? (<Native>throwMethod).index : (<Native>returnMethod).index;
}

/** %AsyncIteratorPrototype%[Symbol.asyncIterator] */
function returnThis(fp: usize, argc: i32): u64 {
  return self(fp);
}

export function initAsync(): void {
  onResume(resumeAsync);
  setIntrinsic(Intrinsic.ActivationShape, fromObject(rootShape(intrinsic(Intrinsic.ObjectPrototype), Kind.Generator, 0)));
  functionKind(Intrinsic.AsyncFunctionPrototype, 'AsyncFunction');
  const base = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.AsyncIteratorPrototype, fromObject(base));
  symbolMethod(base, wellKnown(Intrinsic.SymbolAsyncIterator), '[Symbol.asyncIterator]', 0, returnThis);
  const functions = functionKind(Intrinsic.AsyncGeneratorFunctionPrototype, 'AsyncGeneratorFunction');
  const prototype = newObjectWithProto(base);
  setIntrinsic(Intrinsic.AsyncGeneratorPrototype, fromObject(prototype));
  fixed(functions, atom(Atom.prototype), fromObject(prototype));
  fixed(prototype, atom(Atom.constructor_), fromObject(functions));
  method(prototype, 'next', 1, next);
  method(prototype, 'return', 1, returnMethod);
  method(prototype, 'throw', 1, throwMethod);
  fixed(prototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('AsyncGenerator')));
}
