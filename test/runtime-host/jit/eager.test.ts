// Compiled code is the interpreter by other means: results, errors, traces, fuel, limits. Every function is compiled early here, and with
// guards that fail at random as well.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DeadlineError,
  Engine,
  FuelError,
  GuestError,
  type Isolate,
  MemoryError,
} from '../../../runtime-host/index.ts';
import { eagerEngine } from '../../support/jit.ts';
import { vmBuild } from '../../support/run-guest.ts';

let plain: Engine;
let eager: Engine;
let chaos: Engine;

beforeAll(async () => {
  plain = await Engine.create({ vm: vmBuild });
  eager = await eagerEngine();
  chaos = await eagerEngine({ chaos: 7 });
});

afterAll(() => {
  for (const engine of [plain, eager, chaos]) engine.dispose();
});

/** What comes of a program in a fresh isolate. */
function outcome(engine: Engine, source: string, limits: { fuel?: number; memory?: number; stackDepth?: number } = {}) {
  const lines: string[] = [];
  using isolate = engine.createIsolate({ ...limits, stdout: (text) => lines.push(text) });
  let end: unknown;
  try {
    end = isolate.run(engine.compile(source));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    end =
      error instanceof GuestError
        ? `${error.guestName}: ${error.message}\n${error.stack?.split('\n    at Session')[0]}`
        : error.constructor.name;
  }
  const { fuelUsed, jit } = isolate.stats();
  return { lines: lines.join(''), end, fuelUsed, jit };
}

const PROGRAMS: Record<string, string> = {
  'calls and loops': `
    function add(a, b) { return a + b; }
    let s = 0;
    for (let i = 0; i < 300; i++) s = add(s, i);
    s;`,
  recursion: `
    function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
    fib(14);`,
  'classes, getters and setters': `
    class A { #p = 1; constructor(x) { this.x = x; } get twice() { return this.x * 2; } set twice(v) { this.x = v / 2; } bump() { return ++this.#p; } }
    class B extends A { constructor(x) { super(x + 1); } get twice() { return super.twice + 1; } }
    let t = 0;
    for (let i = 0; i < 60; i++) { const b = new B(i); b.bump(); t += b.twice + b.bump(); const a = new A(i); a.twice = 10; t += a.x; }
    t;`,
  'exceptions through compiled frames': `
    function thrower(n) { if (n % 3 === 0) throw new RangeError('at ' + n); return n; }
    function middle(n) { try { return thrower(n); } finally { log.push(n); } }
    const log = [];
    let caught = 0;
    for (let i = 0; i < 60; i++) { try { middle(i); } catch (e) { caught += e.message.length; } }
    caught + ':' + log.length;`,
  'an uncaught exception and its trace': `
    function inner(n) { if (n > 40) null.x; return n; }
    function outer(n) { return inner(n) + 1; }
    for (let i = 0; i < 60; i++) outer(i);`,
  'generators and iteration': `
    function* count(n) { for (let i = 0; i < n; i++) yield i; }
    function sum(n) { let s = 0; for (const v of count(n)) s += v; for (const [k, v] of new Map([[1, 2]])) s += k * v; return s; }
    let t = 0;
    for (let i = 0; i < 40; i++) t += sum(i);
    t;`,
  'callbacks of natives and of the library': `
    const a = [5, 3, 8, 1];
    let t = 0;
    for (let i = 0; i < 30; i++) t += a.map((x) => x + i).filter((x) => x % 2).sort((x, y) => y - x).reduce((x, y) => x * 3 + y, 0);
    t + 'xyx'.replace(/x/g, (m) => m + t);`,
  'arguments, rest and spread': `
    function f(a, b = 2, ...rest) { return a + b + rest.length + arguments.length; }
    let t = 0;
    for (let i = 0; i < 40; i++) t += f(i) + f(i, 1, 2, 3) + f(...[1, 2, 3]) + Math.max(...[i, 2]);
    t;`,
  'a slice that ends in a native': `
    function join(n) { return Array.from({ length: n }, (_, i) => i).join('-').length; }
    let t = 0;
    for (let i = 0; i < 40; i++) t += join(i * 10);
    t;`,
};

describe('a compiled program does what the interpreter does', () => {
  test.each(Object.entries(PROGRAMS))('%s', (_name, source) => {
    const { jit: _none, ...expected } = outcome(plain, source);
    for (const engine of [eager, chaos]) {
      const { jit, ...actual } = outcome(engine, source);
      expect(actual).toEqual(expected);
      expect(jit?.versions).toBeGreaterThan(0);
    }
  });

  test('it ran compiled, and left where guards failed', () => {
    const source = PROGRAMS['calls and loops'];
    expect(outcome(eager, source).jit).toMatchObject({ exits: 0, refused: 0 });
    expect(outcome(chaos, source).jit?.exits).toBeGreaterThan(0);
    expect(outcome(plain, source).jit).toBeUndefined();
  });
});

describe('limits hold in compiled code', () => {
  test('fuel ends a loop and a recursion at the same unit', () => {
    for (const source of [
      'let i = 0; while (true) i++;',
      'function f(n) { return f(n) + 1; } let i = 0; for (;;) try { f(0); } catch {}',
    ]) {
      for (const fuel of [1000, 1001, 1037, 4096, 33_333]) {
        const expected = outcome(plain, source, { fuel });
        expect(expected.end).toBe(FuelError.name);
        for (const engine of [eager, chaos])
          expect(outcome(engine, source, { fuel })).toMatchObject({ end: expected.end, fuelUsed: expected.fuelUsed });
      }
    }
  });

  test('a recursion ends in the same RangeError at the same depth', () => {
    const source = `
      let deepest = 0;
      function down(n) { deepest = n; return down(n + 1) + 1; }
      function again() { try { down(0); } catch (e) { return e instanceof RangeError ? deepest : e; } }
      for (let i = 0; i < 4; i++) again();
      [again(), deepest].join();`;
    for (const stackDepth of [64 * 1024, 1024 * 1024]) {
      const { end } = outcome(plain, source, { stackDepth });
      for (const engine of [eager, chaos]) expect(outcome(engine, source, { stackDepth }).end).toBe(end);
    }
  });

  test('a deadline ends compiled loops, within a loop and within calls', () => {
    for (const source of [
      'let i = 0; for (;;) i++;',
      'function f() {} for (;;) f();',
      'function f(n) { return n && f(n - 1); } for (;;) f(9);',
    ]) {
      using isolate = eager.createIsolate({ deadline: 60 });
      const began = performance.now();
      expect(() => isolate.run(eager.compile(source))).toThrow(DeadlineError);
      // Compiling counts; the loop itself ends at its next slice.
      expect(performance.now() - began).toBeLessThan(5000);
      expect(isolate.stats().jit?.functions).toBeGreaterThan(0);
    }
  });

  test('the heap limit ends a compiled allocator, and the isolate can be reset', () => {
    using isolate = eager.createIsolate({ memory: 4 << 20 });
    const source = 'const all = []; function more(i) { all.push([i, i, i]); } for (let i = 0; ; i++) more(i);';
    expect(() => isolate.run(eager.compile(source))).toThrow(MemoryError);
    isolate.reset();
    expect(isolate.run(eager.compile(PROGRAMS.recursion))).toBe(377);
  });

  test('garbage of compiled code is collected while it runs', () => {
    const source = `
      class Node { constructor(next) { this.next = next; this.data = [1, 2, 3]; } }
      function chain(n) { let head = null; for (let i = 0; i < n; i++) head = new Node(head); let length = 0; for (; head; head = head.next) length += head.data.length; return length; }
      let t = 0;
      for (let i = 0; i < 60; i++) t += chain(1000);
      t;`;
    using isolate = eager.createIsolate({ memory: 2 << 20 });
    expect(isolate.run(eager.compile(source))).toBe(180_000);
    expect(isolate.stats().collections).toBeGreaterThan(0);
  });
});

describe('what compiled code knows of prototypes', () => {
  test('changes with them', () => {
    const source = `
      class A { m() { return 1; } }
      function call(a) { return a.m(); }
      const a = new A();
      let t = 0;
      for (let i = 0; i < 40; i++) t += call(a);
      A.prototype.m = () => 10;
      for (let i = 0; i < 40; i++) t += call(a);
      Object.defineProperty(A.prototype, 'm', { get() { return () => 100; } });
      for (let i = 0; i < 40; i++) t += call(a);
      Object.defineProperty(a, 'm', { value: () => 1000 });
      for (let i = 0; i < 40; i++) t += call(a);
      t;`;
    expect(outcome(eager, source).end).toBe(40 + 400 + 4000 + 40_000);
    expect(outcome(chaos, source).end).toBe(40 + 400 + 4000 + 40_000);
  });
});

describe('an isolate', () => {
  const run = (isolate: Isolate): unknown => isolate.run(eager.compile(PROGRAMS['classes, getters and setters']));

  test('forgets compiled code when it is reset', () => {
    using isolate = eager.createIsolate();
    const first = run(isolate);
    expect(isolate.stats().jit?.modules).toBeGreaterThan(0);
    isolate.reset();
    expect(isolate.stats().jit).toMatchObject({ functions: 0, modules: 0, bytes: 0, versions: 0 });
    expect(run(isolate)).toBe(first);
  });

  test('compiles nothing twice that another one has compiled', () => {
    const results: unknown[] = [];
    for (let i = 0; i < 3; i++) {
      using isolate = eager.createIsolate();
      results.push(run(isolate));
      if (i > 0) expect(isolate.stats().jit).toMatchObject({ milliseconds: 0 });
      expect(isolate.stats().jit?.modules).toBeGreaterThan(0);
    }
    expect(new Set(results).size).toBe(1);
  });

  test('calls of the host enter compiled functions', () => {
    using isolate = eager.createIsolate();
    isolate.run(
      eager.compile('export const twice = (n) => { let s = 0; for (let i = 0; i < n; i++) s += 2; return s; };'),
    );
    for (let i = 0; i < 40; i++) expect(isolate.call('twice', i)).toBe(2 * i);
    expect(isolate.stats().jit?.functions).toBe(1);
  });

  test('a function that the compiler refuses is interpreted', () => {
    const { end, jit } = outcome(
      eager,
      'function refused(n) { return n + 1; } let s = 0; for (let i = 0; i < 50; i++) s = refused(s); s;',
    );
    expect(end).toBe(50);
    expect(jit?.refused).toBe(1);
  });
});
