// The table of names: every identifier and short string of a source is made into a JavaScript string once, and
// looked up by its bytes from then on. Keywords live in the same table, with their token kind.

import { isWord, Token, tokenText } from './tokens.ts';

const INITIAL_SLOTS = 512;

/** An open-addressing hash table from UTF-8 byte ranges to strings and token kinds. */
export class NameTable {
  /** The string of each entry; entry 0 is unused. */
  names: string[];
  /** The token kind of each entry: Identifier, or a keyword's. */
  kinds: Uint8Array;
  private slots: Int32Array;
  private hashes: Int32Array;
  private offsets: Int32Array;
  private pool: Uint8Array;
  private mask: number;

  constructor(base: NameTable | null) {
    if (base === null) {
      this.names = [''];
      this.kinds = new Uint8Array(INITIAL_SLOTS);
      this.slots = new Int32Array(INITIAL_SLOTS);
      this.hashes = new Int32Array(INITIAL_SLOTS);
      this.offsets = new Int32Array(INITIAL_SLOTS);
      this.pool = new Uint8Array(INITIAL_SLOTS * 4);
      this.mask = INITIAL_SLOTS - 1;
      this.addKeywords();
    } else {
      this.names = base.names.slice();
      this.kinds = base.kinds.slice();
      this.slots = base.slots.slice();
      this.hashes = base.hashes.slice();
      this.offsets = base.offsets.slice();
      this.pool = base.pool.slice();
      this.mask = base.mask;
    }
  }

  /** One step of the hash that `find` expects; start from 0. */
  static step(hash: number, byte: number): number {
    return (hash * 31 + byte) | 0;
  }

  /** The entry of the name in `source[start..end)`, which is made when it is new. `ascii` tells that all bytes are. */
  find(source: Uint8Array, start: number, end: number, hash: number, ascii: boolean): number {
    const length = end - start;
    let slot = (hash ^ (hash >>> 15)) & this.mask;
    for (;;) {
      const entry = this.slots[slot];
      if (entry === 0) return this.add(source, start, end, hash, slot, ascii);
      if (this.hashes[entry] === hash) {
        const offset = this.offsets[entry];
        if (this.offsets[entry + 1] - offset === length) {
          const pool = this.pool;
          let i = 0;
          while (i < length && pool[offset + i] === source[start + i]) i++;
          if (i === length) return entry;
        }
      }
      slot = (slot + 1) & this.mask;
    }
  }

  /** The token kind of a word that was written with escapes. */
  kindOf(name: string): Token {
    let hash = 0;
    for (let i = 0; i < name.length; i++) {
      const c = name.charCodeAt(i);
      if (c >= 0x80) return Token.Identifier;
      hash = NameTable.step(hash, c);
    }
    const bytes = new Uint8Array(name.length);
    for (let i = 0; i < name.length; i++) bytes[i] = name.charCodeAt(i);
    // order matters: find() may replace the array.
    const entry = this.find(bytes, 0, bytes.length, hash, true);
    return this.kinds[entry];
  }

  private add(source: Uint8Array, start: number, end: number, hash: number, slot: number, ascii: boolean): number {
    const entry = this.names.length;
    if (entry + 2 > this.hashes.length >> 1) {
      this.grow();
      slot = (hash ^ (hash >>> 15)) & this.mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
    }
    const offset = this.offsets[entry];
    const length = end - start;
    if (offset + length > this.pool.length) {
      const pool = new Uint8Array((offset + length) * 2);
      pool.set(this.pool);
      this.pool = pool;
    }
    for (let i = 0; i < length; i++) this.pool[offset + i] = source[start + i];
    this.offsets[entry + 1] = offset + length;
    this.hashes[entry] = hash;
    this.kinds[entry] = Token.Identifier;
    this.slots[slot] = entry;
    this.names.push(ascii ? asciiString(source, start, end) : utf8String(source, start, end));
    return entry;
  }

  private grow(): void {
    const size = this.slots.length * 2;
    const hashes = new Int32Array(size);
    hashes.set(this.hashes);
    this.hashes = hashes;
    const offsets = new Int32Array(size);
    offsets.set(this.offsets);
    this.offsets = offsets;
    const kinds = new Uint8Array(size);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const slots = new Int32Array(size);
    this.mask = size - 1;
    for (let entry = 1; entry < this.names.length; entry++) {
      const hash = hashes[entry];
      let slot = (hash ^ (hash >>> 15)) & this.mask;
      while (slots[slot] !== 0) slot = (slot + 1) & this.mask;
      slots[slot] = entry;
    }
    this.slots = slots;
  }

  private addKeywords(): void {
    for (let kind: Token = Token.Identifier; kind < Token.Count; kind++) {
      if (!isWord(kind)) continue;
      const word = tokenText(kind);
      const bytes = new Uint8Array(word.length);
      let hash = 0;
      for (let i = 0; i < word.length; i++) {
        bytes[i] = word.charCodeAt(i);
        hash = NameTable.step(hash, bytes[i]);
      }
      const entry = this.find(bytes, 0, bytes.length, hash, true);
      this.kinds[entry] = kind;
    }
  }
}

/** Every parse starts from a copy of this table: the keywords. */
export const KEYWORDS = new NameTable(null);

/** The string of a range that holds ASCII only. */
export function asciiString(source: Uint8Array, start: number, end: number): string {
  let text = '';
  let i = start;
  while (end - i >= 8) {
    text += String.fromCharCode(
      source[i],
      source[i + 1],
      source[i + 2],
      source[i + 3],
      source[i + 4],
      source[i + 5],
      source[i + 6],
      source[i + 7],
    );
    i += 8;
  }
  switch (end - i) {
    case 0:
      return text;
    case 1:
      return text + String.fromCharCode(source[i]);
    case 2:
      return text + String.fromCharCode(source[i], source[i + 1]);
    case 3:
      return text + String.fromCharCode(source[i], source[i + 1], source[i + 2]);
    case 4:
      return text + String.fromCharCode(source[i], source[i + 1], source[i + 2], source[i + 3]);
    case 5:
      return text + String.fromCharCode(source[i], source[i + 1], source[i + 2], source[i + 3], source[i + 4]);
    case 6:
      return (
        text + String.fromCharCode(source[i], source[i + 1], source[i + 2], source[i + 3], source[i + 4], source[i + 5])
      );
    default:
      return (
        text +
        String.fromCharCode(
          source[i],
          source[i + 1],
          source[i + 2],
          source[i + 3],
          source[i + 4],
          source[i + 5],
          source[i + 6],
        )
      );
  }
}

/** The string of a range of well-formed UTF-8. */
function utf8String(source: Uint8Array, start: number, end: number): string {
  let text = '';
  let i = start;
  while (i < end) {
    const c = source[i];
    if (c < 0x80) {
      text += String.fromCharCode(c);
      i++;
    } else if (c < 0xe0) {
      text += String.fromCharCode(((c & 0x1f) << 6) | (source[i + 1] & 0x3f));
      i += 2;
    } else if (c < 0xf0) {
      text += String.fromCharCode(((c & 0x0f) << 12) | ((source[i + 1] & 0x3f) << 6) | (source[i + 2] & 0x3f));
      i += 3;
    } else {
      const point =
        ((c & 0x07) << 18) | ((source[i + 1] & 0x3f) << 12) | ((source[i + 2] & 0x3f) << 6) | (source[i + 3] & 0x3f);
      text += String.fromCodePoint(point);
      i += 4;
    }
  }
  return text;
}
