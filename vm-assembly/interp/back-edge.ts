// The fuel of a back edge that was taken outside of the loop function.

import { Cell } from '../abi/layout.ts';
import { Exit } from '../abi/traps.ts';
import { exitRun } from './unwind.ts';

/** One unit; the next pc, or 0 when the slice ended there. */
export function burnBackward(pc: usize, fp: usize): usize {
  const left = load<i32>(Cell.SliceFuel) - 1;
  store<i32>(Cell.SliceFuel, left);
  if (left >= 0) return pc;
  store<u32>(Cell.Pc, <u32>pc);
  store<u32>(Cell.Fp, <u32>fp);
  return exitRun(Exit.Slice);
}
