// String cells: allocation and the accessors that own their offsets (abi/layout.ts, Str). A string is flat (Latin-1 or
// UTF-16, characters in the cell), a rope (a concatenation not written out yet) or indirect (a rope that was).
//
// Content does not decide the kind: a UTF-16 cell may hold only Latin-1 characters. Hash, equality and order look at code
// units only.
//
// The 256 single characters and the empty string are static cells, found by arithmetic: they need no root and no lookup.

import { Header, Kind, Str, StringFlag } from '../abi/layout.ts';
import { allocate } from '../memory/alloc.ts';

type Ptr = u32;

/** Bytes of a static single-character cell: header, hash, one character. */
const staticCellBytes: u32 = 16;
/** 256 single characters, then the empty string. */
const staticCells: usize = memory.data(4112, 8);

// @ts-ignore: decorator
@inline
export function stringLength(s: Ptr): u32 {
  return load<u32>(s, Str.Length);
}

// @ts-ignore: decorator
@inline
export function stringKind(s: Ptr): u32 {
  return load<u8>(s, Header.Kind);
}

/** Latin-1 or UTF-16. */
// @ts-ignore: decorator
@inline
export function isFlat(s: Ptr): bool {
  return stringKind(s) <= <u32>Kind.StringUtf16;
}

/** Of a flat string: one byte a character? */
// @ts-ignore: decorator
@inline
export function isLatin1(flat: Ptr): bool {
  return stringKind(flat) == Kind.StringLatin1;
}

/** Of a flat string: 0 for Latin-1, 1 for UTF-16; the shift from code units to bytes. */
// @ts-ignore: decorator
@inline
export function wideOf(flat: Ptr): u32 {
  return stringKind(flat) - Kind.StringLatin1;
}

/** Of a flat string: the address of its first character. */
// @ts-ignore: decorator
@inline
export function charsOf(flat: Ptr): usize {
  return (flat as usize) + Str.Chars;
}

/** Code unit `i` of a flat string, i below its length. */
// @ts-ignore: decorator
@inline
export function flatUnit(flat: Ptr, i: u32): u32 {
  return isLatin1(flat) ? (load<u8>(flat + i, Str.Chars) as u32) : (load<u16>(flat + (i << 1), Str.Chars) as u32);
}

// @ts-ignore: decorator
@inline
export function isAtom(s: Ptr): bool {
  return (load<u8>(s, Header.Flags) & StringFlag.Atom) != 0;
}

// @ts-ignore: decorator
@inline
export function stringFlags(s: Ptr): u32 {
  return load<u8>(s, Header.Flags);
}

// @ts-ignore: decorator
@inline
export function addStringFlag(s: Ptr, flag: u32): void {
  store<u8>(s, stringFlags(s) | flag, Header.Flags);
}

/** A Latin-1 cell whose characters the caller writes; 0 at the heap limit. `length` is at most `Str.MaxLength`. */
// @ts-ignore: decorator
@inline
export function allocLatin1(length: u32): Ptr {
  const s = allocate(Str.Chars + length);
  if (s != 0) {
    store<u64>(s, (Kind.StringLatin1 as u64) | ((length as u64) << 32));
    store<u32>(s, 0, Str.Hash);
  }
  return s;
}

/** A UTF-16 cell whose characters the caller writes; 0 at the heap limit. */
// @ts-ignore: decorator
@inline
export function allocUtf16(length: u32): Ptr {
  const s = allocate(Str.Chars + (length << 1));
  if (s != 0) {
    store<u64>(s, (Kind.StringUtf16 as u64) | ((length as u64) << 32));
    store<u32>(s, 0, Str.Hash);
  }
  return s;
}

/** A flat cell: wide 0 for Latin-1, 1 for UTF-16. */
export function allocFlat(length: u32, wide: u32): Ptr {
  return wide ? allocUtf16(length) : allocLatin1(length);
}

/** The empty string. */
// @ts-ignore: decorator
@inline
export function emptyString(): Ptr {
  return (staticCells + 256 * staticCellBytes) as Ptr;
}

/** The one-character string of a code unit below 256. */
// @ts-ignore: decorator
@inline
export function charOfLatin1(unit: u32): Ptr {
  return (staticCells as u32) + (unit << 4);
}

/** The one-character string of a code unit; cached below 256. 0 at the heap limit. */
export function charString(unit: u32): Ptr {
  if (unit < 256) return charOfLatin1(unit);
  const s = allocUtf16(1);
  if (s != 0) store<u16>(s, unit, Str.Chars);
  return s;
}

/** Writes the static cells; atoms.ts makes atoms of those that are no array index. Once, when the snapshot is made. */
export function initStaticStrings(): void {
  for (let unit: u32 = 0; unit <= 256; unit++) {
    const s = (staticCells as u32) + (unit << 4);
    const digit = unit - 48 <= 9;
    const flags: u32 = digit ? StringFlag.Index : StringFlag.NotIndex;
    const length: u64 = unit < 256 ? 1 : 0;
    const head = (Kind.StringLatin1 as u64) | ((Header.StaticMark as u64) << 8) | ((flags as u64) << 16) | (length << 32);
    store<u64>(s, head);
    store<u32>(s, 0, Str.Hash);
    store<u32>(s, unit & 0xff, Str.Chars);
  }
}
