import { describe, expect, test } from 'vitest';
import { compile, compileString, type EvalKind } from '../../../compiler/pipeline.ts';

// What a string may be where it is evaluated, and what it makes of the program around it.

/** Scopes of a program, as text. */
function scopesOf(source: string): string {
  const text = new TextEncoder().encode(source);
  return compile({ name: 'a.js', text, kind: 'script' }, { dumps: ['scopes'] }).dumps.scopes ?? '';
}

function codesOf(kind: EvalKind, text: string, around = ''): string[] {
  return compileString(kind, text, around, 'a.js').diagnostics.map(({ diagnostic }) => diagnostic.code);
}

describe('a function that evals directly', () => {
  test('keeps its variables in an environment', () => {
    const scopes = scopesOf('function f(a) { let b; return eval(""); }');
    expect(scopes).toMatch(/parameter a: environment/);
    expect(scopes).toMatch(/let b: environment/);
    expect(scopes).toMatch(/variables of evals: environment/);
  });
  test('does so for the functions around it', () => {
    expect(scopesOf('function f(a) { return () => eval(""); }')).toMatch(/parameter a: environment/);
  });
  test('leaves other functions as they are', () => {
    expect(scopesOf('function f(a) { return a; } function g() { eval(""); }')).toMatch(/parameter a: register/);
  });
  test.each(['(0, eval)("")', 'eval?.("")', 'o.eval("")', 'const e = eval; e("")'])('is none by %s', (call) => {
    expect(scopesOf(`function f(a) { ${call}; return a; }`)).toMatch(/parameter a: register/);
  });
});

describe('a string', () => {
  test.each([
    'return 1',
    'super.x',
    'super()',
    'new.target',
    'this.#x',
    'import "a"',
    'export {}',
    'await 1',
    'let a; var a',
  ])('outside of functions may not be: %s', (text) => expect(codesOf('eval', text)).not.toEqual([]));
  test.each(['var a; let b; function c() {}', '1', '', 'await', '{ function f() {} }'])('may be: %s', (text) =>
    expect(codesOf('eval', text)).toEqual([]),
  );
  test.each([
    ['a', '}, function () {'],
    ['/*', '*/) {'],
    ['a) { }, function (', ''],
    ['a = super()', ''],
    ['', 'super.x'],
    ['...a', '"use strict"'],
  ])('of a function may not end what is around it: (%s) {%s}', (params, body) => {
    expect(codesOf('function', body, params)).not.toEqual([]);
  });
  test.each([
    ['a, b', 'return a + b'],
    ['a //', '// b'],
    ['{ a }, [b] = []', 'new.target'],
  ])('may be a function: (%s) {%s}', (params, body) => {
    expect(codesOf('function', body, params)).toEqual([]);
  });
});
