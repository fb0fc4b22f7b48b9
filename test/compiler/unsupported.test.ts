import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/pipeline.ts';

// What is not there yet fails when it is compiled, with an error that names it and where it stands.

const MISSING: [string, string, string][] = [
  ['An auto-accessor', 'class A { accessor x = 1; }', 'accessor x = 1;'],
  ['A decorator', '@d class A {}', '@d'],
  ['A decorator', 'class A { @d m() {} }', '@d'],
  ['A decorator', 'class A { constructor(@d x: number) {} }', '@d'],
];

function errorsOf(source: string, name: string): string[] {
  const text = new TextEncoder().encode(source);
  const result = compile({ name, text, kind: 'auto' });
  expect(result.image).toBeNull();
  return result.diagnostics.map(({ diagnostic }) => {
    const at = source.slice(diagnostic.start, diagnostic.end);
    return `${diagnostic.code} ${diagnostic.message} @ ${at}`;
  });
}

describe('what is not supported yet', () => {
  test.each(MISSING)('%s: %s', (what, source, where) => {
    expect(errorsOf(source, 'module.ts')).toContain(`TG3001 ${what} is not supported yet. @ ${where}`);
  });

  test.each(MISSING)('%s is thrown when the program gets there, if asked for: %s', (what, source) => {
    const text = new TextEncoder().encode(source);
    const options = { verify: true, unsupported: 'throw', dumps: ['image'] } as const;
    const { image, diagnostics, dumps } = compile({ name: 'module.ts', text, kind: 'auto' }, options);
    expect(diagnostics).toEqual([]);
    expect(image).not.toBeNull();
    expect(dumps.image).toContain(`${what} is not supported yet.`);
  });

  test('several errors of one source are told at once', () => {
    const errors = errorsOf('@d class A {}\n@d class C {}\nclass B { accessor x = 1; }', 'three.ts');
    expect(errors.map((error) => error.slice(0, 6))).toEqual(['TG3001', 'TG3001', 'TG3001']);
  });
});
