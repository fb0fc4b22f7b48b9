// The atom table: property keys are interned, so that equal keys have equal addresses. Open addressing over addresses of
// string cells; an atom's hash is in its cell. The table holds its atoms weakly: `sweepAtoms` drops what the collector did
// not mark. A canonical array index is never made an atom by `toKey`, but nothing here depends on that.

import { Cell, Header, Kind, Str, StringFlag } from '../abi/layout.ts';
import { allocateCell } from '../memory/alloc.ts';
import { HeapCell } from '../memory/cells.ts';
import { addRootRange } from '../memory/roots.ts';
import {
  addStringFlag,
  allocLatin1,
  charsOf,
  emptyString,
  initStaticStrings,
  isAtom,
  isFlat,
  charOfLatin1,
  stringLength,
  wideOf,
} from './cell.ts';
import { copyBytes, sameUnits } from './copy.ts';
import { flattenSlow } from './flatten.ts';
import { fromUtf16, hashUnits, stringHash } from './operations.ts';

type Ptr = u32;

/** Private cells. */
const enum AtomCell {
  /** u64, a root: the table as a boxed reference to a cell of kind Bytes: u32 entries from 8. */
  Table = Cell.StringPrivate,
  /** Number of entries less one. */
  Mask = Cell.StringPrivate + 8,
  /** Entries that are not empty, dropped ones included. */
  Used = Cell.StringPrivate + 12,
}

const entriesAt: u32 = 8;
const initialCapacity: u32 = 2048;
/** An entry whose atom was collected: no cell has this address. */
const dropped: u32 = 1;

// @ts-ignore: decorator
@inline
function table(): Ptr {
  return load<u32>(AtomCell.Table);
}

function newTable(capacity: u32): Ptr {
  const cell = allocateCell(Kind.Bytes, entriesAt + (capacity << 2));
  if (cell == 0) return 0;
  store<u32>(cell, capacity << 2, 4);
  memory.fill(cell + entriesAt, 0, capacity << 2);
  return cell;
}

// a table is not a string, but the tag only has to say "reference to a cell"
function setTable(cell: Ptr, capacity: u32): void {
  store<u32>(AtomCell.Table, cell);
  store<u32>(AtomCell.Table, (0xfffd as u32) << 16, 4);
  store<u32>(AtomCell.Mask, capacity - 1);
}

/** Makes the table and the static strings. Once, before anything else makes a string. */
export function initStrings(): void {
  initStaticStrings();
  setTable(newTable(initialCapacity), initialCapacity);
  addRootRange(AtomCell.Table, 1);
  atomizeStatics();
}

function atomizeStatics(): void {
  atomize(emptyString());
  for (let unit: u32 = 0; unit < 256; unit++) {
    if (unit - 48 > 9) atomize(charOfLatin1(unit));
    else stringHash(charOfLatin1(unit));
  }
}

/** Makes the static strings again, the first atoms of a table that has room but no entries. */
export function restoreStaticAtoms(): void {
  initStaticStrings();
  atomizeStatics();
}

/** An atom that is not in the table, which has room, comes back to it. */
export function restoreAtom(atom: Ptr): void {
  const entries = table() + entriesAt;
  const mask = load<u32>(AtomCell.Mask);
  let i = stringHash(atom) & mask;
  while (load<u32>(entries + (i << 2)) != 0) i = (i + 1) & mask;
  store<u32>(entries + (i << 2), atom);
  store<u32>(AtomCell.Used, load<u32>(AtomCell.Used) + 1);
}

/** The atom equal to `s`. 0 if terminated. */
// @ts-ignore: decorator
@inline
export function atomize(s: Ptr): Ptr {
  return isAtom(s) ? s : atomizeSlow(s);
}

export function atomizeSlow(s: Ptr): Ptr {
  let flat = s;
  if (!isFlat(s)) {
    flat = flattenSlow(s);
    if (flat == 0) return 0;
    if (isAtom(flat)) return flat;
  }
  const hash = stringHash(flat);
  const found = find(hash, charsOf(flat), stringLength(flat), wideOf(flat));
  const atom = load<u32>(found) > dropped ? load<u32>(found) : insert(found, flat, hash);
  // later lookups through the same rope find the atom at once
  if (flat != s && atom != 0) store<u32>(s, atom, Str.Target);
  return atom;
}

/** The entry that holds the atom, or the first free one for it. */
function find(hash: u32, text: usize, length: u32, wide: u32): usize {
  const entries = table() + entriesAt;
  const mask = load<u32>(AtomCell.Mask);
  let free: usize = 0;
  for (let i = hash & mask; ; i = (i + 1) & mask) {
    const entry = (entries + (i << 2)) as usize;
    const atom = load<u32>(entry);
    if (atom <= dropped) {
      if (atom == 0) return free != 0 ? free : entry;
      if (free == 0) free = entry;
    } else if (load<u32>(atom, Str.Hash) == hash && stringLength(atom) == length) {
      if (sameUnits(charsOf(atom), wideOf(atom), text, wide, length)) return entry;
    }
  }
  return 0;
}

function insert(entry: usize, flat: Ptr, hash: u32): Ptr {
  if (load<u32>(entry) == 0) {
    const used = load<u32>(AtomCell.Used) + 1;
    // at most two thirds full
    if (used + (used >> 1) > load<u32>(AtomCell.Mask)) {
      if (!grow()) return 0;
      entry = find(hash, charsOf(flat), stringLength(flat), wideOf(flat));
      store<u32>(AtomCell.Used, load<u32>(AtomCell.Used) + 1);
    } else store<u32>(AtomCell.Used, used);
  }
  store<u32>(entry, flat);
  addStringFlag(flat, StringFlag.Atom);
  return flat;
}

/** Moves the live entries to a new table, twice as large unless most entries were dropped. */
function grow(): bool {
  const old = table() + entriesAt;
  const oldCapacity = load<u32>(AtomCell.Mask) + 1;
  let live: u32 = 0;
  for (let i: u32 = 0; i < oldCapacity; i++) live += load<u32>(old + (i << 2)) > dropped ? 1 : 0;
  const capacity = live * 3 > oldCapacity ? oldCapacity << 1 : oldCapacity;
  const cell = newTable(capacity);
  if (cell == 0) return false;
  const mask = capacity - 1;
  for (let i: u32 = 0; i < oldCapacity; i++) {
    const atom = load<u32>(old + (i << 2));
    if (atom <= dropped) continue;
    let j = load<u32>(atom, Str.Hash) & mask;
    while (load<u32>(cell + entriesAt + (j << 2)) != 0) j = (j + 1) & mask;
    store<u32>(cell + entriesAt + (j << 2), atom);
  }
  setTable(cell, capacity);
  store<u32>(AtomCell.Used, live);
  return true;
}

/** The atom with the ASCII or Latin-1 text at `text`. 0 if terminated. */
export function atomFromAscii(text: usize, length: u32): Ptr {
  if (length == 1) return atomize(charOfLatin1(load<u8>(text)));
  const hash = hashUnits(text, length, 0);
  const entry = find(hash, text, length, 0);
  if (load<u32>(entry) > dropped) return load<u32>(entry);
  const s = allocLatin1(length);
  if (s == 0) return 0;
  copyBytes(charsOf(s), text, length);
  store<u32>(s, hash, Str.Hash);
  return insert(entry, s, hash);
}

/** The atom with the UTF-16 text at `text`. 0 if terminated. */
export function atomFromUtf16(text: usize, length: u32): Ptr {
  const hash = hashUnits(text, length, 1);
  const entry = find(hash, text, length, 1);
  if (load<u32>(entry) > dropped) return load<u32>(entry);
  const s = fromUtf16(text, length);
  if (s == 0) return 0;
  store<u32>(s, hash, Str.Hash);
  return insert(entry, s, hash);
}

/** Called by the collector after marking: forgets atoms that were not reached. */
export function sweepAtoms(): void {
  const mark = load<u32>(HeapCell.Mark);
  const first = table() + entriesAt;
  const end = first + ((load<u32>(AtomCell.Mask) + 1) << 2);
  for (let entry = first; entry < end; entry += 4) {
    const atom = load<u32>(entry);
    if (atom <= dropped) continue;
    const atomMark = load<u8>(atom, Header.Mark) as u32;
    if (atomMark != mark && atomMark != Header.StaticMark) store<u32>(entry, dropped);
  }
}
