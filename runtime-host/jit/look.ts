// What the memory of a VM says of single cells.

import { Form, OP_FORM } from '../../compiler/image/op-table.ts';
import { ImageHeader } from '../../vm-assembly/abi/image.ts';
import { JitRecord, Profile } from '../../vm-assembly/abi/jit.ts';
import { Code, CodeFlag, Header, Kind, ShapeCell, ShapeFlag, Str, Unit } from '../../vm-assembly/abi/layout.ts';
import { Tag } from '../../vm-assembly/abi/values.ts';
import type { VmInstance } from '../instance.ts';
import type { CellInfo } from './request.ts';

/** What the compiler may know of a shape. */
export function shapeInfo({ view, vm }: VmInstance, at: number): CellInfo {
  const inlineCapacity = view.getUint8(at + ShapeCell.InlineCapacity);
  const inlineOffset = view.getUint16(at + ShapeCell.InlineOffset, true);
  const kind = view.getUint8(at + ShapeCell.Kind) as Kind;
  const elementType = kind === Kind.TypedArray ? vm.vmJitElementType(at) : -1;
  return {
    kind: 'shape',
    of: kind,
    inlineCapacity,
    inlineOffset,
    bytes: inlineOffset + 8 * inlineCapacity,
    dictionary: (view.getUint8(at + Header.Flags) & ShapeFlag.Dictionary) !== 0,
    ...(elementType >= 0 ? { elementType } : {}),
  };
}

/** Characters of a flat string; '' for another one. */
export function textOf({ bytes, view }: VmInstance, s: number): string {
  const kind = view.getUint8(s) as Kind;
  const length = view.getUint32(s + Str.Length, true);
  if (kind === Kind.StringLatin1) return bytes.toString('latin1', s + Str.Chars, s + Str.Chars + length);
  if (kind === Kind.StringUtf16) return bytes.toString('utf16le', s + Str.Chars, s + Str.Chars + 2 * length);
  return '';
}

export function nameOf(instance: VmInstance, code: number): string {
  const name = instance.getU32(code + Code.Name);
  if (name === 0xffff) return '';
  const at = instance.getU32(code + Code.Data) + 8 * name;
  return instance.view.getUint16(at + 6, true) === Tag.String ? textOf(instance, instance.getU32(at)) : '';
}

/** Where the table of a function's image is. */
export function functionsOf(instance: VmInstance, code: number): number {
  const image = instance.getU32(instance.getU32(code + Code.Unit) + Unit.Image);
  return image + instance.getU32(image + ImageHeader.Functions);
}

/** The number of a function in its image. */
export function placeOf(instance: VmInstance, code: number): { index: number; library: boolean } {
  return {
    index: (code - functionsOf(instance, code)) / Code.Bytes,
    library: (instance.getU32(code + Code.Flags) & CodeFlag.Library) !== 0,
  };
}

/** A function's `Profile`, or 0. */
export function profileOf(instance: VmInstance, code: number): number {
  const record = instance.getU32(code + Code.Jit);
  return record === 0 ? 0 : instance.getU32(record + JitRecord.Profile);
}

/** What the profile has of a feedback slot. */
export function profiledTargets(instance: VmInstance, code: number, slot: number): number[] {
  const profile = profileOf(instance, code);
  if (profile === 0) return [];
  const at = profile + Profile.Data + 4 * instance.getU32(profile + Profile.Words) + Profile.SlotBytes * slot;
  const found: number[] = [];
  for (let i = 0; i < Profile.Targets; i++) {
    const target = instance.getU32(at + 4 * i);
    if (target !== 0) found.push(target);
  }
  return found;
}

/** Words of an instruction. */
export function length(insn: number): number {
  return OP_FORM[insn & 255] >= Form.ABCXY ? 2 : 1;
}
