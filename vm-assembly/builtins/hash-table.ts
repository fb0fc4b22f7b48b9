// The table of Map and Set: entries in the order of insertion, chained by hash. spec: sec-map-objects, sec-set-objects
//
// A cell of its own (Kind.HashTable); the Map or Set has it in internal slot 0. Deleted entries keep their place with the key
// Hole until the table is rebuilt. A table that was rebuilt points to its successor, and keeps its entries as they were: an
// iterator over it counts the live ones before its position to know where it stands in the new table.
//
//   4 u32 values │ 8 u32 bytes │ 12 u32 capacity │ 16 u32 used │ 20 u32 live │ 24 u32 first live │ 28 u32 flags │ 32 successor or
//   undefined │ 40 entries: key, or key and value │ links, one an entry: u32 next in chain, u32 hash │ buckets: u32 each
//   A chain is a list of entry numbers from 1; 0 ends it.

import { Cell, Hash, Kind } from '../abi/layout.ts';
import {
  HOLE, Ptr, UNDEFINED, Value, fromInt, fromNumber, fromObject, fromString, isBigInt, isDouble, isInt, isString, payload, toDouble, toInt,
} from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { Exit } from '../abi/traps.ts';
import { charge, terminate } from '../interp/fuel.ts';
import { bigEquals, bigToU64 } from '../value/bigint.ts';
import { flatten, stringEquals, stringHash } from '../string/string.ts';

/** Fields of a table, see above and `Hash`. */
const enum Table {
  Capacity = Hash.Private,
  Used = Hash.Private + 4,
  Live = Hash.Private + 8,
  /** u32: no entry before this one is live. */
  First = Hash.Private + 12,
  Flags = Hash.Private + 16,
  /** The table that took this one's place, as a value. */
  Successor = Hash.Values,
  Entries = Hash.Values + 8,
}

const enum TableFlag {
  /** Entries have values. */
  Map = 1,
  /** It was given up because the Map or Set was cleared. */
  Cleared = 2,
}

/** An entry: the key, and in a Map the value. */
export const enum Entry {
  Key = 0,
  Value = 8,
}

const SMALLEST: u32 = 4;
/** Entries that one table can have: what 32 bits address. */
const LARGEST: u32 = 1 << 26;

// @ts-ignore: decorator
@inline function isMapTable(table: Ptr): u32 { return load<u32>(table, Table.Flags) & TableFlag.Map; }
/** An entry has 8 or 16 bytes. */
// @ts-ignore: decorator
@inline function entryShift(table: Ptr): u32 { return 3 + isMapTable(table); }
// @ts-ignore: decorator
@inline export function tableLive(table: Ptr): u32 { return load<u32>(table, Table.Live); }
// @ts-ignore: decorator
@inline function hasSuccessor(table: Ptr): bool { return load<u64>(table, Table.Successor) != UNDEFINED; }

/** Address of entry i. */
// @ts-ignore: decorator
@inline function entryAt(table: Ptr, i: u32): usize {
  return <usize>table + Table.Entries + (<usize>i << entryShift(table));
}

/** Address of the link of entry i: u32 next, u32 hash. */
// @ts-ignore: decorator
@inline function linkAt(table: Ptr, i: u32): usize {
  return entryAt(table, load<u32>(table, Table.Capacity)) + (<usize>i << 3);
}

/** A table without entries; 0: heap limit. */
export function newTable(isMap: bool, capacity: u32 = SMALLEST): Ptr {
  const entries = capacity << (isMap ? 4 : 3);
  const buckets = Table.Entries + entries + (capacity << 3);
  const bytes = buckets + (capacity << 2);
  const table = allocateCell(Kind.HashTable, bytes);
  if (!table) return 0;
  store<u32>(table, 1, Hash.ValueCount);
  store<u32>(table, bytes, Hash.Bytes);
  store<u32>(table, capacity, Table.Capacity);
  store<u64>(table, 0, Table.Used);
  store<u32>(table, 0, Table.First);
  store<u32>(table, isMap ? TableFlag.Map : 0, Table.Flags);
  store<u64>(table, UNDEFINED, Table.Successor);
  memory.fill(<usize>table + buckets, 0, <usize>capacity << 2);
  return table;
}

// @ts-ignore: decorator
@inline function bucket(table: Ptr, hash: u32): usize {
  const capacity = load<u32>(table, Table.Capacity);
  return linkAt(table, capacity) + (<usize>(hash & (capacity - 1)) << 2);
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
@inline function keyHash(key: Value): u32 {
  if (isInt(key)) return mix(<u32>toInt(key));
  if (isString(key)) return stringHash(payload(key));
  if (isBigInt(key)) return mix(<u32>bigToU64(payload(key)) ^ <u32>(bigToU64(payload(key)) >> 32));
  // Objects and symbols do not move; a double differs in its upper word.
  return mix(<u32>key ^ mix(<u32>(key >> 32)));
}

/** Work in a chain that is longer than hashing should make it costs fuel: it counts at the next safepoint. */
function chargeChain(steps: u32): void {
  store<i32>(Cell.SliceFuel, load<i32>(Cell.SliceFuel) - <i32>(steps >> 2));
}

/** Number from 1 of the entry with this canonical key, 0: none. */
function findNumber(table: Ptr, key: Value, hash: u32): u32 {
  const shift = entryShift(table);
  const entries = <usize>table + Table.Entries;
  const links = linkAt(table, 0);
  let i = load<u32>(bucket(table, hash));
  let steps: u32 = 0;
  if (isString(key)) {
    while (i) {
      const other = load<u64>(entries + (<usize>(i - 1) << shift));
      const link = links + (<usize>(i - 1) << 3);
      if (other == key || (load<u32>(link, 4) == hash && isString(other) && stringEquals(payload(other), payload(key)))) break;
      i = load<u32>(link);
      steps++;
    }
  } else if (isBigInt(key)) {
    while (i) {
      const other = load<u64>(entries + (<usize>(i - 1) << shift));
      if (isBigInt(other) && bigEquals(payload(other), payload(key))) break;
      i = load<u32>(links + (<usize>(i - 1) << 3));
      steps++;
    }
  } else {
    while (i) {
      if (load<u64>(entries + (<usize>(i - 1) << shift)) == key) break;
      i = load<u32>(links + (<usize>(i - 1) << 3));
      steps++;
    }
  }
  if (steps > 32) chargeChain(steps);
  return i;
}

/** Address of the entry with this canonical key, 0: none. */
export function tableFind(table: Ptr, key: Value): usize {
  const i = findNumber(table, key, keyHash(key));
  return i ? entryAt(table, i - 1) : 0;
}

/** Appends an entry that is not there to a table with room; its address. */
// @ts-ignore: decorator
@inline function append(table: Ptr, key: Value, hash: u32): usize {
  const used = load<u32>(table, Table.Used);
  const entry = entryAt(table, used);
  const link = linkAt(table, used);
  const head = bucket(table, hash);
  store<u64>(entry, key);
  if (isMapTable(table)) store<u64>(entry, UNDEFINED, Entry.Value);
  store<u32>(link, load<u32>(head));
  store<u32>(link, hash, 4);
  store<u32>(head, used + 1);
  store<u32>(table, used + 1, Table.Used);
  store<u32>(table, load<u32>(table, Table.Live) + 1, Table.Live);
  store<u32>(table, 1 + ((used + 1) << isMapTable(table)), Hash.ValueCount);
  return entry;
}

/** Appends the live entries of `table` to an empty one with room for them. */
function appendAll(fresh: Ptr, table: Ptr): void {
  const isMap = isMapTable(table) != 0;
  for (let i = load<u32>(table, Table.First), used = load<u32>(table, Table.Used); i < used; i++) {
    const from = entryAt(table, i);
    const key = load<u64>(from);
    if (key == HOLE) continue;
    const entry = append(fresh, key, load<u32>(linkAt(table, i), 4));
    if (isMap) store<u64>(entry, load<u64>(from, Entry.Value), Entry.Value);
  }
}

/** The same live entries in a new table, with room for more; 0: terminated. */
function rebuild(table: Ptr): Ptr {
  const live = load<u32>(table, Table.Live);
  const capacity = load<u32>(table, Table.Capacity);
  // Half of the entries are deleted: the same size will do, or less.
  let wanted = live > capacity >> 1 ? capacity << 1 : capacity;
  while (wanted > SMALLEST && live < wanted >> 2) wanted >>= 1;
  if (wanted > LARGEST) {
    terminate(Exit.OutOfMemory);
    return 0;
  }
  const fresh = charge(load<u32>(table, Table.Used) >> 2) ? 0 : newTable(isMapTable(table) != 0, wanted);
  if (!fresh) return 0;
  appendAll(fresh, table);
  store<u64>(table, tableValue(fresh), Table.Successor);
  return fresh;
}

/** Address of the entry with this canonical key, added if it is new: its value is then undefined. 0: terminated. `slot` is where the owner has the table. */
export function tablePut(slot: usize, key: Value): usize {
  let table = payload(load<u64>(slot));
  const hash = keyHash(key);
  const found = findNumber(table, key, hash);
  if (found) return entryAt(table, found - 1);
  if (load<u32>(table, Table.Used) == load<u32>(table, Table.Capacity)) {
    table = rebuild(table);
    if (!table) return 0;
    store<u64>(slot, tableValue(table));
  }
  return append(table, key, hash);
}

/** Removes the entry with this canonical key; false: there was none. */
export function tableDelete(slot: usize, key: Value): bool {
  const table = payload(load<u64>(slot));
  const found = findNumber(table, key, keyHash(key));
  if (!found) return false;
  const entry = entryAt(table, found - 1);
  store<u64>(entry, HOLE);
  if (isMapTable(table)) store<u64>(entry, UNDEFINED, Entry.Value);
  const live = load<u32>(table, Table.Live) - 1;
  store<u32>(table, live, Table.Live);
  if (found - 1 == load<u32>(table, Table.First)) store<u32>(table, skipDeleted(table, found), Table.First);
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
  const fresh = newTable(isMapTable(table) != 0);
  if (!fresh) return false;
  store<u64>(table, tableValue(fresh), Table.Successor);
  store<u32>(table, load<u32>(table, Table.Flags) | TableFlag.Cleared, Table.Flags);
  store<u64>(slot, tableValue(fresh));
  return true;
}

/** A copy of a table's live entries; 0: terminated. */
export function tableCopy(table: Ptr): Ptr {
  let capacity = SMALLEST;
  while (capacity < load<u32>(table, Table.Live)) capacity <<= 1;
  const copy = charge(load<u32>(table, Table.Used) >> 2) ? 0 : newTable(isMapTable(table) != 0, capacity);
  if (copy) appendAll(copy, table);
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
  while (hasSuccessor(table)) {
    i = positionInSuccessor(table, i);
    table = payload(load<u64>(table, Table.Successor));
    store<u64>(slot, tableValue(table));
  }
  i = skipDeleted(table, max(i, load<u32>(table, Table.First)));
  if (i >= load<u32>(table, Table.Used)) return 0;
  store<u64>(slot, fromInt(<i32>i + 1), 8);
  return entryAt(table, i);
}

/** Address of the entry that tableNext found last for the walk at `slot`. */
export function tableEntry(slot: usize): usize {
  return entryAt(payload(load<u64>(slot)), <u32>toInt(load<u64>(slot, 8)) - 1);
}

/** How many entries the walk at `slot` has before it. */
export function tableLeft(slot: usize): u32 {
  let table = payload(load<u64>(slot));
  let i = <u32>toInt(load<u64>(slot, 8));
  while (hasSuccessor(table)) {
    i = positionInSuccessor(table, i);
    table = payload(load<u64>(table, Table.Successor));
  }
  let live: u32 = 0;
  for (const used = load<u32>(table, Table.Used); i < used; i++) if (load<u64>(entryAt(table, i)) != HOLE) live++;
  return live;
}
