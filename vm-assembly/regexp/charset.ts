// Sets of code points while a pattern is compiled: a Bytes cell, 8 u32 number of ranges │ 12 u32 room │ 16 u32 pairs of first and
// last code point. A set is built by appending ranges in any order, then put in order; what other functions take and give is in order.
// All give 0 at the heap limit.

import { Ptr } from '../value/value.ts';
import { growBytes, newBytes } from './scratch.ts';

export const LAST: u32 = 0x10ffff;

// @ts-ignore: decorator
@inline export function setCount(set: Ptr): u32 { return load<u32>(set, 8); }
// @ts-ignore: decorator
@inline export function setLow(set: Ptr, i: u32): u32 { return load<u32>(set + (i << 3), 16); }
// @ts-ignore: decorator
@inline export function setHigh(set: Ptr, i: u32): u32 { return load<u32>(set + (i << 3), 20); }

/** An empty set with room for some ranges. */
export function newSet(room: u32): Ptr {
  const set = newBytes(8 + (room << 3));
  if (set == 0) return 0;
  store<u32>(set, 0, 8);
  store<u32>(set, room, 12);
  return set;
}

/** Appends a range; the set, which may have moved. */
export function setAdd(set: Ptr, low: u32, high: u32): Ptr {
  if (set == 0) return 0;
  const count = setCount(set);
  if (count != 0 && low == setHigh(set, count - 1) + 1) {
    store<u32>(set + ((count - 1) << 3), high, 20);
    return set;
  }
  const room = load<u32>(set, 12);
  if (count == room) {
    set = growBytes(set, 8 + (count << 3), 8 + (room << 4) + 32);
    if (set == 0) return 0;
    store<u32>(set, (room << 1) + 4, 12);
  }
  store<u32>(set + (count << 3), low, 16);
  store<u32>(set + (count << 3), high, 20);
  store<u32>(set, count + 1, 8);
  return set;
}

export function setOf(low: u32, high: u32): Ptr {
  return setAdd(newSet(2), low, high);
}

/** Puts ranges in order and joins those that touch. */
export function setNormalize(set: Ptr): Ptr {
  if (set == 0) return 0;
  const count = setCount(set);
  let ordered = true;
  for (let i: u32 = 1; i < count && ordered; i++) ordered = setLow(set, i) > setHigh(set, i - 1) + 1;
  if (ordered) return set;
  const base = <usize>set + 16;
  // Shell sort: the ranges mostly come in runs that are in order
  let gap: u32 = 1;
  while (gap < count) gap = gap * 3 + 1;
  for (gap /= 3; gap > 0; gap /= 3) {
    for (let i = gap; i < count; i++) {
      const range = load<u64>(base + (i << 3));
      let j = i;
      while (j >= gap && load<u32>(base + ((j - gap) << 3)) > <u32>range) {
        store<u64>(base + (j << 3), load<u64>(base + ((j - gap) << 3)));
        j -= gap;
      }
      store<u64>(base + (j << 3), range);
    }
  }
  let to: u32 = 0;
  for (let i: u32 = 1; i < count; i++) {
    if (setLow(set, i) <= setHigh(set, to) + 1) {
      if (setHigh(set, i) > setHigh(set, to)) store<u32>(set + (to << 3), setHigh(set, i), 20);
    } else {
      to++;
      store<u64>(base + (to << 3), load<u64>(base + (i << 3)));
    }
  }
  store<u32>(set, to + 1, 8);
  return set;
}

/** Appends all ranges of `other`; not in order. */
export function setAddAll(set: Ptr, other: Ptr): Ptr {
  if (other == 0) return 0;
  for (let i: u32 = 0, n = setCount(other); i < n && set != 0; i++) set = setAdd(set, setLow(other, i), setHigh(other, i));
  return set;
}

export function setUnion(a: Ptr, b: Ptr): Ptr {
  if (a == 0 || b == 0) return 0;
  return setNormalize(setAddAll(setAddAll(newSet(setCount(a) + setCount(b)), a), b));
}

export function setInvert(set: Ptr): Ptr {
  if (set == 0) return 0;
  let result = newSet(setCount(set) + 1);
  let next: u32 = 0;
  for (let i: u32 = 0, n = setCount(set); i < n; i++) {
    if (setLow(set, i) > next) result = setAdd(result, next, setLow(set, i) - 1);
    next = setHigh(set, i) + 1;
  }
  return next <= LAST ? setAdd(result, next, LAST) : result;
}

export function setIntersect(a: Ptr, b: Ptr): Ptr {
  if (a == 0 || b == 0) return 0;
  let result = newSet(4);
  let i: u32 = 0;
  let j: u32 = 0;
  while (i < setCount(a) && j < setCount(b)) {
    const low = max(setLow(a, i), setLow(b, j));
    const high = min(setHigh(a, i), setHigh(b, j));
    if (low <= high) result = setAdd(result, low, high);
    if (setHigh(a, i) < setHigh(b, j)) i++;
    else j++;
  }
  return result;
}

export function setSubtract(a: Ptr, b: Ptr): Ptr {
  return setIntersect(a, setInvert(b));
}

export function setsMeet(a: Ptr, b: Ptr): bool {
  let i: u32 = 0;
  let j: u32 = 0;
  while (i < setCount(a) && j < setCount(b)) {
    if (max(setLow(a, i), setLow(b, j)) <= min(setHigh(a, i), setHigh(b, j))) return true;
    if (setHigh(a, i) < setHigh(b, j)) i++;
    else j++;
  }
  return false;
}

export function setHas(set: Ptr, point: u32): bool {
  let low: u32 = 0;
  let high = setCount(set);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (setHigh(set, middle) < point) low = middle + 1;
    else high = middle;
  }
  return low < setCount(set) && setLow(set, low) <= point;
}
