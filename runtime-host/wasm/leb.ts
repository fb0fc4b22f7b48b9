// LEB128, the integer encoding of the WebAssembly binary format.
// spec: WebAssembly core, 5.2.2 Integers

/** A cursor over bytes of a module. Throws `RangeError` at the end of the bytes. */
export class WasmReader {
  readonly bytes: Uint8Array;
  position: number;
  readonly end: number;

  constructor(bytes: Uint8Array, position = 0, end = bytes.length) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  get atEnd(): boolean {
    return this.position >= this.end;
  }

  byte(): number {
    if (this.position >= this.end) throw new RangeError('unexpected end of the WebAssembly module');
    return this.bytes[this.position++];
  }

  /** An unsigned integer of at most 32 bits. */
  u32(): number {
    let value = 0;
    let shift = 0;
    for (;;) {
      const b = this.byte();
      value += (b & 0x7f) * 2 ** shift;
      if (b < 0x80) break;
      shift += 7;
      if (shift > 28) throw new RangeError('malformed integer in the WebAssembly module');
    }
    if (value > 0xffffffff) throw new RangeError('malformed integer in the WebAssembly module');
    return value;
  }

  /** A signed integer of at most 32 bits. */
  i32(): number {
    let value = 0;
    let shift = 0;
    let b: number;
    do {
      b = this.byte();
      value |= (b & 0x7f) << shift;
      shift += 7;
    } while (b >= 0x80 && shift < 35);
    return shift < 32 && (b & 0x40) !== 0 ? value | (-1 << shift) : value;
  }

  take(size: number): Uint8Array {
    if (this.position + size > this.end) throw new RangeError('unexpected end of the WebAssembly module');
    const piece = this.bytes.subarray(this.position, this.position + size);
    this.position += size;
    return piece;
  }

  name(): string {
    return new TextDecoder().decode(this.take(this.u32()));
  }
}

/** Growing output for a module or a section. */
export class WasmWriter {
  private bytes = new Uint8Array(1024);
  private used = 0;

  get length(): number {
    return this.used;
  }

  private reserve(size: number): void {
    const needed = this.used + size;
    if (needed <= this.bytes.length) return;
    const bigger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    bigger.set(this.bytes.subarray(0, this.used));
    this.bytes = bigger;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.used++] = value;
  }

  u32(value: number): void {
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  i32(value: number): void {
    let rest = value | 0;
    for (;;) {
      const b = rest & 0x7f;
      rest >>= 7;
      if ((rest === 0 && (b & 0x40) === 0) || (rest === -1 && (b & 0x40) !== 0)) {
        this.byte(b);
        return;
      }
      this.byte(b | 0x80);
    }
  }

  raw(piece: Uint8Array): void {
    this.reserve(piece.length);
    this.bytes.set(piece, this.used);
    this.used += piece.length;
  }

  name(text: string): void {
    const utf8 = new TextEncoder().encode(text);
    this.u32(utf8.length);
    this.raw(utf8);
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.used);
  }
}
