import { inspect } from 'node:util';
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
  NotCallableError,
  TransferError,
} from '../../runtime-host/index.ts';
import type { VmInstance } from '../../runtime-host/instance.ts';

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

describe('errors of the guest', () => {
  it('bring their own fields', () => {
    const isolate = create();
    const source = `
      class Refused extends Error { code = 'E_REFUSED'; details = { items: [1, 2] }; }
      function refuse(extra: object) { throw Object.assign(new Refused('no', { cause: new Error('why') }), extra); }`;
    isolate.run(engine.compile(source));
    const error = failure(() => isolate.call('refuse', { 7: 'seven' })) as GuestError;
    expect([error.message, (error.cause as GuestError).message]).toEqual(['no', 'why']);
    expect(error.code).toBe('TUNGSTEN_GUEST');
    expect(error.guestFields).toEqual({ 7: 'seven', code: 'E_REFUSED', details: { items: [1, 2] } });
    expect((error.cause as GuestError).guestFields).toEqual({});
  });

  it('cross although a field cannot', () => {
    const isolate = create();
    isolate.run(
      engine.compile(`function fail() {
        const cyclic: any = { list: [] };
        cyclic.list.push(cyclic);
        const e: any = Object.assign(new RangeError('odd'), { before: { k: 1 }, cyclic, after: { k: 2 } });
        Object.defineProperty(e, 'getter', { enumerable: true, get() { throw 1; } });
        e.self = e;
        throw e;
      }`),
    );
    const error = failure(() => isolate.call('fail')) as GuestError;
    expect([error.guestName, error.message]).toEqual(['RangeError', 'odd']);
    expect(error.guestFields).toEqual({
      before: { k: 1 },
      cyclic: undefined,
      after: { k: 2 },
      getter: undefined,
      self: undefined,
    });
  });

  it('come back to the guest with what it put on them', () => {
    const isolate = create();
    isolate.set('relay', (name: string) => isolate.call(name));
    isolate.run(engine.compile("function fail() { throw Object.assign(new RangeError('far'), { code: 7 }); }"));
    const caught = isolate.run(
      engine.compile('let r: any; try { relay("fail"); } catch (e: any) { r = [e.name, e.message, e.code]; } r'),
    );
    expect(caught).toEqual(['RangeError', 'far', 7]);
  });

  it('of the host do not tell about the host', () => {
    const fail = () => {
      throw Object.assign(new Error('no'), { code: 'ENOENT', path: '/etc/secret' });
    };
    const isolate = create({ globals: { fail } });
    const keys = 'let k: string[] = []; try { fail(); } catch (e: any) { k = Object.keys(e); } k';
    expect(isolate.run(engine.compile(keys))).toEqual([]);
  });
});

describe('what the host asks in vain', () => {
  it('is a mistake of the host, not an error of the guest', () => {
    const isolate = create({ globals: { data: 1 } });
    isolate.run(engine.compile('const box = new (class Box {})();'));
    for (const error of [
      failure(() => isolate.call('nothing')),
      failure(() => isolate.call('data')),
      failure(() => (isolate.get('box') as GuestHandle).call()),
    ]) {
      expect(error).toBeInstanceOf(NotCallableError);
      expect(error.message).toContain('is not a function');
      expect((error as NotCallableError).code).toBe('TUNGSTEN_NOT_CALLABLE');
    }
  });

  it('is told apart from a guest that calls what is no function, also from inside', () => {
    const isolate = create();
    isolate.set('tryIt', () => failure(() => isolate.call('nothing')) instanceof NotCallableError);
    isolate.run(engine.compile('function wrong() { if (tryIt()) (0 as any)(); }'));
    expect(failure(() => isolate.call('wrong'))).toBeInstanceOf(GuestError);
  });

  it('is a TransferError with the path, for results that cannot cross', () => {
    const isolate = create();
    isolate.run(engine.compile('const a: any = { list: [0] }; a.list.push(a); function f() { return a; }'));
    for (const body of [() => isolate.call('f'), () => isolate.get('a'), () => isolate.run(engine.compile('a'))]) {
      const error = failure(body) as TransferError;
      expect(error).toBeInstanceOf(TransferError);
      expect([error.path, error.message.slice(0, 32)]).toEqual(['result.list[1]', 'result.list[1]: a cyclic value c']);
    }
  });
});

describe('Map and Set', () => {
  it('cross both ways, in order', () => {
    const value = new Map<unknown, unknown>([
      ['k', new Set([1, [2], 'x', -0])],
      [{ key: 1 }, undefined],
      [Number.NaN, new Map()],
    ]);
    const isolate = create();
    isolate.run(
      engine.compile(
        'function echo(v: any) { return v; } function size(m: Map<string, Set<number>>) { return m.get("k")!.size; }',
      ),
    );
    expect(isolate.call('size', value)).toBe(4);
    expect(isolate.call('echo', value)).toStrictEqual(value);
    const large = new Set(Array.from({ length: 5000 }, (_, i) => `v${i % 3000}-${i}`));
    expect(isolate.call('echo', large)).toStrictEqual(large);
  });

  it('of a class of the guest stay with it', () => {
    const isolate = create();
    expect(isolate.run(engine.compile('class M extends Map {} new M()'))).toBeInstanceOf(GuestHandle);
  });

  it('are read as they were when a getter changes them', () => {
    const isolate = create();
    const source = `const m = new Map<any, any>(); m.set(1, { get x() { m.clear(); for (let i = 0; i < 99; i++) m.set(i, i); return 5; } }); m.set(2, 3); m`;
    expect(isolate.run(engine.compile(source))).toEqual(
      new Map<unknown, unknown>([
        [1, { x: 5 }],
        [2, 3],
      ]),
    );
  });

  it('name the entry that cannot cross', () => {
    const isolate = create();
    const error = failure(() => isolate.run(engine.compile('const m = new Map<any, any>([[0, 0]]); m.set(1, [m]); m')));
    expect((error as TransferError).path).toBe('result.values()[1][0]');
  });
});

describe('what console.log of the host shows', () => {
  it('names objects of this package, not what they hold', () => {
    const isolate = create();
    const program = engine.compile('(() => 1)', { fileName: 'one.ts' });
    const handle = isolate.run(program) as GuestHandle;
    expect(inspect(handle)).toBe('GuestHandle { function }');
    handle.dispose();
    expect(inspect([handle, isolate, engine])).toBe('[ GuestHandle { function, not alive }, Isolate {}, Engine {} ]');
    expect(inspect(program)).toMatch(/^Program \{ one\.ts, \d+ bytes \}$/);
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

  it('keeps what programs declared for those that follow', () => {
    const isolate = create();
    const { vm } = (isolate as unknown as { session: { instance: VmInstance } }).session.instance;
    const script = (source: string): unknown => isolate.run(engine.compile(source, { kind: 'script' }));
    /** Collects, and takes what became free. */
    const churn = (): void => {
      vm.vmCollect();
      script('(() => { const junk = []; for (let i = 0; i < 3e4; i++) junk.push({ i, s: `junk ${i}` }); })()');
      vm.vmCollect();
    };
    script('1');
    script('const add = (n: number) => n + 1; let count = 40; class Box { get value() { return count; } }');
    churn();
    expect(script('count++; [add(count), new Box().value, typeof add]')).toEqual([42, 41, 'function']);
    const modules = {
      'main.ts': "import * as ns from './b.ts'; globalThis.ns = ns;",
      'b.ts': "export let x = 5; export const s = ['t', 'ext'].join(''); export { s as t }; export default { a: 1 };",
    };
    isolate.run(engine.compile({ modules }));
    churn();
    expect(script('[ns.x, ns.s, ns.t, ns.default.a]')).toEqual([5, 'text', 'text', 1]);
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

  it('forgets code from strings that nothing refers to', () => {
    const isolate = engine.createIsolate({ eval: true, memory: 8 << 20 });
    const source = (body: string): string => `
      var sum = 0;
      for (let i = 0; i < 3000; i++) sum += ${body};
      sum`;
    const text = "'x'.repeat(5000)";
    expect(isolate.run(engine.compile(source(`eval("'" + ${text} + i + "'").length > 0 ? 1 : 0`)))).toBe(3000);
    expect(isolate.run(engine.compile(source(`new Function("/*" + ${text} + "*/ return " + i)() - i + 1`)))).toBe(3000);
    const bytes = isolate.stats().heapBytes;
    expect(bytes).toBeLessThan(8 << 20);
    isolate.dispose();
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
