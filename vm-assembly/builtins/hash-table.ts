// The table of Map and Set: entries in the order of insertion, chained by hash. spec: sec-map-objects, sec-set-objects
//
// A cell of its own (Kind.HashTable); the Map or Set has it in internal slot 0. Deleted entries keep their place with the key
// Hole until the table is rebuilt. A table that was rebuilt points to its successor, and keeps its entries as they were: an
// iterator over it counts the live ones before its position to know where it stands in the new table.
//
//   4 u32 capacity │ 8 u32 used │ 12 u32 live │ 16 u32 successor or 0 │ 20 u32 mask │ 24 u32 first live │ 28 u32 flags │ 32 entries │ buckets
//   entry: u64 key │ u32 next in chain (entry + 1, 0 is the end) │ u32 hash │ u64 value (Map only)

import { Cell, Kind } from '../abi/layout.ts';
import {
  HOLE, Ptr, UNDEFINED, Value, fromInt, fromNumber, fromObject, fromString, isDouble, isInt, isString, payload, toDouble, toInt,
} from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { charge } from '../interp/fuel.ts';
import { flatten, stringEquals, stringHash } from '../string/string.ts';

/** Layout of a table, for the collector as well. */
export const enum Table {
  Capacity = 4,
  Used = 8,
  Live = 12,
  /** u32: the table that took this one's place. */
  Successor = 16,
  Mask = 20,
  /** u32: no entry before this one is live. */
  First = 24,
  Flags = 28,
  Entries = 32,
}

export const enum TableFlag {
  /** Entries have values. */
  Map = 1,
  /** It was given up because the Map or Set was cleared. */
  Cleared = 2,
}

/** Entry fields. */
export const enum Entry {
  Key = 0,
  Chain = 8,
  Hash = 12,
  Value = 16,
  SetBytes = 16,
  MapBytes = 24,
}

const SMALLEST: u32 = 4;
/** Entries that one table can have: what 32 bits address. */
const LARGEST: u32 = 1 << 26;

/** Bytes of an entry of this table. */
// @ts-ignore: decorator
@inline export function entryBytes(table: Ptr): u32 {
  return load<u32>(table, Table.Flags) & TableFlag.Map ? Entry.MapBytes : Entry.SetBytes;
}

// @ts-ignore: decorator
@inline export function tableLive(table: Ptr): u32 { return load<u32>(table, Table.Live); }

/** Address of entry i. */
// @ts-ignore: decorator
@inline export function entryAt(table: Ptr, i: u32): usize {
  return <usize>table + Table.Entries + <usize>(i * entryBytes(table));
}

/** A table without entries; 0: heap limit. */
export function newTable(isMap: bool, capacity: u32 = SMALLEST): Ptr {
  const stride: u32 = isMap ? Entry.MapBytes : Entry.SetBytes;
  const bytes = Table.Entries + capacity * (stride + 4);
  const table = allocateCell(Kind.HashTable, bytes);
  if (!table) return 0;
  store<u32>(table, capacity, Table.Capacity);
  store<u64>(table, 0, Table.Used);
  store<u32>(table, 0, Table.Successor);
  store<u32>(table, capacity - 1, Table.Mask);
  store<u32>(table, 0, Table.First);
  store<u32>(table, isMap ? TableFlag.Map : 0, Table.Flags);
  memory.fill(<usize>table + Table.Entries + <usize>(capacity * stride), 0, <usize>capacity << 2);
  return table;
}

// @ts-ignore: decorator
@inline function bucket(table: Ptr, hash: u32): usize {
  const capacity = load<u32>(table, Table.Capacity);
  return <usize>table + Table.Entries + <usize>(capacity * entryBytes(table)) + (<usize>(hash & load<u32>(table, Table.Mask)) << 2);
}

/**
 * A key in the form in which keys are compared: integral doubles as ints, -0 as 0, strings flat. EXCEPTION is impossible, but a
 * rope that cannot be flattened gives Hole: the guest is terminated. spec: sec-canonicalizekeyedcollectionkey
 */
// @ts-ignore: decorator
@inline export function tableKey(v: Value): Value {
  if (isDouble(v)) return fromNumber(toDouble(v) + 0);
  if (!isString(v)) return v;
  const flat = flatten(payload(v));
  return flat ? fromString(flat) : HOLE;
}

// @ts-ignore: decorator
@inline function mix(n: u32): u32 {
  const h = n * 0x9e3779b1;
  return h ^ (h >>> 15);
}

/** Hash of a canonical key. */
// @ts-ignore: decorator
@inline export function keyHash(key: Value): u32 {
  if (isInt(key)) return mix(<u32>toInt(key));
  if (isString(key)) return stringHash(payload(key));
  // Objects and symbols do not move; a double differs in its upper word.
  return mix(<u32>key ^ mix(<u32>(key >> 32)));
}

/** Work in a chain that is longer than hashing should make it costs fuel: it counts at the next safepoint. */
function chargeChain(steps: u32): void {
  store<i32>(Cell.SliceFuel, load<i32>(Cell.SliceFuel) - <i32>(steps >> 2));
}

/** Address of the entry with this canonical key, 0: none. */
export function tableFind(table: Ptr, key: Value, hash: u32): usize {
  const stride = entryBytes(table);
  const base = <usize>table + Table.Entries - <usize>stride;
  let i = load<u32>(bucket(table, hash));
  let steps: u32 = 0;
  if (isString(key)) {
    while (i) {
      const entry = base + <usize>(i * stride);
      const other = load<u64>(entry);
      if (other == key) return entry;
      if (load<u32>(entry, Entry.Hash) == hash && isString(other) && stringEquals(payload(other), payload(key))) return entry;
      i = load<u32>(entry, Entry.Chain);
      steps++;
    }
  } else {
    while (i) {
      const entry = base + <usize>(i * stride);
      if (load<u64>(entry) == key) return entry;
      i = load<u32>(entry, Entry.Chain);
      steps++;
    }
  }
  if (steps > 32) chargeChain(steps);
  return 0;
}

/** Appends an entry that is not there to a table with room; its address. */
// @ts-ignore: decorator
@inline function append(table: Ptr, key: Value, hash: u32): usize {
  const used = load<u32>(table, Table.Used);
  const entry = entryAt(table, used);
  const head = bucket(table, hash);
  store<u64>(entry, key);
  store<u32>(entry, load<u32>(head), Entry.Chain);
  store<u32>(entry, hash, Entry.Hash);
  store<u32>(head, used + 1);
  store<u32>(table, used + 1, Table.Used);
  store<u32>(table, load<u32>(table, Table.Live) + 1, Table.Live);
  return entry;
}

/** The same live entries in a new table, with room for more; 0: terminated. `owner` gets it in its internal slot. */
function rebuild(table: Ptr): Ptr {
  const live = load<u32>(table, Table.Live);
  const capacity = load<u32>(table, Table.Capacity);
  // Half of the entries are deleted: the same size will do, or less.
  let wanted = live > capacity >> 1 ? capacity << 1 : capacity;
  while (wanted > SMALLEST && live < wanted >> 2) wanted >>= 1;
  const used = load<u32>(table, Table.Used);
  if (wanted > LARGEST || charge(used >> 2)) return 0;
  const isMap = (load<u32>(table, Table.Flags) & TableFlag.Map) != 0;
  const fresh = newTable(isMap, wanted);
  if (!fresh) return 0;
  const stride = entryBytes(table);
  const end = entryAt(table, used);
  for (let from = entryAt(table, load<u32>(table, Table.First)); from < end; from += <usize>stride) {
    const key = load<u64>(from);
    if (key == HOLE) continue;
    const entry = append(fresh, key, load<u32>(from, Entry.Hash));
    if (isMap) store<u64>(entry, load<u64>(from, Entry.Value), Entry.Value);
  }
  store<u32>(table, fresh, Table.Successor);
  return fresh;
}

/** Address of the entry with this canonical key, added if it is new: its value is then undefined. 0: terminated. `slot` is where the owner has the table. */
export function tablePut(slot: usize, key: Value): usize {
  let table = payload(load<u64>(slot));
  const hash = keyHash(key);
  const found = tableFind(table, key, hash);
  if (found) return found;
  if (load<u32>(table, Table.Used) == load<u32>(table, Table.Capacity)) {
    table = rebuild(table);
    if (!table) return 0;
    store<u64>(slot, tableValue(table));
  }
  const entry = append(table, key, hash);
  if (load<u32>(table, Table.Flags) & TableFlag.Map) store<u64>(entry, UNDEFINED, Entry.Value);
  return entry;
}

/** Removes the entry with this canonical key; false: there was none. */
export function tableDelete(slot: usize, key: Value): bool {
  const table = payload(load<u64>(slot));
  const entry = tableFind(table, key, keyHash(key));
  if (!entry) return false;
  store<u64>(entry, HOLE);
  const isMap = load<u32>(table, Table.Flags) & TableFlag.Map;
  if (isMap) store<u64>(entry, UNDEFINED, Entry.Value);
  const live = load<u32>(table, Table.Live) - 1;
  store<u32>(table, live, Table.Live);
  const first = load<u32>(table, Table.First);
  if (entry == entryAt(table, first)) store<u32>(table, skipDeleted(table, first + 1), Table.First);
  // A table that has become far too large gives its room back; if that fails it stays as it is.
  const capacity = load<u32>(table, Table.Capacity);
  if (capacity > 32 && live < capacity >> 3) {
    const fresh = rebuild(table);
    if (fresh) store<u64>(slot, tableValue(fresh));
  }
  return true;
}

/** Gives up all entries; false: heap limit. */
export function tableClear(slot: usize): bool {
  const table = payload(load<u64>(slot));
  if (!load<u32>(table, Table.Used)) return true;
  const fresh = newTable((load<u32>(table, Table.Flags) & TableFlag.Map) != 0);
  if (!fresh) return false;
  store<u32>(table, fresh, Table.Successor);
  store<u32>(table, load<u32>(table, Table.Flags) | TableFlag.Cleared, Table.Flags);
  store<u64>(slot, tableValue(fresh));
  return true;
}

/** A copy of a table's live entries as keys of a Set or entries of a Map, as a table that nobody iterates; 0: terminated. */
export function tableCopy(table: Ptr): Ptr {
  const used = load<u32>(table, Table.Used);
  let capacity = SMALLEST;
  while (capacity < load<u32>(table, Table.Live)) capacity <<= 1;
  if (charge(used >> 2)) return 0;
  const isMap = (load<u32>(table, Table.Flags) & TableFlag.Map) != 0;
  const copy = newTable(isMap, capacity);
  if (!copy) return 0;
  for (let i: u32 = 0; i < used; i++) {
    const from = entryAt(table, i);
    const key = load<u64>(from);
    if (key == HOLE) continue;
    const entry = append(copy, key, load<u32>(from, Entry.Hash));
    if (isMap) store<u64>(entry, load<u64>(from, Entry.Value), Entry.Value);
  }
  return copy;
}

/** A table as the value that an internal slot keeps. */
// @ts-ignore: decorator
@inline export function tableValue(table: Ptr): Value {
  return fromObject(table);
}

/** First entry at or after i that is not deleted. */
function skipDeleted(table: Ptr, i: u32): u32 {
  const used = load<u32>(table, Table.Used);
  while (i < used && load<u64>(entryAt(table, i)) == HOLE) i++;
  return i;
}

/** The position in the successor that stands for position `i` here. */
function positionInSuccessor(table: Ptr, i: u32): u32 {
  if (load<u32>(table, Table.Flags) & TableFlag.Cleared) return 0;
  let live: u32 = 0;
  for (let k: u32 = 0; k < i; k++) if (load<u64>(entryAt(table, k)) != HOLE) live++;
  return live;
}

/**
 * Advances the walk whose table is in the value at `slot` and whose next position is in the int at `slot` + 8. Address of the
 * entry, 0 at the end.
 */
export function tableNext(slot: usize): usize {
  let table = payload(load<u64>(slot));
  let i = <u32>toInt(load<u64>(slot, 8));
  while (load<u32>(table, Table.Successor)) {
    i = positionInSuccessor(table, i);
    table = load<u32>(table, Table.Successor);
    store<u64>(slot, tableValue(table));
  }
  i = skipDeleted(table, max(i, load<u32>(table, Table.First)));
  if (i >= load<u32>(table, Table.Used)) return 0;
  store<u64>(slot, fromInt(<i32>i + 1), 8);
  return entryAt(table, i);
}
