// Register allocation: linear scan over the intervals of liveness.
//
// Groups get neighbouring registers. A call window lies above everything that lives across its call, because the callee's
// frame begins in it. Windows nest like the expressions that they come from; a value that is born inside a window and outlives
// the call is treated as if it were born before the window.

import { OpLimit } from '../../vm-assembly/abi/opcodes.ts';
import { GroupKind, type Hir } from '../hir/hir.ts';
import type { Bir } from './bir.ts';
import type { Liveness } from './liveness.ts';

const NEVER = 0x7fffffff;

function ensure(array: Int32Array, length: number): Int32Array {
  return array.length >= length ? array : new Int32Array(length * 2);
}

/** Gives every vreg of a function its register; `run` is false if there are too few. */
export class RegisterAllocator {
  /** Items by the position where they begin: vregs as they are, groups as -2 - group. */
  private bucket: Int32Array = new Int32Array(512);
  private early: Int32Array = new Int32Array(512);
  private nextItem: Int32Array = new Int32Array(1024);
  private nextGroup: Int32Array = new Int32Array(128);
  private groupBucket: Int32Array = new Int32Array(512);
  private groupStart: Int32Array = new Int32Array(128);
  private groupStop: Int32Array = new Int32Array(128);
  private groupBase: Int32Array = new Int32Array(128);
  private readonly openGroups: number[] = [];
  /** By register: last position of its occupant, and first position at which an open window needs it. */
  private readonly busyUntil = new Int32Array(512);
  private readonly neededFrom = new Int32Array(512);
  private readonly saved: number[] = [];
  private top = 0;
  private highest = 0;

  /** False: there are not enough registers. */
  run(bir: Bir, liveness: Liveness): boolean {
    const hir = bir.hir;
    const last = (bir.end >> 3) * 2 + 2;
    this.collect(bir, liveness, last);
    this.moveEscaping(liveness, hir, last);
    if (bir.registers.length < bir.vregCount) bir.registers = new Int32Array(bir.vregCount * 2);
    bir.registers.fill(-1, 0, bir.vregCount);
    this.busyUntil.fill(-2);
    this.neededFrom.fill(NEVER);
    this.openGroups.length = 0;
    this.saved.length = 0;
    this.top = 0;
    this.highest = hir.pinned - 1;
    for (let v = 0; v < hir.pinned; v++) {
      bir.registers[v] = v;
      this.busyUntil[v] = liveness.end[v];
      if (liveness.end[v] >= 0) this.top = v + 1;
    }
    if (hir.pinned > OpLimit.MaxRegisters) return false;
    for (let position = 0; position < last; position++) {
      this.closeGroups(position);
      for (let v = this.early[position]; v !== -1; v = this.nextItem[v])
        if (!this.single(bir, liveness, v)) return false;
      for (let g = this.groupBucket[position]; g !== -1; g = this.nextGroup[g]) {
        if (!this.group(bir, liveness, g)) return false;
      }
      for (let v = this.bucket[position]; v !== -1; v = this.nextItem[v])
        if (!this.single(bir, liveness, v)) return false;
    }
    bir.frameSize = this.highest + 1;
    return true;
  }

  /** Sorts vregs and groups into the buckets of their first position. */
  private collect(bir: Bir, liveness: Liveness, last: number): void {
    const hir = bir.hir;
    this.bucket = ensure(this.bucket, last);
    this.early = ensure(this.early, last);
    this.groupBucket = ensure(this.groupBucket, last);
    this.bucket.fill(-1, 0, last);
    this.early.fill(-1, 0, last);
    this.groupBucket.fill(-1, 0, last);
    this.nextItem = ensure(this.nextItem, bir.vregCount);
    const groups = hir.groupCount;
    this.nextGroup = ensure(this.nextGroup, groups);
    this.groupStart = ensure(this.groupStart, groups);
    this.groupStop = ensure(this.groupStop, groups);
    this.groupBase = ensure(this.groupBase, groups);
    const { start, end } = liveness;
    for (let g = 0; g < groups; g++) {
      let from = NEVER;
      let to = liveness.groupEnd[g];
      const first = hir.groupFirst[g];
      for (let v = first; v < first + hir.groupWidth[g]; v++) {
        if (start[v] < from) from = start[v];
        if (end[v] > to) to = end[v];
      }
      if (from === NEVER) from = to;
      if (to === -1) {
        this.groupStart[g] = -1;
        continue;
      }
      this.groupStart[g] = Math.max(0, from);
      this.groupStop[g] = to;
    }
    // Later groups go first into the lists, so that of several at one position the outer one comes first.
    for (let g = groups - 1; g >= 0; g--) {
      const at = this.groupStart[g];
      if (at === -1) continue;
      this.nextGroup[g] = this.groupBucket[at];
      this.groupBucket[at] = g;
    }
    for (let v = bir.vregCount - 1; v >= hir.pinned; v--) {
      if (start[v] === NEVER) continue;
      if (v < hir.vregCount && hir.vregGroup[v] !== -1 && hir.groupKind[hir.vregGroup[v]] === GroupKind.Tuple) continue;
      const at = Math.max(0, start[v]);
      this.nextItem[v] = this.bucket[at];
      this.bucket[at] = v;
    }
  }

  /** What is born in a window and outlives its call is allocated before the window. */
  private moveEscaping(liveness: Liveness, hir: Hir, last: number): void {
    const open = this.openGroups;
    open.length = 0;
    const { start, end } = liveness;
    for (let position = 0; position < last; position++) {
      while (open.length > 0 && this.groupStop[open[open.length - 1]] < position) open.pop();
      for (let g = this.groupBucket[position]; g !== -1; ) {
        const next = this.nextGroup[g];
        if (hir.groupKind[g] !== GroupKind.Tuple) {
          open.push(g);
        } else {
          const outer = this.escaped(open, position, this.groupStop[g]);
          if (outer !== -1) this.moveGroup(g, position, this.groupStart[outer]);
        }
        g = next;
      }
      if (open.length === 0) continue;
      let previous = -1;
      for (let v = this.bucket[position]; v !== -1; ) {
        const next = this.nextItem[v];
        const outer = v < hir.vregCount && hir.vregGroup[v] !== -1 ? -1 : this.escaped(open, position, end[v]);
        if (outer === -1) {
          previous = v;
        } else {
          if (previous === -1) this.bucket[position] = next;
          else this.nextItem[previous] = next;
          const at = this.groupStart[outer];
          start[v] = at;
          this.nextItem[v] = this.early[at];
          this.early[at] = v;
        }
        v = next;
      }
    }
    open.length = 0;
  }

  /** The outermost open window whose end `stop` lies behind, or -1. Below one that is open, others may have been closed. */
  private escaped(open: number[], position: number, stop: number): number {
    for (let i = 0; i < open.length; i++) {
      const closes = this.groupStop[open[i]];
      if (closes >= position && stop > closes) return open[i];
    }
    return -1;
  }

  /** A tuple that outlives a window is placed before it. */
  private moveGroup(group: number, from: number, to: number): void {
    let previous = -1;
    for (let g = this.groupBucket[from]; g !== group; g = this.nextGroup[g]) previous = g;
    if (previous === -1) this.groupBucket[from] = this.nextGroup[group];
    else this.nextGroup[previous] = this.nextGroup[group];
    this.groupStart[group] = to;
    this.nextGroup[group] = this.groupBucket[to];
    this.groupBucket[to] = group;
  }

  private closeGroups(position: number): void {
    const open = this.openGroups;
    while (open.length > 0 && this.groupStop[open[open.length - 1]] < position) {
      const g = open.pop() as number;
      const width = this.saved.pop() as number;
      const base = this.groupBase[g];
      for (let k = width - 1; k >= 0; k--) this.neededFrom[base + k] = this.saved.pop() as number;
    }
  }

  private occupy(register: number, until: number): void {
    if (until > this.busyUntil[register]) this.busyUntil[register] = until;
    if (register >= this.top) this.top = register + 1;
    if (register > this.highest) this.highest = register;
  }

  private isFree(register: number, from: number, until: number): boolean {
    return this.busyUntil[register] < from && until < this.neededFrom[register];
  }

  private single(bir: Bir, liveness: Liveness, v: number): boolean {
    const hir = bir.hir;
    const until = liveness.end[v];
    const from = liveness.start[v];
    if (v < hir.vregCount && hir.vregGroup[v] !== -1) {
      // A slot of a window: its place is known.
      const g = hir.vregGroup[v];
      const register = this.groupBase[g] + v - hir.groupFirst[g];
      bir.registers[v] = register;
      this.occupy(register, this.groupStop[g]);
      return true;
    }
    const hint = liveness.hint[v];
    if (hint !== -1) {
      const register = bir.registers[hint];
      if (register > 0 && this.isFree(register, from, until)) {
        bir.registers[v] = register;
        this.occupy(register, until);
        return true;
      }
    }
    for (let register = 1; register < OpLimit.MaxRegisters; register++) {
      if (!this.isFree(register, from, until)) continue;
      bir.registers[v] = register;
      this.occupy(register, until);
      return true;
    }
    return false;
  }

  private group(bir: Bir, liveness: Liveness, g: number): boolean {
    const hir = bir.hir;
    const width = hir.groupWidth[g];
    const first = hir.groupFirst[g];
    const from = this.groupStart[g];
    const stop = this.groupStop[g];
    if (hir.groupKind[g] === GroupKind.Tuple) {
      const base = this.neighbours(width, from, stop);
      if (base === -1) return false;
      for (let k = 0; k < width; k++) {
        bir.registers[first + k] = base + k;
        this.occupy(base + k, stop);
      }
      return true;
    }
    while (this.top > 0 && this.busyUntil[this.top - 1] < from) this.top--;
    const base = Math.max(this.top, this.aboveOpen(hir, from, stop));
    if (base + width > OpLimit.MaxRegisters) return false;
    this.groupBase[g] = base;
    for (let k = 0; k < width; k++) {
      this.saved.push(this.neededFrom[base + k]);
      const start = liveness.start[first + k];
      this.neededFrom[base + k] = Math.min(this.neededFrom[base + k], start === NEVER ? stop : start);
      bir.registers[first + k] = base + k;
    }
    this.saved.push(width);
    this.openGroups.push(g);
    if (base + width - 1 > this.highest) this.highest = base + width - 1;
    return true;
  }

  /**
   * First register above the open windows that a group born in them outlives: its first value is the result of their call, and
   * the slots of a window are taken until the end even where no value is put into them (`this` of a construction).
   */
  private aboveOpen(hir: Hir, from: number, stop: number): number {
    let above = 0;
    for (const g of this.openGroups) {
      if (this.groupStart[g] < from && this.groupStop[g] < stop)
        above = Math.max(above, this.groupBase[g] + hir.groupWidth[g]);
    }
    return above;
  }

  /** First of `width` free neighbours, or -1. */
  private neighbours(width: number, from: number, until: number): number {
    let run = 0;
    for (let register = 1; register < OpLimit.MaxRegisters; register++) {
      run = this.isFree(register, from, until) ? run + 1 : 0;
      if (run === width) return register - width + 1;
    }
    return -1;
  }
}
