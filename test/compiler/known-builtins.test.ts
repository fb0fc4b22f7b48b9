import { expect, test } from 'vitest';
import { abiMembers } from '../../compiler/image/abi-hash.ts';
import { ImageReader } from '../../compiler/image/disassemble.ts';
import { KNOWN_NAMES, KNOWN_PATHS } from '../../compiler/image/known-builtins.ts';
import { compile } from '../../compiler/pipeline.ts';
import * as abi from '../../vm-assembly/abi/known-builtins.ts';

// Which sites the image names as uses of known built-ins. To read a member of Math and to call it are two.

/** Paths of all sites, in the order of the code; `name`: the kind of file. */
function sitesOf(source: string, name = 'sites.ts'): string[] {
  const text = new TextEncoder().encode(source);
  const { image, diagnostics } = compile({ name, text, kind: 'auto' }, { verify: true });
  expect(diagnostics.map((one) => one.diagnostic.code)).toEqual([]);
  const hints = new ImageReader(image as Uint8Array).hints();
  return [...hints.sites.values()].flatMap((sites) => [...sites.values()].map((number) => KNOWN_PATHS[number]));
}

const MARKED: [string, string, string[]][] = [
  [
    'static functions',
    'Math.floor(1); Array.isArray([]); Object.keys({});',
    ['Math.floor', 'Math.floor', 'Array.isArray', 'Array.isArray', 'Object.keys', 'Object.keys'],
  ],
  ['constants', 'export const x = Math.PI + Number.MAX_SAFE_INTEGER;', ['Math.PI', 'Number.MAX_SAFE_INTEGER']],
  [
    'methods',
    'export const f = (s, a) => a.push(s.charCodeAt(0));',
    ['String.prototype.charCodeAt', 'Array.prototype.push'],
  ],
  ['global functions', 'parseInt("1"); isNaN(2); String(3);', ['parseInt', 'isNaN', 'String']],
  ['objects that are functions', 'new Array(3); Number("1"); new Map();', ['Array', 'Number', 'Map']],
  ['arguments with branches', 'export const f = (a) => Math.max(a, a ? 1 : 2);', ['Math.max', 'Math.max']],
  ['optional calls', 'export const f = (s) => s?.charCodeAt(0);', ['String.prototype.charCodeAt']],
  ['both ways agree', 'export const f = (c, x) => (c ? Math.abs : Math.abs)(x);', ['Math.abs', 'Math.abs', 'Math.abs']],
];

test.each(MARKED)('%s are marked', (_, source, expected) => {
  expect(sitesOf(source)).toEqual(expected);
});

const UNMARKED: [string, string][] = [
  ['a local variable', 'export function f(Math) { return Math.floor(1); }'],
  ['a variable of the module', 'const Math = { floor: (x) => x }; export const y = Math.floor(1);'],
  ['an import', "import { Math } from './m'; export const y = Math.floor(1);"],
  ['an own property of a literal', 'export const f = (o) => o.Math.floor(1);'],
  ['an unknown member', 'Math.nothing(1);'],
  ['a computed member', "Math['fl' + 'oor'](1);"],
  ['a method that several receivers have', 'export const f = (a) => a.slice(1);'],
  ['assignment to a member', 'Math.PI = 3;'],
];

test.each(UNMARKED)('%s is not marked', (_, source) => {
  const load = {
    name: 'm',
    text: new TextEncoder().encode('export const Math = { floor: (x) => x };'),
    kind: 'module' as const,
  };
  const text = new TextEncoder().encode(source);
  const { image } = compile({ name: 'sites.ts', text, kind: 'auto' }, { load: () => load, verify: true });
  expect(new ImageReader(image as Uint8Array).hints().sites.size).toBe(0);
});

test('ways that disagree leave the call unmarked', () => {
  expect(sitesOf('export const f = (c, x) => (c ? Math.abs : Math.ceil)(x);')).toEqual(['Math.abs', 'Math.ceil']);
});

test('a global that a script declares is not marked', () => {
  expect(sitesOf('var Math; function parseInt() {} Math.floor(1); parseInt("2");', 'script.js')).toEqual([]);
});

test('numbers and paths agree', () => {
  expect(KNOWN_PATHS.length).toBe(abi.KnownBuiltin.Count);
  expect(KNOWN_PATHS[abi.KnownBuiltin.MathFloor]).toBe('Math.floor');
  const members = abiMembers(abi).filter(([name]) => name !== 'KnownBuiltin.Count');
  expect(members).toEqual(KNOWN_NAMES.map((name, number) => [`KnownBuiltin.${name}`, number]));
});
