// JSON. spec: sec-json-object

import { Arr, Attr } from '../abi/layout.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromNumber, fromObject, fromString, isException, isObject, payload,
} from '../value/value.ts';
import { hasException, toLength, toStringValue } from '../value/convert.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { flatten } from '../string/string.ts';
import { keyToValue } from '../object/key.ts';
import { newObjectWithProto, newPlainObject } from '../object/object.ts';
import { getElement } from '../object/elements.ts';
import { Keys, ownKeys } from '../object/own-keys.ts';
import { createDataProperty, defineOwn, deletePropertyByKey, getPropertyByKey, getValue } from '../object/properties.ts';
import { call2, isCallable } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { throwStackOverflow } from './errors.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { Present, defineByKey } from '../object/properties.ts';
import { isArrayValue } from '../object/proxy.ts';
import { parseJson } from './json-parse.ts';
import { stringifyJson } from './json-stringify.ts';
import { arg, constant, literalAtom, method } from './native.ts';

/** Nested containers that a reviver is taken through: each is a level of native recursion. */
const maxReviveDepth: i32 = 1000;

/** The value of holder[k] after the reviver saw it and all below it. May call guest code. spec: sec-internalizejsonproperty */
function revive(holder: Value, k: Value, reviver: Value, depth: i32): Value {
  if (depth > maxReviveDepth) return throwStackOverflow();
  const v = getPropertyByKey(payload(holder), k, holder);
  if (isException(v)) return EXCEPTION;
  pushRoot(v);
  if (isObject(v)) {
    const o = payload(v);
    const array = isArrayValue(v);
    if (array < 0) return EXCEPTION;
    if (array) {
      const lengthValue = getValue(v, atom(Atom.length));
      const length = isException(lengthValue) ? 0 : toLength(lengthValue);
      if (isException(lengthValue) || hasException()) return EXCEPTION;
      for (let i: f64 = 0; i < length; i++) if (!reviveProperty(v, fromNumber(i), reviver, depth)) return EXCEPTION;
    } else {
      const keys = ownKeys(o, Keys.Named | Keys.Enumerable);
      if (keys == 0) return EXCEPTION;
      pushRoot(fromObject(keys));
      const count = load<u32>(keys, Arr.Length);
      for (let i: u32 = 0; i < count; i++) {
        if (!reviveProperty(v, getElement(keys, i, fromObject(keys)), reviver, depth)) return EXCEPTION;
      }
      popRoots(1);
    }
  }
  const name = keyToValue(k);
  if (isException(name)) return EXCEPTION;
  const result = call2(reviver, holder, name, v);
  popRoots(1);
  return result;
}

function reviveProperty(holder: Value, k: Value, reviver: Value, depth: i32): bool {
  const v = revive(holder, k, reviver, depth + 1);
  if (isException(v) || charge(1)) return false;
  if (v == UNDEFINED) return deletePropertyByKey(payload(holder), k) >= 0;
  // what cannot be defined stays as it is
  return defineByKey(payload(holder), k, Present.All, Attr.Default, v, UNDEFINED, UNDEFINED, false) >= 0;
}

/** spec: sec-json.parse */
function parse(fp: usize, argc: i32): u64 {
  const text = toStringValue(arg(fp, argc, 0));
  const flat = isException(text) ? 0 : flatten(payload(text));
  if (flat == 0) return EXCEPTION;
  const v = parseJson(flat);
  const reviver = arg(fp, argc, 1);
  if (isException(v) || !isCallable(reviver)) return v;
  const root = newPlainObject(1);
  if (root == 0 || createDataProperty(root, atom(Atom.empty), v) < 0) return EXCEPTION;
  // the text was used: its slot keeps the root alive
  store<u64>(fp, fromObject(root), 8);
  return revive(fromObject(root), fromString(atom(Atom.empty)), reviver, 0);
}

function stringify(fp: usize, argc: i32): u64 {
  return stringifyJson(arg(fp, argc, 0), arg(fp, argc, 1), arg(fp, argc, 2));
}

export function initJson(global: Ptr): void {
  const o = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.JSON, fromObject(o));
  constant(global, 'JSON', fromObject(o), Attr.Hidden);
  method(o, 'parse', 2, parse);
  method(o, 'stringify', 3, stringify);
  defineOwn(o, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('JSON')), Attr.Configurable);
}
