// Errors that the VM itself throws, with V8's wording. Messages are AssemblyScript literals; `%` stands for the argument.

import { Cell, Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, NULL, Ptr, TRUE, UNDEFINED, Value, fromObject, isBigInt, isBoolean, isNumber, isString, isSymbol, payload,
} from '../value/value.ts';
import { bigToString } from '../value/bigint-text.ts';
import { concat, fromUtf16, numberToString } from '../string/string.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { Intrinsic, intrinsic } from './intrinsics.ts';
import { newError } from './error.ts';
import { calleeText, classNameOf, functionName } from './stack-trace.ts';
import { symbolDescriptiveString } from './symbol-text.ts';

/** Prototype of errors of this kind. Order matters: ErrorKind and Intrinsic run in parallel. */
export function errorPrototype(kind: ErrorKind): Ptr {
  return intrinsic(Intrinsic.ErrorPrototype + kind);
}

/** String for an AssemblyScript literal. */
export function literal(text: string): Ptr {
  return fromUtf16(changetype<usize>(text), text.length);
}

/** Sets the pending exception. Returns EXCEPTION for the caller to return. */
export function throwValue(v: Value): Value {
  store<u64>(Cell.Exception, v);
  return EXCEPTION;
}

/** Throws a new error with this message string. */
export function throwErrorText(kind: ErrorKind, message: Ptr): Value {
  const error = newError(errorPrototype(kind), message, 0);
  return error ? throwValue(fromObject(error)) : EXCEPTION;
}

export function throwError(kind: ErrorKind, message: string): Value {
  return throwErrorText(kind, literal(message));
}

/** Throws with `%` of the message replaced by the string `text`. */
export function throwErrorWith(kind: ErrorKind, message: string, text: Ptr): Value {
  return throwErrorText(kind, fill(message, text));
}

/** Throws with the first `%` replaced by `first` and the second by `second`. */
export function throwErrorWith2(kind: ErrorKind, message: string, first: Ptr, second: Ptr): Value {
  const at = message.indexOf('%') + 1;
  const head = fromUtf16(changetype<usize>(message), at - 1);
  const tail = message.indexOf('%', at);
  const middle = fromUtf16(changetype<usize>(message) + (<usize>at << 1), tail - at);
  const end = fromUtf16(changetype<usize>(message) + (<usize>(tail + 1) << 1), message.length - tail - 1);
  return throwErrorText(kind, concat(concat(concat(head, first), concat(middle, second)), end));
}

function fill(message: string, text: Ptr): Ptr {
  const at = message.indexOf('%');
  const head = fromUtf16(changetype<usize>(message), at);
  const tail = fromUtf16(changetype<usize>(message) + (<usize>(at + 1) << 1), message.length - at - 1);
  return concat(concat(head, text), tail);
}

export function throwTypeError(message: string): Value {
  return throwError(ErrorKind.TypeError, message);
}

export function throwRangeError(message: string): Value {
  return throwError(ErrorKind.RangeError, message);
}

export function throwStackOverflow(): Value {
  return throwError(ErrorKind.RangeError, 'Maximum call stack size exceeded');
}

export function throwNotDefined(name: Ptr): Value {
  return throwErrorWith(ErrorKind.ReferenceError, '% is not defined', name);
}

/** A binding was read in its temporal dead zone. */
export function throwUninitialized(name: Ptr): Value {
  return throwErrorWith(ErrorKind.ReferenceError, "Cannot access '%' before initialization", name);
}

/** The callee of the call at pc is not callable; pc 0: called from native code. */
export function throwNotCallable(v: Value, pc: usize, fp: usize): Value {
  const text = pc ? calleeText(pc, fp) : 0;
  return throwErrorWith(ErrorKind.TypeError, '% is not a function', text ? text : describe(v));
}

export function throwNotConstructor(v: Value, pc: usize, fp: usize): Value {
  const text = pc ? calleeText(pc, fp) : 0;
  return throwErrorWith(ErrorKind.TypeError, '% is not a constructor', text ? text : describe(v));
}

export function throwNotIterable(v: Value, pc: usize, fp: usize): Value {
  const text = pc && !(v == UNDEFINED || v == NULL) ? calleeText(pc, fp) : 0;
  return throwErrorWith(ErrorKind.TypeError, '% is not iterable', text ? text : describe(v));
}

export function throwClassCall(f: Ptr): Value {
  return throwErrorWith(ErrorKind.TypeError, "Class constructor % cannot be invoked without 'new'", functionName(f));
}

/** A value as V8 puts it into messages: strings in quotes, objects by class. */
export function describe(v: Value): Ptr {
  if (isString(v)) return concat(concat(literal('"'), payload(v)), literal('"'));
  if (isNumber(v)) return numberToString(v);
  if (v == UNDEFINED) return atom(Atom.undefined_);
  if (v == NULL) return atom(Atom.null_);
  if (isBoolean(v)) return atom(v == TRUE ? Atom.true_ : Atom.false_);
  if (isSymbol(v)) return symbolDescriptiveString(payload(v));
  if (isBigInt(v)) return bigToString(payload(v), 10);
  if (load<u8>(payload(v)) == Kind.Function) return concat(literal('function '), functionName(payload(v)));
  return concat(concat(literal('#<'), classNameOf(payload(v))), literal('>'));
}
