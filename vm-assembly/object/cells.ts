// Cells of the object model (from Cell.ObjectPrivate), and the private part of shapes and tables.

import { Cell, ShapeCell } from '../abi/layout.ts';

/** Private cells of objects, u32 unless said otherwise. */
export const enum ObjectCell {
  /** Hash table of root shapes (weak). */
  Roots = Cell.ObjectPrivate,
  /** Shapes of fresh objects: CellList indexed by inline capacity, for Object.prototype. */
  PlainShapes = Cell.ObjectPrivate + 8,
  /** Shape of plain arrays. */
  ArrayShape = Cell.ObjectPrivate + 12,
  /** See abi/layout.ts: compiled code reads it. */
  PrototypeElements = Cell.PrototypeElements,
  /** Live shapes that have transitions, linked through ShapePrivate.NextSwept during a collection. */
  SweepList = Cell.ObjectPrivate + 20,
  /** Cached shapes of functions, see object/function.ts. */
  FunctionShapes = Cell.FunctionShapes,
  /** The property that getOwnProperty found: attributes, and u64 value or getter, setter. */
  FoundAttributes = Cell.ObjectPrivate + 32,
  FoundValue = Cell.ObjectPrivate + 40,
  FoundSetter = Cell.ObjectPrivate + 48,
  /** Shapes of arguments objects. */
  ArgumentsShapes = Cell.ObjectPrivate + 56,
  /** 1 once a buffer was detached: from then on no inline cache reads the length of a typed array from its field. */
  Detached = Cell.ObjectPrivate + 60,
}

/**
 * A shape: 12 transitions (0, a shape, or a table) │ 16 last key │ 20 parent │ 24 property table or 0 │ 28 u8 attributes of
 * the last key │ 29 u8 kind of the objects │ 30 u8 lookups │ 32 next in the collector's list │ 36 unused.
 */
export const enum ShapePrivate {
  Transitions = ShapeCell.Private,
  Key = ShapeCell.Private + 4,
  Parent = ShapeCell.Private + 8,
  Table = ShapeCell.Private + 12,
  Attributes = ShapeCell.Private + 16,
  Kind = ShapeCell.Private + 17,
  NextSwept = ShapeCell.Private + 20,
  Size = ShapeCell.Private + 28,
}

/** Flag bits of a shape's header byte 2, beside ShapeFlag. */
export const enum ShapeMark {
  /** Its table is the only description of its properties: no parent chain. */
  Base = 2,
  /** Objects of this shape take no new properties. */
  NonExtensible = 4,
  /** `Transitions` is a table. */
  TransitionTable = 8,
}

/**
 * Ordered hash table: 4 u32 capacity │ 8 u32 entries used │ 12 u32 live │ 16 u32 index mask │ 24 entries: u32 key or 0, u32
 * attributes │ index of u32: entry + 1, 0 empty, ~0 deleted. Entry i describes slot i. A table may be shared by the shapes of one
 * line of transitions: a shape only sees the entries below its count.
 */
export const enum Table {
  Capacity = 4,
  Used = 8,
  Live = 12,
  Mask = 16,
  Entries = 24,
}

/**
 * Sparse elements, an open hash table: 4 always 0, so that no index is below the "capacity" of dense elements │ 8 u32 mask │
 * 12 u32 used │ 16 u32 live │ 24 entries: u32 index, u32 state, u64 value. State: 0 empty, `Deleted`, or `Present` + attributes.
 */
export const enum Sparse {
  Zero = 4,
  Mask = 8,
  Used = 12,
  Live = 16,
  Entries = 24,
  EntryShift = 4,
  Index = 0,
  State = 4,
  Value = 8,
  Deleted = 1,
  Present = 256,
}

/** Bits of Arr.Flags. */
export const enum ArrayFlag {
  LengthFixed = 1,
}
