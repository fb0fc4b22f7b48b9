// Array.prototype.join. spec: sec-array.prototype.join

import { Cell } from '../abi/layout.ts';
import { EXCEPTION, Ptr, Value, fromString, isException, isNullish, payload } from '../value/value.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { concat } from '../string/string.ts';
import { toStringValue } from '../value/convert.ts';
import { charge } from '../interp/fuel.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { throwStackOverflow } from './errors.ts';
import { getAt } from './array-like.ts';

/** Objects that are being joined right now, linked through BuiltinPrivate: a cycle joins as the empty string. */
const JOINING: usize = Cell.BuiltinPrivate;
/** Addresses of the objects on the way, u32 count first. */
const MAX_NESTING: u32 = 100;

function isJoining(o: Ptr): bool {
  const count = load<u32>(JOINING);
  for (let i: u32 = 0; i < count; i++) if (load<u32>(JOINING + 4 + (<usize>i << 2)) == o) return true;
  return false;
}

/** The elements 0…length of o as strings, with `separator` between. May call guest code. */
export function joinElements(o: Ptr, length: f64, separator: Ptr): Value {
  if (isJoining(o)) return fromString(atom(Atom.empty));
  const depth = load<u32>(JOINING);
  if (depth >= MAX_NESTING) return throwStackOverflow();
  store<u32>(JOINING + 4 + (<usize>depth << 2), o);
  store<u32>(JOINING, depth + 1);
  const slot = pushRoot(fromString(atom(Atom.empty)));
  pushRoot(fromString(separator));
  const result = joinInto(slot, o, length, separator);
  popRoots(2);
  store<u32>(JOINING, depth);
  return result;
}

/** The text so far is kept in a root: element conversions may collect. */
function joinInto(slot: usize, o: Ptr, length: f64, separator: Ptr): Value {
  let text = atom(Atom.empty);
  for (let k: f64 = 0; k < length; k++) {
    if (charge(1)) return EXCEPTION;
    if (k > 0) text = concat(text, separator);
    if (!text) return EXCEPTION;
    store<u64>(slot, fromString(text));
    const v = getAt(o, k);
    if (isException(v)) return EXCEPTION;
    if (isNullish(v)) continue;
    const s = toStringValue(v);
    if (isException(s)) return EXCEPTION;
    text = concat(text, payload(s));
    if (!text) return EXCEPTION;
  }
  return fromString(text);
}
