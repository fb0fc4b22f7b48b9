// The heap verifier: walks everything that is reachable and checks what every part of the VM relies on. Each invariant has a name.

import {
  AccessorCell, Area, Arr, Elem, Env, Fn, Header, Internal, Kind, Obj, ProxyCell, ShapeCell, ShapeFlag, SlotsCell, Str, StringFlag, Sym, WeakCell, WeakTable,
} from '../abi/layout.ts';
import { Tag } from '../abi/values.ts';
import { CANONICAL_NAN, HOLE, isCell, isDouble, payload } from '../value/value.ts';
import { ShapePrivate, Sparse, Table } from '../object/cells.ts';
import { DELETED } from '../object/weak-table.ts';
import { tableKey, tableUsed } from '../object/table.ts';
import { Block, BlockState, HeapCell } from './cells.ts';
import { blockOf, blockState, runBytes, setHeader } from './heap.ts';
import { markRoots, nextMark } from './gc.ts';
import { Broken } from './invariants.ts';
import { openMarkStack, popMarked } from './mark.ts';
import { cellBytes, traceMarked } from './trace.ts';

/** Result of the running verification: the first invariant that is broken. */
function fail(what: Broken, cell: u32): void {
  if (load<u32>(HeapCell.VerifyResult)) return;
  store<u32>(HeapCell.VerifyResult, what);
  store<u32>(HeapCell.VerifyCell, cell);
}

// @ts-ignore: decorator
@inline
function check(condition: bool, what: Broken, cell: u32): void {
  if (!condition) fail(what, cell);
}

function broken(): bool {
  return load<u32>(HeapCell.VerifyResult) != 0;
}

/** Asserts that the heap is sound; `collected`: directly after a collection, so that lines are checked both ways. */
export function assertHeap(collected: bool): void {
  const result = verifyHeap(collected);
  assert(result != Broken.BlockRuns, 'heap: runs of blocks follow each other up to the top');
  assert(result != Broken.Address, 'heap: a reference points into a block that is in use');
  assert(result != Broken.KindOfCell, 'heap: a reachable cell has a kind');
  assert(result != Broken.SizeOfCell, 'heap: a cell ends inside its block');
  assert(result != Broken.LinesOfCell, 'heap: the lines of a live cell are marked');
  assert(result != Broken.TagAndKind, 'heap: the tag of a value agrees with the kind of its cell');
  assert(result != Broken.CanonicalNaN, 'heap: a NaN is canonical');
  assert(result != Broken.ShapeOfObject, 'heap: the shape of an object is a shape of its kind');
  assert(result != Broken.SlotsOfObject, 'heap: an object has room for the properties of its shape');
  assert(result != Broken.ElementsOfObject, 'heap: the elements of an object are elements');
  assert(result != Broken.ElementsBeyondLength, 'heap: elements beyond the length of an array are holes');
  assert(result != Broken.StringFlags, 'heap: a rope is no atom, an atom has its hash');
  assert(result != Broken.RopeParts, 'heap: the parts of a rope are strings as long as the rope');
  assert(result != Broken.KeyOfTable, 'heap: the keys of a table are atoms or symbols');
  assert(result != Broken.TableOfShape, 'heap: a shape has its parent or its table');
  assert(result != Broken.EnvironmentParent, 'heap: the parent of an environment is one');
  assert(result != Broken.LineWithoutCell, 'heap: a marked line holds a live cell');
  assert(result != Broken.ExceptionStored, 'heap: the exception marker is never stored');
  assert(result == Broken.Nothing, 'heap: unknown invariant');
}

/** Walks the heap: 0, or the first invariant that is broken, with the cell's address in HeapCell.VerifyCell. */
export function verifyHeap(collected: bool): i32 {
  store<u32>(HeapCell.VerifyResult, 0);
  store<u32>(HeapCell.VerifyLines, u32(collected));
  verifyRuns();
  if (broken()) return load<u32>(HeapCell.VerifyResult);
  const before = load<u32>(HeapCell.Mark);
  const mark = nextMark();
  openMarkStack();
  markRoots(mark);
  for (let p = popMarked(); p != 0 && !broken(); p = popMarked()) {
    verifyCell(p, before, mark);
    if (!broken()) traceMarked(p, mark);
  }
  releaseMarkStack();
  renameLines(before, mark, collected);
  return load<u32>(HeapCell.VerifyResult);
}

function verifyRuns(): void {
  const top = load<u32>(HeapCell.Top);
  let block: u32 = Area.HeapBase;
  while (block < top) {
    if (blockState(block) > <u32>BlockState.MarkStack || load<u32>(block + Block.Run) == 0) {
      fail(Broken.BlockRuns, block);
      return;
    }
    block += runBytes(block);
  }
  check(block == top, Broken.BlockRuns, block);
}

/** The mark stack's blocks go back to the free runs. */
function releaseMarkStack(): void {
  const top = load<u32>(HeapCell.Top);
  for (let block: u32 = Area.HeapBase; block < top; block += runBytes(block)) {
    if (blockState(block) != BlockState.MarkStack) continue;
    setHeader(block, BlockState.Free, load<u32>(block + Block.Run), load<u32>(HeapCell.FreeRuns));
    store<u32>(HeapCell.FreeRuns, block);
  }
  openMarkStack();
}

/** Lines that were in use stay so under the new mark value. */
function renameLines(before: u32, mark: u32, collected: bool): void {
  const top = load<u32>(HeapCell.Top);
  for (let block: u32 = Area.HeapBase; block < top; block += runBytes(block)) {
    if (blockState(block) != BlockState.Lines) continue;
    for (let line: u32 = Block.FirstLine; line < <u32>Block.Lines; line++) {
      if (load<u8>(block + line) != before) continue;
      if (collected && !broken()) fail(Broken.LineWithoutCell, block + (line << Block.LineShift));
      store<u8>(block + line, <u8>mark);
    }
  }
}

// Cells -----------------------------------------------------------------------------------------------------------------------

/** The address of a cell that something refers to: plausible, of a known kind. */
function verifyReference(p: u32, from: u32): void {
  if (p < <u32>Area.HeapBase) {
    // statically allocated, such as a string of a small image
    check(p >= <u32>Area.Cells && load<u8>(p + Header.Mark) == Header.StaticMark, Broken.Address, from);
    return;
  }
  if (p >= load<u32>(HeapCell.Top) || p & 7) {
    // strings of an image are only 4-byte aligned to its sections; everything else is 8-byte aligned
    fail(Broken.Address, from);
    return;
  }
  const kind = <i32>load<u8>(p);
  check((kind >= Kind.StringLatin1 && kind <= Kind.Unit) || (kind >= Kind.Object && kind <= Kind.FinalizationRegistry), Broken.KindOfCell, from);
}

function isStringKind(kind: i32): bool {
  return kind >= Kind.StringLatin1 && kind <= Kind.StringIndirect;
}

function verifyValue(v: u64, from: u32): void {
  if (isDouble(v)) {
    check(v <= 0xfff0000000000000 && (v & 0x7fffffffffffffff) <= 0x7ff0000000000000 || v == CANONICAL_NAN, Broken.CanonicalNaN, from);
    return;
  }
  check(v >> 48 != Tag.Singleton || payload(v) <= 4, Broken.ExceptionStored, from);
  if (!isCell(v)) return;
  const p = payload(v);
  verifyReference(p, from);
  if (broken()) return;
  const kind = <i32>load<u8>(p);
  switch (<i32>(v >> 48)) {
    case Tag.String: check(isStringKind(kind), Broken.TagAndKind, from); break;
    case Tag.Symbol: check(kind == Kind.Symbol, Broken.TagAndKind, from); break;
    case Tag.BigInt: check(kind == Kind.BigInt, Broken.TagAndKind, from); break;
    default:
      // references that guest code never sees carry the object tag too
      check(kind >= Kind.Shape, Broken.TagAndKind, from);
  }
}

function verifyValues(from: u32, count: u32, cell: u32): void {
  for (let i: u32 = 0; i < count && !broken(); i++) verifyValue(load<u64>(from + (i << 3)), cell);
}

/** A reference to a cell of one kind, or none. */
function verifyKind(p: u32, kind: u32, what: Broken, from: u32): void {
  if (p == 0) return;
  verifyReference(p, from);
  if (!broken()) check(load<u8>(p) == kind, what, from);
}

function verifyKey(key: u32, from: u32): void {
  verifyReference(key, from);
  if (broken()) return;
  const kind = <i32>load<u8>(key);
  const atom = kind <= Kind.StringUtf16 && (load<u8>(key + Header.Flags) & StringFlag.Atom) != 0;
  check(atom || kind == Kind.Symbol, Broken.KeyOfTable, from);
}

function verifyCell(p: u32, before: u32, mark: u32): void {
  verifyReference(p, p);
  if (broken()) return;
  const kind = <i32>load<u8>(p);
  if (kind >= Kind.Object) {
    verifyKind(load<u32>(p + Obj.Shape), Kind.Shape, Broken.ShapeOfObject, p);
    check(load<u32>(p + Obj.Shape) != 0, Broken.ShapeOfObject, p);
    if (broken()) return;
  }
  if (p >= <u32>Area.HeapBase) verifyExtent(p, before, mark);
  if (broken()) return;
  switch (kind) {
    case Kind.StringRope: verifyRope(p); break;
    case Kind.StringIndirect: {
      const target = load<u32>(p + Str.Target);
      verifyReference(target, p);
      if (!broken()) check(<i32>load<u8>(target) <= Kind.StringUtf16 && load<u32>(target + Str.Length) == load<u32>(p + Str.Length), Broken.RopeParts, p);
      break;
    }
    case Kind.Symbol: verifyValue(load<u64>(p + Sym.Description), p); break;
    case Kind.Shape: verifyShape(p); break;
    case Kind.PropertyTable:
      check(tableUsed(p) <= load<u32>(p + Table.Capacity), Broken.SizeOfCell, p);
      for (let i: u32 = 0, n = tableUsed(p); i < n && !broken(); i++) if (tableKey(p, i) != 0) verifyKey(tableKey(p, i), p);
      break;
    case Kind.Slots:
    case Kind.Elements: verifyValues(p + Elem.Values, load<u32>(p + Elem.Capacity), p); break;
    case Kind.SparseElements:
      check(load<u32>(p + Sparse.Zero) == 0, Broken.ElementsOfObject, p);
      break;
    case Kind.Environment:
      verifyKind(load<u32>(p + Env.Parent), Kind.Environment, Broken.EnvironmentParent, p);
      verifyValues(p + Env.Values, load<u32>(p + Env.Count), p);
      break;
    case Kind.WeakTable: verifyWeakTable(p); break;
    case Kind.Accessor: verifyValues(p + AccessorCell.Get, 2, p); break;
    default: if (kind >= Kind.Object) verifyObject(p, kind);
  }
}

function verifyWeakTable(table: u32): void {
  let live: u32 = 0;
  const end = table + cellBytes(table);
  for (let entry = table + WeakTable.Entries; entry < end && !broken(); entry += WeakTable.EntrySize) {
    const key = load<u32>(entry);
    if (key <= DELETED) continue;
    live++;
    verifyReference(key, table);
    verifyValue(load<u64>(entry + WeakTable.Value), table);
  }
  check(live == load<u32>(table + WeakTable.Live), Broken.SizeOfCell, table);
}

/** The cell lies in one block that is in use, on marked lines. */
function verifyExtent(p: u32, before: u32, mark: u32): void {
  const bytes = cellBytes(p);
  const block = blockOf(p);
  if (blockState(block) == BlockState.Large) {
    check(p == block + Block.Start && bytes + Block.Start <= runBytes(block), Broken.SizeOfCell, p);
    return;
  }
  // what lies inside an image is part of a cell of bytes
  if (load<u8>(p + Header.Mark) == Header.StaticMark) return;
  check(blockState(block) == BlockState.Lines, Broken.Address, p);
  check(p >= block + Block.Start && p + bytes <= block + Block.Size, Broken.SizeOfCell, p);
  if (broken() || !load<u32>(HeapCell.VerifyLines)) return;
  for (let line = (p - block) >> Block.LineShift; line <= (p + bytes - 1 - block) >> Block.LineShift; line++) {
    const m = load<u8>(block + line);
    check(m == before || m == mark, Broken.LinesOfCell, p);
  }
}

function verifyRope(p: u32): void {
  check((load<u8>(p + Header.Flags) & StringFlag.Atom) == 0, Broken.StringFlags, p);
  const left = load<u32>(p + Str.Left);
  const right = load<u32>(p + Str.Right);
  verifyReference(left, p);
  verifyReference(right, p);
  if (broken()) return;
  check(
    isStringKind(<i32>load<u8>(left)) && isStringKind(<i32>load<u8>(right)) &&
      load<u32>(left + Str.Length) + load<u32>(right + Str.Length) == load<u32>(p + Str.Length),
    Broken.RopeParts, p,
  );
}

function verifyShape(shape: u32): void {
  const proto = load<u32>(shape + ShapeCell.Proto);
  const parent = load<u32>(shape + ShapePrivate.Parent);
  const table = load<u32>(shape + ShapePrivate.Table);
  const count = load<u16>(shape + ShapeCell.Count);
  if (proto != 0) {
    verifyReference(proto, shape);
    if (!broken()) check(<i32>load<u8>(proto) >= Kind.Object, Broken.TagAndKind, shape);
  }
  verifyKind(parent, Kind.Shape, Broken.TableOfShape, shape);
  verifyKind(table, Kind.PropertyTable, Broken.TableOfShape, shape);
  if (broken()) return;
  if (load<u8>(shape + Header.Flags) & ShapeFlag.Dictionary) check(table != 0, Broken.TableOfShape, shape);
  else if (parent != 0) {
    check(load<u16>(parent + ShapeCell.Count) + 1 == count, Broken.TableOfShape, shape);
    check(load<u32>(parent + ShapeCell.Proto) == proto, Broken.TableOfShape, shape);
    verifyKey(load<u32>(shape + ShapePrivate.Key), shape);
  } else check(count == 0 || table != 0, Broken.TableOfShape, shape);
  if (table != 0) check(<u32>count <= tableUsed(table), Broken.TableOfShape, shape);
}

function verifyObject(p: u32, kind: i32): void {
  const shape = load<u32>(p + Obj.Shape);
  const inline = <u32>load<u8>(shape + ShapeCell.InlineCapacity);
  const offset = <u32>load<u16>(shape + ShapeCell.InlineOffset);
  const slots = load<u32>(p + Obj.Slots);
  const elements = load<u32>(p + Obj.Elements);
  check(load<u8>(shape + ShapePrivate.Kind) == kind, Broken.ShapeOfObject, p);
  verifyKind(slots, Kind.Slots, Broken.SlotsOfObject, p);
  verifyReference(elements, p);
  if (broken()) return;
  check(load<u8>(elements) == Kind.Elements || load<u8>(elements) == Kind.SparseElements, Broken.ElementsOfObject, p);
  if (!(load<u8>(shape + Header.Flags) & ShapeFlag.Dictionary) && kind != Kind.Function && kind != Kind.Array && kind != Kind.StringObject) {
    const count = <u32>load<u16>(shape + ShapeCell.Count);
    const room = inline + (slots == 0 ? 0 : load<u32>(slots + SlotsCell.Capacity));
    check(count <= room, Broken.SlotsOfObject, p);
  }
  verifyValues(p + offset, inline, p);
  if (kind == Kind.Array) verifyArray(p, elements);
  else if (kind == Kind.Function) {
    verifyKind(load<u32>(p + Fn.InitialShape), Kind.Shape, Broken.ShapeOfObject, p);
  } else if (kind == Kind.WeakRef) {
    verifyValues(p + WeakCell.Target, 3, p);
  } else if (kind == Kind.Proxy) {
    const target = load<u32>(p + ProxyCell.Target);
    if (target != 0) {
      verifyReference(target, p);
      verifyReference(load<u32>(p + ProxyCell.Handler), p);
    }
  } else if (offset > <u32>Obj.Inline && kind != Kind.Error) verifyValues(p + Internal.Slot0, (offset - Internal.Slot0) >> 3, p);
}

function verifyArray(p: u32, elements: u32): void {
  if (load<u8>(elements) != Kind.Elements) return;
  const capacity = load<u32>(elements + Elem.Capacity);
  for (let i = load<u32>(p + Arr.Length); i < capacity; i++) {
    check(load<u64>(elements + Elem.Values + (i << 3)) == HOLE, Broken.ElementsBeyondLength, p);
  }
}
