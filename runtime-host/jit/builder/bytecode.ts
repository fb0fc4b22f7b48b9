// The bytecode of one function as the builder walks it: instructions, basic blocks, and which registers are live where.

import { decodeAt, type Instruction } from '../../../compiler/image/decode.ts';
import { Effect, OP_A, OP_B, OP_C, OP_EFFECTS, OP_X, OP_Y, Operand } from '../../../compiler/image/op-table.ts';
import { CodeFlag, Handler } from '../../../vm-assembly/abi/layout.ts';
import { Op } from '../../../vm-assembly/abi/opcodes.ts';
import type { FunctionData } from '../request.ts';

/** A basic block: instructions first … last (numbers into `Bytecode.instructions`). */
export class CodeBlock {
  readonly index: number;
  readonly first: number;
  last: number;
  /** Numbers of the blocks that control may go to, in the order: not taken, taken (IterNext: neither, end, value). */
  readonly successors: number[] = [];

  constructor(index: number, first: number) {
    this.index = index;
    this.first = first;
    this.last = first;
  }
}

/** Does the instruction jump backwards for a unit of fuel when it jumps? */
export function isBackward(op: Op): boolean {
  return op === Op.Loop || (op >= Op.LoopLt && op <= Op.LoopIf);
}

/** Where the instruction may jump, as words; IterNext has two. */
function targets(i: Instruction): number[] {
  const next = i.word + i.words;
  const list: number[] = [];
  if (OP_A[i.op] === Operand.Jump) list.push(next + i.a);
  if (OP_B[i.op] === Operand.Jump) list.push(next + i.b);
  if (OP_X[i.op] === Operand.Jump) list.push(next + i.x);
  if (OP_Y[i.op] === Operand.Jump) list.push(next + i.y);
  return list;
}

/** Does control never go on with the next instruction? */
function ends(op: Op): boolean {
  return (OP_EFFECTS[op] & Effect.Ends) !== 0;
}

export class Bytecode {
  readonly fn: FunctionData;
  readonly instructions: Instruction[] = [];
  readonly blocks: CodeBlock[] = [];
  /** Number of the block that begins at a word; -1 elsewhere. */
  readonly blockAt: Int32Array;
  /** Registers live before each instruction: `rowWords` u32 each. */
  private readonly live: Uint32Array;
  private readonly rowWords: number;

  constructor(fn: FunctionData) {
    this.fn = fn;
    const { words } = fn;
    this.blockAt = new Int32Array(words.length + 1).fill(-1);
    const leader = new Uint8Array(words.length + 1);
    leader[0] = 1;
    for (let at = 0; at < words.length; ) {
      const i = decodeAt(words, at, 0);
      this.instructions.push(i);
      at += i.words;
      const jumps = targets(i);
      for (const t of jumps) leader[t] = 1;
      if (jumps.length > 0 || ends(i.op)) leader[at] = 1;
    }
    for (let h = 0; h < fn.handlers.length; h += Handler.Size >> 2) {
      // Handlers are entered by the interpreter only, but their code may be reached by jumps too: a block of its own.
      leader[fn.handlers[h + (Handler.Target >> 2)] >> 2] = 1;
    }
    this.cut(leader);
    this.rowWords = (fn.registers + 31) >> 5;
    this.live = new Uint32Array(this.instructions.length * this.rowWords);
    this.findLive();
  }

  private cut(leader: Uint8Array): void {
    const { instructions, blocks } = this;
    for (let n = 0; n < instructions.length; n++) {
      const { word } = instructions[n];
      if (leader[word] === 1) {
        this.blockAt[word] = blocks.length;
        blocks.push(new CodeBlock(blocks.length, n));
      }
      blocks[blocks.length - 1].last = n;
    }
    for (const block of blocks) {
      const i = instructions[block.last];
      if (!ends(i.op) && i.word + i.words < this.fn.words.length) block.successors.push(this.blockAt[i.word + i.words]);
      for (const t of targets(i)) block.successors.push(this.blockAt[t]);
    }
  }

  isLive(instruction: number, register: number): boolean {
    return (this.live[instruction * this.rowWords + (register >> 5)] & (1 << (register & 31))) !== 0;
  }

  /** Byte offset of a handler's target that covers the instruction; -1: none does. */
  handlerOf(i: Instruction): number {
    const { handlers } = this.fn;
    const at = i.word << 2;
    for (let h = 0; h < handlers.length; h += Handler.Size >> 2) {
      if (at >= handlers[h] && at < handlers[h + (Handler.End >> 2)]) return h;
    }
    return -1;
  }

  private findLive(): void {
    const { blocks, rowWords } = this;
    const row = new Uint32Array(rowWords);
    for (let changed = true; changed; ) {
      changed = false;
      for (let b = blocks.length - 1; b >= 0; b--) {
        const block = blocks[b];
        row.fill(0);
        for (const s of block.successors) this.addRow(row, blocks[s].first);
        for (let n = block.last; n >= block.first; n--) if (this.step(n, row)) changed = true;
      }
    }
  }

  private addRow(row: Uint32Array, instruction: number): void {
    for (let w = 0; w < this.rowWords; w++) row[w] |= this.live[instruction * this.rowWords + w];
  }

  /** `row` becomes what is live before instruction n. True if that is news. */
  private step(n: number, row: Uint32Array): boolean {
    const i = this.instructions[n];
    eachWrite(i, this.fn.registers, (r) => {
      row[r >> 5] &= ~(1 << (r & 31));
    });
    eachRead(i, (r) => {
      row[r >> 5] |= 1 << (r & 31);
    });
    // Who constructs looks for `this` of a derived constructor where it lies.
    if ((this.fn.flags & CodeFlag.Derived) !== 0 && (i.op === Op.Return || i.op === Op.ReturnUndefined)) row[0] |= 1;
    if ((OP_EFFECTS[i.op] & (Effect.Throws | Effect.Reenters | Effect.Allocates | Effect.Safepoint)) !== 0) {
      const h = this.handlerOf(i);
      if (h >= 0) {
        const { handlers } = this.fn;
        const register = handlers[h + (Handler.Register >> 2)];
        const had = row[register >> 5] & (1 << (register & 31));
        this.addRow(row, this.blocks[this.blockAt[handlers[h + (Handler.Target >> 2)] >> 2]].first);
        if (had === 0) row[register >> 5] &= ~(1 << (register & 31));
      }
    }
    let news = false;
    for (let w = 0; w < this.rowWords; w++) {
      const at = n * this.rowWords + w;
      if (this.live[at] !== row[w]) {
        this.live[at] = row[w];
        news = true;
      }
    }
    return news;
  }
}

/** Registers that an instruction reads. */
export function eachRead(i: Instruction, visit: (register: number) => void): void {
  read(OP_A[i.op], i.a, i, visit);
  read(OP_B[i.op], i.b, i, visit);
  read(OP_C[i.op], i.c, i, visit);
  read(OP_X[i.op], i.x, i, visit);
  if (i.op === Op.CoerceThis) visit(0);
}

function read(kind: Operand, r: number, i: Instruction, visit: (register: number) => void): void {
  switch (kind) {
    case Operand.Src:
    case Operand.Mod:
      visit(r);
      return;
    case Operand.SrcOpt:
      if (r !== 255) visit(r);
      return;
    case Operand.Record:
      for (let n = 0; n < 3; n++) visit(r + n);
      return;
    case Operand.Range:
      for (let n = 0; n < i.c; n++) visit(r + n);
      return;
    case Operand.Window:
      for (let n = 2; n < 4 + i.c; n++) visit(r + n);
      return;
    case Operand.NewWindow:
      visit(r + 2);
      for (let n = 4; n < 4 + i.c; n++) visit(r + n);
      return;
    case Operand.WindowSpread:
      for (let n = 2; n < 5; n++) visit(r + n);
      return;
    case Operand.NewWindowSpread:
      visit(r + 2);
      visit(r + 4);
      return;
    case Operand.NewWindowForward:
      visit(r + 2);
      return;
    case Operand.Native:
      for (let n = 1; n <= i.c; n++) visit(r + n);
      return;
    case Operand.Result:
      // Who was constructed decides what becomes of a result that is no object.
      visit(r + 2);
      visit(r + 3);
      return;
    default:
  }
}

/** Registers that an instruction writes, or makes meaningless: a call window is lost. */
export function eachWrite(i: Instruction, registers: number, visit: (register: number) => void): void {
  write(OP_B[i.op], i.b, registers, visit);
  write(OP_A[i.op], i.a, registers, visit);
  if (i.op === Op.CoerceThis) visit(0);
}

function write(kind: Operand, r: number, registers: number, visit: (register: number) => void): void {
  switch (kind) {
    case Operand.Dst:
    case Operand.Mod:
      visit(r);
      return;
    case Operand.DstPair:
      visit(r);
      visit(r + 1);
      return;
    case Operand.DstTriple:
    case Operand.Record:
      for (let n = 0; n < 3; n++) visit(r + n);
      return;
    case Operand.Window:
    case Operand.NewWindow:
    case Operand.WindowSpread:
    case Operand.NewWindowSpread:
    case Operand.NewWindowForward:
    case Operand.Suspend:
      for (let n = r; n < registers; n++) visit(n);
      return;
    default:
  }
}
