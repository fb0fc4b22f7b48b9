// What must hold of the words of a function: operands in range, jumps on instructions, every register written on every way
// before it is read, nothing kept above a window across its call.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { decode, type Instruction, jumpTargets } from '../image/decode.ts';
import type { FunctionRecord, ImageBuilder } from '../image/image-builder.ts';
import { Effect, OP_EFFECTS, OP_INFO, OP_NAMES, Operand } from '../image/op-table.ts';
import { defWidth } from './operands.ts';

/** Registers that an instruction reads. */
export function registersRead(i: Instruction): number[] {
  const info = OP_INFO[i.op];
  const read: number[] = [];
  const kinds = [info.a, info.b, info.c, info.x];
  const values = [i.a, i.b, i.c, i.x];
  for (let k = 0; k < 4; k++) {
    const v = values[k];
    switch (kinds[k]) {
      case Operand.Src:
      case Operand.Mod:
        read.push(v);
        break;
      case Operand.SrcOpt:
        if (v !== 255) read.push(v);
        break;
      case Operand.Record:
        read.push(v, v + 1, v + 2);
        break;
      case Operand.Range:
        for (let n = 0; n < i.c; n++) read.push(v + n);
        break;
      case Operand.Window:
        for (let n = 0; n < i.c + 2; n++) read.push(v + 2 + n);
        break;
      case Operand.WindowSpread:
        read.push(v + 2, v + 3, v + 4);
        break;
      case Operand.NewWindow:
        read.push(v + 2);
        for (let n = 0; n < i.c; n++) read.push(v + 4 + n);
        break;
      case Operand.NewWindowSpread:
        read.push(v + 2, v + 4);
        break;
      case Operand.Native:
        for (let n = 1; n <= i.c; n++) read.push(v + n);
        break;
      default:
        break;
    }
  }
  return read;
}

/** First register of the call window of an instruction, or -1. */
function windowOf(i: Instruction): number {
  const kind = OP_INFO[i.op].b;
  return kind >= Operand.Window && kind <= Operand.Suspend ? i.b : -1;
}

/** Throws an error that names the broken invariant. */
export function verifyFunction(image: ImageBuilder, record: FunctionRecord): void {
  const name = record.name === -1 ? 'top level' : image.strings[record.name];
  const code = decode(image.words.items, record.codeStart, record.codeEnd);
  const byWord = new Map<number, number>();
  for (let n = 0; n < code.length; n++) byWord.set(code[n].word, n);
  const handlerOf = (word: number): number => {
    for (let h = record.handlerStart; h < record.handlerEnd; h++) {
      const items = image.handlers.items;
      if (word >= items[h * 4] && word < items[h * 4 + 1]) return h;
    }
    return -1;
  };
  const fail = (i: Instruction, what: string): never => {
    throw new Error(`BIR of '${name}', word ${i.word} (${OP_NAMES[i.op]}): ${what}`);
  };
  // Registers that are certainly written before each instruction, as bits of a bigint.
  const before: (bigint | null)[] = code.map(() => null);
  const work: number[] = [];
  const flow = (from: Instruction | null, word: number, state: bigint): void => {
    const n = byWord.get(word);
    if (n === undefined) {
      if (from !== null) fail(from, `leads to word ${word}, where no instruction begins`);
      return;
    }
    const known = before[n];
    const merged = known === null ? state : known & state;
    if (known !== null && merged === known) return;
    before[n] = merged;
    work.push(n);
  };
  let entry = 0n;
  for (let r = 0; r <= record.params; r++) entry |= 1n << BigInt(r);
  if (code.length === 0) throw new Error(`BIR of '${name}': no code`);
  flow(null, 0, entry);
  while (work.length > 0) {
    const n = work.pop() as number;
    const i = code[n];
    let state = before[n] as bigint;
    for (const r of registersRead(i)) {
      if (r >= record.registers) fail(i, `reads R${r} of ${record.registers}`);
      if ((state & (1n << BigInt(r))) === 0n) fail(i, `reads R${r}, which is not written on every way`);
    }
    const handler = handlerOf(i.word);
    if (handler !== -1 && (OP_EFFECTS[i.op] & (Effect.Throws | Effect.Reenters)) !== 0) {
      const items = image.handlers.items;
      const window = windowOf(i);
      const kept = window === -1 ? state : state & ((1n << BigInt(window)) - 1n);
      flow(i, items[handler * 4 + 2], kept | (1n << BigInt(items[handler * 4 + 3])));
    }
    const window = windowOf(i);
    if (window !== -1) state &= (1n << BigInt(window)) - 1n;
    const width = defWidth(i.op);
    for (let k = 0; k < width; k++) {
      if (i.a + k >= record.registers) fail(i, `writes R${i.a + k} of ${record.registers}`);
      state |= 1n << BigInt(i.a + k);
    }
    for (const target of jumpTargets(i)) flow(i, target, state);
    if ((OP_EFFECTS[i.op] & Effect.Ends) === 0) flow(i, i.word + i.words, state);
    if (i.op === Op.Call && i.b + 3 + i.c >= record.registers) fail(i, 'has a window beyond the frame');
  }
}
