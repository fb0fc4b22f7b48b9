// Ropes: `a + b` in constant time, written out when somebody looks at the characters. A rope's aux byte is 1 if the result
// needs UTF-16.

import { Header, Kind, Str } from '../abi/layout.ts';
import { charge } from '../interp/fuel.ts';
import { allocate } from '../memory/alloc.ts';
import { allocFlat, charsOf, isFlat, stringKind, stringLength, wideOf } from './cell.ts';
import { copyUnits } from './copy.ts';

type Ptr = u32;

/** 1 if writing `s` out needs UTF-16. */
// @ts-ignore: decorator
@inline
export function wideOfAny(s: Ptr): u32 {
  const kind = stringKind(s);
  if (kind == Kind.StringRope) return load<u8>(s, Header.Aux);
  return kind == Kind.StringIndirect ? wideOf(load<u32>(s, Str.Target)) : kind - Kind.StringLatin1;
}

/** A rope of two strings that are both not empty; 0 at the heap limit. */
// @ts-ignore: decorator
@inline
export function newRope(left: Ptr, right: Ptr, length: u32): Ptr {
  const s = allocate(16);
  if (s != 0) {
    const wide = wideOfAny(left) | wideOfAny(right);
    store<u64>(s, (Kind.StringRope as u64) | ((wide as u64) << 24) | ((length as u64) << 32));
    store<u64>(s, (left as u64) | ((right as u64) << 32), Str.Left);
  }
  return s;
}

/** The flat string with the characters of `s`: itself, or what the rope was written out to. 0 if terminated. */
// @ts-ignore: decorator
@inline
export function flatten(s: Ptr): Ptr {
  return isFlat(s) ? s : flattenSlow(s);
}

export function flattenSlow(s: Ptr): Ptr {
  if (stringKind(s) == Kind.StringIndirect) return load<u32>(s, Str.Target);
  const length = stringLength(s);
  const wide = load<u8>(s, Header.Aux) as u32;
  if (charge(length >> (4 - wide))) return 0;
  const flat = allocFlat(length, wide);
  if (flat == 0) return 0;
  writeRope(s, charsOf(flat), wide);
  store<u8>(s, Kind.StringIndirect, Header.Kind);
  store<u32>(s, flat, Str.Target);
  return flat;
}

/**
 * Writes the characters of any string to `dest`. Goes down the longer side in a loop and recurses into the shorter one,
 * which halves each time: the depth is below 30 whatever the shape.
 */
export function writeRope(s: Ptr, dest: usize, wide: u32): void {
  while (stringKind(s) == Kind.StringRope) {
    const left = load<u32>(s, Str.Left);
    const right = load<u32>(s, Str.Right);
    const leftLength = stringLength(left);
    const rightLength = stringLength(right);
    const rightDest = dest + ((leftLength as usize) << wide);
    if (leftLength >= rightLength) {
      if (isFlat(right)) copyUnits(rightDest, wide, charsOf(right), wideOf(right), rightLength);
      else writeRope(right, rightDest, wide);
      s = left;
    } else {
      if (isFlat(left)) copyUnits(dest, wide, charsOf(left), wideOf(left), leftLength);
      else writeRope(left, dest, wide);
      s = right;
      dest = rightDest;
    }
  }
  if (stringKind(s) == Kind.StringIndirect) s = load<u32>(s, Str.Target);
  copyUnits(dest, wide, charsOf(s), wideOf(s), stringLength(s));
}
