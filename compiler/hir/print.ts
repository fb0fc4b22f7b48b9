// HIR as text, for dumps and golden tests.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import type { Singleton } from '../../vm-assembly/abi/values.ts';
import type { FunctionRecord, ImageBuilder } from '../image/image-builder.ts';
import { KNOWN_PATHS } from '../image/known-builtins.ts';
import { OP_A, OP_B, OP_C, OP_INFO, OP_NAMES, OP_X, OP_Y, Operand } from '../image/op-table.ts';
import { ConstKind, type Hir, HirOp, NONE, Row, THIS } from './hir.ts';

const SINGLETONS: readonly string[] = ['undefined', 'null', 'false', 'true', 'hole', 'exception'];

/** A constant in words. */
export function constantText(kind: ConstKind, value: number, doubles: readonly number[], image: ImageBuilder): string {
  switch (kind) {
    case ConstKind.Int:
      return String(value);
    case ConstKind.Double:
      return Object.is(doubles[value], -0) ? '-0' : String(doubles[value]);
    case ConstKind.String:
      return JSON.stringify(image.strings[value]);
    case ConstKind.BigInt:
      return `${image.bigints[value]}n`;
    default:
      return SINGLETONS[value as Singleton];
  }
}

/** Name of a function in a dump. */
export function functionTitle(record: FunctionRecord, image: ImageBuilder): string {
  const index = image.functions.indexOf(record);
  const name = record.name === -1 ? '' : image.strings[record.name];
  return `function ${index} ${name === '' ? '<anonymous>' : name}`;
}

/** One function. */
export function printHir(f: Hir, record: FunctionRecord, image: ImageBuilder): string {
  return new HirPrinter(f, image).run(functionTitle(record, image));
}

class HirPrinter {
  private readonly f: Hir;
  private readonly image: ImageBuilder;
  private readonly names = new Map<number, string>();

  constructor(f: Hir, image: ImageBuilder) {
    this.f = f;
    this.image = image;
    for (let i = 0; i < f.variableVregs.length; i++) this.names.set(f.variableVregs[i], f.variableNames[i]);
  }

  run(title: string): string {
    const f = this.f;
    let text = `${title}\n`;
    for (let i = 0; i < f.placed; i++) {
      const block = f.order[i];
      const rows = this.rows(f.blockStart[block], f.blockEnd(i));
      if (rows === '' && !this.isTarget(block)) continue;
      let head = `b${block}:`;
      if (f.blockException[block] !== -1) head += ` catch ${this.vreg(f.blockException[block])}`;
      if (f.blockHandler[block] !== -1) head += ` handler b${f.blockHandler[block]}`;
      if (f.blockLoop[block] !== -1) head += ` loop ${f.blockLoop[block]}`;
      text += `${head}\n${rows}`;
    }
    return text;
  }

  private isTarget(block: number): boolean {
    const f = this.f;
    for (let at = 0; at < f.end; at += Row.Size) {
      if (f.code[at + Row.T] === block) return true;
      if (f.code[at] === Op.IterNext && f.code[at + Row.Y] === block) return true;
    }
    return false;
  }

  private rows(start: number, end: number): string {
    let text = '';
    for (let at = start; at < end; at += Row.Size) {
      const row = this.row(at);
      if (row !== '') text += `  ${row}\n`;
    }
    return text;
  }

  private vreg(v: number): string {
    if (v === NONE) return 'none';
    const f = this.f;
    if (f.constKind[v] !== ConstKind.None) {
      return constantText(f.constKind[v], f.constValue[v], f.doubles, this.image);
    }
    const name = this.names.get(v);
    if (name !== undefined) return `${name}:${v}`;
    return v === THIS ? 'this' : `v${v}`;
  }

  private row(at: number): string {
    const { f, image } = this;
    const code = f.code;
    const op = code[at];
    if (op === HirOp.Nop) return '';
    if (op === HirOp.Const) {
      return `${this.vreg(code[at + Row.A])} = ${constantText(code[at + Row.B], code[at + Row.C], f.doubles, image)}`;
    }
    if (op === HirOp.Preheader) {
      let text = '';
      for (let v = f.loopHoist[code[at + Row.X]]; v !== NONE; v = f.hoistNext[v]) {
        text += ` ${this.vreg(v)} = ${this.vreg(f.hoistedFrom[v])}`;
      }
      return `Preheader of loop ${code[at + Row.X]}${text}`;
    }
    const info = OP_INFO[op];
    const parts: string[] = [];
    const destination = info.a === Operand.Dst || info.a === Operand.DstPair || info.a === Operand.DstTriple;
    if (!destination) this.operand(parts, OP_A[op], code[at + Row.A], at);
    this.operand(parts, OP_B[op], code[at + Row.B], at);
    this.operand(parts, OP_C[op], code[at + Row.C], at);
    this.operand(parts, OP_X[op], code[at + Row.X], at);
    this.operand(parts, OP_Y[op], code[at + Row.Y], at);
    const left = destination ? `${this.vreg(code[at + Row.A])} = ` : '';
    let text = `${left}${OP_NAMES[op]}${parts.length > 0 ? ` ${parts.join(', ')}` : ''}`;
    const builtin = op === Op.GetProp ? code[at + Row.C] : op === Op.Call || op === Op.Construct ? code[at + Row.Y] : 0;
    if (builtin !== 0) text += ` ; ${KNOWN_PATHS[builtin]}`;
    if (op === Op.IterNext) text += ` -> end b${code[at + Row.T]}, value b${code[at + Row.Y]}`;
    else if (code[at + Row.T] !== -1) text += ` -> b${code[at + Row.T]}`;
    return text;
  }

  private operand(parts: string[], kind: Operand, value: number, at: number): void {
    switch (kind) {
      case Operand.None:
      case Operand.Feedback:
      case Operand.Jump:
        return;
      case Operand.Const:
        parts.push(JSON.stringify(this.image.strings[value]));
        return;
      case Operand.Func:
        parts.push(`function ${value}`);
        return;
      case Operand.ConstRun: {
        const count = this.f.code[at] === Op.TemplateObject ? 2 * this.f.code[at + Row.B] : this.f.code[at + Row.C];
        const keys: string[] = [];
        for (let i = 0; i < count; i++) {
          const id = this.f.runs[value + i];
          keys.push(id === -1 ? 'undefined' : JSON.stringify(this.image.strings[id]));
        }
        parts.push(`[${keys.join(' ')}]`);
        return;
      }
      case Operand.Imm:
      case Operand.SImm:
      case Operand.Var:
        parts.push(kind === Operand.Var ? `V${value}` : String(value));
        return;
      default:
        parts.push(this.vreg(value));
    }
  }
}
