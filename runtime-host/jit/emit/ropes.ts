// A function of a module that concatenates: `(left, right) => address`, 0 where the VM has to be asked. It is `concat` of the VM for strings of Latin-1:
// what is long becomes a rope, what is short a flat string.

import { Cell, Header, Kind, Str } from '../../../vm-assembly/abi/layout.ts';
import type { ModuleContext } from './emitter.ts';
import { ByteWriter, W, WasmType } from './wasm.ts';

const LEFT = 0;
const RIGHT = 1;
const AT = 2;
const LENGTH = 3;
const LEFT_LENGTH = 4;
const ROPE_BYTES = 16;
/** A short string is copied by eight bytes at a time, as if both parts were as long as it can be: there has to be room for that. */
const COPIED = Str.MinRope;
const COPY_ROOM = Str.Chars + 2 * COPIED;

class Body {
  readonly out = new ByteWriter(256);

  op(w: W): this {
    this.out.u8(w);
    return this;
  }

  get(local: number): this {
    this.out.u8(W.LocalGet);
    this.out.u32(local);
    return this;
  }

  tee(local: number): this {
    this.out.u8(W.LocalTee);
    this.out.u32(local);
    return this;
  }

  i32(n: number): this {
    this.out.u8(W.I32Const);
    this.out.i32(n);
    return this;
  }

  access(w: W, align: number, offset: number): this {
    this.out.u8(w);
    this.out.u32(align);
    this.out.u32(offset);
    return this;
  }

  field(of: number, offset: number): this {
    return this.get(of).access(W.I32Load, 2, offset);
  }

  cell(offset: Cell): this {
    return this.i32(0).access(W.I32Load, 2, offset);
  }

  open(): this {
    this.out.u8(W.If);
    this.out.u8(WasmType.Empty);
    return this;
  }

  /** Returns what is pushed if the condition on the stack holds. */
  returnIf(push: () => void): void {
    this.open();
    push();
    this.op(W.Return).op(W.End);
  }

  put(offset: number, push: () => void): void {
    this.get(AT);
    push();
    this.access(W.I32Store, 2, offset);
  }

  /** Leaves with 0 if there are no `bytes` of room; AT is where it begins. */
  room(bytes: number): void {
    this.cell(Cell.AllocEnd).cell(Cell.AllocNext).tee(AT).op(W.I32Sub).i32(bytes).op(W.I32LtU);
    this.returnIf(() => this.i32(0));
  }

  /** The room is taken up to what is pushed. */
  take(push: () => void): void {
    this.i32(0);
    push();
    this.access(W.I32Store, 2, Cell.AllocNext);
  }
}

/** Number of the function; a context writes it once. */
export function ropeMaker({ writer }: ModuleContext): number {
  const body = new Body();
  body.out.u32(1);
  body.out.u32(3);
  body.out.u8(WasmType.I32);

  body.field(LEFT, Str.Length).tee(LEFT_LENGTH).op(W.I32Eqz);
  body.returnIf(() => body.get(RIGHT));
  body.field(RIGHT, Str.Length).tee(LENGTH).op(W.I32Eqz);
  body.returnIf(() => body.get(LEFT));
  // Flat Latin-1 and ropes are the odd kinds; a rope of wider characters says so in its last header byte.
  body.field(LEFT, Header.Kind).field(RIGHT, Header.Kind).op(W.I32Or).i32(24).op(W.I32ShrU);
  body.field(LEFT, Header.Kind).field(RIGHT, Header.Kind).op(W.I32And).i32(-1).op(W.I32Xor);
  body
    .i32(Kind.StringLatin1 & Kind.StringRope)
    .op(W.I32And)
    .op(W.I32Or);
  body.get(LEFT_LENGTH).get(LENGTH).op(W.I32Add).tee(LENGTH).i32(Str.MaxLength).op(W.I32GtU).op(W.I32Or);
  body.returnIf(() => body.i32(0));

  body.get(LENGTH).i32(Str.MinRope).op(W.I32LtU).open();
  copy(body);
  body.op(W.End);

  body.room(ROPE_BYTES);
  body.take(() => body.get(AT).i32(ROPE_BYTES).op(W.I32Add));
  body.put(Header.Kind, () => body.i32(Kind.StringRope));
  body.put(Str.Length, () => body.get(LENGTH));
  body.put(Str.Left, () => body.get(LEFT));
  body.put(Str.Right, () => body.get(RIGHT));
  body.get(AT).op(W.End);
  const index = writer.declare('ii', 'i');
  writer.define(index, body.out, []);
  return index;
}

/** Both are flat, for no rope is so short. What is read behind them is overwritten, or lies behind the end. */
function copy(body: Body): void {
  // nothing is read beyond the memory
  body.get(LEFT).get(RIGHT).get(LEFT).get(RIGHT).op(W.I32GtU).op(W.Select);
  body.op(W.MemorySize);
  body.out.u8(0);
  body.i32(16).op(W.I32Shl).i32(COPY_ROOM).op(W.I32Sub).op(W.I32GtU);
  body.returnIf(() => body.i32(0));
  body.room(COPY_ROOM);
  for (let n = 0; n < COPIED; n += 8) {
    body
      .get(AT)
      .get(LEFT)
      .access(W.I64Load, 0, Str.Chars + n)
      .access(W.I64Store, 0, Str.Chars + n);
  }
  for (let n = 0; n < COPIED; n += 8) {
    body.get(AT).get(LEFT_LENGTH).op(W.I32Add);
    body
      .get(RIGHT)
      .access(W.I64Load, 0, Str.Chars + n)
      .access(W.I64Store, 0, Str.Chars + n);
  }
  body.take(() =>
    body
      .get(AT)
      .get(LENGTH)
      .i32(Str.Chars + 7)
      .op(W.I32Add)
      .i32(-8)
      .op(W.I32And)
      .op(W.I32Add),
  );
  body.put(Header.Kind, () => body.i32(Kind.StringLatin1));
  body.put(Str.Length, () => body.get(LENGTH));
  body.put(Str.Hash, () => body.i32(0));
  body.get(AT).op(W.Return);
}
