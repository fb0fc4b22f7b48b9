// Liveness: for each vreg the range of rows in which its register must be kept.
//
// Positions: the row with number i reads at 2 i and writes at 2 i + 1. An interval covers everything from the first write to the
// last read in the order of layout; values that go around a loop or to a handler are extended to the ends of the blocks they
// live through. Only vregs that cross a block are in the data flow; temporaries are found in one backward scan of their block.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { HirOp, Row, THIS } from '../hir/hir.ts';
import { Effect, OP_A, OP_B, OP_EFFECTS, Operand } from '../image/op-table.ts';
import type { Bir } from './bir.ts';
import { defWidth, OperandList, uses } from './operands.ts';

/** Effects that keep a row although nobody reads its result. */
const KEEP = Effect.Throws | Effect.Reenters | Effect.Writes | Effect.Safepoint | Effect.Ends;

/** Slot of a window that Construct writes. */
const WINDOW_RECEIVER = 3;

function ensure(array: Int32Array, length: number): Int32Array {
  return array.length >= length ? array : new Int32Array(length * 2);
}

/** Intervals of all vregs of one function; its arrays serve the next one too. */
export class Liveness {
  /** By vreg; start is 0x7fffffff for vregs that are not used at all. */
  start: Int32Array = new Int32Array(1024);
  end: Int32Array = new Int32Array(1024);
  /** By vreg: the vreg that its first definition moves from, or -1. */
  hint: Int32Array = new Int32Array(1024);
  /** By group: position of the last instruction that uses the group as a whole. */
  groupEnd: Int32Array = new Int32Array(128);

  private globalIndex: Int32Array = new Int32Array(1024);
  private defBlock: Int32Array = new Int32Array(1024);
  private globals: Int32Array = new Int32Array(256);
  private globalCount = 0;
  private words = 0;
  private liveIn: Int32Array = new Int32Array(512);
  private liveOut: Int32Array = new Int32Array(512);
  private use: Int32Array = new Int32Array(512);
  private def: Int32Array = new Int32Array(512);
  private live: Int32Array = new Int32Array(64);
  private localStamp: Int32Array = new Int32Array(1024);
  private readonly list = new OperandList();

  run(bir: Bir): void {
    this.prepare(bir);
    this.findGlobals(bir);
    this.localSets(bir);
    this.solve(bir);
    this.scan(bir);
    this.entry(bir);
  }

  private prepare(bir: Bir): void {
    const n = bir.vregCount;
    if (this.start.length < n) {
      this.start = ensure(this.start, n);
      this.end = ensure(this.end, n);
      this.hint = ensure(this.hint, n);
      this.globalIndex = ensure(this.globalIndex, n);
      this.defBlock = ensure(this.defBlock, n);
      this.localStamp = ensure(this.localStamp, n);
    }
    this.start.fill(0x7fffffff, 0, n);
    this.end.fill(-1, 0, n);
    this.hint.fill(-1, 0, n);
    this.globalIndex.fill(-1, 0, n);
    this.defBlock.fill(-1, 0, n);
    this.localStamp.fill(-1, 0, n);
    this.groupEnd = ensure(this.groupEnd, bir.hir.groupCount);
    this.groupEnd.fill(-1, 0, bir.hir.groupCount);
    this.globalCount = 0;
  }

  private makeGlobal(vreg: number): void {
    if (this.globalIndex[vreg] !== -1) return;
    if (this.globalCount === this.globals.length) {
      const bigger = new Int32Array(this.globals.length * 2);
      bigger.set(this.globals);
      this.globals = bigger;
    }
    this.globals[this.globalCount] = vreg;
    this.globalIndex[vreg] = this.globalCount++;
  }

  /** A vreg that is read in a block before that block wrote it crosses blocks. */
  private findGlobals(bir: Bir): void {
    const { code, order } = bir;
    const { defBlock, list } = this;
    for (let i = 0; i < bir.placed; i++) {
      const block = order[i];
      const end = bir.blockEnd(i);
      if (bir.blockException[block] !== -1) defBlock[bir.blockException[block]] = block;
      for (let at = bir.blockStart[block]; at < end; at += Row.Size) {
        const op = code[at];
        if (op === HirOp.Nop) continue;
        uses(list, code, at);
        for (let k = 0; k < list.count; k++) {
          const first = list.first[k];
          for (let v = first; v < first + list.width[k]; v++) if (defBlock[v] !== block) this.makeGlobal(v);
        }
        const width = defWidth(op);
        for (let k = 0; k < width; k++) defBlock[code[at + Row.A] + k] = block;
      }
    }
  }

  private localSets(bir: Bir): void {
    const words = (this.globalCount + 31) >> 5;
    this.words = words;
    const size = words * bir.blockCount;
    this.liveIn = ensure(this.liveIn, size);
    this.liveOut = ensure(this.liveOut, size);
    this.use = ensure(this.use, size);
    this.def = ensure(this.def, size);
    this.live = ensure(this.live, words);
    this.liveIn.fill(0, 0, size);
    this.liveOut.fill(0, 0, size);
    this.use.fill(0, 0, size);
    this.def.fill(0, 0, size);
    if (words === 0) return;
    const { code, order } = bir;
    const { list, globalIndex, use, def } = this;
    for (let i = 0; i < bir.placed; i++) {
      const block = order[i];
      const base = block * words;
      const end = bir.blockEnd(i);
      if (bir.blockException[block] !== -1) {
        const g = globalIndex[bir.blockException[block]];
        if (g !== -1) def[base + (g >> 5)] |= 1 << (g & 31);
      }
      for (let at = bir.blockStart[block]; at < end; at += Row.Size) {
        const op = code[at];
        if (op === HirOp.Nop) continue;
        uses(list, code, at);
        for (let k = 0; k < list.count; k++) {
          const first = list.first[k];
          for (let v = first; v < first + list.width[k]; v++) {
            const g = globalIndex[v];
            if (g === -1) continue;
            const bit = 1 << (g & 31);
            if ((def[base + (g >> 5)] & bit) === 0) use[base + (g >> 5)] |= bit;
          }
        }
        const width = defWidth(op);
        for (let k = 0; k < width; k++) {
          const g = globalIndex[code[at + Row.A] + k];
          if (g !== -1) def[base + (g >> 5)] |= 1 << (g & 31);
        }
      }
    }
  }

  /** Live sets of all blocks, to the fixed point; in reverse order two rounds are the rule. */
  private solve(bir: Bir): void {
    const words = this.words;
    if (words === 0) return;
    const { code, order } = bir;
    const { liveIn, liveOut, use, def } = this;
    for (let changed = true; changed; ) {
      changed = false;
      for (let i = bir.placed - 1; i >= 0; i--) {
        const block = order[i];
        const base = block * words;
        const start = bir.blockStart[block];
        const end = bir.blockEnd(i);
        const handler = bir.blockHandler[block];
        let next = i + 1 < bir.placed ? order[i + 1] : -1;
        let target = -1;
        let second = -1;
        if (end > start) {
          const last = end - Row.Size;
          const op = code[last];
          if (op !== HirOp.Nop) {
            target = code[last + Row.T];
            if (op === Op.IterNext) second = code[last + Row.Y];
            if ((OP_EFFECTS[op] & Effect.Ends) !== 0) next = -1;
          }
        }
        for (let w = 0; w < words; w++) {
          let out = liveOut[base + w];
          if (next !== -1) out |= liveIn[next * words + w];
          if (target !== -1) out |= liveIn[target * words + w];
          if (second !== -1) out |= liveIn[second * words + w];
          let entry = use[base + w] | (out & ~def[base + w]);
          if (handler !== -1) {
            // An exception may come from any row: what the handler reads lives all through the block.
            const kept = liveIn[handler * words + w];
            out |= kept;
            entry |= kept;
          }
          liveOut[base + w] = out;
          if (liveIn[base + w] !== entry) {
            liveIn[base + w] = entry;
            changed = true;
          }
        }
      }
    }
  }

  private touch(vreg: number, position: number): void {
    if (position < this.start[vreg]) this.start[vreg] = position;
    if (position > this.end[vreg]) this.end[vreg] = position;
  }

  /** One backward scan of each block: intervals, and rows whose result nobody reads. */
  private scan(bir: Bir): void {
    const { code, order } = bir;
    const words = this.words;
    const { live, liveIn, liveOut, globals, globalIndex, localStamp, list } = this;
    for (let i = bir.placed - 1; i >= 0; i--) {
      const block = order[i];
      const base = block * words;
      const startAt = bir.blockStart[block];
      const endAt = bir.blockEnd(i);
      if (startAt === endAt && bir.blockException[block] === -1) continue;
      const firstPosition = (startAt / Row.Size) * 2;
      const lastPosition = Math.max(firstPosition, (endAt / Row.Size) * 2 - 1);
      const handler = bir.blockHandler[block];
      for (let w = 0; w < words; w++) {
        live[w] = liveOut[base + w];
        for (let bits = liveOut[base + w]; bits !== 0; bits &= bits - 1) {
          this.touch(globals[(w << 5) + (31 - Math.clz32(bits & -bits))], lastPosition);
        }
        for (let bits = liveIn[base + w]; bits !== 0; bits &= bits - 1) {
          this.touch(globals[(w << 5) + (31 - Math.clz32(bits & -bits))], firstPosition);
        }
      }
      for (let at = endAt - Row.Size; at >= startAt; at -= Row.Size) {
        const op = code[at];
        if (op === HirOp.Nop) continue;
        const position = (at / Row.Size) * 2;
        const width = defWidth(op);
        const a = code[at + Row.A];
        if (width === 1 && (OP_EFFECTS[op] & KEEP) === 0 && a !== THIS) {
          const g = globalIndex[a];
          const isLive = g === -1 ? localStamp[a] === block : (live[g >> 5] & (1 << (g & 31))) !== 0;
          if (!isLive && code[at + Row.T] === -1) {
            code[at] = HirOp.Nop;
            continue;
          }
        }
        for (let k = 0; k < width; k++) {
          const v = a + k;
          const g = globalIndex[v];
          // In a protected block the old value may still be read by the handler.
          if (g === -1) localStamp[v] = -1;
          else if (handler === -1) live[g >> 5] &= ~(1 << (g & 31));
          this.touch(v, width > 1 ? position : position + 1);
        }
        if (op === Op.Move) this.hint[a] = code[at + Row.B];
        uses(list, code, at);
        for (let k = 0; k < list.count; k++) {
          const first = list.first[k];
          for (let v = first; v < first + list.width[k]; v++) {
            const g = globalIndex[v];
            if (g === -1) localStamp[v] = block;
            else live[g >> 5] |= 1 << (g & 31);
            this.touch(v, position);
          }
        }
        this.keepReceiver(OP_B[op], code[at + Row.B], position);
        this.endGroup(bir, OP_A[op], a, position);
        this.endGroup(bir, OP_B[op], code[at + Row.B], position);
      }
      if (bir.blockException[block] !== -1) this.touch(bir.blockException[block], firstPosition);
    }
  }

  /** The object under construction stays in its window until ConstructResult: neither result nor another group goes there. */
  private keepReceiver(kind: Operand, window: number, position: number): void {
    if (
      kind === Operand.NewWindow ||
      kind === Operand.NewWindowSpread ||
      kind === Operand.NewWindowForward ||
      kind === Operand.Result
    ) {
      this.touch(window + WINDOW_RECEIVER, position);
    }
  }

  private endGroup(bir: Bir, kind: Operand, vreg: number, position: number): void {
    if (kind < Operand.Window || kind > Operand.Result) return;
    const group = bir.hir.vregGroup[vreg];
    if (position > this.groupEnd[group]) this.groupEnd[group] = position;
  }

  /** What lives at the entry without being a parameter was never written on some way: it begins as undefined. */
  private entry(bir: Bir): void {
    const pinned = bir.hir.pinned;
    const words = this.words;
    const base = bir.order[0] * words;
    for (let w = 0; w < words; w++) {
      for (let bits = this.liveIn[base + w]; bits !== 0; bits &= bits - 1) {
        const vreg = this.globals[(w << 5) + (31 - Math.clz32(bits & -bits))];
        if (vreg >= pinned) bir.entryUndefined.push(vreg);
        this.start[vreg] = -1;
      }
    }
    for (let v = 0; v < pinned; v++) this.start[v] = -1;
    this.end[THIS] = 0x7ffffffe;
  }
}
