// Frames on the register stack: see Frame in abi/layout.ts for the bytes around fp.

import { Area, Cell, Code, Fn, Frame } from '../abi/layout.ts';
import { payload } from '../value/value.ts';

/** Code of the function whose frame is at fp. */
// @ts-ignore: decorator
@inline export function codeOf(fp: usize): u32 {
  return load<u32>(load<u32>(fp + Frame.Callee) + Fn.Code);
}

/** First byte above the registers and arguments of the bytecode frame at fp. */
export function frameTop(fp: usize): usize {
  const registers = <usize>load<u8>(codeOf(fp) + Code.Registers);
  const passed = <usize>load<u32>(fp + Frame.ArgCount) + 1;
  return fp + (max(registers, passed) << 3);
}

/**
 * First free byte of the register stack. While bytecode runs, Cell.StackTop is 0 and the running frame tells; native code that
 * pushed arguments or roots keeps its own top there.
 */
export function stackTop(): usize {
  const top = load<u32>(Cell.StackTop);
  if (top) return top;
  const fp = load<u32>(Cell.Fp);
  return fp ? frameTop(fp) : Area.StackBase;
}

/** Steps by which the soft limit follows the stack: what lies above it was never written since it was cleared. */
const SOFT_STEP: usize = 16384;

/** Makes room up to `top`; false: the hard limit is in the way. */
export function growStack(top: usize): bool {
  const hard = <usize>load<u32>(Cell.StackHardLimit);
  if (top > hard) return false;
  store<u32>(Cell.StackSoftLimit, <u32>min(hard, top + SOFT_STEP));
  return true;
}

// @ts-ignore: decorator
@inline export function calleeOf(fp: usize): u32 {
  return payload(load<u64>(fp + Frame.Callee));
}

/** What native code needs to know before it may throw, allocate, call or push roots: the instruction, its frame, and that the stack ends with it. */
// @ts-ignore: decorator
@inline export function enterNative(pc: usize, fp: usize): void {
  store<u32>(Cell.Pc, <u32>pc);
  store<u32>(Cell.Fp, <u32>fp);
  store<u32>(Cell.StackTop, 0);
}
