// Transfer message → host values (see vm-assembly/abi/transfer.ts).

import { Transfer, type TransferHandle, TransferKey, TransferLimit } from '../../vm-assembly/abi/transfer.ts';
import { GuestError } from '../errors.ts';
import { fromBytes } from './bytes.ts';
import type { HostFunction } from './encode.ts';

/** What a decoder must know about the isolate that it reads from. */
export interface DecodeSource {
  /** The host's object for a handle that the guest gave out. */
  guestHandle(handle: number, kind: TransferHandle): unknown;
  /** A host function that comes back. */
  hostFunction(id: number): HostFunction;
  /** The host's promise for the guest's one of this number. */
  guestPromise(number: number): Promise<unknown>;
}

const SHORT = 16;

/** Reads one message. Everything is copied: the buffer may change afterwards. */
export class Decoder {
  private readonly buffer: Buffer;
  private at: number;
  private readonly source: DecodeSource;
  private readonly keys: string[] = [];

  constructor(buffer: Buffer, at: number, source: DecodeSource) {
    this.buffer = buffer;
    this.at = at;
    this.source = source;
  }

  u8(): number {
    return this.buffer[this.at++];
  }

  u32(): number {
    const { buffer, at } = this;
    this.at = at + 4;
    return (buffer[at] | (buffer[at + 1] << 8) | (buffer[at + 2] << 16) | (buffer[at + 3] << 24)) >>> 0;
  }

  value(): unknown {
    const tag = this.buffer[this.at++];
    switch (tag) {
      case Transfer.Undefined:
        return undefined;
      case Transfer.Null:
        return null;
      case Transfer.False:
        return false;
      case Transfer.True:
        return true;
      case Transfer.Int:
        return this.u32() | 0;
      case Transfer.Double: {
        const value = this.buffer.readDoubleLE(this.at);
        this.at += 8;
        return value;
      }
      case Transfer.Date: {
        const time = this.buffer.readDoubleLE(this.at);
        this.at += 8;
        return new Date(time);
      }
      case Transfer.Latin1:
        return this.latin1();
      case Transfer.Utf16:
        return this.utf16();
      case Transfer.BigInt: {
        const digits = this.latin1();
        return digits.startsWith('-') ? -BigInt(`0x${digits.slice(1)}`) : BigInt(`0x${digits}`);
      }
      case Transfer.Array:
        return this.array();
      case Transfer.Object:
        return this.object();
      case Transfer.Map: {
        const map = new Map<unknown, unknown>();
        for (let left = this.u32(); left > 0; left--) {
          const key = this.value();
          map.set(key, this.value());
        }
        return map;
      }
      case Transfer.Set: {
        const set = new Set<unknown>();
        for (let left = this.u32(); left > 0; left--) set.add(this.value());
        return set;
      }
      case Transfer.Handle: {
        const handle = this.u32();
        return this.source.guestHandle(handle, this.buffer[this.at++] as TransferHandle);
      }
      case Transfer.HostFunction: {
        const id = this.u32();
        this.value();
        return this.source.hostFunction(id);
      }
      case Transfer.Bytes: {
        const type = this.buffer[this.at++];
        const length = this.u32();
        const start = this.at;
        this.at = start + length;
        return fromBytes(type, new Uint8Array(this.buffer.subarray(start, this.at)).buffer);
      }
      case Transfer.Error:
        return this.error();
      case Transfer.Promise:
        return this.source.guestPromise(this.u32());
      default:
        throw new Error(`broken invariant: transfer tag ${tag}`);
    }
  }

  private latin1(): string {
    const length = this.u32();
    const start = this.at;
    this.at = start + length;
    if (length > SHORT) return this.buffer.toString('latin1', start, this.at);
    let text = '';
    for (let i = start; i < this.at; i++) text += String.fromCharCode(this.buffer[i]);
    return text;
  }

  private utf16(): string {
    const bytes = this.u32() * 2;
    const start = this.at;
    this.at = start + bytes;
    return this.buffer.toString('utf16le', start, this.at);
  }

  private array(): unknown[] {
    const length = this.u32();
    // Holes cost no byte of elements, but one of tag: an absurd length cannot come without a message as long.
    const array: unknown[] = [];
    for (let i = 0; i < length; i++) {
      if (this.buffer[this.at] === Transfer.Hole) {
        this.at++;
        array.length = i + 1;
      } else array[i] = this.value();
    }
    return array;
  }

  private key(): string {
    const tag = this.buffer[this.at++];
    if (tag === TransferKey.Again) return this.keys[this.buffer[this.at++]];
    if (tag === TransferKey.Index) return String(this.u32());
    const key = tag === TransferKey.Latin1 ? this.latin1() : this.utf16();
    if (this.keys.length < TransferLimit.KeyTable) this.keys.push(key);
    return key;
  }

  private object(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (let left = this.u32(); left > 0; left--) {
      const key = this.key();
      const value = this.value();
      if (key === '__proto__') {
        Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
      } else object[key] = value;
    }
    return object;
  }

  private error(): GuestError {
    const name = String(this.value());
    const message = String(this.value());
    const stack = this.value();
    let cause: unknown;
    if (this.buffer[this.at] === Transfer.Hole) this.at++;
    else cause = this.value();
    const fields = this.object();
    return new GuestError({ name, message, stack: typeof stack === 'string' ? stack : '', cause, fields });
  }
}
