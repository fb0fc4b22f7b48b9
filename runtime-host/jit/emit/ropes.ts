// A function of a module that concatenates: `(left, right) => address` of a rope, 0 where the VM has to be asked. It is what newRope of the VM is for
// strings of Latin-1.

import { Cell, Header, Kind, Str } from '../../../vm-assembly/abi/layout.ts';
import type { ModuleContext } from './emitter.ts';
import { ByteWriter, W, WasmType } from './wasm.ts';

const LEFT = 0;
const RIGHT = 1;
const AT = 2;
const LENGTH = 3;
/** Header, length, left, right. */
const BYTES = 16;

/** Number of the function; a context writes it once. */
export function ropeMaker({ writer }: ModuleContext): number {
  const body = new ByteWriter(128);
  const get = (local: number): void => {
    body.u8(W.LocalGet);
    body.u32(local);
  };
  const tee = (local: number): void => {
    body.u8(W.LocalTee);
    body.u32(local);
  };
  const i32 = (n: number): void => {
    body.u8(W.I32Const);
    body.i32(n);
  };
  const access = (w: W, align: number, offset: number): void => {
    body.u8(w);
    body.u32(align);
    body.u32(offset);
  };
  const field = (of: number, offset: number): void => {
    get(of);
    access(W.I32Load, 2, offset);
  };
  const cell = (offset: Cell): void => {
    i32(0);
    access(W.I32Load, 2, offset);
  };
  const askIf = (): void => {
    body.u8(W.If);
    body.u8(WasmType.Empty);
    i32(0);
    body.u8(W.Return);
    body.u8(W.End);
  };
  body.u32(1);
  body.u32(2);
  body.u8(WasmType.I32);

  // Flat Latin-1 and ropes are the odd kinds; a rope of wider characters says so in its last header byte.
  field(LEFT, Header.Kind);
  field(RIGHT, Header.Kind);
  body.u8(W.I32Or);
  i32(24);
  body.u8(W.I32ShrU);
  field(LEFT, Header.Kind);
  field(RIGHT, Header.Kind);
  body.u8(W.I32And);
  i32(-1);
  body.u8(W.I32Xor);
  i32(Kind.StringLatin1 & Kind.StringRope);
  body.u8(W.I32And);
  body.u8(W.I32Or);
  // one is empty
  field(LEFT, Str.Length);
  body.u8(W.I32Eqz);
  field(RIGHT, Str.Length);
  body.u8(W.I32Eqz);
  body.u8(W.I32Or);
  body.u8(W.I32Or);
  // short, or too long
  field(LEFT, Str.Length);
  field(RIGHT, Str.Length);
  body.u8(W.I32Add);
  tee(LENGTH);
  i32(Str.MinRope);
  body.u8(W.I32Sub);
  i32(Str.MaxLength - Str.MinRope);
  body.u8(W.I32GtU);
  body.u8(W.I32Or);
  // no room
  cell(Cell.AllocEnd);
  cell(Cell.AllocNext);
  tee(AT);
  body.u8(W.I32Sub);
  i32(BYTES);
  body.u8(W.I32LtU);
  body.u8(W.I32Or);
  askIf();

  i32(0);
  get(AT);
  i32(BYTES);
  body.u8(W.I32Add);
  access(W.I32Store, 2, Cell.AllocNext);
  const put = (offset: number, push: () => void): void => {
    get(AT);
    push();
    access(W.I32Store, 2, offset);
  };
  put(Header.Kind, () => i32(Kind.StringRope));
  put(Str.Length, () => get(LENGTH));
  put(Str.Left, () => get(LEFT));
  put(Str.Right, () => get(RIGHT));
  get(AT);
  body.u8(W.End);
  const index = writer.declare('ii', 'i');
  writer.define(index, body, []);
  return index;
}
