// Words back to instructions, by the table: for the verifier, the disassembler and dumps.

import type { Op } from '../../vm-assembly/abi/opcodes.ts';
import { Form, OP_FORM, OP_INFO, Operand } from './op-table.ts';

/** One decoded instruction. B holds the 16-bit operand of the forms that have one; sign is applied. */
export interface Instruction {
  /** Offset from the function's start, in words. */
  word: number;
  words: number;
  op: Op;
  a: number;
  b: number;
  c: number;
  x: number;
  y: number;
}

/** Decodes one instruction at `at`; `base` is where the function starts. */
export function decodeAt(words: Int32Array, at: number, base: number): Instruction {
  const w = words[at];
  const op = (w & 0xff) as Op;
  const form = OP_FORM[op];
  const info = OP_INFO[op];
  const i: Instruction = { word: at - base, words: form >= Form.ABCXY ? 2 : 1, op, a: 0, b: 0, c: 0, x: 0, y: 0 };
  if (form === Form.Ax) {
    i.a = w >> 8;
    return i;
  }
  i.a = (w >>> 8) & 0xff;
  if (form === Form.ABx || form === Form.ABxXY) {
    const signed = info.b === Operand.SImm || info.b === Operand.Jump;
    i.b = signed ? w >> 16 : w >>> 16;
  } else {
    i.b = info.b === Operand.SImm ? (w << 8) >> 24 : (w >>> 16) & 0xff;
    i.c = info.c === Operand.SImm ? w >> 24 : w >>> 24;
  }
  if (i.words === 2) {
    const second = words[at + 1];
    if (form === Form.ABCJ) {
      i.x = second;
    } else {
      i.x = info.x === Operand.Jump ? (second << 16) >> 16 : second & 0xffff;
      i.y = info.y === Operand.Jump ? second >> 16 : second >>> 16;
    }
  }
  return i;
}

/** All instructions of a function. */
export function decode(words: Int32Array, start: number, end: number): Instruction[] {
  const list: Instruction[] = [];
  for (let at = start; at < end; ) {
    const i = decodeAt(words, at, start);
    list.push(i);
    at += i.words;
  }
  return list;
}

/** Words that the instruction may jump to. */
export function jumpTargets(i: Instruction): number[] {
  const info = OP_INFO[i.op];
  const next = i.word + i.words;
  const targets: number[] = [];
  if (info.a === Operand.Jump) targets.push(next + i.a);
  if (info.b === Operand.Jump) targets.push(next + i.b);
  if (info.x === Operand.Jump) targets.push(next + i.x);
  if (info.y === Operand.Jump) targets.push(next + i.y);
  return targets;
}
