// Cells of the heap itself (from Cell.HeapPrivate), and the layout of blocks.

import { Cell } from '../abi/layout.ts';

/** Private cells of the heap, u32 each. */
export const enum HeapCell {
  /** End of the blocks that were ever handed out. */
  Top = Cell.HeapPrivate,
  /** First free run of blocks, in address order. */
  FreeRuns = Cell.HeapPrivate + 4,
  /** Blocks with free lines that the bump allocator has not looked at yet. */
  Recyclable = Cell.HeapPrivate + 8,
  /** Block whose holes are being filled, and its next line to look at. */
  HoleBlock = Cell.HeapPrivate + 12,
  HoleLine = Cell.HeapPrivate + 16,
  /** Bump region for cells above a line that do not fit the current hole. */
  OverflowNext = Cell.HeapPrivate + 20,
  OverflowEnd = Cell.HeapPrivate + 24,
  /** Bytes handed out since the last collection: holes, blocks and large runs. */
  Since = Cell.HeapPrivate + 28,
  /** A collection is requested when `Since` exceeds this. */
  Threshold = Cell.HeapPrivate + 32,
  /** Mark value of the last collection. */
  Mark = Cell.HeapPrivate + 36,
  /** Mark stack: top, limits of the current segment (a block). */
  MarkTop = Cell.HeapPrivate + 40,
  MarkBase = Cell.HeapPrivate + 44,
  MarkEnd = Cell.HeapPrivate + 48,
  /** 1 if the mark stack could not grow, or the guest's time was over: the collection is abandoned. */
  MarkFailed = Cell.HeapPrivate + 52,
  /** Collections that were abandoned since the last one that was not. */
  Abandoned = Cell.HeapPrivate + 224,
  /** A segment that was emptied, for the next push; 0 if none. */
  MarkSpare = Cell.HeapPrivate + 216,
  /** Handle table (an Elements cell), its first free handle and the number in use. */
  Handles = Cell.HeapPrivate + 56,
  HandleFree = Cell.HeapPrivate + 60,
  HandleCount = Cell.HeapPrivate + 64,
  /** Collections so far. */
  Collections = Cell.Collections,
  /** Number of root ranges, then pairs of address and count of values. */
  RootRanges = Cell.HeapPrivate + 72,
  FirstRootRange = Cell.HeapPrivate + 76,
  /** Highest end of the register stack that was ever dirty. */
  StackHigh = Cell.HeapPrivate + 204,
  /** What verifyHeap found: address of the broken cell, and the invariant. */
  VerifyCell = Cell.HeapPrivate + 208,
  VerifyResult = Cell.HeapPrivate + 220,
  /** 1 while verifyHeap compares line marks too. */
  VerifyLines = Cell.HeapPrivate + 212,
  /** Lists of a collection (memory/weak.ts): weak tables to scan, those scanned, entries that are ready, weak cells. */
  WeakTables = Cell.HeapPrivate + 228,
  ScannedTables = Cell.HeapPrivate + 232,
  ReadyEntries = Cell.HeapPrivate + 236,
  WeakCells = Cell.HeapPrivate + 240,
  /** Number of the running job. */
  JobNumber = Cell.HeapPrivate + 244,
  /** u64: first cell of a FinalizationRegistry whose callback is due, or undefined. A root. */
  FinalizersDue = Cell.HeapPrivate + 248,
  /** Stress builds: allocations until the next collection is requested, and KiB that collections have walked. */
  StressGap = Cell.HeapPrivate + 256,
  StressWalked = Cell.HeapPrivate + 260,
}

/**
 * A block: 32 KiB, aligned. 0 a mark byte for each of its 256 lines (the first three are the header's own) │ 256 state │
 * 260 blocks of the run │ 264 next in a list │ 384 first usable line … A large cell lies at 384 of its run; later blocks
 * of a run have no header.
 */
export const enum Block {
  Size = 32768,
  Shift = 15,
  LineSize = 128,
  LineShift = 7,
  Lines = 256,
  FirstLine = 3,
  State = 256,
  Run = 260,
  Next = 264,
  Start = 384,
  /** Cells above this that do not fit the hole at hand get a run of blocks of their own. */
  LargeCell = 16384,
}

/** State of a run of blocks. */
export const enum BlockState {
  Free = 0,
  /** Many cells, lines marked. */
  Lines = 1,
  /** One large cell. */
  Large = 2,
  /** A segment of the mark stack. */
  MarkStack = 3,
}
