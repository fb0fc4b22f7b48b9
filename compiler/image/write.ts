// The image as bytes, as vm-assembly/abi/image.ts and layout.ts describe it.

import { ABI_HASH } from '../../vm-assembly/abi/hash.ts';
import {
  ConstTag,
  DebugRecord,
  ImageHeader,
  ImageMagic,
  ModuleExport,
  ModuleRecord,
} from '../../vm-assembly/abi/image.ts';
import { Big, Code, Handler, Header, Kind, Str, StringFlag } from '../../vm-assembly/abi/layout.ts';
import { Tag } from '../../vm-assembly/abi/values.ts';
import { ConstKind } from '../hir/hir.ts';
import { FUNCTION_CONSTANT, type ImageBuilder, type ImageSource } from './image-builder.ts';
import { encodeUtf8 } from './utf8.ts';

/** Bytes between a function's feedback and its constants: addresses of its code and of the unit's variables. */
const DATA_HEADER = 8;
/** Bytes of a feedback slot. */
const FEEDBACK_BYTES = 16;

function align8(value: number): number {
  return (value + 7) & ~7;
}

/** FNV-1a over the UTF-16 code units; 0 means "not computed", so it becomes 1. */
export function stringHash(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash === 0 ? 1 : hash;
}

/** FNV-1a over bytes, as u32. */
export function checksum(bytes: Uint8Array, start: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = start; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 16777619);
  return hash >>> 0;
}

function isLatin1(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return false;
  return true;
}

/** The words of a BigInt that is not negative, the lowest first. */
function bigintWords(value: bigint): number[] {
  const words: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return words;
}

/** Lays the sections out and fills them. */
class ImageWriter {
  private readonly builder: ImageBuilder;
  private bytes!: Uint8Array;
  private view!: DataView;
  private readonly stringOffsets: number[] = [];
  private readonly bigintOffsets: number[] = [];
  private readonly twoBytes: boolean[] = [];
  private codeStart = 0;
  private handlersStart = 0;
  private positionsStart = 0;
  private readonly dataOffsets: number[] = [];

  constructor(builder: ImageBuilder) {
    this.builder = builder;
  }

  run(): Uint8Array {
    const builder = this.builder;
    let at = align8(ImageHeader.Bytes);
    const strings = at;
    at = this.layoutStrings(at);
    const functions = at;
    at += builder.functions.length * Code.Bytes;
    const data = at;
    at = this.layoutData(at);
    this.codeStart = at;
    const codeSize = builder.words.length * 4;
    at = align8(at + codeSize);
    this.handlersStart = at;
    const handlersSize = (builder.handlers.length >> 2) * Handler.Size;
    at = align8(at + handlersSize);
    this.positionsStart = at;
    const positionsSize = builder.positions.length;
    at = align8(at + positionsSize);
    const modules = at;
    at += builder.modules.length * ModuleRecord.Bytes;
    const exportsStart = at;
    for (const module of builder.modules) at += module.exports.length * ModuleExport.Bytes;
    at = align8(at);
    const debug = at;
    at = this.debugSize(at);
    const debugSize = at - debug;
    at = align8(at);
    const hints = at;
    const hintBytes = builder.hints.section();
    at = align8(at + hintBytes.length);
    const outer = at;
    at = align8(at + builder.outerSlots.length * 4);

    this.bytes = new Uint8Array(at);
    this.view = new DataView(this.bytes.buffer);
    this.header(ImageHeader.Magic, ImageMagic.Value);
    this.header(ImageHeader.Version, ImageMagic.Version);
    this.header(ImageHeader.AbiHash, ABI_HASH);
    this.header(ImageHeader.Size, at);
    this.header(ImageHeader.Strings, strings);
    this.header(ImageHeader.StringsSize, functions - strings);
    this.header(ImageHeader.Functions, functions);
    this.header(ImageHeader.FunctionCount, builder.functions.length);
    this.header(ImageHeader.Data, data);
    this.header(ImageHeader.DataSize, this.codeStart - data);
    this.header(ImageHeader.Code, this.codeStart);
    this.header(ImageHeader.CodeSize, codeSize);
    this.header(ImageHeader.Handlers, this.handlersStart);
    this.header(ImageHeader.HandlersSize, handlersSize);
    this.header(ImageHeader.Positions, this.positionsStart);
    this.header(ImageHeader.PositionsSize, positionsSize);
    this.header(ImageHeader.Modules, modules);
    this.header(ImageHeader.ModuleCount, builder.modules.length);
    this.header(ImageHeader.Debug, debug);
    this.header(ImageHeader.DebugSize, debugSize);
    this.header(ImageHeader.VariableCount, builder.variableCount);
    this.header(ImageHeader.Entry, builder.entry);
    this.header(ImageHeader.Library, builder.library ? 1 : 0);
    this.header(ImageHeader.Hints, hints);
    this.header(ImageHeader.HintsSize, hintBytes.length);
    this.header(ImageHeader.Outer, outer);
    this.header(ImageHeader.OuterCount, builder.outerSlots.length);
    for (let i = 0; i < builder.outerSlots.length; i++) this.header(outer + 4 * i, builder.outerSlots[i]);

    this.writeStrings();
    this.writeBigInts();
    for (let i = 0; i < builder.functions.length; i++) this.writeFunction(i, functions + i * Code.Bytes);
    const words = builder.words;
    this.bytes.set(new Uint8Array(words.items.buffer, words.items.byteOffset, words.length * 4), this.codeStart);
    this.writeHandlers();
    this.bytes.set(builder.positions.items.subarray(0, positionsSize), this.positionsStart);
    this.writeModules(modules, exportsStart);
    this.writeDebug(debug);
    this.bytes.set(hintBytes, hints);
    this.header(ImageHeader.Checksum, checksum(this.bytes, ImageHeader.Checksum + 4));
    return this.bytes;
  }

  private header(field: number, value: number): void {
    this.view.setUint32(field, value, true);
  }

  private layoutStrings(start: number): number {
    let at = start;
    for (const text of this.builder.strings) {
      const wide = !isLatin1(text);
      this.twoBytes.push(wide);
      this.stringOffsets.push(at);
      at = align8(at + Str.Chars + (wide ? text.length * 2 : text.length));
    }
    for (const value of this.builder.bigints) {
      this.bigintOffsets.push(at);
      at = align8(at + Big.Words + 4 * bigintWords(value).length);
    }
    return at;
  }

  private layoutData(start: number): number {
    let at = start;
    for (const record of this.builder.functions) {
      at = align8(at + record.feedbackCount * FEEDBACK_BYTES + DATA_HEADER);
      this.dataOffsets.push(at);
      at += (record.constantEnd - record.constantStart) * 8;
    }
    return at;
  }

  private debugSize(start: number): number {
    let at = start + 4 + this.builder.sources.length * DebugRecord.Bytes;
    for (const source of this.builder.sources) at += encodeUtf8(source.name).length + this.keptText(source).length;
    return at;
  }

  /** The library's functions print as native code and no trace shows their lines: its text stays behind. */
  private keptText(source: ImageSource): Uint8Array {
    return this.builder.library ? source.text.subarray(0, 0) : source.text;
  }

  private writeStrings(): void {
    const { strings, stringIsAtom } = this.builder;
    for (let i = 0; i < strings.length; i++) {
      const text = strings[i];
      const at = this.stringOffsets[i];
      this.bytes[at + Header.Kind] = this.twoBytes[i] ? Kind.StringUtf16 : Kind.StringLatin1;
      this.bytes[at + Header.Mark] = Header.StaticMark;
      this.bytes[at + Header.Flags] = stringIsAtom[i] !== 0 ? StringFlag.Atom : 0;
      this.view.setUint32(at + Str.Length, text.length, true);
      // the loader computes those of the library: they would make a quarter of what its strings weigh compressed
      this.view.setUint32(at + Str.Hash, this.builder.library ? 0 : stringHash(text), true);
      if (this.twoBytes[i]) {
        for (let j = 0; j < text.length; j++) this.view.setUint16(at + Str.Chars + j * 2, text.charCodeAt(j), true);
      } else {
        for (let j = 0; j < text.length; j++) this.bytes[at + Str.Chars + j] = text.charCodeAt(j);
      }
    }
  }

  private writeBigInts(): void {
    const { bigints } = this.builder;
    for (let i = 0; i < bigints.length; i++) {
      const at = this.bigintOffsets[i];
      const words = bigintWords(bigints[i]);
      this.bytes[at + Header.Kind] = Kind.BigInt;
      this.bytes[at + Header.Mark] = Header.StaticMark;
      this.view.setUint32(at + Big.Bytes, 4 * words.length, true);
      for (let j = 0; j < words.length; j++) this.view.setUint32(at + Big.Words + 4 * j, words[j], true);
    }
  }

  private writeFunction(index: number, at: number): void {
    const record = this.builder.functions[index];
    const view = this.view;
    const data = this.dataOffsets[index];
    view.setUint32(at + Code.Start, this.codeStart + record.codeStart * 4, true);
    view.setUint32(at + Code.Size, (record.codeEnd - record.codeStart) * 4, true);
    view.setUint32(at + Code.Data, data, true);
    view.setUint16(at + Code.ConstantCount, record.constantEnd - record.constantStart, true);
    view.setUint16(at + Code.FeedbackCount, record.feedbackCount, true);
    view.setUint8(at + Code.Registers, record.registers);
    view.setUint8(at + Code.Params, record.params);
    view.setUint8(at + Code.Length, record.length);
    view.setUint8(at + Code.InstanceSlots, record.instanceSlots);
    view.setUint32(at + Code.Flags, record.flags, true);
    view.setUint32(at + Code.Name, record.nameConstant === -1 ? 0xffff : record.nameConstant, true);
    view.setUint32(at + Code.Handlers, this.handlersStart + record.handlerStart * Handler.Size, true);
    view.setUint32(at + Code.HandlerCount, record.handlerEnd - record.handlerStart, true);
    view.setUint32(at + Code.Positions, this.positionsStart + record.positionStart, true);
    view.setUint32(at + Code.PositionsSize, record.positionEnd - record.positionStart, true);
    if (!this.builder.library) {
      view.setUint32(at + Code.SourceStart, record.sourceStart, true);
      view.setUint32(at + Code.SourceEnd, record.sourceEnd, true);
    }
    const constants = this.builder.constants.items;
    for (let i = record.constantStart; i < record.constantEnd; i++) {
      this.writeConstant(data + (i - record.constantStart) * 8, constants[2 * i], constants[2 * i + 1]);
    }
  }

  private writeConstant(at: number, kind: number, payload: number): void {
    const view = this.view;
    switch (kind) {
      case ConstKind.Double: {
        const value = this.builder.doubles[payload];
        // One bit pattern for NaN, whatever the engine that compiles makes of it.
        if (Number.isNaN(value)) {
          view.setUint32(at, 0, true);
          view.setUint32(at + 4, 0x7ff80000, true);
        } else {
          view.setFloat64(at, value, true);
        }
        return;
      }
      case ConstKind.Int:
        view.setInt32(at, payload, true);
        view.setUint32(at + 4, (Tag.Int << 16) >>> 0, true);
        return;
      case ConstKind.String:
        view.setUint32(at, this.stringOffsets[payload], true);
        view.setUint32(at + 4, (Tag.String << 16) >>> 0, true);
        return;
      case ConstKind.BigInt:
        view.setUint32(at, this.bigintOffsets[payload], true);
        view.setUint32(at + 4, (Tag.BigInt << 16) >>> 0, true);
        return;
      case FUNCTION_CONSTANT:
        view.setUint32(at, payload, true);
        view.setUint32(at + 4, (ConstTag.Function << 16) >>> 0, true);
        return;
      default:
        view.setUint32(at, payload, true);
        view.setUint32(at + 4, (Tag.Singleton << 16) >>> 0, true);
    }
  }

  private writeHandlers(): void {
    const list = this.builder.handlers;
    for (let i = 0; i < list.length; i += 4) {
      const at = this.handlersStart + (i >> 2) * Handler.Size;
      this.view.setUint32(at + Handler.Start, list.items[i] * 4, true);
      this.view.setUint32(at + Handler.End, list.items[i + 1] * 4, true);
      this.view.setUint32(at + Handler.Target, list.items[i + 2] * 4, true);
      this.view.setUint32(at + Handler.Register, list.items[i + 3], true);
    }
  }

  private writeModules(start: number, exportsStart: number): void {
    let at = start;
    let next = exportsStart;
    for (const module of this.builder.modules) {
      this.view.setUint32(at + ModuleRecord.Name, this.stringOffsets[this.builder.stringId(module.name)], true);
      this.view.setUint32(at + ModuleRecord.Exports, next, true);
      this.view.setUint32(at + ModuleRecord.ExportCount, module.exports.length, true);
      for (const entry of module.exports) {
        this.view.setUint32(next + ModuleExport.Name, this.stringOffsets[this.builder.stringId(entry.name)], true);
        this.view.setUint32(next + ModuleExport.Variable, entry.variable, true);
        next += ModuleExport.Bytes;
      }
      at += ModuleRecord.Bytes;
    }
  }

  private writeDebug(start: number): void {
    const sources = this.builder.sources;
    this.view.setUint32(start, sources.length, true);
    let record = start + 4;
    let at = record + sources.length * DebugRecord.Bytes;
    for (const source of sources) {
      const name = encodeUtf8(source.name);
      this.view.setUint32(record + DebugRecord.NameOffset, at, true);
      this.view.setUint32(record + DebugRecord.NameSize, name.length, true);
      this.bytes.set(name, at);
      at += name.length;
      this.view.setUint32(record + DebugRecord.TextOffset, at, true);
      const text = this.keptText(source);
      this.view.setUint32(record + DebugRecord.TextSize, text.length, true);
      this.view.setUint32(record + DebugRecord.FirstPosition, source.first, true);
      this.bytes.set(text, at);
      at += text.length;
      record += DebugRecord.Bytes;
    }
  }
}

/** Writes what a builder holds. Names of modules and their exports must already be strings of the image. */
export function writeImage(builder: ImageBuilder): Uint8Array {
  return new ImageWriter(builder).run();
}
