import { describe, expect, it } from 'vitest';
import { Decoder } from '../../runtime-host/bridge/decode.ts';
import { arrayIndex, Encoder, type HostFunction } from '../../runtime-host/bridge/encode.ts';
import { GuestError, TransferError } from '../../runtime-host/errors.ts';

/** Stands for an isolate: functions by number, handles by object. */
class Model {
  readonly functions: HostFunction[] = [];
  readonly handles = new Map<object, number>();
  hostFunctionId(fn: HostFunction): number {
    const known = this.functions.indexOf(fn);
    return known >= 0 ? known : this.functions.push(fn) - 1;
  }
  hostFunction(id: number): HostFunction {
    return this.functions[id];
  }
  handleId(value: object): number {
    return this.handles.get(value) ?? -1;
  }
  guestHandle(handle: number): unknown {
    return [...this.handles].find(([, id]) => id === handle)?.[0];
  }
  readonly promises: Promise<unknown>[] = [];
  promiseId(promise: Promise<unknown>): number {
    return this.promises.push(promise) - 1;
  }
  guestPromise(number: number): Promise<unknown> {
    return this.promises[number];
  }
}

const encoder = new Encoder();

function cross(value: unknown, model = new Model()): unknown {
  encoder.begin(model);
  encoder.root(value, 'value');
  const decoder = new Decoder(Buffer.from(encoder.message), 0, model);
  return decoder.value();
}

describe('values that cross', () => {
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['booleans', [true, false]],
    ['ints at their edges', [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]],
    ['doubles', [0.5, -0, 2 ** 31, Number.NaN, Number.POSITIVE_INFINITY, 5e-324]],
    ['bigints', [0n, -1n, 2n ** 200n, -(2n ** 64n)]],
    ['short strings', ['', 'a', 'ünï', 'Ω', '\ud800']],
    ['long strings', ['x'.repeat(1000), 'é'.repeat(70), '漢'.repeat(99)]],
    ['nested objects', { a: [{ b: 1 }, { b: 2, 'not a name': { c: null } }], ω: 1 }],
    ['index keys', { 7: 'seven', x: 1, 4294967295: 'no index', '01': 'no index either' }],
    ['holes', Object.assign(new Array(5), { 1: 'one', 3: 'three' })],
    [
      'Map and Set',
      new Map<unknown, unknown>([
        ['k', new Set([1, [2]])],
        [{}, undefined],
      ]),
    ],
    ['buffers', [new ArrayBuffer(0), new Uint8Array([1, 2, 3]).buffer]],
    [
      'typed arrays',
      [
        new Int8Array([-1]),
        new Uint8ClampedArray([9]),
        new Float64Array([0.5, -0, Number.NaN]),
        new BigInt64Array([-1n, 5n]),
      ],
    ],
    ['views with an offset', [new Uint16Array([1, 2, 3]).subarray(1), new DataView(new ArrayBuffer(8), 2, 3)]],
  ])('%s', (_, value) => {
    expect(cross(value)).toStrictEqual(value);
  });

  it('copies the part of a buffer that a view shows', () => {
    const back = cross(new Uint8Array(new ArrayBuffer(1000), 10, 2)) as Uint8Array;
    expect([back.byteOffset, back.buffer.byteLength]).toEqual([0, 2]);
    expect(cross(Buffer.from('hi'))).toStrictEqual(new Uint8Array([104, 105]));
  });

  it('keeps a key called __proto__ a property', () => {
    const back = cross(JSON.parse('{"__proto__": {"a": 1}}')) as object;
    expect(Object.keys(back)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
  });

  it('names more keys than fit the key table', () => {
    const wide = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`key${i}`, i]));
    expect(cross([wide, wide])).toStrictEqual([wide, wide]);
  });

  it('writes a key once only', () => {
    encoder.begin(new Model());
    encoder.value(Array.from({ length: 100 }, () => ({ someRatherLongKey: 1 })));
    expect(encoder.message.length).toBeLessThan(100 * 13 + 40);
  });

  it('copies shared values and dates', () => {
    const shared = { n: 1 };
    const [a, b] = cross([shared, shared]) as object[];
    expect(a).not.toBe(b);
    expect(cross(new Date(1234))).toEqual(new Date(1234));
  });

  it('passes host functions and handles by identity', () => {
    const model = new Model();
    const fn = (): number => 1;
    const handle = { handle: true };
    model.handles.set(handle, 5);
    const back = cross({ fn, handle }, model) as { fn: unknown; handle: unknown };
    expect(back.fn).toBe(fn);
    expect(back.handle).toBe(handle);
  });

  it('passes errors without the stack of the host', () => {
    const back = cross(new RangeError('too far', { cause: { code: 7 } })) as GuestError;
    expect(back).toBeInstanceOf(GuestError);
    expect([back.guestName, back.message, back.guestStack, back.cause]).toEqual([
      'RangeError',
      'too far',
      '',
      { code: 7 },
    ]);
  });
});

describe('values that do not', () => {
  const failure = (value: unknown): TransferError => {
    try {
      cross(value);
    } catch (error) {
      expect(error).toBeInstanceOf(TransferError);
      return error as TransferError;
    }
    throw new Error('it crossed');
  };

  it('names the path of a cycle', () => {
    const order: { items: unknown[] } = { items: [1, { 'a b': {} }] };
    (order.items[1] as Record<string, object>)['a b'] = order;
    expect(failure({ order }).path).toBe('value.order.items[1]["a b"]');
    expect(failure({ order }).message).toContain('it contains itself, from value.order');
  });

  it('stops at a depth', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 5000; i++) deep = [deep];
    expect(failure(deep).message).toContain('nested more than 1000 levels deep');
  });

  it('names classes and symbols', () => {
    class Account {}
    expect(failure([new Account()]).message).toContain('value[0]: an instance of Account cannot cross');
    expect(failure({ s: Symbol('x') }).path).toBe('value.s');
    expect(failure(new Map([[1, /x/]])).path).toBe('value.values()[0]');
  });

  it('passes promises by number', () => {
    const model = new Model();
    const [first, second] = [Promise.resolve(1), Promise.resolve(2)];
    expect(cross({ a: [first], second }, model)).toStrictEqual({ a: [first], second });
    expect(model.promises).toEqual([first, second]);
  });

  it('is usable after a failure', () => {
    failure([[Symbol('x')]]);
    expect(cross([[1]])).toEqual([[1]]);
  });
});

it('tells array indices from other keys', () => {
  const indices = ['0', '9', '4294967294'].map(arrayIndex);
  expect(indices).toEqual([0, 9, 4294967294]);
  expect(['', '-1', '01', '1.5', '4294967295', 'a', '1e3', '99999999999'].map(arrayIndex)).toEqual(Array(8).fill(-1));
});
