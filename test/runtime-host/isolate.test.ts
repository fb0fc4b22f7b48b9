import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BusyError,
  DisposedError,
  Engine,
  GuestError,
  GuestHandle,
  InvalidArgumentError,
  type Isolate,
  type IsolateOptions,
  MemoryError,
  TransferError,
} from '../../runtime-host/index.ts';

let engine: Engine;
const isolates: Isolate[] = [];

beforeAll(async () => {
  engine = await Engine.create();
});

afterAll(() => {
  for (const isolate of isolates) isolate.dispose();
  engine.dispose();
});

function create(options: IsolateOptions = {}): Isolate {
  const isolate = engine.createIsolate(options);
  isolates.push(isolate);
  return isolate;
}

/** The linear memory behind an isolate. */
function memoryOf(isolate: Isolate): Buffer {
  return (isolate as unknown as { session: { instance: { bytes: Buffer } } }).session.instance.bytes;
}

/** The error that `body` throws. */
function failure(body: () => unknown): Error {
  try {
    body();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

describe('values in and out', () => {
  it.each([
    ['undefined', undefined],
    ['null and booleans', [null, true, false]],
    ['ints', [0, -1, 2 ** 31 - 1, -(2 ** 31)]],
    ['doubles', [0.5, -0, 2 ** 31, Number.NaN, Number.NEGATIVE_INFINITY, 5e-324]],
    ['strings', ['', 'x', 'é', '漢字', '\ud83d', 'long '.repeat(1000), 'Ω'.repeat(1000)]],
    ['holes', Object.assign(new Array(4), { 1: 'one' })],
    ['objects', { a: { b: [{ c: 1 }, { c: 2 }] }, 7: 'index', 4294967295: 'name', '': 'empty' }],
    [
      'buffers and typed arrays',
      [new Uint8Array([1, 2, 255]).buffer, new Uint8Array(5), new Float32Array([0.5]), new BigInt64Array([-7n])],
    ],
    ['views', [new Uint16Array([1, 2, 3]).subarray(1), new DataView(new ArrayBuffer(4), 1)]],
    ['wide objects', Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`k${i}`, i]))],
    ['many alike', Array.from({ length: 500 }, (_, i) => ({ id: i, name: `n${i}`, tags: ['x'] }))],
  ])('%s', (_, value) => {
    const isolate = create();
    isolate.set('value', value);
    expect(isolate.get('value')).toStrictEqual(value);
    isolate.set('identity', (v: unknown) => v);
    expect(isolate.call('identity', value)).toStrictEqual(value);
  });

  it('shows bytes of the host to the guest, and the guest what class they are of', () => {
    const isolate = create({ globals: { bytes: Buffer.from('abc'), view: new DataView(new ArrayBuffer(2)) } });
    isolate.run(
      engine.compile(
        'function f() { return [bytes instanceof Uint8Array, bytes.join(), view.byteLength, new Float16Array([1.5])]; }',
      ),
    );
    expect(isolate.call('f')).toEqual([true, '97,98,99', 2, expect.anything()]);
  });

  it('gives copies of host objects, host functions themselves', () => {
    const value = { n: 1 };
    const fn = (): number => 1;
    const isolate = create({ globals: { value, fn } });
    expect(isolate.get('value')).not.toBe(value);
    expect(isolate.get('fn')).toBe(fn);
  });

  it('reaches messages of several megabytes', () => {
    const isolate = create();
    const text = 'abcdefgh'.repeat(1 << 18);
    isolate.set('text', [text, text]);
    expect(isolate.get('text')).toEqual([text, text]);
  });

  it('names the argument and path that cannot cross', () => {
    const isolate = create({ globals: { f: () => 1 } });
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    const error = failure(() => isolate.call('f', 1, { deep: [cyclic] }));
    expect(error).toBeInstanceOf(TransferError);
    expect((error as TransferError).path).toBe('argument 2.deep[0].self');
    expect(isolate.get('f')).toBeTypeOf('function');
  });
});

describe('host functions', () => {
  it('turn what they throw into guest errors without their stack', () => {
    const isolate = create({
      globals: {
        fail: () => {
          throw new RangeError('too far');
        },
      },
    });
    const error = failure(() => isolate.call('fail')) as GuestError;
    expect(error).toBeInstanceOf(GuestError);
    expect([error.guestName, error.message]).toEqual(['RangeError', 'too far']);
    expect(error.guestStack).not.toContain('isolate.test');
  });

  it('keep the names of classes that the guest does not have', () => {
    class QuotaError extends Error {
      override name = 'QuotaError';
    }
    const isolate = create({
      globals: {
        fail: () => {
          throw new QuotaError('no more');
        },
      },
    });
    const error = failure(() => isolate.call('fail')) as GuestError;
    expect([error.guestName, error.message]).toEqual(['QuotaError', 'no more']);
  });

  it('pass values that are no errors through', () => {
    const isolate = create({
      globals: {
        fail: () => {
          throw { code: 7 };
        },
      },
    });
    expect((failure(() => isolate.call('fail')) as GuestError).thrown).toEqual({ code: 7 });
  });

  it('may call back in, many levels deep', () => {
    const isolate = create();
    isolate.set('down', (n: number) => (n === 0 ? 'bottom' : isolate.call('down', n - 1)));
    expect(isolate.call('down', 50)).toBe('bottom');
  });

  it('see arguments that cannot be results named', () => {
    class Account {}
    const isolate = create({ globals: { f: () => ({ account: new Account() }) } });
    const error = failure(() => isolate.call('f')) as GuestError;
    expect([error.guestName, error.message.slice(0, 34)]).toEqual(['TypeError', 'result.account: an instance of Acc']);
  });
});

describe('handles', () => {
  it('call functions and read properties of the guest', () => {
    const isolate = create();
    const error = isolate.get('TypeError') as GuestHandle;
    expect(error).toBeInstanceOf(GuestHandle);
    expect(error.kind).toBe('function');
    const made = error.call('bad', { cause: 'why' }) as GuestError;
    expect([made.guestName, made.message, made.cause]).toEqual(['TypeError', 'bad', 'why']);
    expect(error.get('name')).toBe('TypeError');
    error.set('extra', [1]);
    expect(error.get('extra')).toEqual([1]);
  });

  it('come back as the same guest value', () => {
    const isolate = create();
    const error = isolate.get('RangeError') as GuestHandle;
    isolate.set('alias', error);
    const again = isolate.get('alias') as GuestHandle;
    expect(again.call('x')).toBeInstanceOf(GuestError);
    expect((again.call('x') as GuestError).guestName).toBe('RangeError');
  });

  it('end with dispose, and with the isolate', () => {
    const isolate = create();
    const first = isolate.get('Error') as GuestHandle;
    const second = isolate.get('Error') as GuestHandle;
    expect(isolate.stats().handles).toBe(2);
    first.dispose();
    first.dispose();
    expect(isolate.stats().handles).toBe(1);
    expect(() => first.call()).toThrow(DisposedError);
    isolate.reset();
    expect(second.alive).toBe(false);
    expect(isolate.stats().handles).toBe(0);
  });

  it('belong to one isolate', () => {
    const handle = create().get('Error');
    expect(() => create().set('stolen', handle)).toThrow(InvalidArgumentError);
  });
});

describe('life of an isolate', () => {
  it('goes on when a getter of an argument throws, a RangeError too', () => {
    using isolate = engine.createIsolate();
    isolate.run(engine.compile('function id(v: unknown) { return v; }'));
    for (const error of [new RangeError('host'), new TypeError('host')]) {
      const argument = {
        get x(): number {
          throw error;
        },
      };
      expect(() => isolate.call('id', argument)).toThrow(error);
      expect(isolate.call('id', 7)).toBe(7);
    }
  });

  it('forgets everything at a reset but its options', () => {
    const isolate = create({ globals: { kept: 'kept' } });
    isolate.set('gone', 'gone');
    isolate.reset();
    expect([isolate.get('kept'), isolate.get('gone')]).toEqual(['kept', undefined]);
  });

  it('leaves nothing behind for the next one in its memory', async () => {
    const own = await Engine.create({ poolSize: 1 });
    const fresh = Buffer.from(memoryOf(own.createIsolate()));
    const secret = 'the secret of a tenant';
    const first = own.createIsolate();
    first.set(
      'secret',
      Array.from({ length: 5000 }, (_, i) => secret + i),
    );
    first.get('secret');
    expect(memoryOf(first).includes(secret)).toBe(true);
    first.dispose();
    const second = memoryOf(own.createIsolate());
    expect(second.includes(secret)).toBe(false);
    expect(second.subarray(0, fresh.length).equals(fresh)).toBe(true);
  });

  it('cannot be used after dispose', () => {
    const isolate = create();
    isolate.dispose();
    isolate.dispose();
    expect(() => isolate.get('x')).toThrow(DisposedError);
  });

  it('cannot be reset or disposed of from inside', () => {
    const isolate = create();
    isolate.set('reset', () => isolate.reset());
    isolate.set('dispose', () => isolate.dispose());
    expect(failure(() => isolate.call('reset')).message).toContain('while it is running');
    expect(failure(() => isolate.call('dispose')).message).toContain('while it is running');
    expect(() => isolate.reset()).not.toThrow();
    expect(new BusyError('x').name).toBe('BusyError');
  });

  it('rejects options that do not exist: a misspelt limit is not no limit', () => {
    const misspelt = { Fuel: 10 } as object;
    expect(() => engine.createIsolate(misspelt)).toThrow("createIsolate() has no option 'Fuel'");
    expect(() => engine.createIsolate({ globals: [1] as never })).toThrow('globals must be an object');
    expect(() => engine.compile('1', { filename: 'x.ts' } as object)).toThrow("compile() has no option 'filename'");
    expect(() => Engine.createSync({ foo: 1 } as object)).toThrow("Engine.create() has no option 'foo'");
  });

  it('keeps a rejection that the guest ignores for the next call', async () => {
    using isolate = engine.createIsolate({
      globals: {
        later: async () => {
          throw new Error('late');
        },
      },
    });
    expect(isolate.run(engine.compile('later(); 1'))).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(failure(() => isolate.run(engine.compile('2'))).message).toBe('late');
    expect(isolate.run(engine.compile('2'))).toBe(2);
  });

  it('rejects limits that are none', () => {
    expect(() => create({ memory: 10 })).toThrow('memory must be a number from');
    expect(() => create({ fuel: -1 })).toThrow(InvalidArgumentError);
    expect(() => create({ deadline: Number.NaN })).toThrow(InvalidArgumentError);
    expect(() => create({ stdout: 1 as never })).toThrow(InvalidArgumentError);
  });

  it('says when the memory is full, and works on after a reset', () => {
    const isolate = create({ memory: 1 << 20 });
    const error = failure(() => isolate.set('big', 'x'.repeat(1 << 22)));
    expect(error).toBeInstanceOf(MemoryError);
    isolate.reset();
    isolate.set('small', 1);
    expect(isolate.get('small')).toBe(1);
  });

  it('counts what was used', () => {
    const isolate = create({ globals: { f: () => 1 } });
    const before = isolate.stats();
    for (let i = 0; i < 100; i++) isolate.call('f');
    const after = isolate.stats();
    expect(after.fuelUsed).toBeGreaterThanOrEqual(before.fuelUsed + 100);
    expect(after.heapBytes).toBeGreaterThan(before.heapBytes);
  });
});
