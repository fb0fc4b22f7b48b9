// Constants that instructions inside loops need in registers are loaded once, before the outermost loop around them.

import { Op } from '../../../vm-assembly/abi/opcodes.ts';
import { hasLoopForm, immediateOperand, isBinary, isCompareBranch } from '../../bir/select.ts';
import { OP_A, OP_B, OP_C, OP_X, Operand } from '../../image/op-table.ts';
import { ConstKind, type Hir, NONE, Row, VregKind } from '../hir.ts';

/** Registers that hoisted constants of one function may take. */
const BUDGET = 16;

/** The pass. */
export class HoistConstants {
  private place: Int32Array = new Int32Array(256);
  private left = 0;

  run(f: Hir): void {
    if (f.loopCount === 0) return;
    this.left = BUDGET;
    if (this.place.length < f.blockCount) this.place = new Int32Array(f.blockCount * 2);
    for (let i = 0; i < f.placed; i++) this.place[f.order[i]] = i;
    for (let i = 0; i < f.placed; i++) {
      const block = f.order[i];
      if (f.blockLoop[block] === -1) continue;
      const end = f.blockEnd(i);
      for (let at = f.blockStart[block]; at < end; at += Row.Size) {
        if (f.code[at] < Op.Count) this.row(f, at, i, f.blockLoop[block]);
      }
    }
  }

  private row(f: Hir, at: number, index: number, loop: number): void {
    const code = f.code;
    const op = code[at];
    const target = code[at + Row.T];
    const backward = target !== -1 && op !== Op.IterNext && this.place[target] <= index;
    if (isCompareBranch(op)) {
      const fuses = !backward || !hasLoopForm(op);
      if (fuses && immediateOperand(f, op, code[at + Row.A], code[at + Row.B]) !== NONE) return;
      if (op === Op.JSeq && (isSingleton(f, code[at + Row.A]) || isSingleton(f, code[at + Row.B]))) return;
    } else if (isBinary(op) && immediateOperand(f, op, code[at + Row.B], code[at + Row.C]) !== NONE) {
      return;
    }
    if (OP_A[op] === Operand.Src) this.operand(f, at + Row.A, loop);
    if (OP_B[op] === Operand.Src) this.operand(f, at + Row.B, loop);
    if (OP_C[op] === Operand.Src) this.operand(f, at + Row.C, loop);
    if (OP_X[op] === Operand.Src) this.operand(f, at + Row.X, loop);
  }

  private operand(f: Hir, field: number, loop: number): void {
    const constant = f.code[field];
    if (f.constKind[constant] === ConstKind.None) return;
    let outer = loop;
    while (f.loopParent[outer] !== -1) outer = f.loopParent[outer];
    for (let v = f.loopHoist[outer]; v !== NONE; v = f.hoistNext[v]) {
      if (this.same(f, f.hoistedFrom[v], constant)) {
        f.code[field] = v;
        return;
      }
    }
    if (this.left === 0) return;
    this.left--;
    const v = f.vreg(VregKind.Temp);
    f.hoistedFrom[v] = constant;
    f.hoistNext[v] = f.loopHoist[outer];
    f.loopHoist[outer] = v;
    f.code[field] = v;
  }

  private same(f: Hir, a: number, b: number): boolean {
    if (f.constKind[a] !== f.constKind[b]) return false;
    if (f.constKind[a] !== ConstKind.Double) return f.constValue[a] === f.constValue[b];
    return Object.is(f.doubles[f.constValue[a]], f.doubles[f.constValue[b]]);
  }
}

function isSingleton(f: Hir, vreg: number): boolean {
  return f.constKind[vreg] === ConstKind.Singleton;
}
