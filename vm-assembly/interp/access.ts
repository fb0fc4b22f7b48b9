// Keyed access, `in`, `instanceof`, `delete`, super properties: where the key is a value. All may call guest code.

import { Arr, Fn, Frame, Header, Kind, Obj, ObjectFlag } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, HOLE, NULL, Ptr, Value, fromBool, fromObject, fromString, isDouble, isException, isInt, isNullish, isObject, isString,
  isSymbol, payload, toInt,
} from '../value/value.ts';
import { isCallable, call1 } from './call.ts';
import { charge } from './fuel.ts';
import { ObjectCell } from '../object/cells.ts';
import { protoOf } from '../object/object.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { findSlot, namedSlot, setNamed } from './ic.ts';
import { Intrinsic, intrinsic, wellKnown } from '../builtins/intrinsics.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { charCodeAt, charString, stringLength } from '../string/string.ts';
import { toKey } from '../object/key.ts';
import { keyText } from '../object/messages.ts';
import { toObject, truthySlow } from '../value/convert.ts';
import { arrayPush, getElement, setElement } from '../object/elements.ts';
import {
  deletePropertyByKey, getPropertyByKey, getPrototypeOf, getValue, getValueByKey, hasPropertyByKey, setPropertyByKey, setValueByKey,
} from '../object/properties.ts';
import { boundTarget } from '../object/function.ts';
import { describe, throwErrorWith, throwErrorWith2, throwTypeError } from '../builtins/errors.ts';

/** R[B][R[C]] off the fast path. */
export function getElem(o: Value, k: Value): Value {
  if (isObject(o)) {
    const p = payload(o);
    if (isInt(k) && toInt(k) >= 0) return getElement(p, <u32>toInt(k), o);
    if (isString(k) || isSymbol(k)) {
      const key = toKey(k);
      if (isException(key)) return EXCEPTION;
      if (!isInt(key) && !isDouble(key)) {
        const slot = findSlot(p, load<u32>(p, Obj.Shape), payload(key));
        if (slot) return load<u64>(slot);
      }
      return getPropertyByKey(p, key, o);
    }
  } else if (isString(o)) {
    if (isInt(k)) {
      const s = payload(o);
      if (<u32>toInt(k) < stringLength(s)) {
        const c = charString(charCodeAt(s, <u32>toInt(k)));
        return c ? fromString(c) : EXCEPTION;
      }
    }
  } else if (isNullish(o)) {
    const key = isObject(k) ? k : toKey(k);
    if (isException(key)) return EXCEPTION;
    return throwErrorWith2(
      ErrorKind.TypeError, "Cannot read properties of % (reading '%')", describe(o), isObject(key) ? describe(key) : keyText(key),
    );
  }
  const key = toKey(k);
  return isException(key) ? EXCEPTION : getValueByKey(o, key);
}

/** R[A][R[B]] = R[C] off the fast path; -1: threw. */
export function setElem(o: Value, k: Value, v: Value, strict: bool): i32 {
  if (isObject(o)) {
    const p = payload(o);
    if (isInt(k) && toInt(k) >= 0) {
      if (
        load<u8>(p) == Kind.Array && <u32>toInt(k) == load<u32>(p, Arr.Length) &&
        !(load<u8>(p, Header.Flags) & (ObjectFlag.SlowElements | ObjectFlag.NonExtensible)) && !(load<u32>(p, Arr.Flags) & 1) && !load<u32>(ObjectCell.PrototypeElements)
      ) {
        return arrayPush(p, v);
      }
      return setElement(p, <u32>toInt(k), v, o, strict);
    }
    if (isString(k) && setNamed(p, payload(k), v)) return 1;
    const key = toKey(k);
    return isException(key) ? -1 : setPropertyByKey(p, key, v, o, strict);
  }
  if (isNullish(o)) {
    const key = isObject(k) ? k : toKey(k);
    if (isException(key)) return -1;
    throwErrorWith2(
      ErrorKind.TypeError, "Cannot set properties of % (setting '%')", describe(o), isObject(key) ? describe(key) : keyText(key),
    );
    return -1;
  }
  const key = toKey(k);
  return isException(key) ? -1 : setValueByKey(o, key, v, strict);
}

/** k in o. spec: sec-relational-operators-runtime-semantics-evaluation */
export function hasPropertyIn(k: Value, o: Value): Value {
  if (!isObject(o)) {
    const text = isSymbol(k) || isObject(k) ? describe(k) : keyText(toKey(k));
    return throwErrorWith2(ErrorKind.TypeError, "Cannot use 'in' operator to search for '%' in %", text, isString(o) ? payload(o) : describe(o));
  }
  const key = toKey(k);
  if (isException(key)) return EXCEPTION;
  const has = hasPropertyByKey(payload(o), key);
  return has < 0 ? EXCEPTION : fromBool(has != 0);
}

/** Has the object of a `with` statement a variable named k? spec: sec-object-environment-records-hasbinding-n */
export function withHas(o: Value, k: Value): Value {
  if (!isObject(o)) return throwTypeError('Malformed program');
  const key = toKey(k);
  if (isException(key)) return EXCEPTION;
  const has = hasPropertyByKey(payload(o), key);
  if (has <= 0) return has < 0 ? EXCEPTION : fromBool(false);
  const hidden = getValue(o, wellKnown(Intrinsic.SymbolUnscopables));
  if (isException(hidden) || !isObject(hidden)) return isException(hidden) ? EXCEPTION : fromBool(true);
  const blocked = getPropertyByKey(payload(hidden), key, hidden);
  return isException(blocked) ? EXCEPTION : fromBool(!truthySlow(blocked));
}

/** A property of an object, by the global cache if that knows it. */
function getCached(o: Value, key: Ptr): Value {
  const slot = findSlot(payload(o), load<u32>(payload(o), Obj.Shape), key);
  return slot ? load<u64>(slot) : getValue(o, key);
}

/** spec: sec-instanceofoperator */
export function instanceOf(v: Value, target: Value): Value {
  if (!isObject(target)) return throwTypeError("Right-hand side of 'instanceof' is not an object");
  const method = getCached(target, wellKnown(Intrinsic.SymbolHasInstance));
  if (isException(method)) return EXCEPTION;
  if (!isNullish(method) && !isDefaultHasInstance(method)) {
    if (!isCallable(method)) return throwErrorWith(ErrorKind.TypeError, '% is not a function', describe(method));
    const result = call1(method, target, v);
    return isException(result) ? EXCEPTION : fromBool(truthySlow(result));
  }
  if (!isCallable(target)) return throwTypeError("Right-hand side of 'instanceof' is not callable");
  return ordinaryHasInstance(target, v);
}

/** Is this Function.prototype[Symbol.hasInstance], whose work needs no call? */
function isDefaultHasInstance(method: Value): bool {
  const slot = findSlot(
    intrinsic(Intrinsic.FunctionPrototype), load<u32>(intrinsic(Intrinsic.FunctionPrototype), Obj.Shape), wellKnown(Intrinsic.SymbolHasInstance),
  );
  return slot != 0 && load<u64>(slot) == method;
}

/** spec: sec-ordinaryhasinstance */
export function ordinaryHasInstance(target: Value, v: Value): Value {
  if (!isCallable(target)) return fromBool(false);
  const bound = boundTarget(payload(target));
  if (bound) return instanceOf(v, fromObject(bound));
  if (!isObject(v)) return fromBool(false);
  const prototype = getCached(target, atom(Atom.prototype));
  if (isException(prototype)) return EXCEPTION;
  if (!isObject(prototype)) {
    return throwErrorWith(ErrorKind.TypeError, "Function has non-object prototype '%' in instanceof check", describe(prototype));
  }
  let o = payload(v);
  for (let steps: u32 = 1; !(load<u8>(o, Header.Flags) & ObjectFlag.Exotic); steps++) {
    o = protoOf(o);
    if (!o) return fromBool(false);
    if (o == payload(prototype)) return fromBool(true);
    if (!(steps & 15) && charge(1)) return EXCEPTION;
  }
  // From a proxy on guest code may run.
  pushRoot(prototype);
  const slot = pushRoot(fromObject(o));
  let p = fromObject(o);
  do {
    p = getPrototypeOf(payload(p));
    store<u64>(slot, p);
  } while (isObject(p) && p != prototype && !charge(1));
  popRoots(2);
  if (p == prototype) return fromBool(true);
  return p == NULL ? fromBool(false) : EXCEPTION;
}

/** delete o[k] */
export function deleteElem(o: Value, k: Value, strict: bool): Value {
  if (isNullish(o)) return throwTypeError('Cannot convert undefined or null to object');
  const key = toKey(k);
  if (isException(key)) return EXCEPTION;
  const object = toObject(o);
  if (isException(object)) return EXCEPTION;
  const deleted = deletePropertyByKey(payload(object), key);
  if (deleted < 0) return EXCEPTION;
  if (!deleted && strict) {
    return throwErrorWith2(ErrorKind.TypeError, "Cannot delete property '%' of %", keyText(key), describe(object));
  }
  return fromBool(deleted != 0);
}

/** The object where `super` lookups of the running function begin: an object, or EXCEPTION. */
function superBase(fp: usize): Value {
  const home = load<u32>(load<u32>(fp + Frame.Callee), Fn.Home);
  const base = getPrototypeOf(home);
  if (!isException(base) && !isObject(base)) return throwTypeError('Cannot read properties of null');
  return base;
}

/** super[k]. spec: sec-super-keyword */
export function getSuper(fp: usize, k: Value, receiver: Value): Value {
  if (receiver == HOLE) return noThis();
  // spec: sec-makesuperpropertyreference: the base is found before the key is converted
  const base = superBase(fp);
  if (isException(base)) return EXCEPTION;
  const slot = isString(k) ? namedSlot(payload(base), payload(k)) : 0;
  if (slot) return load<u64>(slot);
  pushRoot(base);
  const key = toKey(k);
  popRoots(1);
  if (isException(key)) return EXCEPTION;
  return getPropertyByKey(payload(base), key, receiver);
}

/** super[k] = v; -1: threw. */
export function setSuper(fp: usize, v: Value, k: Value, receiver: Value, strict: bool): i32 {
  if (receiver == HOLE) {
    noThis();
    return -1;
  }
  const base = superBase(fp);
  if (isException(base)) return -1;
  pushRoot(base);
  const key = toKey(k);
  popRoots(1);
  return isException(key) ? -1 : setPropertyByKey(payload(base), key, v, receiver, strict);
}

function noThis(): Value {
  return throwErrorWith(
    ErrorKind.ReferenceError, "Must call super constructor in derived class before accessing '%' or returning from derived constructor", atom(Atom.this_),
  );
}
