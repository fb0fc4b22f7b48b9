// More natives for library code: lists, sorting, walks over Map and Set, reflection, text, output. See abi/intrinsics.ts.

import { Attr, Code, CodeFlag, Err, Fn, Header, Internal, Kind, ObjectFlag, ProxyCell } from '../abi/layout.ts';
import { IntrinsicCall } from '../abi/intrinsics.ts';
import {
  EXCEPTION, FALSE, NULL, Ptr, TRUE, UNDEFINED, fromBool, fromInt, fromNumber, fromObject, fromString, isException, isObject, isString,
  payload, toInt,
} from '../value/value.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { charCodeAt, concat, stringLength, substring } from '../string/string.ts';
import { newObjectOf, newObjectWithProto, protoOf } from '../object/object.ts';
import { arrayPush } from '../object/elements.ts';
import { ownKeys } from '../object/own-keys.ts';
import { getOwnPropertyByKey, peekProperty } from '../object/properties.ts';
import { isProxy, proxiedObject } from '../object/proxy.ts';
import { toKey } from '../object/key.ts';
import { ObjectCell } from '../object/cells.ts';
import { iteratesDirectly } from '../interp/iteration.ts';
import { collectionIterator, tableOf } from './collection.ts';
import { consoleIndentCall, setConsoleCall, writeCall } from './console.ts';
import { Entry, tableEntry, tableLeft, tableLive, tableNext } from './hash-table.ts';
import { Iteration } from './iterators.ts';
import { sortByKeysCall, sortPrimitivesCall } from './sort.ts';
import { Intrinsic, setIntrinsic } from './intrinsics.ts';
import { literal } from './errors.ts';
import { loadWebCall } from './lazy.ts';
import { typedIntrinsic } from './typed-library.ts';
import { formatTrace } from './stack-trace.ts';
import { Native, arg } from './native.ts';
import { promiseIntrinsic } from './promise.ts';
import { webIntrinsic } from './web-library.ts';
import { regExpIntrinsic } from './regexp-library.ts';

function iteratesDirectlyCall(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  return fromBool(isObject(v) && iteratesDirectly(payload(v)));
}

function appendCall(fp: usize, argc: i32): u64 {
  return arrayPush(payload(arg(fp, argc, 0)), arg(fp, argc, 1)) < 0 ? EXCEPTION : UNDEFINED;
}

function kindOfCall(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  return fromInt(isObject(v) ? <i32>load<u8>(payload(v)) : 0);
}

/** A walk is an iterator that no guest ever sees. */
function walkCall(fp: usize, argc: i32): u64 {
  const o = payload(arg(fp, argc, 0));
  if (load<u8>(o) != Kind.Iterator) return collectionIterator(o, Iteration.Keys);
  const walk = newObjectOf(0, Kind.Iterator, 0);
  if (!walk) return EXCEPTION;
  memory.copy(walk + Internal.Slot0, o + Internal.Slot0, 24);
  return fromObject(walk);
}

function walkNextCall(fp: usize, argc: i32): u64 {
  const walk = payload(arg(fp, argc, 0));
  if (load<u64>(walk, Internal.Slot0) == UNDEFINED) return FALSE;
  if (tableNext(<usize>walk + Internal.Slot0)) return TRUE;
  store<u64>(walk, UNDEFINED, Internal.Slot0);
  return FALSE;
}

function walkKeyCall(fp: usize, argc: i32): u64 {
  return load<u64>(tableEntry(<usize>payload(arg(fp, argc, 0)) + Internal.Slot0));
}

function walkValueCall(fp: usize, argc: i32): u64 {
  return load<u64>(tableEntry(<usize>payload(arg(fp, argc, 0)) + Internal.Slot0), Entry.Value);
}

function collectionSizeCall(fp: usize, argc: i32): u64 {
  const o = payload(arg(fp, argc, 0));
  if (load<u8>(o) != Kind.Iterator) return fromNumber(<f64>tableLive(tableOf(o)));
  return fromNumber(load<u64>(o, Internal.Slot0) == UNDEFINED ? 0 : <f64>tableLeft(<usize>o + Internal.Slot0));
}

function ownKeysCall(fp: usize, argc: i32): u64 {
  const keys = ownKeys(payload(arg(fp, argc, 0)), <u32>toInt(arg(fp, argc, 1)));
  return keys ? fromObject(keys) : EXCEPTION;
}

function ownAttributesCall(fp: usize, argc: i32): u64 {
  const key = toKey(arg(fp, argc, 1));
  if (isException(key)) return EXCEPTION;
  const o = payload(arg(fp, argc, 0));
  // a proxy shows nothing here: its trap is guest code
  const found = isProxy(o) ? 0 : getOwnPropertyByKey(o, key);
  if (found < 0) return EXCEPTION;
  return fromInt(found ? <i32>load<u32>(ObjectCell.FoundAttributes) : -1);
}

function foundValueCall(fp: usize, argc: i32): u64 { return load<u64>(ObjectCell.FoundValue); }
function foundSetterCall(fp: usize, argc: i32): u64 { return load<u64>(ObjectCell.FoundSetter); }

function prototypeOfCall(fp: usize, argc: i32): u64 {
  const proto = protoOf(payload(arg(fp, argc, 0)));
  return proto ? fromObject(proto) : NULL;
}

function functionKindCall(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (!isObject(v) || load<u8>(payload(v)) != Kind.Function) return fromInt(0);
  const f = payload(v);
  let kind = load<u8>(f, Header.Flags) & ObjectFlag.Class ? 1 : 0;
  const code = load<u32>(f, Fn.Code);
  if (!code) return fromInt(8);
  const flags = load<u32>(code, Code.Flags);
  if (flags & CodeFlag.Generator) kind |= 2;
  if (flags & CodeFlag.Async) kind |= 4;
  if (flags & CodeFlag.Library) kind |= 8;
  return fromInt(kind);
}

function internalSlotCall(fp: usize, argc: i32): u64 {
  return load<u64>(<usize>payload(arg(fp, argc, 0)) + (<usize>toInt(arg(fp, argc, 1)) << 3), Internal.Slot0);
}

/** The string in a data property along the chain, or a default. */
function stringProperty(o: Ptr, key: Ptr, missing: Ptr): Ptr {
  const v = peekProperty(o, key);
  return isString(v) ? payload(v) : missing;
}

function errorStackCall(fp: usize, argc: i32): u64 {
  const error = payload(arg(fp, argc, 0));
  const own = getOwnPropertyByKey(error, fromString(atom(Atom.stack)));
  if (own < 0) return EXCEPTION;
  if (own) return load<u32>(ObjectCell.FoundAttributes) & Attr.Accessor ? UNDEFINED : load<u64>(ObjectCell.FoundValue);
  const name = stringProperty(error, atom(Atom.name), atom(Atom.Error));
  const message = stringProperty(error, atom(Atom.message), atom(Atom.empty));
  let header = name;
  if (!stringLength(name)) header = message;
  else if (stringLength(message)) header = concat(concat(name, literal(': ')), message);
  const text = concat(header, formatTrace(load<u32>(error, Err.Trace)));
  return text ? fromString(text) : EXCEPTION;
}

function charCodeAtCall(fp: usize, argc: i32): u64 {
  return fromInt(charCodeAt(payload(arg(fp, argc, 0)), <u32>toInt(arg(fp, argc, 1))));
}

function substringCall(fp: usize, argc: i32): u64 {
  const s = substring(payload(arg(fp, argc, 0)), <u32>toInt(arg(fp, argc, 1)), <u32>toInt(arg(fp, argc, 2)));
  return s ? fromString(s) : EXCEPTION;
}

function newPlainObjectCall(fp: usize, argc: i32): u64 {
  const proto = arg(fp, argc, 0);
  const o = newObjectWithProto(isObject(proto) ? payload(proto) : 0);
  return o ? fromObject(o) : EXCEPTION;
}

function setHelperCall(fp: usize, argc: i32): u64 {
  setIntrinsic(Intrinsic.Helpers + toInt(arg(fp, argc, 0)), arg(fp, argc, 1));
  return UNDEFINED;
}

function proxiedObjectCall(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (!isObject(v)) return v;
  const which = toInt(arg(fp, argc, 1));
  const o = which ? load<u32>(<usize>payload(v) + (which == 1 ? ProxyCell.Target : ProxyCell.Handler)) : proxiedObject(payload(v));
  return o ? fromObject(o) : NULL;
}

/** Wasm table index of intrinsic `id`, one of these. */
export function libraryIntrinsic(id: u32): u32 {
  switch (id) {
    case IntrinsicCall.iteratesDirectly: return (<Native>iteratesDirectlyCall).index;
    case IntrinsicCall.append: return (<Native>appendCall).index;
    case IntrinsicCall.sortPrimitives: return (<Native>sortPrimitivesCall).index;
    case IntrinsicCall.sortByKeys: return (<Native>sortByKeysCall).index;
    case IntrinsicCall.kindOf: return (<Native>kindOfCall).index;
    case IntrinsicCall.walk: return (<Native>walkCall).index;
    case IntrinsicCall.walkNext: return (<Native>walkNextCall).index;
    case IntrinsicCall.walkKey: return (<Native>walkKeyCall).index;
    case IntrinsicCall.walkValue: return (<Native>walkValueCall).index;
    case IntrinsicCall.collectionSize: return (<Native>collectionSizeCall).index;
    case IntrinsicCall.ownKeys: return (<Native>ownKeysCall).index;
    case IntrinsicCall.ownAttributes: return (<Native>ownAttributesCall).index;
    case IntrinsicCall.foundValue: return (<Native>foundValueCall).index;
    case IntrinsicCall.foundSetter: return (<Native>foundSetterCall).index;
    case IntrinsicCall.prototypeOf: return (<Native>prototypeOfCall).index;
    case IntrinsicCall.functionKind: return (<Native>functionKindCall).index;
    case IntrinsicCall.internalSlot: return (<Native>internalSlotCall).index;
    case IntrinsicCall.errorStack: return (<Native>errorStackCall).index;
    case IntrinsicCall.charCodeAt: return (<Native>charCodeAtCall).index;
    case IntrinsicCall.substring: return (<Native>substringCall).index;
    case IntrinsicCall.write: return (<Native>writeCall).index;
    case IntrinsicCall.setConsole: return (<Native>setConsoleCall).index;
    case IntrinsicCall.consoleIndent: return (<Native>consoleIndentCall).index;
    case IntrinsicCall.newPlainObject: return (<Native>newPlainObjectCall).index;
    case IntrinsicCall.proxiedObject: return (<Native>proxiedObjectCall).index;
    case IntrinsicCall.loadWeb: return (<Native>loadWebCall).index;
    case IntrinsicCall.setHelper: return (<Native>setHelperCall).index;
    default:
      if (id >= <u32>IntrinsicCall.regexpPristine && id <= <u32>IntrinsicCall.regexpSeal) return regExpIntrinsic(id);
      if (id >= <u32>IntrinsicCall.encodeUtf8 && id <= <u32>IntrinsicCall.copyBuffer) return webIntrinsic(id);
      return id >= <u32>IntrinsicCall.typedLength && id <= <u32>IntrinsicCall.bufferText ? typedIntrinsic(id) : promiseIntrinsic(id);
  }
}
