// The build without Unicode tables: what it can, and what it says about the rest.

import { beforeAll, expect, it } from 'vitest';
import { Engine, type Isolate } from '../../runtime-host/index.ts';
import { ensureVm, readSizes } from '../../scripts/build-vm.ts';

let engine: Engine;
let isolate: Isolate;

function evaluate(expression: string): unknown {
  isolate.run(engine.compile(`globalThis.answer = () => ${expression}`));
  return isolate.call('answer');
}

beforeAll(async () => {
  await ensureVm('latin', { ports: ['host'] });
  engine = Engine.createSync({ vm: 'latin' });
  isolate = engine.createIsolate();
});

it('maps the case of Latin-1, and leaves other letters alone', () => {
  expect(evaluate("'straße Éé÷ ÿµ'.toUpperCase()")).toBe('STRASSE ÉÉ÷ ŸΜ');
  expect(evaluate("'ÀÞ× Ω'.toLowerCase()")).toBe('àþ× Ω');
});

it('ignores the case of Latin-1 in regular expressions', () => {
  expect(
    evaluate("[/é/i.test('É'), /[à-þ]/iu.test('Þ'), /[^é]/iu.test('É'), /(.)\\1/i.test('éÉ'), /×/i.test('÷')].join()"),
  ).toBe('true,true,false,true,false');
  expect(evaluate("/(?<ünï>x)/.exec('x').groups.ünï")).toBe('x');
});

it('says that property escapes need tables', () => {
  expect(() => evaluate("new RegExp('\\\\p{L}', 'u')")).toThrow(
    'Invalid regular expression: /\\p{L}/u: \\p{...} needs Unicode tables, which this build of the VM is without',
  );
});

it('normalizes what tables are not asked about', () => {
  expect(evaluate("'é'.normalize()")).toBe('é');
  expect(() => evaluate("'é'.normalize('NFD')")).toThrow('String.prototype.normalize needs Unicode tables');
});

it('is smaller', () => {
  expect(readSizes('latin').wasm).toBeLessThan(readSizes('release').wasm - 30_000);
});
