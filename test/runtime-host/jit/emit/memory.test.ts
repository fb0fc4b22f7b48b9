// Loads, stores and allocations: the bytes that they leave behind.

import { describe, expect, test } from 'vitest';
import { PURE_CALLS } from '../../../../runtime-host/jit/imports.ts';
import { NodeOp, Place, Rep } from '../../../../runtime-host/jit/ssa/node.ts';
import { Arr, Cell, Elem, ElementType, Env, Kind, Obj, Str } from '../../../../vm-assembly/abi/layout.ts';
import { Singleton, Tag } from '../../../../vm-assembly/abi/values.ts';
import {
  addressOf,
  boxInt,
  boxString,
  CELLS,
  EXCEPTION,
  FP,
  functionData,
  GraphBuilder,
  HEAP,
  Machine,
  request,
  show,
} from '../../../support/jit-graph.ts';

const fn = functionData(0, 8, 2);
const DATA = 0x20000;

function putString(machine: Machine, address: number, kind: Kind, text: string): void {
  machine.view.setUint32(address, kind, true);
  machine.view.setUint32(address + Str.Length, text.length, true);
  new Uint8Array(machine.view.buffer).set(Buffer.from(text, 'latin1'), address + Str.Chars);
}

const HOLE = [Singleton.Hole, Tag.Singleton << 16] as const;

describe('typed elements', () => {
  const stores: [ElementType, number, number, number | 'same'][] = [
    [ElementType.Int8, 300, 44, 44],
    [ElementType.Uint8, -1, 255, 255],
    [ElementType.Uint8Clamped, 300, 255, 255],
    [ElementType.Uint8Clamped, -5, 0, 0],
    [ElementType.Int16, 40000, -25536, -25536],
    [ElementType.Uint16, -1, 65535, 65535],
    [ElementType.Int32, 2 ** 31, -(2 ** 31), -(2 ** 31)],
    [ElementType.Float32, 0.1, Math.fround(0.1), 'same'],
    [ElementType.Float64, 0.1, 0.1, 'same'],
    [ElementType.Uint8Clamped, 0.5, 0, 0],
    [ElementType.Uint8Clamped, 1.5, 2, 2],
    [ElementType.Uint8Clamped, NaN, 0, 0],
    [ElementType.Int32, NaN, 0, 0],
    [ElementType.Uint32, -1, 4294967295, 'same'],
  ];
  test.each(stores)('type %d of %d', (type, value, expected) => {
    for (const constant of [true, false]) {
      for (const asInt of [true, false]) {
        if (asInt && value !== (value | 0)) continue;
        const b = new GraphBuilder(fn);
        const base = b.add(NodeOp.ConstRaw, Rep.Raw, [], DATA);
        const register = b.register(0);
        const index = constant ? b.int(3) : b.add(NodeOp.Unbox, Rep.Int, [register]);
        const stored = asInt ? b.int(value) : b.double(value);
        b.add(NodeOp.StoreTyped, Rep.None, [base, index, stored], type);
        const rep = type >= ElementType.Uint32 ? Rep.Double : Rep.Int;
        b.return(b.add(NodeOp.LoadTyped, rep, [base, index], type));
        const machine = new Machine();
        machine.setRegister(0, boxInt(3));
        machine.load([b.graph], request([fn]));
        expect(show(machine.run())).toBe(rep === Rep.Int ? String(expected) : `${expected} double`);
        expect(machine.u32(DATA - 4)).toBe(0);
      }
    }
  });

  test('a NaN with other bits becomes the canonical one', () => {
    const b = new GraphBuilder(fn);
    const base = b.add(NodeOp.ConstRaw, Rep.Raw, [], DATA);
    b.return(b.add(NodeOp.LoadTyped, Rep.Double, [base, b.int(0)], ElementType.Float64));
    const machine = new Machine();
    machine.view.setBigUint64(DATA, 0xffff_0000_0000_1234n, true);
    machine.load([b.graph], request([fn]));
    expect(show(machine.run())).toBe('NaN 7ff8000000000000');
  });
});

describe('loads and stores', () => {
  test('of slots box what they are given', () => {
    const b = new GraphBuilder(fn);
    const base = b.add(NodeOp.ConstRaw, Rep.Raw, [], DATA);
    const values = [b.int(-3), b.double(2.5), b.bool(true), b.add(NodeOp.ConstCell, Rep.Object, [], CELLS.object)];
    values.forEach((value, i) => {
      b.add(NodeOp.Store, Rep.None, [base, value], 8 * i, Place.Slot);
    });
    const int = b.add(NodeOp.Load, Rep.Int, [base], 0, Place.Slot);
    const double = b.add(NodeOp.Load, Rep.Double, [base], 8, Place.Slot);
    const bool = b.add(NodeOp.Load, Rep.Bool, [base], 16, Place.Slot);
    const object = b.add(NodeOp.Load, Rep.Object, [base], 24, Place.Slot);
    b.leave(1, b.state(4, [int, double, bool, object]));
    const machine = new Machine();
    machine.load([b.graph], request([fn]));
    machine.run();
    const expected = ['-3', '2.5 double', 'true', `object ${addressOf(CELLS.object)}`];
    expected.forEach((text, i) => {
      expect(show(machine.view.getBigUint64(DATA + 8 * i, true))).toBe(text);
      expect(machine.register(i)).toBe(text);
    });
  });

  test('of fields have their width', () => {
    const b = new GraphBuilder(fn);
    const base = b.add(NodeOp.ConstRaw, Rep.Raw, [], DATA);
    const kind = b.add(NodeOp.Load, Rep.Int, [base], 0, Place.Kind);
    const flags = b.add(NodeOp.Load, Rep.Int, [base], 2, Place.Flags);
    b.add(NodeOp.Store, Rep.None, [base, b.int(77)], 8, Place.ArrayLength);
    const length = b.add(NodeOp.Load, Rep.Int, [base], 8, Place.ArrayLength);
    const fuel = b.add(NodeOp.Load, Rep.Int, [], Cell.SliceFuel, Place.Cell);
    const element = b.add(NodeOp.LoadElement, Rep.Tagged, [base, b.int(1)]);
    b.add(NodeOp.StoreElement, Rep.None, [base, b.int(2), element]);
    const char = b.add(NodeOp.LoadChar, Rep.Int, [b.add(NodeOp.Unbox, Rep.String, [b.box(b.int(DATA))]), b.int(20)]);
    b.leave(1, b.state(4, [kind, flags, length, fuel, element, char]));
    const machine = new Machine();
    machine.view.setUint32(DATA, 0x00ab_cd21, true);
    machine.view.setUint32(DATA + 12, 5, true);
    machine.view.setBigUint64(DATA + 16, boxInt(99), true);
    machine.view.setUint8(DATA + 32, 200);
    machine.load([b.graph], request([fn]));
    machine.run();
    expect([0, 1, 2, 3, 4, 5].map((r) => machine.register(r))).toEqual(['33', '171', '77', '1000', '99', '200']);
    expect(show(machine.view.getBigUint64(DATA + 24, true))).toBe('99');
    expect(machine.u32(DATA + 12)).toBe(5);
  });
});

describe('allocation', () => {
  test('of an object', () => {
    const b = new GraphBuilder(fn);
    b.return(b.add(NodeOp.NewObject, Rep.Object, [], CELLS.shape, 0, b.state(8)));
    const machine = new Machine();
    machine.load([b.graph], request([fn]));
    expect(show(machine.run())).toBe(`object ${HEAP}`);
    expect(machine.u32(HEAP)).toBe(Kind.Object);
    expect(machine.u32(HEAP + Obj.Shape)).toBe(addressOf(CELLS.shape));
    expect(machine.u32(HEAP + Obj.Slots)).toBe(0);
    expect(machine.u32(HEAP + Obj.Elements)).toBe(addressOf(CELLS.emptyElements));
    for (const at of [16, 24]) expect(show(machine.view.getBigUint64(HEAP + at, true))).toBe('undefined');
    expect(machine.u32(HEAP + 32)).toBe(0);
    expect(machine.u32(Cell.AllocNext)).toBe(HEAP + 32);
  });

  test('of an object whose slots are written at once', () => {
    const b = new GraphBuilder(fn);
    const seven = b.int(7);
    const first = b.add(NodeOp.NewObject, Rep.Object, [], CELLS.shape, 0, b.state(8));
    b.add(NodeOp.Store, Rep.None, [first, seven], 24, Place.Slot);
    // Here the object is seen: the second slot of the next one is not known to be written.
    const second = b.add(NodeOp.NewObject, Rep.Object, [], CELLS.shape, 0, b.state(12));
    b.add(NodeOp.Store, Rep.None, [second, seven], 16, Place.Slot);
    b.add(NodeOp.CheckEpoch, Rep.None, [], 0, 0, b.state(16, [first, second]));
    b.add(NodeOp.Store, Rep.None, [second, seven], 24, Place.Slot);
    b.return(second);
    const machine = new Machine();
    for (let at = 0; at < 64; at += 8) machine.view.setBigUint64(HEAP + at, boxInt(-1), true);
    machine.load([b.graph], request([fn]), 7);
    expect(machine.run()).toBe(EXCEPTION);
    const slots = [16, 24, 48, 56].map((at) => show(machine.view.getBigUint64(HEAP + at, true)));
    expect(slots).toEqual(['undefined', '7', '7', 'undefined']);
  });

  test.each([0, 3, 40])('of an array of %d', (count) => {
    const b = new GraphBuilder(fn);
    const values = Array.from({ length: count }, (_, i) => b.box(b.int(i + 1)));
    b.return(b.add(NodeOp.NewArray, Rep.Object, values, 0, 0, b.state(8)));
    const machine = new Machine();
    machine.load([b.graph], request([fn]));
    const array = Number(machine.run() & 0xffffffffn);
    expect(machine.u32(array)).toBe(Kind.Array);
    expect(machine.u32(array + Obj.Shape)).toBe(addressOf(CELLS.arrayShape));
    expect(machine.u32(array + Arr.Length)).toBe(count);
    expect(machine.u32(array + Arr.Flags)).toBe(0);
    const elements = machine.u32(array + Obj.Elements);
    if (count === 0) {
      expect(elements).toBe(addressOf(CELLS.emptyElements));
      return;
    }
    expect(machine.u32(elements)).toBe(Kind.Elements);
    expect(machine.u32(elements + Elem.Capacity)).toBe(count);
    for (let i = 0; i < count; i++) {
      expect(show(machine.view.getBigUint64(elements + Elem.Values + 8 * i, true))).toBe(String(i + 1));
    }
    expect(machine.u32(Cell.AllocNext)).toBe(HEAP + 24 + 8 + 8 * count);
  });

  test('of an environment', () => {
    const b = new GraphBuilder(fn);
    const parent = b.add(NodeOp.ConstRaw, Rep.Raw, [], 0x1234);
    const env = b.add(NodeOp.NewEnvironment, Rep.Raw, [parent], 2, 1, b.state(8));
    b.return(b.add(NodeOp.Load, Rep.Tagged, [env], Env.Values + 8, Place.Environment));
    const machine = new Machine();
    machine.load([b.graph], request([fn]));
    expect(show(machine.run())).toBe('hole');
    expect([0, Env.Count, Env.Parent, 12].map((at) => machine.u32(HEAP + at))).toEqual([
      Kind.Environment,
      2,
      0x1234,
      0,
    ]);
  });

  test.each([
    ['where there is no room', false],
    ['always in the stress build', true],
  ])('asks the VM %s, and unwinds if it has none', (_, stress) => {
    for (const given of [DATA, 0]) {
      const b = new GraphBuilder(fn);
      const seven = b.int(7);
      const state = b.state(8, [seven]);
      b.return(b.add(NodeOp.NewArray, Rep.Object, [b.box(seven)], 0, 0, state));
      const machine = new Machine();
      if (!stress) machine.view.setUint32(Cell.AllocEnd, HEAP + 39, true);
      machine.vm.allocate = ((bytes: number) => {
        machine.log.push(`allocate ${bytes}`);
        return given;
      }) as (...args: never[]) => unknown;
      machine.load([b.graph], { ...request([fn]), stress });
      const result = machine.run();
      expect(machine.log[0]).toBe('allocate 40');
      expect(machine.u32(Cell.AllocNext)).toBe(HEAP);
      if (given !== 0) {
        expect(show(result)).toBe(`object ${DATA}`);
        expect(machine.u32(DATA + Arr.Length)).toBe(1);
        expect(show(machine.view.getBigUint64(DATA + 32, true))).toBe('7');
      } else {
        expect(result).toBe(EXCEPTION);
        expect(machine.register(0)).toBe('7');
        expect(machine.log[1]).toBe(`unwind(${addressOf(1) + 8} ${FP})`);
      }
    }
  });

  test('of strings says where it is, for the stack trace', () => {
    const b = new GraphBuilder(fn);
    const s = b.add(NodeOp.CharString, Rep.String, [b.int(0x141)], 0, 0, b.state(4));
    b.return(b.add(NodeOp.Concat, Rep.String, [s, s], 0, 0, b.state(8)));
    const machine = new Machine();
    putString(machine, 0x8141, Kind.StringUtf16, 'a');
    machine.load([b.graph], request([fn]));
    expect(show(machine.run())).toBe(`string ${0x7770}`);
    expect(machine.log).toEqual([`concat(${0x8141} ${0x8141})`]);
    expect(machine.place()).toEqual({ offset: 8, base: 0 });
  });

  test('of Latin-1 is made without the VM', () => {
    const pairs = [
      ['', 'ab'],
      ['ab', ''],
      ['abc', 'defghijklmnopqrstuvw'],
      ['abcdefghijklmnopqrstuv', 'w'],
      ['abcdefghijklm', 'nopqrstuvwx'],
    ];
    for (const [left, right] of pairs) {
      const b = new GraphBuilder(fn);
      const [x, y] = [0, 1].map((r) => b.add(NodeOp.Unbox, Rep.String, [b.register(r)]));
      b.return(b.add(NodeOp.Concat, Rep.String, [x, y], 0, 0, b.state(8)));
      const machine = new Machine();
      putString(machine, DATA, Kind.StringLatin1, left);
      putString(machine, DATA + 64, Kind.StringLatin1, right);
      machine.setRegister(0, boxString(DATA));
      machine.setRegister(1, boxString(DATA + 64));
      machine.load([b.graph], request([fn]));
      const address = Number(machine.run() & 0xffffffffn);
      expect(machine.log).toEqual([]);
      const text = left + right;
      expect(machine.u32(address + Str.Length)).toBe(text.length);
      if (left === '' || right === '') {
        expect(address).toBe(left === '' ? DATA + 64 : DATA);
        continue;
      }
      expect(address).toBe(HEAP);
      if (text.length < Str.MinRope) {
        expect(machine.u32(address)).toBe(Kind.StringLatin1);
        expect(machine.u32(address + Str.Hash)).toBe(0);
        expect(Buffer.from(machine.view.buffer, address + Str.Chars, text.length).toString('latin1')).toBe(text);
        expect(machine.u32(Cell.AllocNext)).toBe(HEAP + ((Str.Chars + text.length + 7) & ~7));
      } else {
        expect(machine.u32(address)).toBe(Kind.StringRope);
        expect([machine.u32(address + Str.Left), machine.u32(address + Str.Right)]).toEqual([DATA, DATA + 64]);
        expect(machine.u32(Cell.AllocNext)).toBe(HEAP + 16);
      }
    }
  });
});

test('code that looked at prototypes is void in another epoch', () => {
  const b = new GraphBuilder(fn);
  b.add(NodeOp.CheckEpoch, Rep.None, [], 0, 0, b.state(8));
  b.return(b.tagged(...HOLE));
  const machine = new Machine();
  machine.load([b.graph], request([fn]), 7);
  expect(machine.module?.epoch).toBe(true);
  machine.view.setUint32(Cell.JitEpoch, 7, true);
  expect(show(machine.run())).toBe('hole');
  machine.view.setUint32(Cell.JitEpoch, 8, true);
  expect(machine.run()).toBe(EXCEPTION);
});

test('an array grows in the VM', () => {
  for (const answer of [1, 0]) {
    const b = new GraphBuilder(fn);
    const array = b.add(NodeOp.ConstCell, Rep.Object, [], CELLS.object);
    b.add(NodeOp.CallArrayPush, Rep.None, [array, b.box(b.int(5))], 0, 0, b.state(8));
    b.return(b.int(1));
    const machine = new Machine();
    machine.vm.arrayPush = ((a: number, v: bigint) => {
      machine.log.push(`push ${a} ${show(v)}`);
      return answer;
    }) as (...args: never[]) => unknown;
    machine.load([b.graph], request([fn]));
    expect(show(machine.run())).toBe(answer === 1 ? '1' : 'exception');
    expect(machine.log[0]).toBe(`push ${addressOf(CELLS.object)} 5`);
    expect(machine.log[1]).toBe(answer === 1 ? undefined : `unwind(${addressOf(1) + 8} ${FP})`);
  }
});

test('a code unit of a string', () => {
  for (const [kind, index, expected] of [
    [Kind.StringLatin1, 2, '200'],
    [Kind.StringLatin1, 3, '-1'],
    [Kind.StringLatin1, -1, '-1'],
    [Kind.StringUtf16, 2, '67'],
    [Kind.StringRope, 2, '67'],
  ] as const) {
    const b = new GraphBuilder(fn);
    const s = b.add(NodeOp.Unbox, Rep.String, [b.register(0)]);
    const i = b.add(NodeOp.Unbox, Rep.Int, [b.register(1)]);
    b.return(b.add(NodeOp.CallPure, Rep.Int, [s, i], PURE_CALLS.indexOf('charCodeAt')));
    const machine = new Machine();
    // The stand-in of the VM knows the alphabet, and three characters of any string.
    machine.vm.charCodeAt = ((_: number, i: number) => (i >>> 0 < 3 ? 65 + i : -1)) as (...args: never[]) => unknown;
    machine.setRegister(0, boxString(DATA));
    machine.setRegister(1, boxInt(index));
    machine.view.setUint32(DATA, kind, true);
    machine.view.setUint32(DATA + Str.Length, 3, true);
    machine.view.setUint8(DATA + Str.Chars + 2, 200);
    machine.load([b.graph], request([fn]));
    expect(show(machine.run())).toBe(expected);
  }
});
