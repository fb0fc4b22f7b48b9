import { describe, expect, test } from 'vitest';
import { ImageReader } from '../../compiler/image/disassemble.ts';
import { type FunctionHints, ImageHints } from '../../compiler/image/hints.ts';
import { compile } from '../../compiler/pipeline.ts';
import { ImageHeader } from '../../vm-assembly/abi/image.ts';

// What the hints section of an image says about the functions of a source, read back from the bytes.

function readerOf(source: string): ImageReader {
  const text = new TextEncoder().encode(source);
  const { image, diagnostics } = compile({ name: 'hints.ts', text, kind: 'module' });
  expect(diagnostics).toEqual([]);
  return new ImageReader(image as Uint8Array);
}

function hintsOf(source: string, name: string): FunctionHints | undefined {
  const reader = readerOf(source);
  for (const [index, hints] of reader.hints().functions) if (reader.name(index) === name) return hints;
  return undefined;
}

const SIGNATURES: [string, string, string | undefined][] = [
  [
    'primitives',
    'function f(a: number, b: string, c: boolean, d: symbol): void {}',
    '(number, string, boolean, symbol): undefined',
  ],
  [
    'arrays',
    'function f(a: number[], b: Array<string>, c: readonly object[], d: [number]) {}',
    '(number[], string[], array, array): any',
  ],
  ['named types', 'class P {} function f(a: P, b: Map<string, P>): P { return a; }', '(P, Map): P'],
  [
    'optional parameters and defaults',
    'function f(a?: number, b: string = "") {}',
    '(number | undefined, string | undefined): any',
  ],
  [
    'what may be null',
    'class P {} function f(a: P | null, b: undefined | string | null) {}',
    '(P | null, string | undefined | null): any',
  ],
  [
    'literal types',
    "function f(a: 'x' | 'y', b: 1 | 2, c: true): 0 { return 0; }",
    '(string, number, boolean): number',
  ],
  ['mixed unions say nothing', 'function f(a: number | string, b: number) {}', '(any, number): any'],
  ['patterns', 'function f({ a }: { a: number }, [b]: number[]) {}', '(object, number[]): any'],
  ["TypeScript's this is no parameter", 'function f(this: object, a: number) {}', '(number): any'],
  ['rest parameters are left out', 'function f(a: number, ...rest: number[]) {}', '(number): any'],
  ['no annotation, no entry', 'function f(a, b) { return a + b; }', undefined],
  ['any, unknown and never say nothing', 'function f(a: any, b: unknown, c: never): any {}', undefined],
];

test.each(SIGNATURES)('%s', (_, source, expected) => {
  expect(hintsOf(`${source} export const uses = typeof f;`, 'f')?.toString()).toBe(expected);
});

test('fields of a class are with its constructor, static ones are not', () => {
  const source = `class Node {
    value: number = 0; next: Node | null = null; #tag?: string; static count: number = 0; untyped = 1; ['a' + 'b']: number = 1;
    constructor(public key: string, plain: boolean) {}
  } export { Node };`;
  expect(hintsOf(source, 'Node')?.toString()).toBe(
    '(string, boolean): any, value: number, next: Node | null, #tag: string | undefined, key: string',
  );
});

test('fields of a class that writes no constructor', () => {
  expect(hintsOf('export class A { x: number = 1; }', 'A')?.toString()).toBe('(): any, x: number');
});

test('variables of a module', () => {
  const hints = readerOf(
    'export let total: number = 0; export const list: string[] = []; export let other = 1;',
  ).hints();
  expect([...hints.variables.values()].map(String)).toEqual(['number', 'string[]']);
});

test('names are written once', () => {
  const source =
    'class Wanted {} export function f(a: Wanted, b: Wanted) {} export function g(c: Wanted): Wanted { return c; }';
  const reader = readerOf(source);
  const section = String.fromCharCode(...sectionOf(reader));
  expect(section.split('Wanted').length).toBe(2);
});

test('plain JavaScript leaves the section empty', () => {
  expect(sectionOf(readerOf('export function f(a) { return a; }')).length).toBe(0);
});

describe('a section that is cut off', () => {
  const section = sectionOf(
    readerOf('export function f(a: Wanted, b: number): string { return ""; } class Wanted { x: number = 1; }'),
  );
  test('is read whole', () => {
    expect(new ImageHints(section, 0, section.length).functions.size).toBe(2);
  });
  test('throws inside of an entry', () => {
    expect(() => new ImageHints(section, 0, 3)).toThrow('end too early');
    expect(() => new ImageHints(section, 0, section.length - 1)).toThrow('end too early');
  });
});

function sectionOf(reader: ImageReader): Uint8Array {
  const start = reader.header(ImageHeader.Hints);
  return reader.bytes.slice(start, start + reader.header(ImageHeader.HintsSize));
}
