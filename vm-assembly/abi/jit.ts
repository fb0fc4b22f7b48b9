// The contract between the interpreter and compiled code: profiles, records of compiled functions, and how control passes between them.
//
// A compiled function is `(fp: i32, entry: i32) => i64`: fp is a frame as the interpreter lays it out, with header and arguments written;
// entry is 0 for the start of the function, else a loop header of the record's list, numbered from 1. It returns
//  - the value of the function, when it ran to its end: the caller pops the frame, or
//  - `Singleton.Exception`, when control left it: Cell.Pc and Cell.Fp say where the interpreter goes on, or Cell.ExitCode is set. Every
//    compiled caller on the Wasm stack writes its live registers to its frame and returns the same, so that the interpreter finds
//    nothing but ordinary frames.
// What the interpreter may look at is therefore always in memory before control leaves: frame headers when a call is made, references
// that are needed after a call before it (the collector reads frames only), everything else on the way out.

/** What the profiling loop saw in an operand: one bit each. */
export const enum Seen {
  Int = 1,
  Double = 2,
  String = 4,
  Object = 8,
  Boolean = 16,
  /** undefined or null. */
  Nullish = 32,
  Hole = 64,
  /** Symbol or BigInt. */
  Other = 128,
}

/**
 * Profile of a function, a Bytes cell: 4 bytes of the cell │ 8 words of instructions │ 12 feedback slots │ 16 a u32 for each word │ four u32
 * for each feedback slot.
 *
 * The u32 of an instruction's first word: `Seen` bits of R[A], R[B] and R[C] before it ran (a byte each from the lowest, only operands
 * that the instruction reads), and `ProfileBit`s.
 * The u32s of a slot: the first four different targets, 0 where fewer were seen. Property and element sites: the shape of the object (for a
 * primitive its pseudo shape). Call and construct sites: the `Code` of a bytecode function, or the address of another function plus 1.
 */
export const enum Profile {
  Words = 8,
  Slots = 12,
  Data = 16,
  /** Targets of a slot. */
  Targets = 4,
  SlotBytes = 16,
}

export const enum ProfileBit {
  /** The instruction ran. */
  Ran = 16777216,
  /** More targets were met than the slot holds. */
  Megamorphic = 33554432,
}

/** What is known of a function that got warm, a Bytes cell at `Code.Jit`; it lives as long as the isolate. */
export const enum JitRecord {
  /** u32: the function's Code. */
  Code = 8,
  /** u32: `JitState`. */
  State = 12,
  /** u32: slices that ended in this function, calls and back edges while it is profiled. */
  Heat = 16,
  /** u32: address of the `Profile` cell, or 0. */
  Profile = 20,
  /** u32: index of the compiled function in the table of the VM. */
  Table = 24,
  /** u32: address of a Bytes cell with the loop headers that it can be entered at: from 8 on, offsets in bytes from Code.Start, u32 each. Entry n is number n - 1. */
  Headers = 28,
  HeaderCount = 32,
  /** u32: address of a Bytes cell with a u32 counter for each exit from 8 on, or 0. */
  Exits = 36,
  ExitCount = 40,
  /** u32: exits so far, all together. */
  ExitTotal = 44,
  /** u32: compilations so far. */
  Versions = 48,
  /** Two words of code that `Code.Entry` points to while the function is compiled: Op.EnterCompiled. */
  Stub = 56,
  Bytes = 64,
}

export const enum JitState {
  /** Counts slices. */
  Cold = 0,
  /** Runs in the profiling loop. */
  Profiling = 1,
  /** The host compiles it. */
  Requested = 2,
  Compiled = 3,
  /** Left to the interpreter for good. */
  Refused = 4,
}

/** How compiled code may reach a property of an object of a given shape: what vmJitFind answers. */
export const enum Access {
  /** Not by a plain load. */
  None = 0,
  /** In the object, `offset` bytes from its address. */
  Inline = 1,
  /** In its overflow slots, `offset` bytes from the Slots cell. */
  Overflow = 2,
  /** At a fixed address: a slot of a prototype. */
  Fixed = 3,
  /** Nobody has it: undefined. */
  Absent = 4,
  /** An accessor pair lies at a fixed address: a getter of a prototype. */
  Getter = 5,
  /** Length of an array. */
  ArrayLength = 6,
}
