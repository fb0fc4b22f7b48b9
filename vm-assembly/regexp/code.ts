// Compiled regular expressions: source text and flags → code, a list of cells that regular expressions share:
//
//   0 program (Bytes) │ 1 shape of the `groups` object, 0 until it is needed │ 2 … names of groups (atoms), each once
//
// The latest ones are kept by source and flags.

import { Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { RegExpFlag, RegExpProgram } from '../abi/regexp.ts';
import { Ptr, fromObject } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { charge } from '../interp/fuel.ts';
import { concat, flatUnit, fromUtf16, stringEquals, stringHash, stringLength } from '../string/string.ts';
import { literal, throwErrorText } from '../builtins/errors.ts';
import { Intrinsic, intrinsic, setIntrinsic } from '../builtins/intrinsics.ts';
import { compileProgram, nameNumber } from './compiler.ts';
import { groupName, groupNameCount, parsePattern } from './parser.ts';
import { readerError } from './reader.ts';

/** Entries of the cache: pairs of source and code. */
const CACHED: u32 = 64;
/** Programs of more bytes are not kept. */
const MAX_CACHED: u32 = 16384;

export const enum Code {
  Program = 8,
  GroupsShape = 12,
  Names = 16,
}

export function initRegExpCache(): void {
  const cache = allocateCell(Kind.CellList, 8 + (CACHED << 3));
  store<u32>(cache, CACHED << 1, 4);
  memory.fill(<usize>cache + 8, 0, CACHED << 3);
  setIntrinsic(Intrinsic.RegExpCache, fromObject(cache));
}

// @ts-ignore: decorator
@inline export function programOf(code: Ptr): Ptr { return load<u32>(code, Code.Program); }
// @ts-ignore: decorator
@inline export function programField(code: Ptr, field: RegExpProgram): u32 { return load<u32>(<usize>programOf(code) + 8 + field); }

/** Flag bits of a flags text, -1 if it is not valid. */
export function parseFlags(flags: Ptr): i32 {
  let bits: u32 = 0;
  for (let i: u32 = 0, n = stringLength(flags); i < n; i++) {
    const bit = flagOf(flatUnit(flags, i));
    if (bit == 0 || bits & bit) return -1;
    bits |= bit;
  }
  return (bits & RegExpFlag.UnicodeMode) == RegExpFlag.UnicodeMode ? -1 : <i32>bits;
}

function flagOf(unit: u32): u32 {
  switch (unit) {
    case 0x64: return RegExpFlag.HasIndices;
    case 0x67: return RegExpFlag.Global;
    case 0x69: return RegExpFlag.IgnoreCase;
    case 0x6d: return RegExpFlag.Multiline;
    case 0x73: return RegExpFlag.DotAll;
    case 0x75: return RegExpFlag.Unicode;
    case 0x76: return RegExpFlag.UnicodeSets;
    case 0x79: return RegExpFlag.Sticky;
    default: return 0;
  }
}

/** Letters of the flags, in the order of the bits. No AssemblyScript string is made: those are not on the heap of the VM. */
export function flagsText(bits: u32): Ptr {
  const letters = 'dgimsuvy';
  let text = literal('');
  for (let i = 0; i < 8; i++) if (bits & (1 << i)) text = concat(text, fromUtf16(changetype<usize>(letters) + (<usize>i << 1), 1));
  return text;
}

/** The code of a flat source text; 0: threw. */
export function regExpCode(source: Ptr, flags: u32): Ptr {
  const slot = <usize>intrinsic(Intrinsic.RegExpCache) + 8 + (((stringHash(source) * 31 + flags * 0x9e3779b1) >> 20 & (CACHED - 1)) << 3);
  const code = load<u32>(slot, 4);
  if (code != 0 && programField(code, RegExpProgram.Flags) == flags) {
    const known = load<u32>(slot);
    if (known == source || stringEquals(known, source)) return code;
  }
  const made = compile(source, flags);
  if (made != 0 && load<u32>(programOf(made), 4) + stringLength(source) <= MAX_CACHED) {
    store<u32>(slot, source);
    store<u32>(slot, made, 4);
  }
  return made;
}

function compile(source: Ptr, flags: u32): Ptr {
  if (charge(stringLength(source) >> 2)) return 0;
  const root = parsePattern(source, flags);
  const program = root != 0 ? compileProgram(root, flags) : 0;
  if (program == 0) {
    const message = readerError();
    if (message !== null) throwInvalid(source, flags, message);
    return 0;
  }
  const distinct = load<u32>(<usize>program + 8 + RegExpProgram.NamesDistinct);
  const list = allocateCell(Kind.CellList, Code.Names + (distinct << 2));
  if (list == 0) return 0;
  store<u32>(list, 2 + distinct, 4);
  store<u32>(list, program, Code.Program);
  store<u32>(list, 0, Code.GroupsShape);
  for (let i: u32 = 0, n = groupNameCount(); i < n; i++) store<u32>(list + (nameNumber(i) << 2), groupName(i), Code.Names);
  return list;
}

function throwInvalid(source: Ptr, flags: u32, message: string): void {
  const head = concat(concat(literal('Invalid regular expression: /'), source), literal('/'));
  throwErrorText(ErrorKind.SyntaxError, concat(concat(head, flagsText(flags)), concat(literal(': '), literal(message))));
}
