// The verifier must notice planted damage, and name it.

import { beforeEach, expect, test } from 'vitest';
import {
  AccessorCell,
  Arr,
  Header,
  Kind,
  Obj,
  ShapeCell,
  SlotsCell,
  StringFlag,
} from '../../../vm-assembly/abi/layout.ts';
import { Tag } from '../../../vm-assembly/abi/values.ts';
import { Broken } from '../../../vm-assembly/memory/invariants.ts';
import type { AssemblyModule } from '../../support/assembly.ts';
import { int, makeHeap, ref } from '../../support/heap.ts';

let heap: AssemblyModule;
let view: DataView;
let object: number;
let array: number;

beforeEach(async () => {
  heap = await makeHeap();
  const h = heap.exports;
  object = h.plain(2);
  array = h.array(3, 4);
  for (const p of [object, array]) h.handle(ref(p));
  for (let i = 0; i < 4; i++) h.set(object, h.key(i), int(i));
  for (let i = 0; i < 3; i++) h.setAt(array, i, int(i));
  h.gc();
  expect(h.verify(true)).toBe(0);
  view = new DataView(heap.memory.buffer);
});

const word = (address: number): number => view.getUint32(address, true);

function damage(address: number, value: number | bigint): void {
  if (typeof value === 'bigint') view.setBigUint64(address, value, true);
  else view.setUint32(address, value, true);
}

test('a free cell that is still referred to', () => {
  view.setUint8(word(object + Obj.Slots), Kind.Free);
  expect(heap.exports.verify(false)).toBe(Broken.KindOfCell);
});

test('a reference beyond the heap', () => {
  damage(object + Obj.Inline, ref(heap.exports.top() + 64));
  expect(heap.exports.verify(false)).toBe(Broken.Address);
  expect(heap.exports.brokenCell()).toBe(object);
});

test('a string tag on an object', () => {
  damage(object + Obj.Inline, (BigInt(Tag.String) << 48n) | BigInt(array));
  expect(heap.exports.verify(false)).toBe(Broken.TagAndKind);
});

test('a NaN with a payload', () => {
  damage(object + Obj.Inline, 0x7ff8000000000001n);
  expect(heap.exports.verify(false)).toBe(Broken.CanonicalNaN);
});

test('the exception marker in a slot', () => {
  damage(object + Obj.Inline, 0xfffa000000000005n);
  expect(heap.exports.verify(false)).toBe(Broken.ExceptionStored);
});

test('an object whose shape is no shape', () => {
  damage(object + Obj.Shape, array);
  expect(heap.exports.verify(false)).toBe(Broken.ShapeOfObject);
});

test('an object with the shape of another kind', () => {
  damage(object + Obj.Shape, word(array + Obj.Shape));
  expect(heap.exports.verify(false)).toBe(Broken.ShapeOfObject);
});

test('an object without room for its properties', () => {
  damage(object + Obj.Slots, 0);
  expect(heap.exports.verify(false)).toBe(Broken.SlotsOfObject);
});

test('elements that are something else', () => {
  damage(object + Obj.Elements, object);
  expect(heap.exports.verify(false)).toBe(Broken.ElementsOfObject);
});

test('an element beyond the length of its array', () => {
  damage(array + Arr.Length, 2);
  expect(heap.exports.verify(false)).toBe(Broken.ElementsBeyondLength);
});

test('a cell that ends beyond its block', () => {
  damage(word(object + Obj.Slots) + SlotsCell.Capacity, 100000);
  expect(heap.exports.verify(false)).toBe(Broken.SizeOfCell);
});

test('a live cell on a line that is not marked', () => {
  const block = object & ~32767;
  view.setUint8(block + ((object - block) >> 7), 0);
  expect(heap.exports.verify(true)).toBe(Broken.LinesOfCell);
});

test('a marked line without a cell', () => {
  const block = object & ~32767;
  const mark = view.getUint8(object + Header.Mark);
  let line = 3;
  while (view.getUint8(block + line) === mark) line++;
  view.setUint8(block + line, mark);
  expect(heap.exports.verify(true)).toBe(Broken.LineWithoutCell);
});

test('a rope whose parts do not add up', () => {
  const h = heap.exports;
  const text = h.rope(h.text(1234567), h.text(7654321));
  h.handle(text);
  const p = Number(text & 0xffffffffn);
  expect(view.getUint8(p)).toBe(Kind.StringRope);
  damage(p + 4, 3);
  expect(h.verify(false)).toBe(Broken.RopeParts);
});

test('a shape that has lost its parent', () => {
  damage(word(object + Obj.Shape) + 20, 0);
  expect(heap.exports.verify(false)).toBe(Broken.TableOfShape);
});

test('a key that is no atom', () => {
  const key = word(word(object + Obj.Shape) + 16);
  view.setUint8(key + Header.Flags, view.getUint8(key + Header.Flags) & ~StringFlag.Atom);
  expect(heap.exports.verify(false)).toBe(Broken.KeyOfTable);
});

test('an accessor with half a value', () => {
  const h = heap.exports;
  h.accessor(object, h.key(9), h.getter(), h.setter(), 6);
  const slots = word(object + Obj.Slots);
  expect(word(word(object + Obj.Shape) + ShapeCell.Count) & 0xffff).toBe(5);
  const pair = word(slots + 8 + 2 * 8);
  expect(view.getUint8(pair)).toBe(Kind.Accessor);
  damage(pair + AccessorCell.Get, (0xfffcn << 48n) | BigInt(object));
  expect(h.verify(false)).toBe(Broken.TagAndKind);
});

test('runs of blocks that leave a gap', () => {
  const block = object & ~32767;
  damage(block + 260, 0);
  expect(heap.exports.verify(false)).toBe(Broken.BlockRuns);
});
