// Roots that are not frames: temporaries of native code on the register stack, and ranges of values in fixed memory.

import { Area, Cell } from '../abi/layout.ts';
import { growStack, stackTop } from '../interp/frame.ts';
import { HeapCell } from './cells.ts';

/**
 * Keeps `v` alive across calls that re-enter the guest, until `popRoots`; the address of its slot. Always succeeds: a native pushes few
 * roots between two calls, which do look at the hard limit, and between the highest one and the heap is a gap for those few.
 */
export function pushRoot(v: u64): usize {
  const top = stackTop();
  const end = top + 8;
  if (end > <usize>load<u32>(Cell.StackSoftLimit) && !growStack(end)) {
    assert(end <= <usize>Area.HeapBase, 'roots: those above the hard limit fit below the heap');
    // what is written is dirty: the collector and a reset clear up to the soft limit
    store<u32>(Cell.StackSoftLimit, <u32>end);
  }
  store<u64>(top, v);
  store<u32>(Cell.StackTop, <u32>top + 8);
  return top;
}

// @ts-ignore: decorator
@inline
export function popRoots(count: u32): void {
  store<u32>(Cell.StackTop, load<u32>(Cell.StackTop) - (count << 3));
}

/** `count` values at `address`, in memory that is no heap cell, are roots from now on. */
export function addRootRange(address: u32, count: u32): void {
  const n = load<u32>(HeapCell.RootRanges);
  assert(n < 16, 'room for root ranges');
  store<u32>(HeapCell.FirstRootRange + (n << 3), address);
  store<u32>(HeapCell.FirstRootRange + (n << 3) + 4, count);
  store<u32>(HeapCell.RootRanges, n + 1);
}

/** Highest address of the register stack that may hold something else than zero. */
export function stackHigh(): u32 {
  return max(max(load<u32>(HeapCell.StackHigh), load<u32>(Cell.StackSoftLimit)), <u32>Area.StackBase);
}
