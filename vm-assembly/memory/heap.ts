// Blocks of the heap: taking them from free runs or from fresh memory, and the holes between marked lines.
//
//   HeapBase                                                                     Top         memory.size
//   │ lines │ lines │ large cell ─────────────── │ free run ─── │ lines │ … │ never used … │
//
// Runs follow each other without gaps, each with its length in its first block, so that a sweep walks them from HeapBase.

import { Area, Cell } from '../abi/layout.ts';
import { Block, BlockState, HeapCell } from './cells.ts';

/** Least step of memory.grow, in bytes: growing is cheap, but not free. */
const GROW_STEP: u32 = 1 << 20;
/** A collection is requested after so many bytes at least. */
export const MIN_THRESHOLD: u32 = 2 << 20;
/** Memory never goes beyond this address: an address in the upper word of a slot must not look like a tag (frame headers). */
const MAX_ADDRESS: u32 = 0xfff90000;

/** Prepares the cells of an empty heap. The limit is the host's to set afterwards. */
export function initHeap(): void {
  store<u32>(HeapCell.Top, Area.HeapBase);
  store<u32>(HeapCell.FreeRuns, 0);
  store<u32>(HeapCell.Recyclable, 0);
  store<u32>(HeapCell.HoleBlock, 0);
  store<u32>(HeapCell.HoleLine, 0);
  store<u32>(HeapCell.OverflowNext, 0);
  store<u32>(HeapCell.OverflowEnd, 0);
  store<u32>(HeapCell.Since, 0);
  store<u32>(HeapCell.Threshold, MIN_THRESHOLD);
  store<u32>(HeapCell.Mark, 1);
  store<u32>(HeapCell.RootRanges, 0);
  store<u32>(HeapCell.Handles, 0);
  store<u32>(HeapCell.HandleFree, 0);
  store<u32>(HeapCell.HandleCount, 0);
  store<u32>(HeapCell.StackHigh, Area.StackBase);
  store<u32>(Cell.AllocNext, 0);
  store<u32>(Cell.AllocEnd, 0);
  store<u32>(Cell.GcRequested, 0);
  store<u32>(Cell.HeapUsed, 0);
  if (load<u32>(Cell.HeapLimit) == 0) store<u32>(Cell.HeapLimit, 0x7fffffff);
}

/** End of the addresses that the heap has used: what a snapshot must copy. */
export function heapTop(): u32 {
  return load<u32>(HeapCell.Top);
}

// @ts-ignore: decorator
@inline export function blockOf(p: u32): u32 { return p & ~(<u32>Block.Size - 1); }
// @ts-ignore: decorator
@inline export function blockState(block: u32): u32 { return load<u32>(block + Block.State); }
// @ts-ignore: decorator
@inline export function runBytes(block: u32): u32 { return load<u32>(block + Block.Run) << Block.Shift; }

function growTo(end: u32): bool {
  const size = <u64>memory.size() << 16;
  if (<u64>end <= size) return true;
  const missing = <u32>((<u64>end - size + 0xffff) >> 16);
  const step = max<u32>(missing, GROW_STEP >> 16);
  return memory.grow(step) >= 0 || memory.grow(missing) >= 0;
}

/** A run of `count` blocks with its header written, line marks clear; 0 if there is no memory. Does not look at the limit. */
export function takeBlocks(count: u32, state: u32): u32 {
  let previous: u32 = 0;
  let run = load<u32>(HeapCell.FreeRuns);
  while (run != 0) {
    const have = load<u32>(run + Block.Run);
    const next = load<u32>(run + Block.Next);
    if (have >= count) {
      let rest = next;
      if (have > count) {
        rest = run + (count << Block.Shift);
        setHeader(rest, BlockState.Free, have - count, next);
      }
      if (previous == 0) store<u32>(HeapCell.FreeRuns, rest);
      else store<u32>(previous + Block.Next, rest);
      clearLines(run);
      setHeader(run, state, count, 0);
      return run;
    }
    previous = run;
    run = next;
  }
  const top = load<u32>(HeapCell.Top);
  if (<u64>top + (<u64>count << Block.Shift) > <u64>MAX_ADDRESS) return 0;
  const end = top + (count << Block.Shift);
  if (!growTo(end)) return 0;
  store<u32>(HeapCell.Top, end);
  clearLines(top);
  setHeader(top, state, count, 0);
  return top;
}

// @ts-ignore: decorator
@inline
export function setHeader(block: u32, state: u32, count: u32, next: u32): void {
  store<u32>(block + Block.State, state);
  store<u32>(block + Block.Run, count);
  store<u32>(block + Block.Next, next);
}

// @ts-ignore: decorator
@inline
export function clearLines(block: u32): void {
  memory.fill(block, 0, Block.Lines);
}

/** Makes the next hole of the recyclable blocks the bump region; its size in bytes, or 0 if there is none. */
export function nextHole(): u32 {
  const mark = load<u32>(HeapCell.Mark);
  let block = load<u32>(HeapCell.HoleBlock);
  let line = load<u32>(HeapCell.HoleLine);
  while (true) {
    if (block == 0) {
      block = load<u32>(HeapCell.Recyclable);
      if (block == 0) {
        store<u32>(HeapCell.HoleBlock, 0);
        return 0;
      }
      store<u32>(HeapCell.Recyclable, load<u32>(block + Block.Next));
      line = Block.FirstLine;
    }
    while (line < <u32>Block.Lines && load<u8>(block + line) == mark) line++;
    if (line < <u32>Block.Lines) {
      const first = line;
      while (line < <u32>Block.Lines && load<u8>(block + line) != mark) line++;
      store<u32>(HeapCell.HoleBlock, block);
      store<u32>(HeapCell.HoleLine, line);
      const start = block + (first << Block.LineShift);
      const end = block + (line << Block.LineShift);
      store<u32>(Cell.AllocNext, start);
      store<u32>(Cell.AllocEnd, end);
      return end - start;
    }
    block = 0;
  }
}
