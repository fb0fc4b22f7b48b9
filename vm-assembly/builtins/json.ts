// JSON. spec: sec-json-object

import { Arr, Attr, Elem, Kind } from '../abi/layout.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromNumber, fromObject, fromString, isException, isObject, isString, kindOf, payload,
} from '../value/value.ts';
import { hasException, toLength, toStringValue } from '../value/convert.ts';
import { sameValue } from '../value/equality.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { flatten } from '../string/string.ts';
import { keyToValue } from '../object/key.ts';
import { newArray, newObjectWithProto, newPlainObject } from '../object/object.ts';
import { elementsOf, getElement } from '../object/elements.ts';
import { Keys, ownKeys } from '../object/own-keys.ts';
import {
  createDataProperty, createDataPropertyByKey, defineOwn, deletePropertyByKey, getOwnPropertyByKey, getPropertyByKey, getValue,
} from '../object/properties.ts';
import { ObjectCell } from '../object/cells.ts';
import { call3, isCallable } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { throwStackOverflow } from './errors.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { Present, defineByKey } from '../object/properties.ts';
import { isArrayValue } from '../object/proxy.ts';
import { parseJson, parseSources } from './json-parse.ts';
import { isRawJsonCall, rawJson } from './json-raw.ts';
import { stringifyJson } from './json-stringify.ts';
import { arg, constant, literalAtom, method } from './native.ts';

/** Nested containers that a reviver is taken through: each is a level of native recursion. */
const maxReviveDepth: i32 = 1000;

/**
 * What was parsed, as the reviver's context asks for it later: the source text of a value that is no container; of a container an array of
 * the container itself and a container of the same form with records for values, which `sources` becomes. EXCEPTION: terminated, or too deep.
 * spec: sec-createjsonparserecord
 */
function recordOf(v: Value, sources: Value, depth: i32): Value {
  if (!isObject(sources)) return sources;
  if (depth > maxReviveDepth) return throwStackOverflow();
  const o = payload(sources);
  if (kindOf(o) == Kind.Array) {
    const count = load<u32>(o, Arr.Length);
    if (count != 0 && charge(count)) return EXCEPTION;
    for (let i: u32 = 0; i < count; i++) {
      const at = elementsOf(o) + Elem.Values + (i << 3);
      const child = recordOf(load<u64>(elementsOf(payload(v)) + Elem.Values + (i << 3)), load<u64>(at), depth + 1);
      if (isException(child)) return EXCEPTION;
      store<u64>(at, child);
    }
  } else {
    const keys = ownKeys(o, Keys.Named | Keys.Enumerable);
    if (keys == 0) return EXCEPTION;
    const count = load<u32>(keys, Arr.Length);
    if (count != 0 && charge(count)) return EXCEPTION;
    for (let i: u32 = 0; i < count; i++) {
      const k = getElement(keys, i, fromObject(keys));
      const source = getPropertyByKey(o, k, sources);
      if (!isObject(source)) continue;
      const child = recordOf(getPropertyByKey(payload(v), k, v), source, depth + 1);
      if (isException(child) || createDataPropertyByKey(o, k, child) < 0) return EXCEPTION;
    }
  }
  const pair = newArray(2, 2);
  if (pair == 0) return EXCEPTION;
  store<u64>(elementsOf(pair) + Elem.Values, v);
  store<u64>(elementsOf(pair) + Elem.Values, sources, 8);
  return fromObject(pair);
}

/** Records of the values in a container whose record this is; undefined if the container is another one by now. */
function childRecords(record: Value, v: Value): Value {
  if (!isObject(record)) return UNDEFINED;
  const pair = elementsOf(payload(record)) + Elem.Values;
  return load<u64>(pair) == v ? load<u64>(pair, 8) : UNDEFINED;
}

/** The third argument of a reviver; EXCEPTION: heap limit. */
function contextOf(record: Value, v: Value): Value {
  const context = newPlainObject(1);
  if (context == 0) return EXCEPTION;
  if (isString(record) && !isObject(v)) {
    const flat = flatten(payload(record));
    const parsed = flat != 0 ? parseJson(flat) : EXCEPTION;
    if (isException(parsed)) return EXCEPTION;
    if (sameValue(parsed, v) && createDataProperty(context, literalAtom('source'), record) < 0) return EXCEPTION;
  }
  return fromObject(context);
}

/** The value of holder[k] after the reviver saw it and all below it. May call guest code. spec: sec-internalizejsonproperty */
function revive(holder: Value, k: Value, reviver: Value, record: Value, depth: i32): Value {
  if (depth > maxReviveDepth) return throwStackOverflow();
  const v = getPropertyByKey(payload(holder), k, holder);
  if (isException(v)) return EXCEPTION;
  pushRoot(v);
  if (isObject(v)) {
    const o = payload(v);
    const records = childRecords(record, v);
    const array = isArrayValue(v);
    if (array < 0) return EXCEPTION;
    if (array) {
      const lengthValue = getValue(v, atom(Atom.length));
      const length = isException(lengthValue) ? 0 : toLength(lengthValue);
      if (isException(lengthValue) || hasException()) return EXCEPTION;
      for (let i: f64 = 0; i < length; i++) if (!reviveProperty(v, fromNumber(i), reviver, records, depth)) return EXCEPTION;
    } else {
      const keys = ownKeys(o, Keys.Named | Keys.Enumerable);
      if (keys == 0) return EXCEPTION;
      pushRoot(fromObject(keys));
      const count = load<u32>(keys, Arr.Length);
      for (let i: u32 = 0; i < count; i++) {
        if (!reviveProperty(v, getElement(keys, i, fromObject(keys)), reviver, records, depth)) return EXCEPTION;
      }
      popRoots(1);
    }
  }
  const name = keyToValue(k);
  const context = isException(name) ? name : contextOf(record, v);
  if (isException(context)) return EXCEPTION;
  const result = call3(reviver, holder, name, v, context);
  popRoots(1);
  return result;
}

/** `records`: a container of records that may have one for the key, or undefined. */
function reviveProperty(holder: Value, k: Value, reviver: Value, records: Value, depth: i32): bool {
  let record = UNDEFINED;
  if (isObject(records) && getOwnPropertyByKey(payload(records), k) > 0) record = load<u64>(ObjectCell.FoundValue);
  const v = revive(holder, k, reviver, record, depth + 1);
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
  const sources = parseSources(flat);
  const record = isException(sources) ? sources : recordOf(v, sources, 0);
  if (isException(record)) return EXCEPTION;
  const root = newPlainObject(1);
  if (root == 0 || createDataProperty(root, atom(Atom.empty), v) < 0) return EXCEPTION;
  // the text was used: its slot keeps the root alive
  store<u64>(fp, fromObject(root), 8);
  pushRoot(record);
  const result = revive(fromObject(root), fromString(atom(Atom.empty)), reviver, record, 0);
  popRoots(1);
  return result;
}

function stringify(fp: usize, argc: i32): u64 {
  return stringifyJson(arg(fp, argc, 0), arg(fp, argc, 1), arg(fp, argc, 2));
}

export function initJson(global: Ptr): void {
  const o = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.JSON, fromObject(o));
  constant(global, 'JSON', fromObject(o), Attr.Hidden);
  method(o, 'isRawJSON', 1, isRawJsonCall);
  method(o, 'parse', 2, parse);
  method(o, 'rawJSON', 1, rawJson);
  method(o, 'stringify', 3, stringify);
  defineOwn(o, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('JSON')), Attr.Configurable);
}
