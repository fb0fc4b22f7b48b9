// Every export of the VM.

import { Unit } from './abi/layout.ts';
import { ImageHeader } from './abi/image.ts';
import { BridgeCell } from './abi/transfer.ts';
import { Exit } from './abi/traps.ts';
import { UNDEFINED, fromObject } from './value/value.ts';
import { initRealm } from './builtins/realm.ts';
import { resealRegExp } from './builtins/regexp.ts';
import { allocImage, functionOf, loadImage } from './image/load.ts';
import { newFunction } from './object/function.ts';
import { callFunction, callSlow, noteCallee } from './interp/call.ts';
import { flushInlineCaches, getPropSlow, setPropSlow } from './interp/ic.ts';
import { run } from './interp/loop.ts';
import { slow } from './interp/slow.ts';
import { beginEntry, endEntry } from './interp/entry.ts';
import { dropJobs, runJobs } from './interp/jobs.ts';
import { encodeOutcome, performRequest } from './bridge/request.ts';
import { idleBuffer, initBridge } from './bridge/buffer.ts';
import { allocatedBytes } from './memory/alloc.ts';
import { collect } from './memory/gc.ts';
import { handleFree } from './memory/handles.ts';
import { heapTop } from './memory/heap.ts';
import { restore } from './memory/restore.ts';
import { stackHigh } from './memory/roots.ts';
import { settleObject } from './object/object.ts';

/** Builds heap and realm. Called once, when the snapshot is made. */
export function vmInit(): void {
  initRealm();
  initBridge();
}

/** Gives an object of the library a shape of its own. Only before the snapshot is made. */
export function vmSettle(object: u32): void {
  settleObject(object);
  resealRegExp();
  flushInlineCaches();
}

/** Makes again what the snapshot left out. Once in an instance, before anything else. */
export function vmRestore(): void {
  restore();
}

/** Room for an image; 0 if the heap limit is reached. */
export function vmAllocImage(size: u32): u32 {
  return allocImage(size);
}

/**
 * Verifies and links an image (see vmAllocImage): `ImageFault`; the unit's address is in the low word of Cell.Result. The first program stays, which
 * is quicker to load; one that follows it dies with its functions.
 */
export function vmLoadImage(image: u32, size: u32): i32 {
  return loadImage(image, size, 0, 0, load<u32>(BridgeCell.Program) ? 1 : 0);
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
function vmCall(f: u64, receiver: u64, argc: u32, args: u32): i32 {
  const outermost = beginEntry();
  return endEntry(outermost, callFunction(f, receiver, argc, args));
}

/** Makes the outcome of vmRunUnit (its exit code) the next message: see bridge/request.ts. */
export function vmEncodeOutcome(exit: i32): i32 {
  return encodeOutcome(exit);
}

/** Room for a message of `size` bytes to the VM; 0 if the heap limit is reached. */
export function vmTransfer(size: u32): u32 {
  return idleBuffer(size);
}

/** Does what the message asks (abi/transfer.ts, Request); the answer is the next message: `Exit`. */
export function vmRequest(): i32 {
  return performRequest();
}

/** Runs the jobs that wait: `Exit`. `Throw` is a callback that threw, and the exception is the next message: come again. */
export function vmRunJobs(): i32 {
  const exit = runJobs();
  return exit == Exit.Throw ? encodeOutcome(exit) : exit;
}

/** Drops jobs, timers and unheard rejections: after a termination. */
export function vmDropJobs(): void {
  dropJobs();
}

/** Frees a handle that is in use. */
export function vmHandleFree(handle: u32): void {
  handleFree(handle);
}

/** End of the addresses that the heap has used. */
export function vmHeapTop(): u32 {
  return heapTop();
}

/** End of the register stack that may be dirty. */
export function vmStackHigh(): u32 {
  return stackHigh();
}

/** Bytes of heap in use. */
export function vmHeapUsed(): u32 {
  return allocatedBytes();
}

/** Collects garbage, while no guest code runs. */
export function vmCollect(): void {
  collect();
}

// Exported so that they stay functions of their own: asc inlines what has one caller. The host does not call them.
export { callSlow, noteCallee, getPropSlow, run, setPropSlow, slow };
