// Accessor pairs: what the slot of an accessor property holds, as a value with the object tag.

import { AccessorCell, Kind } from '../abi/layout.ts';
import { Ptr, Value, fromObject, payload } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';

/** Getter and setter, each a function or undefined; 0 if out of memory. */
export function newAccessor(getter: Value, setter: Value): Ptr {
  const pair = allocateCell(Kind.Accessor, AccessorCell.Size);
  if (pair == 0) return 0;
  store<u32>(pair + 4, 0);
  store<u64>(pair + AccessorCell.Get, getter);
  store<u64>(pair + AccessorCell.Set, setter);
  return pair;
}

// @ts-ignore: decorator
@inline export function accessorSlot(pair: Ptr): Value { return fromObject(pair); }
// @ts-ignore: decorator
@inline export function getterOf(slot: Value): Value { return load<u64>(payload(slot) + AccessorCell.Get); }
// @ts-ignore: decorator
@inline export function setterOf(slot: Value): Value { return load<u64>(payload(slot) + AccessorCell.Set); }
