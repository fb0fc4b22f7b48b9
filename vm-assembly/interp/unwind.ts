// Exceptions: from a throwing instruction to its handler, or out of the run.

import { Cell, Code, CodeFlag, Frame, Handler } from '../abi/layout.ts';
import { Exit } from '../abi/traps.ts';
import { codeOf } from './frame.ts';
import { WASI } from '../host.ts';
import { isNestedReturn } from '../jit/nested.ts';
import { endByThrow } from './generators.ts';

/** Ends the current run: `run` returns this exit code when it reloads. */
export function exitRun(exit: i32): usize {
  store<u32>(Cell.ExitCode, <u32>exit + 1);
  return 0;
}

/**
 * Unwinds for the exception in Cell.Exception (or a termination), thrown by the instruction at pc. Leaves Cell.Pc and Cell.Fp at the
 * handler and returns 0, the signal to reload. Frames entered from native or compiled code end the run: their caller sees EXCEPTION.
 */
export function unwind(pc: usize, fp: usize): usize {
  store<u32>(Cell.StackTop, 0);
  const termination = load<u32>(Cell.Termination);
  if (termination) return exitRun(<i32>termination);
  while (true) {
    const code: usize = codeOf(fp);
    const at = <u32>pc - load<u32>(code, Code.Start);
    let handler: usize = load<u32>(code, Code.Handlers);
    const end = handler + <usize>load<u32>(code, Code.HandlerCount) * Handler.Size;
    for (; handler < end; handler += Handler.Size) {
      if (at < load<u32>(handler, Handler.Start) || at >= load<u32>(handler, Handler.End)) continue;
      store<u64>(fp + (<usize>load<u32>(handler, Handler.Register) << 3), load<u64>(Cell.Exception));
      store<u32>(Cell.Pc, load<u32>(code, Code.Start) + load<u32>(handler, Handler.Target));
      store<u32>(Cell.Fp, <u32>fp);
      return 0;
    }
    if (load<u32>(code, Code.Flags) & (CodeFlag.Generator | CodeFlag.Async) && endByThrow(pc, fp)) return 0;
    const returnPc = load<u32>(fp + Frame.ReturnPc);
    if (!returnPc || (!WASI && isNestedReturn(returnPc))) return exitRun(Exit.Throw);
    // The call is a two-word instruction: its first word tells which handlers cover it.
    pc = returnPc - 8;
    fp = load<u32>(fp + Frame.CallerFp);
  }
}
