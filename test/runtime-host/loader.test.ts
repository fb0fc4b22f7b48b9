import { describe, expect, it } from 'vitest';
import { parseCount, parseDuration, parseSize } from '../../runtime-host/cli/options.ts';
import { describeGuestError, report } from '../../runtime-host/cli/report.ts';
import { FuelError, GuestError, InvalidArgumentError } from '../../runtime-host/errors.ts';
import { SourceLoader } from '../../runtime-host/modules/files.ts';
import { MapLoader } from '../../runtime-host/modules/loader.ts';
import { ResolveError } from '../../runtime-host/modules/resolve-error.ts';
import { frameAt, stackPlaces } from '../../runtime-host/stack.ts';

describe('modules by name', () => {
  const loader = new MapLoader({ 'main.ts': '', 'lib/a.ts': 'let a', 'lib/index.ts': '', 'data.json': '{}', bare: '' });

  it.each([
    ['./lib/a', 'main.ts', 'lib/a.ts'],
    ['./a.js', 'lib/index.ts', 'lib/a.ts'],
    ['../data.json', 'lib/a.ts', 'data.json'],
    ['./lib', 'main.ts', 'lib/index.ts'],
    ['bare', 'lib/a.ts', 'bare'],
  ])('%s from %s is %s', (specifier, importer, id) => {
    expect(loader.resolve(specifier, importer)).toBe(id);
  });

  it('says what is not there', () => {
    expect(() => loader.resolve('./b', 'main.ts')).toThrow(ResolveError);
    expect(() => loader.load('b.ts')).toThrow(InvalidArgumentError);
    expect(() => new MapLoader({ x: 1 as never })).toThrow("the source of module 'x'");
    expect(new TextDecoder().decode(loader.load('./lib/a.ts'))).toBe('let a');
  });

  it('takes one source that is no file', () => {
    const source = new SourceLoader('/somewhere/<stdin>', Uint8Array.of(49), '<stdin>');
    expect(source.load('/somewhere/<stdin>')).toEqual(Uint8Array.of(49));
    expect(source.displayName('/somewhere/<stdin>')).toBe('<stdin>');
    expect(source.kind('/somewhere/<stdin>')).toBe('typescript');
  });
});

describe('option values', () => {
  it('have units', () => {
    expect(['4096', '64k', '1.5m', '2GiB', '64MB'].map(parseSize)).toEqual([4096, 65536, 1572864, 2 ** 31, 2 ** 26]);
    expect(['1000', '1_000', '1e6'].map(parseCount)).toEqual([1000, 1000, 1_000_000]);
    expect(['250', '250ms', '2s', '1m'].map(parseDuration)).toEqual([250, 250, 2000, 60000]);
  });

  it('are rejected by name', () => {
    expect(() => parseSize('big')).toThrow("'big' is no size; write it like 64m");
    expect(() => parseCount('-1')).toThrow(InvalidArgumentError);
    expect(() => parseDuration('5 days')).toThrow(InvalidArgumentError);
  });
});

describe('reports', () => {
  const stack =
    'Error: bad\nsecond line\n    at price (app.ts:2:11)\n    at Array.map (<anonymous>)\n    at lib/x.ts:1:1';
  const source = new TextEncoder().encode("const é = 1;\nif (é) { throw new Error('bad'); }\n");
  const sources = new Map([['app.ts', source]]);

  it('find the places of a stack', () => {
    expect(stackPlaces(stack)).toEqual([
      { fileName: 'app.ts', line: 2, column: 11 },
      { fileName: 'lib/x.ts', line: 1, column: 1 },
    ]);
  });

  it('show an uncaught error with its place', () => {
    const error = new GuestError({ name: 'Error', message: 'bad\nsecond line', stack });
    expect(describeGuestError(error, sources, false)).toBe(
      "app.ts:2:11\n2 | if (é) { throw new Error('bad'); }\n              ^\n\n" +
        'Error: bad\nsecond line\n    at price (app.ts:2:11)\n    at Array.map (<anonymous>)\n    at lib/x.ts:1:1\n',
    );
    expect(report(error, sources, false).exitCode).toBe(1);
  });

  it('show causes, and what is no error', () => {
    const cause = new GuestError({ name: 'TypeError', message: 'why', stack: 'TypeError: why' });
    const error = new GuestError({ name: 'Error', message: 'what', stack: 'Error: what', cause });
    expect(describeGuestError(error, sources, false)).toBe('Error: what\n  [cause]: TypeError: why\n');
    const thrown = new GuestError({ name: '', message: 'Uncaught 42', stack: '', thrown: 42 });
    expect(describeGuestError(thrown, sources, false)).toBe('Uncaught 42\n');
    expect(report(new FuelError('used up'), sources, false)).toEqual({ text: 'FuelError: used up\n', exitCode: 1 });
    expect(() => report(new Error('a bug'), sources, false)).toThrow('a bug');
  });

  it('have no frame for places that the source does not have', () => {
    expect(frameAt(source, { fileName: 'app.ts', line: 99, column: 1 })).toBeUndefined();
  });
});
