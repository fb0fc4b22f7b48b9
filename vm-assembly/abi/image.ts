// The image: what the compiler writes and the VM loads, in one piece, little-endian, 8-byte aligned sections that are used
// in place after the copy. Offsets are bytes from the start of the image.
//
//   header │ strings (cells of strings and BigInts) │ functions (Code records) │ data (feedback and constants) │ code │ handlers │
//   positions │ modules and their exports │ debug (names and texts of sources) │ hints (of types) │
//   outer (environments around code for eval)
//
// Constants are u64: doubles and ints as they are; strings and BigInts as their tag with the image offset of their cell; functions
// as Singleton-tagged references, see ConstTag. The loader adds the base address and interns every string with
// StringFlag.Atom.
//
// The position table of a function: pairs of unsigned LEB128 (delta of the instruction offset in words, zigzag delta of the source
// position in bytes), from offset 0 and Code.SourceStart. An entry holds from its instruction on.

export const enum ImageMagic {
  /** "TgI1" */
  Value = 0x31496754,
  Version = 1,
}

/** Header fields, u32 each. */
export const enum ImageHeader {
  Magic = 0,
  Version = 4,
  AbiHash = 8,
  /** FNV-1a over everything after this word. */
  Checksum = 12,
  Size = 16,
  /** Offset and count or byte size of each section. */
  Strings = 20,
  StringsSize = 24,
  Functions = 28,
  FunctionCount = 32,
  Data = 36,
  DataSize = 40,
  Code = 44,
  CodeSize = 48,
  Handlers = 52,
  HandlersSize = 56,
  Positions = 60,
  PositionsSize = 64,
  /** Records of `ModuleRecord`. */
  Modules = 68,
  ModuleCount = 72,
  Debug = 76,
  DebugSize = 80,
  /** u32: number of unit variables (module-level bindings), a u64 each, allocated by the loader and set to Hole. */
  VariableCount = 84,
  /** u32: index of the function that runs first (evaluates all modules in order). */
  Entry = 88,
  /** u32: 1 if the unit is part of the library (vm-assembly/lib). */
  Library = 92,
  /** What type annotations say: compiler/image/hints.ts has the format. Loading only bounds the section; the interpreter does not read it. */
  Hints = 96,
  HintsSize = 100,
  /** Code for eval: slot counts of the environments that it runs in, from the outside in, a u32 each. Its unit variables are the caller's. */
  Outer = 104,
  OuterCount = 108,
  Bytes = 112,
}

/** Constants that are not plain values use the payload of these 16-bit tags (never seen once loaded). */
export const enum ConstTag {
  /** Payload: index of a function: the constant becomes the address of its Code as an int-tagged value. */
  Function = 0xfff9,
}

/** Debug section: u32 count of sources, then each: u32 name offset, u32 name size, u32 text offset, u32 text size, u32 first byte position. */
export const enum DebugRecord {
  NameOffset = 0,
  NameSize = 4,
  TextOffset = 8,
  TextSize = 12,
  /** Positions of this source are numbered from here: one number space for all sources of the image. */
  FirstPosition = 16,
  Bytes = 20,
}

/** Modules section: what namespace objects and import.meta need. */
export const enum ModuleRecord {
  /** u32: offset of the string cell with the module's name. */
  Name = 0,
  /** u32: offset of its `ModuleExport` records, sorted by name, and u32 their number. */
  Exports = 4,
  ExportCount = 8,
  Bytes = 16,
}

/** One exported name: u32 offset of its string cell (an atom), u32 index of the unit variable that holds it. */
export const enum ModuleExport {
  Name = 0,
  Variable = 4,
  Bytes = 8,
}
