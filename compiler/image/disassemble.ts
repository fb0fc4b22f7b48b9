// An image as text: the reader of what write.ts writes, by the same contract.

import {
  ConstTag,
  DebugRecord,
  ImageHeader,
  ImageMagic,
  ModuleExport,
  ModuleRecord,
} from '../../vm-assembly/abi/image.ts';
import { Big, Code, CodeFlag, Handler, Header, Kind, Str, StringFlag } from '../../vm-assembly/abi/layout.ts';
import { type Singleton, Tag } from '../../vm-assembly/abi/values.ts';
import { instructionText } from '../bir/print.ts';
import { decodeUtf8 } from '../diagnostics.ts';
import { decode } from './decode.ts';
import { ImageHints } from './hints.ts';
import { KNOWN_PATHS } from './known-builtins.ts';
import { checksum } from './write.ts';

const SINGLETONS: readonly string[] = ['undefined', 'null', 'false', 'true', 'hole', 'exception'];

const FLAG_NAMES: readonly [CodeFlag, string][] = [
  [CodeFlag.Strict, 'strict'],
  [CodeFlag.Arrow, 'arrow'],
  [CodeFlag.Method, 'method'],
  [CodeFlag.Constructor, 'constructor'],
  [CodeFlag.ClassConstructor, 'class'],
  [CodeFlag.Derived, 'derived'],
  [CodeFlag.Generator, 'generator'],
  [CodeFlag.Async, 'async'],
  [CodeFlag.UsesThis, 'this'],
  [CodeFlag.Accessor, 'accessor'],
  [CodeFlag.Library, 'library'],
  [CodeFlag.TopLevel, 'top level'],
];

/** Reads an image in place. */
export class ImageReader {
  readonly bytes: Uint8Array;
  readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < ImageHeader.Bytes || this.header(ImageHeader.Magic) !== ImageMagic.Value) {
      throw new Error('This is no image.');
    }
    if (this.header(ImageHeader.Checksum) !== checksum(bytes, ImageHeader.Checksum + 4)) {
      throw new Error('The checksum of the image is wrong.');
    }
  }

  header(field: ImageHeader): number {
    return this.view.getUint32(field, true);
  }

  /** A field of a function's record. */
  code(index: number, field: Code): number {
    return this.view.getUint32(this.header(ImageHeader.Functions) + index * Code.Bytes + field, true);
  }

  byte(index: number, field: Code): number {
    return this.bytes[this.header(ImageHeader.Functions) + index * Code.Bytes + field];
  }

  half(index: number, field: Code): number {
    return this.view.getUint16(this.header(ImageHeader.Functions) + index * Code.Bytes + field, true);
  }

  string(offset: number): string {
    const length = this.view.getUint32(offset + Str.Length, true);
    const wide = this.bytes[offset + Header.Kind] === Kind.StringUtf16;
    let text = '';
    for (let i = 0; i < length; i++) {
      const at = offset + Str.Chars + (wide ? 2 * i : i);
      text += String.fromCharCode(wide ? this.view.getUint16(at, true) : this.bytes[at]);
    }
    return text;
  }

  isAtom(offset: number): boolean {
    return (this.bytes[offset + Header.Flags] & StringFlag.Atom) !== 0;
  }

  /** The BigInt whose cell is at this offset. */
  private bigint(offset: number): bigint {
    let value = 0n;
    for (let at = this.view.getUint32(offset + Big.Bytes, true) - 4; at >= 0; at -= 4) {
      value = (value << 32n) | BigInt(this.view.getUint32(offset + Big.Words + at, true));
    }
    return value;
  }

  /** Constant `i` of a function, as text. */
  constant(index: number, i: number): string {
    const at = this.code(index, Code.Data) + 8 * i;
    const tag = this.view.getUint16(at + 6, true);
    const payload = this.view.getUint32(at, true);
    switch (tag) {
      case ConstTag.Function:
        return `function ${payload}`;
      case Tag.Singleton:
        return SINGLETONS[payload as Singleton];
      case Tag.String:
        return JSON.stringify(this.string(payload));
      case Tag.BigInt:
        return `${this.bigint(payload)}n`;
      case Tag.Int:
        return String(payload | 0);
      default: {
        const value = this.view.getFloat64(at, true);
        return Object.is(value, -0) ? '-0' : String(value);
      }
    }
  }

  /** Name of a function; '' if it has none. */
  name(index: number): string {
    const constant = this.code(index, Code.Name);
    if (constant === 0xffff) return '';
    return this.string(this.view.getUint32(this.code(index, Code.Data) + 8 * constant, true));
  }

  hints(): ImageHints {
    const start = this.header(ImageHeader.Hints);
    return new ImageHints(this.bytes, start, start + this.header(ImageHeader.HintsSize));
  }

  words(index: number): Int32Array {
    const start = this.code(index, Code.Start);
    const words = new Int32Array(this.code(index, Code.Size) >> 2);
    for (let i = 0; i < words.length; i++) words[i] = this.view.getInt32(start + 4 * i, true);
    return words;
  }

  /** Pairs of word and source position. */
  positions(index: number): [number, number][] {
    const list: [number, number][] = [];
    let at = this.code(index, Code.Positions);
    const end = at + this.code(index, Code.PositionsSize);
    let word = 0;
    let position = this.code(index, Code.SourceStart);
    const leb = (): number => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const b = this.bytes[at++];
        value |= (b & 0x7f) << shift;
        if (b < 0x80) return value >>> 0;
      }
    };
    while (at < end) {
      word += leb();
      const delta = leb();
      position += (delta >>> 1) ^ -(delta & 1);
      list.push([word, position]);
    }
    return list;
  }
}

/** The whole image. */
export function printImage(bytes: Uint8Array): string {
  const reader = new ImageReader(bytes);
  let text = `image version ${reader.header(ImageHeader.Version)}, ${bytes.length} bytes, `;
  text += `${reader.header(ImageHeader.FunctionCount)} functions, ${reader.header(ImageHeader.VariableCount)} variables, `;
  text += `entry ${reader.header(ImageHeader.Entry)}${reader.header(ImageHeader.Library) !== 0 ? ', library' : ''}\n`;
  const debug = reader.header(ImageHeader.Debug);
  const sources = reader.view.getUint32(debug, true);
  for (let i = 0; i < sources; i++) {
    const at = debug + 4 + i * DebugRecord.Bytes;
    const nameAt = reader.view.getUint32(at + DebugRecord.NameOffset, true);
    const nameSize = reader.view.getUint32(at + DebugRecord.NameSize, true);
    text += `source ${decodeUtf8(bytes, nameAt, nameAt + nameSize)}, ${reader.view.getUint32(at + DebugRecord.TextSize, true)} bytes`;
    text += ` from ${reader.view.getUint32(at + DebugRecord.FirstPosition, true)}\n`;
  }
  for (let i = 0; i < reader.header(ImageHeader.ModuleCount); i++) {
    const at = reader.header(ImageHeader.Modules) + i * ModuleRecord.Bytes;
    text += `module ${i} ${reader.string(reader.view.getUint32(at + ModuleRecord.Name, true))}`;
    const first = reader.view.getUint32(at + ModuleRecord.Exports, true);
    for (let j = 0; j < reader.view.getUint32(at + ModuleRecord.ExportCount, true); j++) {
      const entry = first + j * ModuleExport.Bytes;
      text += ` ${reader.string(reader.view.getUint32(entry + ModuleExport.Name, true))}=V`;
      text += reader.view.getUint32(entry + ModuleExport.Variable, true);
    }
    text += '\n';
  }
  const hints = reader.hints();
  for (const [variable, type] of hints.variables) text += `variable V${variable} ${type}\n`;
  for (let i = 0; i < reader.header(ImageHeader.FunctionCount); i++) text += printFunction(reader, i, hints);
  return text;
}

function printFunction(reader: ImageReader, index: number, hints: ImageHints): string {
  const flags = reader.code(index, Code.Flags);
  const names = FLAG_NAMES.filter((flag) => (flags & flag[0]) !== 0).map((flag) => flag[1]);
  let text = `\nfunction ${index} ${reader.name(index) || '<anonymous>'} (${names.join(', ')})\n`;
  text += `  registers ${reader.byte(index, Code.Registers)}, params ${reader.byte(index, Code.Params)}, `;
  text += `length ${reader.byte(index, Code.Length)}, instance slots ${reader.byte(index, Code.InstanceSlots)}, `;
  text += `sites ${reader.half(index, Code.FeedbackCount)}, source ${reader.code(index, Code.SourceStart)}…`;
  text += `${reader.code(index, Code.SourceEnd)}\n`;
  const known = hints.functions.get(index);
  if (known !== undefined) text += `  hints ${known}\n`;
  const sites = hints.sites.get(index);
  const words = reader.words(index);
  const positions = new Map(reader.positions(index));
  for (const i of decode(words, 0, words.length)) {
    const position = positions.get(i.word);
    const line = instructionText(i, (constant) => reader.constant(index, constant));
    const builtin = sites?.get(i.word);
    let note = position === undefined ? '' : ` @${position}`;
    if (builtin !== undefined) note += ` ${KNOWN_PATHS[builtin]}`;
    text += note === '' ? `${line}\n` : `${line.padEnd(60)} ;${note}\n`;
  }
  const handlers = reader.code(index, Code.Handlers);
  for (let h = 0; h < reader.code(index, Code.HandlerCount); h++) {
    const at = handlers + h * Handler.Size;
    text += `  handler ${reader.view.getUint32(at + Handler.Start, true) >> 2}…${reader.view.getUint32(at + Handler.End, true) >> 2}`;
    text += ` -> ${reader.view.getUint32(at + Handler.Target, true) >> 2}, R${reader.view.getUint32(at + Handler.Register, true)}\n`;
  }
  return text;
}
