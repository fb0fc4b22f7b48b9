// Damaged images, made from sound ones: one seed, one image. Hash and checksum are put right, so that the damage reaches the deep
// checks of the verifier.

import { OP_NAMES } from '../../compiler/image/op-table.ts';
import { checksum } from '../../compiler/image/write.ts';
import { ImageHeader } from '../../vm-assembly/abi/image.ts';
import { Code, Handler } from '../../vm-assembly/abi/layout.ts';
import { Tag } from '../../vm-assembly/abi/values.ts';
import { Random } from './random.ts';

const OPCODES = OP_NAMES.length;

/** Sections by the header words of their offset and of their count, with the bytes of one unit. */
const SECTIONS: readonly [number, number, number][] = [
  [ImageHeader.Strings, ImageHeader.StringsSize, 1],
  [ImageHeader.Functions, ImageHeader.FunctionCount, Code.Bytes],
  [ImageHeader.Data, ImageHeader.DataSize, 1],
  [ImageHeader.Code, ImageHeader.CodeSize, 1],
  [ImageHeader.Handlers, ImageHeader.HandlersSize, 1],
  [ImageHeader.Positions, ImageHeader.PositionsSize, 1],
  [ImageHeader.Modules, ImageHeader.ModuleCount, 16],
  [ImageHeader.Debug, ImageHeader.DebugSize, 1],
  [ImageHeader.Hints, ImageHeader.HintsSize, 1],
  [ImageHeader.Outer, ImageHeader.OuterCount, 4],
];

/** Numbers at which off-by-one errors live. */
const EDGES = [
  0, 1, 2, 4, 8, 127, 128, 255, 256, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff8, 0xffffffff,
];

class Mutator {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly random: Random;

  constructor(image: Uint8Array, random: Random) {
    this.bytes = image.slice();
    this.view = new DataView(this.bytes.buffer);
    this.random = random;
  }

  private u32(at: number): number {
    return at >= 0 && at + 4 <= this.bytes.length ? this.view.getUint32(at, true) : 0;
  }

  private set32(at: number, value: number): void {
    if (at >= 0 && at + 4 <= this.bytes.length) this.view.setUint32(at, value >>> 0, true);
  }

  /** A place in a section that is not empty, aligned. */
  private place(section: readonly [number, number, number], alignment: number): number {
    const [offset, count, unit] = section;
    const units = Math.floor((this.u32(count) * unit) / alignment);
    return this.u32(offset) + this.random.below(units) * alignment;
  }

  private number(old: number): number {
    const { random } = this;
    switch (random.below(4)) {
      case 0:
        return random.pick(EDGES);
      case 1:
        return old + random.below(33) - 16;
      case 2:
        return old ^ (1 << random.below(32));
      default:
        return random.u32();
    }
  }

  private flipAnywhere(): void {
    const at = ImageHeader.Size + this.random.below(this.bytes.length - ImageHeader.Size);
    if (this.random.below(2)) this.bytes[at] ^= 1 << this.random.below(8);
    else this.bytes[at] = this.random.u32();
  }

  private wordAnywhere(): void {
    const at = (ImageHeader.Size + this.random.below(this.bytes.length - ImageHeader.Size)) & ~3;
    this.set32(at, this.number(this.u32(at)));
  }

  private header(): void {
    const at = ImageHeader.Size + 4 * this.random.below((ImageHeader.Bytes - ImageHeader.Size) / 4);
    // Sections that overlap are the interesting ones.
    const other = this.u32(this.random.pick(SECTIONS)[0]);
    this.set32(at, this.random.below(2) ? other : this.number(this.u32(at)));
  }

  /** Lays one section over another, its contents copied there: what was verified in it may be written under the other's name. */
  private overlap(): void {
    const { random } = this;
    const from = random.pick(SECTIONS);
    const over = random.pick(SECTIONS);
    const size = this.u32(from[1]) * from[2];
    const room = this.u32(over[1]) * over[2] - size;
    if (size === 0 || room < 0) return;
    const old = this.u32(from[0]);
    const at = this.u32(over[0]) + (random.below(room + 1) & ~7);
    this.bytes.copyWithin(at, old, old + size);
    this.set32(from[0], at);
    if (from !== SECTIONS[4]) return;
    for (let i = 0; i < this.u32(SECTIONS[1][1]); i++) {
      const field = this.u32(SECTIONS[1][0]) + i * Code.Bytes + Code.Handlers;
      this.set32(field, this.u32(field) - old + at);
    }
  }

  private functionRecord(): void {
    const record = this.place(SECTIONS[1], Code.Bytes);
    if (this.random.below(3) === 0) {
      this.bytes[record + 12 + this.random.below(12)] = this.random.below(2)
        ? this.random.below(16)
        : this.random.u32();
      return;
    }
    const at = record + 4 * this.random.below(Code.Entry / 4);
    const other = this.place(SECTIONS[1], Code.Bytes) + (at - record);
    this.set32(at, this.random.below(2) ? this.u32(other) : this.number(this.u32(at)));
  }

  private instruction(): void {
    const { random, bytes } = this;
    const at = this.place(SECTIONS[3], 4);
    if (at + 8 > bytes.length) return;
    switch (random.below(5)) {
      case 0:
        bytes[at] = random.below(OPCODES);
        break;
      case 1:
        bytes[at + 1 + random.below(3)] = random.below(3) ? random.below(24) : random.u32();
        break;
      case 2:
        // Jump distances are the upper half or the upper three bytes of a word.
        this.view.setInt16(at + 2, random.below(65) - 32, true);
        break;
      case 3:
        this.set32(at, this.u32(this.place(SECTIONS[3], 4)));
        break;
      default:
        this.set32(
          at,
          random.below(OPCODES) | (random.below(16) << 8) | (random.below(16) << 16) | (random.below(16) << 24),
        );
    }
  }

  private constant(): void {
    const at = this.place(SECTIONS[2], 8);
    if (at + 8 > this.bytes.length) return;
    switch (this.random.below(4)) {
      case 0:
        this.view.setUint16(
          at + 6,
          this.random.pick([
            Tag.Singleton,
            Tag.BigInt,
            Tag.Symbol,
            Tag.String,
            Tag.Object,
            Tag.Int,
            0xfff9,
            0x7ff8,
            0xfff8,
          ]),
          true,
        );
        break;
      case 1:
        this.set32(at, this.number(this.u32(at)));
        break;
      case 2:
        this.view.setBigUint64(
          at,
          this.view.getBigUint64(Math.min(this.place(SECTIONS[2], 8), this.bytes.length - 8), true),
          true,
        );
        break;
      default:
        this.set32(at + 4, this.random.u32());
    }
  }

  private handler(): void {
    const at = this.place(SECTIONS[4], Handler.Size) + 4 * this.random.below(4);
    this.set32(at, this.number(this.u32(at)));
  }

  private text(): void {
    const at = this.place(SECTIONS[0], 4);
    if (this.random.below(2)) this.set32(at, this.number(this.u32(at)));
    else if (at < this.bytes.length) this.bytes[at] = this.random.u32();
  }

  private swap(): void {
    const size = 4 << this.random.below(6);
    const limit = this.bytes.length - size - ImageHeader.Bytes;
    if (limit <= 0) return;
    const a = ImageHeader.Bytes + (this.random.below(limit) & ~3);
    const b = ImageHeader.Bytes + (this.random.below(limit) & ~3);
    const kept = this.bytes.slice(a, a + size);
    this.bytes.copyWithin(a, b, b + size);
    this.bytes.set(kept, b);
  }

  private table(): void {
    const at = this.place(this.random.pick(SECTIONS.slice(5)), 1);
    if (at < this.bytes.length) this.bytes[at] = this.random.below(2) ? 0xff : this.random.u32();
  }

  mutate(): void {
    const { random } = this;
    const kind = random.below(21);
    if (kind === 20) this.overlap();
    else if (kind < 7) this.instruction();
    else if (kind < 9) this.constant();
    else if (kind < 11) this.functionRecord();
    else if (kind < 13) this.header();
    else if (kind < 14) this.handler();
    else if (kind < 15) this.text();
    else if (kind < 16) this.swap();
    else if (kind < 17) this.table();
    else if (kind < 18) this.wordAnywhere();
    else this.flipAnywhere();
  }
}

/** Image number `index` of the run `seed`: damaged in one to four places. */
export function mutatedImage(seeds: readonly Uint8Array[], seed: number, index: number): Uint8Array {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const mutator = new Mutator(random.pick(seeds), random);
  for (let left = 1 + random.below(4); left > 0; left--) mutator.mutate();
  let { bytes } = mutator;
  if (random.below(40) === 0) bytes = bytes.slice(0, random.below(bytes.length));
  // A size that does not fit is a matter of one check: most images have the right one.
  if (random.below(20) !== 0 && bytes.length >= ImageHeader.Bytes) {
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(ImageHeader.Size, bytes.length, true);
  }
  if (bytes.length >= ImageHeader.Bytes) {
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(
      ImageHeader.Checksum,
      checksum(bytes, ImageHeader.Size),
      true,
    );
  }
  return bytes;
}
