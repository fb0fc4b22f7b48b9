// A program of a regular expression to a Wasm function: what vm-assembly/regexp/matcher.ts does with each instruction, written out. Positions,
// choices and steps are those of the interpreter, so that the fuel is too; only choices name states instead of addresses.
//
// A state is a place where something may go on: the target of a jump or choice, or a greedy loop that gives back. Their code lies in the
// order of the states; forward jumps leave blocks, all others go through the br_table at the head:
//
//   loop again { block fail { block n { … block 0 { br_table state } code of 0 } … } code of n } backtrack: sets state; br again }

import { RegExpMode, RegExpOp, RegExpOutcome, RegExpStep } from '../../../vm-assembly/abi/regexp.ts';
import { RefusedError } from '../builder/build.ts';
import { ByteWriter, ModuleWriter, W, WasmType } from '../emit/wasm.ts';
import { VM_IMPORTS, type VmImport } from '../imports.ts';
import type { RegExpRequest } from '../request.ts';
import { type Instruction, type Range, RegExpCode, targets } from './program.ts';

/** Parameters (abi/jit.ts), then locals. */
const enum Local {
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
const PARAMETERS = 8;

/** Ranges that are compared one by one; a class of more is looked up. */
const MAX_RANGES = 3;
/** Units of a run that are compared here, before the VM goes on with many at once. */
const NEAR_UNITS = 16;
/** Tags of entries of the stack. */
const CHOICE = 0;
const UNDO = 1;
const GIVE_BACK = 2;
/** What is left of the room above the limit of the stack (growStack). */
const SLACK = 16;

/** The module for a program: it exports the matcher as `f0`. Throws `RefusedError`. */
export function compileRegExp({ program, wide }: RegExpRequest): Uint8Array {
  const writer = new ModuleWriter();
  const index = writer.declare('iiiiiiii', 'i', 'f0');
  writer.define(index, new Matcher(writer, new RegExpCode(program), wide).emit(), []);
  return writer.finish();
}

class Matcher {
  private readonly out = new ByteWriter(4096);
  private readonly writer: ModuleWriter;
  private readonly code: RegExpCode;
  private readonly wide: boolean;
  /** Bytes of a unit. */
  private readonly size: number;
  /** States by offset in the program, in the order of their addresses; those of loops that give back follow. */
  private readonly states = new Map<number, number>();
  private readonly loops = new Map<Instruction, number>();
  /** State whose code is written, and blocks that are open inside of it. */
  private state = 0;
  private depth = 0;

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

  emit(): ByteWriter {
    const count = this.states.size + this.loops.size;
    this.out.u32(1);
    this.out.u32(Local.Count - PARAMETERS);
    this.out.u8(WasmType.I32);
    this.begin();
    this.block(W.Loop);
    for (let i = 0; i <= count; i++) this.block(W.Block);
    this.get(Local.State);
    this.out.u8(W.BrTable);
    this.out.u32(count - 1);
    for (let i = 0; i < count; i++) this.out.u32(i);
    this.depth = 0;
    this.state = -1;
    for (const insn of this.code.instructions) {
      if (this.states.has(insn.at)) this.enter();
      this.instruction(insn);
    }
    for (const insn of this.loops.keys()) {
      this.enter();
      this.giveBack(insn);
    }
    // Block `fail`.
    this.op(W.End);
    this.backtrack();
    this.op(W.End);
    this.op(W.Unreachable);
    this.op(W.End);
    return this.out;
  }

  // Vocabulary --------------------------------------------------------------------------------------------------------------

  private op(...ops: W[]): void {
    for (const op of ops) this.out.u8(op);
  }

  private i32(n: number): void {
    this.out.u8(W.I32Const);
    this.out.i32(n);
  }

  private get(local: Local): void {
    this.out.u8(W.LocalGet);
    this.out.u32(local);
  }

  private set(local: Local): void {
    this.out.u8(W.LocalSet);
    this.out.u32(local);
  }

  private tee(local: Local): void {
    this.out.u8(W.LocalTee);
    this.out.u32(local);
  }

  private memory(w: W, align: number, offset: number): void {
    this.out.u8(w);
    this.out.u32(align);
    this.out.u32(offset);
  }

  private load(offset = 0): void {
    this.memory(W.I32Load, 2, offset);
  }

  private store(offset = 0): void {
    this.memory(W.I32Store, 2, offset);
  }

  private block(w: W.Block | W.Loop | W.If): void {
    this.out.u8(w);
    this.out.u8(WasmType.Empty);
    this.depth++;
  }

  private end(): void {
    this.out.u8(W.End);
    this.depth--;
  }

  private branch(w: W.Br | W.BrIf, depth: number): void {
    this.out.u8(w);
    this.out.u32(depth);
  }

  private vm(name: VmImport): void {
    const [parameters, result] = VM_IMPORTS[name];
    this.out.u8(W.Call);
    this.out.u32(this.writer.importFunction(name, parameters, result));
  }

  /** Adds to a local. */
  private add(local: Local, n: number): void {
    this.get(local);
    this.i32(n);
    this.op(W.I32Add);
    this.set(local);
  }

  private if(then: () => void): void {
    this.block(W.If);
    then();
    this.end();
  }

  private returns(outcome: RegExpOutcome): void {
    this.i32(outcome);
    this.op(W.Return);
  }

  /** Address of something in the program. */
  private address(offset: number): void {
    this.get(Local.Program);
    this.i32(offset);
    this.op(W.I32Add);
  }

  /** The unit at P plus `units`. */
  private unit(units = 0): void {
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
  private enter(): void {
    this.out.u8(W.End);
    this.state++;
  }

  /** Labels from what is written to the block `fail`, and to the loop around it. */
  private get failing(): number {
    return this.depth + this.states.size + this.loops.size - 1 - this.state;
  }

  private fail(w: W.Br | W.BrIf = W.Br): void {
    this.branch(w, this.failing);
  }

  /** Goes on with the state in its local. */
  private again(): void {
    this.branch(W.Br, this.failing + 1);
  }

  private stateOf(offset: number): number {
    return this.states.get(offset) as number;
  }

  private jump(offset: number): void {
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
  private charge(): void {
    this.vm('charge');
    this.if(() => this.returns(RegExpOutcome.Terminated));
  }

  private steps(): void {
    this.i32(RegExpStep.Slice);
    this.get(Local.Steps);
    this.op(W.I32Sub);
  }

  /** Charges if the steps are used up; those beyond as well. */
  private checkSteps(): void {
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
  private step(): void {
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
  private stepsBetween(from: Local, to: Local): void {
    this.get(Local.Steps);
    this.get(to);
    this.get(from);
    this.op(W.I32Sub);
    this.i32(RegExpStep.Shift);
    this.op(W.I32ShrS, W.I32Sub);
    this.set(Local.Steps);
  }

  /** The match ends after the steps on the stack. */
  private ended(outcome: RegExpOutcome): void {
    this.i32(1);
    this.op(W.I32ShrU);
    this.i32(1);
    this.op(W.I32Add);
    this.charge();
    this.returns(outcome);
  }

  // The stack ---------------------------------------------------------------------------------------------------------------

  /** Makes sure that there is room for an entry. */
  private room(): void {
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
  private push(value: () => void, tag: number): void {
    this.room();
    this.get(Local.Top);
    value();
    this.store();
    this.get(Local.Top);
    this.i32(tag);
    this.store(4);
    this.add(Local.Top, 8);
  }

  private choose(offset: number): void {
    this.push(() => this.get(Local.P), (this.stateOf(offset) << 2) | CHOICE);
  }

  /** Notes the old value of a register, then writes what `value` pushes. */
  private change(register: number, value: () => void): void {
    const offset = 4 * register;
    this.push(() => {
      this.get(Local.Registers);
      this.load(offset);
    }, offset | UNDO);
    this.get(Local.Registers);
    value();
    this.store(offset);
  }

  private register(register: number): void {
    this.get(Local.Registers);
    this.load(4 * register);
  }

  // Classes -----------------------------------------------------------------------------------------------------------------

  /** Pushes whether the unit in a local is in a class. */
  private has(cls: number, unit: Local): void {
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

  private inRanges(ranges: readonly Range[], unit: Local): void {
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
  private needsUnit(): void {
    this.get(Local.P);
    this.get(Local.End);
    this.op(W.I32GeU);
    this.fail(W.BrIf);
  }

  /** Fails unless a unit of the class is at P. */
  private needsClass(cls: number): void {
    this.needsUnit();
    this.unit();
    this.set(Local.A);
    this.has(cls, Local.A);
    this.op(W.I32Eqz);
    this.fail(W.BrIf);
  }

  /** P moves to the end of a run of units of a class, at most to B. */
  private scan(cls: number): void {
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

  // Parts of the matcher ------------------------------------------------------------------------------------------------------

  /** Finds the first start. */
  private begin(): void {
    this.get(Local.Start);
    this.set(Local.A);
    this.get(Local.Sticky);
    this.op(W.I32Eqz);
    this.if(() => {
      this.get(Local.A);
      this.nextStart();
      this.op(W.I32Eqz);
      this.if(() => {
        this.get(Local.End);
        this.get(Local.A);
        this.op(W.I32Sub);
        this.i32(RegExpStep.Shift);
        this.op(W.I32ShrU);
        this.ended(RegExpOutcome.None);
      });
    });
    this.i32(RegExpStep.Slice);
    this.set(Local.Steps);
    this.stepsBetween(Local.A, Local.Start);
    this.get(Local.Stack);
    this.set(Local.Top);
    this.startOver();
  }

  /** Start becomes the next place from the one on the stack on where a match may begin; pushes it. */
  private nextStart(): void {
    this.set(Local.B);
    this.get(Local.Program);
    this.get(Local.Text);
    this.get(Local.End);
    this.get(Local.B);
    this.i32(this.size - 1);
    this.vm('regExpStart');
    this.tee(Local.Start);
  }

  private startOver(): void {
    this.get(Local.Start);
    this.set(Local.P);
    this.i32(this.stateOf(this.code.entry));
    this.set(Local.State);
  }

  /** Takes the last choice, or the next start. Two loops: `again` around, and one that undoes changes. */
  private backtrack(): void {
    this.add(Local.Steps, -1);
    this.checkSteps();
    this.depth = 0;
    this.block(W.Loop);
    this.get(Local.Top);
    this.get(Local.Stack);
    this.op(W.I32Eq);
    this.if(() => {
      this.get(Local.Sticky);
      this.if(() => {
        this.steps();
        this.ended(RegExpOutcome.None);
      });
      this.get(Local.Start);
      this.tee(Local.A);
      this.i32(this.size);
      this.op(W.I32Add);
      this.nextStart();
      this.op(W.I32Eqz);
      this.if(() => {
        this.steps();
        this.get(Local.End);
        this.get(Local.A);
        this.op(W.I32Sub);
        this.i32(RegExpStep.Shift);
        this.op(W.I32ShrU, W.I32Add);
        this.ended(RegExpOutcome.None);
      });
      this.stepsBetween(Local.A, Local.Start);
      this.startOver();
      this.branch(W.Br, this.depth);
    });
    this.add(Local.Top, -8);
    this.get(Local.Top);
    this.load(4);
    this.tee(Local.A);
    this.i32(3);
    this.op(W.I32And);
    this.tee(Local.B);
    this.i32(UNDO);
    this.op(W.I32Eq);
    this.if(() => {
      this.get(Local.Registers);
      this.get(Local.A);
      this.i32(~3);
      this.op(W.I32And, W.I32Add);
      this.get(Local.Top);
      this.load();
      this.store();
      this.branch(W.Br, 1);
    });
    this.get(Local.Top);
    this.load();
    this.set(Local.P);
    this.get(Local.A);
    this.i32(2);
    this.op(W.I32ShrU);
    this.set(Local.State);
    // A loop that gives back takes its entry itself, if that is its last.
    this.get(Local.B);
    this.if(() => this.add(Local.Top, 8));
    this.branch(W.Br, this.depth);
    this.end();
  }

  /** A greedy loop gives one back, or as many as it takes until what follows may match. */
  private giveBack({ words, next }: Instruction): void {
    const follow = words[3];
    this.get(Local.Top);
    this.i32(12);
    this.op(W.I32Sub);
    this.load();
    this.set(Local.B);
    if (follow === 0) {
      this.add(Local.P, -this.size);
    } else {
      this.get(Local.P);
      this.set(Local.C);
      this.block(W.Block);
      this.block(W.Loop);
      this.add(Local.P, -this.size);
      this.get(Local.P);
      this.get(Local.B);
      this.op(W.I32LeU);
      this.branch(W.BrIf, 1);
      this.unit();
      this.set(Local.A);
      this.has(follow, Local.A);
      this.op(W.I32Eqz);
      this.branch(W.BrIf, 0);
      this.end();
      this.end();
      this.stepsBetween(Local.P, Local.C);
    }
    this.get(Local.P);
    this.get(Local.B);
    this.op(W.I32LeU);
    this.block(W.If);
    this.add(Local.Top, -12);
    this.op(W.Else);
    this.get(Local.Top);
    this.i32(8);
    this.op(W.I32Sub);
    this.get(Local.P);
    this.store();
    this.end();
    this.jump(next);
  }

  private instruction(insn: Instruction): void {
    const { op, a, b, words } = insn;
    switch (op) {
      case RegExpOp.Match:
        this.get(Local.Registers);
        this.get(Local.Start);
        this.store();
        this.get(Local.Registers);
        this.get(Local.P);
        this.store(4);
        this.steps();
        this.ended(RegExpOutcome.Found);
        return;
      case RegExpOp.Fail:
        return this.fail();
      case RegExpOp.Char:
        this.needsUnit();
        this.unit();
        this.i32(b);
        this.op(W.I32Ne);
        this.fail(W.BrIf);
        this.add(Local.P, this.size);
        return;
      case RegExpOp.Chars:
        return this.characters(insn);
      case RegExpOp.Set:
      case RegExpOp.SetU:
        this.needsClass(words[0]);
        this.add(Local.P, this.size);
        return;
      case RegExpOp.Any:
      case RegExpOp.AnyU:
        this.needsUnit();
        this.add(Local.P, this.size);
        return;
      case RegExpOp.StepBack:
        this.get(Local.P);
        this.get(Local.Text);
        this.op(W.I32LeU);
        this.fail(W.BrIf);
        this.add(Local.P, -this.size);
        return;
      case RegExpOp.Guard:
        this.block(W.Block);
        this.get(Local.P);
        this.get(Local.End);
        this.op(W.I32LtU);
        this.if(() => {
          this.unit();
          this.set(Local.A);
          this.has(words[0], Local.A);
          this.branch(W.BrIf, 1);
        });
        this.jump(words[1]);
        this.end();
        return;
      case RegExpOp.Split:
        return this.choose(words[0]);
      case RegExpOp.Jump:
        this.step();
        return this.jump(words[0]);
      case RegExpOp.Save:
        return this.change(b, () => this.get(Local.P));
      case RegExpOp.Reset:
        for (let register = b; register < words[0]; register++) {
          this.register(register);
          this.if(() => this.change(register, () => this.i32(0)));
        }
        return;
      case RegExpOp.Counter:
        return this.change(b, () => this.i32(0));
      case RegExpOp.CounterNext:
        this.change(b, () => {
          this.register(b);
          this.i32(1);
          this.op(W.I32Add);
        });
        this.step();
        return this.jump(words[0]);
      case RegExpOp.CounterLoop:
        return this.counterLoop(insn);
      case RegExpOp.CheckAdvance:
        this.register(b);
        this.get(Local.P);
        this.op(W.I32Eq);
        if ((a & 1) !== 0) {
          this.register(words[0]);
          this.i32(words[1]);
          this.op(W.I32GeU, W.I32And);
        }
        this.fail(W.BrIf);
        return;
      case RegExpOp.LoopSet:
        return this.loopSet(insn);
      case RegExpOp.LazySet:
        return this.lazySet(insn);
      case RegExpOp.LazyMore:
        return this.lazyMore(insn);
      default:
        this.assertion(insn);
    }
  }

  private characters(insn: Instruction): void {
    const bytes = insn.a * this.size;
    this.get(Local.End);
    this.get(Local.P);
    this.op(W.I32Sub);
    this.i32(bytes);
    this.op(W.I32LtU);
    this.fail(W.BrIf);
    for (let i = 0; i < insn.a; i++) {
      this.unit(i);
      this.i32(this.code.unit(insn, i));
      this.op(W.I32Ne);
      this.fail(W.BrIf);
    }
    this.add(Local.P, bytes);
  }

  private counterLoop({ a, b, words, next }: Instruction): void {
    const [least, most, exit] = words;
    const lazy = (a & RegExpMode.Lazy) !== 0;
    this.block(W.Block);
    this.register(b);
    this.tee(Local.A);
    this.i32(least);
    this.op(W.I32LtU);
    this.branch(W.BrIf, 0);
    this.get(Local.A);
    this.i32(most);
    this.op(W.I32GeU);
    this.if(() => this.jump(exit));
    this.choose(lazy ? next : exit);
    if (lazy) this.jump(exit);
    this.end();
  }

  private loopSet(insn: Instruction): void {
    const { a, words } = insn;
    const [least, most, cls] = words;
    // B: where the loop ends at the latest.
    if (least > 0 || most !== 0xffffffff) {
      this.get(Local.End);
      this.get(Local.P);
      this.op(W.I32Sub);
      if (this.wide) {
        this.i32(1);
        this.op(W.I32ShrU);
      }
      this.set(Local.A);
    }
    if (least > 0) {
      this.get(Local.A);
      this.i32(least);
      this.op(W.I32LtU);
      this.fail(W.BrIf);
    }
    this.get(Local.End);
    if (most !== 0xffffffff) {
      // Behind `most` units, if there are more.
      this.get(Local.P);
      this.i32(most * this.size);
      this.op(W.I32Add);
      this.get(Local.A);
      this.i32(most);
      this.op(W.I32LeU, W.Select);
    }
    this.set(Local.B);
    // The lowest end lies in State, which nobody needs until something is jumped to.
    this.get(Local.P);
    this.i32(least * this.size);
    this.op(W.I32Add);
    this.set(Local.State);
    this.scan(cls);
    if (least > 0) {
      this.get(Local.P);
      this.get(Local.State);
      this.op(W.I32LtU);
      this.fail(W.BrIf);
    }
    this.stepsBetween(Local.State, Local.P);
    const state = this.loops.get(insn);
    if (state !== undefined) {
      this.get(Local.P);
      this.get(Local.State);
      this.op(W.I32GtU);
      this.if(() => {
        this.room();
        this.get(Local.Top);
        this.get(Local.State);
        this.store();
        this.get(Local.Top);
        this.get(Local.P);
        this.store(4);
        this.get(Local.Top);
        this.i32((state << 2) | GIVE_BACK);
        this.store(8);
        this.add(Local.Top, 12);
      });
    }
    this.checkSteps();
    if ((a & RegExpMode.Possessive) === 0) this.jump(insn.next);
  }

  private lazySet({ words, next }: Instruction): void {
    const stop = words[1];
    if (stop !== 0) {
      this.get(Local.P);
      this.set(Local.A);
      this.address(stop);
      this.get(Local.P);
      this.get(Local.End);
      this.i32(1);
      this.i32(this.size - 1);
      this.vm('regExpScan');
      this.set(Local.P);
      this.stepsBetween(Local.A, Local.P);
    }
    this.choose(next);
    this.jump(next + 4);
  }

  private lazyMore({ at }: Instruction): void {
    const lazySet = this.code.instructions.find((insn) => insn.next === at) as Instruction;
    this.needsClass(lazySet.words[0]);
    this.add(Local.P, this.size);
    this.jump(lazySet.at);
  }

  private assertion(insn: Instruction): void {
    const { op, a, b, words } = insn;
    switch (op) {
      case RegExpOp.Look:
        this.get(Local.Registers);
        this.get(Local.Top);
        this.get(Local.Stack);
        this.op(W.I32Sub);
        this.store(4 * b);
        this.get(Local.Registers);
        this.get(Local.P);
        this.store(4 * b + 4);
        if ((a & 1) !== 0) this.choose(words[0]);
        return;
      case RegExpOp.LookEnd:
        if ((a & 1) !== 0) this.leaveLook(b, true);
        else {
          this.height(b);
          this.set(Local.Top);
        }
        this.register(b + 1);
        this.set(Local.P);
        return;
      case RegExpOp.LookNot:
        this.leaveLook(b, false);
        return this.fail();
      case RegExpOp.BackReference:
        this.address(insn.at);
        this.get(Local.P);
        this.get(Local.Text);
        this.get(Local.End);
        this.i32(this.size - 1);
        this.vm('regExpReference');
        this.tee(Local.A);
        this.i32(0);
        this.op(W.I32LtS);
        this.fail(W.BrIf);
        this.get(Local.Steps);
        this.get(Local.A);
        this.i32(RegExpStep.Shift);
        this.op(W.I32ShrS, W.I32Sub);
        this.set(Local.Steps);
        this.get(Local.P);
        this.get(Local.A);
        this.op((a & RegExpMode.Backward) !== 0 ? W.I32Sub : W.I32Add);
        this.set(Local.P);
        return;
      case RegExpOp.Start:
      case RegExpOp.End:
        this.get(Local.P);
        this.get(op === RegExpOp.Start ? Local.Text : Local.End);
        this.op(W.I32Ne);
        this.fail(W.BrIf);
        return;
      case RegExpOp.LineStart:
      case RegExpOp.LineEnd: {
        const start = op === RegExpOp.LineStart;
        this.get(Local.P);
        this.get(start ? Local.Text : Local.End);
        this.op(W.I32Ne);
        this.if(() => {
          this.unit(start ? -1 : 0);
          this.set(Local.A);
          this.inRanges(LINE_ENDS, Local.A);
          this.op(W.I32Eqz);
          this.fail(W.BrIf);
        });
        return;
      }
      case RegExpOp.Word:
        this.isWord(Local.Text, -1, a);
        this.set(Local.B);
        this.isWord(Local.End, 0, a);
        this.get(Local.B);
        this.op((a & RegExpMode.Not) !== 0 ? W.I32Ne : W.I32Eq);
        this.fail(W.BrIf);
        return;
      default:
        throw new RefusedError(`instruction ${op} of a regular expression`);
    }
  }

  /** Pushes 1 if P is not at an edge of the text, and the unit beside it belongs to a word. */
  private isWord(edge: Local, units: number, mode: number): void {
    const ranges = (mode & RegExpMode.Folded) !== 0 ? FOLDED_WORD : WORD;
    this.get(Local.P);
    this.get(edge);
    this.op(W.I32Eq);
    this.out.u8(W.If);
    this.out.u8(WasmType.I32);
    this.i32(0);
    this.op(W.Else);
    this.unit(units);
    this.set(Local.A);
    this.inRanges(ranges, Local.A);
    this.op(W.End);
  }

  /** Address of the height that Look noted. */
  private height(register: number): void {
    this.get(Local.Stack);
    this.register(register);
    this.op(W.I32Add);
  }

  private leaveLook(register: number, keeps: boolean): void {
    this.get(Local.Top);
    this.height(register);
    this.i32(keeps ? 1 : 0);
    this.vm('regExpLeave');
    this.set(Local.Top);
  }
}

const LINE_ENDS: readonly Range[] = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
];
const WORD: readonly Range[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
/** With the letters that fold to ASCII. */
const FOLDED_WORD: readonly Range[] = [...WORD, [0x17f, 0x17f], [0x212a, 0x212a]];

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
