import { beforeAll, describe, expect, it } from 'vitest';
import { Realm } from '../../support/realm.ts';

let realm: Realm;

beforeAll(async () => {
  realm = await Realm.create();
});

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    const { name, message } = error as Error;
    return name === 'Error' ? message : `${name}: ${message}`;
  }
}

function same(path: string, self: unknown, ...args: unknown[]): void {
  // biome-ignore lint/suspicious/noExplicitAny: a function found by its path
  const f = path.split('.').reduce((o: any, name) => o[name], globalThis);
  const node = outcome(() => f.apply(self, args));
  const ours = outcome(() => realm.call(path, self, ...args));
  expect(Object.is(ours, node), `${path} of ${String(self)} (${args}): ${String(ours)}, not ${String(node)}`).toBe(
    true,
  );
}

const numbers = [
  0,
  -0,
  1,
  -1,
  0.5,
  2.5,
  -2.5,
  1.005,
  123.456,
  -1234567.891,
  1e21,
  1e-7,
  5e-324,
  1.7976931348623157e308,
  2147483647,
  -2147483648,
  4294967296,
  9007199254740991,
  9007199254740992,
  0.0005,
  0.9995,
  999.9996,
  1234.5,
  12345678901,
  Number.NaN,
  Infinity,
  -Infinity,
];
const others = [undefined, null, true, false, '', ' 12 ', '0x1f', '1e3', '-5', 'abc', '12px', '077', '.5', 'Infinity'];

describe('Number', () => {
  it('formats', () => {
    for (const x of numbers) {
      for (const digits of [undefined, 0, 1, 2, 10, 21, 100, 101, -1, '3']) {
        same('Number.prototype.toFixed', x, digits);
        same('Number.prototype.toExponential', x, digits);
        same('Number.prototype.toPrecision', x, digits);
      }
      for (const radix of [undefined, 2, 3, 8, 10, 16, 36, 1, 37]) same('Number.prototype.toString', x, radix);
      same('Number.prototype.toLocaleString', x);
      same('Number.prototype.valueOf', x);
    }
    for (const name of ['toString', 'toFixed', 'valueOf', 'toPrecision']) same(`Number.prototype.${name}`, 'x');
  });

  it('parses and classifies', () => {
    for (const v of [...numbers, ...others]) {
      for (const name of ['isInteger', 'isSafeInteger', 'isFinite', 'isNaN', 'parseFloat'])
        same(`Number.${name}`, undefined, v);
      for (const radix of [undefined, 0, 2, 10, 16, 36, 37]) same('parseInt', undefined, v, radix);
      same('Number', undefined, v);
    }
    same('Number', undefined);
    for (const name of ['MAX_VALUE', 'MIN_VALUE', 'EPSILON', 'MAX_SAFE_INTEGER', 'MIN_SAFE_INTEGER'] as const) {
      expect(realm.read(realm.find(`Number.${name}`))).toBe(Number[name]);
    }
    expect(realm.find('Number.parseFloat')).toBe(realm.find('parseFloat'));
  });
});

describe('Math', () => {
  it('has every function', () => {
    // the AssemblyScript compiler adds names of its own to Math
    const added = [
      'random',
      'sincos',
      'sincos_sin',
      'sincos_cos',
      'signbit',
      'exp2',
      'rem',
      'mod',
      'scalbn',
      'seedRandom',
      'clz64',
    ];
    const names = Object.getOwnPropertyNames(Math).filter((name) => !added.includes(name));
    for (const name of names) {
      if (typeof Math[name as 'abs'] !== 'function') {
        expect(realm.read(realm.find(`Math.${name}`))).toBe(Math[name as 'PI']);
        continue;
      }
      for (const x of [...numbers, ...others]) {
        if (['sin', 'cos', 'tan'].includes(name) && Math.abs(Number(x)) > 1e6) continue;
        same(`Math.${name}`, undefined, x);
        for (const y of [undefined, 0, -0, 1, -1, 2.5, Number.NaN, Infinity]) same(`Math.${name}`, undefined, x, y);
      }
      same(`Math.${name}`, undefined);
      same(`Math.${name}`, undefined, 3, 4, 12, -1);
    }
  });
});
