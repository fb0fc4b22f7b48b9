// Small repairs on selected rows, before registers are chosen: a conditional jump around a jump becomes one jump.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { HirOp, Row } from '../hir/hir.ts';
import type { Bir } from './bir.ts';
import { isCompareBranch } from './select.ts';

/** The opposite of a forward branch without operand C, or -1. */
function opposite(op: number): number {
  switch (op) {
    case Op.JTrue:
      return Op.JFalse;
    case Op.JFalse:
      return Op.JTrue;
    case Op.JNullish:
      return Op.JNotNullish;
    case Op.JNotNullish:
      return Op.JNullish;
    default:
      return -1;
  }
}

function isNegatable(op: number): boolean {
  return isCompareBranch(op) || (op >= Op.JLtI && op <= Op.JSeqS);
}

/** Backward form of a negated branch around a Loop, or -1. */
function loopForm(op: number): number {
  switch (op) {
    case Op.JLt:
      return Op.LoopLt;
    case Op.JLe:
      return Op.LoopLe;
    case Op.JGt:
      return Op.LoopGt;
    case Op.JGe:
      return Op.LoopGe;
    default:
      return -1;
  }
}

/** One run over a function after selection. */
export class Peephole {
  private references: Int32Array = new Int32Array(256);

  run(bir: Bir): void {
    this.count(bir);
    const { code, order } = bir;
    for (let i = 0; i + 2 < bir.placed; i++) {
      const block = order[i];
      const end = bir.blockEnd(i);
      if (end === bir.blockStart[block]) continue;
      const at = end - Row.Size;
      const op = code[at];
      if (opposite(op) === -1 && !isNegatable(op)) continue;
      // The next block with rows is nothing but a jump that only the branch goes around.
      const middle = order[i + 1];
      const middleEnd = bir.blockEnd(i + 1);
      if (middleEnd !== bir.blockStart[middle] + Row.Size || this.references[middle] !== 0) continue;
      const jump = bir.blockStart[middle];
      const isLoop = code[jump] === Op.Loop;
      if (code[jump] !== Op.Jump && !isLoop) continue;
      if (!this.isAt(bir, code[at + Row.T], i + 2, middleEnd)) continue;
      if (isLoop) {
        if (!this.foldLoop(code, at, jump, op)) continue;
      } else if (isNegatable(op)) {
        code[at + Row.C] ^= 1;
      } else {
        code[at] = opposite(op);
      }
      code[at + Row.T] = code[jump + Row.T];
      code[jump] = HirOp.Nop;
      code[jump + Row.T] = -1;
    }
  }

  private foldLoop(code: Int32Array, at: number, jump: number, op: number): boolean {
    if (op === Op.JTrue || op === Op.JFalse) {
      code[at] = Op.LoopIf;
      code[at + Row.C] = op === Op.JTrue ? 1 : 0;
      code[at + Row.B] = 0;
    } else if (loopForm(op) !== -1) {
      code[at] = loopForm(op);
      code[at + Row.C] ^= 1;
    } else {
      return false;
    }
    return code[jump + Row.T] !== -1;
  }

  /** How many jumps and handlers lead to each block. */
  private count(bir: Bir): void {
    if (this.references.length < bir.blockCount) this.references = new Int32Array(bir.blockCount * 2);
    const references = this.references;
    references.fill(0, 0, bir.blockCount);
    const code = bir.code;
    for (let at = 0; at < bir.end; at += Row.Size) {
      if (code[at] === HirOp.Nop) continue;
      if (code[at + Row.T] !== -1) references[code[at + Row.T]]++;
      if (code[at] === Op.IterNext) references[code[at + Row.Y]]++;
    }
    for (let i = 0; i < bir.placed; i++) if (bir.blockException[bir.order[i]] !== -1) references[bir.order[i]]++;
  }

  /** Does the block begin where block number `from` of the order begins? */
  private isAt(bir: Bir, block: number, from: number, start: number): boolean {
    for (let i = from; i < bir.placed && bir.blockStart[bir.order[i]] === start; i++) {
      if (bir.order[i] === block) return true;
    }
    return false;
  }
}
