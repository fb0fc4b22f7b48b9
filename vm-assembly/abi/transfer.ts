// How values cross the border between host and guest: one message for each direction of a call, in a buffer in linear
// memory, little-endian and unaligned. A value is a tag byte and what it says below; keys of objects have tags of their own.
//
// Objects are copied, depth first: arrays, objects whose prototype is Object.prototype or null, Map, Set, Date, errors. Promises become
// promises of the other side. Functions and all other objects of the guest travel as handles, functions of the host as their numbers.

/** Tag of a value. */
export const enum Transfer {
  Undefined = 0,
  Null = 1,
  False = 2,
  True = 3,
  /** i32. */
  Int = 4,
  /** f64. */
  Double = 5,
  /** u32 length, a byte for each character. */
  Latin1 = 6,
  /** u32 length in UTF-16 units, the units. */
  Utf16 = 7,
  /** u32 length, the digits in base 16 after a sign, in ASCII. */
  BigInt = 8,
  /** An array hole: only inside Array. */
  Hole = 9,
  /** u32 length, the elements. */
  Array = 10,
  /** u32 count, then key and value of each property. */
  Object = 11,
  /** u32 count, then key and value of each entry. */
  Map = 12,
  /** u32 count, the values. */
  Set = 13,
  /** u32 handle, u8 `TransferHandle`. */
  Handle = 14,
  /** u32 number of a host function, its name as a string value. */
  HostFunction = 15,
  /** Name, message and stack as values (stack undefined if there is none), cause (Hole if there is none), its other own properties as in Object. */
  Error = 16,
  /** u32 number: of a promise of the guest on its way out (`HostCallId.Settled` follows), of one of the host on its way in (`Settle`). */
  Promise = 17,
  /** u8 `ElementType` or `TransferBytes`, u32 length in bytes, the bytes: a buffer or the part of it that a view shows. */
  Bytes = 18,
  /** f64 time value: a Date. */
  Date = 19,
}

/** What bytes become, beside typed arrays. */
export const enum TransferBytes {
  DataView = 254,
  ArrayBuffer = 255,
}

/** Tag of a key. The first `KeyTable` text keys of a message are numbered in order of appearance, for KeyAgain. */
export const enum TransferKey {
  /** u32 length, a byte for each character. */
  Latin1 = 0,
  /** u32 length in UTF-16 units, the units. */
  Utf16 = 1,
  /** u8 number of an earlier key. */
  Again = 2,
  /** u32 array index. */
  Index = 3,
}

/** What a handle stands for. */
export const enum TransferHandle {
  Object = 0,
  Function = 1,
  Symbol = 2,
}

export const enum TransferLimit {
  /** Nesting depth of values. */
  Depth = 1000,
  /** Keys of a message that can be named by number. */
  KeyTable = 255,
}

/** What the host asks of the VM; first byte of a message. The answer is one value. */
export const enum Request {
  /** Name as a string value, u32 argument count, arguments: calls an export of the last module or a global function. */
  CallNamed = 0,
  /** u32 handle, receiver, u32 argument count, arguments. */
  CallHandle = 1,
  /** Name: value of an export of the last module, or a global variable. */
  GetNamed = 2,
  /** An object: its properties become properties of the global object. */
  SetGlobals = 3,
  /** u32 handle, key as a value. */
  GetProperty = 4,
  /** u32 handle, key as a value, value. */
  SetProperty = 5,
  /** u32 number, u8 `HostResult`, value: a promise of the host is settled. */
  Settle = 6,
  /** u8: 1 forgets the others. Throws the reason of the oldest rejection that nobody listens to; undefined if there is none. */
  TakeRejection = 7,
  /** Name of a group of globals, an object with the host's part of it. */
  Grant = 8,
  /** Name of a group, u32 argument count, arguments: calls what the host calls of it. */
  EnterGroup = 9,
  /** u32 handle: calls it with the result of the last run, unless that is undefined. */
  CallWithResult = 10,
}

/** Cells of the bridge. */
export const enum BridgeCell {
  /** u64 roots: the idle buffer (boxed address of a Bytes cell) or undefined; the buffer that is being written. */
  Idle = 3840,
  Writing = 3848,
  /** u64 root: where in a value the part is that cannot cross, as a string; undefined if nothing failed. */
  FailurePath = 3856,
  /** u32: address and size of the last complete message. */
  Message = 3864,
  MessageSize = 3868,
  /** u32: where the next byte goes, and end of the buffer. */
  Next = 3872,
  End = 3876,
  /** u32: next byte to be read. */
  Read = 3880,
  /** u32: nesting depth while a value is written, and at what depth its message began. */
  Depth = 3884,
  BaseDepth = 3888,
  /** u32: `TransferFailure` of the part that cannot cross. */
  Failure = 3892,
  /** u32: unit of the program that ran last, where names are looked up first. */
  Program = 3896,
  /** u32: `TransferFailure` that ended the last request in place of an exception of guest code. Whoever reads it sets it back. */
  Refusal = 3900,
}

/** Why a guest's value cannot cross, or what the host asked for cannot be done. */
export const enum TransferFailure {
  None = 0,
  Cycle = 1,
  Depth = 2,
  /** What is to be called is no function. */
  NotCallable = 3,
}

/** How a host function ended: what the import `host.call` returns. */
export const enum HostResult {
  /** Its result is in the transfer buffer. */
  Returned = 0,
  /** What it threw is in the transfer buffer. */
  Threw = 1,
  /** The guest is to be ended; Cell.Termination says how. */
  Terminated = 2,
}

/** Ids of `host.call` that are no host functions; see also HostCallId in jobs.ts. */
export const enum HostRequest {
  /**
   * Compile a string. Arguments: `CompileKind`, the source, and what is around it: for eval the description of the scopes
   * (compiler/scope/eval-scopes.ts; empty outside of all functions), for functions the parameters. Result: address of the image in the VM.
   */
  Compile = 0xfffffffe,
}

/** What a string is compiled as. */
export const enum CompileKind {
  Eval = 0,
  Function = 1,
  GeneratorFunction = 2,
  AsyncFunction = 3,
  AsyncGeneratorFunction = 4,
  /**
   * A module for import(), by specifier. Around it: the importer's name, and the modules that are there, each with its exports
   * (vm-assembly/lib/modules.ts). The result may be the name of one of these instead.
   */
  Module = 5,
}
