// A program of a regular expression to a Wasm function: what vm-assembly/regexp/matcher.ts does with each instruction, written out. Positions,
// choices and steps are those of the interpreter, so that the fuel is too; only choices name states instead of addresses.
//
// A state is a place where something may go on: the target of a jump or choice, or a greedy loop that gives back. Their code lies in the
// order of the states; forward jumps leave blocks, all others go through the br_table at the head:
//
//   loop again { block fail { block n { … block 0 { br_table state } code of 0 } … } code of n } backtrack: sets state; br again }

import { RegExpMode, RegExpOp, RegExpOutcome, RegExpStep } from '../../../vm-assembly/abi/regexp.ts';
import { RefusedError } from '../builder/build.ts';
import { type ByteWriter, ModuleWriter, W, WasmType } from '../emit/wasm.ts';
import type { RegExpRequest } from '../request.ts';
import { type Instruction, type Range, RegExpCode } from './program.ts';
import { GIVE_BACK, Local, MatcherWriter, PARAMETERS, UNDO } from './writer.ts';

/** The module for a program: it exports the matcher as `f0`. Throws `RefusedError`. */
export function compileRegExp({ program, wide }: RegExpRequest): Uint8Array {
  const writer = new ModuleWriter();
  const index = writer.declare('iiiiiiii', 'i', 'f0');
  writer.define(index, new Matcher(writer, new RegExpCode(program), wide).emit(), []);
  return writer.finish();
}

class Matcher extends MatcherWriter {
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
