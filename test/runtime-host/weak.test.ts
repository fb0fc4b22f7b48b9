/** What only shows over several entries from the host: weak references give up their targets, weak tables their entries. */
import { describe, expect, test } from 'vitest';
import { Engine } from '../../runtime-host/index.ts';

const engine = Engine.createSync();
const GARBAGE = 'for (let i = 0; i < 60000; i++) ({ list: [i, i, i, i] });';

function isolateWith(source: string, memory = 8 << 20): { run: (text: string) => unknown } {
  const isolate = engine.createIsolate({ memory });
  const run = (text: string): unknown => isolate.run(engine.compile(text, { kind: 'script' }));
  run(source);
  return { run };
}

describe('weak references', () => {
  test('a target that nothing holds is gone in a later entry', () => {
    const { run } = isolateWith('var held = { n: 1 }, ref = new WeakRef(held), loose = new WeakRef({ n: 2 });');
    run(GARBAGE);
    expect(run('[ref.deref().n, loose.deref()]')).toEqual([1, undefined]);
    run('held = null;');
    run(GARBAGE);
    expect(run('ref.deref()')).toBeUndefined();
  });

  test('a target that was asked for lives until the entry ends', () => {
    const { run } = isolateWith('var ref = new WeakRef({ n: 1 });');
    expect(run(`ref.deref(); ${GARBAGE} ref.deref().n`)).toBe(1);
    run(GARBAGE);
    expect(run('ref.deref()')).toBeUndefined();
  });
});

describe('finalization registries', () => {
  test('callbacks run as jobs with what was held, once each, and not for what was unregistered', () => {
    const { run } = isolateWith(
      'var log = [], token = {}, held = {}, registry = new FinalizationRegistry((v) => log.push(v));' +
        "registry.register({}, 'a'); registry.register({}, 'b', token); registry.register(held, 'held'); registry.register({}, 'c');" +
        'registry.unregister(token);',
    );
    run(GARBAGE);
    run(GARBAGE);
    expect(run('log.sort().join()')).toBe('a,c');
    run('held = null;');
    run(GARBAGE);
    expect(run('log.join()')).toBe('a,c,held');
  });

  test('a callback that throws does not keep the others from running', () => {
    const isolate = engine.createIsolate({ memory: 8 << 20 });
    const run = (text: string): unknown => isolate.run(engine.compile(text, { kind: 'script' }));
    run(
      'var count = 0, registry = new FinalizationRegistry((v) => { count++; if (v === 2) throw new Error("mine"); });' +
        'for (let i = 0; i < 5; i++) registry.register({}, i);',
    );
    expect(() => run(GARBAGE)).toThrow('mine');
    expect(run('count')).toBe(5);
  });

  test('a registry that is gone calls nobody', () => {
    const { run } = isolateWith('var log = []; new FinalizationRegistry((v) => log.push(v)).register({}, 1);');
    run(GARBAGE);
    run(GARBAGE);
    expect(run('log.length')).toBe(0);
  });
});

describe('weak tables', () => {
  test('entries whose keys died make room', () => {
    const { run } = isolateWith('var map = new WeakMap(), kept = [];');
    run(
      'for (let i = 0; i < 200000; i++) { const k = {}; map.set(k, [k, i, i, i]); if (i % 1000 === 0) kept.push(k); }',
    );
    expect(run('kept.every((k) => map.get(k)[0] === k) && kept.length')).toBe(200);
  });

  test('a chain of values that are keys is followed in any order, and dies as a whole', () => {
    const { run } = isolateWith('var map = new WeakMap(), first = {};', 24 << 20);
    const build = 'let k = first; for (let i = 0; i < 30000; i++) { const next = { i }; map.set(k, next); k = next; }';
    run(build);
    run(GARBAGE);
    expect(run('let n = 0; for (let k = first; map.has(k); n++) k = map.get(k); n')).toBe(30000);
    for (let round = 0; round < 10; round++) run(`first = {}; { ${build} }`);
    expect(run('{ let n = 0; for (let k = first; map.has(k); n++) k = map.get(k); n }')).toBe(30000);
  });

  test('a table goes with its map though its keys live', () => {
    const { run } = isolateWith('var keys = Array.from({ length: 100 }, (_, i) => ({ i }));');
    run('for (let i = 0; i < 3000; i++) { const m = new WeakMap(); for (const k of keys) m.set(k, [i]); }');
    expect(run('keys[99].i')).toBe(99);
  });
});
