// Sorting of typed arrays without a comparator: radix sort of keys whose order as unsigned numbers is that of the elements.
// spec: sec-typedarray-sort, sec-typedarrayelementtype-comparison (numeric, NaN last, -0 before 0)

import { ElementType, Kind } from '../abi/layout.ts';
import { Ptr } from '../value/value.ts';
import { charge } from '../interp/fuel.ts';
import { allocateCell } from '../memory/alloc.ts';
import { elementShift, viewData, viewLength, viewType } from '../object/typed-array.ts';

/** Fewer elements are sorted by insertion. */
const FEW: u32 = 32;
/** Elements between two looks at fuel and clock. */
const STRIDE: u32 = 4096;
/** u32 counts of the values of one byte. */
const COUNTS = memory.data(1024, 8);

// @ts-ignore: decorator
@inline
function loadKey(at: usize, shift: u32): u64 {
  return shift == 0 ? load<u8>(at) : shift == 1 ? load<u16>(at) : shift == 2 ? load<u32>(at) : load<u64>(at);
}

// @ts-ignore: decorator
@inline
function storeKey(at: usize, shift: u32, key: u64): void {
  if (shift == 0) store<u8>(at, <u8>key);
  else if (shift == 1) store<u16>(at, <u16>key);
  else if (shift == 2) store<u32>(at, <u32>key);
  else store<u64>(at, key);
}

/** Bits to keys and back: signed integers get their sign turned; of floats, negative ones all bits, and NaNs are one. */
function convert(data: usize, count: u32, type: u32, shift: u32, back: bool): bool {
  const bits = <u64>8 << shift;
  const sign = <u64>1 << (bits - 1);
  const isFloat = type >= <u32>ElementType.Float16 && type <= <u32>ElementType.Float64;
  const isSigned = type == ElementType.Int8 || type == ElementType.Int16 || type == ElementType.Int32 || type == ElementType.BigInt64;
  if (!isFloat && !isSigned) return true;
  const infinity: u64 = shift == 1 ? 0x7c00 : shift == 2 ? 0x7f800000 : 0x7ff0000000000000;
  const nan: u64 = shift == 1 ? 0x7e00 : shift == 2 ? 0x7fc00000 : 0x7ff8000000000000;
  for (let i: u32 = 0; i < count; i++) {
    if ((i & (STRIDE - 1)) == 0 && charge(STRIDE >> 3)) return false;
    const at = data + (i << shift);
    let key = loadKey(at, shift);
    if (!isFloat) key ^= sign;
    else if (back) key = key & sign ? key ^ sign : ~key;
    else {
      if ((key & (sign - 1)) > infinity) key = nan;
      key = key & sign ? ~key : key | sign;
    }
    storeKey(at, shift, key);
  }
  return true;
}

function insertionSort(data: usize, count: u32, shift: u32): void {
  for (let i: u32 = 1; i < count; i++) {
    const key = loadKey(data + (i << shift), shift);
    let at = i;
    for (; at > 0; at--) {
      const before = loadKey(data + ((at - 1) << shift), shift);
      if (before <= key) break;
      storeKey(data + (at << shift), shift, before);
    }
    storeKey(data + (at << shift), shift, key);
  }
}

/** One pass: elements in the order of byte `digit`. 1; 0: they all have the same one, nothing was done; -1: terminated. */
function pass(from: usize, to: usize, count: u32, shift: u32, digit: u32): i32 {
  memory.fill(COUNTS, 0, 1024);
  for (let i: u32 = 0; i < count; i++) {
    if ((i & (STRIDE - 1)) == 0 && charge(STRIDE >> 3)) return -1;
    const slot = COUNTS + (<usize>load<u8>(from + (i << shift) + digit) << 2);
    store<u32>(slot, load<u32>(slot) + 1);
  }
  if (load<u32>(COUNTS + (<usize>load<u8>(from + digit) << 2)) == count) return 0;
  let sum: u32 = 0;
  for (let at = COUNTS; at < COUNTS + 1024; at += 4) {
    const n = load<u32>(at);
    store<u32>(at, sum);
    sum += n;
  }
  for (let i: u32 = 0; i < count; i++) {
    if ((i & (STRIDE - 1)) == 0 && charge(STRIDE >> 3)) return -1;
    const at = from + (i << shift);
    const slot = COUNTS + (<usize>load<u8>(at + digit) << 2);
    const place = load<u32>(slot);
    store<u32>(slot, place + 1);
    storeKey(to + (place << shift), shift, loadKey(at, shift));
  }
  return 1;
}

/** Sorts a typed array that is in bounds; false: terminated. */
export function sortTyped(o: Ptr): bool {
  const type = viewType(o);
  const shift = elementShift(type);
  const count = <u32>viewLength(o);
  const data = viewData(o);
  if (count < 2) return true;
  if (!convert(data, count, type, shift, false)) return false;
  if (count < FEW) {
    insertionSort(data, count, shift);
    return convert(data, count, type, shift, true);
  }
  const bytes = count << shift;
  const spare = allocateCell(Kind.Bytes, 8 + bytes);
  if (!spare) return false;
  store<u32>(spare, bytes, 4);
  let from = data;
  let to: usize = spare + 8;
  for (let digit: u32 = 0; digit < <u32>1 << shift; digit++) {
    const result = pass(from, to, count, shift, digit);
    if (result < 0) return false;
    if (result == 0) continue;
    const other = from;
    from = to;
    to = other;
  }
  if (from != data) memory.copy(data, from, bytes);
  return convert(data, count, type, shift, true);
}
