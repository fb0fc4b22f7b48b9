// Copying own enumerable properties: spread, rest and Object.assign.

import { Arr, Attr, Elem, Obj } from '../abi/layout.ts';
import { Ptr, Value, fromObject, isException, isNullish, payload } from '../value/value.ts';
import { toObject } from '../value/convert.ts';
import { ObjectCell } from './cells.ts';
import { toKey } from './key.ts';
import { charge } from '../interp/fuel.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { Keys, ownKeys } from './own-keys.ts';
import { createDataPropertyByKey, getPropertyByKey, getOwnPropertyByKey } from './properties.ts';

/**
 * target gets the enumerable own properties of v, except those whose keys are among the `count` values at `excluded`. 1, or -1: threw.
 * May call getters. spec: sec-copydataproperties
 */
export function copyDataProperties(target: Ptr, v: Value, excluded: usize, count: u32): i32 {
  if (isNullish(v)) return 1;
  const source = toObject(v);
  if (isException(source)) return -1;
  pushRoot(source);
  const keys = ownKeys(payload(source), Keys.All);
  if (!keys) {
    popRoots(1);
    return -1;
  }
  pushRoot(fromObject(keys));
  const result = copyKeys(target, source, keys, excluded, count);
  popRoots(2);
  return result;
}

function copyKeys(target: Ptr, source: Value, keys: Ptr, excluded: usize, count: u32): i32 {
  const length = load<u32>(keys, Arr.Length);
  for (let i: u32 = 0; i < length; i++) {
    const key = load<u64>(<usize>load<u32>(keys, Obj.Elements) + (<usize>i << 3), Elem.Values);
    if (isExcluded(key, excluded, count)) continue;
    const has = getOwnPropertyByKey(payload(source), key);
    if (has < 0) return -1;
    if (!has || !(load<u32>(ObjectCell.FoundAttributes) & Attr.Enumerable)) continue;
    if (charge(1)) return -1;
    const value = getPropertyByKey(payload(source), key, source);
    if (isException(value) || createDataPropertyByKey(target, key, value) < 0) return -1;
  }
  return 1;
}

/** The excluded values are property keys already, or strings of literal keys. */
function isExcluded(key: Value, excluded: usize, count: u32): bool {
  for (let i: u32 = 0; i < count; i++) {
    if (toKey(load<u64>(excluded + (<usize>i << 3))) == key) return true;
  }
  return false;
}
