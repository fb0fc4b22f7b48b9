// Functions of a module that write frames for its exits.
//
// Exits are most of a module's code, and few of them are ever taken: they should be short. A store of a boxed value takes twenty bytes where
// it stands, the header of an inlined frame fifty, a call of one of these ten.

import { Cell, Frame } from '../../../vm-assembly/abi/layout.ts';
import { Tag } from '../../../vm-assembly/abi/values.ts';
import type { FrameInfo, FrameState } from '../ssa/graph.ts';
import { NodeOp } from '../ssa/node.ts';
import type { ModuleContext } from './emitter.ts';
import { ByteWriter, W } from './wasm.ts';

/** What is written is an i32 with this tag. */
export type ColdTag = Tag.Int | Tag.Object | Tag.String | Tag.Singleton;

export class ColdStores {
  private readonly context: ModuleContext;
  private readonly stores = new Map<ColdTag, number>();
  private readonly places = new Map<number, number>();
  private readonly headers = new Map<FrameInfo, number>();

  constructor(context: ModuleContext) {
    this.context = context;
  }

  /** `(fp, offset, payload)`: the boxed payload. */
  store(tag: ColdTag): number {
    return this.once(this.stores, tag, 'iii', (body) => {
      get(body, 0);
      get(body, 1);
      body.u8(W.I32Add);
      get(body, 2);
      body.u8(W.I64ExtendI32U);
      body.u8(W.I64Const);
      body.i64(0, tag << 16);
      body.u8(W.I64Or);
      store(body, W.I64Store, 3, 0);
    });
  }

  /** `(offset of the instruction, fp of the frame)`: Cell.Pc and Cell.Fp, in the code that starts at a cell. */
  place(start: number): number {
    return this.once(this.places, start, 'ii', (body) => {
      zero(body);
      this.cell(body, start);
      get(body, 0);
      body.u8(W.I32Add);
      store(body, W.I32Store, 2, Cell.Pc);
      zero(body);
      get(body, 1);
      store(body, W.I32Store, 2, Cell.Fp);
    });
  }

  /** `(fp)`: the header of the inlined frame of a state; undefined: it is not always the same. */
  header(state: FrameState): number | undefined {
    const { frame, parent, callee } = state;
    if (parent === undefined || callee?.op !== NodeOp.ConstCell || state.newTarget !== undefined) return undefined;
    return this.once(this.headers, frame, 'i', (body) => {
      const { base, argc } = frame;
      get(body, 0);
      this.cell(body, parent.frame.fn.start);
      plus(body, parent.offset + 8);
      store(body, W.I32Store, 2, base + Frame.ReturnPc);
      get(body, 0);
      get(body, 0);
      plus(body, parent.frame.base);
      store(body, W.I32Store, 2, base + Frame.CallerFp);
      get(body, 0);
      body.u8(W.I64Const);
      body.i64(argc, 0);
      store(body, W.I64Store, 3, base + Frame.ArgCount);
      get(body, 0);
      this.cell(body, callee.imm);
      body.u8(W.I64ExtendI32U);
      body.u8(W.I64Const);
      body.i64(0, Tag.Object << 16);
      body.u8(W.I64Or);
      store(body, W.I64Store, 3, base + Frame.Callee);
    });
  }

  private once<K>(known: Map<K, number>, key: K, parameters: string, write: (body: ByteWriter) => void): number {
    let index = known.get(key);
    if (index === undefined) {
      const body = new ByteWriter(64);
      body.u32(0);
      write(body);
      body.u8(W.End);
      index = this.context.writer.declare(parameters, '');
      this.context.writer.define(index, body, []);
      known.set(key, index);
    }
    return index;
  }

  private cell(body: ByteWriter, ref: number): void {
    body.u8(W.GlobalGet);
    body.u32(this.context.cell(ref));
  }
}

function get(body: ByteWriter, local: number): void {
  body.u8(W.LocalGet);
  body.u32(local);
}

function zero(body: ByteWriter): void {
  body.u8(W.I32Const);
  body.i32(0);
}

function plus(body: ByteWriter, n: number): void {
  if (n === 0) return;
  body.u8(W.I32Const);
  body.i32(n);
  body.u8(W.I32Add);
}

function store(body: ByteWriter, w: W, align: number, offset: number): void {
  body.u8(w);
  body.u32(align);
  body.u32(offset);
}
