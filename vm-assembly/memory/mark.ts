// Marking: the mark byte of cells, the mark bytes of lines, and the mark stack.
//
// Mark values cycle from 1 to 250, so that nothing has to be cleared: a live cell has the value of the last collection or, being
// new, 0, or that of a collection that was abandoned. The mark stack is a chain of blocks; if it cannot grow, or the guest's time is
// over, the collection is abandoned and the guest is terminated.

import { Cell, Header, Kind, Str } from '../abi/layout.ts';
import { isCell, payload } from '../value/value.ts';
import { Block, BlockState, HeapCell } from './cells.ts';
import { takeBlocks } from './heap.ts';
import { unthread } from './weak.ts';

/** Mark byte of a key that ephemerons wait for (memory/weak.ts). */
export const PENDING: u32 = 251;

/** Marks the lines of a cell; for one that has a run of blocks of its own, its mark byte is enough. */
// @ts-ignore: decorator
@inline
export function markLines(p: u32, bytes: u32, mark: u32): void {
  const block = p & ~(<u32>Block.Size - 1);
  // The bump allocator takes whatever fits its hole: size alone does not tell where a cell lies.
  if (bytes > <u32>Block.LargeCell && load<u32>(block + Block.State) == BlockState.Large) return;
  let line = (p & (Block.Size - 1)) >> Block.LineShift;
  const last = ((p + bytes - 1) & (Block.Size - 1)) >> Block.LineShift;
  store<u8>(block + line, mark);
  while (line < last) store<u8>(block + ++line, mark);
}

/** Marks the cell at p (0 is none); what it refers to follows when it is taken from the stack. */
// @ts-ignore: decorator
@inline
export function markCell(p: u32, mark: u32): void {
  if (p != 0) markSome(p, mark);
}

// @ts-ignore: decorator
@inline
export function markValue(v: u64, mark: u32): void {
  if (isCell(v)) markSome(payload(v), mark);
}

function markSome(p: u32, mark: u32): void {
  const head = load<u32>(p);
  const old = (head >> 8) & 255;
  if (old == mark || old == Header.StaticMark) return;
  if (old == PENDING) unthread(p);
  store<u8>(p + Header.Mark, mark);
  // leaves do not go through the stack
  switch (head & 255) {
    case Kind.StringLatin1:
      markLines(p, (Str.Chars + load<u32>(p + Str.Length) + 7) & ~7, mark);
      return;
    case Kind.StringUtf16:
      markLines(p, (Str.Chars + (load<u32>(p + Str.Length) << 1) + 7) & ~7, mark);
      return;
    case Kind.Bytes:
    case Kind.BigInt:
      markLines(p, (8 + load<u32>(p + 4) + 7) & ~7, mark);
      return;
    default:
      push(p);
  }
}

// @ts-ignore: decorator
@inline
function push(p: u32): void {
  const top = load<u32>(HeapCell.MarkTop);
  if (top == load<u32>(HeapCell.MarkEnd)) {
    pushSegment(p);
    return;
  }
  store<u32>(top, p);
  store<u32>(HeapCell.MarkTop, top + 4);
}

function pushSegment(p: u32): void {
  let segment = load<u32>(HeapCell.MarkSpare);
  store<u32>(HeapCell.MarkSpare, 0);
  if (segment == 0) segment = takeBlocks(1, BlockState.MarkStack);
  if (segment == 0) {
    store<u32>(HeapCell.MarkFailed, 1);
    return;
  }
  store<u32>(segment + Block.Next, load<u32>(HeapCell.MarkBase));
  useSegment(segment);
  store<u32>(segment + Block.Start, p);
  store<u32>(HeapCell.MarkTop, segment + Block.Start + 4);
}

function useSegment(segment: u32): void {
  store<u32>(HeapCell.MarkBase, segment);
  store<u32>(HeapCell.MarkEnd, segment + segmentSize());
}

/** Stress builds have tiny segments, so that the chain is exercised. */
// @ts-ignore: decorator
@inline
export function segmentSize(): u32 {
  return isDefined(VM_STRESS) ? Block.Start + 64 : Block.Size;
}

/** Begins with an empty stack. */
export function openMarkStack(): void {
  store<u32>(HeapCell.MarkTop, 0);
  store<u32>(HeapCell.MarkBase, 0);
  store<u32>(HeapCell.MarkEnd, 0);
  store<u32>(HeapCell.MarkSpare, 0);
  store<u32>(HeapCell.MarkFailed, 0);
}

/** The next cell to trace, or 0. */
// @ts-ignore: decorator
@inline
export function popMarked(): u32 {
  const top = load<u32>(HeapCell.MarkTop);
  if (top == load<u32>(HeapCell.MarkBase) + Block.Start || top == 0) return popSegment();
  store<u32>(HeapCell.MarkTop, top - 4);
  return load<u32>(top - 4);
}

function popSegment(): u32 {
  const segment = load<u32>(HeapCell.MarkBase);
  if (segment == 0) return 0;
  const previous = load<u32>(segment + Block.Next);
  if (previous == 0) return 0;
  // the sweep frees all segments; one is kept for the next push
  store<u32>(HeapCell.MarkSpare, segment);
  useSegment(previous);
  const top = previous + segmentSize() - 4;
  store<u32>(HeapCell.MarkTop, top);
  return load<u32>(top);
}

/** Is the cell at p, which may be 0 or static, alive after marking? */
// @ts-ignore: decorator
@inline
export function isMarked(p: u32, mark: u32): bool {
  const m = load<u8>(p + Header.Mark);
  return m == mark || m == Header.StaticMark;
}

/** Mark value of the last collection. */
// @ts-ignore: decorator
@inline export function markNow(): u32 { return load<u32>(HeapCell.Mark); }

/** The cell whose address is in the VM cell at `cell`. */
export function markCellAt(cell: u32, mark: u32): void {
  markCell(load<u32>(cell), mark);
}

/** Closes the bump regions, so that the sweep may give its lines to others. */
export function closeBump(): void {
  store<u32>(Cell.AllocNext, 0);
  store<u32>(Cell.AllocEnd, 0);
  store<u32>(HeapCell.HoleBlock, 0);
  store<u32>(HeapCell.OverflowNext, 0);
  store<u32>(HeapCell.OverflowEnd, 0);
}
