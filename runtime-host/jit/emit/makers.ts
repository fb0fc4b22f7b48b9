// Functions of a module that make a cell: out of its parts, for exits, or an array of holes. `(parts) => address`, 0 if there is no memory.

import { Arr, Cell, Elem, Env, Header, Kind, Obj } from '../../../vm-assembly/abi/layout.ts';
import { Singleton, Tag } from '../../../vm-assembly/abi/values.ts';
import type { VmImport } from '../imports.ts';
import { assert } from '../ssa/assert.ts';
import type { Node } from '../ssa/graph.ts';
import { NodeOp } from '../ssa/node.ts';
import type { ModuleContext } from './emitter.ts';
import { ByteWriter, W, WasmType } from './wasm.ts';

/** Arrays with more holes are made by the VM: cells larger than a line are treated by themselves. */
const MOST_HOLES = 12;

export class Makers {
  private readonly context: ModuleContext;
  private readonly known = new Map<string, number>();

  constructor(context: ModuleContext) {
    this.context = context;
  }

  /** Number of the function for a `Virtual` node, whose parts are these. */
  of(virtual: Node, values: readonly Node[]): number {
    const op = virtual.aux as NodeOp;
    const key = `${op} ${virtual.imm} ${values.length}`;
    let index = this.known.get(key);
    if (index === undefined) {
      // all parts are boxed values, but the first one of an object (shape) and of an environment (parent)
      const boxed = op === NodeOp.NewArray ? values.length : values.length - 1;
      const parameters = (op === NodeOp.NewArray ? '' : 'i') + 'l'.repeat(boxed);
      const body = new Body(this.context, parameters.length);
      if (op === NodeOp.NewObject) makeObject(body, virtual.imm, boxed);
      else if (op === NodeOp.NewArray) makeArray(body, boxed);
      else {
        assert(op === NodeOp.NewEnvironment, 'closures are made by the VM');
        makeEnvironment(body, boxed);
      }
      index = this.context.writer.declare(parameters, 'i');
      this.context.writer.define(index, body.end(), []);
      this.known.set(key, index);
    }
    return index;
  }

  /** Number of the function for `new Array(length)`: as the VM does it, where there is room for a few elements. */
  holes(): number {
    const key = 'holes';
    let index = this.known.get(key);
    if (index === undefined) {
      const body = new Body(this.context, 1);
      makeHoles(body);
      index = this.context.writer.declare('i', 'i');
      this.context.writer.define(index, body.end(), []);
      this.known.set(key, index);
    }
    return index;
  }
}

function makeHoles(body: Body): void {
  const { arrayShape } = body.context.request.well;
  const least = Arr.Inline + Elem.Values;
  const bytes = (): void => {
    body.get(0);
    body.i32(3);
    body.op(W.I32Shl);
    body.i32(least);
    body.op(W.I32Add);
  };
  const vm = (): void => {
    body.open(W.If);
    body.get(0);
    body.callVm('newArray');
    body.op(W.Return);
    body.op(W.End);
  };
  // none, or too many
  body.get(0);
  body.i32(1);
  body.op(W.I32Sub);
  body.i32(MOST_HOLES);
  body.op(W.I32GeU);
  vm();
  body.loadCell(Cell.AllocEnd);
  body.loadCell(Cell.AllocNext);
  body.tee();
  body.op(W.I32Sub);
  bytes();
  body.op(W.I32LtU);
  vm();
  body.storeCell(Cell.AllocNext, () => {
    body.address(0);
    bytes();
    body.op(W.I32Add);
  });
  body.storeCell(Cell.SliceFuel, () => {
    body.loadCell(Cell.SliceFuel);
    body.get(0);
    body.i32(3);
    body.op(W.I32ShrU);
    body.op(W.I32Sub);
  });
  body.store32(Header.Kind, () => body.i32(Kind.Array));
  body.store32(Obj.Shape, () => body.cell(arrayShape));
  body.store32(Obj.Slots, () => body.i32(0));
  body.store32(Obj.Elements, () => body.address(Arr.Inline));
  body.store32(Arr.Length, () => body.get(0));
  body.store32(Arr.Flags, () => body.i32(0));
  body.store32(Arr.Inline + Header.Kind, () => body.i32(Kind.Elements));
  body.store32(Arr.Inline + Elem.Capacity, () => body.get(0));
  // from the last one to the first
  body.open(W.Loop);
  body.get(0);
  body.i32(1);
  body.op(W.I32Sub);
  body.tee(0);
  body.i32(3);
  body.op(W.I32Shl);
  body.address(0);
  body.op(W.I32Add);
  body.hole(least);
  body.get(0);
  body.branchIf(0);
  body.op(W.End);
}

function makeObject(body: Body, shape: number, slots: number): void {
  const info = body.context.request.info[shape];
  assert(info.kind === 'shape', 'objects have a shape');
  body.cell(shape);
  body.callVm('newObject');
  body.returnIfNone();
  body.store32(Obj.Shape, () => body.get(0));
  for (let i = 0; i < slots; i++) body.store64(info.inlineOffset + 8 * i, 1 + i);
}

function makeArray(body: Body, count: number): void {
  const { arrayShape, emptyElements } = body.context.request.well;
  body.i32(Arr.Inline + (count === 0 ? 0 : Elem.Values + 8 * count));
  body.callVm('allocate');
  body.returnIfNone();
  body.store32(Header.Kind, () => body.i32(Kind.Array));
  body.store32(Obj.Shape, () => body.cell(arrayShape));
  body.store32(Obj.Slots, () => body.i32(0));
  body.store32(Arr.Length, () => body.i32(count));
  body.store32(Arr.Flags, () => body.i32(0));
  body.store32(Obj.Elements, () => {
    if (count === 0) body.cell(emptyElements);
    else body.address(Arr.Inline);
  });
  if (count === 0) return;
  body.store32(Arr.Inline + Header.Kind, () => body.i32(Kind.Elements));
  body.store32(Arr.Inline + Elem.Capacity, () => body.i32(count));
  for (let i = 0; i < count; i++) body.store64(Arr.Inline + Elem.Values + 8 * i, i);
}

function makeEnvironment(body: Body, count: number): void {
  body.i32(Env.Values + 8 * count);
  body.callVm('allocate');
  body.returnIfNone();
  body.store32(Header.Kind, () => body.i32(Kind.Environment));
  body.store32(Env.Count, () => body.i32(count));
  body.store32(Env.Parent, () => body.get(0));
  body.store32(Env.Parent + 4, () => body.i32(0));
  for (let i = 0; i < count; i++) body.store64(Env.Values + 8 * i, 1 + i);
}

/** A function with one local: the address of what it makes. */
class Body {
  readonly context: ModuleContext;
  private readonly out = new ByteWriter(64);
  private readonly local: number;

  constructor(context: ModuleContext, parameters: number) {
    this.context = context;
    this.local = parameters;
    // one run of locals: one i32
    this.out.u32(1);
    this.out.u32(1);
    this.out.u8(WasmType.I32);
  }

  /** The bytes; the result is the address. */
  end(): ByteWriter {
    this.get(this.local);
    this.out.u8(W.End);
    return this.out;
  }

  get(local: number): void {
    this.out.u8(W.LocalGet);
    this.out.u32(local);
  }

  op(w: W): void {
    this.out.u8(w);
  }

  /** The address, or a parameter. */
  tee(local = this.local): void {
    this.out.u8(W.LocalTee);
    this.out.u32(local);
  }

  open(w: W): void {
    this.out.u8(w);
    this.out.u8(WasmType.Empty);
  }

  branchIf(depth: number): void {
    this.out.u8(W.BrIf);
    this.out.u32(depth);
  }

  loadCell(cell: Cell): void {
    this.i32(0);
    this.access(W.I32Load, 2, cell);
  }

  storeCell(cell: Cell, push: () => void): void {
    this.i32(0);
    push();
    this.access(W.I32Store, 2, cell);
  }

  /** To the address on the stack. */
  hole(offset: number): void {
    this.out.u8(W.I64Const);
    this.out.i64(Singleton.Hole, Tag.Singleton << 16);
    this.access(W.I64Store, 3, offset);
  }

  i32(n: number): void {
    this.out.u8(W.I32Const);
    this.out.i32(n);
  }

  cell(ref: number): void {
    this.out.u8(W.GlobalGet);
    this.out.u32(this.context.cell(ref));
  }

  callVm(name: VmImport): void {
    this.out.u8(W.Call);
    this.out.u32(this.context.vm(name));
  }

  /** What the VM gave becomes the address. */
  returnIfNone(): void {
    this.out.u8(W.LocalTee);
    this.out.u32(this.local);
    this.out.u8(W.I32Eqz);
    this.out.u8(W.If);
    this.out.u8(WasmType.Empty);
    this.i32(0);
    this.out.u8(W.Return);
    this.out.u8(W.End);
  }

  /** Pushes a place within the cell. */
  address(offset: number): void {
    this.get(this.local);
    this.i32(offset);
    this.out.u8(W.I32Add);
  }

  store32(offset: number, push: () => void): void {
    this.get(this.local);
    push();
    this.access(W.I32Store, 2, offset);
  }

  store64(offset: number, parameter: number): void {
    this.get(this.local);
    this.get(parameter);
    this.access(W.I64Store, 3, offset);
  }

  private access(w: W, align: number, offset: number): void {
    this.out.u8(w);
    this.out.u32(align);
    this.out.u32(offset);
  }
}
