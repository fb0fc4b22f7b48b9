// The VM's built-ins without its compiler: makes a realm and calls natives with values from here. Arguments that are arrays
// or plain objects pass as JSON; functions cannot pass.

import { Area } from '../../vm-assembly/abi/layout.ts';
import { Singleton, Tag } from '../../vm-assembly/abi/values.ts';
import { compileAssembly } from './assembly.ts';

const entry = `
import { initRealm } from './vm-assembly/builtins/realm.ts';
import { Cell, Kind, Header } from './vm-assembly/abi/layout.ts';
import { fromString, fromObject, isObject, isString, payload, fromNumber } from './vm-assembly/value/value.ts';
import { atomize, flatten, fromUtf16, isLatin1, stringLength } from './vm-assembly/string/string.ts';
import { getValue } from './vm-assembly/object/properties.ts';
import { toKey } from './vm-assembly/object/key.ts';
import { getValueByKey } from './vm-assembly/object/properties.ts';
import { callFunction, construct } from './vm-assembly/interp/call.ts';
import { grantSlice } from './vm-assembly/interp/fuel.ts';
import { collect } from './vm-assembly/memory/gc.ts';
import { parseJson } from './vm-assembly/builtins/json-parse.ts';
import { stringifyJson } from './vm-assembly/builtins/json-stringify.ts';
export { initRealm, flatten, fromUtf16, isLatin1, stringLength, callFunction, fromNumber, grantSlice, parseJson, stringifyJson, collect };
export function get(v: u64, key: u32): u64 { return getValueByKey(v, toKey(fromString(key))); }
export function make(f: u64, argc: u32, args: usize): u64 { return construct(f, f, argc, args); }
export function global(): u64 { return load<u64>(Cell.Global); }
export function exception(): u64 { return load<u64>(Cell.Exception); }
export function prepare(fuel: i64): void {
  store<u32>(Cell.Termination, 0);
  store<u32>(Cell.StackTop, 0);
  store<u32>(Cell.Fp, 0);
  store<i64>(Cell.Fuel, fuel);
  grantSlice();
}
export function termination(): u32 { return load<u32>(Cell.Termination); }
export function limitHeap(bytes: u32): void { store<u32>(Cell.HeapLimit, bytes); }
`;

const tagInt = BigInt(Tag.Int);
const tagString = BigInt(Tag.String);
const tagObject = BigInt(Tag.Object);
const singleton = (which: Singleton): bigint => (BigInt(Tag.Singleton) << 48n) | BigInt(which);
const undefinedValue = singleton(Singleton.Undefined);
const exceptionValue = singleton(Singleton.Exception);
const unlimited = 0x7fffffffffffffffn;
/** Text and arguments are handed over in what the register stack may not use: from its hard limit to the heap. */
const scratch = 5 << 18;

/** A guest exception: its text is "Name: message". */
export class GuestError extends Error {}

export class Realm {
  private constructor(
    // biome-ignore lint/suspicious/noExplicitAny: exports of a module made from text
    readonly vm: any,
    readonly memory: WebAssembly.Memory,
  ) {}

  static async create(): Promise<Realm> {
    const module = await compileAssembly(entry, {}, 80, ['-O1']);
    module.exports.initRealm();
    return new Realm(module.exports, module.memory);
  }

  /** A value of the guest. */
  value(v: unknown): bigint {
    if (v === undefined) return undefinedValue;
    if (v === null) return singleton(Singleton.Null);
    if (typeof v === 'boolean') return singleton(v ? Singleton.True : Singleton.False);
    if (typeof v === 'number') return BigInt.asUintN(64, this.vm.fromNumber(v));
    if (typeof v === 'string') return (tagString << 48n) | BigInt(this.text(v));
    if (typeof v === 'bigint') return v;
    return this.checked(this.vm.parseJson(this.vm.flatten(this.text(JSON.stringify(v)))));
  }

  /** A string cell. */
  text(s: string): number {
    if (scratch + s.length * 2 > Area.HeapBase) throw new Error('text too long for a test');
    const units = new Uint16Array(this.memory.buffer, scratch, s.length);
    for (let i = 0; i < s.length; i++) units[i] = s.charCodeAt(i);
    return this.vm.fromUtf16(scratch, s.length) >>> 0;
  }

  /** A guest value here: objects and arrays by way of JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the guest answers
  read(value: bigint): any {
    const v = BigInt.asUintN(64, value);
    const tag = v >> 48n;
    const low = Number(v & 0xffffffffn);
    if (tag === tagInt) return low | 0;
    if (tag === tagString) return this.readText(low);
    if (tag === tagObject) {
      const json = this.vm.stringifyJson(v, undefinedValue, undefinedValue);
      const text = this.read(this.checked(json));
      return text === undefined ? v : JSON.parse(text);
    }
    if (tag === BigInt(Tag.Singleton)) return [undefined, null, false, true][low];
    return new Float64Array(new BigUint64Array([v]).buffer)[0];
  }

  private readText(s: number): string {
    const flat = this.vm.flatten(s);
    const length = this.vm.stringLength(flat);
    const narrow = this.vm.isLatin1(flat);
    const bytes = Buffer.from(this.memory.buffer, flat + 12, narrow ? length : length * 2);
    return bytes.toString(narrow ? 'latin1' : 'utf16le');
  }

  private checked(value: bigint): bigint {
    const v = BigInt.asUintN(64, value);
    if (v !== exceptionValue) return v;
    if (this.vm.termination() !== 0) throw new GuestError(`terminated: ${this.vm.termination()}`);
    const error = this.vm.exception();
    const name = this.read(this.vm.get(error, this.text('name')));
    throw new GuestError(`${name}: ${this.read(this.vm.get(error, this.text('message')))}`);
  }

  /** The value at a path from the global object: `find('String.prototype.at')`. */
  find(path: string): bigint {
    let v = this.vm.global();
    for (const name of path.split('.')) v = this.checked(this.vm.get(v, this.text(name)));
    return v;
  }

  /** Calls the function at `path`; throws GuestError. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the guest answers
  call(path: string, self: unknown, ...args: unknown[]): any {
    return this.read(this.callRaw(path, unlimited, self, ...args));
  }

  /** The same with so much fuel, and the result as it is. */
  callRaw(path: string, fuel: bigint, self: unknown, ...args: unknown[]): bigint {
    this.vm.prepare(unlimited);
    const f = this.find(path);
    const receiver = this.value(self);
    const values = args.map((arg) => this.value(arg));
    const view = new DataView(this.memory.buffer);
    values.forEach((v, i) => {
      view.setBigUint64(scratch + 8 * i, v, true);
    });
    this.vm.prepare(fuel);
    const result = this.checked(this.vm.callFunction(f, receiver, args.length, scratch));
    this.vm.prepare(unlimited);
    return result;
  }
}
