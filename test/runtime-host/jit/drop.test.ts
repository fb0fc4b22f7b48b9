// Code is dropped when its function dies: records, modules, places in the table, and what they kept alive.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine, Isolate } from '../../../runtime-host/index.ts';
import type { VmInstance } from '../../../runtime-host/instance.ts';
import { eagerEngine } from '../../support/jit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await eagerEngine();
});

afterAll(() => engine.dispose());

/** What is not public of an isolate. */
const instanceOf = (isolate: Isolate): VmInstance =>
  (isolate as unknown as { session: { instance: VmInstance } }).session.instance;

/** A program with its own numbers, so that no two are the same code: its global `hot` is compiled, and keeps 64 KiB. */
const program = (seed: number): string => `(() => {
  const ballast = new Uint8Array(65536).fill(${seed});
  const step = (x) => (x * ${seed + 3} + ballast[x & 65535]) | 0;
  globalThis.hot = (n) => { let s = ${seed}; for (let i = 0; i < n; i++) s = step(s + i); return s; };
})();`;

function modelOf(seed: number, n: number): number {
  let s = seed;
  for (let i = 0; i < n; i++) s = ((s + i) * (seed + 3) + seed) | 0;
  return s;
}

test('programs that follow each other leave nothing behind', () => {
  using isolate = engine.createIsolate();
  const instance = instanceOf(isolate);
  const readings: { modules: number; functions: number; table: number; heap: number }[] = [];
  for (let seed = 1; seed <= 16; seed++) {
    isolate.run(engine.compile(program(seed)));
    expect(isolate.call('hot', 100)).toBe(modelOf(seed, 100));
    instance.vm.vmCollect();
    const { jit, heapBytes } = isolate.stats();
    readings.push({
      modules: jit?.modules ?? 0,
      functions: jit?.functions ?? 0,
      table: instance.vm.table.length,
      heap: heapBytes,
    });
  }
  const [early, late] = [readings[3], readings[15]];
  expect(early.functions).toBeGreaterThan(0);
  expect(late).toMatchObject({ modules: early.modules, functions: early.functions, table: early.table });
  expect(late.heap).toBeLessThan(early.heap + 16384);
});

test('code of functions that are in use stays', () => {
  using isolate = engine.createIsolate();
  isolate.run(engine.compile(program(7)));
  isolate.call('hot', 100);
  const { functions } = isolate.stats().jit as { functions: number };
  isolate.run(engine.compile('globalThis.kept = globalThis.hot; globalThis.hot = null;'));
  instanceOf(isolate).vm.vmCollect();
  expect(isolate.stats().jit?.functions).toBe(functions);
  expect(isolate.call('kept', 100)).toBe(modelOf(7, 100));
});

test('code from strings is dropped as well', () => {
  using isolate = engine.createIsolate({ eval: true });
  const turns = (from: number): unknown =>
    isolate.run(
      engine.compile(`{
let sum = 0;
for (let i = ${from}; i < ${from} + 50; i++) {
  const f = new Function('n', 'let s = 0; for (let i = 0; i < n; i++) s += i ^ ' + i + '; return s;');
  sum += f(40) + f(3);
}
sum;
}`),
    );
  turns(0);
  instanceOf(isolate).vm.vmCollect();
  const before = isolate.stats().jit?.modules ?? 0;
  turns(50);
  instanceOf(isolate).vm.vmCollect();
  expect(isolate.stats().jit?.modules).toBeLessThan(before + 10);
});

test('who called what died finds what replaced it', () => {
  using isolate = engine.createIsolate();
  isolate.run(
    engine.compile('globalThis.outer = (n) => { let s = 0; for (let i = 0; i < n; i++) s += inner(i); return s; };'),
  );
  for (let seed = 0; seed < 12; seed++) {
    isolate.run(engine.compile(`globalThis.inner = (x) => x * ${seed};`));
    instanceOf(isolate).vm.vmCollect();
    expect(isolate.call('outer', 50)).toBe(seed * 1225);
  }
});
