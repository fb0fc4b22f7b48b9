import { describe, expect, it } from 'vitest';
import { WasmReader, WasmWriter } from '../../runtime-host/wasm/leb.ts';
import {
  functionSizes,
  readSections,
  SectionId,
  withoutCustomSections,
  writeSections,
} from '../../runtime-host/wasm/sections.ts';
import { segmentsOf, withMemoryImage } from '../../runtime-host/wasm/snapshot.ts';

/** A module with one page of memory, `put(address, byte)` that stores, and a name section. */
function sample(): Uint8Array {
  const body = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);
  const names = new WasmWriter();
  names.byte(1);
  const inner = new WasmWriter();
  inner.u32(1);
  inner.u32(0);
  inner.name('put');
  names.u32(inner.length);
  names.raw(inner.finish());
  const exports = new WasmWriter();
  exports.u32(2);
  exports.name('put');
  exports.raw(body(0, 0));
  exports.name('memory');
  exports.raw(body(2, 0));
  return writeSections([
    { id: SectionId.Type, name: '', body: body(1, 0x60, 2, 0x7f, 0x7f, 0) },
    { id: SectionId.Function, name: '', body: body(1, 0) },
    { id: SectionId.Memory, name: '', body: body(1, 0, 1) },
    { id: SectionId.Export, name: '', body: exports.finish() },
    { id: SectionId.Code, name: '', body: body(1, 9, 0, 0x20, 0, 0x20, 1, 0x3a, 0, 0, 0x0b) },
    { id: SectionId.Data, name: '', body: body(1, 0, 0x41, 8, 0x0b, 2, 0xaa, 0xbb) },
    { id: SectionId.Custom, name: 'name', body: names.finish() },
  ]);
}

interface Sample {
  put(address: number, byte: number): void;
  memory: WebAssembly.Memory;
}

async function instantiate(bytes: Uint8Array): Promise<Sample> {
  const { instance } = await WebAssembly.instantiate(bytes as BufferSource as ArrayBuffer, {});
  return instance.exports as unknown as Sample;
}

describe('LEB128', () => {
  it('round-trips integers at their edges', () => {
    const unsigned = [0, 1, 127, 128, 16383, 16384, 2 ** 31, 2 ** 32 - 1];
    const signed = [0, -1, 63, 64, -64, -65, 2 ** 31 - 1, -(2 ** 31)];
    const out = new WasmWriter();
    for (const n of unsigned) out.u32(n);
    for (const n of signed) out.i32(n);
    const reader = new WasmReader(out.finish());
    expect(unsigned.map(() => reader.u32())).toEqual(unsigned);
    expect(signed.map(() => reader.i32())).toEqual(signed);
    expect(reader.atEnd).toBe(true);
  });

  it('rejects what is cut off or too long', () => {
    expect(() => new WasmReader(Uint8Array.of(0x80)).u32()).toThrow(RangeError);
    expect(() => new WasmReader(Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x80, 1)).u32()).toThrow(RangeError);
    expect(() => new WasmReader(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x1f)).u32()).toThrow(RangeError);
  });
});

describe('sections', () => {
  it('reads and writes a module unchanged', () => {
    const bytes = sample();
    expect(writeSections(readSections(bytes))).toEqual(bytes);
  });

  it('finds the size of a function by its name', () => {
    expect(functionSizes(readSections(sample()))).toEqual([{ name: 'put', size: 9 }]);
    expect(functionSizes(withoutCustomSections(readSections(sample())))).toEqual([{ name: 'func0', size: 9 }]);
  });

  it('rejects what is no module', () => {
    expect(() => readSections(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7))).toThrow('not a WebAssembly module');
    expect(() => readSections(sample().slice(0, 18))).toThrow(RangeError);
  });
});

describe('snapshot', () => {
  it('skips long runs of zeros and keeps short ones', () => {
    const memory = new Uint8Array(4096);
    memory.set([1, 2, 0, 0, 3], 5);
    memory[2000] = 9;
    memory[4095] = 7;
    expect(segmentsOf(memory).map((s) => [s.offset, Array.from(s.bytes)])).toEqual([
      [5, [1, 2, 0, 0, 3]],
      [2000, [9]],
      [4095, [7]],
    ]);
  });

  it('rebuilds random memories exactly', () => {
    let seed = 12345;
    const random = (n: number): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % n;
    for (let round = 0; round < 50; round++) {
      const memory = new Uint8Array(8 * (1 + random(200)));
      for (let i = random(40); i < memory.length; i += 1 + random(90)) memory[i] = 1 + random(255);
      const again = new Uint8Array(memory.length);
      for (const segment of segmentsOf(memory)) again.set(segment.bytes, segment.offset);
      expect(again).toEqual(memory);
    }
  });

  it('makes a module start with the memory that another one ended with', async () => {
    const first = await instantiate(sample());
    first.put(100, 42);
    first.memory.grow(1);
    first.put(70000, 43);
    const image = new Uint8Array(first.memory.buffer);
    const second = await instantiate(writeSections(withMemoryImage(readSections(sample()), image)));
    expect(new Uint8Array(second.memory.buffer)).toEqual(image);
    expect([8, 9, 100, 70000].map((i) => image[i])).toEqual([0xaa, 0xbb, 42, 43]);
  });
});
