// Drops blocks that nothing leads to. (Rows whose result nobody reads fall away in liveness, which has to know anyway.)

import { Op } from '../../../vm-assembly/abi/opcodes.ts';
import { Effect, OP_EFFECTS } from '../../image/op-table.ts';
import { type Hir, HirOp, Row } from '../hir.ts';

/** The pass; its bit set serves every function. */
export class DeadCode {
  private reached: Uint8Array = new Uint8Array(256);
  private place: Int32Array = new Int32Array(256);
  private readonly work: number[] = [];

  run(f: Hir): void {
    if (this.reached.length < f.blockCount) {
      this.reached = new Uint8Array(f.blockCount * 2);
      this.place = new Int32Array(f.blockCount * 2);
    }
    const { reached, place, work } = this;
    reached.fill(0, 0, f.blockCount);
    for (let i = 0; i < f.placed; i++) place[f.order[i]] = i;
    this.mark(f.order[0]);
    while (work.length > 0) {
      const block = work.pop() as number;
      const i = place[block];
      if (f.blockHandler[block] !== -1) this.mark(f.blockHandler[block]);
      const start = f.blockStart[block];
      const end = f.blockEnd(i);
      let fallsThrough = true;
      if (end > start) {
        const last = end - Row.Size;
        const op = f.code[last];
        if (op < Op.Count) {
          if (f.code[last + Row.T] !== -1) this.mark(f.code[last + Row.T]);
          if (op === Op.IterNext) this.mark(f.code[last + Row.Y]);
          fallsThrough = (OP_EFFECTS[op] & Effect.Ends) === 0;
        }
      }
      if (fallsThrough && i + 1 < f.placed) this.mark(f.order[i + 1]);
    }
    for (let i = 0; i < f.placed; i++) {
      if (reached[f.order[i]] !== 0) continue;
      const end = f.blockEnd(i);
      for (let at = f.blockStart[f.order[i]]; at < end; at += Row.Size) {
        f.code[at] = HirOp.Nop;
        f.code[at + Row.T] = -1;
      }
      f.blockHandler[f.order[i]] = -1;
      f.blockException[f.order[i]] = -1;
    }
  }

  private mark(block: number): void {
    if (this.reached[block] !== 0) return;
    this.reached[block] = 1;
    this.work.push(block);
  }
}
