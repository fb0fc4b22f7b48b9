// Entering the VM from the host: what happens once around every stretch of guest code.

import { Cell } from '../abi/layout.ts';
import { Exit } from '../abi/traps.ts';
import { EXCEPTION, Value } from '../value/value.ts';
import { clearKeptObjects } from '../memory/weak.ts';
import { closeSlice, grantSlice } from './fuel.ts';

/** Begins a call from the host. A host function may call back in: then (false) the outer call's slice goes on. */
export function beginEntry(): bool {
  if (load<u32>(Cell.NativeDepth)) return false;
  store<u32>(Cell.Termination, 0);
  store<u32>(Cell.ExitCode, 0);
  store<u32>(Cell.Fp, 0);
  store<u32>(Cell.Pc, 0);
  store<u32>(Cell.StackTop, 0);
  grantSlice();
  return true;
}

/** Ends a call from the host: `Exit`. A value is left in Cell.Result; an exception is in Cell.Exception. */
export function endEntry(outermost: bool, result: Value): i32 {
  if (outermost) {
    closeSlice();
    clearKeptObjects();
  }
  const termination = load<u32>(Cell.Termination);
  if (termination) return <i32>termination;
  if (result == EXCEPTION) return Exit.Throw;
  store<u64>(Cell.Result, result);
  return Exit.Done;
}
