// The limits, each alone and with all the others, and what an isolate is good for afterwards.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DeadlineError,
  Engine,
  FuelError,
  GuestError,
  InterruptError,
  InvalidArgumentError,
  type Isolate,
  type IsolateOptions,
  type Limits,
  MemoryError,
  NotCallableError,
  TungstenError,
} from '../../runtime-host/index.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await Engine.create();
});

afterAll(() => engine.dispose());

/** What running `source` throws. */
function failure(isolate: Isolate, source: string): unknown {
  try {
    isolate.run(engine.compile(source));
  } catch (error) {
    return error;
  }
  return undefined;
}

function withIsolate<T>(options: IsolateOptions, body: (isolate: Isolate) => T): T {
  using isolate = engine.createIsolate(options);
  return body(isolate);
}

/** Limits of what guest code does; `timeout` is for what is awaited. */
type GuestLimits = Required<Omit<Limits, 'timeout'>>;

const TIGHT: GuestLimits = { fuel: 100_000, deadline: 30, memory: 2 << 20, stackDepth: 64 << 10 };
const WIDE: GuestLimits = { fuel: 1e12, deadline: 60_000, memory: 256 << 20, stackDepth: 4 << 20 };

/** Guests that only one limit ends. */
const GUESTS: Record<keyof GuestLimits, string> = {
  fuel: 'let n = 0; while (true) n++;',
  deadline: 'let n = 0; while (true) n++;',
  memory: 'const keep = []; while (true) keep.push([keep.length]);',
  stackDepth: 'let depth = 0; function f() { depth++; f(); } f();',
};

function expected(limit: keyof GuestLimits, error: unknown): boolean {
  if (limit === 'fuel') return error instanceof FuelError;
  if (limit === 'deadline') return error instanceof DeadlineError;
  if (limit === 'memory') return error instanceof MemoryError;
  return error instanceof GuestError && error.guestName === 'RangeError';
}

const NAMES = Object.keys(GUESTS) as (keyof GuestLimits)[];

describe('limits in every combination', () => {
  for (const tight of NAMES) {
    const others = NAMES.filter((name) => name !== tight);
    for (let set = 0; set < 1 << others.length; set++) {
      const given = others.filter((_, i) => set & (1 << i));
      it(`${tight} ends a guest${given.length ? ` beside ${given.join(', ')}` : ''}`, () => {
        const limits: Limits = { [tight]: TIGHT[tight] };
        for (const name of given) limits[name] = WIDE[name];
        withIsolate(limits, (isolate) => {
          const error = failure(isolate, GUESTS[tight]);
          expect(expected(tight, error), String(error)).toBe(true);
          isolate.reset();
          expect(isolate.run(engine.compile('[3, 1, 2].sort().join()'))).toBe('1,2,3');
        });
      });
    }
  }
});

describe('after a termination', () => {
  it('fuel stays used up until more is given', () =>
    withIsolate({ fuel: 1000 }, (isolate) => {
      expect(failure(isolate, GUESTS.fuel)).toBeInstanceOf(FuelError);
      expect(isolate.fuel).toBe(0);
      expect(failure(isolate, 'let i = 0; while (i < 10) i++')).toBeInstanceOf(FuelError);
      isolate.fuel = 1000;
      expect(isolate.run(engine.compile('1 + 1'))).toBe(2);
    }));

  it('a deadline is for each call', () =>
    withIsolate({ deadline: 20 }, (isolate) => {
      isolate.run(
        engine.compile('var calls = 0; function spin() { calls++; while (true); } function answer() { return calls; }'),
      );
      expect(() => isolate.call('spin')).toThrow(DeadlineError);
      expect(isolate.call('answer')).toBe(1);
    }));

  it('a full memory is for nothing but a reset', () =>
    withIsolate({ memory: 1 << 20 }, (isolate) => {
      expect(failure(isolate, GUESTS.memory)).toBeInstanceOf(MemoryError);
      expect(() => isolate.get('x')).toThrow('reset the isolate');
      isolate.reset();
      expect(isolate.get('x')).toBeUndefined();
    }));

  it('an image that does not fit is a full memory, wherever loading it ends', () => {
    const names = Array.from({ length: 6000 }, (_, i) => `property${i}`);
    const program = engine.compile(
      `const o = { ${names.join(': 1, ')}: 1 }; ${names.map((n) => `o.${n};`).join('')} 'loaded'`,
    );
    const outcomes: string[] = [];
    for (let memory = 1 << 20; outcomes.at(-1) !== 'loaded' && memory < 32 << 20; memory += 32 << 10) {
      withIsolate({ memory }, (isolate) => {
        try {
          outcomes.push(String(isolate.run(program)));
        } catch (error) {
          outcomes.push((error as Error).name);
          isolate.reset();
          expect(isolate.run(engine.compile('1 + 1'))).toBe(2);
        }
      });
    }
    expect(outcomes.length).toBeGreaterThan(5);
    expect(new Set(outcomes)).toEqual(new Set(['MemoryError', 'loaded']));
  });

  it('no finally, catch or host function of the guest goes on', () =>
    withIsolate({ fuel: 10_000 }, (isolate) => {
      const seen: string[] = [];
      isolate.set('note', (text: string) => void seen.push(text));
      const source = 'note("start"); try { while (true); } catch { note("catch"); } finally { note("finally"); }';
      expect(failure(isolate, source)).toBeInstanceOf(FuelError);
      expect(seen).toEqual(['start']);
    }));

  it('a host function that swallows the end of a nested call does not save the guest', () =>
    withIsolate({ deadline: 30 }, (isolate) => {
      isolate.set('swallow', () => {
        try {
          isolate.call('spin');
        } catch {
          return 'saved';
        }
        return 'ended';
      });
      const source = 'function spin() { while (true); } let saved = swallow(); while (true);';
      expect(failure(isolate, source)).toBeInstanceOf(DeadlineError);
    }));

  it('an interruption from a host function ends the guest once', () =>
    withIsolate({}, (isolate) => {
      isolate.set('stop', () => isolate.interrupt());
      expect(failure(isolate, 'stop(); while (true);')).toBeInstanceOf(InterruptError);
      expect(isolate.run(engine.compile('2 + 2'))).toBe(4);
    }));
});

describe('misuse', () => {
  const bad: [string, Limits][] = [
    ['memory', { memory: 1000 }],
    ['memory', { memory: 2 ** 40 }],
    ['memory', { memory: Number.NaN }],
    ['memory', { memory: '64m' as never }],
    ['fuel', { fuel: -1 }],
    ['fuel', { fuel: null as never }],
    ['deadline', { deadline: -5 }],
    ['deadline', { deadline: 10n as never }],
    ['stackDepth', { stackDepth: 0 }],
    ['stackDepth', { stackDepth: Number.POSITIVE_INFINITY }],
  ];
  it.each(bad)('%s cannot be %o', (name, limits) => {
    let error: unknown;
    try {
      engine.createIsolate(limits);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect(error).toMatchObject({ code: 'TUNGSTEN_INVALID_ARGUMENT', name: 'InvalidArgumentError' });
    expect((error as Error).message).toContain(`${name} must be`);
  });

  it('names that are not there, and values that are no functions, are mistakes of the host', () =>
    withIsolate({ globals: { seven: 7 } }, (isolate) => {
      for (const name of ['missing', 'seven', '', '__proto__', '0']) {
        expect(() => isolate.call(name), name).toThrow(NotCallableError);
      }
      expect(isolate.get('missing')).toBeUndefined();
    }));

  it('errors tell their class by code', () => {
    expect(new TungstenError('x').code).toBe('TUNGSTEN');
    expect(new FuelError('x').code).toBe('TUNGSTEN_FUEL');
    expect(new InvalidArgumentError('x').code).toBe('TUNGSTEN_INVALID_ARGUMENT');
    expect(Object.keys(new FuelError('x'))).toEqual([]);
  });

  it('host functions that throw, or are async, leave the isolate usable', () =>
    withIsolate({}, (isolate) => {
      isolate.set('later', async () => 1);
      isolate.set('fail', () => {
        throw new TypeError('no');
      });
      isolate.set('odd', () => {
        throw undefined;
      });
      const source =
        'const told = []; for (const f of [later, fail, odd]) try { f(); } catch (e) { told.push(e ? e.name : String(e)); } told.join()';
      expect(isolate.run(engine.compile(source))).toBe('TypeError,undefined');
      isolate.set('later', () => 2);
      expect(isolate.call('later')).toBe(2);
    }));
});
