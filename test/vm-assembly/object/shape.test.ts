import { beforeEach, expect, test } from 'vitest';
import type { AssemblyModule } from '../../support/assembly.ts';
import { int, makeHeap, ref, UNDEFINED } from '../../support/heap.ts';

let heap: AssemblyModule;
// biome-ignore lint/suspicious/noExplicitAny: see AssemblyModule
let h: any;

beforeEach(async () => {
  heap = await makeHeap();
  h = heap.exports;
});

function objectWith(keys: number[], slots = 4): number {
  const o = h.plain(slots);
  h.handle(ref(o));
  for (const k of keys) h.set(o, h.key(k), int(k));
  return o;
}

test('the same properties in the same order give the same shape', () => {
  expect(h.shape(objectWith([1, 2, 3]))).toBe(h.shape(objectWith([1, 2, 3])));
  expect(h.shape(objectWith([1, 2, 3]))).not.toBe(h.shape(objectWith([1, 3, 2])));
  expect(h.shape(objectWith([1, 2], 3))).not.toBe(h.shape(objectWith([1, 2], 4)));
});

test('many branches from one shape are found again', () => {
  const shapes = new Set<number>();
  for (let round = 0; round < 2; round++) for (let k = 0; k < 200; k++) shapes.add(h.shape(objectWith([500, k])));
  expect(shapes.size).toBe(200);
});

test('freezing objects alike keeps their shape common', () => {
  const a = objectWith([1, 2, 3]);
  const b = objectWith([1, 2, 3]);
  h.freeze(a);
  h.freeze(b);
  expect(h.shape(a)).toBe(h.shape(b));
  expect(h.set(a, h.key(1), int(5))).toBe(-1);
  expect(h.get(a, h.key(1))).toBe(int(1));
});

test('changing the prototype keeps values and shares shapes', () => {
  const proto = objectWith([7]);
  const a = objectWith([1, 2, 3, 4, 5, 6]);
  const b = objectWith([1, 2, 3, 4, 5, 6]);
  h.setProto(a, proto);
  h.setProto(b, proto);
  expect(h.shape(a)).toBe(h.shape(b));
  expect(h.get(a, h.key(7))).toBe(int(7));
  for (let k = 1; k <= 6; k++) expect(h.get(a, h.key(k))).toBe(int(k));
  expect(h.setProto(proto, a)).toBe(-1);
});

test('removing the last property goes back to the shape before', () => {
  const before = objectWith([1, 2]);
  const o = objectWith([1, 2, 3]);
  h.remove(o, h.key(3));
  expect(h.shape(o)).toBe(h.shape(before));
  h.remove(o, h.key(1));
  expect(h.dictionary(o)).toBe(1);
  expect(h.get(o, h.key(2))).toBe(int(2));
});

test('a dictionary holds thousands of properties through deletes, and becomes fast again', () => {
  const o = objectWith([]);
  for (let k = 0; k < 5000; k++) h.set(o, h.key(k), int(k));
  expect(h.dictionary(o)).toBe(1);
  for (let k = 0; k < 5000; k++) if (k % 3) h.remove(o, h.key(k));
  for (let k = 5000; k < 9000; k++) h.set(o, h.key(k), int(k));
  h.gc();
  expect(h.verify(true)).toBe(0);
  for (let k = 0; k < 9000; k++) expect(h.get(o, h.key(k))).toBe(k < 5000 && k % 3 ? UNDEFINED : int(k));
  expect(h.optimize(o)).toBe(1);
  expect(h.dictionary(o)).toBe(0);
  for (let k = 0; k < 9000; k++) expect(h.get(o, h.key(k))).toBe(k < 5000 && k % 3 ? UNDEFINED : int(k));
  h.gc();
  expect(h.verify(true)).toBe(0);
});

test('transitions to dead shapes are dropped', () => {
  objectWith([...Array(120).keys()]);
  h.gc();
  const before = h.used();
  for (let k = 0; k < 3600; k++) {
    const o = h.plain(2);
    h.set(o, h.key(k % 60), int(k));
    h.set(o, h.key(60 + Math.floor(k / 60)), int(k));
  }
  h.gc();
  h.gc();
  expect(h.used() - before).toBeLessThan(4096);
  expect(h.verify(true)).toBe(0);
});

test('holes are undefined until a prototype has elements', () => {
  const proto = objectWith([]);
  const a = h.array(5, 5);
  h.handle(ref(a));
  h.setProto(a, proto);
  expect(h.getAt(a, 2)).toBe(UNDEFINED);
  h.setAt(proto, 2, int(42));
  expect(h.getAt(a, 2)).toBe(int(42));
});

test('far indices are sparse, and cost no more than they hold', () => {
  const a = h.array(0, 0);
  h.handle(ref(a));
  const before = h.allocated();
  h.setAt(a, 4000000000, int(1));
  h.setAt(a, 77, int(2));
  expect(h.length(a) >>> 0).toBe(4000000001);
  expect(h.allocated() - before).toBeLessThan(8192);
  expect(h.getAt(a, 4000000000)).toBe(int(1));
  expect(h.getAt(a, 77)).toBe(int(2));
  expect(h.setLength(a, int(5))).toBe(1);
  expect(h.ownAt(a, 77)).toBe(0);
});
