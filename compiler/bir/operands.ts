// Which vregs (or registers) an instruction reads and writes, from the table of opcodes.

import { Row } from '../hir/hir.ts';
import { OP_A, OP_B, OP_C, OP_X, Operand } from '../image/op-table.ts';

/** A range of vregs: `count` of them from `first`. Filled by `uses`; at most four ranges an instruction. */
export class OperandList {
  count = 0;
  readonly first: Int32Array = new Int32Array(8);
  readonly width: Int32Array = new Int32Array(8);

  add(first: number, width: number): void {
    this.first[this.count] = first;
    this.width[this.count++] = width;
  }
}

function addUse(list: OperandList, kind: Operand, value: number, argc: number): void {
  switch (kind) {
    case Operand.Src:
    case Operand.Mod:
      list.add(value, 1);
      return;
    case Operand.SrcOpt:
      if (value >= 0) list.add(value, 1);
      return;
    case Operand.Record:
      list.add(value, 3);
      return;
    case Operand.Range:
      list.add(value, argc);
      return;
    case Operand.Window:
      list.add(value + 2, 2 + argc);
      return;
    case Operand.NewWindow:
      list.add(value + 2, 1);
      list.add(value + 4, argc);
      return;
    case Operand.WindowSpread:
      list.add(value + 2, 3);
      return;
    case Operand.NewWindowSpread:
      list.add(value + 2, 1);
      list.add(value + 4, 1);
      return;
    case Operand.Native:
      list.add(value + 1, argc);
      return;
    default:
  }
}

/** OP_READS of opcodes that read more than single registers. */
const COMPLEX = 16;

/** By opcode: bits 0 to 3 for A, B, C and X that are single registers to read, or COMPLEX. */
const OP_READS = readsOfAll();

function readsOfAll(): Uint8Array {
  const all = new Uint8Array(OP_A.length);
  for (let op = 0; op < all.length; op++) {
    const kinds = [OP_A[op], OP_B[op], OP_C[op], OP_X[op]];
    let reads = 0;
    for (let k = 0; k < 4; k++) {
      if (kinds[k] === Operand.Src || kinds[k] === Operand.Mod) reads |= 1 << k;
      else if (kinds[k] === Operand.SrcOpt || (kinds[k] >= Operand.Record && kinds[k] <= Operand.Result))
        reads |= COMPLEX;
    }
    all[op] = reads >= COMPLEX ? COMPLEX : reads;
  }
  return all;
}

/** What the row reads. */
export function uses(list: OperandList, code: Int32Array, at: number): void {
  const op = code[at];
  const reads = OP_READS[op];
  list.count = 0;
  if (reads < COMPLEX) {
    if ((reads & 1) !== 0) list.add(code[at + Row.A], 1);
    if ((reads & 2) !== 0) list.add(code[at + Row.B], 1);
    if ((reads & 4) !== 0) list.add(code[at + Row.C], 1);
    if ((reads & 8) !== 0) list.add(code[at + Row.X], 1);
    return;
  }
  const c = code[at + Row.C];
  addUse(list, OP_A[op], code[at + Row.A], c);
  addUse(list, OP_B[op], code[at + Row.B], c);
  addUse(list, OP_C[op], c, c);
  addUse(list, OP_X[op], code[at + Row.X], c);
}

/** How many vregs from A on the row writes: only A is ever a destination. IterNext also writes its record. */
export function defWidth(op: number): number {
  switch (OP_A[op]) {
    case Operand.Dst:
    case Operand.Mod:
      return 1;
    case Operand.DstPair:
      return 2;
    case Operand.DstTriple:
      return 3;
    default:
      return 0;
  }
}
