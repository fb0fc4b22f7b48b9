// Every export of the VM.

import { Area, Cell, Code, Frame, Kind, Obj, ShapeCell, SlotsCell, Unit } from './abi/layout.ts';
import { ImageHeader } from './abi/image.ts';
import { Exit } from './abi/traps.ts';
import { UNDEFINED, fromObject } from './value/value.ts';
import { initRealm } from './builtins/realm.ts';
import { allocImage, functionOf, loadImage } from './image/load.ts';
import { newFunction } from './object/function.ts';
import { callFunction, callSlow, calleeCode } from './interp/call.ts';
import { getPropSlow, setPropSlow } from './interp/ic.ts';
import { run } from './interp/loop.ts';
import { slow } from './interp/slow.ts';
import { closeSlice, grantSlice } from './interp/fuel.ts';

/** Builds heap and realm. Called once, when the snapshot is made. */
export function vmInit(): void {
  initRealm();
}

/** Room for an image; 0 if the heap limit is reached. */
export function vmAllocImage(size: u32): u32 {
  return allocImage(size);
}

/** Verifies and links an image (see vmAllocImage): `ImageFault`; the unit's address is in the low word of Cell.Result. */
export function vmLoadImage(image: u32, size: u32): i32 {
  return loadImage(image, size);
}

/** Runs a unit's entry function: `Exit`. The value is in Cell.Result or Cell.Exception. */
export function vmRunUnit(unit: u32): i32 {
  const image = load<u32>(unit, Unit.Image);
  const entry = functionOf(unit, load<u32>(image, ImageHeader.Entry));
  const f = newFunction(entry, 0);
  if (!f) return Exit.OutOfMemory;
  return vmCall(fromObject(f), UNDEFINED, 0, 0);
}

/** Calls `f` from the host with `argc` values at `args`. `Exit` as vmRunUnit. */
export function vmCall(f: u64, receiver: u64, argc: u32, args: u32): i32 {
  // A host function may call back in: then the outer call's slice goes on.
  const outermost = load<u32>(Cell.NativeDepth) == 0;
  if (outermost) {
    store<u32>(Cell.Termination, 0);
    store<u32>(Cell.ExitCode, 0);
    store<u32>(Cell.Fp, 0);
    store<u32>(Cell.Pc, 0);
    grantSlice();
  }
  const result = callFunction(f, receiver, argc, args);
  if (outermost) closeSlice();
  if (result != 0xfffa000000000005) {
    store<u64>(Cell.Result, result);
    return Exit.Done;
  }
  const termination = load<u32>(Cell.Termination);
  return termination ? <i32>termination : Exit.Throw;
}

// Exported so that they stay functions of their own: asc inlines what has one caller. The host does not call them.
export { callSlow, calleeCode, getPropSlow, run, setPropSlow, slow };
