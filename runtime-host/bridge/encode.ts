// Host values → transfer message (see vm-assembly/abi/transfer.ts). Encoding may run getters of host objects, which may do
// anything, so it goes to a buffer of the host; the finished message is copied into linear memory at once.

import { Transfer, TransferBytes, TransferKey, TransferLimit } from '../../vm-assembly/abi/transfer.ts';
import { GuestError, TransferError } from '../errors.ts';
import { elementType } from './bytes.ts';

/** What an encoder must know about the isolate that it writes for. */
export interface EncodeTarget {
  /** Number of a host function in this isolate; the same function has the same number. */
  hostFunctionId(fn: HostFunction): number;
  /** Handle number if `value` is a live handle of this isolate, -1 if it is no handle; throws for others' handles. */
  handleId(value: object): number;
  /** Number under which the guest is told how this promise was settled. */
  promiseId(promise: Promise<unknown>): number;
}

/** A function of the host that guest code can call. */
// biome-ignore lint/suspicious/noExplicitAny: any function will do; arguments are checked by nobody but itself
export type HostFunction = (...args: any[]) => unknown;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of Latin-1
const LATIN1 = /^[\u0000-\u00ff]*$/;
const INDEX = /^(?:0|[1-9]\d{0,9})$/;
const SHORT = 24;

/** Buffers beyond this are not kept for the next message. */
const KEEP_BYTES = 1 << 20;

/** Array index that `key` is the canonical text of, or -1. */
export function arrayIndex(key: string): number {
  const c = key.charCodeAt(0);
  if (c < 48 || c > 57 || !INDEX.test(key)) return -1;
  const n = Number(key);
  return n < 0xffffffff ? n : -1;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  // Object.prototype of another realm (vm contexts, iframes).
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf');
}

const byteLength = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')?.get as () => number;

/** Also one of another realm. */
function isArrayBuffer(value: object): value is ArrayBuffer {
  if (value instanceof ArrayBuffer) return true;
  // Most of what crosses is no buffer, and the test below throws then.
  if (!(Symbol.toStringTag in value)) return false;
  try {
    byteLength.call(value);
    return true;
  } catch {
    return false;
  }
}

function describe(value: object): string {
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name !== '' ? `an instance of ${name}` : 'this object';
}

/** Writes one message at a time. */
export class Encoder {
  private buffer: Buffer = Buffer.allocUnsafeSlow(4096);
  private used = 0;
  private target: EncodeTarget | undefined;
  private readonly keys = new Map<string, number>();
  private readonly path: (string | number)[] = [];
  private readonly ancestors: object[] = [];

  /** Starts a message for `target`. */
  begin(target: EncodeTarget): void {
    if (this.buffer.length > KEEP_BYTES) this.buffer = Buffer.allocUnsafeSlow(4096);
    this.used = 0;
    this.target = target;
    this.keys.clear();
    this.path.length = 0;
    this.ancestors.length = 0;
  }

  /** The message so far: valid until the next `begin`. */
  get message(): Uint8Array {
    return this.buffer.subarray(0, this.used);
  }

  u8(value: number): void {
    this.room(1);
    this.buffer[this.used++] = value;
  }

  u32(value: number): void {
    this.room(4);
    this.used = this.buffer.writeUInt32LE(value, this.used);
  }

  /** A value whose place is called `name` in error messages, such as `argument 1`. */
  root(value: unknown, name: string): void {
    this.path.push(name);
    this.value(value);
    this.path.pop();
  }

  value(value: unknown): void {
    switch (typeof value) {
      case 'undefined':
        this.u8(Transfer.Undefined);
        return;
      case 'boolean':
        this.u8(value ? Transfer.True : Transfer.False);
        return;
      case 'number':
        this.number(value);
        return;
      case 'string':
        this.text(value, Transfer.Latin1, Transfer.Utf16);
        return;
      case 'bigint':
        this.text(value.toString(16), Transfer.BigInt, Transfer.BigInt);
        return;
      case 'function':
        this.hostFunction(value as HostFunction);
        return;
      case 'symbol':
        this.fail('a symbol cannot cross the border');
        return;
      default:
        if (value === null) this.u8(Transfer.Null);
        else this.object(value as object);
    }
  }

  private room(bytes: number): void {
    if (this.used + bytes <= this.buffer.length) return;
    const bigger = Buffer.allocUnsafeSlow(Math.max(this.used + bytes, this.buffer.length * 2));
    this.buffer.copy(bigger, 0, 0, this.used);
    this.buffer = bigger;
  }

  private number(value: number): void {
    if ((value | 0) === value && (value !== 0 || 1 / value > 0)) {
      this.room(5);
      this.buffer[this.used] = Transfer.Int;
      this.used = this.buffer.writeInt32LE(value, this.used + 1);
    } else {
      this.room(9);
      this.buffer[this.used] = Transfer.Double;
      this.used = this.buffer.writeDoubleLE(value, this.used + 1);
    }
  }

  private date(time: number): void {
    this.room(9);
    this.buffer[this.used] = Transfer.Date;
    this.used = this.buffer.writeDoubleLE(time, this.used + 1);
  }

  private text(text: string, latin1: number, utf16: number): void {
    const length = text.length;
    this.room(5 + length * 2);
    const { buffer } = this;
    let at = this.used;
    if (length <= SHORT) {
      // A loop beats a call into the runtime for the short strings that most keys and many values are.
      let i = 0;
      for (; i < length; i++) {
        const c = text.charCodeAt(i);
        if (c > 0xff) break;
        buffer[at + 5 + i] = c;
      }
      if (i === length) {
        buffer[at] = latin1;
        buffer[at + 1] = length;
        buffer[at + 2] = 0;
        buffer[at + 3] = 0;
        buffer[at + 4] = 0;
        this.used = at + 5 + length;
        return;
      }
    }
    const narrow = length > SHORT && LATIN1.test(text);
    buffer[at] = narrow ? latin1 : utf16;
    at = buffer.writeUInt32LE(length, at + 1);
    this.used = at + buffer.write(text, at, narrow ? 'latin1' : 'utf16le');
  }

  private key(key: string): void {
    const index = arrayIndex(key);
    if (index >= 0) {
      this.u8(TransferKey.Index);
      this.u32(index);
      return;
    }
    const number = this.keys.get(key);
    if (number !== undefined) {
      this.room(2);
      this.buffer[this.used++] = TransferKey.Again;
      this.buffer[this.used++] = number;
      return;
    }
    if (this.keys.size < TransferLimit.KeyTable) this.keys.set(key, this.keys.size);
    this.text(key, TransferKey.Latin1, TransferKey.Utf16);
  }

  private hostFunction(fn: HostFunction): void {
    this.u8(Transfer.HostFunction);
    this.u32((this.target as EncodeTarget).hostFunctionId(fn));
    const { name } = fn as { name: unknown };
    this.text(typeof name === 'string' ? name : '', Transfer.Latin1, Transfer.Utf16);
  }

  private object(value: object): void {
    const handle = (this.target as EncodeTarget).handleId(value);
    if (handle >= 0) {
      this.u8(Transfer.Handle);
      this.u32(handle);
      this.u8(0);
      return;
    }
    const depth = this.ancestors.length;
    if (depth >= TransferLimit.Depth) this.fail(`nested more than ${TransferLimit.Depth} levels deep`);
    if (this.ancestors.includes(value)) {
      this.fail(
        `a cyclic value cannot cross the border: it contains itself, from ${this.pathText(this.ancestors.indexOf(value) + 1)}`,
      );
    }
    this.ancestors.push(value);
    if (Array.isArray(value)) this.array(value);
    else if (ArrayBuffer.isView(value)) this.view(value);
    else if (isArrayBuffer(value)) this.bytes(TransferBytes.ArrayBuffer, new Uint8Array(value));
    else if (isPlain(value)) {
      this.u8(Transfer.Object);
      this.properties(value as Record<string, unknown>);
    } else if (value instanceof Map) this.map(value);
    else if (value instanceof Set) this.set(value);
    else if (value instanceof Date) this.date(value.getTime());
    else if (value instanceof Error) this.error(value);
    else if (value instanceof Promise) {
      this.u8(Transfer.Promise);
      this.u32((this.target as EncodeTarget).promiseId(value));
    } else
      this.fail(
        `${describe(value)} cannot cross the border; plain objects, arrays, Map, Set, errors, buffers and typed arrays can`,
      );
    this.ancestors.length = depth;
  }

  private view(value: ArrayBufferView): void {
    this.bytes(elementType(value), new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  }

  private bytes(type: number, bytes: Uint8Array): void {
    this.room(6 + bytes.length);
    this.buffer[this.used] = Transfer.Bytes;
    this.buffer[this.used + 1] = type;
    const at = this.buffer.writeUInt32LE(bytes.length, this.used + 2);
    this.buffer.set(bytes, at);
    this.used = at + bytes.length;
  }

  private array(value: unknown[]): void {
    const { length } = value;
    this.u8(Transfer.Array);
    this.u32(length);
    for (let i = 0; i < length; i++) {
      const element = value[i];
      if (element === undefined && !(i in value)) {
        this.u8(Transfer.Hole);
        continue;
      }
      this.path.push(i);
      this.value(element);
      this.path.pop();
    }
  }

  /** Without a tag. */
  private properties(value: Readonly<Record<string, unknown>>): void {
    const keys = Object.keys(value);
    this.u32(keys.length);
    for (const key of keys) {
      this.key(key);
      this.path.push(key);
      this.value(value[key]);
      this.path.pop();
    }
  }

  private map(value: Map<unknown, unknown>): void {
    const entries = Array.from(value);
    this.u8(Transfer.Map);
    this.u32(entries.length);
    for (let i = 0; i < entries.length; i++) {
      this.root(entries[i][0], `.keys()[${i}]`);
      this.root(entries[i][1], `.values()[${i}]`);
    }
  }

  private set(value: Set<unknown>): void {
    const values = Array.from(value);
    this.u8(Transfer.Set);
    this.u32(values.length);
    for (let i = 0; i < values.length; i++) this.root(values[i], `.values()[${i}]`);
  }

  /** Name, message and cause; never the stack or the fields, which tell about the host, unless the error came from a guest. */
  private error(value: Error): void {
    const guest = value instanceof GuestError ? value : undefined;
    this.u8(Transfer.Error);
    this.value(guest === undefined ? String(value.name) : guest.guestName || 'Error');
    this.value(String(value.message));
    this.value(undefined);
    if (Object.hasOwn(value, 'cause')) {
      this.path.push('cause');
      this.value(value.cause);
      this.path.pop();
    } else this.u8(Transfer.Hole);
    this.properties(guest?.guestFields ?? {});
  }

  private pathText(parts = this.path.length): string {
    let text = '';
    for (const part of this.path.slice(0, parts)) {
      if (typeof part === 'number') text += `[${part}]`;
      else if (text === '' || part.startsWith('.')) text += part;
      else text += /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
    }
    return text;
  }

  private fail(message: string): never {
    throw new TransferError(message, this.pathText());
  }
}
