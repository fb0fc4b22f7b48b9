// The table of WeakMap and WeakSet: an open hash table by the address of the key, which never changes. Its entries are ephemerons: the
// collector (memory/weak.ts) follows a value only when its key is alive, and removes entries whose keys died.
//
// A cell of Kind.WeakTable, see abi/layout.ts. The key of an entry is an address: 0 empty, DELETED, else an object's or symbol's.

import { Header, Kind, SymbolFlag, WeakTable } from '../abi/layout.ts';
import { Ptr, UNDEFINED, Value, isObject, isSymbol, payload } from '../value/value.ts';
import { Exit } from '../abi/traps.ts';
import { allocateCell } from '../memory/alloc.ts';
import { charge, terminate } from '../interp/fuel.ts';

/** Key of an entry that was removed: no address. */
export const DELETED: u32 = 8;
const SMALLEST: u32 = 8;
/** Entries that one table can have. */
const LARGEST: u32 = 1 << 26;

/** May the value be a key, or the target of a WeakRef? spec: sec-canbeheldweakly */
export function canBeHeldWeakly(v: Value): bool {
  return isObject(v) || (isSymbol(v) && !(load<u8>(payload(v) + Header.Flags) & SymbolFlag.Registered));
}

/** A table without entries; 0 if out of memory. */
export function newWeakTable(capacity: u32 = SMALLEST): Ptr {
  const bytes = <u32>WeakTable.Entries + (capacity << WeakTable.EntryShift);
  const table = allocateCell(Kind.WeakTable, bytes);
  if (table == 0) return 0;
  store<u32>(table + WeakTable.Mask, capacity - 1);
  store<u32>(table + WeakTable.Used, 0);
  store<u32>(table + WeakTable.Live, 0);
  store<u32>(table + WeakTable.Next, 0);
  memory.fill(table + WeakTable.Entries, 0, capacity << WeakTable.EntryShift);
  return table;
}

// @ts-ignore: decorator
@inline function entryAt(table: Ptr, i: u32): Ptr { return table + WeakTable.Entries + (i << WeakTable.EntryShift); }
// @ts-ignore: decorator
@inline function hashOf(key: Ptr): u32 {
  const h = (key >> 3) * 0x9e3779b1;
  return h ^ (h >> 15);
}

/** The entry of a key, or 0. */
export function weakFind(table: Ptr, key: Ptr): Ptr {
  const mask = load<u32>(table + WeakTable.Mask);
  let entry = entryAt(table, hashOf(key) & mask);
  const end = entryAt(table, mask + 1);
  while (load<u32>(entry) != key) {
    if (load<u32>(entry) == 0) return 0;
    entry += WeakTable.EntrySize;
    if (entry == end) entry = table + WeakTable.Entries;
  }
  return entry;
}

/** The same entries in a new table with room; 0: terminated. */
function rebuild(table: Ptr): Ptr {
  const live = load<u32>(table + WeakTable.Live);
  let capacity = SMALLEST;
  while (capacity < live << 1) capacity <<= 1;
  if (capacity > LARGEST) {
    terminate(Exit.OutOfMemory);
    return 0;
  }
  const mask = load<u32>(table + WeakTable.Mask);
  const fresh = charge(mask >> 2) ? 0 : newWeakTable(capacity);
  if (fresh == 0) return 0;
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = entryAt(table, i);
    const key = load<u32>(entry);
    if (key > DELETED) append(fresh, key, load<u64>(entry + WeakTable.Value));
  }
  return fresh;
}

/** Adds an entry that is not there to a table with room. */
function append(table: Ptr, key: Ptr, v: Value): void {
  const mask = load<u32>(table + WeakTable.Mask);
  let i = hashOf(key) & mask;
  while (load<u32>(entryAt(table, i)) > DELETED) i = (i + 1) & mask;
  const entry = entryAt(table, i);
  if (load<u32>(entry) == 0) store<u32>(table + WeakTable.Used, load<u32>(table + WeakTable.Used) + 1);
  store<u32>(table + WeakTable.Live, load<u32>(table + WeakTable.Live) + 1);
  store<u32>(entry, key);
  store<u64>(entry + WeakTable.Value, v);
}

/** Sets the value of a key. The table, or the one that took its place; 0: terminated. */
export function weakPut(table: Ptr, key: Ptr, v: Value): Ptr {
  const entry = weakFind(table, key);
  if (entry != 0) {
    store<u64>(entry + WeakTable.Value, v);
    return table;
  }
  const capacity = load<u32>(table + WeakTable.Mask) + 1;
  if ((load<u32>(table + WeakTable.Used) + 1) << 2 > capacity * 3) {
    table = rebuild(table);
    if (table == 0) return 0;
  }
  append(table, key, v);
  return table;
}

/** Removes a key; false: it was not there. */
export function weakDelete(table: Ptr, key: Ptr): bool {
  const entry = weakFind(table, key);
  if (entry == 0) return false;
  store<u32>(entry, DELETED);
  store<u64>(entry + WeakTable.Value, UNDEFINED);
  store<u32>(table + WeakTable.Live, load<u32>(table + WeakTable.Live) - 1);
  return true;
}
