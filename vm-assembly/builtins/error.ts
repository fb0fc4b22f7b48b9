// Error and its family. spec: sec-error-objects

import { Attr, Err, Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { EXCEPTION, Ptr, UNDEFINED, Value, fromBool, fromObject, fromString, isException, isObject, payload } from '../value/value.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { concat, stringLength } from '../string/string.ts';
import { toStringValue } from '../value/convert.ts';
import { defineAccessor, defineOwn, getProperty, hasProperty } from '../object/properties.ts';
import { newObject, newObjectWithProto } from '../object/object.ts';
import { rootShape } from '../object/shape.ts';
import { setPrototypeOf } from '../object/properties.ts';
import { Intrinsic, intrinsic, setIntrinsic } from './intrinsics.ts';
import { Native, arg, constructor, literalAtom, method, nativeFunction, newTarget, prototypeOfNew, self } from './native.ts';
import { literal, throwTypeError } from './errors.ts';
import { listOf } from './iterate.ts';
import { captureTrace, formatTrace } from './stack-trace.ts';

/** Inline slots of an error: message, stack set by hand, cause, and one or two of a subclass. */
const ERROR_SLOTS: u32 = 4;

/** A new error object with its stack trace, that of `hidden`'s caller; `message` 0 is none. 0: the heap limit is reached. */
export function newError(prototype: Ptr, message: Ptr, hidden: Ptr): Ptr {
  const shape = rootShape(prototype, Kind.Error, ERROR_SLOTS);
  const error = shape ? newObject(shape) : 0;
  if (!error) return 0;
  store<u32>(error, captureTrace(hidden), Err.Trace);
  if (message) defineOwn(error, atom(Atom.message), fromString(message), Attr.Hidden);
  return error;
}

/** The constructors of the family share their work. spec: sec-error-message, sec-nativeerror */
function constructError(fp: usize, argc: i32, kind: ErrorKind, first: i32): Value {
  const prototype = prototypeOfNew(fp, intrinsic(Intrinsic.ErrorPrototype + kind));
  if (!prototype) return EXCEPTION;
  // The constructors of a subclass are not where the error comes from.
  const error = newError(prototype, 0, newTarget(fp));
  if (!error) return EXCEPTION;
  // The callee's slot is not read again: it keeps the error alive while toString runs.
  store<u64>(fp, fromObject(error));
  const message = arg(fp, argc, first);
  if (message != UNDEFINED) {
    const text = toStringValue(message);
    if (isException(text)) return EXCEPTION;
    defineOwn(error, atom(Atom.message), text, Attr.Hidden);
  }
  // spec: sec-installerrorcause
  const options = arg(fp, argc, first + 1);
  if (isObject(options)) {
    const has = hasProperty(payload(options), atom(Atom.cause));
    if (has < 0) return EXCEPTION;
    if (has) {
      const cause = getProperty(payload(options), atom(Atom.cause), options);
      if (isException(cause)) return EXCEPTION;
      defineOwn(error, atom(Atom.cause), cause, Attr.Hidden);
    }
  }
  return fromObject(error);
}

function errorConstructor(fp: usize, argc: i32): u64 { return constructError(fp, argc, ErrorKind.Error, 0); }
function typeErrorConstructor(fp: usize, argc: i32): u64 { return constructError(fp, argc, ErrorKind.TypeError, 0); }
function rangeErrorConstructor(fp: usize, argc: i32): u64 { return constructError(fp, argc, ErrorKind.RangeError, 0); }
function referenceErrorConstructor(fp: usize, argc: i32): u64 { return constructError(fp, argc, ErrorKind.ReferenceError, 0); }
function syntaxErrorConstructor(fp: usize, argc: i32): u64 { return constructError(fp, argc, ErrorKind.SyntaxError, 0); }
function evalErrorConstructor(fp: usize, argc: i32): u64 { return constructError(fp, argc, ErrorKind.EvalError, 0); }
function uriErrorConstructor(fp: usize, argc: i32): u64 { return constructError(fp, argc, ErrorKind.URIError, 0); }

/** spec: sec-aggregate-error */
function aggregateErrorConstructor(fp: usize, argc: i32): u64 {
  const error = constructError(fp, argc, ErrorKind.AggregateError, 1);
  if (isException(error)) return EXCEPTION;
  const errors = listOf(arg(fp, argc, 0));
  if (isException(errors)) return EXCEPTION;
  return defineOwn(payload(error), atom(Atom.errors), errors, Attr.Hidden) < 0 ? EXCEPTION : error;
}

/** spec: sec-suppressederror */
function suppressedErrorConstructor(fp: usize, argc: i32): u64 {
  const prototype = prototypeOfNew(fp, intrinsic(Intrinsic.SuppressedErrorPrototype));
  const error = prototype ? newError(prototype, 0, newTarget(fp)) : 0;
  if (!error) return EXCEPTION;
  // The callee's slot is not read again: it keeps the error alive while toString runs.
  store<u64>(fp, fromObject(error));
  const message = arg(fp, argc, 2);
  if (message != UNDEFINED) {
    const text = toStringValue(message);
    if (isException(text)) return EXCEPTION;
    defineOwn(error, atom(Atom.message), text, Attr.Hidden);
  }
  defineOwn(error, literalAtom('error'), arg(fp, argc, 0), Attr.Hidden);
  defineOwn(error, literalAtom('suppressed'), arg(fp, argc, 1), Attr.Hidden);
  return fromObject(error);
}

/** spec: sec-error.prototype.tostring */
function errorToString(fp: usize, argc: i32): u64 {
  const receiver = self(fp);
  if (!isObject(receiver)) return throwTypeError('Error.prototype.toString requires that \'this\' be a JSReceiver');
  return errorHeader(payload(receiver));
}

/** "Name: message" of an error-like object. May call guest code. */
export function errorHeader(error: Ptr): Value {
  let name = getProperty(error, atom(Atom.name), fromObject(error));
  if (isException(name)) return EXCEPTION;
  name = name == UNDEFINED ? fromString(atom(Atom.Error)) : toStringValue(name);
  if (isException(name)) return EXCEPTION;
  let message = getProperty(error, atom(Atom.message), fromObject(error));
  if (isException(message)) return EXCEPTION;
  message = message == UNDEFINED ? fromString(atom(Atom.empty)) : toStringValue(message);
  if (isException(message)) return EXCEPTION;
  if (!stringLength(payload(name))) return message;
  if (!stringLength(payload(message))) return name;
  return fromString(concat(concat(payload(name), literal(': ')), payload(message)));
}

/** Getter of `stack`: the header and the captured frames, formatted when they are first asked for. */
function stackGetter(fp: usize, argc: i32): u64 {
  const receiver = self(fp);
  if (!isObject(receiver)) return throwTypeError('Cannot read stack of a primitive');
  if (load<u8>(payload(receiver)) != Kind.Error) return UNDEFINED;
  const header = errorHeader(payload(receiver));
  if (isException(header)) return EXCEPTION;
  return fromString(concat(payload(header), formatTrace(load<u32>(payload(receiver), Err.Trace))));
}

/** Setter of `stack`: an own property takes its place, which is hidden as in V8. */
function stackSetter(fp: usize, argc: i32): u64 {
  const receiver = self(fp);
  if (!isObject(receiver)) return throwTypeError('Cannot set stack of a primitive');
  return defineOwn(payload(receiver), atom(Atom.stack), arg(fp, argc, 0), Attr.Hidden) < 0 ? EXCEPTION : UNDEFINED;
}

/** spec: sec-error.iserror */
function isError(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  return fromBool(isObject(v) && load<u8>(payload(v)) == Kind.Error);
}

/** Error.captureStackTrace(object, function): as in V8, gives any object a stack, from the function's caller on. */
function captureStackTrace(fp: usize, argc: i32): u64 {
  const target = arg(fp, argc, 0);
  if (!isObject(target)) return throwTypeError('Invalid argument');
  const o = payload(target);
  const hidden = isObject(arg(fp, argc, 1)) ? payload(arg(fp, argc, 1)) : 0;
  if (load<u8>(o) == Kind.Error) {
    store<u32>(o, captureTrace(hidden), Err.Trace);
    return UNDEFINED;
  }
  const header = errorHeader(o);
  if (isException(header)) return EXCEPTION;
  const text = fromString(concat(payload(header), formatTrace(captureTrace(hidden))));
  return defineOwn(o, atom(Atom.stack), text, Attr.Hidden) < 0 ? EXCEPTION : UNDEFINED;
}

function family(global: Ptr, kind: ErrorKind, name: string, native: Native): Ptr {
  const prototype = kind == ErrorKind.Error ? newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype)) : newObjectWithProto(intrinsic(Intrinsic.ErrorPrototype));
  setIntrinsic(Intrinsic.ErrorPrototype + kind, fromObject(prototype));
  const f = constructor(global, name, kind == ErrorKind.SuppressedError ? 3 : kind == ErrorKind.AggregateError ? 2 : 1, native, prototype);
  setIntrinsic(Intrinsic.Error + kind, fromObject(f));
  defineOwn(prototype, atom(Atom.name), fromString(literalAtom(name)), Attr.Hidden);
  defineOwn(prototype, atom(Atom.message), fromString(atom(Atom.empty)), Attr.Hidden);
  if (kind != ErrorKind.Error) setPrototypeOf(f, fromObject(intrinsic(Intrinsic.Error)));
  return prototype;
}

export function initError(global: Ptr): void {
  const prototype = family(global, ErrorKind.Error, 'Error', errorConstructor);
  method(prototype, 'toString', 0, errorToString);
  defineAccessor(
    prototype, atom(Atom.stack), fromObject(nativeFunction('get stack', 0, stackGetter)), fromObject(nativeFunction('set stack', 1, stackSetter)),
    Attr.Configurable,
  );
  method(intrinsic(Intrinsic.Error), 'isError', 1, isError);
  method(intrinsic(Intrinsic.Error), 'captureStackTrace', 2, captureStackTrace);
  family(global, ErrorKind.TypeError, 'TypeError', typeErrorConstructor);
  family(global, ErrorKind.RangeError, 'RangeError', rangeErrorConstructor);
  family(global, ErrorKind.ReferenceError, 'ReferenceError', referenceErrorConstructor);
  family(global, ErrorKind.SyntaxError, 'SyntaxError', syntaxErrorConstructor);
  family(global, ErrorKind.EvalError, 'EvalError', evalErrorConstructor);
  family(global, ErrorKind.URIError, 'URIError', uriErrorConstructor);
  family(global, ErrorKind.AggregateError, 'AggregateError', aggregateErrorConstructor);
  family(global, ErrorKind.SuppressedError, 'SuppressedError', suppressedErrorConstructor);
}
