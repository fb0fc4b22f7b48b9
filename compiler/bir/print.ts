// A function's words as text, with the constants they name: for dumps and golden tests.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import type { ConstKind } from '../hir/hir.ts';
import { constantText, functionTitle } from '../hir/print.ts';
import { decode, type Instruction, jumpTargets } from '../image/decode.ts';
import { FUNCTION_CONSTANT, type FunctionRecord, type ImageBuilder } from '../image/image-builder.ts';
import { OP_INFO, OP_NAMES, Operand } from '../image/op-table.ts';

/** One constant of a function, as text. */
function constant(image: ImageBuilder, record: FunctionRecord, index: number): string {
  const at = 2 * (record.constantStart + index);
  const kind = image.constants.items[at];
  const payload = image.constants.items[at + 1];
  if (kind === FUNCTION_CONSTANT) return `function ${payload}`;
  return constantText(kind as ConstKind, payload, image.doubles, image);
}

/** Operand text by the table; `constantAt` names constants. */
export function operandText(kind: Operand, value: number, constantAt: (index: number) => string): string {
  switch (kind) {
    case Operand.None:
    case Operand.Jump:
      return '';
    case Operand.SrcOpt:
      return value === 255 ? '-' : `R${value}`;
    case Operand.Imm:
    case Operand.SImm:
      return String(value);
    case Operand.Const:
    case Operand.ConstRun:
    case Operand.Func:
      return constantAt(value);
    case Operand.Var:
      return `V${value}`;
    case Operand.Feedback:
      return `#${value}`;
    default:
      return `R${value}`;
  }
}

/** `word  Op operands -> target` */
export function instructionText(i: Instruction, constantAt: (index: number) => string): string {
  const info = OP_INFO[i.op];
  const parts: string[] = [];
  const values = [i.a, i.b, i.c, i.x, i.y];
  const kinds = [info.a, info.b, info.c, info.x, info.y];
  for (let k = 0; k < 5; k++) {
    if (kinds[k] === Operand.ConstRun) {
      const count = i.op === Op.TemplateObject ? 2 * i.b : i.c;
      const keys: string[] = [];
      for (let n = 0; n < count; n++) keys.push(constantAt(values[k] + n));
      parts.push(`[${keys.join(' ')}]`);
      continue;
    }
    const text = operandText(kinds[k], values[k], constantAt);
    if (text !== '') parts.push(text);
  }
  const targets = jumpTargets(i);
  const arrow = targets.length > 0 ? ` -> ${targets.join(', ')}` : '';
  return `${String(i.word).padStart(5)}  ${OP_NAMES[i.op]}${parts.length > 0 ? ` ${parts.join(', ')}` : ''}${arrow}`;
}

/** One function after allocation and encoding. */
export function printBir(record: FunctionRecord, image: ImageBuilder): string {
  let text = `${functionTitle(record, image)}: ${record.registers} registers, ${record.params} parameters, `;
  text += `${record.feedbackCount} sites\n`;
  const constantAt = (index: number): string => constant(image, record, index);
  for (const i of decode(image.words.items, record.codeStart, record.codeEnd)) {
    text += `${instructionText(i, constantAt)}\n`;
  }
  for (let h = record.handlerStart; h < record.handlerEnd; h++) {
    const at = h * 4;
    const items = image.handlers.items;
    text += `  handler ${items[at]}…${items[at + 1]} -> ${items[at + 2]}, R${items[at + 3]}\n`;
  }
  return text;
}
