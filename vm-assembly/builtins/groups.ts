// Groups of globals that a program has only if its host grants them: made with the realm, out of reach until then.
//
// A group is an object. Its properties become globals, but for those whose name begins with `$`: `$host` has the functions that the
// host gave with the grant, `$granted` is called after it, `$enter` is what the host calls later.

import { Arr, Attr, Cell, Elem } from '../abi/layout.ts';
import { JobCell } from '../abi/jobs.ts';
import { EXCEPTION, Ptr, UNDEFINED, Value, fromObject, isException, isObject, payload } from '../value/value.ts';
import { call0 } from '../interp/call.ts';
import { atomize, charCodeAt, stringLength } from '../string/string.ts';
import { elementsOf } from '../object/elements.ts';
import { newObjectWithProto } from '../object/object.ts';
import { Keys, ownKeys } from '../object/own-keys.ts';
import { defineOwn, peekProperty } from '../object/properties.ts';
import { literalAtom, arg } from './native.ts';

/** The object whose properties become globals when the group of this name is granted; made when it is first asked for. 0: heap limit. */
export function groupObject(name: Ptr): Ptr {
  let groups = load<u64>(JobCell.Groups);
  if (groups == UNDEFINED) {
    groups = fromObject(newObjectWithProto(0));
    store<u64>(JobCell.Groups, groups);
  }
  const found = peekProperty(payload(groups), name);
  if (isObject(found)) return payload(found);
  const group = newObjectWithProto(0);
  if (group) defineOwn(payload(groups), name, fromObject(group), Attr.Default);
  return group;
}

/** The same for native built-ins, while the realm is made. */
export function group(name: string): Ptr {
  return groupObject(literalAtom(name));
}

export function groupObjectCall(fp: usize, argc: i32): u64 {
  const o = groupObject(atomize(payload(arg(fp, argc, 0))));
  return o ? fromObject(o) : EXCEPTION;
}

/** Makes the properties of a group global, after it got the host's part of it. EXCEPTION: terminated. */
export function grantGroup(name: Ptr, host: Value): Value {
  const o = groupObject(name);
  if (o && defineOwn(o, literalAtom('$host'), host, Attr.Hidden) < 0) return EXCEPTION;
  const list = o ? ownKeys(o, Keys.Named) : 0;
  if (!list) return EXCEPTION;
  const global = payload(load<u64>(Cell.Global));
  for (let i: u32 = 0; i < load<u32>(list, Arr.Length); i++) {
    const key = payload(load<u64>(<usize>elementsOf(list) + (<usize>i << 3), Elem.Values));
    if (stringLength(key) && charCodeAt(key, 0) == 36) continue;
    const v = peekProperty(o, key);
    if (isException(v) || defineOwn(global, key, v, Attr.Hidden) < 0) return EXCEPTION;
  }
  const granted = peekProperty(o, literalAtom('$granted'));
  return isObject(granted) ? call0(granted, UNDEFINED) : UNDEFINED;
}

/** What the host calls of a group; undefined if there is nothing. */
export function groupEntry(name: Ptr): Value {
  const o = groupObject(name);
  return o ? peekProperty(o, literalAtom('$enter')) : UNDEFINED;
}
