// Into compiled code and out of it.
//
// Compiled functions recurse on the stack of the engine around, which nobody can measure from in here. So they may go no further than
// Cell.CompiledLimit on the register stack; beyond, they leave their calls to the interpreter, which starts afresh from there.

import { JitCell, JitRecord, JitState } from '../abi/jit.ts';
import { Cell, Code } from '../abi/layout.ts';
import { Value, isException } from '../value/value.ts';
import { Exit } from '../abi/traps.ts';
import { codeOf } from '../interp/frame.ts';
import { returnTo } from '../interp/generators.ts';
import { endSliceSoon } from '../interp/fuel.ts';
import { exitRun } from '../interp/unwind.ts';
import { isInnermost } from './nested.ts';
import { reenterSoon, widenSlice } from './tier.ts';

/** Bytes of register stack that compiled code may use above the frame where it is entered, when no native is between it and the host. */
const DEPTH_BYTES: u32 = 49152;

/** The same below natives: their frames, and what they call, take their share. */
function depthBytes(): u32 {
  const depth = load<u32>(Cell.NativeDepth);
  return depth <= 1 ? DEPTH_BYTES : depth == 2 ? DEPTH_BYTES >> 2 : depth <= 8 ? DEPTH_BYTES >> 4 : 0;
}

/** Compiled code may use the register stack up to the limit in JitCell.DepthLimit: what lies above the soft limit was cleared. */
export function openStack(): void {
  const limit = min(load<u32>(JitCell.DepthLimit), load<u32>(Cell.StackHardLimit));
  if (limit > load<u32>(Cell.StackSoftLimit)) store<u32>(Cell.StackSoftLimit, limit);
  store<u32>(Cell.CompiledLimit, limit);
}

/** Below that much room compiled code is not entered: it would soon have to leave. */
const LEAST_BYTES: u32 = 2048;

/** Runs the compiled function of a record in the frame at fp: what it returns. */
export function callCompiled(record: u32, fp: usize, entry: u32): Value {
  const outer = load<u32>(JitCell.DepthLimit);
  const limit = <u32>fp + depthBytes();
  // Below compiled code that waits there is what that one left.
  store<u32>(JitCell.DepthLimit, load<u32>(JitCell.NestDepth) ? min(limit, outer) : limit);
  openStack();
  const v = call_indirect<u64>(load<u32>(record, JitRecord.Table), fp, entry);
  store<u32>(JitCell.DepthLimit, outer);
  store<u32>(Cell.CompiledLimit, min(outer, load<u32>(Cell.StackSoftLimit)));
  return v;
}

/** The same for a callee of compiled code, which shares its limit. */
export function callCompiledBelow(fp: usize): Value {
  return call_indirect<u64>(load<u32>(load<u32>(codeOf(fp), Code.Jit), JitRecord.Table), fp, 0);
}

/** Op.EnterCompiled. What a slow path returns. */
export function enterCompiled(fp: usize): usize {
  const code = <usize>codeOf(fp);
  const record = load<u32>(code, Code.Jit);
  // The code was dropped after the call was made.
  if (load<u32>(record, JitRecord.State) != JitState.Compiled || !depthBytes()) return load<u32>(code, Code.Start);
  if (load<u32>(JitCell.NestDepth) && <u32>fp + LEAST_BYTES > load<u32>(JitCell.DepthLimit)) {
    // Not so when a native is between: then it has to be interpreted.
    if (!isInnermost()) return load<u32>(code, Code.Start);
    store<u32>(Cell.Pc, load<u32>(code, Code.Entry));
    store<u32>(Cell.Fp, <u32>fp);
    return exitRun(Exit.Dissolve);
  }
  // Slices that are short for the loop around must not end in here.
  const soon = load<u32>(JitCell.Reenter);
  if (soon) widenSlice();
  const v = callCompiled(record, fp, 0);
  if (isException(v)) {
    if (load<u32>(Cell.Fp) >= <u32>fp) reenterSoon(load<u32>(Cell.Fp));
    return 0;
  }
  if (soon) {
    store<u32>(JitCell.Reenter, soon);
    endSliceSoon();
  }
  return returnTo(fp, v);
}

/** Entry of the compiled function for the place where the running frame is; 0: none, or the start, which enters by itself. */
export function entryAt(record: u32, offset: u32): u32 {
  const count = load<u32>(record, JitRecord.HeaderCount);
  const headers = <usize>load<u32>(record, JitRecord.Headers);
  for (let i: u32 = 0; i < count; i++) if (load<u32>(headers + (<usize>i << 2), 8) == offset) return i + 1;
  return 0;
}
