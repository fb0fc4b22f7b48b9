// Random operations on an object of the VM and on one of the JavaScript engine that runs this test: results, error messages,
// descriptors and the order of keys must agree.

import { expect, test } from 'vitest';
import { type AssemblyModule, Random } from '../../support/assembly.ts';
import { int, makeHeap, ref, textOf, UNDEFINED } from '../../support/heap.ts';

const WRITABLE = 1;
const ENUMERABLE = 2;
const CONFIGURABLE = 4;
const ACCESSOR = 8;
const ALL_KEYS = 7 | 16;

interface Pair {
  address: number;
  // biome-ignore lint/suspicious/noExplicitAny: the model is any object
  model: any;
}

/** What an operation of the model did: its result, or the message of its error. */
function outcome(f: () => unknown): unknown {
  try {
    return f();
  } catch (error) {
    return (error as Error).message;
  }
}

class Twin {
  readonly heap: AssemblyModule;
  readonly random: Random;
  readonly pairs: Pair[] = [];
  readonly getter: bigint;
  readonly setter: bigint;
  readonly hostGetter = (): undefined => undefined;
  readonly hostSetter = (): void => {};

  constructor(heap: AssemblyModule, seed: number) {
    this.heap = heap;
    this.random = new Random(seed);
    this.getter = heap.exports.getter();
    this.setter = heap.exports.setter();
    heap.exports.handle(this.getter);
    heap.exports.handle(this.setter);
  }

  pick(n: number): number {
    return this.random.next() % n;
  }

  add(isArray: boolean, proto?: Pair): Pair {
    const h = this.heap.exports;
    const address = isArray ? h.array(0, this.pick(5)) : proto ? h.withProto(proto.address) : h.plain(this.pick(5));
    const pair = { address, model: isArray ? [] : proto ? Object.create(proto.model) : {} };
    h.handle(ref(address));
    this.pairs.push(pair);
    return pair;
  }

  /** Runs the VM's side: 1 is true, -1 the error's message. */
  vm(result: number): unknown {
    if (result >= 0) return result !== 0;
    return textOf(this.heap, this.heap.exports.message());
  }

  step(pair: Pair, names: number, indices: number): void {
    const h = this.heap.exports;
    const { address, model } = pair;
    const index = this.pick(3) === 0;
    const n = index ? (this.pick(8) ? this.pick(indices) : this.pick(5000000)) : this.pick(names);
    const key = index ? String(n) : `k${n}`;
    const action = this.pick(100);
    const v = this.pick(5);
    if (action < 45) {
      const result = this.vm(index ? h.setAt(address, n, int(v)) : h.set(address, h.key(n), int(v)));
      expect(result).toBe(
        outcome(() => {
          model[key] = v;
          return true;
        }),
      );
    } else if (action < 65) {
      const result = index ? h.removeAt(address, n) : h.remove(address, h.key(n));
      expect(result).toBe(Reflect.deleteProperty(model, key) ? 1 : 0);
    } else if (action < 80) {
      const attr = this.pick(3) ? 7 : this.pick(8);
      const result = this.vm(index ? h.defineAt(address, n, int(v), attr) : h.define(address, h.key(n), int(v), attr));
      const descriptor = {
        value: v,
        writable: (attr & WRITABLE) !== 0,
        enumerable: (attr & ENUMERABLE) !== 0,
        configurable: (attr & CONFIGURABLE) !== 0,
      };
      expect(result).toBe(outcome(() => Object.defineProperty(model, key, descriptor) === model));
    } else if (action < 84 && !index) {
      const attr = this.pick(4) << 1;
      const result = this.vm(h.accessor(address, h.key(n), this.getter, this.setter, attr));
      const descriptor = {
        get: this.hostGetter,
        set: this.hostSetter,
        enumerable: (attr & ENUMERABLE) !== 0,
        configurable: (attr & CONFIGURABLE) !== 0,
      };
      expect(result).toBe(outcome(() => Object.defineProperty(model, key, descriptor) === model));
    } else if (action < 88 && Array.isArray(model)) {
      const length = this.pick(2) ? this.pick(indices) : this.pick(100000);
      const result = this.vm(h.setLength(address, int(length)));
      const descriptor = Object.getOwnPropertyDescriptor(model, 'length')!;
      if (descriptor.writable) {
        expect(result).toBe(
          outcome(() => {
            model.length = length;
            return true;
          }),
        );
      }
      expect(h.length(address)).toBe(model.length);
    } else if (action === 99 && this.pick(20) === 0) {
      switch (this.pick(3)) {
        case 0:
          h.preventExtensions(address);
          Object.preventExtensions(model);
          break;
        case 1:
          h.seal(address);
          Object.seal(model);
          break;
        default:
          h.freeze(address);
          Object.freeze(model);
      }
    } else {
      const got = index ? h.getAt(address, n) : h.get(address, h.key(n));
      const expected = model[key];
      expect(got).toBe(expected === undefined ? UNDEFINED : int(expected));
    }
  }

  compare(pair: Pair): void {
    const h = this.heap.exports;
    const { address, model } = pair;
    const list = h.keys(address, ALL_KEYS);
    const names: string[] = [];
    for (let i = 0; i < h.length(list); i++) names.push(textOf(this.heap, h.getAt(list, i)));
    expect(names).toEqual(Reflect.ownKeys(model));
    expect(h.frozen(address) !== 0).toBe(Object.isFrozen(model));
    expect(h.sealed(address) !== 0).toBe(Object.isSealed(model));
    for (const name of names) {
      if (name === 'length') continue;
      const isIndex = /^\d/.test(name);
      const n = Number(isIndex ? name : name.slice(1));
      expect(isIndex ? h.ownAt(address, n) : h.own(address, h.key(n))).toBe(1);
      const d = Object.getOwnPropertyDescriptor(model, name)!;
      let attr = (d.enumerable ? ENUMERABLE : 0) | (d.configurable ? CONFIGURABLE : 0);
      if (d.get) attr |= ACCESSOR;
      else if (d.writable) attr |= WRITABLE;
      expect(h.attributes()).toBe(attr);
      expect(h.foundValue()).toBe(d.get ? this.getter : int(d.value));
    }
    const state = h.loopStart(address);
    const handle = h.handle(ref(state));
    const seen: string[] = [];
    for (let k = h.loopNext(state); !h.isHole(k); k = h.loopNext(state)) seen.push(textOf(this.heap, k));
    h.drop(handle);
    const expected: string[] = [];
    for (const k in model) expected.push(k);
    expect(seen).toEqual(expected);
  }
}

async function run(seed: number, isArray: boolean, names: number, indices: number, steps: number): Promise<void> {
  const twin = new Twin(await makeHeap(), seed);
  const pair = twin.add(isArray);
  const heir = twin.add(false, pair);
  for (let i = 0; i < steps; i++) {
    twin.step(twin.pick(5) ? pair : heir, names, indices);
    if (i % 200 === 199) {
      twin.compare(pair);
      twin.compare(heir);
      twin.heap.exports.gc();
      expect(twin.heap.exports.verify(true)).toBe(0);
    }
  }
}

for (let seed = 1; seed <= 12; seed++) {
  const isArray = seed % 2 === 0;
  const names = [6, 20, 400][seed % 3];
  test(`${isArray ? 'an array' : 'an object'} with ${names} names behaves as the host's, seed ${seed}`, () =>
    run(seed, isArray, names, 30, 2000));
}
