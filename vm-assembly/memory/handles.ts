// Handles: numbers by which the host holds values. The table is an Elements cell; free entries form a list of ints.

import { Elem, Kind } from '../abi/layout.ts';
import { fromInt, toInt, UNDEFINED } from '../value/value.ts';
import { allocateCell } from './alloc.ts';
import { HeapCell } from './cells.ts';

/** A new handle of `v`, from 1 on; 0 if the heap limit is reached. */
export function handleNew(v: u64): u32 {
  let table = load<u32>(HeapCell.Handles);
  let handle = load<u32>(HeapCell.HandleFree);
  if (handle == 0) {
    const old = table == 0 ? 1 : load<u32>(table + Elem.Capacity);
    const capacity = table == 0 ? 16 : old << 1;
    const grown = allocateCell(Kind.Elements, Elem.Values + (capacity << 3));
    if (grown == 0) return 0;
    store<u32>(grown + Elem.Capacity, capacity);
    store<u64>(grown + Elem.Values, UNDEFINED);
    if (table != 0) memory.copy(grown + Elem.Values, table + Elem.Values, old << 3);
    for (let i = old; i < capacity; i++) {
      store<u64>(grown + Elem.Values + (i << 3), fromInt(i + 1 < capacity ? i + 1 : 0));
    }
    store<u32>(HeapCell.Handles, grown);
    table = grown;
    handle = old;
  }
  const entry = table + Elem.Values + (handle << 3);
  store<u32>(HeapCell.HandleFree, toInt(load<u64>(entry)));
  store<u64>(entry, v);
  store<u32>(HeapCell.HandleCount, load<u32>(HeapCell.HandleCount) + 1);
  return handle;
}

/** The value of a handle that is in use. */
export function handleGet(handle: u32): u64 {
  return load<u64>(load<u32>(HeapCell.Handles) + Elem.Values + (handle << 3));
}

/** Gives a handle that is in use back. */
export function handleFree(handle: u32): void {
  store<u64>(load<u32>(HeapCell.Handles) + Elem.Values + (handle << 3), fromInt(load<u32>(HeapCell.HandleFree)));
  store<u32>(HeapCell.HandleFree, handle);
  store<u32>(HeapCell.HandleCount, load<u32>(HeapCell.HandleCount) - 1);
}
