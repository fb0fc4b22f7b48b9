// Too many registers: long-lived vregs move into slots of an environment of their own, which no closure sees.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { HirOp, NONE, Row } from '../hir/hir.ts';
import { OP_A, OP_B, OP_C, OP_X, Operand } from '../image/op-table.ts';
import type { Bir } from './bir.ts';
import type { Liveness } from './liveness.ts';

/** Candidates that one round leaves in registers, at most. */
const KEPT = 100;

/** Slots of one environment: more would need the instructions for wide slots, which check for Hole. */
const SLOTS = 255;

/** Rewrites the rows so that the vregs with the longest intervals live in memory. */
export function spill(bir: Bir, liveness: Liveness): void {
  const chosen = longest(bir, liveness);
  const slots = new Map<number, number>();
  for (const vreg of chosen) slots.set(vreg, slots.size);
  const environments: number[] = [];
  for (let i = 0; i < slots.size; i += SLOTS) environments.push(bir.temp());
  const old = bir.code.slice(0, bir.end);
  const oldEnd = bir.end;
  const starts = bir.blockStart.slice(0, bir.blockCount);
  bir.end = 0;
  let opened = false;
  for (let i = 0; i < bir.placed; i++) {
    const block = bir.order[i];
    const end = i + 1 < bir.placed ? starts[bir.order[i + 1]] : oldEnd;
    bir.blockStart[block] = bir.end;
    if (bir.blockException[block] !== -1) reloadException(bir, block, slots, environments);
    for (let at = starts[block]; at < end; at += Row.Size) {
      const op = old[at];
      if (op === HirOp.Nop) continue;
      if (!opened && op !== Op.CreateArguments && op !== Op.CreateRest) {
        opened = true;
        for (let e = 0; e < environments.length; e++) {
          const size = Math.min(SLOTS, slots.size - e * SLOTS);
          bir.emit(Op.NewEnv, environments[e], NONE, 0, size, 0, -1, old[at + Row.Pos]);
        }
      }
      rewrite(bir, old, at, slots, environments);
    }
  }
  bir.entryUndefined.length = 0;
}

/** A spilled exception arrives in a register and is stored at once. */
function reloadException(bir: Bir, block: number, slots: Map<number, number>, environments: number[]): void {
  const slot = slots.get(bir.blockException[block]);
  if (slot === undefined) return;
  const arrived = bir.temp();
  bir.blockException[block] = arrived;
  bir.emit(Op.SetEnv, arrived, environments[Math.floor(slot / SLOTS)], slot % SLOTS, 0, 0, -1, 0);
}

function rewrite(bir: Bir, old: Int32Array, at: number, slots: Map<number, number>, environments: number[]): void {
  const op = old[at];
  const pos = old[at + Row.Pos];
  const fields = [old[at + Row.A], old[at + Row.B], old[at + Row.C], old[at + Row.X]];
  const kinds = [OP_A[op], OP_B[op], OP_C[op], OP_X[op]];
  let store = -1;
  let stored = NONE;
  for (let k = 0; k < 4; k++) {
    const kind = kinds[k];
    if (kind !== Operand.Src && kind !== Operand.SrcOpt && kind !== Operand.Mod && kind !== Operand.Dst) continue;
    const slot = slots.get(fields[k]);
    if (slot === undefined) continue;
    const temp = bir.temp();
    if (kind !== Operand.Dst)
      bir.emit(Op.GetEnv, temp, environments[Math.floor(slot / SLOTS)], slot % SLOTS, 0, 0, -1, pos);
    if (kind === Operand.Dst || kind === Operand.Mod) {
      store = slot;
      stored = temp;
    }
    fields[k] = temp;
  }
  const jumps = old[at + Row.T] !== -1;
  bir.emit(op, fields[0], fields[1], fields[2], fields[3], old[at + Row.Y], old[at + Row.T], pos);
  if (store !== -1 && !jumps)
    bir.emit(Op.SetEnv, stored, environments[Math.floor(store / SLOTS)], store % SLOTS, 0, 0, -1, pos);
}

/** Single vregs with the longest intervals; results of jumps stay, because their value is there on one way only. */
function longest(bir: Bir, liveness: Liveness): number[] {
  const hir = bir.hir;
  const fixed = new Set<number>();
  for (let at = 0; at < bir.end; at += Row.Size) {
    const op = bir.code[at];
    if (op === HirOp.Nop) continue;
    if (bir.code[at + Row.T] !== -1 && (OP_A[op] === Operand.Dst || OP_A[op] === Operand.Mod))
      fixed.add(bir.code[at + Row.A]);
    if (op === Op.NewEnv || op === Op.CopyEnv || op === Op.Construct || op === Op.ConstructResult)
      fixed.add(bir.code[at + Row.A]);
  }
  const candidates: number[] = [];
  for (let v = hir.pinned; v < bir.vregCount; v++) {
    if (liveness.end[v] < 0 || fixed.has(v)) continue;
    if (v < hir.vregCount && hir.vregGroup[v] !== -1) continue;
    if (liveness.end[v] - liveness.start[v] < 8) continue;
    candidates.push(v);
  }
  candidates.sort((a, b) => liveness.end[b] - liveness.start[b] - (liveness.end[a] - liveness.start[a]));
  return candidates.slice(0, Math.max(candidates.length - KEPT, candidates.length >> 1));
}
