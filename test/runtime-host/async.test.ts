import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GROUPS } from '../../runtime-host/globals/index.ts';
import {
  DeadlineError,
  DisposedError,
  Engine,
  FuelError,
  GuestError,
  InvalidArgumentError,
  type Isolate,
  type IsolateOptions,
  MemoryError,
  TimeoutError,
} from '../../runtime-host/index.ts';
import { vmBuild } from '../support/run-guest.ts';

let engine: Engine;
const isolates: Isolate[] = [];

beforeAll(async () => {
  engine = await Engine.create({ vm: vmBuild });
});

afterEach(() => {
  for (const isolate of isolates.splice(0)) isolate.dispose();
});

function create(options: IsolateOptions = {}, source = ''): Isolate {
  const isolate = engine.createIsolate(options);
  isolates.push(isolate);
  isolate.run(engine.compile(source));
  return isolate;
}

function failure(body: () => unknown): Error {
  try {
    body();
  } catch (error) {
    return error as Error;
  }
  throw new Error('it did not fail');
}

const rejection = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: Error) => error,
  );

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('promises of the host', () => {
  it('are promises of the guest, any number at the same time', async () => {
    const isolate = create(
      {
        globals: {
          later: async (n: number) => {
            await wait(n % 7);
            return { n };
          },
        },
      },
      'function twice(n) { return later(n).then((v) => later(v.n * 2)).then((v) => v.n); }',
    );
    const numbers = Array.from({ length: 50 }, (_, i) => i);
    const results = await Promise.all(numbers.map((n) => isolate.callAsync('twice', n)));
    expect(results).toEqual(numbers.map((n) => n * 2));
    expect(await isolate.callAsync('twice', 21)).toBe(42);
  });

  it('reject with what the host threw', async () => {
    const fail = async (): Promise<never> => {
      throw new RangeError('too far');
    };
    const isolate = create({ globals: { fail } }, 'function f() { return fail().catch((e) => [e.name, e.message]); }');
    expect(await isolate.callAsync('f')).toEqual(['RangeError', 'too far']);
    const error = await rejection(isolate.callAsync('fail'));
    expect(error).toBeInstanceOf(GuestError);
    expect([(error as GuestError).guestName, error.message]).toEqual(['RangeError', 'too far']);
  });

  it('may be any thenable when a host function returns them, and lie inside of values', async () => {
    // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tested
    const thenable = { then: (resolve: (v: number) => void) => void resolve(3) };
    const isolate = create(
      { globals: { thenable: () => thenable, nested: () => ({ list: [Promise.resolve(4)] }) } },
      'function f() { return Promise.all([thenable(), nested().list[0]]); }',
    );
    expect(await isolate.callAsync('f')).toEqual([3, 4]);
    isolate.set('given', Promise.resolve(5));
    expect(await isolate.run(engine.compile('given'))).toBe(5);
  });

  it('whose values cannot cross reject with the reason', async () => {
    const isolate = create({ globals: { later: async () => Symbol('x') } }, 'later().catch((e) => e.message)');
    expect(await isolate.runAsync(engine.compile('later().catch((e) => e.message)'))).toContain(
      'a symbol cannot cross',
    );
  });
});

describe('promises of the guest', () => {
  it('reach the host as promises', async () => {
    const isolate = create(
      {},
      'let go; const p = new Promise((r) => { go = r; }); function f() { return { p, n: 1 }; }',
    );
    const result = isolate.call('f') as { p: Promise<unknown>; n: number };
    expect(result.p).toBeInstanceOf(Promise);
    isolate.run(engine.compile('go([1, 2])'));
    expect(await result.p).toEqual([1, 2]);
    expect(isolate.stats().handles).toBe(0);
  });

  it('reject with GuestError, and end no process if nobody looks', async () => {
    const isolate = create();
    const rejected = engine.compile('Promise.reject(new TypeError("no"))', { fileName: 'guest.ts' });
    isolate.run(rejected);
    await wait(2);
    const error = (await rejection(isolate.runAsync(rejected))) as GuestError;
    expect(error.guestStack).toBe('TypeError: no\n    at guest.ts:1:16');
    expect(((await rejection(isolate.runAsync(engine.compile('Promise.reject(5)')))) as GuestError).thrown).toBe(5);
  });

  it('are settled when the jobs have run', async () => {
    const isolate = create();
    expect(isolate.run(engine.compile('let told = "no"; Promise.resolve().then(() => { told = "yes"; }); told'))).toBe(
      'no',
    );
    expect(isolate.get('told')).toBe('yes');
    expect(await isolate.runAsync(engine.compile('Promise.resolve(1).then((v) => v + 1)'))).toBe(2);
    expect(await isolate.runAsync(engine.compile('7'))).toBe(7);
  });

  it('whose values cannot cross reject', async () => {
    const isolate = create();
    const error = await rejection(isolate.runAsync(engine.compile('const o = {}; o.o = o; Promise.resolve(o)')));
    expect(error.message).toContain('cyclic');
  });
});

describe('exceptions that nobody awaits', () => {
  it('are thrown by the call in whose turn they happen', () => {
    const isolate = create({}, 'function f() { Promise.reject(new RangeError("lost")); return 1; }');
    expect(failure(() => isolate.call('f')).message).toBe('lost');
    expect(
      failure(() => isolate.run(engine.compile('queueMicrotask(() => { throw new Error("job"); })'))).message,
    ).toBe('job');
    expect(isolate.run(engine.compile('Promise.reject(1).catch(() => {}); 2'))).toBe(2);
    expect(
      isolate.run(engine.compile('const late = Promise.reject(1); queueMicrotask(() => late.catch(() => {})); 3')),
    ).toBe(3);
  });

  it('go to onError, all of them', () => {
    const told: string[] = [];
    const isolate = create({ onError: (error) => told.push(error.message) });
    const source =
      'for (const n of ["a", "b"]) Promise.reject(new Error(n)); queueMicrotask(() => { throw new Error("c"); }); 1';
    expect(isolate.run(engine.compile(source))).toBe(1);
    expect(told).toEqual(['c', 'a', 'b']);
  });

  it('end what waits when they happen later', async () => {
    const isolate = create(
      { globals: { later: () => wait(1) } },
      'function f() { later().then(() => { throw new Error("late"); }); }',
    );
    isolate.call('f');
    expect((await rejection(isolate.idle())).message).toBe('late');
    await isolate.idle();
  });

  it('leave the jobs of a program that throws for the next call', () => {
    const isolate = create({}, 'let n = 0;');
    expect(
      failure(() => isolate.run(engine.compile('Promise.resolve().then(() => n++); throw new Error("e")'))).message,
    ).toBe('e');
    expect(isolate.get('n')).toBe(0);
    expect(isolate.get('n')).toBe(1);
  });
});

describe('limits of what is awaited', () => {
  it('count what the guest does, not what it waits for', async () => {
    const isolate = create(
      { deadline: 60, globals: { later: () => wait(90) } },
      'function f() { return later().then(() => 1); }',
    );
    expect(await isolate.callAsync('f')).toBe(1);
    isolate.run(engine.compile('function spin() { return later().then(() => { for (;;); }); }'));
    expect(await rejection(isolate.callAsync('spin'))).toBeInstanceOf(DeadlineError);
    expect(await isolate.callAsync('f')).toBe(1);
  });

  it('end everything that waits with a termination', async () => {
    const isolate = create(
      { fuel: 100_000, globals: { later: () => wait(5), never: () => new Promise(() => {}) } },
      'function spin() { return later().then(() => { for (;;); }); }',
    );
    const waits = rejection(isolate.callAsync('never'));
    expect(await rejection(isolate.callAsync('spin'))).toBeInstanceOf(FuelError);
    expect(await waits).toBeInstanceOf(FuelError);
    isolate.fuel = 100_000;
    expect(isolate.run(engine.compile('1'))).toBe(1);
  });

  it('end by the timeout when a host function never settles', async () => {
    const isolate = create({ timeout: 20, globals: { never: () => new Promise(() => {}) } });
    const error = await rejection(isolate.callAsync('never'));
    expect(error).toBeInstanceOf(TimeoutError);
    expect((error as TimeoutError).code).toBe('TUNGSTEN_TIMEOUT');
    expect(await rejection(isolate.idle())).toBeInstanceOf(TimeoutError);
    expect(await isolate.runAsync(engine.compile('Promise.resolve(1)'))).toBe(1);
  });

  it.each(['reset', 'dispose'] as const)('end by %s', async (method) => {
    let settle: (v: unknown) => void = () => {};
    const later = (): Promise<unknown> =>
      new Promise((resolve) => {
        settle = resolve;
      });
    const isolate = create(
      { globals: { later }, grants: ['timers'] },
      'const p = new Promise(() => {}); setTimeout(() => {}, 5);',
    );
    const given = rejection(isolate.get('p') as Promise<unknown>);
    const waits = [rejection(isolate.callAsync('later')), rejection(isolate.idle())];
    isolate[method]();
    for (const error of await Promise.all([...waits, given])) expect(error).toBeInstanceOf(DisposedError);
    settle(1);
    await wait(10);
    if (method === 'reset') expect(isolate.run(engine.compile('1'))).toBe(1);
  });

  it('drop the jobs of a guest that was stopped', () => {
    for (const [limits, errorClass] of [
      [{ deadline: 20 }, DeadlineError],
      [{ fuel: 100_000 }, FuelError],
    ] as const) {
      const isolate = create(limits);
      const source = 'const next = () => { Promise.resolve().then(next); }; next();';
      expect(failure(() => isolate.run(engine.compile(source)))).toBeInstanceOf(errorClass);
      isolate.fuel = 100_000;
      expect(isolate.run(engine.compile('1'))).toBe(1);
    }
  });

  it('hold for jobs that fill the heap', () => {
    const isolate = create({ memory: 4 << 20 });
    const source = 'const bomb = () => { queueMicrotask(bomb); queueMicrotask(bomb); }; bomb();';
    expect(failure(() => isolate.run(engine.compile(source)))).toBeInstanceOf(MemoryError);
    isolate.reset();
    expect(isolate.run(engine.compile('1'))).toBe(1);
  });
});

describe('timers', () => {
  const log: string[] = [];
  const started = (source: string, options: IsolateOptions = {}): Isolate => {
    log.length = 0;
    return create({ grants: ['timers'], globals: { log: (text: string) => void log.push(text) }, ...options }, source);
  };

  it('are not there unless they are granted', () => {
    expect(create().run(engine.compile('typeof setTimeout'))).toBe('undefined');
    const isolate = started('');
    expect(isolate.run(engine.compile('typeof setTimeout'))).toBe('function');
    isolate.reset();
    expect(isolate.run(engine.compile('typeof setTimeout'))).toBe('function');
    expect(failure(() => create({ grants: ['time' as never] }))).toBeInstanceOf(InvalidArgumentError);
  });

  it('run by their delay, with jobs between two', async () => {
    const isolate = started(`
      setTimeout(() => log('c'), 3);
      setTimeout((x, y) => { log(x + y); Promise.resolve().then(() => log('job')); }, 1, 'a', 'b');
      setTimeout(() => log('b'));
      log('script');
    `);
    await isolate.idle();
    expect(log).toEqual(['script', 'ab', 'job', 'b', 'c']);
  });

  it('repeat until they are cleared', async () => {
    const isolate = started(`
      let n = 0;
      const i = setInterval(() => { log('i' + ++n); if (n === 3) clearInterval(i); }, 1);
      clearTimeout(setTimeout(() => log('never'), 1));
      clearTimeout(+setTimeout(() => log('never'), 1));
      clearImmediate(setImmediate(() => log('never')));
      clearTimeout(undefined); clearTimeout(12345); clearTimeout({});
    `);
    await isolate.idle();
    expect(log).toEqual(['i1', 'i2', 'i3']);
  });

  it('end what waits for a place of shared memory', async () => {
    const source = `
      const a = new Int32Array(new SharedArrayBuffer(8));
      const wait = (time) => Atomics.waitAsync(a, 0, 0, time).value.then(log);
    `;
    const isolate = started(`${source} wait(1); wait(5000); wait(2); setTimeout(() => Atomics.notify(a, 0), 10);`);
    await isolate.idle();
    expect(log).toEqual(['timed-out', 'timed-out', 'ok']);
    expect(failure(() => create({}, `const log = 0; ${source} wait(1)`))).toMatchObject({ guestName: 'TypeError' });
  });

  it('come after the immediates of their turn', async () => {
    const isolate = started(`
      setTimeout(() => {
        setTimeout(() => log('timeout'), 0);
        setImmediate(() => { log('immediate'); setImmediate(() => log('next')); });
        Promise.resolve().then(() => log('job'));
      }, 1);
    `);
    await isolate.idle();
    expect(log.slice(0, 2)).toEqual(['job', 'immediate']);
    expect(log.slice(2).sort()).toEqual(['next', 'timeout']);
  });

  it('are objects as in Node', async () => {
    const isolate = started(`
      const t = setTimeout(() => log('once'), 2);
      log(String([t.hasRef(), t.unref() === t, t.hasRef(), t.ref().hasRef(), t.refresh() === t, typeof t[Symbol.toPrimitive]()]));
      setTimeout(() => log('unref'), 100000).unref();
      try { setTimeout('x'); } catch (e) { log(e.code + ' ' + e.message); }
    `);
    await isolate.idle();
    expect(log).toEqual([
      'true,true,false,true,true,number',
      `ERR_INVALID_ARG_TYPE The "callback" argument must be of type function. Received type string ('x')`,
      'once',
    ]);
  });

  it('report what they throw, and go on', async () => {
    const isolate = started(`
      setTimeout(() => { throw new Error('thrown'); }, 1);
      setTimeout(() => log('next'), 2);
    `);
    expect((await rejection(isolate.idle())).message).toBe('thrown');
    await isolate.idle();
    expect(log).toEqual(['next']);
  });

  it('end with the guest', async () => {
    const isolate = started('setInterval(() => { for (;;); }, 1);', { deadline: 20 });
    expect(await rejection(isolate.idle())).toBeInstanceOf(DeadlineError);
    await isolate.idle();
    isolate.run(engine.compile('setTimeout(() => log("alive"), 1)'));
    await isolate.idle();
    expect(log).toEqual(['alive']);
  });

  it('keep their order among many', async () => {
    const isolate = started(
      'for (let i = 0; i < 200; i++) setTimeout(() => log(String((i * 37) % 11)), (i * 37) % 11);',
    );
    await isolate.idle();
    // A delay of 0 is one of 1.
    const due = log.map((text) => Math.max(1, Number(text)));
    expect(due).toEqual([...due].sort((a, b) => a - b));
    expect(log.length).toBe(200);
  });
});

describe('other globals that can be granted', () => {
  it('performance counts from the start of the isolate', () => {
    const isolate = create({ grants: ['performance'] });
    const [a, b, origin] = isolate.run(
      engine.compile('[performance.now(), performance.now(), performance.timeOrigin]'),
    ) as number[];
    expect(a).toBeGreaterThanOrEqual(0);
    expect(b).toBeGreaterThanOrEqual(a);
    expect(Math.abs(origin - Date.now())).toBeLessThan(10_000);
    expect(isolate.run(engine.compile('String(performance)'))).toBe('[object Performance]');
  });

  it('crypto makes random UUIDs', () => {
    const isolate = create({ grants: ['crypto'] });
    const [a, b] = isolate.run(engine.compile('[crypto.randomUUID(), crypto.randomUUID()]')) as string[];
    expect(a).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(a).not.toBe(b);
    const filled = isolate.run(engine.compile('[...crypto.getRandomValues(new Uint8Array(1000))]')) as number[];
    expect(new Set(filled).size).toBeGreaterThan(200);
    expect(failure(() => isolate.run(engine.compile('crypto.getRandomValues(new Float32Array(1))'))).message).toContain(
      'integer-type',
    );
    expect(
      failure(() => isolate.run(engine.compile('crypto.getRandomValues(new Int32Array(20000))'))).message,
    ).toContain('65,536');
    expect(isolate.run(engine.compile('typeof setTimeout + typeof performance'))).toBe('undefinedundefined');
  });
});

describe('the README', () => {
  it('has a row for each group of globals', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const [name, { globals, gives, harmless }] of Object.entries(GROUPS)) {
      const names = globals.map((global) => `\`${global}\``).join(', ');
      expect(readme).toContain(`| \`${name}\` | ${names} | ${gives} | ${harmless ? 'yes' : 'no'} |`);
    }
  });
});
