// Which functions are compiled, and when.
//
// The loop counts nothing. Slices are the clock: whose frame is on top when one ends gets warmer, so that with slices of some thousand units
// a second of guest code gives thousands of samples. A warm function is profiled for a few slices, by a second copy of the loop that
// notes what each instruction sees, in whatever function runs meanwhile. Then the host is asked.

import { JitCell, JitFlag, JitRecord, JitRecordFlag, JitState } from '../abi/jit.ts';
import { Cell, Code, CodeFlag, Frame } from '../abi/layout.ts';
import { Exit } from '../abi/traps.ts';
import { Ptr, isException } from '../value/value.ts';
import { hostJitPoll, hostJitRequest } from '../host.ts';
import { codeOf } from '../interp/frame.ts';
import { endSliceSoon, grantSlice } from '../interp/fuel.ts';
import { returnTo } from '../interp/generators.ts';
import { run, runProfiled } from '../interp/loop.ts';
import { callCompiled, entryAt } from './enter.ts';
import { isNestedReturn } from './nested.ts';
import { enqueue, request } from './profile.ts';
import { fuelNow, recordOf, startWindow, uninstall } from './record.ts';

/** Slices while the isolate is young: what it does first is found quickly. */
const FIRST_SLICES: u32 = 400;
const FIRST_SLICE: u32 = 2048;
const SLICE: u32 = 8192;
const EAGER_SLICE: u32 = 64;
/** Slices that are profiled for one function that got warm. */
const PROFILE_SLICES: u32 = 2;
/** A function that was profiled so little is given more time, up to this heat above the threshold. */
const PATIENCE: u32 = 8;
/** Versions of a function before it is left alone. */
const MAX_VERSIONS: u32 = 4;
/**
 * So many exits are too many, when they come with less than `FUEL_PER_EXIT` units between them; twice as many for each version: the first
 * profile has not seen much. An exit costs as much as a thousand units of compiled code; to be left to the interpreter costs more than that.
 */
const MAX_EXITS: u32 = 8;
const FUEL_PER_EXIT: u32 = 524288;
/** The last version is given up only below this: there is none after it. */
const LAST_FUEL_PER_EXIT: u32 = 64;
/** With less than that between them a version is not kept while the next one is made. */
const DENSE_FUEL: u32 = 512;
/** What is called out of compiled code is warm if that is: so many calls count as a slice. */
const CALLS_PER_DEGREE: u32 = 64;
/** Slices that may end early to enter a loop again, and what they get: each ends at the next unit, or a loop of several units would end them in the same place. */
const REENTER_SLICES: u32 = 24;
/** Frames in which a loop is looked for that can be entered. */
const REENTER_FRAMES: u32 = 8;
const REENTER_SLICE: u32 = 0;

/** Units of the next slice. */
export function sliceSize(): u32 {
  const left = load<u32>(Cell.SliceLeft);
  if (left) {
    store<u32>(Cell.SliceLeft, 0);
    return left - 1;
  }
  if (load<u32>(Cell.JitMode) & JitFlag.Eager) return EAGER_SLICE;
  if (load<u32>(JitCell.ProfileSlices)) return FIRST_SLICE;
  const soon = load<u32>(JitCell.Reenter);
  if (soon) {
    store<u32>(JitCell.Reenter, soon - 1);
    return REENTER_SLICE;
  }
  return load<u32>(JitCell.Slices) < FIRST_SLICES ? FIRST_SLICE : SLICE;
}

/** One slice, in compiled code if the running frame is at a loop header that it can be entered at; then the look at how warm things are. */
export function runTiered(): i32 {
  let exit = enterLoop();
  if (exit < 0) {
    const eager = (load<u32>(Cell.JitMode) & JitFlag.Eager) != 0;
    const left = load<u32>(JitCell.ProfileSlices);
    exit = eager || left ? runProfiled() : run();
    if (left && exit == Exit.Slice) store<u32>(JitCell.ProfileSlices, left - 1);
  }
  if (exit != Exit.Slice) return exit;
  if (!load<u32>(JitCell.Reenter) && !(load<u32>(Cell.JitMode) & JitFlag.Eager)) reenterSoon(load<u32>(Cell.Fp));
  store<u32>(Cell.StackTop, 0);
  if (!load<u32>(Cell.Termination)) look();
  return exit;
}

/** Enters compiled code at a loop header. `Exit` if it ended the run; -1: the interpreter goes on, maybe elsewhere. */
function enterLoop(): i32 {
  const fp = <usize>load<u32>(Cell.Fp);
  const code = <usize>codeOf(fp);
  const record = load<u32>(code, Code.Jit);
  if (!record || load<u32>(record, JitRecord.State) != JitState.Compiled) return -1;
  const entry = entryAt(record, load<u32>(Cell.Pc) - load<u32>(code, Code.Start));
  if (!entry) return -1;
  widenSlice();
  const v = callCompiled(record, fp, entry);
  if (!isException(v)) {
    // The caller may be in a compiled loop as well.
    if (load<u32>(fp + Frame.ReturnPc)) reenterSoon(load<u32>(fp + Frame.CallerFp));
    returnTo(fp, v);
  } else if (load<u32>(Cell.Fp) >= <u32>fp) {
    // A slice may end at the call of a callee that was inlined, or after one of a native: the loop around it is not far.
    reenterSoon(load<u32>(Cell.Fp));
  }
  const ended = load<u32>(Cell.ExitCode);
  store<u32>(Cell.ExitCode, 0);
  return <i32>ended - 1;
}

/** The interpreter runs a frame: if that or one that waits for it has loops that can be entered, slices end early for a while, until one ends there. */
export function reenterSoon(fp: usize): void {
  for (let frames: u32 = 0; frames < REENTER_FRAMES; frames++) {
    const record = load<u32>(codeOf(fp), Code.Jit);
    if (record && load<u32>(record, JitRecord.HeaderCount)) {
      store<u32>(JitCell.Reenter, REENTER_SLICES);
      // One that has ended is settled first: what comes next is short.
      if (load<i32>(Cell.SliceFuel) >= 0) endSliceSoon();
      return;
    }
    const returnPc = load<u32>(fp + Frame.ReturnPc);
    if (!returnPc || isNestedReturn(returnPc)) return;
    fp = load<u32>(fp + Frame.CallerFp);
  }
}

/** Compiled code is entered: a slice that was short in order to get there becomes a whole one. */
export function widenSlice(): void {
  store<u32>(JitCell.Reenter, 0);
  if (load<u32>(Cell.SliceSize) > REENTER_SLICE) return;
  const used = load<i32>(Cell.SliceSize) - load<i32>(Cell.SliceFuel);
  grantSlice();
  store<i32>(Cell.SliceFuel, load<i32>(Cell.SliceSize) - used);
}

/** The end of a slice: who was running, what the host has got, and whom it should look at. */
export function look(): void {
  store<u32>(JitCell.Slices, load<u32>(JitCell.Slices) + 1);
  if (load<u32>(JitCell.Outstanding)) hostJitPoll();
  const code = <usize>codeOf(load<u32>(Cell.Fp));
  if (!(load<u32>(Cell.JitMode) & JitFlag.Eager)) warm(code);
  for (let record = load<u32>(JitCell.Pending); record; record = load<u32>(JitCell.Pending)) {
    store<u32>(JitCell.Pending, load<u32>(record, JitRecord.Next));
    // More loops to enter at are no other version.
    if (load<u32>(record, JitRecord.State) == JitState.Requested) {
      const versions = load<u32>(record, JitRecord.Versions) + 1;
      if (versions > MAX_VERSIONS) {
        store<u32>(record, JitState.Refused, JitRecord.State);
        continue;
      }
      store<u32>(record, versions, JitRecord.Versions);
    }
    store<u32>(record, load<u32>(Cell.JitEpoch), JitRecord.Epoch);
    hostJitRequest(record);
  }
}

/** Generators and async functions are left to the interpreter: they spend their time in what they call, and are suspended in the middle. */
const NOT_COMPILED: u32 = CodeFlag.Generator | CodeFlag.Async;

/** A slice ended in this function. */
function warm(code: usize): void {
  // What slices that ended early tell is where compiled code was left.
  if (load<u32>(JitCell.Reenter) || load<u32>(Cell.SliceSize) <= REENTER_SLICE) return;
  if (load<u32>(code, Code.Flags) & NOT_COMPILED) return;
  const record = recordOf(code);
  if (!record) return;
  const offset = load<u32>(Cell.Pc) - load<u32>(code, Code.Start);
  if (load<u32>(record, JitRecord.State) == JitState.Compiled) {
    const flags = load<u32>(record, JitRecord.Flags);
    // At its start it is entered anyway; the stub is no place in its code.
    if (flags & JitRecordFlag.Asked || !offset || offset >= load<u32>(code, Code.Size) || entryAt(record, offset)) return;
    const heat = load<u32>(record, JitRecord.Heat) + 1;
    store<u32>(record, heat, JitRecord.Heat);
    sample(record, offset);
    // Without any entry its calls were short: what a slice leaves in the interpreter is the rest of one.
    if (heat < load<u32>(JitCell.Hot) << (load<u32>(record, JitRecord.HeaderCount) ? 1 : 5)) return;
    // Its time goes into a loop that it cannot be entered at, it seems. The host knows.
    store<u32>(record, flags | JitRecordFlag.Asked, JitRecord.Flags);
    enqueue(record);
    return;
  }
  sample(record, offset);
  warmRecord(record);
}

/** The function gets one degree warmer. */
function warmRecord(record: Ptr): void {
  const state = load<u32>(record, JitRecord.State);
  if (state > <u32>JitState.Requested) return;
  const heat = load<u32>(record, JitRecord.Heat) + 1;
  store<u32>(record, heat, JitRecord.Heat);
  // By its heat the host knows what to compile next.
  if (state == JitState.Requested) return;
  if (state == JitState.Cold) {
    if (heat < load<u32>(JitCell.Warm)) return;
    store<u32>(record, JitState.Profiling, JitRecord.State);
    store<u32>(JitCell.ProfileSlices, PROFILE_SLICES);
    if (load<u32>(Cell.JitMode) & JitFlag.Remembers) enqueue(record);
    return;
  }
  const hot = load<u32>(JitCell.Hot);
  if (heat < hot) return;
  if (load<u32>(record, JitRecord.Runs) >= load<u32>(JitCell.ProfileRuns) || heat >= hot + PATIENCE) request(record);
  else if (!load<u32>(JitCell.ProfileSlices)) store<u32>(JitCell.ProfileSlices, 1);
}

/** Compiled code called a function that is not compiled. */
export function countCall(callee: usize): void {
  if (load<u32>(Cell.JitMode) & JitFlag.Eager || load<u32>(callee, Code.Flags) & NOT_COMPILED) return;
  const record = recordOf(callee);
  if (!record) return;
  const calls = load<u32>(record, JitRecord.Calls) + 1;
  store<u32>(record, calls, JitRecord.Calls);
  if (calls % CALLS_PER_DEGREE == 0) warmRecord(record);
}

/** Remembers where in the function a slice ended. */
function sample(record: Ptr, offset: u32): void {
  const first = <usize>record + JitRecord.FirstSample;
  let at = first;
  const last = first + ((JitRecord.Samples - 1) << 2);
  while (at < last && load<u32>(at) != offset) at += 4;
  for (; at > first; at -= 4) store<u32>(at, load<u32>(at - 4));
  store<u32>(first, offset);
}

/** A function left too often: another version is wanted, or none any more if there were many. Where it goes on after exits is profiled first. `dense`: better none until then. */
function again(record: Ptr, dense: bool): void {
  const versions = load<u32>(record, JitRecord.Versions);
  if (versions >= MAX_VERSIONS) {
    uninstall(record, JitState.Refused);
    return;
  }
  const flags = load<u32>(record, JitRecord.Flags);
  if (dense) {
    uninstall(record, JitState.Profiling);
    store<u32>(record, flags | JitRecordFlag.Exited, JitRecord.Flags);
    store<u32>(JitCell.ProfileSlices, PROFILE_SLICES);
    return;
  }
  if (flags & JitRecordFlag.Exited) return;
  if (!(flags & JitRecordFlag.Watched) && !(load<u32>(Cell.JitMode) & JitFlag.Eager)) {
    store<u32>(record, flags | JitRecordFlag.Watched, JitRecord.Flags);
    store<u32>(JitCell.ProfileSlices, PROFILE_SLICES);
    return;
  }
  // This one is in use until the other comes.
  store<u32>(record, flags | JitRecordFlag.Exited | JitRecordFlag.Asked, JitRecord.Flags);
  store<u32>(record, versions + 1, JitRecord.Versions);
  enqueue(record);
}

/** Compiled code leaves to the interpreter; `code` is the function that this counts for, or 0. */
export function countExit(code: usize): void {
  if (!code) return;
  const record = load<u32>(code, Code.Jit);
  if (!record || load<u32>(record, JitRecord.State) != JitState.Compiled) return;
  const total = load<u32>(record, JitRecord.ExitTotal) + 1;
  store<u32>(record, total, JitRecord.ExitTotal);
  const versions = load<u32>(record, JitRecord.Versions);
  const most = MAX_EXITS << versions;
  if (total - load<u32>(record, JitRecord.WindowExits) < most) return;
  const fuel = (fuelNow() - load<u32>(record, JitRecord.WindowFuel)) / most;
  startWindow(record);
  if (fuel < (versions < MAX_VERSIONS ? FUEL_PER_EXIT : LAST_FUEL_PER_EXIT)) again(record, fuel < DENSE_FUEL);
}
