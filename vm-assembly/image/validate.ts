// Verification of an image before it runs. After it, the interpreter may trust every offset, register, constant and jump without
// looking: a hostile image gets an ImageFault, never a trap or a wild read.
//
// What is checked here is what the interpreter does not check itself: bounds, kinds of constants, and, by a data-flow analysis of
// each function (verify-code.ts), that registers are written before they are read and that environments are what they are taken for.

import { ABI_HASH } from '../abi/hash.ts';
import { ConstTag, DebugRecord, ImageHeader, ImageMagic, ModuleExport, ModuleRecord } from '../abi/image.ts';
import { Big, Cell, Code, CodeFlag, Header, Kind, Str, StringFlag } from '../abi/layout.ts';
import { ImageFault } from '../abi/traps.ts';
import { Singleton, Tag } from '../abi/values.ts';
import { allocateCell } from '../memory/alloc.ts';
import { hashUnits } from '../string/string.ts';
import { verifyFunctions } from './verify-code.ts';

/** The first rule that the image breaks, or ImageFault.None. The image was not relocated yet. */
export function validate(image: usize, size: u32): ImageFault {
  if (size < <u32>ImageHeader.Bytes) return ImageFault.TooShort;
  if (load<u32>(image, ImageHeader.Magic) != ImageMagic.Value) return ImageFault.BadMagic;
  if (load<u32>(image, ImageHeader.Version) != ImageMagic.Version) return ImageFault.BadVersion;
  if (load<u32>(image, ImageHeader.AbiHash) != <u32>ABI_HASH) return ImageFault.BadAbiHash;
  if (load<u32>(image, ImageHeader.Size) != size) return ImageFault.TooShort;
  if (load<u32>(image, ImageHeader.Checksum) != checksum(image, size)) return ImageFault.BadChecksum;
  // Library code may name intrinsics, which trust their arguments: only the build loads it, before the realm is sealed.
  if (load<u32>(image, ImageHeader.Library) && load<u32>(Cell.Sealed)) return ImageFault.BadFunction;
  if (!sectionsFollow(image)) return ImageFault.BadSection;
  if (load<u32>(image, ImageHeader.VariableCount) > 65536) return ImageFault.BadSlot;
  if (load<u32>(image, ImageHeader.Entry) >= load<u32>(image, ImageHeader.FunctionCount)) return ImageFault.BadFunction;

  // One bit for every 8 bytes of the string section: a cell begins there.
  const strings = load<u32>(image, ImageHeader.StringsSize);
  const bits = allocateCell(Kind.Bytes, 16 + (strings >> 6));
  if (!bits) return ImageFault.OutOfMemory;
  store<u32>(bits, 8 + (strings >> 6), 4);
  memory.fill(<usize>bits + 8, 0, 8 + (strings >> 6));
  let fault = checkStrings(image, <usize>bits + 8);
  if (fault == ImageFault.None) fault = checkModules(image, <usize>bits + 8);
  if (fault == ImageFault.None) fault = checkDebug(image);
  if (fault == ImageFault.None) fault = checkFunctions(image, <usize>bits + 8);
  if (fault == ImageFault.None) fault = verifyFunctions(image);
  return fault;
}

/** FNV-1a over the words after the checksum; the image is a multiple of 4 bytes long or its tail is padded with zeros. */
function checksum(image: usize, size: u32): u32 {
  let hash: u32 = 0x811c9dc5;
  for (let at = image + ImageHeader.Size, end = image + size; at < end; at++) hash = (hash ^ load<u8>(at)) * 0x01000193;
  return hash;
}

/**
 * Do the sections follow each other, each aligned? What is verified in one of them must not be what loading or running writes in
 * another: strings, functions and data are written in place.
 */
function sectionsFollow(image: usize): bool {
  let end: u64 = ImageHeader.Bytes;
  end = follows(image, ImageHeader.Strings, 1, 8, end);
  end = follows(image, ImageHeader.Functions, Code.Bytes, 8, end);
  end = follows(image, ImageHeader.Data, 1, 8, end);
  end = follows(image, ImageHeader.Code, 1, 8, end);
  end = follows(image, ImageHeader.Handlers, 1, 4, end);
  end = follows(image, ImageHeader.Positions, 1, 1, end);
  end = follows(image, ImageHeader.Modules, ModuleRecord.Bytes, 4, end);
  end = follows(image, ImageHeader.Debug, 1, 4, end);
  end = follows(image, ImageHeader.Hints, 1, 1, end);
  end = follows(image, ImageHeader.Outer, 4, 4, end);
  return end <= <u64>load<u32>(image, ImageHeader.Size);
}

/** End of the section named by a header pair (offset, count or size), which begins at `from` or later; beyond every image if it does not. */
function follows(image: usize, field: usize, unit: u32, alignment: u32, from: u64): u64 {
  const offset = load<u32>(image + field);
  const count = load<u32>(image + field + 4);
  if (count == 0) return from;
  return <u64>offset >= from && offset % alignment == 0 ? <u64>offset + <u64>count * unit : <u64>-1 >> 1;
}

/** Are `bytes` from `offset` inside the section of the header pair? */
export function within(image: usize, field: usize, offset: u32, bytes: u64): bool {
  const start = load<u32>(image + field);
  const size = load<u32>(image + field + 4);
  return offset >= start && <u64>offset + bytes <= <u64>start + <u64>size;
}

// Strings ---------------------------------------------------------------------------------------------------------------------

function checkStrings(image: usize, bits: usize): ImageFault {
  const start = load<u32>(image, ImageHeader.Strings);
  const end = start + load<u32>(image, ImageHeader.StringsSize);
  let at = start;
  while (at < end) {
    if (end - at < <u32>Big.Words) return ImageFault.BadString;
    const cell = image + <usize>at;
    const kind = load<u8>(cell);
    if (kind == Kind.BigInt) {
      const bytes = bigIntBytes(cell, end - at);
      if (!bytes) return ImageFault.BadString;
      noteCell(bits, (at - start) >> 3);
      at += bytes;
      continue;
    }
    if ((kind != Kind.StringLatin1 && kind != Kind.StringUtf16) || load<u8>(cell, Header.Mark) != Header.StaticMark) return ImageFault.BadString;
    if (load<u8>(cell, Header.Flags) & ~(StringFlag.Atom | StringFlag.NotIndex) || load<u8>(cell, Header.Aux)) return ImageFault.BadString;
    if (end - at < <u32>Str.Chars) return ImageFault.BadString;
    const length = load<u32>(cell, Str.Length);
    if (length > <u32>Str.MaxLength) return ImageFault.BadString;
    const bytes = <u64>Str.Chars + (kind == Kind.StringUtf16 ? <u64>length << 1 : <u64>length);
    if (bytes > <u64>(end - at)) return ImageFault.BadString;
    const hash = hashUnits(cell + Str.Chars, length, u32(kind == Kind.StringUtf16));
    // 0: not computed
    if (load<u32>(cell, Str.Hash) != hash && load<u32>(cell, Str.Hash)) return ImageFault.BadString;
    store<u32>(cell, hash, Str.Hash);
    noteCell(bits, (at - start) >> 3);
    at += (<u32>bytes + 7) & ~7;
  }
  return ImageFault.None;
}

// @ts-ignore: decorator
@inline
function noteCell(bits: usize, bit: u32): void {
  store<u8>(bits + <usize>(bit >> 3), load<u8>(bits + <usize>(bit >> 3)) | <u8>(<u32>1 << (bit & 7)));
}

/** Bytes that a well-formed BigInt cell takes of the `room` that is left; 0 if it is none. */
function bigIntBytes(cell: usize, room: u32): u32 {
  if (load<u8>(cell, Header.Mark) != Header.StaticMark || load<u8>(cell, Header.Flags) > 1 || load<u8>(cell, Header.Aux)) return 0;
  const size = load<u32>(cell, Big.Bytes);
  if (size & 3 || size > room - Big.Words) return 0;
  if (size == 0) return load<u8>(cell, Header.Flags) ? 0 : Big.Words;
  return load<u32>(cell + <usize>size, Big.Words - 4) ? (Big.Words + size + 7) & ~7 : 0;
}

/** Does a string cell begin at this offset? */
function isStringAt(image: usize, bits: usize, offset: u32): bool {
  return isCellAt(image, bits, offset) && load<u8>(image + <usize>offset) != Kind.BigInt;
}

/** Does a string or BigInt cell begin at this offset? */
function isCellAt(image: usize, bits: usize, offset: u32): bool {
  const start = load<u32>(image, ImageHeader.Strings);
  if (offset < start || offset >= start + load<u32>(image, ImageHeader.StringsSize) || offset & 7) return false;
  const bit = (offset - start) >> 3;
  return ((<u32>load<u8>(bits + <usize>(bit >> 3)) >> (bit & 7)) & 1) != 0;
}

// Modules and debug -------------------------------------------------------------------------------------------------------------

/** The records of exports lie behind those of modules, before the next section. */
function exportsEnd(image: usize): u64 {
  if (load<u32>(image, ImageHeader.DebugSize)) return load<u32>(image, ImageHeader.Debug);
  if (load<u32>(image, ImageHeader.HintsSize)) return load<u32>(image, ImageHeader.Hints);
  return load<u32>(image, ImageHeader.OuterCount) ? load<u32>(image, ImageHeader.Outer) : load<u32>(image, ImageHeader.Size);
}

function checkModules(image: usize, bits: usize): ImageFault {
  const count = load<u32>(image, ImageHeader.ModuleCount);
  const variables = load<u32>(image, ImageHeader.VariableCount);
  const first = <u64>load<u32>(image, ImageHeader.Modules) + <u64>count * ModuleRecord.Bytes;
  const end = exportsEnd(image);
  for (let i: u32 = 0; i < count; i++) {
    const record = image + <usize>load<u32>(image, ImageHeader.Modules) + <usize>i * ModuleRecord.Bytes;
    if (!isStringAt(image, bits, load<u32>(record, ModuleRecord.Name))) return ImageFault.BadModule;
    const exports = load<u32>(record, ModuleRecord.Exports);
    const exportCount = load<u32>(record, ModuleRecord.ExportCount);
    if (exportCount && (exports & 3 || <u64>exports < first || <u64>exports + <u64>exportCount * ModuleExport.Bytes > end)) return ImageFault.BadModule;
    for (let j: u32 = 0; j < exportCount; j++) {
      const entry = image + <usize>exports + <usize>j * ModuleExport.Bytes;
      if (!isStringAt(image, bits, load<u32>(entry, ModuleExport.Name))) return ImageFault.BadModule;
      if (load<u32>(entry, ModuleExport.Variable) >= variables) return ImageFault.BadModule;
    }
  }
  return ImageFault.None;
}

function checkDebug(image: usize): ImageFault {
  const size = load<u32>(image, ImageHeader.DebugSize);
  if (!size) return ImageFault.None;
  const debug = load<u32>(image, ImageHeader.Debug);
  if (size < 4) return ImageFault.BadPosition;
  const count = load<u32>(image + <usize>debug);
  if (<u64>count * DebugRecord.Bytes + 4 > <u64>size) return ImageFault.BadPosition;
  for (let i: u32 = 0; i < count; i++) {
    const record = image + <usize>debug + 4 + <usize>i * DebugRecord.Bytes;
    if (!within(image, ImageHeader.Debug, load<u32>(record, DebugRecord.NameOffset), load<u32>(record, DebugRecord.NameSize))) return ImageFault.BadPosition;
    if (!within(image, ImageHeader.Debug, load<u32>(record, DebugRecord.TextOffset), load<u32>(record, DebugRecord.TextSize))) return ImageFault.BadPosition;
  }
  return ImageFault.None;
}

// Functions -----------------------------------------------------------------------------------------------------------------------

function checkFunctions(image: usize, bits: usize): ImageFault {
  const count = load<u32>(image, ImageHeader.FunctionCount);
  const functions = image + <usize>load<u32>(image, ImageHeader.Functions);
  // Data and code of functions follow each other, so that none overlaps another's.
  let dataEnd = load<u32>(image, ImageHeader.Data);
  let codeEnd = load<u32>(image, ImageHeader.Code);
  for (let i: u32 = 0; i < count; i++) {
    const code = functions + <usize>i * Code.Bytes;
    const start = load<u32>(code, Code.Start);
    const bytes = load<u32>(code, Code.Size);
    if (start & 3 || bytes & 3 || bytes == 0 || start < codeEnd || !within(image, ImageHeader.Code, start, bytes)) return ImageFault.BadFunction;
    codeEnd = start + bytes;
    const data = load<u32>(code, Code.Data);
    const feedback = (<u32>load<u16>(code, Code.FeedbackCount) << 4) + 8;
    const constants = <u32>load<u16>(code, Code.ConstantCount) << 3;
    if (data & 7 || data < feedback || data - feedback < dataEnd || !within(image, ImageHeader.Data, data - feedback, <u64>feedback + constants)) {
      return ImageFault.BadFunction;
    }
    dataEnd = data + constants;
    const registers = <u32>load<u8>(code, Code.Registers);
    if (registers > 254 || <u32>load<u8>(code, Code.Params) + 1 > registers) return ImageFault.BadRegister;
    const flags = load<u32>(code, Code.Flags);
    const suspends = (flags & (CodeFlag.Generator | CodeFlag.Async)) != 0;
    if (suspends && flags & (CodeFlag.Constructor | CodeFlag.ClassConstructor | CodeFlag.Derived)) return ImageFault.BadFunction;
    const handlers = load<u32>(code, Code.HandlerCount);
    if (handlers && !within(image, ImageHeader.Handlers, load<u32>(code, Code.Handlers), <u64>handlers << 4)) return ImageFault.BadHandler;
    const positions = load<u32>(code, Code.PositionsSize);
    if (positions && !within(image, ImageHeader.Positions, load<u32>(code, Code.Positions), positions)) return ImageFault.BadPosition;
    if (!checkPositions(image + <usize>load<u32>(code, Code.Positions), positions)) return ImageFault.BadPosition;
    const fault = checkConstants(image, bits, image + <usize>data, constants >> 3, count);
    if (fault != ImageFault.None) return fault;
    const name = load<u32>(code, Code.Name);
    if (name != 0xffff && (name >= constants >> 3 || load<u16>(image + <usize>data + (<usize>name << 3), 6) != Tag.String)) return ImageFault.BadConstant;
  }
  return ImageFault.None;
}

/** Pairs of LEB128 numbers of at most five bytes that end with the table. */
function checkPositions(at: usize, size: u32): bool {
  const end = at + size;
  let numbers = 0, bytes = 0;
  for (; at < end; at++) {
    bytes++;
    if (bytes > 5) return false;
    if (load<u8>(at) & 128) continue;
    bytes = 0;
    numbers++;
  }
  return bytes == 0 && (numbers & 1) == 0;
}

function checkConstants(image: usize, bits: usize, data: usize, count: u32, functions: u32): ImageFault {
  for (let i: u32 = 0; i < count; i++) {
    const v = load<u64>(data + (<usize>i << 3));
    const tag = <u32>(v >> 48);
    // Up to -Infinity and with the canonical NaN these are doubles.
    if (v <= 0xfff0000000000000) {
      if ((v & 0x7fffffffffffffff) > 0x7ff0000000000000 && v != 0x7ff8000000000000) return ImageFault.BadConstant;
      continue;
    }
    if (<u32>(v >> 32) & 0xffff) return ImageFault.BadConstant;
    if (tag == Tag.Int) continue;
    if (tag == Tag.Singleton && <u32>v <= <u32>Singleton.Hole) continue;
    if (tag == Tag.String && isStringAt(image, bits, <u32>v)) continue;
    if (tag == Tag.BigInt && isCellAt(image, bits, <u32>v) && load<u8>(image + <usize><u32>v) == Kind.BigInt) continue;
    if (tag == ConstTag.Function && <u32>v < functions) continue;
    return ImageFault.BadConstant;
  }
  return ImageFault.None;
}
