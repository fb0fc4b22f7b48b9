// What is alive in the memory of a VM that was collected and runs nothing: the collector's walk (vm-assembly/memory/trace.ts) over a
// copy. Meant for the memory of a start: kinds that it cannot hold are refused.

import { ImageHeader } from '../../vm-assembly/abi/image.ts';
import {
  AccessorCell,
  Area,
  Cell,
  Code,
  Elem,
  Env,
  Err,
  Fn,
  Hash,
  Header,
  Internal,
  Kind,
  Obj,
  ProxyCell,
  ShapeCell,
  Str,
  Sym,
  Unit,
} from '../../vm-assembly/abi/layout.ts';
import { Tag } from '../../vm-assembly/abi/values.ts';
import { Block, BlockState, HeapCell } from '../../vm-assembly/memory/cells.ts';
import { ObjectCell, ShapeMark, ShapePrivate, Sparse, Table } from '../../vm-assembly/object/cells.ts';

/** A cell with its size in bytes, rounded up to 8. */
export interface LiveCell {
  at: number;
  kind: Kind;
  bytes: number;
}

/** Of the weak tables of shapes (object/shape.ts): u32 mask, then entries from here; a value above `SWEPT` is a shape. */
const WEAK_MASK = 8;
const WEAK_ENTRIES = 16;
const SWEPT = 1;

/** Addresses of the units that are loaded. */
export function unitsOf(view: DataView): number[] {
  const units: number[] = [];
  for (let unit = view.getUint32(Cell.Units, true); unit !== 0; unit = view.getUint32(unit + Unit.Next, true))
    units.push(unit);
  return units;
}

/** Everything that is alive in a memory, in the order of addresses. The parts of images are not cells here. */
export function liveCells(view: DataView): LiveCell[] {
  const walk = new HeapWalk(view);
  walk.roots();
  return walk.run();
}

class HeapWalk {
  private readonly view: DataView;
  private readonly seen = new Set<number>();
  private readonly queue: number[] = [];

  constructor(view: DataView) {
    this.view = view;
  }

  private u32(at: number): number {
    return this.view.getUint32(at, true);
  }

  private mark(p: number): void {
    if (p === 0 || this.seen.has(p)) return;
    if (this.view.getUint8(p + Header.Mark) === Header.StaticMark) return;
    this.seen.add(p);
    this.queue.push(p);
  }

  private values(at: number, count: number): void {
    for (let i = 0; i < count; i++) {
      const tag = this.view.getUint16(at + 8 * i + 6, true);
      if (tag === Tag.Object || tag === Tag.String || tag === Tag.Symbol || tag === Tag.BigInt)
        this.mark(this.u32(at + 8 * i));
    }
  }

  private list(at: number, count: number): void {
    for (let i = 0; i < count; i++) this.mark(this.u32(at + 4 * i));
  }

  /** As `markRoots` in vm-assembly/memory/gc.ts, without frames. */
  roots(): void {
    for (const cell of [Cell.Result, Cell.Exception, Cell.Global, HeapCell.FinalizersDue]) this.values(cell, 1);
    const pointers = [
      Cell.EmptyElements,
      Cell.StringShape,
      Cell.NumberShape,
      Cell.GlobalLexicals,
      Cell.Atoms,
      ObjectCell.Roots,
      ObjectCell.PlainShapes,
      ObjectCell.ArrayShape,
      ObjectCell.FunctionShapes,
      ObjectCell.ArgumentsShapes,
      HeapCell.Handles,
    ];
    for (const cell of pointers) this.mark(this.u32(cell));
    for (const cell of [Cell.Realm, Cell.MegaCache]) this.mark(this.u32(cell) - 8);
    const ranges = this.u32(HeapCell.RootRanges);
    for (let i = 0; i < ranges; i++) {
      const range = HeapCell.FirstRootRange + 8 * i;
      this.values(this.u32(range), this.u32(range + 4));
    }
    for (const unit of unitsOf(this.view)) this.unit(unit);
  }

  private unit(unit: number): void {
    const image = this.u32(unit + Unit.Image);
    this.list(unit + Unit.Namespaces, 1);
    for (const cell of [unit, image - 8, this.u32(unit + Unit.Variables) - 8]) this.mark(cell);
    const functions = image + this.u32(image + ImageHeader.Functions);
    for (let i = 0; i < this.u32(image + ImageHeader.FunctionCount); i++) {
      const code = functions + i * Code.Bytes;
      this.values(this.u32(code + Code.Data), this.view.getUint16(code + Code.ConstantCount, true));
    }
  }

  run(): LiveCell[] {
    const cells: LiveCell[] = [];
    for (let at = this.queue.pop(); at !== undefined; at = this.queue.pop()) {
      const kind = this.view.getUint8(at) as Kind;
      const bytes = kind >= Kind.Object ? this.object(at, kind) : this.other(at, kind);
      cells.push({ at, kind, bytes: (bytes + 7) & ~7 });
    }
    cells.sort((a, b) => a.at - b.at);
    this.check(cells);
    return cells;
  }

  private other(p: number, kind: Kind): number {
    const count = this.u32(p + 4);
    switch (kind) {
      case Kind.StringLatin1:
        return Str.Chars + count;
      case Kind.StringUtf16:
        return Str.Chars + 2 * count;
      case Kind.StringRope:
        this.list(p + Str.Left, 2);
        return Str.Right + 4;
      case Kind.StringIndirect:
        this.list(p + Str.Target, 1);
        return Str.Target + 8;
      case Kind.Symbol:
        this.values(p + Sym.Description, 1);
        return Sym.Size;
      case Kind.Shape:
        return this.shape(p);
      case Kind.PropertyTable: {
        for (let i = 0; i < this.u32(p + Table.Used); i++) this.list(p + Table.Entries + 8 * i, 1);
        return Table.Entries + 8 * this.u32(p + Table.Capacity) + 4 * (this.u32(p + Table.Mask) + 1);
      }
      case Kind.Slots:
      case Kind.Elements:
        this.values(p + Elem.Values, count);
        return Elem.Values + 8 * count;
      case Kind.SparseElements: {
        const entries = this.u32(p + Sparse.Mask) + 1;
        for (let i = 0; i < entries; i++) this.values(p + Sparse.Entries + (i << Sparse.EntryShift) + Sparse.Value, 1);
        return Sparse.Entries + (entries << Sparse.EntryShift);
      }
      case Kind.Environment:
        this.list(p + Env.Parent, 1);
        this.values(p + Env.Values, count);
        return Env.Values + 8 * count;
      case Kind.Accessor:
        this.values(p + AccessorCell.Get, 2);
        return AccessorCell.Size;
      case Kind.HashTable:
        this.values(p + Hash.Values, count);
        return this.u32(p + Hash.Bytes);
      case Kind.BigInt:
      case Kind.Bytes:
        return 8 + count;
      case Kind.CellList:
        this.list(p + 8, count);
        return 8 + 4 * count;
      case Kind.Unit:
        return Unit.Bytes;
      default:
        throw new Error(`the start holds a cell of kind ${kind} at ${p}`);
    }
  }

  /** Transitions are weak, but after a collection those that are left are alive. */
  private shape(p: number): number {
    for (const field of [ShapeCell.Proto, ShapePrivate.Key, ShapePrivate.Parent, ShapePrivate.Table])
      this.list(p + field, 1);
    const transitions = this.u32(p + ShapePrivate.Transitions);
    if (transitions === 0) return ShapePrivate.Size;
    this.mark(transitions);
    if ((this.view.getUint8(p + Header.Flags) & ShapeMark.TransitionTable) !== 0) {
      for (let i = 0; i <= this.u32(transitions + WEAK_MASK); i++) {
        const entry = this.u32(transitions + WEAK_ENTRIES + 4 * i);
        if (entry > SWEPT) this.mark(entry);
      }
    }
    return ShapePrivate.Size;
  }

  private object(p: number, kind: Kind): number {
    const shape = this.u32(p + Obj.Shape);
    const offset = this.view.getUint16(shape + ShapeCell.InlineOffset, true);
    const inline = this.view.getUint8(shape + ShapeCell.InlineCapacity);
    this.list(p + Obj.Shape, 3);
    switch (kind) {
      case Kind.Object:
      case Kind.Array:
        break;
      case Kind.Function:
        this.list(p + Fn.Env, 2);
        this.list(p + Fn.InitialShape, 1);
        if (this.u32(p + Fn.Code) !== 0) this.list(p + Fn.Fields, 1);
        break;
      case Kind.Proxy:
        this.list(p + ProxyCell.Target, 2);
        break;
      case Kind.Error:
        this.list(p + Err.Trace, 1);
        break;
      case Kind.WeakRef:
        throw new Error(`the start holds a weak reference at ${p}`);
      default:
        this.values(p + Internal.Slot0, (offset - Internal.Slot0) >> 3);
    }
    this.values(p + offset, inline);
    return offset + 8 * inline;
  }

  /** The collector has marked the same cells: every line that it marked has one here, and every one here has its mark. */
  private check(cells: readonly LiveCell[]): void {
    const mark = this.u32(HeapCell.Mark);
    const lines = new Set<number>();
    for (const { at, kind, bytes } of cells) {
      if (this.view.getUint8(at + Header.Mark) !== mark)
        throw new Error(`the collector did not reach the cell of kind ${kind} at ${at}`);
      for (let line = at >> Block.LineShift; line <= (at + bytes - 1) >> Block.LineShift; line++) lines.add(line);
    }
    for (const { at, state } of blocksOf(this.view)) {
      if (state !== BlockState.Lines) continue;
      for (let line: number = Block.FirstLine; line < Block.Lines; line++) {
        const marked = this.view.getUint8(at + line) === mark;
        if (marked !== lines.has((at >> Block.LineShift) + line))
          throw new Error(`the walk and the collector differ about line ${line} of the block at ${at}`);
      }
    }
  }
}

/** The runs of blocks of a heap. */
export function blocksOf(view: DataView): { at: number; end: number; state: BlockState }[] {
  const blocks: { at: number; end: number; state: BlockState }[] = [];
  const top = view.getUint32(HeapCell.Top, true);
  for (let at: number = Area.HeapBase; at < top; ) {
    const end = at + Block.Size * view.getUint32(at + Block.Run, true);
    blocks.push({ at, end, state: view.getUint32(at + Block.State, true) });
    at = end;
  }
  return blocks;
}
