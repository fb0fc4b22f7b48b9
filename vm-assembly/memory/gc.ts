// The collector: marks from the roots, drops what is weak, sweeps lines and blocks. Runs only at safepoints of the interpreter, when
// every live value is on the register stack or in another root.

import { Area, Cell, Code, Frame, Header, Ic, Unit } from '../abi/layout.ts';
import { ImageHeader } from '../abi/image.ts';
import { BridgeCell } from '../abi/transfer.ts';
import { Exit } from '../abi/traps.ts';
import { JitCell } from '../abi/jit.ts';
import { WASI } from '../host.ts';
import { sweepRecords } from '../jit/record.ts';
import { Job, enqueueJob } from '../interp/jobs.ts';
import { UNDEFINED } from '../value/value.ts';
import { stackTop } from '../interp/frame.ts';
import { terminate } from '../interp/fuel.ts';
import { ObjectCell } from '../object/cells.ts';
import { sweepShapes } from '../object/shape.ts';
import { sweepAtoms } from '../string/atoms.ts';
import { Block, BlockState, HeapCell } from './cells.ts';
import { MIN_THRESHOLD, blockState, runBytes, setHeader } from './heap.ts';
import { closeBump, isMarked, markCell, markCellAt, markValue, openMarkStack, segmentSize } from './mark.ts';
import { finalizersDue, openWeakLists, restorePending, sweepWeak, traceAll } from './weak.ts';
import { assertHeap } from './verify-heap.ts';

const STRESS = isDefined(VM_STRESS);
/** Byte that freed memory is filled with where assertions are on. */
const POISON: u8 = 0xdb;
/** Mark values: more than collections can be abandoned one after the other. */
const MARKS: u32 = 250;
/** Room above the stack's top that stays below the soft limit. */
const STACK_SLACK: u32 = 4096;

/** Collects, whether or not it was requested. */
export function collect(): void {
  store<u32>(Cell.GcRequested, 0);
  store<u32>(HeapCell.Collections, load<u32>(HeapCell.Collections) + 1);
  const mark = nextMark();
  clearLineMarks();
  closeBump();
  store<u32>(HeapCell.Recyclable, 0);
  openMarkStack();
  store<u32>(ObjectCell.SweepList, 0);
  openWeakLists();
  markRoots(mark);
  traceAll();
  if (load<u32>(HeapCell.MarkFailed)) {
    // Nothing is swept. Cells without the new mark are not dead: the next collection must use a value that none of them has.
    restorePending();
    store<u32>(HeapCell.Abandoned, load<u32>(HeapCell.Abandoned) + 1);
    terminate(Exit.OutOfMemory);
    return;
  }
  store<u32>(HeapCell.Abandoned, 0);
  const due = finalizersDue();
  sweepWeak(mark);
  sweepShapes(mark);
  sweepAtoms();
  sweepUnits(mark);
  if (!WASI) sweepRecords(mark);
  const caches = load<u32>(Cell.MegaCache);
  if (caches != 0) memory.fill(caches, 0, load<u32>(caches - 4));
  sweepBlocks(mark);
  clearStack();
  store<u32>(HeapCell.Since, 0);
  setThreshold();
  if (STRESS || !ASC_NO_ASSERT) assertHeap(true);
  if (!due && finalizersDue()) enqueueJob(Job.Cleanup, UNDEFINED, UNDEFINED, UNDEFINED);
  if (STRESS) setStressGap();
}

/** Stress builds: KiB that an isolate's collections walk while each allocation is followed by one. */
const STRESS_FREE: u32 = 6 << 20;
/** From there on the gap between two, in allocations, grows by one with so many KiB more. */
const STRESS_STEP: u32 = 1 << 17;

/**
 * How many allocations the next collection of a stress build waits for. It depends on nothing but the allocations so far, and never
 * stays the same for long, so that no loop of the guest allocates in step with it.
 */
function setStressGap(): void {
  const walked = load<u32>(HeapCell.StressWalked) + ((load<u32>(Cell.HeapUsed) + (<u32>stackTop() - Area.StackBase)) >> 10);
  store<u32>(HeapCell.StressWalked, walked);
  store<u32>(HeapCell.StressGap, walked > STRESS_FREE ? 1 + (walked - STRESS_FREE) / STRESS_STEP : 1);
}

/** Heaps of which the double is still a u32. */
const MOST_DOUBLED: u32 = 1 << 30;

/** Least threshold where there is compiled code. */
const COMPILED_THRESHOLD: u32 = 16 << 20;

/**
 * When to collect again: compiled code allocates faster, so that marking is more of the whole. A guest that leaves nearly nothing free has
 * reached its limit: it would do little else than collect.
 */
function setThreshold(): void {
  const used = load<u32>(Cell.HeapUsed);
  const limit = load<u32>(Cell.HeapLimit);
  const threshold = max<u32>(MIN_THRESHOLD, used) << u32(load<u32>(Cell.JitMode) != 0 && used < MOST_DOUBLED);
  store<u32>(HeapCell.Threshold, load<u32>(JitCell.Installed) ? max(threshold, COMPILED_THRESHOLD) : threshold);
  if (load<u32>(Cell.NativeDepth) && used > limit - (limit >> 5)) terminate(Exit.OutOfMemory);
}

/** At every instruction of a stress build: collects if one was requested. */
export function collectStress(): void {
  if (load<u32>(Cell.GcRequested)) collect();
}

/** Goes on to the next mark value. */
export function nextMark(): u32 {
  const mark = load<u32>(HeapCell.Mark) % MARKS + 1;
  store<u32>(HeapCell.Mark, mark);
  return mark;
}

function clearLineMarks(): void {
  const top = load<u32>(HeapCell.Top);
  for (let block: u32 = Area.HeapBase; block < top; block += runBytes(block)) {
    if (blockState(block) == BlockState.Lines) memory.fill(block, 0, Block.Lines);
  }
}

// Roots -----------------------------------------------------------------------------------------------------------------------

/** Marks everything that is reachable without going through a cell. */
export function markRoots(mark: u32): void {
  markRange(Area.StackBase, (<u32>stackTop() - Area.StackBase) >> 3, mark);
  // new.target of a frame is an address, not a value
  for (let fp = load<u32>(Cell.Fp); fp != 0; fp = load<u32>(fp + Frame.CallerFp)) markCell(load<u32>(fp + Frame.NewTarget), mark);
  markValue(load<u64>(Cell.Result), mark);
  markValue(load<u64>(Cell.Exception), mark);
  markValue(load<u64>(Cell.Global), mark);
  markCellAt(Cell.EmptyElements, mark);
  markCellAt(Cell.StringShape, mark);
  markCellAt(Cell.NumberShape, mark);
  markCellAt(Cell.GlobalLexicals, mark);
  markCellAt(Cell.Atoms, mark);
  // these two point behind the header of their cell
  const realm = load<u32>(Cell.Realm);
  if (realm != 0) markCell(realm - 8, mark);
  const caches = load<u32>(Cell.MegaCache);
  if (caches != 0) markCell(caches - 8, mark);
  markCellAt(ObjectCell.Roots, mark);
  markCellAt(ObjectCell.PlainShapes, mark);
  markCellAt(ObjectCell.ArrayShape, mark);
  markCellAt(ObjectCell.FunctionShapes, mark);
  markCellAt(ObjectCell.ArgumentsShapes, mark);
  markCellAt(HeapCell.Handles, mark);
  markCellAt(JitCell.Kept, mark);
  // The host finds exports in it.
  markCellAt(BridgeCell.Program, mark);
  markValue(load<u64>(HeapCell.FinalizersDue), mark);
  const ranges = load<u32>(HeapCell.RootRanges);
  for (let i: u32 = 0; i < ranges; i++) {
    const range = HeapCell.FirstRootRange + (i << 3);
    markRange(load<u32>(range), load<u32>(range + 4), mark);
  }
  for (let unit = load<u32>(Cell.Units); unit != 0; unit = load<u32>(unit + Unit.Next)) {
    if (!load<u32>(unit + Unit.Passing)) markCell(unit, mark);
  }
}

function markRange(from: u32, count: u32, mark: u32): void {
  for (let at = from, end = from + (count << 3); at < end; at += 8) markValue(load<u64>(at), mark);
}

// Weak references ---------------------------------------------------------------------------------------------------------------

/** Units that nothing refers to leave the list; of the others, feedback slots that name a shape or a function that died are cleared. */
function sweepUnits(mark: u32): void {
  let link: u32 = Cell.Units;
  for (let unit = load<u32>(link); unit != 0; unit = load<u32>(link)) {
    if (!isMarked(unit, mark)) {
      store<u32>(link, load<u32>(unit + Unit.Next));
      continue;
    }
    link = unit + Unit.Next;
    const image = load<u32>(unit + Unit.Image);
    let code = image + load<u32>(image + ImageHeader.Functions);
    const end = code + load<u32>(image + ImageHeader.FunctionCount) * Code.Bytes;
    for (; code < end; code += Code.Bytes) {
      const last = load<u32>(code + Code.Data) - 8;
      for (let slot = last - load<u16>(code + Code.FeedbackCount) * Ic.Size; slot < last; slot += Ic.Size) {
        if (isDead(load<u32>(slot + Ic.Shape), mark) || isDead(load<u32>(slot + Ic.Aux), mark)) {
          store<u64>(slot, 0);
          store<u64>(slot + 8, 0);
        }
      }
    }
  }
}

/** A word of a feedback slot: small numbers are counters. */
// @ts-ignore: decorator
@inline
function isDead(word: u32, mark: u32): bool {
  return word > <u32>Area.HeapBase && !isMarked(word, mark);
}

// Sweep -------------------------------------------------------------------------------------------------------------------------

function sweepBlocks(mark: u32): void {
  const top = load<u32>(HeapCell.Top);
  let used: u32 = 0;
  let free: u32 = 0; // the run being joined
  let lastFree: u32 = 0;
  let lastRecyclable: u32 = 0;
  store<u32>(HeapCell.FreeRuns, 0);
  for (let block: u32 = Area.HeapBase; block < top; ) {
    const next = block + runBytes(block);
    let dies = false;
    switch (blockState(block)) {
      case BlockState.Lines: {
        const live = markedLines(block, mark);
        dies = live == 0;
        used += live << Block.LineShift;
        if (!dies && live < <u32>(Block.Lines - Block.FirstLine)) {
          store<u32>(block + Block.Next, 0);
          store<u32>(lastRecyclable == 0 ? <u32>HeapCell.Recyclable : lastRecyclable + Block.Next, block);
          lastRecyclable = block;
          if (!ASC_NO_ASSERT) poisonLines(block, mark);
        }
        break;
      }
      case BlockState.Large:
        dies = load<u8>(block + Block.Start + Header.Mark) != mark;
        if (!dies) used += runBytes(block);
        break;
      default:
        dies = true;
    }
    if (!dies) {
      free = 0;
    } else {
      if (!ASC_NO_ASSERT) poisonRun(block);
      if (free != 0) {
        store<u32>(free + Block.Run, (next - free) >> Block.Shift);
      } else {
        free = block;
        setHeader(block, BlockState.Free, (next - block) >> Block.Shift, 0);
        if (lastFree == 0) store<u32>(HeapCell.FreeRuns, block);
        else store<u32>(lastFree + Block.Next, block);
        lastFree = block;
      }
    }
    block = next;
  }
  store<u32>(Cell.HeapUsed, used);
}

function markedLines(block: u32, mark: u32): u32 {
  const wanted = i8x16.splat(<i8>mark);
  let count: u32 = 0;
  for (let at = block, end = block + Block.Lines; at < end; at += 16) {
    count += popcnt(i8x16.bitmask(i8x16.eq(v128.load(at), wanted)));
  }
  return count;
}

/** What was free already is poisoned already; of a segment of the mark stack, only what it held is not. */
function poisonRun(block: u32): void {
  const state = blockState(block);
  if (state == BlockState.Free) return;
  const bytes = state == BlockState.MarkStack ? segmentSize() : runBytes(block);
  memory.fill(block + Block.Start, POISON, bytes - Block.Start);
}

function poisonLines(block: u32, mark: u32): void {
  for (let line: u32 = Block.FirstLine; line < <u32>Block.Lines; line++) {
    if (load<u8>(block + line) != mark) memory.fill(block + (line << Block.LineShift), POISON, Block.LineSize);
  }
}

/** Above the live stack everything becomes zero, so that a new frame never shows a value that was collected. */
function clearStack(): void {
  const top = <u32>stackTop();
  const dirty = load<u32>(Cell.StackSoftLimit);
  store<u32>(HeapCell.StackHigh, max(load<u32>(HeapCell.StackHigh), dirty));
  if (dirty > top) memory.fill(top, 0, dirty - top);
  // roots of natives may lie above the hard limit
  const soft = max(top, min(load<u32>(Cell.StackHardLimit), top + STACK_SLACK));
  store<u32>(Cell.StackSoftLimit, soft);
  store<u32>(Cell.CompiledLimit, min(load<u32>(Cell.CompiledLimit), soft));
}

