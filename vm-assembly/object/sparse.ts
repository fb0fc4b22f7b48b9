// Sparse elements: an open hash table from index to value and attributes. Layout: Sparse in object/cells.ts.

import { Kind } from '../abi/layout.ts';
import { Ptr, Value } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { Sparse } from './cells.ts';

// @ts-ignore: decorator
@inline
function hashIndex(index: u32): u32 {
  const h = index * 0x9e3779b1;
  return h ^ (h >> 15);
}

// @ts-ignore: decorator
@inline export function isSparse(elements: Ptr): bool { return load<u8>(elements) == Kind.SparseElements; }
// @ts-ignore: decorator
@inline export function sparseLive(elements: Ptr): u32 { return load<u32>(elements + Sparse.Live); }
/** Address of the entry at position i of the table. */
// @ts-ignore: decorator
@inline export function sparseEntry(elements: Ptr, i: u32): Ptr { return elements + Sparse.Entries + (i << Sparse.EntryShift); }
// @ts-ignore: decorator
@inline export function entryIndex(entry: Ptr): u32 { return load<u32>(entry + Sparse.Index); }
// @ts-ignore: decorator
@inline export function entryPresent(entry: Ptr): bool { return (load<u32>(entry + Sparse.State) & Sparse.Present) != 0; }
// @ts-ignore: decorator
@inline export function entryAttributes(entry: Ptr): u32 { return load<u32>(entry + Sparse.State) & 255; }
// @ts-ignore: decorator
@inline export function entryValue(entry: Ptr): Value { return load<u64>(entry + Sparse.Value); }
// @ts-ignore: decorator
@inline export function sparseMask(elements: Ptr): u32 { return load<u32>(elements + Sparse.Mask); }

/** An empty table with room for `entries`; 0 if out of memory. */
export function newSparse(entries: u32): Ptr {
  let size: u32 = 16;
  while (size < entries << 1) size <<= 1;
  const elements = allocateCell(Kind.SparseElements, Sparse.Entries + (size << Sparse.EntryShift));
  if (elements == 0) return 0;
  store<u32>(elements + Sparse.Zero, 0);
  store<u32>(elements + Sparse.Mask, size - 1);
  store<u32>(elements + Sparse.Used, 0);
  store<u32>(elements + Sparse.Live, 0);
  store<u32>(elements + Sparse.Live + 4, 0);
  memory.fill(elements + Sparse.Entries, 0, size << Sparse.EntryShift);
  return elements;
}

/** Address of the entry of `index`, or 0. */
export function sparseFind(elements: Ptr, index: u32): Ptr {
  const mask = sparseMask(elements);
  let h = hashIndex(index);
  while (true) {
    const entry = sparseEntry(elements, h & mask);
    const state = load<u32>(entry + Sparse.State);
    if (state == 0) return 0;
    if (entryIndex(entry) == index && state & Sparse.Present) return entry;
    h++;
  }
}

/** Must the table grow before another index is added? */
export function sparseFull(elements: Ptr): bool {
  return (load<u32>(elements + Sparse.Used) + 1) * 3 > (sparseMask(elements) + 1) << 1;
}

/** Adds an index that is not there to a table with room. */
export function sparseAdd(elements: Ptr, index: u32, v: Value, attributes: u32): void {
  const mask = sparseMask(elements);
  let h = hashIndex(index);
  while (load<u32>(sparseEntry(elements, h & mask) + Sparse.State) > <u32>Sparse.Deleted) h++;
  const entry = sparseEntry(elements, h & mask);
  if (load<u32>(entry + Sparse.State) == 0) store<u32>(elements + Sparse.Used, load<u32>(elements + Sparse.Used) + 1);
  store<u32>(entry + Sparse.Index, index);
  store<u32>(entry + Sparse.State, Sparse.Present | attributes);
  store<u64>(entry + Sparse.Value, v);
  store<u32>(elements + Sparse.Live, sparseLive(elements) + 1);
}

export function sparseDelete(elements: Ptr, entry: Ptr): void {
  store<u32>(entry + Sparse.State, Sparse.Deleted);
  store<u64>(entry + Sparse.Value, 0);
  store<u32>(elements + Sparse.Live, sparseLive(elements) - 1);
}

/** The same entries in a table with room for as many more; 0 if out of memory. */
export function sparseGrow(elements: Ptr): Ptr {
  const grown = newSparse(sparseLive(elements) << 1);
  if (grown == 0) return 0;
  const mask = sparseMask(elements);
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = sparseEntry(elements, i);
    if (entryPresent(entry)) sparseAdd(grown, entryIndex(entry), entryValue(entry), entryAttributes(entry));
  }
  return grown;
}
