// Compiled matchers of regular expressions: when they are asked for.

import { JitCell, JitFlag } from '../abi/jit.ts';
import { Cell } from '../abi/layout.ts';
import { RegExpProgram } from '../abi/regexp.ts';
import { hostJitRegExp } from '../host.ts';
import { Ptr } from '../value/value.ts';

/** Fuel that a program takes until it is compiled: as much as some slices. */
const HOT: u32 = 16384;
/** In tests: that of two short matches. */
const EAGER_HOT: u32 = 2;

/** An interpreted match took so much fuel: the host may be asked for a compiled matcher. */
export function warmRegExp(program: Ptr, wide: u32, fuel: u32): void {
  const mode = load<u32>(Cell.JitMode);
  if (!mode) return;
  const heat = load<u32>(program, 8 + RegExpProgram.Heat) + fuel;
  store<u32>(program, heat, 8 + RegExpProgram.Heat);
  if (heat < (mode & JitFlag.Eager ? EAGER_HOT : HOT)) return;
  if (!load<u64>(program, 8 + RegExpProgram.Compiled)) {
    store<u32>(program, load<u32>(JitCell.RegExps), 8 + RegExpProgram.Next);
    store<u32>(JitCell.RegExps, program);
  }
  store<u32>(program + (wide << 2), 1, 8 + RegExpProgram.Compiled);
  hostJitRegExp(program, wide);
}
