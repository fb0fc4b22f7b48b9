// Takes out of the memory of a start what the VM makes again in every instance (vm-assembly/memory/restore.ts), and what is dead.

import { ImageHeader } from '../../vm-assembly/abi/image.ts';
import {
  Area,
  Big,
  Cell,
  Code,
  Header,
  Kind,
  Obj,
  ShapeCell,
  ShapeFlag,
  Str,
  Unit,
} from '../../vm-assembly/abi/layout.ts';
import { Block, BlockState } from '../../vm-assembly/memory/cells.ts';
import { ShapeMark, Table } from '../../vm-assembly/object/cells.ts';
import { blocksOf, type LiveCell, liveCells, unitsOf } from './heap-walk.ts';

/** Shapes with fewer properties are smaller than a table of their own. */
const MIN_SETTLED = 3;
/** Cells of the atom table (vm-assembly/string/atoms.ts): its address, its number of entries less one, those that are used. */
const ATOM_TABLE = Cell.StringPrivate;
const ATOM_MASK = Cell.StringPrivate + 8;
const ATOMS_USED = Cell.StringPrivate + 12;
const ATOM_ENTRIES = 8;
/** An entry whose atom was collected. */
const SWEPT = 1;
/** Static strings (vm-assembly/string/cell.ts): 256 single characters and the empty one, 16 bytes each. */
const STATIC_STRINGS = 257 * 16;

function viewOf(memory: Uint8Array): DataView {
  return new DataView(memory.buffer, memory.byteOffset, memory.length);
}

/** Objects that are alone with their shape: the shapes on the way to it serve nobody. */
export function settleableObjects(memory: Uint8Array): number[] {
  const view = viewOf(memory);
  const objects = liveCells(view).filter((cell) => cell.kind >= Kind.Object);
  const users = new Map<number, number>();
  const shapeOf = ({ at }: LiveCell): number => view.getUint32(at + Obj.Shape, true);
  for (const object of objects) users.set(shapeOf(object), (users.get(shapeOf(object)) ?? 0) + 1);
  const settled = objects.filter((object) => {
    const shape = shapeOf(object);
    const flags = view.getUint8(shape + Header.Flags);
    if ((flags & (ShapeFlag.Dictionary | ShapeMark.Base)) !== 0 || users.get(shape) !== 1) return false;
    return view.getUint16(shape + ShapeCell.Count, true) >= MIN_SETTLED;
  });
  return settled.map((object) => object.at);
}

/** Clears what nothing refers to, as the allocator clears holes when it takes them, and hashes that are computed when they are needed. */
export function clearDead(memory: Uint8Array): void {
  const view = viewOf(memory);
  const cells = liveCells(view);
  let next = 0;
  for (const { at, end, state } of blocksOf(view)) {
    let from = at + Block.Start;
    for (; next < cells.length && cells[next].at < end; next++) {
      if (cells[next].at < from) continue;
      memory.fill(0, from, cells[next].at);
      from = cells[next].at + cells[next].bytes;
    }
    if (state !== BlockState.MarkStack) memory.fill(0, from, end);
  }
  clearHashes(view, false);
}

/** Clears the hashes of atoms, or of the other strings: those too that an image calls atoms, but no code names. */
function clearHashes(view: DataView, atoms: boolean): void {
  const table = new Set(atomsOf(view));
  const clear = (at: number): void => {
    if (table.has(at) === atoms) view.setUint32(at + Str.Hash, 0, true);
  };
  for (const { at, kind } of liveCells(view)) if (kind === Kind.StringLatin1 || kind === Kind.StringUtf16) clear(at);
  for (const unit of unitsOf(view)) {
    const image = view.getUint32(unit + Unit.Image, true);
    let at = image + view.getUint32(image + ImageHeader.Strings, true);
    const end = at + view.getUint32(image + ImageHeader.StringsSize, true);
    while (at < end) {
      const kind = view.getUint8(at) as Kind;
      const length = view.getUint32(at + 4, true);
      if (kind === Kind.StringLatin1 || kind === Kind.StringUtf16) clear(at);
      else if (kind !== Kind.StringIndirect && kind !== Kind.BigInt)
        throw new Error(`a string of the library is of kind ${kind}`);
      at +=
        ((kind === Kind.BigInt ? Big.Words : Str.Chars) + (kind === Kind.StringUtf16 ? 2 * length : length) + 7) & ~7;
    }
  }
}

/** Clears what `restore` makes again, and writes the list that it reads. */
export function reduce(memory: Uint8Array): void {
  const view = viewOf(memory);
  clearHashes(view, true);
  const listed = clearTables(memory);
  for (const unit of unitsOf(view)) reduceImage(memory, view, view.getUint32(unit + Unit.Image, true));
  memory.set(encodeList(listed), Area.StackBase);
}

/** Empties the hash tables that `restore` fills, in an order of its own: the property tables, and the atoms that were in theirs. */
export function clearTables(memory: Uint8Array): number[] {
  const view = viewOf(memory);
  const listed: number[] = [];
  for (const { at, kind, bytes } of liveCells(view)) {
    if (kind !== Kind.PropertyTable) continue;
    memory.fill(0, at + Table.Entries + 8 * view.getUint32(at + Table.Capacity, true), at + bytes);
    listed.push(at);
  }
  const atoms = atomsOf(view);
  const statics = Math.min(...atoms);
  const table = view.getUint32(ATOM_TABLE, true) + ATOM_ENTRIES;
  memory.fill(0, table, table + 4 * (view.getUint32(ATOM_MASK, true) + 1));
  memory.fill(0, statics, statics + STATIC_STRINGS);
  view.setUint32(ATOMS_USED, 0, true);
  return [...listed, ...atoms.filter((atom) => atom > Area.HeapBase)];
}

/** The entries of the table of atoms. */
function atomsOf(view: DataView): number[] {
  const atoms: number[] = [];
  const table = view.getUint32(ATOM_TABLE, true) + ATOM_ENTRIES;
  const end = table + 4 * (view.getUint32(ATOM_MASK, true) + 1);
  for (let entry = table; entry < end; entry += 4) {
    const atom = view.getUint32(entry, true);
    if (atom > SWEPT) atoms.push(atom);
  }
  return atoms;
}

function reduceImage(memory: Uint8Array, view: DataView, image: number): void {
  const header = (field: ImageHeader): number => view.getUint32(image + field, true);
  for (let i = 0; i < header(ImageHeader.FunctionCount); i++) {
    const code = image + header(ImageHeader.Functions) + i * Code.Bytes;
    const data = view.getUint32(code + Code.Data, true);
    memory.fill(0, data - 8, data);
    for (const field of [Code.Start, Code.Data, Code.Handlers, Code.Positions, Code.Unit])
      view.setUint32(code + field, 0, true);
  }
}

/** Distances between addresses in ascending order, as vm-assembly/memory/restore.ts reads them. */
function encodeList(addresses: number[]): Uint8Array {
  const bytes: number[] = [];
  let last: number = Area.HeapBase;
  for (const address of addresses.sort((a, b) => a - b)) {
    let delta = (address - last) >> 3;
    last = address;
    for (; delta > 127; delta >>>= 7) bytes.push((delta & 127) | 128);
    bytes.push(delta);
  }
  return Uint8Array.from([...bytes, 0]);
}
