// Arrays of numbers that grow.

/** A growing array of int32. */
export class IntList {
  items: Int32Array;
  length = 0;
  constructor(capacity: number) {
    this.items = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.items.length) this.reserve(1);
    this.items[this.length++] = value;
  }

  reserve(count: number): void {
    if (this.length + count <= this.items.length) return;
    const bigger = new Int32Array(Math.max(this.length + count, this.items.length * 2));
    bigger.set(this.items);
    this.items = bigger;
  }
}

/** A growing array of bytes. */
export class ByteList {
  items: Uint8Array;
  length = 0;
  constructor(capacity: number) {
    this.items = new Uint8Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.items.length) {
      const bigger = new Uint8Array(this.items.length * 2);
      bigger.set(this.items);
      this.items = bigger;
    }
    this.items[this.length++] = value;
  }

  /** Unsigned LEB128. */
  pushLeb(value: number): void {
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.push((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.push(rest);
  }
}
