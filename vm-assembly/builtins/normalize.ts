// String.prototype.normalize. spec: sec-string.prototype.normalize, Unicode Standard Annex 15
//
// The tables lie behind the lazy parts of the library (LazyPart.Normalization), where they are searched as they are: bytes,
// little-endian, places relative to the table. scripts/generate-normalization-tables.ts writes them.
//
//   head            u32 where each of the four tables is
//   decompositions  canonical, and those of compatibility that differ: u32 blocks; a block: u32 first character, u16 its keys, u16 its
//                   texts. A key: LEB128 distance from the one before, u8 bytes of text. Texts are UTF-8, decomposed to the end.
//   classes         u32 runs; a run: u32 start << 11 | size - 1 << 6 | rank. Ranks are in the order of the combining classes.
//   pairs           u32 second characters; for each: u32 character, u16 its list, u16 pairs. A pair: LEB128 distance of the first
//                   character from the one before, zigzag distance of the composite from the one before.
//
// Text is worked on as u32 a character: rank << 24 | code point.

import { Kind, LazyPart, Str } from '../abi/layout.ts';
import { EXCEPTION, Ptr, UNDEFINED, fromString } from '../value/value.ts';
import { charge } from '../interp/fuel.ts';
import { allocateCell } from '../memory/alloc.ts';
import { allocFlat, charsOf, flatUnit, stringLength } from '../string/cell.ts';
import { codePointAt, throwStringLength } from '../string/operations.ts';
import { literal, throwRangeError, throwTypeError } from './errors.ts';
import { lazyPart } from './lazy.ts';
import { arg } from './native.ts';
import { argFlat, thisFlat } from './string.ts';

const enum TableAt {
  Canonical = 0,
  Compatible = 4,
  Classes = 8,
  Pairs = 12,
}

/** Hangul syllables are composed by arithmetic. Unicode, section 3.12 */
const enum Hangul {
  First = 0xac00,
  Count = 11172,
  Leading = 0x1100,
  LeadingCount = 19,
  Vowel = 0x1161,
  VowelCount = 21,
  /** One below the first trailing consonant. */
  Trailing = 0x11a7,
  TrailingCount = 28,
  Block = 588,
}

const POINT: u32 = 0xffffff;
/** Characters between two charges of fuel. */
const STEP: u32 = 4096;
/** Runs of marks up to this are sorted by insertion. */
const SHORT_RUN: u32 = 16;

// @ts-ignore: decorator
@inline
function tableAt(which: TableAt): usize {
  const tables = lazyPart(LazyPart.Normalization) + 8;
  return tables + <usize>load<u32>(tables + <usize>which);
}

// Lookup -----------------------------------------------------------------------------------------------------------------------------

/** Where `number` goes on reading, and the bytes of the text that `findText` found. */
const reading: usize = memory.data(8, 8);

function number(): u32 {
  let at = <usize>load<u32>(reading);
  let n: u32 = 0;
  let shift: u32 = 0;
  let byte: u32;
  do {
    byte = load<u8>(at++);
    n |= (byte & 127) << shift;
    shift += 7;
  } while (byte & 128);
  store<u32>(reading, <u32>at);
  return n;
}

/** Index of the last of `count` entries of `size` bytes from `entries` on whose u32, shifted right, is at most `key`, or -1. */
function findEntry(entries: usize, count: u32, size: u32, shift: u32, key: u32): i32 {
  let low: u32 = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(entries + <usize>(middle * size)) >> shift <= key) low = middle + 1;
    else high = middle;
  }
  return <i32>low - 1;
}

/** Address of the decomposition of a character, 0 if it has none in this table; its size is behind `reading`. */
function findText(table: usize, point: u32): usize {
  const block = findEntry(table + 4, load<u32>(table), 8, 0, point);
  if (block < 0) return 0;
  const entry = table + 4 + (<usize>block << 3);
  let text = table + <usize>load<u16>(entry, 6);
  // the keys of this block end where those of the next one begin, those of the last where the texts do
  const next = block + 1 < <i32>load<u32>(table) ? <usize>load<u16>(entry, 12) : <usize>load<u16>(table, 4 + 6);
  let key = load<u32>(entry);
  store<u32>(reading, <u32>table + load<u16>(entry, 4));
  while (<usize>load<u32>(reading) < table + next) {
    key += number();
    if (key > point) return 0;
    const at = <usize>load<u32>(reading);
    const size = <u32>load<u8>(at);
    if (key == point) {
      store<u32>(reading, size, 4);
      return text;
    }
    store<u32>(reading, <u32>at + 1);
    text += <usize>size;
  }
  return 0;
}

function rankOf(point: u32): u32 {
  if (point < 0x300) return 0;
  const table = tableAt(TableAt.Classes);
  const run = findEntry(table + 4, load<u32>(table), 4, 11, point);
  if (run < 0) return 0;
  const word = load<u32>(table + 4 + (<usize>run << 2));
  return point - (word >> 11) <= ((word >> 6) & 31) ? word & 63 : 0;
}

/** What two characters compose to, 0 if nothing. */
function composed(first: u32, second: u32): u32 {
  if (first - Hangul.Leading < <u32>Hangul.LeadingCount && second - Hangul.Vowel < <u32>Hangul.VowelCount) {
    return Hangul.First + (first - Hangul.Leading) * Hangul.Block + (second - Hangul.Vowel) * Hangul.TrailingCount;
  }
  const syllable = first - Hangul.First;
  if (syllable < <u32>Hangul.Count && syllable % Hangul.TrailingCount == 0) {
    const trailing = second - Hangul.Trailing;
    if (trailing - 1 < <u32>Hangul.TrailingCount - 1) return first + trailing;
  }
  if (second < 0x300) return 0;
  const table = tableAt(TableAt.Pairs);
  const index = findEntry(table + 4, load<u32>(table), 8, 0, second);
  if (index < 0) return 0;
  const entry = table + 4 + (<usize>index << 3);
  if (load<u32>(entry) != second) return 0;
  store<u32>(reading, <u32>table + load<u16>(entry, 4));
  let key: u32 = 0;
  let composite: u32 = 0;
  for (let left = <u32>load<u16>(entry, 6); left > 0; left--) {
    key += number();
    const zigzag = number();
    composite += zigzag & 1 ? 0 - ((zigzag + 1) >> 1) : zigzag >> 1;
    if (key >= first) return key == first ? composite : 0;
  }
  return 0;
}

/** Address of so many bytes that nobody refers to afterwards; 0 at the heap limit. */
function scratch(bytes: u32): usize {
  const cell = allocateCell(Kind.Bytes, 8 + bytes);
  if (!cell) return 0;
  store<u32>(cell, bytes, 4);
  return <usize>cell + 8;
}

/** Where fuel is charged next in a pass over characters in memory. */
let due: usize = 0;

/** Is the guest's time over? To be asked at every character. */
// @ts-ignore: decorator
@inline
function stopped(at: usize): bool {
  if (at < due) return false;
  due = at + (STEP << 2);
  return charge(STEP >> 3);
}

// Steps --------------------------------------------------------------------------------------------------------------------------------

/** Writes a character with its rank, unless only its place is asked for; the place of the next one. */
function put(to: usize, point: u32, write: bool): usize {
  if (write) store<u32>(to, point | (rankOf(point) << 24));
  return to + 4;
}

function putText(to: usize, text: usize, size: u32, write: bool): usize {
  const end = text + <usize>size;
  while (text < end) {
    let point = <u32>load<u8>(text++);
    if (point > 127) {
      let more = point < 0xe0 ? 1 : point < 0xf0 ? 2 : 3;
      point &= 63 >> more;
      for (; more > 0; more--) point = (point << 6) | (<u32>load<u8>(text++) & 63);
    }
    to = put(to, point, write);
  }
  return to;
}

/** Decomposes `flat` to `to`; the end, or 0 if terminated. Without `write` it only measures. */
function decompose(flat: Ptr, compatible: bool, to: usize, write: bool): usize {
  const canonical = tableAt(TableAt.Canonical);
  const other = tableAt(TableAt.Compatible);
  const length = stringLength(flat);
  let next: u32 = 0;
  for (let i: u32 = 0; i < length; ) {
    if (i >= next) {
      if (charge(STEP >> 1)) return 0;
      next = i + STEP;
    }
    const point = flatUnit(flat, i) - 0xd800 < 0x400 ? <u32>codePointAt(flat, i) : flatUnit(flat, i);
    i += point > 0xffff ? 2 : 1;
    if (point < 0x80) {
      if (write) store<u32>(to, point);
      to += 4;
      continue;
    }
    const syllable = point - Hangul.First;
    if (syllable < <u32>Hangul.Count) {
      to = put(to, Hangul.Leading + syllable / Hangul.Block, write);
      to = put(to, Hangul.Vowel + (syllable % Hangul.Block) / Hangul.TrailingCount, write);
      const trailing = syllable % Hangul.TrailingCount;
      if (trailing) to = put(to, Hangul.Trailing + trailing, write);
      continue;
    }
    let text = compatible ? findText(other, point) : 0;
    if (!text) text = findText(canonical, point);
    to = text ? putText(to, text, load<u32>(reading, 4), write) : put(to, point, write);
  }
  return to;
}

/** Sorts the marks in [from, to) by rank, stably. False: terminated. */
function sortRun(from: usize, to: usize): bool {
  const bytes = <u32>(to - from);
  if (bytes > SHORT_RUN << 2) {
    const copy = scratch(bytes);
    if (!copy) return false;
    memory.copy(copy, from, bytes);
    for (let rank: u32 = 1; rank < 64; rank++) {
      due = copy;
      for (let at = copy; at < copy + bytes; at += 4) {
        if (stopped(at)) return false;
        const word = load<u32>(at);
        if (word >> 24 != rank) continue;
        store<u32>(from, word);
        from += 4;
      }
    }
    return true;
  }
  for (let at = from + 4; at < to; at += 4) {
    const word = load<u32>(at);
    let hole = at;
    for (; hole > from && load<u32>(hole - 4) >> 24 > word >> 24; hole -= 4) store<u32>(hole, load<u32>(hole - 4));
    store<u32>(hole, word);
  }
  return true;
}

/** The canonical ordering algorithm. False: terminated. */
function reorder(from: usize, end: usize): bool {
  due = from;
  for (let at = from; at < end; at += 4) {
    if (stopped(at)) return false;
    if (!(load<u32>(at) >> 24)) continue;
    const start = at;
    while (at < end && load<u32>(at) >> 24) at += 4;
    if (at - start > 4 && !sortRun(start, at)) return false;
    due = at;
  }
  return true;
}

/** The canonical composition algorithm, in place; the end, or 0 if terminated. */
function compose(from: usize, end: usize): usize {
  let to = from;
  let starter: usize = 0;
  let last: u32 = 0;
  due = from;
  for (let at = from; at < end; at += 4) {
    if (stopped(at)) return 0;
    const word = load<u32>(at);
    const rank = word >> 24;
    // nothing between it and the starter blocks it
    if (starter && (to - starter == 4 || last < rank)) {
      const composite = composed(load<u32>(starter), word & POINT);
      if (composite) {
        store<u32>(starter, composite);
        continue;
      }
    }
    if (rank == 0) starter = to;
    last = rank;
    store<u32>(to, word);
    to += 4;
  }
  return to;
}

/** A string of the characters in [from, end); 0 if terminated or too long. */
function fromPoints(from: usize, end: usize): Ptr {
  let all: u32 = 0;
  let units = <u32>((end - from) >> 2);
  due = from;
  for (let at = from; at < end; at += 4) {
    if (stopped(at)) return 0;
    const point = load<u32>(at) & POINT;
    all |= point;
    if (point > 0xffff) units++;
  }
  if (units > <u32>Str.MaxLength) return throwStringLength();
  const wide: u32 = all > 0xff ? 1 : 0;
  const s = allocFlat(units, wide);
  if (!s) return 0;
  let to = charsOf(s);
  due = from;
  for (let at = from; at < end; at += 4) {
    if (stopped(at)) return 0;
    const point = load<u32>(at) & POINT;
    if (!wide) store<u8>(to++, point);
    else if (point < 0x10000) {
      store<u16>(to, point);
      to += 2;
    } else {
      store<u32>(to, (0xd800 + ((point - 0x10000) >> 10)) | ((0xdc00 + (point & 0x3ff)) << 16));
      to += 4;
    }
  }
  return s;
}

/** A flat string in a normalization form; 0 if terminated or too long. */
function normalized(flat: Ptr, compatible: bool, composing: bool): Ptr {
  // measured first: the longest decomposition has 18 characters
  const bytes = decompose(flat, compatible, 8, false);
  if (bytes == 0) return 0;
  if (bytes >> 2 > <usize>Str.MaxLength) return throwStringLength();
  const from = scratch(<u32>bytes);
  if (!from) return 0;
  let end = decompose(flat, compatible, from, true);
  if (!end || !reorder(from, end)) return 0;
  if (composing) end = compose(from, end);
  return end ? fromPoints(from, end) : 0;
}

export function normalize(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'normalize');
  if (s == 0) return EXCEPTION;
  const form = arg(fp, argc, 0) == UNDEFINED ? literal('NFC') : argFlat(fp, argc, 0);
  if (form == 0) return EXCEPTION;
  const count = stringLength(form);
  const compatible = count == 4;
  const last = count == 3 || compatible ? flatUnit(form, count - 1) : 0;
  const valid = flatUnit(form, 0) == 78 && flatUnit(form, 1) == 70 && (last == 67 || last == 68) && (!compatible || flatUnit(form, 2) == 75);
  if (last == 0 || !valid) return throwRangeError('The normalization form should be one of NFC, NFD, NFKC, NFKD.');
  // below U+0300 nothing composes, and only ASCII never decomposes
  const stable: u32 = !compatible && last == 67 ? 0x300 : 0x80;
  const length = stringLength(s);
  if (charge(length >> 4)) return EXCEPTION;
  let i: u32 = 0;
  while (i < length && flatUnit(s, i) < stable) i++;
  if (i == length) return fromString(s);
  if (!load<u32>(lazyPart(LazyPart.Normalization))) return throwTypeError('String.prototype.normalize needs Unicode tables, which this build of the VM is without');
  const result = normalized(s, compatible, last == 67);
  return result ? fromString(result) : EXCEPTION;
}
