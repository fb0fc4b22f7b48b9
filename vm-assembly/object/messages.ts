// Errors of property operations, with V8's wording.

import { Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { Ptr, Value, fromObject, isNumber, isObject, isString, isSymbol, kindOf, payload, UNDEFINED } from '../value/value.ts';
import { describe, literal, throwErrorWith, throwErrorWith2 } from '../builtins/errors.ts';
import { Intrinsic, intrinsic, wellKnown } from '../builtins/intrinsics.ts';
import { builtinTag } from '../builtins/object-prototype.ts';
import { functionSource } from '../builtins/function-source.ts';
import { symbolDescriptiveString } from '../builtins/symbol-text.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { concat } from '../string/string.ts';
import { numberToString } from '../string/number.ts';
import { typeOf, toStringValue } from '../value/convert.ts';
import { peekProperty } from './properties.ts';

/** A key in a message. */
export function keyText(k: Value): Ptr {
  if (isNumber(k)) return numberToString(k);
  return isSymbol(k) ? symbolDescriptiveString(payload(k)) : payload(k);
}

/** An object in a message: `#<Class>`, or `[object Tag]` if it would not print itself so. Runs no guest code. */
export function objectText(o: Ptr): Ptr {
  if (kindOf(o) == Kind.Function) return functionSource(o);
  const plain = peekProperty(intrinsic(Intrinsic.ObjectPrototype), atom(Atom.toString));
  if (peekProperty(o, atom(Atom.toString)) == plain) return describe(fromObject(o));
  const tag = peekProperty(o, wellKnown(Intrinsic.SymbolToStringTag));
  const name = isString(tag) ? payload(tag) : literal(builtinTag(o));
  return concat(concat(literal('[object '), name), literal(']'));
}

/** 0 in sloppy code, else -1 with the error pending: what a refused store returns. */
export function refuseReadOnly(receiver: Value, k: Value, strict: bool): i32 {
  if (!strict) return 0;
  if (!isObject(receiver)) return refusePrimitive(receiver, k, strict);
  const o = payload(receiver);
  if (kindOf(o) == Kind.Function) {
    throwErrorWith2(ErrorKind.TypeError, "Cannot assign to read only property '%' of function '%'", keyText(k), objectText(o));
  } else {
    throwErrorWith2(ErrorKind.TypeError, "Cannot assign to read only property '%' of object '%'", keyText(k), objectText(o));
  }
  return -1;
}

export function refuseGetterOnly(receiver: Value, k: Value, strict: bool): i32 {
  if (!strict) return 0;
  const text = isObject(receiver) ? objectText(payload(receiver)) : describe(receiver);
  throwErrorWith2(ErrorKind.TypeError, 'Cannot set property % of % which has only a getter', keyText(k), text);
  return -1;
}

export function refuseNonExtensible(k: Value, strict: bool): i32 {
  if (!strict) return 0;
  throwErrorWith(ErrorKind.TypeError, 'Cannot add property %, object is not extensible', keyText(k));
  return -1;
}

export function refuseDefine(k: Value, strict: bool): i32 {
  if (!strict) return 0;
  throwErrorWith(ErrorKind.TypeError, 'Cannot define property %, object is not extensible', keyText(k));
  return -1;
}

export function refuseRedefine(k: Value, strict: bool): i32 {
  if (!strict) return 0;
  throwErrorWith(ErrorKind.TypeError, 'Cannot redefine property: %', keyText(k));
  return -1;
}

/** Property `k` of undefined or null was read. */
export function throwReadNullish(v: Value, k: Value): Value {
  const name = atom(v == UNDEFINED ? Atom.undefined_ : Atom.null_);
  return throwErrorWith2(ErrorKind.TypeError, "Cannot read properties of % (reading '%')", name, keyText(k));
}

/** Property `k` of undefined or null was written. */
export function throwSetNullish(v: Value, k: Value): Value {
  const name = atom(v == UNDEFINED ? Atom.undefined_ : Atom.null_);
  return throwErrorWith2(ErrorKind.TypeError, "Cannot set properties of % (setting '%')", name, keyText(k));
}

/** Strict code added property `k` to a primitive. */
export function refusePrimitive(v: Value, k: Value, strict: bool): i32 {
  if (!strict) return 0;
  const text = isString(v) ? payload(v) : isSymbol(v) ? symbolDescriptiveString(payload(v)) : payload(toStringValue(v));
  throwErrorWith2(ErrorKind.TypeError, "Cannot create property '%' on %", keyText(k), quoted(typeOf(v), text));
  return -1;
}

function quoted(type: Ptr, text: Ptr): Ptr {
  return concat(concat(type, literal(" '")), concat(text, literal("'")));
}
