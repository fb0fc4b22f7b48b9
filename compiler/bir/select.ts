// Instruction selection: constants become immediates or loads, compares that jump backwards become loop instructions.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { ConstKind, type Hir, HirOp, NONE, Row } from '../hir/hir.ts';
import { OP_A, OP_B, OP_C, OP_X, Operand } from '../image/op-table.ts';
import type { Bir } from './bir.ts';

/** The instruction with an immediate in place of R[C] (or R[B] of a branch), or -1. */
function immediateOp(op: Op): number {
  switch (op) {
    case Op.Add:
    case Op.Sub:
      return Op.AddI;
    case Op.BitAnd:
      return Op.BitAndI;
    case Op.BitOr:
      return Op.BitOrI;
    case Op.Shl:
      return Op.ShlI;
    case Op.Shr:
      return Op.ShrI;
    case Op.UShr:
      return Op.UShrI;
    case Op.JLt:
      return Op.JLtI;
    case Op.JLe:
      return Op.JLeI;
    case Op.JGt:
      return Op.JGtI;
    case Op.JGe:
      return Op.JGeI;
    case Op.JSeq:
      return Op.JSeqI;
    default:
      return -1;
  }
}

/** May the int32 be the immediate of `op`? */
export function fitsImmediate(op: Op, value: number): boolean {
  switch (op) {
    // AddI of a negative number subtracts: it never concatenates.
    case Op.Add:
      return value >= 0 && value <= 127;
    case Op.Sub:
      return value >= 1 && value <= 128;
    case Op.BitAnd:
    case Op.BitOr:
      return value >= 0 && value <= 255;
    case Op.Shl:
    case Op.Shr:
    case Op.UShr:
      return value >= 0 && value <= 31;
    default:
      return value >= -128 && value <= 127;
  }
}

/** The operation with its operands exchanged, or -1. */
function mirrored(op: Op): number {
  switch (op) {
    case Op.JLt:
      return Op.JGt;
    case Op.JLe:
      return Op.JGe;
    case Op.JGt:
      return Op.JLt;
    case Op.JGe:
      return Op.JLe;
    case Op.JSeq:
    case Op.BitAnd:
    case Op.BitOr:
      return op;
    default:
      return -1;
  }
}

/** The backward form of a branch, or -1. */
function loopOp(op: Op): number {
  switch (op) {
    case Op.Jump:
      return Op.Loop;
    case Op.JLt:
      return Op.LoopLt;
    case Op.JLe:
      return Op.LoopLe;
    case Op.JGt:
      return Op.LoopGt;
    case Op.JGe:
      return Op.LoopGe;
    case Op.JTrue:
    case Op.JFalse:
      return Op.LoopIf;
    default:
      return -1;
  }
}

/** True for branches whose A and B are compared. */
export function isCompareBranch(op: number): boolean {
  return op >= Op.JLt && op <= Op.JEq;
}

/** True for operations on B and C. */
export function isBinary(op: number): boolean {
  return op >= Op.Add && op <= Op.UShr;
}

/** Which of two operands can be an immediate of `op`: the vreg of the constant, or NONE. */
export function immediateOperand(hir: Hir, op: Op, left: number, right: number): number {
  if (immediateOp(op) === -1) return NONE;
  if (hir.constKind[right] === ConstKind.Int && fitsImmediate(op, hir.constValue[right])) {
    return hir.constKind[left] === ConstKind.None ? right : NONE;
  }
  if (hir.constKind[left] === ConstKind.Int && mirrored(op) !== -1 && fitsImmediate(op, hir.constValue[left]))
    return left;
  return NONE;
}

/** Has a jump backwards a fused form? Its operands are registers. */
export function hasLoopForm(op: number): boolean {
  return loopOp(op) !== -1;
}

/** From the HIR that it was made with to the rows of its BIR; both are filled anew for each function. */
export class Selector {
  private readonly hir: Hir;
  private readonly bir: Bir;
  /** Place of each block in the order of layout. */
  private place: Int32Array = new Int32Array(256);

  constructor(hir: Hir, bir: Bir) {
    this.hir = hir;
    this.bir = bir;
  }

  run(): void {
    const { hir, bir } = this;
    bir.reset(hir);
    if (this.place.length < hir.blockCount) this.place = new Int32Array(hir.blockCount * 2);
    const place = this.place;
    for (let i = 0; i < hir.placed; i++) place[hir.order[i]] = i;
    for (let i = 0; i < hir.placed; i++) {
      const block = hir.order[i];
      bir.place(block, hir.blockHandler[block]);
      bir.blockException[block] = hir.blockException[block];
      const end = hir.blockEnd(i);
      for (let at = hir.blockStart[block]; at < end; at += Row.Size) this.row(at, i, block);
    }
  }

  private row(at: number, index: number, block: number): void {
    const code = this.hir.code;
    const op = code[at];
    switch (op) {
      case HirOp.Nop:
        return;
      case HirOp.Const:
        this.load(code[at + Row.A], code[at + Row.B], code[at + Row.C], code[at + Row.Pos]);
        return;
      case HirOp.Preheader:
        this.preheader(code[at + Row.X], code[at + Row.Pos]);
        return;
      default:
        break;
    }
    const target = code[at + Row.T];
    if (target !== -1 && op !== Op.IterNext && this.place[target] <= index) {
      this.backward(at, op, block);
      return;
    }
    if (isCompareBranch(op)) {
      this.branch(at, op);
      return;
    }
    if (isBinary(op)) {
      const left = code[at + Row.B];
      const right = code[at + Row.C];
      const immediate = immediateOperand(this.hir, op, left, right);
      if (immediate !== NONE) {
        const pos = code[at + Row.Pos];
        const other = this.register(immediate === left ? right : left, pos);
        const value = this.hir.constValue[immediate];
        this.bir.emit(immediateOp(op), code[at + Row.A], other, op === Op.Sub ? -value : value, 0, 0, -1, pos);
        return;
      }
    }
    this.plain(at, op);
  }

  private plain(at: number, op: number): void {
    const code = this.hir.code;
    const pos = code[at + Row.Pos];
    const a = this.operand(OP_A[op], code[at + Row.A], pos);
    const b = this.operand(OP_B[op], code[at + Row.B], pos);
    const c = this.operand(OP_C[op], code[at + Row.C], pos);
    const x = this.operand(OP_X[op], code[at + Row.X], pos);
    this.bir.emit(op, a, b, c, x, code[at + Row.Y], code[at + Row.T], pos);
  }

  private operand(kind: Operand, value: number, pos: number): number {
    if (kind === Operand.Src || (kind === Operand.SrcOpt && value !== NONE)) return this.register(value, pos);
    return value;
  }

  /** The vreg, loaded here if it is a constant. */
  private register(vreg: number, pos: number): number {
    const kind = this.hir.constKind[vreg];
    if (kind === ConstKind.None) return vreg;
    const d = this.bir.temp();
    this.load(d, kind, this.hir.constValue[vreg], pos);
    return d;
  }

  private load(d: number, kind: number, value: number, pos: number): void {
    const bir = this.bir;
    if (kind === ConstKind.Int && value >= -32768 && value <= 32767) bir.emit(Op.LoadInt, d, value, 0, 0, 0, -1, pos);
    else if (kind === ConstKind.Singleton) bir.emit(Op.LoadSingleton, d, value, 0, 0, 0, -1, pos);
    else bir.emit(Op.LoadConst, d, kind, value, 0, 0, -1, pos);
  }

  /** Loads the constants that were hoisted out of a loop. */
  private preheader(loop: number, pos: number): void {
    const hir = this.hir;
    for (let vreg = hir.loopHoist[loop]; vreg !== NONE; vreg = hir.hoistNext[vreg]) {
      const constant = hir.hoistedFrom[vreg];
      this.load(vreg, hir.constKind[constant], hir.constValue[constant], pos);
    }
  }

  /** Compare and branch, forwards. */
  private branch(at: number, op: Op): void {
    const code = this.hir.code;
    this.compare(op, code[at + Row.A], code[at + Row.B], code[at + Row.C], code[at + Row.T], code[at + Row.Pos]);
  }

  private compare(op: Op, left: number, right: number, negate: number, target: number, pos: number): void {
    const { hir, bir } = this;
    if (op === Op.JSeq) {
      if (hir.constKind[right] === ConstKind.Singleton) {
        bir.emit(Op.JSeqS, this.register(left, pos), hir.constValue[right], negate, 0, 0, target, pos);
        return;
      }
      if (hir.constKind[left] === ConstKind.Singleton) {
        bir.emit(Op.JSeqS, this.register(right, pos), hir.constValue[left], negate, 0, 0, target, pos);
        return;
      }
    }
    const immediate = immediateOperand(hir, op, left, right);
    if (immediate !== NONE) {
      const swapped = immediate === left;
      const fused = immediateOp(swapped ? mirrored(op) : op);
      const other = this.register(swapped ? right : left, pos);
      bir.emit(fused, other, hir.constValue[immediate], negate, 0, 0, target, pos);
      return;
    }
    const a = this.register(left, pos);
    const b = this.register(right, pos);
    bir.emit(op, a, b, negate, 0, 0, target, pos);
  }

  /** Every jump backwards costs fuel. */
  private backward(at: number, op: Op, block: number): void {
    const code = this.hir.code;
    const bir = this.bir;
    const pos = code[at + Row.Pos];
    const target = code[at + Row.T];
    const fused = loopOp(op);
    switch (fused) {
      case Op.Loop:
        bir.emit(Op.Loop, 0, 0, 0, 0, 0, target, pos);
        return;
      case Op.LoopIf:
        bir.emit(Op.LoopIf, this.register(code[at + Row.A], pos), 0, op === Op.JTrue ? 0 : 1, 0, 0, target, pos);
        return;
      case -1: {
        // Nothing fused: the opposite jump around a plain one.
        const skip = bir.block();
        this.inverted(at, op, skip);
        bir.place(bir.block(), this.hir.blockHandler[block]);
        bir.emit(Op.Loop, 0, 0, 0, 0, 0, target, pos);
        bir.place(skip, this.hir.blockHandler[block]);
        return;
      }
      default: {
        const a = this.register(code[at + Row.A], pos);
        const b = this.register(code[at + Row.B], pos);
        const last = bir.end - Row.Size;
        const inBlock = last >= bir.blockStart[bir.order[bir.placed - 1]];
        if (fused === Op.LoopLt && inBlock && code[at + Row.C] === 0 && a !== b && isIncrement(bir.code, last, a)) {
          bir.end = last;
          bir.emit(Op.IncLoopLt, a, b, 0, 0, 0, target, pos);
          return;
        }
        bir.emit(fused, a, b, code[at + Row.C], 0, 0, target, pos);
      }
    }
  }

  /** The jump at `at` with the opposite condition, to `target`. */
  private inverted(at: number, op: Op, target: number): void {
    const code = this.hir.code;
    const pos = code[at + Row.Pos];
    if (op === Op.JNullish || op === Op.JNotNullish) {
      const other = op === Op.JNullish ? Op.JNotNullish : Op.JNullish;
      this.bir.emit(other, this.register(code[at + Row.A], pos), 0, 0, 0, 0, target, pos);
      return;
    }
    const negate = code[at + Row.C] ^ 1;
    if (isCompareBranch(op)) {
      this.compare(op, code[at + Row.A], code[at + Row.B], negate, target, pos);
      return;
    }
    this.bir.emit(op, this.register(code[at + Row.A], pos), code[at + Row.B], negate, 0, 0, target, pos);
  }
}

function isIncrement(code: Int32Array, at: number, vreg: number): boolean {
  return code[at] === Op.Inc && code[at + Row.A] === vreg && code[at + Row.B] === vreg;
}
