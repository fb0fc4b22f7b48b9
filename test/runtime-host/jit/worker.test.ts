// Hot functions are found by slices and compiled by the worker; nothing waits for it.

import { expect, test } from 'vitest';
import type { Engine, Isolate, JitEvent, JitStats } from '../../../runtime-host/index.ts';
import { ofKind, warmEngine } from '../../support/jit.ts';

const HOT = `
  export function mix(n) { return (n * 31 + 7) & 0xffff; }
  export function work(n) { let s = 0; for (let i = 0; i < n; i++) s = mix(s + i); return s; }
`;

const stats = (isolate: Isolate): JitStats => isolate.stats().jit as JitStats;

function start(engine: Engine): Isolate {
  const isolate = engine.createIsolate();
  isolate.run(engine.compile(HOT));
  return isolate;
}

/** Runs until something is compiled; what each call gave. */
function runUntil(isolate: Isolate, done: () => boolean): unknown[] {
  const results: unknown[] = [];
  for (const end = performance.now() + 60_000; performance.now() < end && !done(); )
    results.push(isolate.call('work', 20_000));
  expect(done()).toBe(true);
  return results;
}

test('a hot function is requested, compiled elsewhere, and entered', async () => {
  const events: JitEvent[] = [];
  using engine = await warmEngine({ trace: (event) => events.push(event) });
  using isolate = start(engine);
  const results = runUntil(isolate, () => stats(isolate).functions >= 2);
  expect(stats(isolate)).toMatchObject({ functions: 2, refused: 0 });
  expect(stats(isolate).milliseconds).toBeGreaterThan(0);
  expect(new Set([...results, isolate.call('work', 20_000)]).size).toBe(1);
  expect(ofKind(events, 'request').map(({ name }) => name)).toEqual(expect.arrayContaining(['mix', 'work']));
  // It was interpreted meanwhile.
  expect(results.length).toBeGreaterThan(1);
});

test('a program that is not hot asks for nothing', async () => {
  const events: JitEvent[] = [];
  using engine = await warmEngine({ trace: (event) => events.push(event) });
  using isolate = start(engine);
  isolate.call('work', 1000);
  expect(events).toEqual([]);
  expect(stats(isolate)).toMatchObject({ functions: 0, versions: 0 });
});

test('what the worker answers too late is ignored', async () => {
  using engine = await warmEngine();
  using isolate = start(engine);
  runUntil(isolate, () => stats(isolate).versions > 0);
  isolate.reset();
  using other = start(engine);
  // The other isolate takes the answers, those for the first life of the one that was reset included.
  const [expected] = runUntil(other, () => stats(other).functions >= 2);
  expect(stats(isolate)).toMatchObject({ functions: 0, modules: 0 });
  isolate.run(engine.compile(HOT));
  expect(isolate.call('work', 20_000)).toBe(expected);
});

test('a loop that never ends is entered while it runs, and stopped', async () => {
  const events: JitEvent[] = [];
  using engine = await warmEngine({ trace: (event) => events.push(event) });
  let turns = 0;
  const flag = new Int32Array(new SharedArrayBuffer(4));
  using watched = engine.createIsolate({
    interruptFlag: flag,
    deadline: 60_000,
    globals: {
      tick: () => {
        turns++;
        if (ofKind(events, 'install').length > 0) flag[0] = 1;
      },
    },
  });
  const endless = engine.compile('let i = 0; for (;;) if (++i % 1000000 === 0) tick();');
  expect(() => watched.run(endless)).toThrow('the guest was interrupted');
  expect(turns).toBeGreaterThan(0);
  expect(stats(watched).functions).toBe(1);
});

test('a worker that cannot compile leaves everything to the interpreter', async () => {
  const events: JitEvent[] = [];
  const compiler = new URL('../../support/no-such-compiler.ts', import.meta.url).href;
  using engine = await warmEngine({ compiler, trace: (event) => events.push(event) });
  using isolate = start(engine);
  const results = runUntil(isolate, () => stats(isolate).refused > 0);
  expect(stats(isolate)).toMatchObject({ functions: 0 });
  expect(new Set(results).size).toBe(1);
  expect(ofKind(events, 'refuse').length).toBeGreaterThan(0);
});
