// A program while it is written: head, instructions, then classes and tables, all in one Bytes cell in the end (abi/regexp.ts).

import { RegExpClass, RegExpOp, RegExpProgram } from '../abi/regexp.ts';
import { Ptr } from '../value/value.ts';
import { growBytes, newBytes } from './scratch.ts';
import { setCount, setHigh, setLow } from './charset.ts';

let cell: Ptr = 0;
let used: u32 = 0;
let room: u32 = 0;
// Classes are gathered in a cell of their own; instructions name them by offset there, plus one, until the end.
let classes: Ptr = 0;
let classesUsed: u32 = 0;
let classesRoom: u32 = 0;
// Positions of words that name classes: u32 each.
let uses: Ptr = 0;
let useCount: u32 = 0;

/** False at the heap limit. */
export function startProgram(): bool {
  room = 256;
  cell = newBytes(room);
  used = RegExpProgram.Size;
  classesRoom = 256;
  classes = newBytes(classesRoom);
  classesUsed = 0;
  uses = newBytes(64);
  useCount = 0;
  return cell != 0 && classes != 0 && uses != 0;
}

/** Where the next instruction goes. */
// @ts-ignore: decorator
@inline export function here(): u32 { return used; }

// @ts-ignore: decorator
@inline export function programWord(at: u32): u32 { return load<u32>(<usize>cell + at, 8); }
// @ts-ignore: decorator
@inline export function putProgramWord(at: u32, v: u32): void { store<u32>(<usize>cell + at, v, 8); }

/** Appends a word; false at the heap limit. */
export function emitWord(v: u32): bool {
  if (used + 4 > room) {
    cell = growBytes(cell, used, room << 1);
    if (cell == 0) return false;
    room <<= 1;
  }
  store<u32>(<usize>cell + used, v, 8);
  used += 4;
  return true;
}

// @ts-ignore: decorator
@inline export function emit(op: RegExpOp, a: u32 = 0, b: u32 = 0): bool {
  return emitWord(op | (a << 8) | (b << 16));
}

/** Appends an instruction with a target that is not known yet; the place of the target, or 0 at the heap limit. */
export function emitJump(op: RegExpOp, a: u32 = 0, b: u32 = 0): u32 {
  return emit(op, a, b) && emitWord(0) ? used - 4 : 0;
}

/** The target at `place` is here. */
// @ts-ignore: decorator
@inline export function landHere(place: u32): void { putProgramWord(place, used); }

/** Appends a reference to the class of a set; 0 is none. False at the heap limit. */
export function emitClass(set: Ptr): bool {
  if (set == 0) return emitWord(0);
  const offset = classOf(set);
  if (offset == 0) return false;
  return noteUse(used) && emitWord(offset);
}

function noteUse(at: u32): bool {
  if (useCount << 2 == load<u32>(uses, 4)) {
    uses = growBytes(uses, useCount << 2, useCount << 3);
    if (uses == 0) return false;
  }
  store<u32>(uses + (useCount++ << 2), at, 8);
  return true;
}

/** A head field that names a class. */
export function headClass(field: u32, set: Ptr): bool {
  const offset = classOf(set);
  if (offset == 0) return false;
  putProgramWord(field, offset);
  return noteUse(field);
}

/** Offset + 1 of the class of a set; 0 at the heap limit. Equal sets share one of the last classes. */
function classOf(set: Ptr): u32 {
  const count = setCount(set);
  let beyond: u32 = 0;
  for (let i: u32 = 0; i < count; i++) if (setHigh(set, i) > 255) beyond++;
  const size = <u32>RegExpClass.Ranges + (beyond << 3);
  if (classesUsed + size > classesRoom) {
    const larger = (classesRoom << 1) + size;
    classes = growBytes(classes, classesUsed, larger);
    if (classes == 0) return 0;
    classesRoom = larger;
  }
  const at = <usize>classes + 8 + classesUsed;
  memory.fill(at, 0, RegExpClass.Count);
  store<u32>(at, beyond, RegExpClass.Count);
  let to = at + RegExpClass.Ranges;
  for (let i: u32 = 0; i < count; i++) {
    const low = setLow(set, i);
    const high = setHigh(set, i);
    for (let c = low; c <= min<u32>(high, 255); c++) store<u8>(at + (c >> 3), <u32>load<u8>(at + (c >> 3)) | (1 << (c & 7)));
    if (high > 255) {
      store<u32>(to, max<u32>(low, 256));
      store<u32>(to, high, 4);
      to += 8;
    }
  }
  // the classes are few; those of a large pattern are compared only with the latest
  let offset: u32 = classesUsed > 4096 ? latest : 0;
  while (offset < classesUsed) {
    const other = <usize>classes + 8 + offset;
    const otherSize = <u32>RegExpClass.Ranges + (load<u32>(other, RegExpClass.Count) << 3);
    if (otherSize == size && memory.compare(other, at, size) == 0) return offset + 1;
    offset += otherSize;
  }
  latest = classesUsed;
  classesUsed += size;
  return latest + 1;
}

let latest: u32 = 0;

/** Appends bytes; false at the heap limit. */
export function emitBytes(from: usize, count: u32): bool {
  const words = (count + 3) & ~3;
  if (used + words > room) {
    const larger = (room << 1) + words;
    cell = growBytes(cell, used, larger);
    if (cell == 0) return false;
    room = larger;
  }
  memory.copy(<usize>cell + 8 + used, from, count);
  used += words;
  return true;
}

/** Appends the classes, resolves what names them, and gives the exact program; 0 at the heap limit. */
export function finishProgram(): Ptr {
  const base = used;
  if (!emitBytes(<usize>classes + 8, classesUsed)) return 0;
  for (let i: u32 = 0; i < useCount; i++) {
    const at = load<u32>(uses + (i << 2), 8);
    putProgramWord(at, programWord(at) - 1 + base);
  }
  return growBytes(cell, used, used);
}
