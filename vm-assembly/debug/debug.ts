// Compile-time switches, and what they switch on. They are never declared, so that they erase in a release build.

import { Cell } from '../abi/layout.ts';
import { collectStress } from '../memory/gc.ts';
import { hostWrite } from '../host.ts';

/** Before every instruction: collect and verify the heap if the one before allocated (see setStressGap in memory/gc.ts for the bound). */
// @ts-ignore: isDefined
export const STRESS: bool = isDefined(VM_STRESS);
/** Write every instruction to the error stream. */
// @ts-ignore: isDefined
export const TRACE: bool = isDefined(VM_TRACE);

/** Before every instruction: registers are consistent, whatever the one before allocated, fast paths included. */
export function stressSafepoint(pc: usize, fp: usize): void {
  store<u32>(Cell.Pc, <u32>pc);
  store<u32>(Cell.Fp, <u32>fp);
  collectStress();
}

const LINE = memory.data(64);

function hex(at: usize, value: u32): usize {
  for (let i = 0; i < 8; i++) {
    const digit = (value >> (28 - 4 * i)) & 15;
    store<u8>(at + i, <u8>(digit < 10 ? 48 + digit : 87 + digit));
  }
  return at + 8;
}

/** One line an instruction: pc fp word, in hexadecimal; `tungsten dump --bir` names them. */
export function traceInstruction(pc: usize, fp: usize, insn: u32): void {
  let at = hex(LINE, <u32>pc);
  store<u8>(at++, 32);
  at = hex(at, <u32>fp);
  store<u8>(at++, 32);
  at = hex(at, insn);
  store<u8>(at++, 10);
  hostWrite(2, LINE, <u32>(at - LINE));
}
