// Loading an image: verify, relocate, intern. The image stays where the host copied it; its sections are used in place.

import { Cell, Code, Env, Handler, Kind, SlotsCell, Str, StringFlag, Header, Unit } from '../abi/layout.ts';
import { ImageHeader, ModuleExport, ModuleRecord } from '../abi/image.ts';
import { ImageFault } from '../abi/traps.ts';
import { ConstTag } from '../abi/image.ts';
import { Tag } from '../abi/values.ts';
import { HOLE, Ptr, TAG_STRING, fromInt } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { cellBytes } from '../memory/trace.ts';
import { atomize } from '../string/string.ts';
import { validate } from './validate.ts';

/** Room for an image of `size` bytes; 0 when the heap limit is reached. */
export function allocImage(size: u32): Ptr {
  const cell = allocateCell(Kind.Bytes, size + 8);
  if (!cell) return 0;
  store<u32>(cell, size, 4);
  return cell + 8;
}

/** Are the environments from `env` outwards those that the image of code for eval was compiled for? */
function environmentsFit(image: usize, env: Ptr): bool {
  const outer = image + <usize>load<u32>(image, ImageHeader.Outer);
  for (let i = load<u32>(image, ImageHeader.OuterCount); i-- > 0; ) {
    if (!env || load<u32>(env, Env.Count) < load<u32>(outer + (<usize>i << 2))) return false;
    env = load<u32>(env, Env.Parent);
  }
  return true;
}

/**
 * A string or BigInt of an image in a cell of its own, which may outlive the image; 0: the heap limit is reached. It is no atom.
 */
function copyOut(cell: Ptr, bytes: u32): Ptr {
  const copy = allocateCell(load<u8>(cell), bytes);
  if (!copy) return 0;
  memory.copy(copy, cell, bytes);
  store<u8>(copy, 0, Header.Mark);
  return copy;
}

/**
 * Verifies and links the image at `image` (from allocImage). The unit's address is left in `Cell.Result`. `caller`: code for a direct eval
 * shares the variables of this unit, and runs in the environment `env`; else both are 0. `passing`: the unit may be collected.
 */
export function loadImage(image: usize, size: u32, caller: Ptr, env: Ptr, passing: u32): ImageFault {
  const fault = validate(image, size);
  if (fault != ImageFault.None) return fault;
  return environmentsFit(image, env) ? linkImage(image, caller, passing) : ImageFault.BadSlot;
}

/** Links an image that was verified. */
export function linkImage(image: usize, caller: Ptr, passing: u32): ImageFault {
  const unit = allocateCell(Kind.Unit, Unit.Bytes);
  const count = load<u32>(image, ImageHeader.VariableCount);
  let variables: Ptr;
  if (caller) {
    variables = load<u32>(caller, Unit.Variables) - SlotsCell.Values;
    if (load<u32>(variables, SlotsCell.Capacity) < count) return ImageFault.BadSlot;
  } else {
    variables = allocateCell(Kind.Slots, SlotsCell.Values + (count << 3));
  }
  const modules = load<u32>(image, ImageHeader.ModuleCount);
  const namespaces = allocateCell(Kind.CellList, 8 + (modules << 2));
  if (!unit || !variables || !namespaces) return ImageFault.OutOfMemory;
  if (!caller) {
    store<u32>(variables, count, SlotsCell.Capacity);
    for (let i: u32 = 0; i < count; i++) store<u64>(<usize>variables + (<usize>i << 3), HOLE, SlotsCell.Values);
  }
  store<u32>(namespaces, modules, 4);
  memory.fill(<usize>namespaces + 8, 0, <usize>modules << 2);

  store<u32>(unit, load<u32>(Cell.Units), Unit.Next);
  store<u32>(unit, <u32>image, Unit.Image);
  store<u32>(unit, variables + SlotsCell.Values, Unit.Variables);
  store<u32>(unit, namespaces, Unit.Namespaces);
  store<u32>(unit, passing, Unit.Passing);
  store<u32>(unit, 0, Unit.Kept);
  store<u32>(Cell.Units, unit);

  const functions = image + <usize>load<u32>(image, ImageHeader.Functions);
  const end = functions + <usize>load<u32>(image, ImageHeader.FunctionCount) * Code.Bytes;
  // to the end even without memory: the unit is a root now
  let complete = true;
  for (let code = functions; code < end; code += Code.Bytes) if (!relocate(code, image, functions, unit, passing)) complete = false;
  if (!internExports(image, modules)) complete = false;
  if (!complete) return ImageFault.OutOfMemory;
  store<u64>(Cell.Result, <u64>unit);
  return ImageFault.None;
}

/** Offsets of one function become addresses; its constants become values. False: the heap limit is reached, some name is no atom. */
function relocate(code: usize, image: usize, functions: usize, unit: Ptr, passing: u32): bool {
  const base = <u32>image;
  store<u32>(code, load<u32>(code, Code.Start) + base, Code.Start);
  const data = load<u32>(code, Code.Data) + base;
  store<u32>(code, data, Code.Data);
  store<u32>(code, load<u32>(code, Code.Handlers) + base, Code.Handlers);
  store<u32>(code, load<u32>(code, Code.Positions) + base, Code.Positions);
  store<u32>(code, unit, Code.Unit);
  store<u32>(code, load<u32>(code, Code.Start), Code.Entry);
  store<u32>(code, 0, Code.Jit);
  store<u32>(data - 8, <u32>code);
  store<u32>(data - 4, load<u32>(unit, Unit.Variables));
  const feedback = <usize>load<u16>(code, Code.FeedbackCount) << 4;
  memory.fill(<usize>data - 8 - feedback, 0, feedback);
  const end = <usize>data + (<usize>load<u16>(code, Code.ConstantCount) << 3);
  let complete = true;
  for (let at = <usize>data; at < end; at += 8) {
    const v = load<u64>(at);
    const tag = <u32>(v >> 48);
    if (tag == ConstTag.Function) {
      store<u64>(at, fromInt(<i32>(functions + <usize><u32>v * Code.Bytes)));
    } else if (tag == Tag.String) {
      let s = base + <u32>v;
      if (load<u8>(s) == Kind.StringIndirect) s = load<u32>(s, Str.Target);
      else if (passing || load<u8>(s, Header.Flags) & StringFlag.Atom) {
        const own = passing ? moveOut(s) : intern(s);
        if (own) s = own;
        else complete = false;
      }
      store<u64>(at, TAG_STRING | <u64>s);
    } else if (tag == Tag.BigInt) {
      const cell = base + <u32>v;
      const own = passing ? copyOut(cell, cellBytes(cell)) : cell;
      if (own) store<u64>(at, (v & ~<u64>u32.MAX_VALUE) | <u64>own);
      else complete = false;
    }
  }
  return complete;
}

/** The string of an image that may die: a copy, or the atom equal to it. The image's becomes a reference to it. 0: the heap limit is reached. */
function moveOut(s: Ptr): Ptr {
  let own = copyOut(s, cellBytes(s));
  if (!own) return 0;
  if (load<u8>(own, Header.Flags) & StringFlag.Atom) {
    store<u8>(own, load<u8>(own, Header.Flags) & ~StringFlag.Atom, Header.Flags);
    own = atomize(own);
    if (!own) return 0;
  }
  store<u8>(s, Kind.StringIndirect);
  store<u32>(s, own, Str.Target);
  return own;
}

/**
 * The atom equal to an image's string. The string becomes it when it is the first of its content; if not, it becomes a reference to
 * the atom, which later constants follow. They keep the atom alive as long as the unit. 0: the heap limit is reached.
 */
function intern(s: Ptr): Ptr {
  const flags = load<u8>(s, Header.Flags);
  store<u8>(s, flags & ~StringFlag.Atom, Header.Flags);
  const atom = atomize(s);
  if (atom == s) {
    store<u8>(s, flags, Header.Flags);
    return s;
  }
  if (!atom) return 0;
  store<u8>(s, Kind.StringIndirect);
  store<u32>(s, atom, Str.Target);
  return atom;
}

/** Names of exports become atoms too, those that no code names. False: the heap limit is reached. */
function internExports(image: usize, modules: u32): bool {
  const records = image + <usize>load<u32>(image, ImageHeader.Modules);
  for (let i: u32 = 0; i < modules; i++) {
    const record = records + <usize>i * ModuleRecord.Bytes;
    let at = image + <usize>load<u32>(record, ModuleRecord.Exports);
    const end = at + <usize>load<u32>(record, ModuleRecord.ExportCount) * ModuleExport.Bytes;
    for (; at < end; at += ModuleExport.Bytes) {
      const s = <u32>image + load<u32>(at, ModuleExport.Name);
      if (load<u8>(s) != Kind.StringIndirect && load<u8>(s, Header.Flags) & StringFlag.Atom && !intern(s)) return false;
    }
  }
  return true;
}

/** Addresses in the records of a unit's functions, whose parts lie in their order. */
export function restoreCode(unit: Ptr): void {
  const image = load<u32>(unit, Unit.Image);
  let start = image + load<u32>(image, ImageHeader.Code);
  let data = image + load<u32>(image, ImageHeader.Data);
  let handlers = image + load<u32>(image, ImageHeader.Handlers);
  let positions = image + load<u32>(image, ImageHeader.Positions);
  let code = image + load<u32>(image, ImageHeader.Functions);
  const end = code + load<u32>(image, ImageHeader.FunctionCount) * Code.Bytes;
  for (; code < end; code += Code.Bytes) {
    data = (data + (<u32>load<u16>(code, Code.FeedbackCount) << 4) + 15) & ~7;
    store<u32>(code, start, Code.Start);
    store<u32>(code, data, Code.Data);
    store<u32>(code, handlers, Code.Handlers);
    store<u32>(code, positions, Code.Positions);
    store<u32>(code, unit, Code.Unit);
    store<u32>(data - 8, code);
    store<u32>(data - 4, load<u32>(unit, Unit.Variables));
    start += load<u32>(code, Code.Size);
    data += <u32>load<u16>(code, Code.ConstantCount) << 3;
    handlers += load<u32>(code, Code.HandlerCount) * Handler.Size;
    positions += load<u32>(code, Code.PositionsSize);
  }
}

/** Name of an export in an image that was loaded. */
export function exportName(image: usize, at: usize): Ptr {
  const s = <u32>image + load<u32>(at, ModuleExport.Name);
  return load<u8>(s) == Kind.StringIndirect ? load<u32>(s, Str.Target) : s;
}

/** Code of function `index` of a unit. */
export function functionOf(unit: Ptr, index: u32): Ptr {
  const image = load<u32>(unit, Unit.Image);
  return image + load<u32>(image, ImageHeader.Functions) + index * Code.Bytes;
}
