// Runs of the interpreter that are nested in compiled code.
//
// A callee of compiled code may not be compiled, or leave its compiled code. The interpreter then runs it to its end while the compiled
// caller waits on the stack of the engine around, as a native does that calls the guest. But it is an ordinary frame that runs, right above its
// caller's: only its return address is another one, that of Op.EndNested behind a copy of the calling instruction, which
// names the register for the result.

import { JitCell, Nested } from '../abi/jit.ts';
import { Cell, Code, Frame } from '../abi/layout.ts';
import { Op } from '../abi/opcodes.ts';
import { Exit } from '../abi/traps.ts';
import { EXCEPTION, Value } from '../value/value.ts';
import { betweenSlices, execute } from '../interp/call.ts';
import { codeOf } from '../interp/frame.ts';
import { ra } from '../interp/loop.ts';
import { exitRun, unwind } from '../interp/unwind.ts';
import { openStack } from './enter.ts';
import { countCall, look, reenterSoon } from './tier.ts';

/** Of so many slices that end in callees of compiled code one ends in all of it: the engine around replaces no function that is running. */
const LONGEST_STAY: u32 = 16;

/** Is this the return address of a frame that compiled code waits for? */
// @ts-ignore: decorator
@inline export function isNestedReturn(returnPc: u32): bool {
  return returnPc - <u32>JitCell.FirstNested < <u32>Nested.Most * Nested.Bytes;
}

/** The address after the instruction that made such a call. */
export function trueReturn(returnPc: u32): u32 {
  return load<u32>(<usize>returnPc - Nested.End + Nested.ReturnPc);
}

/** Is the innermost run nested in compiled code? Else a native, or the host, waits for it. */
export function isInnermost(): bool {
  const depth = load<u32>(JitCell.NestDepth);
  const entry = <usize>JitCell.FirstNested + <usize>(depth - 1) * Nested.Bytes;
  return depth != 0 && load<u32>(entry, Nested.NativeDepth) == load<u32>(Cell.NativeDepth);
}

/**
 * Stands in the table for a function that is not compiled (`JitRecord.Callee`): compiled callers, which see control leave, resume it in the
 * interpreter.
 */
export function interpretInstead(fp: usize, _entry: u32): Value {
  const code = <usize>codeOf(fp);
  countCall(code);
  store<u32>(Cell.Pc, load<u32>(code, Code.Start));
  store<u32>(Cell.Fp, <u32>fp);
  return EXCEPTION;
}

/**
 * Goes on with the frame `inner` and all above it, where control left compiled code, or never was in it. It was called by the instruction at
 * pc of the frame fp, which compiled code runs. The value that inner returned; EXCEPTION: control left its caller too.
 */
export function resume(pc: usize, fp: usize, inner: usize): Value {
  const ended = load<u32>(Cell.ExitCode);
  // An exception may have gone further.
  if ((ended && ended != Exit.Slice + 1) || load<u32>(Cell.Fp) < <u32>inner) return EXCEPTION;
  const depth = load<u32>(JitCell.NestDepth);
  if (depth == Nested.Most) return EXCEPTION;
  if (ended) {
    store<u32>(Cell.ExitCode, 0);
    store<u32>(Cell.StackTop, 0);
    if (!load<u32>(Cell.Termination)) look();
    const termination = betweenSlices();
    const slices = load<u32>(JitCell.NestSlices) + 1;
    store<u32>(JitCell.NestSlices, slices);
    if (termination || slices % LONGEST_STAY == 0) {
      exitRun(termination ? termination : <i32>Exit.Dissolve);
      return EXCEPTION;
    }
  }
  const entry = <usize>JitCell.FirstNested + <usize>depth * Nested.Bytes;
  store<u64>(entry, load<u64>(pc));
  store<u32>(entry, Op.EndNested, Nested.End);
  store<u32>(entry, <u32>pc + 8, Nested.ReturnPc);
  store<u32>(entry, load<u32>(Cell.NativeDepth), Nested.NativeDepth);
  store<u32>(inner + Frame.ReturnPc, <u32>entry + Nested.End);
  store<u32>(JitCell.NestDepth, depth + 1);
  reenterSoon(load<u32>(Cell.Fp));
  const exit = execute();
  store<u32>(JitCell.NestDepth, depth);
  openStack();
  if (exit == Exit.Done) return load<u64>(ra(fp, load<u32>(pc)));
  if (exit == Exit.Throw) {
    unwind(pc, fp);
    return EXCEPTION;
  }
  if (exit == Exit.Dissolve) store<u32>(inner + Frame.ReturnPc, <u32>pc + 8);
  exitRun(exit);
  return EXCEPTION;
}
