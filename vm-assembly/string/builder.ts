// Text that grows at its end. A builder is two slots on the register stack, so that it survives calls into the guest and
// nests: the buffer (a flat string cell as long as its capacity) and the units in use.

import { Cell, Str } from '../abi/layout.ts';
import { charge } from '../interp/fuel.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { fromInt, fromString, payload } from '../value/value.ts';
import { allocFlat, charsOf, charString, emptyString, flatUnit, stringLength, wideOf } from './cell.ts';
import { copyUnits } from './copy.ts';
import { flatten } from './flatten.ts';
import { throwStringLength } from './operations.ts';

type Ptr = u32;

/** A new builder on top of the register stack: the last one made is the first to end. 0 at the heap limit. */
export function builderStart(capacity: u32): usize {
  const buffer = allocFlat(capacity, 0);
  if (buffer == 0) return 0;
  const builder = pushRoot(fromString(buffer));
  pushRoot(fromInt(0));
  return builder;
}

// @ts-ignore: decorator
@inline
function bufferOf(builder: usize): Ptr {
  return payload(load<u64>(builder));
}

/** Units written so far. */
// @ts-ignore: decorator
@inline
export function builderLength(builder: usize): u32 {
  return load<u32>(builder, 8);
}

/** Makes room for `count` more units of width `wide` or less; false if terminated or too long. */
// @ts-ignore: decorator
@inline
export function builderReserve(builder: usize, count: u32, wide: u32): bool {
  const buffer = bufferOf(builder);
  if (stringLength(buffer) - builderLength(builder) >= count && wideOf(buffer) >= wide) return true;
  return grow(builder, count, wide);
}

function grow(builder: usize, count: u32, wide: u32): bool {
  const buffer = bufferOf(builder);
  const used = builderLength(builder);
  const needed = used + count;
  if (needed > <u32>Str.MaxLength) {
    throwStringLength();
    return false;
  }
  if (charge(used >> 4)) return false;
  const width = max(wide, wideOf(buffer));
  const capacity = min(max(needed << 1, stringLength(buffer)), <u32>Str.MaxLength);
  const larger = allocFlat(capacity, width);
  if (larger == 0) return false;
  copyUnits(charsOf(larger), width, charsOf(buffer), wideOf(buffer), used);
  store<u64>(builder, fromString(larger));
  return true;
}

/** 1 if the text so far is UTF-16. */
// @ts-ignore: decorator
@inline
export function builderWide(builder: usize): u32 {
  return wideOf(bufferOf(builder));
}

/** Where the next unit goes; room for it was reserved. */
// @ts-ignore: decorator
@inline
export function builderEnd(builder: usize): usize {
  const buffer = bufferOf(builder);
  return charsOf(buffer) + ((builderLength(builder) as usize) << wideOf(buffer));
}

/** Counts `count` units that were written at `builderEnd`. */
// @ts-ignore: decorator
@inline
export function builderAdvance(builder: usize, count: u32): void {
  store<u32>(builder, builderLength(builder) + count, 8);
}

/** Appends `count` units of text; false if terminated or too long. */
export function appendUnits(builder: usize, text: usize, wide: u32, count: u32): bool {
  if (!builderReserve(builder, count, wide)) return false;
  copyUnits(builderEnd(builder), builderWide(builder), text, wide, count);
  builderAdvance(builder, count);
  return true;
}

/** Appends one unit; false if terminated or too long. */
// @ts-ignore: decorator
@inline
export function appendUnit(builder: usize, unit: u32): bool {
  if (!builderReserve(builder, 1, unit > 255 ? 1 : 0)) return false;
  if (builderWide(builder)) store<u16>(builderEnd(builder), unit);
  else store<u8>(builderEnd(builder), unit);
  builderAdvance(builder, 1);
  return true;
}

/** Appends a whole string; false if terminated or too long. */
export function appendString(builder: usize, s: Ptr): bool {
  const flat = flatten(s);
  return flat != 0 && appendUnits(builder, charsOf(flat), wideOf(flat), stringLength(flat));
}

/** Appends [from, to) of a flat string; false if terminated or too long. */
export function appendPart(builder: usize, flat: Ptr, from: u32, to: u32): bool {
  const wide = wideOf(flat);
  return appendUnits(builder, charsOf(flat) + ((from as usize) << wide), wide, to - from);
}

/** Gives the builder up. */
// @ts-ignore: decorator
@inline
export function builderDrop(builder: usize): void {
  popRoots(((load<u32>(Cell.StackTop) - (builder as u32)) >> 3) as u32);
}

/** Ends the builder: the text as a flat string. 0 at the heap limit. */
export function builderEndString(builder: usize): Ptr {
  const buffer = bufferOf(builder);
  const used = builderLength(builder);
  builderDrop(builder);
  if (used == 0) return emptyString();
  const wide = wideOf(buffer);
  if (used == 1) return charString(flatUnit(buffer, 0));
  const capacity = stringLength(buffer);
  const end = buffer + ((Str.Chars + (capacity << wide) + 7) & ~7);
  if (end == load<u32>(Cell.AllocNext)) {
    // nothing was allocated since: the rest of the cell goes back
    store<u32>(Cell.AllocNext, buffer + ((Str.Chars + (used << wide) + 7) & ~7));
  } else if (used < capacity >> 1) {
    const exact = allocFlat(used, wide);
    if (exact != 0) copyUnits(charsOf(exact), wide, charsOf(buffer), wide, used);
    return exact;
  }
  store<u32>(buffer, used, Str.Length);
  return buffer;
}
