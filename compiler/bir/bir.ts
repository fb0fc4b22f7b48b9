// Instructions of the VM with virtual registers: what selection makes of HIR. Rows have the layout of HIR rows and the blocks their
// numbers, but every row is an opcode now, and constants are immediates or loads. Two kinds of rows are not as in the
// table: LoadConst has the kind of its constant in B and the payload in C; Nop (HirOp.Nop) was removed.

import type { Op } from '../../vm-assembly/abi/opcodes.ts';
import { type Hir, type HirOp, Row } from '../hir/hir.ts';

function grown(array: Int32Array, needed: number): Int32Array {
  const bigger = new Int32Array(Math.max(needed, array.length * 2));
  bigger.set(array);
  return bigger;
}

/** One function after selection; reused from function to function. */
export class Bir {
  code: Int32Array = new Int32Array(256 * Row.Size);
  end = 0;
  hir!: Hir;

  blockCount = 0;
  blockStart: Int32Array = new Int32Array(256);
  blockHandler: Int32Array = new Int32Array(256);
  blockException: Int32Array = new Int32Array(256);
  order: Int32Array = new Int32Array(256);
  placed = 0;

  vregCount = 0;
  /** Physical registers, by vreg; -1 for those without one. */
  registers: Int32Array = new Int32Array(512);
  /** Vregs that hold undefined when the function begins: some way leads to a use without a definition. */
  readonly entryUndefined: number[] = [];
  /** Registers of the frame. */
  frameSize = 0;

  reset(hir: Hir): void {
    this.hir = hir;
    this.end = 0;
    this.blockCount = hir.blockCount;
    this.placed = 0;
    this.vregCount = hir.vregCount;
    this.entryUndefined.length = 0;
    this.frameSize = 0;
    if (this.blockStart.length < hir.blockCount) this.growBlocks(hir.blockCount);
    for (let i = 0; i < hir.blockCount; i++) this.blockStart[i] = -1;
  }

  private growBlocks(needed: number): void {
    this.blockStart = grown(this.blockStart, needed);
    this.blockHandler = grown(this.blockHandler, needed);
    this.blockException = grown(this.blockException, needed);
    this.order = grown(this.order, needed);
  }

  /** A block between the blocks of HIR. */
  block(): number {
    const id = this.blockCount++;
    if (id >= this.blockStart.length) this.growBlocks(id + 1);
    this.blockStart[id] = -1;
    this.blockException[id] = -1;
    return id;
  }

  place(id: number, handler: number): void {
    this.blockStart[id] = this.end;
    this.blockHandler[id] = handler;
    this.order[this.placed++] = id;
  }

  temp(): number {
    return this.vregCount++;
  }

  emit(op: Op | HirOp, a: number, b: number, c: number, x: number, y: number, t: number, pos: number): void {
    const at = this.end;
    if (at + Row.Size > this.code.length) this.code = grown(this.code, at + Row.Size);
    const code = this.code;
    code[at] = op;
    code[at + Row.A] = a;
    code[at + Row.B] = b;
    code[at + Row.C] = c;
    code[at + Row.X] = x;
    code[at + Row.Y] = y;
    code[at + Row.T] = t;
    code[at + Row.Pos] = pos;
    this.end = at + Row.Size;
  }

  blockEnd(i: number): number {
    return i + 1 < this.placed ? this.blockStart[this.order[i + 1]] : this.end;
  }
}
