// Too many registers: long-lived vregs move into slots of an environment of their own, which no closure sees.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { HirOp, NONE, Row } from '../hir/hir.ts';
import { OP_A, OP_B, OP_C, OP_X, Operand } from '../image/op-table.ts';
import type { Bir } from './bir.ts';
import type { Liveness } from './liveness.ts';

/** Values that are alive at once after the first round, at most; windows of calls need room too. */
const PRESSURE = 128;

/** How much lower the next round sets it, and how low it may come. */
const STEP = 24;
const LEAST_PRESSURE = 16;

/** Slots of one environment: more would need the instructions for wide slots, which check for Hole. */
const SLOTS = 255;

/** Rewrites the rows so that, wherever too many vregs are alive, those that are needed longest live in memory. */
export function spill(bir: Bir, liveness: Liveness, round: number): void {
  const chosen = choose(bir, liveness, Math.max(LEAST_PRESSURE, PRESSURE - STEP * round));
  const slots = new Map<number, number>();
  const slotCount = assignSlots(chosen, liveness, slots);
  const environments: number[] = [];
  for (let i = 0; i < slotCount; i += SLOTS) environments.push(bir.temp());
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
          const size = Math.min(SLOTS, slotCount - e * SLOTS);
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

/** Vregs that must stay: results of jumps, because their value is there on one way only, and what has a fixed place. */
function fixedVregs(bir: Bir): Set<number> {
  const fixed = new Set<number>();
  for (let at = 0; at < bir.end; at += Row.Size) {
    const op = bir.code[at];
    if (op === HirOp.Nop) continue;
    if (bir.code[at + Row.T] !== -1 && (OP_A[op] === Operand.Dst || OP_A[op] === Operand.Mod))
      fixed.add(bir.code[at + Row.A]);
    if (op === Op.NewEnv || op === Op.CopyEnv || op === Op.Construct || op === Op.ConstructResult)
      fixed.add(bir.code[at + Row.A]);
  }
  return fixed;
}

/** The single vregs to move: in one sweep over the positions, whenever too many are alive, the one whose end is farthest. */
function choose(bir: Bir, liveness: Liveness, pressure: number): number[] {
  const { start, end } = liveness;
  const hir = bir.hir;
  const fixed = fixedVregs(bir);
  const born: number[] = [];
  for (let v = hir.pinned; v < bir.vregCount; v++) if (start[v] <= end[v]) born.push(v);
  born.sort((a, b) => start[a] - start[b] || a - b);
  /** By position: how many of the vregs that are counted end before it. */
  const ending = new Int32Array((bir.end / Row.Size) * 2 + 4);
  const active: number[] = [];
  const chosen: number[] = [];
  let alive = 0;
  let position = 0;
  for (const v of born) {
    for (; position < start[v]; position++) alive -= ending[position + 1];
    alive++;
    ending[end[v] + 1]++;
    const grouped = v < hir.vregCount && hir.vregGroup[v] !== -1;
    if (!grouped && !fixed.has(v) && end[v] - start[v] >= 8) active.push(v);
    if (alive <= pressure) continue;
    let kept = 0;
    let farthest = -1;
    for (const candidate of active) {
      if (end[candidate] < position) continue;
      if (farthest === -1 || end[candidate] > end[active[farthest]]) farthest = kept;
      active[kept++] = candidate;
    }
    active.length = kept;
    if (farthest === -1) continue;
    const spilled = active[farthest];
    active[farthest] = active[kept - 1];
    active.length = kept - 1;
    chosen.push(spilled);
    ending[end[spilled] + 1]--;
    alive--;
  }
  return chosen;
}

/** Vregs that are never alive together share a slot; those alive at the entry come first and find undefined there. */
function assignSlots(chosen: number[], liveness: Liveness, slots: Map<number, number>): number {
  const { start, end } = liveness;
  chosen.sort((a, b) => start[a] - start[b] || a - b);
  const slotEnd: number[] = [];
  for (const vreg of chosen) {
    let slot = 0;
    while (slot < slotEnd.length && slotEnd[slot] >= start[vreg]) slot++;
    slotEnd[slot] = end[vreg];
    slots.set(vreg, slot);
  }
  return slotEnd.length;
}
