// What must hold of HIR after building and after every pass. A violation is a bug of the compiler, not of the source.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { OP_A, OP_B, OP_C, OP_NAMES, OP_X, Operand } from '../image/op-table.ts';
import { type Hir, HirOp, Row } from './hir.ts';

/** Throws an error that names the broken invariant. */
export function verifyHir(f: Hir, when: string): void {
  let previous = 0;
  for (let i = 0; i < f.placed; i++) {
    const block = f.order[i];
    const start = f.blockStart[block];
    if (start < previous || start > f.end) fail(when, `block ${block} is out of order`);
    previous = start;
    if (f.blockHandler[block] !== -1 && f.blockStart[f.blockHandler[block]] === -1) {
      fail(when, `the handler of block ${block} was never placed`);
    }
    const end = f.blockEnd(i);
    for (let at = start; at < end; at += Row.Size) verifyRow(f, at, at + Row.Size === end, when);
  }
}

function verifyRow(f: Hir, at: number, last: boolean, when: string): void {
  const code = f.code;
  const op = code[at];
  if (op === HirOp.Nop || op === HirOp.Preheader) return;
  if (op === HirOp.Const) {
    verifyVreg(f, code[at + Row.A], at, when);
    return;
  }
  if (op < 0 || op >= Op.Count) fail(when, `row ${at / Row.Size} has no opcode`);
  const target = code[at + Row.T];
  if (target !== -1) {
    if (!last) fail(when, `row ${at / Row.Size} (${OP_NAMES[op]}) jumps inside a block`);
    if (f.blockStart[target] === -1)
      fail(when, `row ${at / Row.Size} (${OP_NAMES[op]}) jumps to a block that was never placed`);
  }
  if (isRegister(OP_A[op])) verifyVreg(f, code[at + Row.A], at, when);
  if (isRegister(OP_B[op])) verifyVreg(f, code[at + Row.B], at, when);
  if (isRegister(OP_C[op])) verifyVreg(f, code[at + Row.C], at, when);
  if (isRegister(OP_X[op])) verifyVreg(f, code[at + Row.X], at, when);
  const kind = OP_A[op];
  if ((kind === Operand.Dst || kind === Operand.Mod) && f.constKind[code[at + Row.A]] !== 0) {
    fail(when, `row ${at / Row.Size} (${OP_NAMES[op]}) writes a constant`);
  }
}

function isRegister(kind: Operand): boolean {
  return kind === Operand.Dst || kind === Operand.Src || kind === Operand.Mod;
}

function verifyVreg(f: Hir, vreg: number, at: number, when: string): void {
  if (vreg < 0 || vreg >= f.vregCount) fail(when, `row ${at / Row.Size} (${OP_NAMES[f.code[at]]}) names vreg ${vreg}`);
}

function fail(when: string, what: string): never {
  throw new Error(`HIR ${when}: ${what}`);
}
