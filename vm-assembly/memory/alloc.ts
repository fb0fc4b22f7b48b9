// Allocation: a bump and a compare. It never collects; it may request a collection for the next safepoint.

import { Cell } from '../abi/layout.ts';
import { Exit } from '../abi/traps.ts';
import { endSliceSoon, terminate } from '../interp/fuel.ts';
import { Block, BlockState, HeapCell } from './cells.ts';
import { nextHole, takeBlocks } from './heap.ts';

type Ptr = u32;

const STRESS = isDefined(VM_STRESS);

/**
 * `bytes` of heap with undefined contents, 8-byte aligned: the caller writes every field before the next safepoint.
 * 0 if the heap limit is reached, after the termination was set.
 */
// @ts-ignore: decorator
@inline
export function allocate(bytes: u32): Ptr {
  const size = (bytes + 7) & ~7;
  if (STRESS) stressAllocation();
  const p = load<u32>(Cell.AllocNext);
  if (size <= load<u32>(Cell.AllocEnd) - p) {
    store<u32>(Cell.AllocNext, p + size);
    return p;
  }
  return allocateSlow(size);
}

/** A cell with its header written: kind, and mark, flags and aux 0. */
// @ts-ignore: decorator
@inline
export function allocateCell(kind: u32, bytes: u32): Ptr {
  const p = allocate(bytes);
  if (p != 0) store<u32>(p, kind);
  return p;
}

/** Bytes in use: live after the last collection, and all that was handed out since. */
export function allocatedBytes(): u32 {
  const unused = load<u32>(Cell.AllocEnd) - load<u32>(Cell.AllocNext);
  return load<u32>(Cell.HeapUsed) + load<u32>(HeapCell.Since) - unused;
}

/** A collection at the next safepoint, which comes at once. */
export function requestCollection(): void {
  store<u32>(Cell.GcRequested, 1);
  endSliceSoon();
}

/** In stress builds every allocation requests a collection; in an isolate whose heap was walked very often, every few: see setStressGap. */
function stressAllocation(): void {
  const gap = load<u32>(HeapCell.StressGap);
  if (gap > 1) store<u32>(HeapCell.StressGap, gap - 1);
  else requestCollection();
}

/** Counts `bytes` that are handed out; false, and the isolate is terminated, beyond the limit. */
function account(bytes: u32): bool {
  const since = load<u32>(HeapCell.Since) + bytes;
  const limit = load<u32>(Cell.HeapLimit);
  const used = <u64>load<u32>(Cell.HeapUsed) + since;
  if (used > <u64>limit || since < bytes) {
    requestCollection();
    terminate(Exit.OutOfMemory);
    return false;
  }
  store<u32>(HeapCell.Since, since);
  // half of what is left: natives cannot collect, and a collection for every few cells would be most of the work
  if (since > load<u32>(HeapCell.Threshold) || since > <u32>(limit - min(limit, load<u32>(Cell.HeapUsed))) >> 1) requestCollection();
  return true;
}

function outOfMemory(): Ptr {
  terminate(Exit.OutOfMemory);
  return 0;
}

/** The bump region has no room for `size` bytes (a multiple of 8). */
export function allocateSlow(size: u32): Ptr {
  if (size > <u32>Block.LargeCell) {
    // as one number of 64 bits, so that a size near 2^32 does not wrap
    const count = <u32>((<u64>size + Block.Start + Block.Size - 1) >> Block.Shift);
    if (count > 0xfffe || !account(count << Block.Shift)) return outOfMemory();
    const run = takeBlocks(count, BlockState.Large);
    return run == 0 ? outOfMemory() : run + Block.Start;
  }
  // What is larger than a line may not fit the next holes: it gets a block of its own kind, and the hole stays in use.
  if (size > <u32>Block.LineSize && load<u32>(HeapCell.HoleBlock) != 0) return allocateOverflow(size);
  const hole = nextHole();
  if (hole != 0) {
    if (!account(hole)) {
      store<u32>(Cell.AllocEnd, load<u32>(Cell.AllocNext));
      return 0;
    }
    // now either the cell fits, or it is larger than a line
    return allocateAgain(size);
  }
  const block = newLineBlock();
  if (block == 0) return 0;
  store<u32>(Cell.AllocNext, block + Block.Start + size);
  store<u32>(Cell.AllocEnd, block + Block.Size);
  return block + Block.Start;
}

/** allocate() from a new hole: a function of its own, so that the inlined one does not contain itself. */
function allocateAgain(size: u32): Ptr {
  return allocate(size);
}

function newLineBlock(): u32 {
  if (!account(Block.Size)) return 0;
  const block = takeBlocks(1, BlockState.Lines);
  return block == 0 ? outOfMemory() : block;
}

function allocateOverflow(size: u32): Ptr {
  let p = load<u32>(HeapCell.OverflowNext);
  if (size > load<u32>(HeapCell.OverflowEnd) - p) {
    const block = newLineBlock();
    if (block == 0) return 0;
    p = block + Block.Start;
    store<u32>(HeapCell.OverflowEnd, block + Block.Size);
  }
  store<u32>(HeapCell.OverflowNext, p + size);
  return p;
}
