// Where things are in linear memory: header, frame and object offsets, in bytes. The only place where they are written.

// Linear memory, from below:
//
//   0        1024        4096            StackBase                     LazyLibrary    HeapBase
//   │ trap   │ cells     │ asc statics … │ register stack (grows up) … │ lazy library │ blocks of the heap …
//
// The first kilobyte is never handed out, so that a null pointer has no neighbours. All mutable state of the VM lives
// in cells (no mutable Wasm global), so that a copy of the memory is a copy of the isolate.

/** Fixed areas, byte addresses. */
export const enum Area {
  Cells = 1024,
  /** The statics of asc begin here. */
  CellsEnd = 4096,
  /** They end before this: checked by the build. */
  StackBase = 196608,
  /** 4 MiB of addresses for registers; what is not touched costs nothing. No hard limit is above this; the gap to the heap is for memory/roots.ts. */
  StackEnd = 4292608,
  /** The images of the parts of the library that are loaded when they are first needed, in the order of `LazyPart`: u32 size, the image from 8 on, its end padded to 8 bytes. Nobody writes here. */
  LazyLibrary = 4325376,
  HeapBase = 4587520,
}

/** Parts of the library that are loaded when they are first needed. */
export const enum LazyPart {
  /** lib/web.ts */
  Web = 0,
  /** lib/console.ts */
  Console = 1,
  /** No image, but the tables of builtins/normalize.ts; empty in a build without. */
  Normalization = 2,
}

/** Addresses of the VM's cells: u32 unless said otherwise. */
export const enum Cell {
  /** i32: units of fuel left in this slice; below zero the loop leaves for its trampoline. Also set to -1 to interrupt. */
  SliceFuel = 1024,
  /** i32: size of the slice that was last granted, to account for what was used. */
  SliceSize = 1028,
  /** i64: fuel of the isolate beyond the current slice; negative never happens; i64.MAX is "no limit". */
  Fuel = 1032,
  /** u64: the result of the last completed call from the host. */
  Result = 1040,
  /** u64: the pending exception, valid while a function returned `Singleton.Exception`. */
  Exception = 1048,
  /** `Exit` code when the pending exception is a termination (uncatchable), else 0. */
  Termination = 1056,
  /** Top of the register stack while native code runs: nested frames and temporary roots go here. */
  StackTop = 1060,
  /** Frames may grow to here before the slow check; everything above `StackTop` and below this may be dirty. */
  StackSoftLimit = 1064,
  /** Frames may never grow beyond: RangeError. */
  StackHardLimit = 1068,
  /** Nested native → guest entries now, and the most allowed. */
  NativeDepth = 1072,
  NativeDepthLimit = 1076,
  /** Saved pc and fp of the running frame, written before everything that may throw, allocate or re-enter. */
  Pc = 1080,
  Fp = 1084,
  /** Bump allocation: next free byte and end of the current hole. */
  AllocNext = 1088,
  AllocEnd = 1092,
  /** 1 if a collection is due at the next safepoint. */
  GcRequested = 1096,
  /** u32: `ModeFlag`. */
  Mode = 1100,
  /** u64: the global object. */
  Global = 1104,
  /** Address of the table of realm intrinsics: u64 values indexed by `Intrinsic`. */
  Realm = 1112,
  /** Address of the shared empty elements cell. */
  EmptyElements = 1116,
  /** Pseudo shape that stands for every string primitive in an inline cache. */
  StringShape = 1120,
  NumberShape = 1124,
  /** Address of the megamorphic property cache. */
  MegaCache = 1128,
  /** Address of the first loaded unit (linked list through `Unit.Next`). */
  Units = 1132,
  /** f64: wall-clock deadline in milliseconds on the host's clock; +Infinity is none. */
  Deadline = 1136,
  /** Bytes in use after the last collection, and the limit. */
  HeapLimit = 1144,
  HeapUsed = 1148,
  /** i64: fuel used since the isolate began. */
  FuelUsed = 1152,
  /** u32: how `run` ended when it saved a zero pc. */
  ExitCode = 1160,
  /** With a JIT, what the last call from the host left of its slice, plus 1; 0: nothing. Slices go on from one call to the next. */
  SliceLeft = 1164,
  /** u32: names of lexical declarations of scripts: a Bytes cell, u32 count at 8, pairs of key and address from 16; or 0. */
  GlobalLexicals = 1168,
  /** u32: number of collections so far. */
  Collections = 1172,
  /** u64: always undefined. Inline caches point here for a property that does not exist. */
  UndefinedSlot = 1176,

  /** u32: address of the common atoms (u32 each, indexed by `Atom`). */
  Atoms = 1184,
  /** u32: 1 after a conversion to a number threw. */
  Threw = 1188,
  /** u32: 1 once the library is loaded: from then on no image may name intrinsics. */
  Sealed = 1192,
  /** u32: `JitFlag`; 0: there is no JIT. */
  JitMode = 1196,
  /** Compiled code makes calls of its own while the top of the callee's frame is not above. */
  CompiledLimit = 1200,
  /** u32: counts how often all inline caches were flushed. Compiled code that looked at prototypes is void after that. */
  JitEpoch = 1204,
  /** First cell of the JIT: `JitCell` in abi/jit.ts. */
  JitPrivate = 1208,
  /** First cell that the heap may use for itself (see memory/). */
  HeapPrivate = 1728,
  /** First cell that strings and atoms may use for themselves (see string/). */
  StringPrivate = 2048,
  /** First cell that objects and shapes may use for themselves (see object/). */
  ObjectPrivate = 2304,
  /** u32, one of them: 1 once an object that is a prototype has, or may have, elements. Holes are then looked up along the chain. */
  PrototypeElements = 2320,
  /** u32, another one: a CellList of the shapes of functions; the first is that of functions without `prototype` (arrow functions, methods). */
  FunctionShapes = 2328,
  /** First cell that built-ins may use for themselves. */
  BuiltinPrivate = 2560,
}

/** Bits of `Cell.Mode`. */
export const enum ModeFlag {
  /** Somebody set a deadline or may interrupt: look at both at every slice. */
  Poll = 2,
}

/**
 * A call window in the caller's registers, and the frame it becomes. `fp` points at register 0 of the callee, which is
 * `this`; the parameters follow. Offsets from fp, in bytes:
 *
 *   -24 return pc │ -20 caller's fp │ -16 argc │ -12 new.target │ -8 callee (value) │ 0 this │ 8 arg 1 │ 16 arg 2 …
 *   └ window slot 0 ────────────────┴ window slot 1 ────────────┴ slot 2 ───────────┴ slot 3 ┴ slot 4 …
 */
export const enum Frame {
  /** u32: address of the instruction after the call; 0 when the frame was entered from native code or the host. */
  ReturnPc = -24,
  /** u32: the caller's fp. */
  CallerFp = -20,
  /** u32: number of arguments that were passed, `this` not counted. */
  ArgCount = -16,
  /** u32: address of new.target's object, or 0 in a plain call; of the generator in the frame of one. */
  NewTarget = -12,
  /** u64: the function that runs. */
  Callee = -8,
  HeaderBytes = 24,
}

/**
 * The kind byte of a heap cell. Order matters: everything from `Object` on is an object, and is what `Tag.Object`
 * points to; strings are one range. Numbered ahead, without objects so far: Generator to DataView, HostObject.
 */
export const enum Kind {
  Free = 0,
  StringLatin1 = 1,
  StringUtf16 = 2,
  /** A concatenation that was not flattened yet. */
  StringRope = 3,
  /** A rope that was flattened: points to its flat string. */
  StringIndirect = 4,
  Symbol = 5,
  BigInt = 6,
  Shape = 7,
  /** Hash table from property key to slot, owned by shapes and dictionary objects. */
  PropertyTable = 8,
  /** Overflow slots of an object: u32 capacity at 4, values from 8. */
  Slots = 9,
  /** Dense element storage. */
  Elements = 10,
  /** Sparse element storage: hash table from index to value and attributes. */
  SparseElements = 11,
  /** Captured variables of one scope. */
  Environment = 12,
  /** A getter/setter pair, stored in the slot of an accessor property. */
  Accessor = 13,
  /** Hash table of Map and Set. */
  HashTable = 14,
  /** Raw bytes without references. */
  Bytes = 15,
  /** A list of u32 cell addresses that the collector follows. */
  CellList = 16,
  /** Feedback of a function, see `Feedback`. */
  Feedback = 17,
  /** Hash table of WeakMap and WeakSet: ephemerons. */
  WeakTable = 18,
  /** Code that was loaded, see `Unit`. */
  Unit = 19,

  Object = 32,
  Array = 33,
  Function = 34,
  Error = 35,
  BooleanObject = 36,
  NumberObject = 37,
  StringObject = 38,
  SymbolObject = 39,
  BigIntObject = 40,
  Arguments = 41,
  Map = 42,
  Set = 43,
  /** Array, string, Map and Set iterators; what they iterate is in their internal slots. */
  Iterator = 44,
  /** State of a for-in loop. */
  ForIn = 45,
  ModuleNamespace = 46,
  Proxy = 47,
  Generator = 48,
  Promise = 49,
  RegExp = 50,
  Date = 51,
  ArrayBuffer = 52,
  TypedArray = 53,
  DataView = 54,
  WeakRef = 55,
  /** A host function or object known by its handle number. */
  HostObject = 56,
  WeakMap = 57,
  WeakSet = 58,
  FinalizationRegistry = 59,
}

/** Every heap cell: 0 kind │ 1 mark │ 2 flags │ 3 aux │ 4 kind-specific u32. Cells are 8-byte aligned. */
export const enum Header {
  Kind = 0,
  Mark = 1,
  Flags = 2,
  Aux = 3,
  /** Mark byte of cells that are never collected (in an image). */
  StaticMark = 255,
}

/** Flag bits of an object's header byte 2. */
export const enum ObjectFlag {
  NonExtensible = 1,
  Callable = 2,
  Constructor = 4,
  /** An inline cache went through this object as a prototype: changing its structure flushes the inline caches. */
  CachedPrototype = 8,
  /** It is the prototype of some shape. */
  IsPrototype = 16,
  /** Some element is an accessor or not writable, or the elements are sparse: element fast paths do not apply. */
  SlowElements = 32,
  /** Constructor of a class: cannot be called. */
  Class = 64,
  /** Exotic: inline caches leave it alone, property operations ask for its kind (object/proxy.ts, object/exotic.ts). */
  Exotic = 128,
}

/** 0 header │ 4 shape │ 8 overflow slots or 0 │ 12 elements │ 16 inline slots … (u64 each) */
export const enum Obj {
  Shape = 4,
  Slots = 8,
  Elements = 12,
  /** First inline slot of a plain object (kinds without fields of their own). */
  Inline = 16,
}

/** An array: 16 u32 length │ 20 u32 flags (bit 0: length not writable) │ 24 inline slots … */
export const enum Arr {
  Length = 16,
  Flags = 20,
  Inline = 24,
}

/**
 * A function: 16 code │ 20 environment │ 24 home object │ 28 native index │ 32 initial shape of instances │ 36 fields
 * initializer function │ 40 inline slots … `code` is 0 for native, bound and host functions.
 */
export const enum Fn {
  Code = 16,
  /** u32: the environment of a closure. Of a built-in: its name, an atom (`length` is in Header.Aux); of a bound function: a list of target, this, arguments. */
  Env = 20,
  Home = 24,
  /** u32: index in the table of natives; host functions have the native of bridge/host-function.ts and their id in `Fields`. */
  Native = 28,
  /** u32: shape for `new`, valid while `.prototype` is unchanged; 0 if not computed. */
  InitialShape = 32,
  /** u32: function that initializes the instance fields of a class; 0 if none. */
  Fields = 36,
  Inline = 40,
}

/** An error object: 16 captured stack trace (Bytes cell) or 0 │ 24 inline slots … */
export const enum Err {
  Trace = 16,
  Inline = 24,
}

/** A wrapper object (Boolean, Number, String, Symbol, BigInt) or a Date: 16 u64 wrapped value, time value │ 24 inline slots … */
export const enum Wrapper {
  Value = 16,
  Inline = 24,
}

/**
 * Objects with two internal references or numbers (Map, Set, Iterator, ForIn, Arguments …): 16 u64 │ 24 u64 │ 32 u64 │ 40 inline
 * slots. Every internal slot is a boxed value, so that the collector needs no more than the kind.
 */
export const enum Internal {
  Slot0 = 16,
  Slot1 = 24,
  Slot2 = 32,
  Inline = 40,
}

/**
 * A proxy: 16 target │ 20 handler, both 0 once it is revoked │ 28 native that a call runs (as in `Fn`) │ 40 inline slots, for private
 * names only …
 */
export const enum ProxyCell {
  Target = 16,
  Handler = 20,
  Native = 28,
}

/**
 * A generator, or the suspended activation of an async function: 16 function │ 24 saved registers, an Elements cell, or undefined
 * when it has ended │ 32 u32 instruction that suspended it │ 36 u32 registers that are saved │ 40 u32 `GeneratorState` │ 48 promise of
 * an async function, first request of an async generator or undefined │ 56 its last request │ 64 what the call that resumed it returns │
 * 72 inline slots … The numbers are so small that the collector takes them for doubles.
 */
export const enum Gen {
  Function = 16,
  Registers = 24,
  Pc = 32,
  Saved = 36,
  State = 40,
  Promise = 48,
  FirstRequest = 48,
  LastRequest = 56,
  Result = 64,
  Inline = 72,
}

/** A request of an async generator, a Slots cell: 8 an int, the `Resumption` │ 16 value │ 24 promise │ 32 next request or undefined. */
export const enum Request {
  Mode = 8,
  Value = 16,
  Promise = 24,
  Next = 32,
  Count = 4,
}

/** `Gen.State`. */
export const enum GeneratorState {
  /** Before the first instruction of the body. */
  Start = 0,
  /** At a yield. */
  Yield = 1,
  /** On the stack, or waiting for a promise. */
  Running = 2,
  Done = 3,
  /** An async generator that ended, but still has requests; it may wait for the argument of a return(). */
  Draining = 4,
}

/**
 * ArrayBuffer and SharedArrayBuffer: 16 u64 boxed address of the Bytes cell (undefined: detached) │ 24 u32 address of the data │
 * 28 u32 length in bytes │ 32 u32 most bytes │ 36 u32 `BufferFlag` │ 40 inline slots … The pairs of u32 are numbers to the collector: no
 * length reaches 0x7ff00000.
 */
export const enum Buf {
  Cell = 16,
  Data = 24,
  Length = 28,
  MaxLength = 32,
  Flags = 36,
  Inline = 40,
  /** No buffer is longer. */
  LengthLimit = 2145386496,
}

/** Bits of `Buf.Flags`. */
export const enum BufferFlag {
  Shared = 1,
  Resizable = 2,
  Detached = 4,
}

/**
 * Typed arrays and DataViews: 16 u64 buffer │ 24 u64 length as a boxed int, in elements (DataView: bytes) │ 32 u32 offset in bytes │
 * 36 u32 `ElementType`, `ViewFlag` │ 40 u32 end in bytes, all ones if the length follows the buffer │ 44 0 │ 48 inline slots …
 * An access is in bounds if the index is below the length and the end is not above the buffer's length.
 */
export const enum View {
  Buffer = 16,
  Length = 24,
  Offset = 32,
  Type = 36,
  End = 40,
  Inline = 48,
}

/** Bits above the `ElementType` in `View.Type`. */
export const enum ViewFlag {
  TypeMask = 255,
  /** The length follows that of the buffer. */
  Tracking = 256,
}

/** Element types of typed arrays. Order matters: intrinsics, names and sizes run in parallel. */
export const enum ElementType {
  Int8 = 0,
  Uint8 = 1,
  Uint8Clamped = 2,
  Int16 = 3,
  Uint16 = 4,
  Int32 = 5,
  Uint32 = 6,
  Float16 = 7,
  Float32 = 8,
  Float64 = 9,
  BigInt64 = 10,
  BigUint64 = 11,
  Count = 12,
  /** log2 of the sizes, four bits each from the lowest type on, in two words. */
  ShiftsLow = 304156672,
  ShiftsHigh = 13106,
}

/**
 * A WeakRef, or a cell of a FinalizationRegistry: 16 u64 target, held weakly │ 24 u64 number of the job that the target outlives, or the held
 * value │ 32 u64 unregister token, held weakly │ 40 u32 registry │ 44 u32 next in the collector's list │ 48 inline slots … Header.Aux is its
 * `WeakState`.
 */
export const enum WeakCell {
  Target = 16,
  Held = 24,
  Token = 32,
  Registry = 40,
  Next = 44,
  Inline = 48,
}

/** What a weak cell is. */
export const enum WeakState {
  /** A WeakRef. */
  Ref = 0,
  /** Of a registry, waiting for its target to die. */
  Registered = 1,
  /** Its target died: the cleanup callback is due, `Target` links to the next one. */
  Due = 2,
  /** Unregistered while it was due. */
  Cancelled = 3,
  Done = 4,
}

/**
 * Table of a WeakMap or WeakSet: 4 u32 mask │ 8 u32 used entries │ 12 u32 live ones │ 16 u32 next in the collector's list │ 24
 * entries: u32 key (0 empty, 8 deleted), u32 link of the collector, u64 value.
 */
export const enum WeakTable {
  Mask = 4,
  Used = 8,
  Live = 12,
  Next = 16,
  Entries = 24,
  EntryShift = 4,
  EntrySize = 16,
  Link = 4,
  Value = 8,
}

/** Dense elements: 4 u32 capacity │ 8 values … Slots at and above an array's length hold `Hole`. */
export const enum Elem {
  Capacity = 4,
  Values = 8,
}

/** Overflow slots: 4 u32 capacity │ 8 values … */
export const enum SlotsCell {
  Capacity = 4,
  Values = 8,
}

/**
 * Hash table of Map and Set: 4 u32 number of values that the collector follows │ 8 u32 bytes of the cell │ 12 … 32 its owner's │
 * 32 values … │ its owner's. Values that are not in use hold undefined.
 */
export const enum Hash {
  ValueCount = 4,
  Bytes = 8,
  Private = 12,
  Values = 32,
}

/**
 * BigInt: 4 u32 bytes of the magnitude │ 8 its words, u32 each, the lowest first; the highest is not 0, so that 0 has none. Bit 0 of the
 * header's flags: negative. An image lays its BigInts out exactly so, with `Header.StaticMark`.
 */
export const enum Big {
  Bytes = 4,
  Words = 8,
}

/** Environment: 4 u32 slot count │ 8 u32 parent environment or 0 │ 12 unused │ 16 values … */
export const enum Env {
  Count = 4,
  Parent = 8,
  Values = 16,
}

/** Accessor pair: 8 u64 getter │ 16 u64 setter; undefined if absent. */
export const enum AccessorCell {
  Get = 8,
  Set = 16,
  Size = 24,
}

/**
 * String: 4 u32 length │ 8 u32 hash (0: not computed) │ 12 characters …  Rope: 8 left │ 12 right. Indirect: 8 target.
 * An image lays its strings out exactly so, with `Header.StaticMark`, and the VM uses them in place.
 */
export const enum Str {
  Length = 4,
  Hash = 8,
  Chars = 12,
  Left = 8,
  Right = 12,
  Target = 8,
  /** No string may be longer (characters). */
  MaxLength = 536870888,
  /** Below this many characters a concatenation is copied: a rope would be as large and slower to read. */
  MinRope = 24,
}

/** Flag bits of a string's header byte 2. */
export const enum StringFlag {
  /** Interned: equal content means equal address. Only such strings are property keys. */
  Atom = 1,
  /** Known to be a canonical array index below 2^32 - 1 (never set on property keys). */
  Index = 2,
  /** Known not to be one. */
  NotIndex = 4,
}

/** Symbol: 4 u32 hash │ 8 u64 description (string or undefined). Flags: bit 0 registered, bit 1 private name. */
export const enum Sym {
  Hash = 4,
  Description = 8,
  Size = 16,
}

/** Flag bits of a symbol's header byte 2. */
export const enum SymbolFlag {
  Registered = 1,
  Private = 2,
}

/** Attribute bits of a property. */
export const enum Attr {
  Writable = 1,
  Enumerable = 2,
  Configurable = 4,
  Accessor = 8,
  /** Computed on first use (length, name, prototype of functions): never cached by an inline cache. */
  Lazy = 16,
  Default = 7,
  /** Writable and configurable: methods of classes and built-ins. */
  Hidden = 5,
}

/**
 * What the interpreter and the JIT read of a shape. Same shape means: same keys in the same slots with the same
 * attributes, same prototype, same kind and same number of inline slots.
 */
export const enum ShapeCell {
  /** u8 at 3: number of inline slots (of 8 bytes). */
  InlineCapacity = 3,
  /** u32: address of the prototype object, 0 for null. */
  Proto = 4,
  /** u16: properties so far. u16 at 10: byte offset of the first inline slot. */
  Count = 8,
  InlineOffset = 10,
  /** u8: kind of the objects. */
  Kind = 29,
  /** First field that belongs to object/ alone. */
  Private = 12,
}

/** Flag bits of a shape's header byte 2. */
export const enum ShapeFlag {
  /** Belongs to one object whose properties are in a table of its own; inline caches leave it alone. */
  Dictionary = 1,
}

/**
 * Feedback slot of a site, 16 bytes. Property sites: 0 shape │ 4 offset │ 8 mask │ 12 aux. A hit loads from
 * offset + (object & mask): mask is all ones for an own inline slot, 0 for a fixed address (prototype or global slot).
 */
export const enum Ic {
  Shape = 0,
  Offset = 4,
  Mask = 8,
  /** Property stores: shape after the transition, or 0. Loads: polymorphic list or 0. */
  Aux = 12,
  /** Call sites: 0 callee │ 4 code, or 0 │ 8 index of the native that the call runs, or 0. */
  Callee = 0,
  CalleeCode = 4,
  CalleeNative = 8,
  Size = 16,
}

/**
 * A function's code, in an image (offsets relative to the image) and, once loaded, in memory (addresses). 64 bytes.
 * `Data` is the address of constant 0; at Data - 8 is the address of this code, at Data - 4 that of the unit's
 * variables; feedback slot j is at Data - 8 - 16 * (j + 1) rounded down to 8.
 */
export const enum Code {
  /** u32: first instruction. */
  Start = 0,
  /** u32: bytes of instructions. */
  Size = 4,
  /** u32: constants (see above). */
  Data = 8,
  /** u16 each. */
  ConstantCount = 12,
  FeedbackCount = 14,
  /** u8: registers, `this` and parameters included, call windows included. */
  Registers = 16,
  /** u8: formal parameters that have a register. */
  Params = 17,
  /** u8: `length` of the function. */
  Length = 18,
  /** u8: inline slots for objects made by `new` of this function. */
  InstanceSlots = 19,
  /** u32: `CodeFlag`. */
  Flags = 20,
  /** u32: name, constant index; 0xFFFF none. */
  Name = 24,
  /** u32: offset of the handler table and u32 number of handlers. */
  Handlers = 28,
  HandlerCount = 32,
  /** u32: offset of the position table (see image.ts) and its size. */
  Positions = 36,
  PositionsSize = 40,
  /** u32: source span of the function, for toString. */
  SourceStart = 44,
  SourceEnd = 48,
  /** u32: where a call begins: Start, or the stub in the function's JitRecord. 0 in an image. */
  Entry = 52,
  /** u32: unit this belongs to. */
  Unit = 56,
  /** u32: address of the function's JitRecord (abi/jit.ts), or 0. */
  Jit = 60,
  Bytes = 64,
}

/** Bits of `Code.Flags`. */
export const enum CodeFlag {
  Strict = 1,
  Arrow = 2,
  Method = 4,
  /** `new` is allowed. */
  Constructor = 8,
  /** Constructor of a class. */
  ClassConstructor = 16,
  Derived = 32,
  Generator = 64,
  Async = 128,
  /** Sloppy function that uses `this`: receiver is coerced on entry by an instruction of its own. */
  UsesThis = 256,
  /** Getter or setter. */
  Accessor = 512,
  /** Built-in written in TypeScript: hidden from stack traces, prints as native code. */
  Library = 1024,
  /** Top level of a module or script. */
  TopLevel = 2048,
}

/** Exception handler: u32 start, u32 end (bytes from Code.Start, end exclusive), u32 target, u32 register. Innermost first. */
export const enum Handler {
  Start = 0,
  End = 4,
  Target = 8,
  Register = 12,
  Size = 16,
}

/**
 * A loaded unit: a Bytes cell (its size is at 4). The image lies in a Bytes cell of its own (Image - 8), the variables in a
 * Slots cell (Variables - 8).
 * Roots: units are never collected.
 */
export const enum Unit {
  /** u32: address of the image's header. */
  Image = 8,
  /** u32: address of variable 0; the Slots cell begins 8 bytes before. */
  Variables = 12,
  /** u32: CellList of namespace objects made so far (0 where none), one entry a module. */
  Namespaces = 16,
  /** u32: unit loaded before this one, or 0. */
  Next = 20,
  /**
   * u32: 1 if it lives only as long as something refers to its functions: code from strings, and programs after the first one. 0 once its variables
   * are found by name: those of a script by other scripts, those of a module through its namespace object.
   */
  Passing = 24,
  /** u32: CellList of what lives as long as the unit because compiled code or records of its functions name it; the first entry is the next such list. */
  Kept = 28,
  Bytes = 32,
}
