// Sorting by text without calling anybody: a stable merge sort of positions. The comparator's sort is lib/sort.ts.

import { Arr, Elem, Kind, Obj } from '../abi/layout.ts';
import { EXCEPTION, FALSE, Ptr, TRUE, Value, fromString, isInt, isString, normalized, payload, toInt } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { charge } from '../interp/fuel.ts';
import { flatten, stringCompare, stringLength } from '../string/string.ts';
import { arg } from './native.ts';

/** Runs of this length are sorted by insertion before they are merged. */
const RUN: u32 = 8;

/** Powers of ten that a 32-bit number can have below it. */
function powerOfTen(n: u32): u64 {
  let p: u64 = 1;
  for (; n; n--) p *= 10;
  return p;
}

function digitsOf(n: u64): u32 {
  let digits: u32 = 1;
  while (n >= 10) {
    n /= 10;
    digits++;
  }
  return digits;
}

/** Order of two ints by their decimal texts. */
function compareIntTexts(a: i32, b: i32): i32 {
  if (a == b) return 0;
  // "-" comes before every digit.
  if ((a < 0) != (b < 0)) return a < 0 ? -1 : 1;
  let x = <u64>abs<i64>(a), y = <u64>abs<i64>(b);
  const m = digitsOf(x), n = digitsOf(y);
  if (m < n) x *= powerOfTen(n - m);
  else if (n < m) y *= powerOfTen(m - n);
  if (x != y) return x < y ? -1 : 1;
  return m < n ? -1 : 1;
}

// @ts-ignore: decorator
@inline function compareKeys(a: Value, b: Value): i32 {
  return isInt(a) ? compareIntTexts(toInt(a), toInt(b)) : stringCompare(payload(a), payload(b));
}

/** Fuel for the comparison of long strings; true: terminated. */
// @ts-ignore: decorator
@inline function chargeLong(a: Value): bool {
  return isString(a) && stringLength(payload(a)) > 512 && charge(stringLength(payload(a)) >> 6);
}

/**
 * Sorts `count` positions by the keys at `keys` (ints or flat strings). The cell that is returned has them as u32 from byte 8;
 * 0: terminated.
 */
function sortedPositions(keys: usize, count: u32): Ptr {
  const bytes = count << 3;
  const cell = allocateCell(Kind.Bytes, 8 + bytes);
  if (!cell) return 0;
  store<u32>(cell, bytes, 4);
  let from = <usize>cell + 8;
  let to = from + (<usize>count << 2);
  const first = from;
  for (let start: u32 = 0; start < count; start += RUN) {
    if (charge(RUN)) return 0;
    const end = min(start + RUN, count);
    for (let i = start; i < end; i++) {
      const key = load<u64>(keys + (<usize>i << 3));
      let at = i;
      while (at > start) {
        const before = load<u32>(from + (<usize>(at - 1) << 2));
        if (compareKeys(load<u64>(keys + (<usize>before << 3)), key) <= 0) break;
        store<u32>(from + (<usize>at << 2), before);
        at--;
      }
      store<u32>(from + (<usize>at << 2), i);
    }
  }
  for (let width: u32 = RUN; width < count; width <<= 1) {
    for (let start: u32 = 0; start < count; start += width << 1) {
      const middle = min(start + width, count), end = min(start + (width << 1), count);
      if (charge((end - start) >> 1)) return 0;
      let left = start, right = middle;
      for (let at = start; at < end; at++) {
        let fromLeft = right >= end;
        if (!fromLeft && left < middle) {
          const a = load<u64>(keys + (<usize>load<u32>(from + (<usize>left << 2)) << 3));
          if (chargeLong(a)) return 0;
          fromLeft = compareKeys(a, load<u64>(keys + (<usize>load<u32>(from + (<usize>right << 2)) << 3))) <= 0;
        }
        const position = fromLeft ? left++ : right++;
        store<u32>(to + (<usize>at << 2), load<u32>(from + (<usize>position << 2)));
      }
    }
    const other = from;
    from = to;
    to = other;
  }
  if (from != first) memory.copy(first, from, <usize>count << 2);
  return cell;
}

/** Puts `count` values in the order of the positions; false: heap limit. */
function permute(values: usize, count: u32, positions: Ptr): bool {
  const bytes = count << 3;
  const copy = allocateCell(Kind.Bytes, 8 + bytes);
  if (!copy) return false;
  store<u32>(copy, bytes, 4);
  memory.copy(<usize>copy + 8, values, bytes);
  for (let i: u32 = 0; i < count; i++) {
    const position = load<u32>(<usize>positions + 8 + (<usize>i << 2));
    store<u64>(values + (<usize>i << 3), load<u64>(<usize>copy + 8 + (<usize>position << 3)));
  }
  return true;
}

// @ts-ignore: decorator
@inline function valuesOf(list: Ptr): usize { return <usize>load<u32>(list, Obj.Elements) + Elem.Values; }

/** Makes strings flat; false: terminated. */
function flattenAll(values: usize, count: u32): bool {
  for (let i: u32 = 0; i < count; i++) {
    const at = values + (<usize>i << 3);
    const flat = flatten(payload(load<u64>(at)));
    if (!flat) return false;
    store<u64>(at, fromString(flat));
  }
  return true;
}

export function sortPrimitivesCall(fp: usize, argc: i32): u64 {
  const list = payload(arg(fp, argc, 0));
  const count = load<u32>(list, Arr.Length);
  const values = valuesOf(list);
  if (count < 2) return TRUE;
  const first = normalized(load<u64>(values));
  if (!isInt(first) && !isString(first)) return FALSE;
  for (let i: u32 = 0; i < count; i++) {
    const at = values + (<usize>i << 3);
    const v = normalized(load<u64>(at));
    if (isInt(first) ? !isInt(v) : !isString(v)) return FALSE;
    store<u64>(at, v);
  }
  if (isString(first) && !flattenAll(values, count)) return EXCEPTION;
  const positions = sortedPositions(values, count);
  return positions && permute(values, count, positions) ? TRUE : EXCEPTION;
}

export function sortByKeysCall(fp: usize, argc: i32): u64 {
  const list = payload(arg(fp, argc, 0));
  const count = load<u32>(list, Arr.Length);
  const keys = valuesOf(payload(arg(fp, argc, 1)));
  if (count < 2) return TRUE;
  if (!flattenAll(keys, count)) return EXCEPTION;
  const positions = sortedPositions(keys, count);
  return positions && permute(valuesOf(list), count, positions) ? TRUE : EXCEPTION;
}
