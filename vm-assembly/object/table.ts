// Property tables: ordered hash tables from key to slot index and attributes. Layout: Table in object/cells.ts.

import { Kind } from '../abi/layout.ts';
import { Ptr } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { Table } from './cells.ts';

const DELETED: u32 = 0xffffffff;
const MIN_CAPACITY: u32 = 8;

/** Cells do not move: the address is the identity of a key, and its hash. */
// @ts-ignore: decorator
@inline
function hashKey(key: Ptr): u32 {
  const h = (key >> 3) * 0x9e3779b1;
  return h ^ (h >> 15);
}

// @ts-ignore: decorator
@inline export function tableUsed(table: Ptr): u32 { return load<u32>(table + Table.Used); }
// @ts-ignore: decorator
@inline export function tableLive(table: Ptr): u32 { return load<u32>(table + Table.Live); }
/** Key of entry i, 0 if it was deleted. */
// @ts-ignore: decorator
@inline export function tableKey(table: Ptr, i: u32): Ptr { return load<u32>(table + Table.Entries + (i << 3)); }
// @ts-ignore: decorator
@inline export function tableInfo(table: Ptr, i: u32): u32 { return load<u32>(table + Table.Entries + 4 + (i << 3)); }
// @ts-ignore: decorator
@inline export function setTableInfo(table: Ptr, i: u32, info: u32): void { store<u32>(table + Table.Entries + 4 + (i << 3), info); }
// @ts-ignore: decorator
@inline function indexOf(table: Ptr): u32 { return table + Table.Entries + (load<u32>(table + Table.Capacity) << 3); }

/** Bytes of a table. */
export function tableBytes(table: Ptr): u32 {
  return Table.Entries + (load<u32>(table + Table.Capacity) << 3) + ((load<u32>(table + Table.Mask) + 1) << 2);
}

/** An empty table with room for `entries`; 0 if out of memory. */
export function newTable(entries: u32): Ptr {
  let capacity = MIN_CAPACITY;
  while (capacity < entries) capacity <<= 1;
  const slots = capacity << 1;
  const table = allocateCell(Kind.PropertyTable, Table.Entries + (capacity << 3) + (slots << 2));
  if (table == 0) return 0;
  store<u32>(table + Table.Capacity, capacity);
  store<u32>(table + Table.Used, 0);
  store<u32>(table + Table.Live, 0);
  store<u32>(table + Table.Mask, slots - 1);
  memory.fill(table + Table.Entries + (capacity << 3), 0, slots << 2);
  return table;
}

/** Entry of `key`, or -1. */
export function tableFind(table: Ptr, key: Ptr): i32 {
  const mask = load<u32>(table + Table.Mask);
  const index = indexOf(table);
  let h = hashKey(key);
  while (true) {
    const e = load<u32>(index + ((h & mask) << 2));
    if (e == 0) return -1;
    if (e != DELETED && tableKey(table, e - 1) == key) return <i32>(e - 1);
    h++;
  }
}

/** Is there no room for another entry? */
// @ts-ignore: decorator
@inline export function tableFull(table: Ptr): bool { return load<u32>(table + Table.Used) == load<u32>(table + Table.Capacity); }

/** Appends a key that is not in the table, which has room. */
export function tableAppend(table: Ptr, key: Ptr, info: u32): void {
  const mask = load<u32>(table + Table.Mask);
  const index = indexOf(table);
  const used = tableUsed(table);
  const entry = table + Table.Entries + (used << 3);
  store<u32>(entry, key);
  store<u32>(entry + 4, info);
  let h = hashKey(key);
  // deleted slots are not reused: probes of live keys may run across them, and rebuilding drops them all
  while (load<u32>(index + ((h & mask) << 2)) != 0) h++;
  store<u32>(index + ((h & mask) << 2), used + 1);
  store<u32>(table + Table.Used, used + 1);
  store<u32>(table + Table.Live, tableLive(table) + 1);
}

/** Fills the empty index of a table that has its entries. */
export function reindex(table: Ptr): void {
  const mask = load<u32>(table + Table.Mask);
  const index = indexOf(table);
  for (let i: u32 = 0, used = tableUsed(table); i < used; i++) {
    const key = tableKey(table, i);
    if (key == 0) continue;
    let h = hashKey(key);
    while (load<u32>(index + ((h & mask) << 2)) != 0) h++;
    store<u32>(index + ((h & mask) << 2), i + 1);
  }
}

/** Deletes entry i: its key becomes 0. */
export function tableDelete(table: Ptr, i: u32): void {
  const key = tableKey(table, i);
  const mask = load<u32>(table + Table.Mask);
  const index = indexOf(table);
  let h = hashKey(key);
  while (load<u32>(index + ((h & mask) << 2)) != i + 1) h++;
  store<u32>(index + ((h & mask) << 2), DELETED);
  store<u64>(table + Table.Entries + (i << 3), 0);
  store<u32>(table + Table.Live, tableLive(table) - 1);
}

/** A copy of the first `count` entries, deleted ones left out, with room for `extra` more; 0 if out of memory. */
export function tableCopy(table: Ptr, count: u32, extra: u32): Ptr {
  const copy = newTable(count + extra);
  if (copy == 0) return 0;
  for (let i: u32 = 0; i < count; i++) {
    const key = tableKey(table, i);
    if (key != 0) tableAppend(copy, key, tableInfo(table, i));
  }
  return copy;
}
