// Weak references: ephemerons (entries of WeakMap and WeakSet), WeakRef, and the cells of FinalizationRegistry.
//
// Tracing notes every weak table and weak reference that it meets. When nothing is left to trace, the entries of the tables are looked
// at: the value of a key that is marked is marked; a key that is not becomes *pending*. Its mark byte says so, and its second word is the
// head of a chain through the entries that wait for it (the first entry of the chain, whose key has bit 0 set, keeps the
// word itself). Marking a pending key gives it its word back and puts the entries on the list of those that are ready. So each entry is
// looked at twice, however the tables hang together; keys that are pending at the end are dead.

import { Header, WeakCell, WeakTable, WeakState } from '../abi/layout.ts';
import { UNDEFINED, fromObject, isCell, isObject, payload } from '../value/value.ts';
import { overdue } from '../interp/fuel.ts';
import { DELETED } from '../object/weak-table.ts';
import { HeapCell } from './cells.ts';
import { PENDING, isMarked, markValue } from './mark.ts';
import { MAX_ABANDONED, POLL, drain } from './trace.ts';

/** Before a collection marks anything. */
export function openWeakLists(): void {
  store<u32>(HeapCell.WeakTables, 0);
  store<u32>(HeapCell.ScannedTables, 0);
  store<u32>(HeapCell.ReadyEntries, 0);
  store<u32>(HeapCell.WeakCells, 0);
}

/** Traces everything that is reachable, through ephemerons too, or until the collection is abandoned. */
export function traceAll(): void {
  do {
    drain();
    if (load<u32>(HeapCell.MarkFailed)) return;
  } while (markReady() || scanTables());
}

/** Marks the values of entries whose keys turned out to be alive; false: there are none. */
function markReady(): bool {
  const mark = load<u32>(HeapCell.Mark);
  let entry = load<u32>(HeapCell.ReadyEntries);
  if (entry == 0) return false;
  store<u32>(HeapCell.ReadyEntries, 0);
  while (entry != 0) {
    const next = load<u32>(entry + WeakTable.Link);
    markValue(load<u64>(entry + WeakTable.Value), mark);
    entry = next;
  }
  return true;
}

/** Looks at the tables that were met since the last time; false: there are none. */
function scanTables(): bool {
  const mark = load<u32>(HeapCell.Mark);
  let table = load<u32>(HeapCell.WeakTables);
  if (table == 0) return false;
  store<u32>(HeapCell.WeakTables, 0);
  let left = POLL;
  while (table != 0) {
    const next = load<u32>(table + WeakTable.Next);
    store<u32>(table + WeakTable.Next, load<u32>(HeapCell.ScannedTables));
    store<u32>(HeapCell.ScannedTables, table);
    const end = endOf(table);
    for (let entry = table + WeakTable.Entries; entry < end; entry += WeakTable.EntrySize) {
      const key = load<u32>(entry);
      if (key > DELETED) {
        if (isMarked(key, mark)) markValue(load<u64>(entry + WeakTable.Value), mark);
        else thread(entry, key);
      }
      if (--left != 0) continue;
      left = POLL;
      if (load<u32>(HeapCell.Abandoned) < MAX_ABANDONED && overdue()) store<u32>(HeapCell.MarkFailed, 1);
    }
    table = next;
  }
  return true;
}

// @ts-ignore: decorator
@inline function endOf(table: u32): u32 {
  return table + WeakTable.Entries + ((load<u32>(table + WeakTable.Mask) + 1) << WeakTable.EntryShift);
}

/** The entry waits for its key. */
function thread(entry: u32, key: u32): void {
  store<u32>(entry + WeakTable.Link, load<u32>(key + 4));
  store<u32>(key + 4, entry);
  if (load<u8>(key + Header.Mark) == PENDING) return;
  store<u8>(key + Header.Mark, PENDING);
  store<u32>(entry, key | 1);
}

/** After marking, before the sweep: dead keys leave their tables, dead targets their references. */
export function sweepWeak(mark: u32): void {
  for (let table = load<u32>(HeapCell.ScannedTables); table != 0; table = load<u32>(table + WeakTable.Next)) {
    let live = load<u32>(table + WeakTable.Live);
    const end = endOf(table);
    for (let entry = table + WeakTable.Entries; entry < end; entry += WeakTable.EntrySize) {
      const key = load<u32>(entry) & ~1;
      if (key <= DELETED || isMarked(key, mark)) continue;
      store<u32>(entry, DELETED);
      store<u64>(entry + WeakTable.Value, UNDEFINED);
      live--;
    }
    store<u32>(table + WeakTable.Live, live);
  }
  for (let cell = load<u32>(HeapCell.WeakCells); cell != 0; cell = load<u32>(cell + WeakCell.Next)) {
    const token = load<u64>(cell + WeakCell.Token);
    if (isCell(token) && !isMarked(payload(token), mark)) store<u64>(cell + WeakCell.Token, UNDEFINED);
    const target = load<u64>(cell + WeakCell.Target);
    if (!isCell(target) || isMarked(payload(target), mark)) continue;
    store<u64>(cell + WeakCell.Target, UNDEFINED);
    if (load<u8>(cell + Header.Aux) != WeakState.Registered) continue;
    // the chain of those whose callbacks are due goes through their targets
    store<u8>(cell + Header.Aux, WeakState.Due);
    store<u64>(cell + WeakCell.Target, load<u64>(HeapCell.FinalizersDue));
    store<u64>(HeapCell.FinalizersDue, fromObject(cell));
  }
}

/** A collection that is abandoned leaves everything as it was: the pending keys get their words back. */
export function restorePending(): void {
  for (let table = load<u32>(HeapCell.ScannedTables); table != 0; table = load<u32>(table + WeakTable.Next)) {
    const end = endOf(table);
    for (let entry = table + WeakTable.Entries; entry < end; entry += WeakTable.EntrySize) {
      const key = load<u32>(entry) & ~1;
      if (key <= DELETED || load<u8>(key + Header.Mark) != PENDING) continue;
      unthread(key);
      store<u8>(key + Header.Mark, 0);
    }
  }
  store<u32>(HeapCell.ReadyEntries, 0);
}

/** Gives a pending key its word back; the entries that waited for it are ready. */
export function unthread(key: u32): void {
  let entry = load<u32>(key + 4);
  for (;;) {
    const next = load<u32>(entry + WeakTable.Link);
    store<u32>(entry + WeakTable.Link, load<u32>(HeapCell.ReadyEntries));
    store<u32>(HeapCell.ReadyEntries, entry);
    if (load<u32>(entry) & 1) {
      store<u32>(entry, key);
      store<u32>(key + 4, next);
      return;
    }
    entry = next;
  }
}

/** Is a cleanup callback due? */
// @ts-ignore: decorator
@inline export function finalizersDue(): bool { return isObject(load<u64>(HeapCell.FinalizersDue)); }

/** Forgets the callbacks that are due. */
export function dropFinalizers(): void {
  store<u64>(HeapCell.FinalizersDue, UNDEFINED);
}

/** A job ended: what WeakRefs gave out during it may go. spec: sec-clear-kept-objects */
export function clearKeptObjects(): void {
  store<u32>(HeapCell.JobNumber, (load<u32>(HeapCell.JobNumber) + 1) & 0x3fffffff);
}
