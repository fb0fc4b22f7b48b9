// The code cache on disk.

import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JitEvent } from '../../../runtime-host/index.ts';
import { type CachedCode, CodeCache } from '../../../runtime-host/jit/cache.ts';
import { eagerEngine, ofKind, warmEngine } from '../../support/jit.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tungsten-jit-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CODE: CachedCode = {
  wasm: Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0]),
  cells: [1, 5],
  functions: [{ function: 0, start: true, headers: [16], exits: [{ function: 0, offset: 4, reason: 2 }] }],
  epoch: true,
  like: { functions: [], info: [], headers: [] },
};

describe('the files', () => {
  test('hold what was written', () => {
    const cache = new CodeCache(join(folder, 'deeper'), 1 << 20);
    expect(cache.read('a')).toBeUndefined();
    cache.write('a', CODE);
    const read = cache.read('a');
    expect({ ...read, wasm: Uint8Array.from(read?.wasm ?? []) }).toEqual(CODE);
    expect(readdirSync(join(folder, 'deeper'))).toEqual(['a.tgjit']);
  });

  test('are nothing when a byte is wrong, or the end is missing', () => {
    const cache = new CodeCache(folder, 1 << 20);
    cache.write('a', CODE);
    const path = join(folder, 'a.tgjit');
    const good = readFileSync(path);
    for (let i = 0; i < good.length; i++) {
      const bad = Buffer.from(good);
      bad[i] ^= 1;
      writeFileSync(path, bad);
      expect(cache.read('a'), `byte ${i}`).toBeUndefined();
    }
    for (const length of [0, 3, 8, good.length - 1]) {
      writeFileSync(path, good.subarray(0, length));
      expect(cache.read('a'), `${length} bytes`).toBeUndefined();
    }
    cache.write('a', CODE);
    expect(cache.read('a')?.cells).toEqual(CODE.cells);
  });

  test('the oldest go when there are too many bytes', () => {
    const size = 2000;
    const cache = new CodeCache(folder, 3 * size);
    for (const [i, key] of ['a', 'b', 'c', 'd'].entries()) {
      cache.write(key, { ...CODE, wasm: new Uint8Array(1400) });
      utimesSync(join(folder, `${key}.tgjit`), 1000 + i, 1000 + i);
    }
    cache.write('e', { ...CODE, wasm: new Uint8Array(1400) });
    expect(readdirSync(folder).sort()).toEqual(['c.tgjit', 'd.tgjit', 'e.tgjit']);
  });

  test('a folder that cannot be written is no error', () => {
    writeFileSync(join(folder, 'file'), '');
    const cache = new CodeCache(join(folder, 'file'), 1 << 20);
    cache.write('a', CODE);
    expect(cache.read('a')).toBeUndefined();
  });
});

describe('an engine', () => {
  const SOURCE = `
    function twice(n) { return n * 2; }
    let s = 0;
    for (let i = 0; i < 100; i++) s += twice(i);
    s;`;

  async function run(): Promise<JitEvent[]> {
    const events: JitEvent[] = [];
    using engine = await eagerEngine({ cacheDir: folder, trace: (event) => events.push(event) });
    using isolate = engine.createIsolate();
    expect(isolate.run(engine.compile(SOURCE))).toBe(9900);
    return events;
  }

  const cached = (events: JitEvent[]): boolean[] => ofKind(events, 'install').map((event) => event.cached);

  test('finds what a former one compiled', async () => {
    expect(cached(await run())).toEqual([false, false]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tgjit'))).toHaveLength(2);
    expect(cached(await run())).toEqual([true, true]);
  });

  test('compiles again what is damaged', async () => {
    await run();
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'nonsense');
    expect(cached(await run())).toEqual([false, false]);
    expect(cached(await run())).toEqual([true, true]);
  });
});

describe('a second start', () => {
  const program = (fields: string): string => `
    class Point { constructor(a, b) { ${fields} } get sum() { return this.x + 2 * this.y; } }
    const points = [new Point(1, 2), new Point(3, 4), new Point(5, 6)];
    export function total(n) { let s = 0; for (let i = 0; i < n; i++) s += points[i % 3].sum; return s; }
  `;

  /** Calls until something is compiled; what was installed by then, and the result. */
  async function start(source: string): Promise<{ cached: boolean[]; result: unknown }> {
    const events: JitEvent[] = [];
    using engine = await warmEngine({ cacheDir: folder, trace: (event) => events.push(event) });
    using isolate = engine.createIsolate();
    isolate.run(engine.compile(source));
    const end = performance.now() + 60_000;
    while (ofKind(events, 'install').length === 0 && performance.now() < end) isolate.call('total', 20_000);
    return { cached: ofKind(events, 'install').map((event) => event.cached), result: isolate.call('total', 3000) };
  }

  test('finds what the profile of the first one led to, by what its shapes are', async () => {
    const first = await start(program('this.x = a; this.y = b;'));
    expect(first).toEqual({ cached: [false], result: 33_000 });
    // Names of other cells come first: their addresses are others.
    expect(await start(`const more = { z: 1, x: 2 };${program('this.x = a; this.y = b;')}`)).toMatchObject({
      result: 33_000,
    });
    expect(await start(program('this.x = a; this.y = b;'))).toEqual({ cached: [true], result: 33_000 });
  });

  test('takes nothing that was made for other shapes', async () => {
    await start(program('this.x = a; this.y = b;'));
    expect(await start(program('this.y = b; this.x = a;'))).toEqual({ cached: [false], result: 33_000 });
    expect(await start(program('this.x = a; this.z = 0; this.y = b;'))).toEqual({ cached: [false], result: 33_000 });
  });
});

describe('the list of the modules of a function', () => {
  const name = (digit: string): string => digit.repeat(64);

  test('has the newest first, each once, four of them', () => {
    const cache = new CodeCache(folder, 1 << 20);
    expect(cache.modulesOf('root')).toEqual([]);
    for (const digit of ['a', 'b', 'a', 'c', 'd', 'e']) cache.note('root', name(digit));
    expect(cache.modulesOf('root')).toEqual(['e', 'd', 'c', 'a'].map(name));
  });

  test('is not believed when it names no module', () => {
    const cache = new CodeCache(folder, 1 << 20);
    cache.note('root', name('a'));
    writeFileSync(join(folder, 'root.tgjix'), `../../secret\n${name('b')}\n`);
    expect(cache.modulesOf('root')).toEqual([name('b')]);
  });
});
