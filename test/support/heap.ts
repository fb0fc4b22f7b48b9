// The object model and the collector behind a few exports: objects are handles, keys are numbers. Compiled with assertions, so that
// a collection poisons what it frees.

import { Tag } from '../../vm-assembly/abi/values.ts';
import { type AssemblyModule, compileAssembly, instantiate } from './assembly.ts';

const entry = `
import { initRealm } from './vm-assembly/builtins/realm';
import { collect } from './vm-assembly/memory/gc';
import { verifyHeap } from './vm-assembly/memory/verify-heap';
import { heapTop } from './vm-assembly/memory/heap';
import { allocatedBytes } from './vm-assembly/memory/alloc';
import { HeapCell } from './vm-assembly/memory/cells';
import { handleFree, handleGet, handleNew } from './vm-assembly/memory/handles';
import { popRoots, pushRoot, stackHigh as highest } from './vm-assembly/memory/roots';
import { Cell } from './vm-assembly/abi/layout';
import { Obj } from './vm-assembly/abi/layout';
import { ObjectCell } from './vm-assembly/object/cells';
import { newAccessor } from './vm-assembly/object/accessor';
import { newEnvironment } from './vm-assembly/object/environment';
import { newArray, newObjectWithProto, newPlainObject, optimizeObject } from './vm-assembly/object/object';
import * as properties from './vm-assembly/object/properties';
import * as elements from './vm-assembly/object/elements';
import { setIntegrity, testIntegrity } from './vm-assembly/object/integrity';
import { ownKeys } from './vm-assembly/object/own-keys';
import { forInNext, forInStart } from './vm-assembly/object/for-in';
import { shapeOf, isDictionary } from './vm-assembly/object/shape';
import { newSymbol } from './vm-assembly/object/symbol';
import { nativeFunction } from './vm-assembly/builtins/native';
import { atomize, concat, stringFromLatin1, charCodeAt, stringLength } from './vm-assembly/string/string';
import { intToString } from './vm-assembly/string/number';
import { EXCEPTION, HOLE, UNDEFINED, fromInt, fromObject, fromString, fromSymbol, isObject, payload } from './vm-assembly/value/value';
import { EmptyLetter } from './test-letter';

export function init(): void { initRealm(); }
export function gc(): void { collect(); }
export function verify(collected: bool): i32 { return verifyHeap(collected); }
export function top(): u32 { return heapTop(); }
export function used(): u32 { return load<u32>(Cell.HeapUsed); }
export function allocated(): u32 { return allocatedBytes(); }
export function brokenCell(): u32 { return load<u32>(HeapCell.VerifyCell); }
export function handle(v: u64): u32 { return handleNew(v); }
export function value(h: u32): u64 { return handleGet(h); }
export function drop(h: u32): void { handleFree(h); }
export function root(v: u64): usize { return pushRoot(v); }
export function unroot(count: u32): void { popRoots(count); }
export function stackHigh(): u32 { return highest(); }
export function stackLimit(address: u32): void { store<u32>(Cell.StackHardLimit, address); store<u32>(Cell.StackSoftLimit, address); }
export function key(n: i32): u32 { return atomize(concat(EmptyLetter(), intToString(n))); }
export function symbol(): u32 { return newSymbol(UNDEFINED); }
export function plain(slots: u32): u32 { return newPlainObject(slots); }
export function withProto(p: u32): u32 { return newObjectWithProto(p); }
export function array(length: u32, capacity: u32): u32 { return newArray(length, capacity); }
export function environment(count: u32, parent: u32): u32 { return newEnvironment(count, parent, UNDEFINED); }
export function text(n: i32): u64 { return fromString(concat(intToString(n), intToString(n))); }
export function rope(a: u64, b: u64): u64 { return fromString(concat(payload(a), payload(b))); }
export function textLength(v: u64): u32 { return stringLength(payload(v)); }
export function unit(v: u64, i: u32): i32 { return charCodeAt(payload(v), i); }
export function get(o: u32, k: u32): u64 { return properties.getProperty(o, k, fromObject(o)); }
export function set(o: u32, k: u32, v: u64): i32 { return properties.setProperty(o, k, v, fromObject(o), true); }
export function has(o: u32, k: u32): i32 { return properties.hasProperty(o, k); }
export function remove(o: u32, k: u32): i32 { return properties.deleteProperty(o, k); }
export function own(o: u32, k: u32): i32 { return properties.getOwnProperty(o, k); }
export function define(o: u32, k: u32, v: u64, attr: u32): i32 { return properties.defineOwn(o, k, v, attr); }
export function accessor(o: u32, k: u32, g: u64, s: u64, attr: u32): i32 { return properties.defineAccessor(o, k, g, s, attr); }
export function getAt(o: u32, i: u32): u64 { return elements.getElement(o, i, fromObject(o)); }
export function setAt(o: u32, i: u32, v: u64): i32 { return elements.setElement(o, i, v, fromObject(o), true); }
export function removeAt(o: u32, i: u32): i32 { return elements.deleteElement(o, i); }
export function defineAt(o: u32, i: u32, v: u64, attr: u32): i32 { return properties.defineOwnByKey(o, fromInt(i), v, attr); }
export function ownAt(o: u32, i: u32): i32 { return elements.getOwnElement(o, i); }
export function length(o: u32): u32 { return elements.arrayLength(o); }
export function setLength(o: u32, v: u64): i32 { return properties.setLength(o, v, true); }
export function attributes(): u32 { return load<u32>(ObjectCell.FoundAttributes); }
export function foundValue(): u64 { return load<u64>(ObjectCell.FoundValue); }
export function setProto(o: u32, p: u32): i32 { return properties.setPrototypeOf(o, p == 0 ? 0xfffa000000000001 : fromObject(p)); }
export function freeze(o: u32): i32 { return setIntegrity(o, true); }
export function seal(o: u32): i32 { return setIntegrity(o, false); }
export function frozen(o: u32): bool { return testIntegrity(o, true) > 0; }
export function sealed(o: u32): bool { return testIntegrity(o, false) > 0; }
export function preventExtensions(o: u32): i32 { return properties.preventExtensions(o); }
export function optimize(o: u32): bool { return optimizeObject(o); }
export function keys(o: u32, which: u32): u32 { return ownKeys(o, which); }
export function shape(o: u32): u32 { return shapeOf(o); }
export function dictionary(o: u32): bool { return isDictionary(shapeOf(o)); }
export function elementsCell(o: u32): u32 { return load<u32>(o + Obj.Elements); }
export function loopStart(o: u32): u32 { return payload(forInStart(fromObject(o))); }
export function loopNext(state: u32): u64 { return forInNext(state); }
export function message(): u64 {
  const e = load<u64>(Cell.Exception);
  return isObject(e) ? properties.getProperty(payload(e), atomize(stringFromLatin1(MESSAGE, 7)), e) : UNDEFINED;
}
const MESSAGE = memory.data<u8>([109, 101, 115, 115, 97, 103, 101]);
function nothing(fp: usize, argc: i32): u64 { return UNDEFINED; }
export function getter(): u64 { return fromObject(nativeFunction('g', 0, nothing)); }
export function setter(): u64 { return fromObject(nativeFunction('s', 1, nothing)); }
export function isHole(v: u64): bool { return v == HOLE; }
export function threw(v: u64): bool { return v == EXCEPTION; }
export function symbolValue(p: u32): u64 { return fromSymbol(p); }
export function limit(bytes: u32): void { store<u32>(Cell.HeapLimit, bytes); }
export function termination(): u32 { return load<u32>(Cell.Termination); }
export function endTermination(): void { store<u32>(Cell.Termination, 0); }
export function collections(): u32 { return load<u32>(HeapCell.Collections); }
export function requested(): u32 { return load<u32>(Cell.GcRequested); }
`;

const letter = `
import { stringFromLatin1 } from './vm-assembly/string/string';
const LETTER = memory.data<u8>([107]);
export function EmptyLetter(): u32 { return stringFromLatin1(LETTER, 1); }
`;

export const UNDEFINED = BigInt(Tag.Singleton) << 48n;
export const TAG_OBJECT = BigInt(Tag.Object) << 48n;
export const TAG_INT = BigInt(Tag.Int) << 48n;

/** An int as a value. */
export function int(n: number): bigint {
  return BigInt.asUintN(64, TAG_INT | BigInt(n >>> 0));
}

/** An object as a value. */
export function ref(p: number): bigint {
  return BigInt.asUintN(64, TAG_OBJECT | BigInt(p >>> 0));
}

const compiled = new Map<string, Promise<AssemblyModule>>();

/** A fresh heap with a realm in it. `extra` are options for asc, such as `--use VM_STRESS=1`. */
export async function makeHeap(extra: string[] = ['--debug']): Promise<AssemblyModule> {
  const name = extra.join(' ');
  if (!compiled.has(name)) compiled.set(name, compileAssembly(entry, { 'test-letter.ts': letter }, 64, extra));
  const module = instantiate((await compiled.get(name)!).bytes);
  const raw = module.exports;
  // u64 results arrive signed
  // biome-ignore lint/suspicious/noExplicitAny: see AssemblyModule
  const exports: any = Object.fromEntries(
    Object.entries(raw).map(([name, f]) => [
      name,
      typeof f === 'function'
        ? (...args: unknown[]) => {
            const result = (f as (...a: unknown[]) => unknown)(...args);
            return typeof result === 'bigint' ? BigInt.asUintN(64, result) : result;
          }
        : f,
    ]),
  );
  exports.init();
  return { ...module, exports };
}

/** The text of a string value. */
export function textOf(heap: AssemblyModule, v: bigint): string {
  let s = '';
  for (let i = 0, n = heap.exports.textLength(v); i < n; i++) s += String.fromCharCode(heap.exports.unit(v, i));
  return s;
}
