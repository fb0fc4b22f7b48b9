// The program of a regular expression as the compiler reads it: instructions that can be reached, in the order of their addresses, and
// classes (vm-assembly/abi/regexp.ts).

import { RegExpClass, RegExpMode, RegExpOp, RegExpProgram } from '../../../vm-assembly/abi/regexp.ts';
import { RefusedError } from '../builder/build.ts';

/** More instructions than this are left to the interpreter. */
const MAX_INSTRUCTIONS = 2000;

export interface Instruction {
  /** Byte offset in the program, and that of what follows it. */
  at: number;
  next: number;
  op: RegExpOp;
  a: number;
  b: number;
  /** The words x, y, z, w as far as there are any. */
  words: readonly number[];
}

/** Words behind the first one, by opcode; those of Chars and BackReference depend on a and b. */
const WORDS: Readonly<Partial<Record<RegExpOp, number>>> = {
  [RegExpOp.Set]: 1,
  [RegExpOp.SetU]: 1,
  [RegExpOp.Split]: 1,
  [RegExpOp.Jump]: 1,
  [RegExpOp.Guard]: 2,
  [RegExpOp.Reset]: 1,
  [RegExpOp.CounterLoop]: 3,
  [RegExpOp.CounterNext]: 1,
  [RegExpOp.CheckAdvance]: 2,
  [RegExpOp.LoopSet]: 4,
  [RegExpOp.LazySet]: 2,
  [RegExpOp.Look]: 1,
};

/** A range of units, both ends included. */
export type Range = readonly [low: number, high: number];

export class RegExpCode {
  readonly instructions: readonly Instruction[];
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.instructions = this.reachable();
  }

  get entry(): number {
    return this.u32(RegExpProgram.Code);
  }

  private u32(at: number): number {
    return this.view.getUint32(at, true);
  }

  /** Unit `i` of the literal of a Chars. */
  unit(chars: Instruction, i: number): number {
    return this.view.getUint16(chars.at + 4 + 2 * i, true);
  }

  /** What a class holds up to `last`, as ranges in order that do not touch. */
  ranges(cls: number, last: number): Range[] {
    const found: [number, number][] = [];
    const add = (low: number, high: number): void => {
      const before = found.at(-1);
      if (before !== undefined && before[1] + 1 === low) before[1] = high;
      else found.push([low, high]);
    };
    for (let c = 0; c < 256; c++) if (((this.view.getUint8(cls + (c >> 3)) >> (c & 7)) & 1) !== 0) add(c, c);
    for (let i = 0, n = this.u32(cls + RegExpClass.Count); i < n; i++) {
      const [low, high] = [this.u32(cls + RegExpClass.Ranges + 8 * i), this.u32(cls + RegExpClass.Ranges + 8 * i + 4)];
      if (low <= last) add(low, Math.min(high, last));
    }
    return found;
  }

  private read(at: number): Instruction {
    const insn = this.u32(at);
    const [op, a, b] = [(insn & 255) as RegExpOp, (insn >>> 8) & 255, insn >>> 16];
    let count = WORDS[op] ?? 0;
    if (op === RegExpOp.Chars) count = (a + 1) >> 1;
    if (op === RegExpOp.BackReference) count = b;
    const words = Array.from({ length: count }, (_, i) => this.u32(at + 4 + 4 * i));
    return { at, next: at + 4 + 4 * count, op, a, b, words };
  }

  private reachable(): Instruction[] {
    const found = new Map<number, Instruction>();
    const pending = [this.entry];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (found.has(at)) continue;
      if (found.size === MAX_INSTRUCTIONS) throw new RefusedError('the regular expression is too long');
      const insn = this.read(at);
      found.set(at, insn);
      pending.push(...successors(insn));
    }
    return [...found.values()].sort((x, y) => x.at - y.at);
  }
}

/** Where an instruction may go besides `next`. */
export function targets({ op, a, words, next }: Instruction): number[] {
  switch (op) {
    case RegExpOp.Split:
    case RegExpOp.Jump:
    case RegExpOp.CounterNext:
      return [words[0]];
    case RegExpOp.Guard:
      return [words[1]];
    case RegExpOp.CounterLoop:
      return [words[2], next];
    case RegExpOp.Look:
      return (a & 1) !== 0 ? [words[0]] : [];
    case RegExpOp.LoopSet:
      return (a & RegExpMode.Possessive) === 0 ? [next] : [];
    case RegExpOp.LazySet:
      // LazyMore lies between it and what follows.
      return [next, next + 4];
    case RegExpOp.LazyMore:
      return [next - 16];
    default:
      return [];
  }
}

/** Does `next` follow? */
function falls({ op }: Instruction): boolean {
  switch (op) {
    case RegExpOp.Match:
    case RegExpOp.Fail:
    case RegExpOp.Jump:
    case RegExpOp.CounterNext:
    case RegExpOp.LazySet:
    case RegExpOp.LazyMore:
    case RegExpOp.LookNot:
      return false;
    default:
      return true;
  }
}

function successors(insn: Instruction): number[] {
  return falls(insn) ? [insn.next, ...targets(insn)] : targets(insn);
}
