// Rows with registers to words: jumps are threaded and patched, feedback slots and constants numbered, tables written.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../vm-assembly/abi/values.ts';
import { ConstKind, HirOp, NONE, Row } from '../hir/hir.ts';
import type { FunctionRecord, ImageBuilder } from '../image/image-builder.ts';
import { Effect, Form, OP_A, OP_B, OP_C, OP_EFFECTS, OP_FORM, OP_X, OP_Y, Operand } from '../image/op-table.ts';
import type { Bir } from './bir.ts';

/** Does the block fetch arguments from where the frame is about to be written? */
function createsArguments(code: Int32Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += Row.Size) {
    if (code[at] !== HirOp.Nop) return code[at] === Op.CreateArguments || code[at] === Op.CreateRest;
  }
  return false;
}

/** How often a jump to a jump is followed. */
const MAX_THREADING = 8;

/** Writes one function after the other into the image builder; see `overflow` after each. */
export class Encoder {
  private readonly image: ImageBuilder;
  /** Word offset of each block, from the function's start. */
  private offsets: Int32Array = new Int32Array(256);
  private threaded: Int32Array = new Int32Array(256);
  /** Word, block: jumps to patch; the form is that of the opcode in the word. */
  private readonly fixups: number[] = [];
  private feedback = 0;
  /** Words of known built-ins from the function's start, and their numbers, in turn. */
  readonly sites: number[] = [];
  private long = false;
  /** What did not fit, for the diagnostic; '' if everything did. */
  overflow = '';

  constructor(image: ImageBuilder) {
    this.image = image;
  }

  run(bir: Bir, record: FunctionRecord): void {
    this.overflow = '';
    this.long = false;
    const savedConstants = this.image.constants.length;
    const savedWords = this.image.words.length;
    const savedPositions = this.image.positions.length;
    const savedHandlers = this.image.handlers.length;
    if (this.attempt(bir, record)) return;
    // Some distance does not fit into 16 bits: conditional jumps around far ones.
    this.image.constants.length = savedConstants;
    this.image.words.length = savedWords;
    this.image.positions.length = savedPositions;
    this.image.handlers.length = savedHandlers;
    this.long = true;
    if (!this.attempt(bir, record)) this.overflow = 'a jump is too far';
  }

  private attempt(bir: Bir, record: FunctionRecord): boolean {
    const image = this.image;
    image.beginPool();
    this.feedback = 0;
    this.fixups.length = 0;
    this.sites.length = 0;
    if (this.offsets.length < bir.blockCount) {
      this.offsets = new Int32Array(bir.blockCount * 2);
      this.threaded = new Int32Array(bir.blockCount * 2);
    }
    this.thread(bir);
    const nameConstant = record.name === -1 ? -1 : image.stringConstant(record.name);
    record.nameConstant = nameConstant;
    record.constantStart = image.poolStart;
    record.codeStart = image.words.length;
    record.positionStart = image.positions.length;
    let lastWord = 0;
    let lastPosition = record.sourceStart;
    const code = bir.code;
    let pendingEntry = bir.entryUndefined.length > 0;
    for (let i = 0; i < bir.placed; i++) {
      const block = bir.order[i];
      const end = bir.blockEnd(i);
      if (pendingEntry && !createsArguments(code, bir.blockStart[block], end)) {
        // Ahead of the block: what jumps there, and what protects it, comes after.
        pendingEntry = false;
        this.entry(bir);
      }
      this.offsets[block] = image.words.length - record.codeStart;
      for (let at = bir.blockStart[block]; at < end; at += Row.Size) {
        const op = code[at];
        if (op === HirOp.Nop) continue;
        if (pendingEntry && op !== Op.CreateArguments && op !== Op.CreateRest) {
          pendingEntry = false;
          this.entry(bir);
        }
        if (op === Op.Jump && this.isNext(bir, i, at, end)) continue;
        // stack traces leave the library out
        if (!image.library && (OP_EFFECTS[op] & (Effect.Throws | Effect.Reenters)) !== 0) {
          const word = image.words.length - record.codeStart;
          const position = code[at + Row.Pos];
          if (position !== lastPosition || word === 0) {
            image.positions.pushLeb(word - lastWord);
            const delta = position - lastPosition;
            image.positions.pushLeb((delta << 1) ^ (delta >> 31));
            lastWord = word;
            lastPosition = position;
          }
        }
        if (op === Op.GetProp || op === Op.Call || op === Op.Construct) {
          const builtin = code[at + (op === Op.GetProp ? Row.C : Row.Y)];
          if (builtin !== 0) this.sites.push(image.words.length - record.codeStart, builtin);
        }
        this.instruction(bir, at, op);
      }
    }
    record.codeEnd = image.words.length;
    record.constantEnd = image.constants.length >> 1;
    record.positionEnd = image.positions.length;
    record.feedbackCount = this.feedback;
    record.registers = Math.max(bir.frameSize, 1);
    if (record.constantEnd - record.constantStart > 0xffff) this.overflow = 'it has more than 65535 constants';
    if (this.feedback > 0xffff) this.overflow = 'it has more than 65535 sites with feedback';
    this.handlers(bir, record);
    return this.patch(record.codeStart);
  }

  /** Variables that some way reads before it writes them. */
  private entry(bir: Bir): void {
    for (const vreg of bir.entryUndefined) {
      const register = bir.registers[vreg];
      if (register > 0) this.image.words.push(Op.LoadSingleton | (register << 8) | (Singleton.Undefined << 16));
    }
  }

  /** Blocks that are nothing but a forward jump stand for its target. */
  private thread(bir: Bir): void {
    const threaded = this.threaded;
    const code = bir.code;
    for (let b = 0; b < bir.blockCount; b++) threaded[b] = b;
    for (let i = 0; i < bir.placed; i++) {
      const block = bir.order[i];
      let at = bir.blockStart[block];
      while (at < bir.end && code[at] === HirOp.Nop) at += Row.Size;
      if (at < bir.end && code[at] === Op.Jump) threaded[block] = code[at + Row.T];
    }
  }

  private target(block: number): number {
    let b = block;
    for (let i = 0; i < MAX_THREADING && this.threaded[b] !== b; i++) b = this.threaded[b];
    return b;
  }

  /** Does the jump at the end of block `i` lead to what follows anyway? */
  private isNext(bir: Bir, i: number, at: number, end: number): boolean {
    if (at + Row.Size !== end) return false;
    const code = bir.code;
    const start = bir.blockStart[this.target(code[at + Row.T])];
    if (start < end) return false;
    for (let row = end; row < start; row += Row.Size) if (code[row] !== HirOp.Nop) return false;
    return i >= 0;
  }

  private register(bir: Bir, vreg: number): number {
    return vreg === NONE ? 255 : bir.registers[vreg];
  }

  private field(bir: Bir, kind: Operand, at: number, value: number): number {
    switch (kind) {
      case Operand.None:
        return 0;
      case Operand.Imm:
      case Operand.SImm:
      case Operand.Var:
      case Operand.Jump:
        return value;
      case Operand.Const:
        return this.image.stringConstant(value);
      case Operand.Func:
        return this.image.functionConstant(value);
      case Operand.Feedback:
        return this.feedback++;
      case Operand.ConstRun:
        return this.constantRun(bir, at, value);
      case Operand.Range:
        return bir.code[at + Row.C] === 0 ? 0 : bir.registers[value];
      default:
        return this.register(bir, value);
    }
  }

  private constantRun(bir: Bir, at: number, run: number): number {
    const code = bir.code;
    const count = code[at] === Op.TemplateObject ? 2 * code[at + Row.B] : code[at + Row.C];
    let first = 0;
    for (let i = 0; i < count; i++) {
      const id = bir.hir.runs[run + i];
      const place =
        id === -1
          ? this.image.appendConstant(ConstKind.Singleton, Singleton.Undefined)
          : this.image.appendConstant(ConstKind.String, id);
      if (i === 0) first = place;
    }
    return first;
  }

  private loadConstant(bir: Bir, at: number): number {
    const code = bir.code;
    const payload = code[at + Row.C];
    switch (code[at + Row.B]) {
      case ConstKind.String:
        return this.image.stringConstant(payload);
      case ConstKind.BigInt:
        return this.image.appendConstant(ConstKind.BigInt, payload);
      case ConstKind.Double:
        return this.image.numberConstant(bir.hir.doubles[payload]);
      default:
        return this.image.numberConstant(payload);
    }
  }

  private instruction(bir: Bir, at: number, op: number): void {
    const code = bir.code;
    const words = this.image.words;
    if (op === Op.Move) {
      const a = bir.registers[code[at + Row.A]];
      const b = bir.registers[code[at + Row.B]];
      if (a !== b) words.push(op | (a << 8) | (b << 16));
      return;
    }
    if (op === Op.LoadConst) {
      words.push(op | (bir.registers[code[at + Row.A]] << 8) | (this.loadConstant(bir, at) << 16));
      return;
    }
    const form = OP_FORM[op];
    if (form === Form.Ax) {
      this.fixups.push(words.length, this.target(code[at + Row.T]));
      words.push(op);
      return;
    }
    const a = this.field(bir, OP_A[op], at, code[at + Row.A]);
    if (form === Form.ABx) {
      if (OP_B[op] === Operand.Jump) {
        this.conditional(op | (a << 8), this.target(code[at + Row.T]));
        return;
      }
      words.push(op | (a << 8) | (this.field(bir, OP_B[op], at, code[at + Row.B]) << 16));
      return;
    }
    const b = this.field(bir, OP_B[op], at, code[at + Row.B]);
    if (form === Form.ABxXY) {
      words.push(op | (a << 8) | (b << 16));
    } else {
      const c = this.field(bir, OP_C[op], at, code[at + Row.C]);
      words.push(op | (a << 8) | ((b & 0xff) << 16) | (c << 24));
    }
    if (form === Form.ABC) return;
    if (form === Form.ABCJ) {
      this.fixups.push(words.length, this.target(code[at + Row.T]));
      words.push(0);
      return;
    }
    if (op === Op.IterNext) {
      this.iterNext(this.target(code[at + Row.T]), this.target(code[at + Row.Y]));
      return;
    }
    const x = this.field(bir, OP_X[op], at, code[at + Row.X]);
    const y = this.field(bir, OP_Y[op], at, code[at + Row.Y]);
    words.push((x & 0xffff) | (y << 16));
  }

  /** A branch with a 16-bit distance. */
  private conditional(word: number, target: number): void {
    const words = this.image.words;
    if (!this.long) {
      this.fixups.push(words.length, target);
      words.push(word);
      return;
    }
    // Taken: over the first jump to the second one.
    words.push(word | (1 << 16));
    words.push(Op.Jump | (1 << 8));
    this.fixups.push(words.length, target);
    words.push(Op.Jump);
  }

  private iterNext(end: number, got: number): void {
    const words = this.image.words;
    if (!this.long) {
      this.fixups.push(words.length, end);
      this.fixups.push(~words.length, got);
      words.push(0);
      return;
    }
    words.push(1 | (2 << 16));
    words.push(Op.Jump | (2 << 8));
    this.fixups.push(words.length, end);
    words.push(Op.Jump);
    this.fixups.push(words.length, got);
    words.push(Op.Jump);
  }

  private patch(base: number): boolean {
    const words = this.image.words.items;
    for (let i = 0; i < this.fixups.length; i += 2) {
      const where = this.fixups[i];
      const high = where < 0;
      const at = high ? ~where : where;
      const distance = this.offsets[this.fixups[i + 1]] - (at + 1 - base);
      // Second words come after the instruction that they belong to.
      const isSecond = this.isSecondWord(at, i);
      if (isSecond === SECOND_JUMP) {
        words[at] = distance;
      } else if (isSecond === SECOND_PAIR) {
        if (distance > 32767 || distance < -32768) return false;
        words[at] |= high ? distance << 16 : distance & 0xffff;
      } else if (OP_FORM[words[at] & 0xff] === Form.Ax) {
        if (distance > 0x7fffff || distance < -0x800000) return false;
        words[at] |= distance << 8;
      } else {
        if (distance > 32767 || distance < -32768) return false;
        words[at] |= distance << 16;
      }
    }
    return true;
  }

  /** What the word of fixup `i` is: an instruction, or the second word of the one before. */
  private isSecondWord(at: number, i: number): number {
    const words = this.image.words.items;
    if (this.fixups[i] < 0) return SECOND_PAIR;
    if (i + 2 < this.fixups.length && this.fixups[i + 2] === ~at) return SECOND_PAIR;
    return words[at] === 0 && at > 0 ? SECOND_JUMP : FIRST;
  }

  /** One entry for each run of blocks with the same handler: the ranges do not overlap, so order is free. */
  private handlers(bir: Bir, record: FunctionRecord): void {
    const list = this.image.handlers;
    record.handlerStart = list.length >> 2;
    const size = record.codeEnd - record.codeStart;
    let i = 0;
    while (i < bir.placed) {
      const handler = bir.blockHandler[bir.order[i]];
      let j = i + 1;
      while (j < bir.placed && bir.blockHandler[bir.order[j]] === handler) j++;
      const start = this.offsets[bir.order[i]];
      const end = j < bir.placed ? this.offsets[bir.order[j]] : size;
      if (handler !== -1 && end > start && bir.blockStart[handler] !== -1) {
        list.push(start);
        list.push(end);
        list.push(this.offsets[handler]);
        list.push(bir.registers[bir.blockException[handler]]);
      }
      i = j;
    }
    record.handlerEnd = list.length >> 2;
  }
}

const FIRST = 0;
const SECOND_JUMP = 1;
const SECOND_PAIR = 2;
