// The contract between the interpreter and compiled code: profiles, records of compiled functions, and how control passes between them.
//
// A compiled function is `(fp: i32, entry: i32) => i64`: fp is a frame as the interpreter lays it out, with header and arguments written;
// entry is 0 for the start of the function, else a loop header of the record's list, numbered from 1. It returns
//  - the value of the function, when it ran to its end: the caller pops the frame, or
//  - `Singleton.Exception`, when control left it: Cell.Pc and Cell.Fp say where the interpreter goes on, or Cell.ExitCode is set. A
//    compiled caller asks the VM to go on with the callee (`vm.resume`), which most often can (jit/nested.ts); if not, it writes its
//    live registers to its frame and returns the same, so that the interpreter finds nothing but ordinary frames.
// A compiled matcher of a regular expression is `(program, text, end, from, sticky, registers, stack, limit) => RegExpOutcome`, all i32: addresses
// of the program, of the text and its end, and of where the search begins; the stack of choices, and the address above which it has to grow.
// It does what regexp/matcher.ts does, for the same fuel.
//
// What the interpreter may look at is therefore always in memory before control leaves: frame headers when a call is made, references
// that are needed after a call before it (the collector reads frames only), everything else on the way out.

import { Cell } from './layout.ts';

/** Bits of `Cell.JitMode`. */
export const enum JitFlag {
  On = 1,
  /** For tests: all code is profiled, and functions are compiled at their second call or 16th back edge, by the host at once. */
  Eager = 2,
  /** The host has code of a former start: it hears of functions as soon as they are warm, before they are profiled. */
  Remembers = 4,
}

/** Cells of the JIT: u32. */
export const enum JitCell {
  /** As `Unit.Kept`, for the units of the library, which no collection looks into. */
  Kept = Cell.JitPrivate,
  /** Slices that the profiling loop still runs. */
  ProfileSlices = Cell.JitPrivate + 8,
  /** Slices so far. */
  Slices = Cell.JitPrivate + 12,
  /** Compilations that the host works on: it is asked for results at slice boundaries. Written by the host. */
  Outstanding = Cell.JitPrivate + 16,
  /** First of the records that wait to be requested, linked through `JitRecord.Next`. */
  Pending = Cell.JitPrivate + 20,
  /** First record, linked through `JitRecord.Link`. */
  Records = Cell.JitPrivate + 24,
  /** Slices that end early, so that a loop of compiled code is entered again soon. */
  Reenter = Cell.JitPrivate + 28,
  /** What vmJitFind found: `Access`; bytes; address; shape; 1 if it depends on Cell.JitEpoch. */
  FoundAccess = Cell.JitPrivate + 32,
  FoundOffset = Cell.JitPrivate + 36,
  FoundSlot = Cell.JitPrivate + 40,
  FoundAfter = Cell.JitPrivate + 44,
  FoundEpoch = Cell.JitPrivate + 48,
  /** Cell.CompiledLimit as it would be if the soft limit of the stack allowed it. */
  DepthLimit = Cell.JitPrivate + 52,
  /** Slices in a function until it is profiled, and until it is compiled; calls and back edges that its profile should have seen. */
  Warm = Cell.JitPrivate + 56,
  Hot = Cell.JitPrivate + 60,
  ProfileRuns = Cell.JitPrivate + 64,
  /** Runs of the interpreter that are nested in compiled code, and slices that ended in them. */
  NestDepth = Cell.JitPrivate + 72,
  NestSlices = Cell.JitPrivate + 76,
  /** First program of a regular expression whose compilation was asked for (an address of a cell), linked through `RegExpProgram.Next`. */
  RegExps = Cell.JitPrivate + 4,
  /** Cell.FuelUsed (low word) when the host was last asked whether to go on. */
  Polled = Cell.JitPrivate + 80,
  /** `Nested` of the outermost one; the others follow. */
  FirstNested = Cell.JitPrivate + 84,
  /** 1 once compiled code was put in place (behind the last `Nested`). */
  Installed = Cell.JitPrivate + 404,
}

/** A run of the interpreter that is nested in compiled code. */
export const enum Nested {
  /** The two words of the instruction that made the call, and Op.EndNested, to which the call returns. */
  Instruction = 0,
  End = 8,
  /** Where the call returns to in truth. */
  ReturnPc = 12,
  /** Cell.NativeDepth. */
  NativeDepth = 16,
  Bytes = 20,
  /** So many at once: each takes its share of the stack of the engine around. */
  Most = 16,
}

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
 * primitive its pseudo shape). Call and construct sites: the `Code` of a bytecode function plus `Profile.CodeTarget`, or the address of another
 * function. Those that die are cleared by the collector.
 */
export const enum Profile {
  Words = 8,
  Slots = 12,
  Data = 16,
  /** Targets of a slot. */
  Targets = 4,
  SlotBytes = 16,
  /** Bit of a target that is the Code of a function. */
  CodeTarget = 1,
}

export const enum ProfileBit {
  /** The instruction ran. */
  Ran = 16777216,
  /** More targets were met than the slot holds. */
  Megamorphic = 33554432,
}

/**
 * What is known of a function that got warm, a Bytes cell at `Code.Jit`; it lives as long as the function's unit. u32 each.
 */
export const enum JitRecord {
  /** The function's Code. */
  Code = 8,
  /** `JitState`. */
  State = 12,
  /** Slices that ended in this function. */
  Heat = 16,
  /** Address of the `Profile` cell, or 0. */
  Profile = 20,
  /** Calls and back edges that were profiled. */
  Runs = 24,
  /** Index of the compiled function in the table of the VM. */
  Table = 28,
  /** Address of a Bytes cell with the loop headers that it can be entered at: from 8 on, offsets in bytes from Code.Start, u32 each. Entry n is number n - 1. */
  Headers = 32,
  HeaderCount = 36,
  /** Exits of all versions together. */
  ExitTotal = 40,
  /** Compilations that were asked for. */
  Versions = 44,
  /** `JitRecordFlag`. */
  Flags = 48,
  /** Next record in JitCell.Pending. */
  Next = 52,
  /** ExitTotal, and the fuel used (low word), when the exits that count towards giving up began. */
  WindowExits = 56,
  WindowFuel = 60,
  /** Cell.JitEpoch when the code was asked for. */
  Epoch = 64,
  /** The last places where slices ended in the function while it was interpreted: offsets, `Samples` of them. */
  FirstSample = 68,
  Samples = 4,
  /** Next record of all. */
  Link = 84,
  /** Instruction that `Code.Entry` points to while the function is compiled: Op.EnterCompiled. */
  Stub = 88,
  /** Calls before it was compiled, out of compiled code and in the profiling loop. */
  Calls = 92,
  /** Index of what compiled callers call, with entry 0: as Table, or of a function that leaves the frame to the interpreter. */
  Callee = 96,
  Bytes = 104,
}

export const enum JitRecordFlag {
  /** The code is void when Cell.JitEpoch changes. */
  Epoch = 1,
  /** It can be entered at the start of the function. */
  Start = 2,
  /** Its exits were too many: the request should name them. */
  Exited = 4,
  /** The host was asked for code that can be entered at more loops, while this one is in use. */
  Asked = 8,
  /** Its exits were too many once: what follows them is profiled. */
  Watched = 16,
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

/** What a property is looked for. */
export const enum FindFor {
  Load = 0,
  Store = 1,
  /** To add it as a private field. */
  Private = 2,
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
  /** An accessor pair lies at a fixed address: that of a prototype. */
  Getter = 5,
  /** Length of an array. */
  ArrayLength = 6,
}
