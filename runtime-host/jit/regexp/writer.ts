// What matchers are written with: instructions of Wasm, states, steps, the stack of choices, classes.

import { RegExpMode, RegExpOp, RegExpOutcome, RegExpStep } from '../../../vm-assembly/abi/regexp.ts';
import { RefusedError } from '../builder/build.ts';
import { ByteWriter, type ModuleWriter, W, WasmType } from '../emit/wasm.ts';
import { VM_IMPORTS, type VmImport } from '../imports.ts';
import { type Instruction, type Range, type RegExpCode, targets } from './program.ts';

/** Parameters (abi/jit.ts), then locals. */
export const enum Local {
  Program,
  Text,
  End,
  Start,
  Sticky,
  Registers,
  Stack,
  Limit,
  P,
  Top,
  Steps,
  State,
  /** Of one instruction. */
  A,
  B,
  C,
  Count,
}
export const PARAMETERS = 8;

/** Ranges that are compared one by one; a class of more is looked up. */
const MAX_RANGES = 3;
/** Units of a run that are compared here, before the VM goes on with many at once. */
const NEAR_UNITS = 16;
/** Tags of entries of the stack. */
const CHOICE = 0;
export const UNDO = 1;
export const GIVE_BACK = 2;
/** What is left of the room above the limit of the stack (growStack). */
const SLACK = 16;

export abstract class MatcherWriter {
  protected readonly out = new ByteWriter(4096);
  private readonly writer: ModuleWriter;
  protected readonly code: RegExpCode;
  protected readonly wide: boolean;
  /** Bytes of a unit. */
  protected readonly size: number;
  /** States by offset in the program, in the order of their addresses; those of loops that give back follow. */
  protected readonly states = new Map<number, number>();
  protected readonly loops = new Map<Instruction, number>();
  /** State whose code is written, and blocks that are open inside of it. */
  protected state = -1;
  protected depth = 0;

  constructor(writer: ModuleWriter, code: RegExpCode, wide: boolean) {
    this.writer = writer;
    this.code = code;
    this.wide = wide;
    this.size = wide ? 2 : 1;
    const offsets = new Set([code.entry, ...code.instructions.flatMap(targets)]);
    for (const offset of [...offsets].sort((x, y) => x - y)) this.states.set(offset, this.states.size);
    for (const insn of code.instructions) {
      if (wide && needsPoints(insn)) throw new RefusedError('code points of two units');
      if (insn.op === RegExpOp.LoopSet && (insn.a & RegExpMode.Possessive) === 0) {
        this.loops.set(insn, this.states.size + this.loops.size);
      }
    }
  }

  // Vocabulary --------------------------------------------------------------------------------------------------------------

  protected op(...ops: W[]): void {
    for (const op of ops) this.out.u8(op);
  }

  protected i32(n: number): void {
    this.out.u8(W.I32Const);
    this.out.i32(n);
  }

  protected get(local: Local): void {
    this.out.u8(W.LocalGet);
    this.out.u32(local);
  }

  protected set(local: Local): void {
    this.out.u8(W.LocalSet);
    this.out.u32(local);
  }

  protected tee(local: Local): void {
    this.out.u8(W.LocalTee);
    this.out.u32(local);
  }

  protected memory(w: W, align: number, offset: number): void {
    this.out.u8(w);
    this.out.u32(align);
    this.out.u32(offset);
  }

  protected load(offset = 0): void {
    this.memory(W.I32Load, 2, offset);
  }

  protected store(offset = 0): void {
    this.memory(W.I32Store, 2, offset);
  }

  protected block(w: W.Block | W.Loop | W.If): void {
    this.out.u8(w);
    this.out.u8(WasmType.Empty);
    this.depth++;
  }

  protected end(): void {
    this.out.u8(W.End);
    this.depth--;
  }

  protected branch(w: W.Br | W.BrIf, depth: number): void {
    this.out.u8(w);
    this.out.u32(depth);
  }

  protected vm(name: VmImport): void {
    const [parameters, result] = VM_IMPORTS[name];
    this.out.u8(W.Call);
    this.out.u32(this.writer.importFunction(name, parameters, result));
  }

  /** Adds to a local. */
  protected add(local: Local, n: number): void {
    this.get(local);
    this.i32(n);
    this.op(W.I32Add);
    this.set(local);
  }

  protected if(then: () => void): void {
    this.block(W.If);
    then();
    this.end();
  }

  protected returns(outcome: RegExpOutcome): void {
    this.i32(outcome);
    this.op(W.Return);
  }

  /** Address of something in the program. */
  protected address(offset: number): void {
    this.get(Local.Program);
    this.i32(offset);
    this.op(W.I32Add);
  }

  /** The unit at P plus `units`. */
  protected unit(units = 0): void {
    this.get(Local.P);
    if (units < 0) {
      this.i32(-units * this.size);
      this.op(W.I32Sub);
    }
    const offset = Math.max(units, 0) * this.size;
    this.memory(this.wide ? W.I32Load16U : W.I32Load8U, this.wide ? 1 : 0, offset);
  }

  // States ------------------------------------------------------------------------------------------------------------------

  /** The code of the next state begins. */
  protected enter(): void {
    this.out.u8(W.End);
    this.state++;
  }

  /** Labels from what is written to the block `fail`, and to the loop around it. */
  protected get failing(): number {
    return this.depth + this.states.size + this.loops.size - 1 - this.state;
  }

  protected fail(w: W.Br | W.BrIf = W.Br): void {
    this.branch(w, this.failing);
  }

  /** Goes on with the state in its local. */
  protected again(): void {
    this.branch(W.Br, this.failing + 1);
  }

  protected stateOf(offset: number): number {
    return this.states.get(offset) as number;
  }

  protected jump(offset: number): void {
    const state = this.stateOf(offset);
    if (state > this.state) {
      this.branch(W.Br, this.depth + state - this.state - 1);
      return;
    }
    this.i32(state);
    this.set(Local.State);
    this.again();
  }

  // Steps and fuel ------------------------------------------------------------------------------------------------------------

  /** Returns Terminated if taking the units on the stack ends the guest. */
  protected charge(): void {
    this.vm('charge');
    this.if(() => this.returns(RegExpOutcome.Terminated));
  }

  protected steps(): void {
    this.i32(RegExpStep.Slice);
    this.get(Local.Steps);
    this.op(W.I32Sub);
  }

  /** Charges if the steps are used up; those beyond as well. */
  protected checkSteps(): void {
    this.get(Local.Steps);
    this.i32(0);
    this.op(W.I32LeS);
    this.if(() => {
      this.steps();
      this.i32(1);
      this.op(W.I32ShrS);
      this.charge();
      this.i32(RegExpStep.Slice);
      this.set(Local.Steps);
    });
  }

  /** One step of a loop. */
  protected step(): void {
    this.add(Local.Steps, -1);
    this.get(Local.Steps);
    this.i32(0);
    this.op(W.I32LeS);
    this.if(() => {
      this.i32(RegExpStep.Slice >> 1);
      this.charge();
      this.i32(RegExpStep.Slice);
      this.set(Local.Steps);
    });
  }

  /** Takes the steps of the bytes between two positions. */
  protected stepsBetween(from: Local, to: Local): void {
    this.get(Local.Steps);
    this.get(to);
    this.get(from);
    this.op(W.I32Sub);
    this.i32(RegExpStep.Shift);
    this.op(W.I32ShrS, W.I32Sub);
    this.set(Local.Steps);
  }

  /** The match ends after the steps on the stack. */
  protected ended(outcome: RegExpOutcome): void {
    this.i32(1);
    this.op(W.I32ShrU);
    this.i32(1);
    this.op(W.I32Add);
    this.charge();
    this.returns(outcome);
  }

  // The stack ---------------------------------------------------------------------------------------------------------------

  /** Makes sure that there is room for an entry. */
  protected room(): void {
    this.get(Local.Top);
    this.get(Local.Limit);
    this.op(W.I32GtU);
    this.if(() => {
      this.get(Local.Top);
      this.vm('regExpGrow');
      this.tee(Local.C);
      this.op(W.I32Eqz);
      this.if(() => this.returns(RegExpOutcome.Terminated));
      // Twice as large: limit = base + 2 * (limit - base + slack) - slack, and the base is as far below the top as before.
      this.get(Local.Limit);
      this.get(Local.Stack);
      this.op(W.I32Sub);
      this.i32(1);
      this.op(W.I32Shl);
      this.i32(SLACK);
      this.op(W.I32Add);
      this.get(Local.C);
      this.get(Local.Top);
      this.get(Local.Stack);
      this.op(W.I32Sub, W.I32Sub);
      this.tee(Local.Stack);
      this.op(W.I32Add);
      this.set(Local.Limit);
      this.get(Local.C);
      this.set(Local.Top);
    });
  }

  /** An entry of two words: what `value` pushes, and the tag. */
  protected push(value: () => void, tag: number): void {
    this.room();
    this.get(Local.Top);
    value();
    this.store();
    this.get(Local.Top);
    this.i32(tag);
    this.store(4);
    this.add(Local.Top, 8);
  }

  protected choose(offset: number): void {
    this.push(() => this.get(Local.P), (this.stateOf(offset) << 2) | CHOICE);
  }

  /** Notes the old value of a register, then writes what `value` pushes. */
  protected change(register: number, value: () => void): void {
    const offset = 4 * register;
    this.push(() => {
      this.get(Local.Registers);
      this.load(offset);
    }, offset | UNDO);
    this.get(Local.Registers);
    value();
    this.store(offset);
  }

  protected register(register: number): void {
    this.get(Local.Registers);
    this.load(4 * register);
  }

  // Classes -----------------------------------------------------------------------------------------------------------------

  /** Pushes whether the unit in a local is in a class. */
  protected has(cls: number, unit: Local): void {
    const last = this.wide ? 0xffff : 0xff;
    const ranges = this.code.ranges(cls, last);
    if (ranges.length <= MAX_RANGES) return this.inRanges(ranges, unit);
    const others = complement(ranges, last);
    if (others.length <= MAX_RANGES) {
      this.inRanges(others, unit);
      this.op(W.I32Eqz);
      return;
    }
    const lookUp = (): void => {
      this.get(Local.Program);
      this.get(unit);
      this.i32(3);
      this.op(W.I32ShrU, W.I32Add);
      this.memory(W.I32Load8U, 0, cls);
      this.get(unit);
      this.i32(7);
      this.op(W.I32And, W.I32ShrU);
      this.i32(1);
      this.op(W.I32And);
    };
    if (!this.wide) return lookUp();
    this.get(unit);
    this.i32(256);
    this.op(W.I32LtU);
    this.out.u8(W.If);
    this.out.u8(WasmType.I32);
    lookUp();
    this.op(W.Else);
    this.address(cls);
    this.get(unit);
    this.vm('regExpHas');
    this.op(W.End);
  }

  protected inRanges(ranges: readonly Range[], unit: Local): void {
    if (ranges.length === 0) this.i32(0);
    for (const [i, [low, high]] of ranges.entries()) {
      this.get(unit);
      this.i32(low);
      if (low === high) this.op(W.I32Eq);
      else {
        this.op(W.I32Sub);
        this.i32(high - low);
        this.op(W.I32LeU);
      }
      if (i > 0) this.op(W.I32Or);
    }
  }

  /** Fails at the end of the text. */
  protected needsUnit(): void {
    this.get(Local.P);
    this.get(Local.End);
    this.op(W.I32GeU);
    this.fail(W.BrIf);
  }

  /** Fails unless a unit of the class is at P. */
  protected needsClass(cls: number): void {
    this.needsUnit();
    this.unit();
    this.set(Local.A);
    this.has(cls, Local.A);
    this.op(W.I32Eqz);
    this.fail(W.BrIf);
  }

  /** P moves to the end of a run of units of a class, at most to B. */
  protected scan(cls: number): void {
    this.block(W.Block);
    // C is where the VM goes on.
    this.get(Local.P);
    this.i32(NEAR_UNITS * this.size);
    this.op(W.I32Add);
    this.get(Local.B);
    this.get(Local.B);
    this.get(Local.P);
    this.op(W.I32Sub);
    this.i32(NEAR_UNITS * this.size);
    this.op(W.I32GtU, W.Select);
    this.set(Local.C);
    this.block(W.Block);
    this.block(W.Loop);
    this.get(Local.P);
    this.get(Local.C);
    this.op(W.I32GeU);
    this.branch(W.BrIf, 1);
    this.unit();
    this.set(Local.A);
    this.has(cls, Local.A);
    this.op(W.I32Eqz);
    this.branch(W.BrIf, 2);
    this.add(Local.P, this.size);
    this.branch(W.Br, 0);
    this.end();
    this.end();
    this.get(Local.P);
    this.get(Local.B);
    this.op(W.I32GeU);
    this.branch(W.BrIf, 0);
    this.address(cls);
    this.get(Local.P);
    this.get(Local.B);
    this.i32(0);
    this.i32(this.size - 1);
    this.vm('regExpScan');
    this.set(Local.P);
    this.end();
  }
}

/** Does it look at two units at once? */
function needsPoints({ op, a }: Instruction): boolean {
  switch (op) {
    case RegExpOp.SetU:
    case RegExpOp.AnyU:
      return true;
    case RegExpOp.StepBack:
    case RegExpOp.Guard:
      return (a & 1) !== 0;
    case RegExpOp.LoopSet:
    case RegExpOp.LazySet:
      return (a & RegExpMode.CodePoints) !== 0;
    default:
      return false;
  }
}

/** What is not in ranges, up to `last`. */
function complement(ranges: readonly Range[], last: number): Range[] {
  const found: Range[] = [];
  let next = 0;
  for (const [low, high] of ranges) {
    if (low > next) found.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= last) found.push([next, last]);
  return found;
}
