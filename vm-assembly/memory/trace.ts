// What the cells of each kind refer to, and how large they are: one switch for the collector and one for the verifier.

import {
  AccessorCell, Area, Code, Elem, Env, Err, Fn, Hash, Header, Internal, Kind, Obj, ProxyCell, ShapeCell, SlotsCell, Str, Sym, Unit, WeakCell, WeakState, WeakTable,
} from '../abi/layout.ts';
import { ImageHeader } from '../abi/image.ts';
import { HeapCell } from './cells.ts';
import { markCell, markLines, markValue, popMarked } from './mark.ts';
import { fromInt, isCell, payload } from '../value/value.ts';
import { overdue } from '../interp/fuel.ts';
import { ShapePrivate, Sparse } from '../object/cells.ts';
import { noteShape } from '../object/shape.ts';
import { tableBytes, tableKey, tableUsed } from '../object/table.ts';
import { entryValue, sparseEntry, sparseMask } from '../object/sparse.ts';

/** Bytes of a cell, as it was allocated. */
export function cellBytes(p: u32): u32 {
  return (rawBytes(p) + 7) & ~7;
}

function rawBytes(p: u32): u32 {
  const kind = <i32>load<u8>(p + Header.Kind);
  switch (kind) {
    case Kind.StringLatin1: return Str.Chars + load<u32>(p + Str.Length);
    case Kind.StringUtf16: return Str.Chars + (load<u32>(p + Str.Length) << 1);
    case Kind.StringRope: return Str.Right + 4;
    case Kind.StringIndirect: return Str.Target + 8;
    case Kind.Symbol: return Sym.Size;
    case Kind.Shape: return ShapePrivate.Size;
    case Kind.PropertyTable: return tableBytes(p);
    case Kind.Slots: return SlotsCell.Values + (load<u32>(p + SlotsCell.Capacity) << 3);
    case Kind.Elements: return Elem.Values + (load<u32>(p + Elem.Capacity) << 3);
    case Kind.SparseElements: return Sparse.Entries + ((sparseMask(p) + 1) << Sparse.EntryShift);
    case Kind.Environment: return Env.Values + (load<u32>(p + Env.Count) << 3);
    case Kind.Accessor: return AccessorCell.Size;
    case Kind.HashTable: return load<u32>(p + Hash.Bytes);
    case Kind.WeakTable: return WeakTable.Entries + ((load<u32>(p + WeakTable.Mask) + 1) << WeakTable.EntryShift);
    case Kind.BigInt:
    case Kind.Bytes:
      return 8 + load<u32>(p + 4);
    case Kind.CellList: return 8 + (load<u32>(p + 4) << 2);
    case Kind.Unit: return Unit.Bytes;
    default: {
      assert(kind >= Kind.Object, 'kind of a cell');
      const shape = load<u32>(p + Obj.Shape);
      return load<u16>(shape + ShapeCell.InlineOffset) + (<u32>load<u8>(shape + ShapeCell.InlineCapacity) << 3);
    }
  }
}

// @ts-ignore: decorator
@inline
function markValues(from: u32, count: u32, mark: u32): void {
  for (let at = from, end = from + (count << 3); at < end; at += 8) {
    const v = load<u64>(at);
    if (isCell(v) && load<u8>(payload(v) + Header.Mark) != mark) markCell(payload(v), mark);
  }
}

/** Cells between two looks at the clock: about a millisecond. */
export const POLL: u32 = 32768;
/** So many abandoned collections in a row are followed by one that ends, however long it takes. */
export const MAX_ABANDONED: u32 = 200;

/** Traces until nothing marked is left untraced, or the guest's time is over. */
export function drain(): void {
  const mark = load<u32>(HeapCell.Mark);
  let left = POLL;
  for (let p = popMarked(); p != 0; p = popMarked()) {
    traceCell(p, mark);
    if (--left == 0) {
      left = POLL;
      if (load<u32>(HeapCell.Abandoned) < MAX_ABANDONED && overdue()) {
        store<u32>(HeapCell.MarkFailed, 1);
        return;
      }
    }
  }
}

/** The same for one cell that was taken from the mark stack. */
export function traceMarked(p: u32, mark: u32): void {
  traceCell(p, mark);
  if (load<u8>(p + Header.Kind) != Kind.WeakTable) return;
  // between collections every entry has a live key
  const end = p + cellBytes(p);
  for (let entry = p + WeakTable.Entries; entry < end; entry += WeakTable.EntrySize) markValue(load<u64>(entry + WeakTable.Value), mark);
}

/** Marks the lines of a marked cell and what it refers to. */
// @ts-ignore: decorator
@inline
function traceCell(p: u32, mark: u32): void {
  const kind = <i32>load<u8>(p + Header.Kind);
  if (kind >= Kind.Object) {
    traceObject(p, kind, mark);
    return;
  }
  markLines(p, cellBytes(p), mark);
  switch (kind) {
    case Kind.StringRope:
      markCell(load<u32>(p + Str.Left), mark);
      markCell(load<u32>(p + Str.Right), mark);
      break;
    case Kind.StringIndirect:
      markCell(load<u32>(p + Str.Target), mark);
      break;
    case Kind.Symbol:
      markValue(load<u64>(p + Sym.Description), mark);
      break;
    case Kind.Shape:
      markCell(load<u32>(p + ShapeCell.Proto), mark);
      markCell(load<u32>(p + ShapePrivate.Key), mark);
      markCell(load<u32>(p + ShapePrivate.Parent), mark);
      markCell(load<u32>(p + ShapePrivate.Table), mark);
      traceTransitions(p, mark);
      break;
    case Kind.PropertyTable:
      for (let i: u32 = 0, n = tableUsed(p); i < n; i++) markCell(tableKey(p, i), mark);
      break;
    case Kind.Slots:
    case Kind.Elements:
      markValues(p + Elem.Values, load<u32>(p + Elem.Capacity), mark);
      break;
    case Kind.SparseElements:
      for (let i: u32 = 0, n = sparseMask(p); i <= n; i++) markValue(entryValue(sparseEntry(p, i)), mark);
      break;
    case Kind.Environment:
      markCell(load<u32>(p + Env.Parent), mark);
      markValues(p + Env.Values, load<u32>(p + Env.Count), mark);
      break;
    case Kind.Accessor:
      markValue(load<u64>(p + AccessorCell.Get), mark);
      markValue(load<u64>(p + AccessorCell.Set), mark);
      break;
    case Kind.HashTable:
      markValues(p + Hash.Values, load<u32>(p + Hash.ValueCount), mark);
      break;
    case Kind.WeakTable:
      store<u32>(p + WeakTable.Next, load<u32>(HeapCell.WeakTables));
      store<u32>(HeapCell.WeakTables, p);
      break;
    case Kind.CellList:
      for (let i: u32 = 0, n = load<u32>(p + 4); i < n; i++) markCell(load<u32>(p + 8 + (i << 2)), mark);
      break;
    case Kind.Unit:
      traceUnit(p, mark);
      break;
    default:
      break;
  }
}

function traceUnit(unit: u32, mark: u32): void {
  const image = load<u32>(unit + Unit.Image);
  // the image may lie in fixed memory (it is then marked as static) or in a cell of its own
  if (image > <u32>Area.HeapBase) markCell(image - 8, mark);
  markCell(load<u32>(unit + Unit.Variables) - 8, mark);
  markCell(load<u32>(unit + Unit.Namespaces), mark);
  markCell(load<u32>(unit + Unit.Kept), mark);
  let code = image + load<u32>(image + ImageHeader.Functions);
  const end = code + load<u32>(image + ImageHeader.FunctionCount) * Code.Bytes;
  for (; code < end; code += Code.Bytes) markValues(load<u32>(code + Code.Data), load<u16>(code + Code.ConstantCount), mark);
}

/** The captured trace of an error names code, which is in a unit. */
function traceTrace(trace: u32, mark: u32): void {
  if (trace == 0) return;
  markCell(trace, mark);
  for (let i = load<u32>(trace + 8); i-- > 0; ) markCell(load<u32>(load<u32>(trace + 16 + (i << 3)) + Code.Unit), mark);
}

/** Transitions are weak: a table of them stays, what it holds is swept later; a single one is looked at then. */
function traceTransitions(shape: u32, mark: u32): void {
  const transitions = load<u32>(shape + ShapePrivate.Transitions);
  if (transitions == 0) return;
  if (load<u8>(transitions + Header.Kind) == Kind.Bytes) markCell(transitions, mark);
  noteShape(shape);
}

/** What a weak cell holds strongly; the rest is looked at when marking has ended. */
function traceWeakCell(p: u32, mark: u32): void {
  const state = <i32>load<u8>(p + Header.Aux);
  markCell(load<u32>(p + WeakCell.Registry), mark);
  markValue(load<u64>(p + WeakCell.Held), mark);
  const kept = state == WeakState.Ref && load<u64>(p + WeakCell.Held) == fromInt(<i32>load<u32>(HeapCell.JobNumber));
  if (kept || state == WeakState.Due || state == WeakState.Cancelled) markValue(load<u64>(p + WeakCell.Target), mark);
  store<u32>(p + WeakCell.Next, load<u32>(HeapCell.WeakCells));
  store<u32>(HeapCell.WeakCells, p);
}

function traceObject(p: u32, kind: i32, mark: u32): void {
  const shape = load<u32>(p + Obj.Shape);
  const offset = <u32>load<u16>(shape + ShapeCell.InlineOffset);
  const inline = <u32>load<u8>(shape + ShapeCell.InlineCapacity);
  markLines(p, offset + (inline << 3), mark);
  // most often another object of the shape was here before
  if (load<u8>(shape + Header.Mark) != mark) markCell(shape, mark);
  markCell(load<u32>(p + Obj.Slots), mark);
  markCell(load<u32>(p + Obj.Elements), mark);
  switch (kind) {
    case Kind.Object:
    case Kind.Array: break;
    case Kind.Function:
      markCell(load<u32>(p + Fn.Env), mark);
      markCell(load<u32>(p + Fn.Home), mark);
      markCell(load<u32>(p + Fn.InitialShape), mark);
      if (load<u32>(p + Fn.Code) != 0) {
        markCell(load<u32>(p + Fn.Fields), mark);
        // the code is part of an image
        markCell(load<u32>(load<u32>(p + Fn.Code) + Code.Unit), mark);
      }
      break;
    case Kind.Proxy:
      markCell(load<u32>(p + ProxyCell.Target), mark);
      markCell(load<u32>(p + ProxyCell.Handler), mark);
      break;
    case Kind.WeakRef:
      traceWeakCell(p, mark);
      break;
    case Kind.Error:
      traceTrace(load<u32>(p + Err.Trace), mark);
      break;
    default:
      markValues(p + Internal.Slot0, (offset - Internal.Slot0) >> 3, mark);
  }
  markValues(p + offset, inline, mark);
}
