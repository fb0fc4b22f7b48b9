// Fuel, deadline, interrupts and terminations.
//
// One unit is a call, a loop iteration, or a stretch of work inside a native (16 bytes copied, an element visited). Units are
// taken from the slice (Cell.SliceFuel); when it is empty the loop returns to its trampoline, which accounts for it, looks at
// the deadline and at requests, collects if that is due, and grants the next one. V8 needs these returns as well: it never
// replaces a function that is running.

import { JitCell } from '../abi/jit.ts';
import { Cell, ModeFlag } from '../abi/layout.ts';
import { Exit } from '../abi/traps.ts';
import { EXCEPTION } from '../value/value.ts';
import { WASI, hostNow, hostPoll } from '../host.ts';
import { sliceSize } from '../jit/tier.ts';

/** Largest slice: about a millisecond of loop iterations. */
const SLICE: i64 = 32768;

/** Fuel between two questions to the host whether to go on, at least, with a JIT. */
const POLL_FUEL: u32 = 1024;

/** Fuel value that stands for "no limit". */
const UNLIMITED: i64 = i64.MAX_VALUE;

/** Ends the guest: no handler sees it. Returns EXCEPTION for the caller to return. */
export function terminate(exit: i32): u64 {
  if (!load<u32>(Cell.Termination)) store<u32>(Cell.Termination, exit);
  return EXCEPTION;
}

/** Grants a slice out of the isolate's fuel. */
export function grantSlice(): void {
  const fuel = load<i64>(Cell.Fuel);
  const size = <i32>min(fuel, !WASI && load<u32>(Cell.JitMode) ? <i64>sliceSize() : SLICE);
  store<i32>(Cell.SliceSize, size);
  store<i32>(Cell.SliceFuel, size);
}

/** Moves what the slice used from the isolate's fuel; true: it is used up. */
function settleSlice(): bool {
  const used = <i64>(load<i32>(Cell.SliceSize) - load<i32>(Cell.SliceFuel));
  store<i32>(Cell.SliceSize, 0);
  store<i32>(Cell.SliceFuel, 0);
  const fuel = load<i64>(Cell.Fuel);
  store<i64>(Cell.FuelUsed, load<i64>(Cell.FuelUsed) + used);
  if (fuel == UNLIMITED) return false;
  store<i64>(Cell.Fuel, max(fuel - used, 0));
  return used > fuel;
}

/** Gives the rest of the slice back before the host looks at the isolate's fuel. */
export function closeSlice(): void {
  if (!WASI && load<u32>(Cell.JitMode)) store<u32>(Cell.SliceLeft, <u32>max(load<i32>(Cell.SliceFuel), 0) + 1);
  settleSlice();
}

/** With a JIT many slices end early: the host is not asked at each of them. */
function isPollDue(): bool {
  if (WASI || !load<u32>(Cell.JitMode)) return true;
  const used = load<u32>(Cell.FuelUsed);
  if (used - load<u32>(JitCell.Polled) < POLL_FUEL) return false;
  store<u32>(JitCell.Polled, used);
  return true;
}

/** End of a slice, in a safepoint or inside a native. True: the guest is terminated. */
export function nextSlice(): bool {
  if (settleSlice()) {
    terminate(Exit.OutOfFuel);
    return true;
  }
  if (load<u32>(Cell.Mode) & ModeFlag.Poll && isPollDue()) {
    if (hostPoll()) {
      terminate(Exit.Interrupted);
      return true;
    }
    if (hostNow() >= load<f64>(Cell.Deadline)) {
      terminate(Exit.Deadline);
      return true;
    }
  }
  grantSlice();
  return false;
}

/** Takes `units` of fuel inside a native. True: the guest is terminated; return EXCEPTION. */
export function charge(units: u32): bool {
  const left = load<i32>(Cell.SliceFuel) - <i32>min(units, 1 << 30);
  store<i32>(Cell.SliceFuel, left);
  if (left >= 0) return false;
  if (nextSlice()) return true;
  // A collection that was asked for waits for the next safepoint: end that slice at once.
  if (load<u32>(Cell.GcRequested)) endSliceSoon();
  return false;
}

/** Takes `units` where nobody can give up: the next call, back edge or charge() looks at what is left. */
export function burn(units: u32): void {
  store<i32>(Cell.SliceFuel, max(load<i32>(Cell.SliceFuel) - <i32>min(units, 1 << 28), -(1 << 30)));
}

/** Has the deadline passed, or did somebody interrupt, while guest code runs? Sets the termination. */
export function overdue(): bool {
  if (!load<u32>(Cell.NativeDepth) || !(load<u32>(Cell.Mode) & ModeFlag.Poll)) return false;
  if (hostPoll()) terminate(Exit.Interrupted);
  else if (hostNow() >= load<f64>(Cell.Deadline)) terminate(Exit.Deadline);
  else return false;
  return true;
}

/** Makes the next unit of fuel end the slice, without changing what was used. */
export function endSliceSoon(): void {
  store<i32>(Cell.SliceSize, load<i32>(Cell.SliceSize) - load<i32>(Cell.SliceFuel));
  store<i32>(Cell.SliceFuel, 0);
}
