// Realm objects by their specification names, for library code: "Array.prototype", "Symbol.iterator".

import { Cell } from '../abi/layout.ts';
import { Ptr, UNDEFINED, Value, isObject, payload } from '../value/value.ts';
import { peekProperty } from '../object/properties.ts';
import { atomize, charCodeAt, stringLength, substring } from '../string/string.ts';

/** The value at the end of the path of names from the global object; undefined if there is none. */
export function realmObject(name: Ptr): Value {
  let v: Value = load<u64>(Cell.Global);
  let start: u32 = 0;
  const length = stringLength(name);
  for (let at: u32 = 0; at <= length; at++) {
    if (at < length && charCodeAt(name, at) != 46) continue;
    if (!isObject(v)) return UNDEFINED;
    v = peekProperty(payload(v), atomize(substring(name, start, at)));
    start = at + 1;
  }
  return v;
}
