import { describe, expect, it } from 'vitest';
import { constEnumAccess, enumMemberValue, needsEnumObject } from '../../../compiler/scope/enums.ts';
import {
  ArgumentsMode,
  BindingKind,
  environmentSteps,
  type FunctionInfo,
  ScopeKind,
  Storage,
  TypeHint,
} from '../../../compiler/scope/scope.ts';
import { forEachChild, type MemberExpression, type Node, NodeType } from '../../../compiler/syntax/ast.ts';
import { analyzeText, bindingOf, type Goal, references } from './support.ts';

/** Whether each reference to `x` is checked: "10" = the first is, the second is not. */
function checks(text: string, goal: Goal = 'module'): string {
  const { info, diagnostics } = analyzeText(text, goal);
  expect(diagnostics.items).toEqual([]);
  return references(info, 'x')
    .map((node) => (node.holeCheck ? '1' : '0'))
    .join('');
}

function firstFunction(text: string, goal: Goal = 'module'): FunctionInfo {
  return analyzeText(text, goal).info.top.children[0];
}

function members(node: Node): MemberExpression[] {
  const found: MemberExpression[] = [];
  const visit = (inner: Node): void => {
    if (inner.type === NodeType.MemberExpression) found.push(inner);
    forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

describe('hole checks', () => {
  const cases: [string, string][] = [
    ['let x = 1; x;', '0'],
    ['x; let x = 1; x;', '10'],
    ['let x = x;', '1'],
    ['let { a = x, x } = {}; x;', '10'],
    ['var y = x; var x;', '0'],
    ['x; function x() {}', '0'],
    ['new x(); class x {} new x();', '10'],
    ['class x { static a = x; m() { return x; } }', '00'],
    ['class x extends x {}', '1'],
    ['class x { [x.a]() {} }', '1'],
    ['class x { [(() => x)()]() {} }', '1'],
    // Expressions are created where they stand.
    ['const x = 1; const f = () => x;', '0'],
    ['const f = () => x; f(); const x = 1;', '1'],
    ['const f = () => x; const x = 1; f();', '0'],
    ['call(() => x); const x = 1;', '1'],
    ['const x = () => x();', '0'],
    ['let x = (call(() => x), 1);', '1'],
    // Declarations exist from the start of their block, but run when they are named.
    ['function f() { return x; } const x = 1; f();', '0'],
    ['function f() { return x; } f(); const x = 1;', '1'],
    ['function f() { return x; } function g() { f(); } const x = 1; g();', '0'],
    ['function f() { return x; } function g() { f(); } g(); const x = 1;', '1'],
    ['function f() { g(); } function g() { f(); return x; } call(f); const x = 1;', '1'],
    ['function f() { return x; } call(() => f()); const x = 1;', '1'],
    ['function f() { return x; } const x = 1; call(() => f());', '0'],
    ['function f() { return x; } const o = { f }; const x = 1;', '1'],
    ['export function f() { return x; } const x = 1;', '0'],
    ['class A { m() { return x; } } const x = 1; new A();', '0'],
    ['class A { m() { return x; } } new A(); const x = 1;', '1'],
    ['class A { static { x; } } const x = 1;', '1'],
    ['class A { static a = new A(); m() { return x; } } const x = 1;', '1'],
    ['class A { static a = 1; m() { return x; } } const x = 1;', '0'],
    ['@d class A { m() { return x; } } const x = 1;', '1'],
    ['const A = class { m() { return x; } }; const x = 1; new A();', '0'],
    // Cases of a switch can be skipped.
    ['switch (1) { case 0: let x = 1; x; case 1: x; }', '01'],
    ['switch (1) { case 0: let x = 1; call(() => x); case 1: call(() => x); }', '01'],
    ['switch (1) { case 0: let x = 1; function f() { x; } }', '1'],
    // Loops.
    ['for (let x = 0; x < 1; x++) x;', '000'],
    ['for (let x of x) x;', '10'],
    ['for (const x of [() => x]) x;', '10'],
    ['while (1) { x; let x = 1; x; }', '10'],
    // Parameters.
    ['function f(x, y = x) {}', '0'],
    ['function f(y = x, x) {}', '1'],
    ['function f(x = x) {}', '1'],
    ['function f(y = () => x, x = 1) { x; }', '10'],
    ['try {} catch ({ a = x, x }) { x; }', '10'],
  ];
  for (const [text, expected] of cases) it(text, () => expect(checks(text)).toBe(expected));

  it('counts on other scripts calling global functions', () => {
    expect(checks('function f() { return x; } const x = 1;', 'script')).toBe('0');
    expect(checks('function f() { return x; } other(); const x = 1;', 'script')).toBe('1');
  });
  it('remembers what a cycle of modules would change', () => {
    const { info } = analyzeText('export function f() { return x; } const x = 1;');
    expect(info.cycleChecks.map((node) => node.name)).toEqual(['x']);
  });
});

describe('where variables live', () => {
  it('keeps module variables in the unit', () => {
    const { info } = analyzeText('const a = 1; { let b = 2; { let c = 3; () => c; } b; } a;');
    expect(bindingOf(info, 'a').storage).toBe(Storage.UnitVariable);
    expect(bindingOf(info, 'b').storage).toBe(Storage.Register);
    // A block that is entered once needs no environment.
    expect(bindingOf(info, 'c').storage).toBe(Storage.UnitVariable);
  });
  it('makes var and functions of scripts properties, lexical names variables', () => {
    const { info } = analyzeText('var a; function f() {} let b; a; f; b;', 'script');
    expect(['a', 'f', 'b'].map((name) => bindingOf(info, name).storage)).toEqual([
      Storage.Global,
      Storage.Global,
      Storage.UnitVariable,
    ]);
  });
  it('gives an environment to what inner functions use', () => {
    const { info } = analyzeText('function f(a, b) { return () => a; } f;');
    const fn = info.top.children[0];
    expect(fn.scope.environmentSlots).toBe(1);
    expect(fn.children[0].needsClosureEnvironment).toBe(true);
    expect(fn.needsClosureEnvironment).toBe(false);
    const binding = bindingOf(info, 'a');
    expect(binding.storage).toBe(Storage.Environment);
    expect(environmentSteps(fn.children[0].scope, binding.scope)).toBe(0);
  });
  it('copies the environment of a for loop for each iteration', () => {
    const { info } = analyzeText(
      'function f() { for (let i = 0, j = 0; i < 3; i++) { let k = i; call(() => i + k); } }',
    );
    const { scope } = bindingOf(info, 'i');
    expect(scope.kind).toBe(ScopeKind.For);
    expect(scope.perIterationCopy).toBe(true);
    expect(scope.environmentSlots).toBe(1);
    expect(bindingOf(info, 'k').scope.environmentSlots).toBe(1);
  });
  it('does not copy for const, nor without captures', () => {
    const constant = analyzeText('for (const i = 0; ; ) call(() => i);');
    expect(bindingOf(constant.info, 'i').scope.perIterationCopy).toBe(false);
    const plain = analyzeText('for (let i = 0; i < 3; i++) call(i);');
    expect(bindingOf(plain.info, 'i').storage).toBe(Storage.Register);
  });
  it('moves many variables of one function to its environment', () => {
    const names = Array.from({ length: 300 }, (_, i) => `v${i}`);
    const fn = firstFunction(`function f() { let ${names.join(', ')}; return ${names.join(' + ')}; }`);
    expect(fn.scope.bindings.filter((binding) => binding.storage === Storage.Register)).toHaveLength(128);
    expect(fn.scope.environmentSlots).toBe(172);
  });
});

describe('functions', () => {
  it('captures this, arguments and new.target for arrow functions', () => {
    const fn = firstFunction('function f() { return () => [this, arguments, new.target]; }');
    expect(fn.thisBinding?.storage).toBe(Storage.Environment);
    expect(fn.argumentsBinding?.storage).toBe(Storage.Environment);
    expect(fn.newTargetBinding?.storage).toBe(Storage.Environment);
    expect(fn.children[0].usesThis).toBe(true);
  });
  it('captures what super() in an arrow function needs', () => {
    const text = 'class A extends Object { constructor() { const f = () => super(); f(); } } A;';
    const fn = firstFunction(text);
    expect(fn.usesSuperCall).toBe(true);
    expect(fn.activeFunctionBinding?.captured).toBe(true);
    expect(fn.thisBinding?.captured).toBe(true);
  });
  it('chooses the kind of arguments', () => {
    const mode = (text: string) => firstFunction(text, 'script').argumentsMode;
    expect(mode('function f(a) { return arguments[0]; }')).toBe(ArgumentsMode.Unmapped);
    expect(mode('function f(a) { return arguments.length; }')).toBe(ArgumentsMode.Unmapped);
    expect(mode('function f(a) { a = 1; return arguments[0]; }')).toBe(ArgumentsMode.Mapped);
    expect(mode('function f(a) { arguments[0] = 1; }')).toBe(ArgumentsMode.Mapped);
    expect(mode('function f(a) { g(arguments); }')).toBe(ArgumentsMode.Mapped);
    expect(mode('function f(a) { return arguments.callee; }')).toBe(ArgumentsMode.Mapped);
    expect(mode('function f(a = 1) { g(arguments); }')).toBe(ArgumentsMode.Unmapped);
    expect(mode('function f(a) { "use strict"; g(arguments); }')).toBe(ArgumentsMode.Unmapped);
    expect(mode('function f(arguments) { arguments; }')).toBe(ArgumentsMode.None);
    expect(mode('function f() { var arguments; g(arguments); }')).toBe(ArgumentsMode.Unmapped);
    expect(mode('function f() { let arguments; g(arguments); }')).toBe(ArgumentsMode.None);
  });
  it('puts mapped parameters into the first slots, a repeated one into its last place', () => {
    const fn = firstFunction('function f(a, b, a) { a = 1; c = () => b; g(arguments); var c; }', 'script');
    const places = fn.scope.bindings.map((binding) => `${binding.name} ${binding.storage} ${binding.index}`);
    expect(places).toContain(`a ${Storage.Environment} 2`);
    expect(places).toContain(`b ${Storage.Environment} 1`);
    expect(fn.scope.environmentSlots).toBe(3);
  });
  it('separates the parameters from the body when they contain expressions', () => {
    const { info } = analyzeText('function f(a, g = () => a) { var a; a = 2; return g; }');
    const fn = info.top.children[0];
    const [inParameters, inBody] = references(info, 'a');
    expect(inParameters.binding?.scope).toBe(fn.parameterScope);
    expect(inBody.binding?.scope).toBe(fn.bodyScope);
    expect(inBody.binding?.initialFrom).toBe(inParameters.binding);
    expect(firstFunction('function f({ a }, [b], ...c) {}').parameterScope).toBe(null);
  });
  it('binds the name of a function expression only where it is used', () => {
    expect(firstFunction('const f = function g() { return g; };').nameBinding?.kind).toBe(BindingKind.FunctionName);
    expect(firstFunction('const f = function g() { return 1; };').nameBinding).toBe(null);
    expect(firstFunction('const f = function g(g) { return g; };').nameBinding).toBe(null);
  });
});

describe('functions in blocks of sloppy code', () => {
  const target = (text: string) => {
    const { info } = analyzeText(text, 'script');
    let found: string | null = null;
    const visit = (node: Node): void => {
      if (node.type === NodeType.FunctionDeclaration && node.id?.name === 'f') {
        const annexB = node.id.binding?.annexB;
        if (annexB) found = `${annexB.kind} ${annexB.scope.kind}`;
      }
      forEachChild(node, visit);
    };
    visit(info.program);
    return found;
  };
  const script = `${BindingKind.Var} ${ScopeKind.Script}`;
  it('also writes a var', () => {
    expect(target('{ function f() {} }')).toBe(script);
    expect(target('if (1) function f() {}')).toBe(script);
    expect(target('switch (1) { case 0: function f() {} }')).toBe(script);
    expect(target('try {} catch (f) { { function f() {} } }')).toBe(script);
    expect(target('function g() { { function f() {} } }')).toBe(`${BindingKind.Var} ${ScopeKind.Function}`);
  });
  it('does not where a var would be an error, or is a parameter', () => {
    expect(target('let f; { function f() {} }')).toBe(null);
    expect(target('{ let f; { function f() {} } }')).toBe(null);
    expect(target('for (let f;;) { function f() {} }')).toBe(null);
    expect(target('try {} catch ([f]) { { function f() {} } }')).toBe(null);
    expect(target('switch (1) { case 0: let f; case 1: { function f() {} } }')).toBe(null);
    expect(target('function g(f) { { function f() {} } }')).toBe(null);
    expect(target('{ async function f() {} }')).toBe(null);
    expect(target('{ function* f() {} }')).toBe(null);
    expect(target('"use strict"; { function f() {} }')).toBe(null);
  });
  it('writes a catch parameter where a var of its name has a value', () => {
    const { info } = analyzeText('try {} catch (e) { var e = 1; } e;', 'script');
    const [inCatch, outside] = references(info, 'e');
    expect(inCatch.binding?.kind).toBe(BindingKind.CatchParameter);
    expect(outside.binding?.kind).toBe(BindingKind.Var);
  });
});

describe('classes', () => {
  it('keeps private names and computed keys in the scope of the class', () => {
    const fn = firstFunction('function f(k) { return class C { #a = 1; [k] = 2; m() { return this.#a + C.s; } }; }');
    const names = fn.children.map((child) => child.needsClosureEnvironment);
    expect(names).toContain(true);
    const { info } = analyzeText('class C { #a = 1; [k] = 2; m() { return this.#a; } } C;');
    const scope = info.top.children[0].classInfo?.scope;
    const kinds = scope?.bindings.map((binding) => `${binding.kind} ${binding.storage}`);
    expect(kinds).toContain(`${BindingKind.PrivateName} ${Storage.UnitVariable}`);
    expect(kinds).toContain(`${BindingKind.ComputedKey} ${Storage.UnitVariable}`);
  });
  it('runs fields in one function for instances and one for the class', () => {
    const { info } = analyzeText('class C { a = this.b; b = () => this; static c = C; static { var d = this; } }');
    const kinds = info.top.children.map((child) => child.kind);
    expect(new Set(kinds).size).toBe(2);
    expect(info.top.children[0].thisBinding?.storage).toBe(Storage.Environment);
    expect(info.top.children[1].thisBinding?.storage).toBe(Storage.Register);
  });
});

describe('TypeScript', () => {
  it('turns exported variables of namespaces into properties, in all blocks', () => {
    const { info } = analyzeText('namespace N { export let x = 1; let y = x; } namespace N { x; y; }');
    const [first, second] = references(info, 'x');
    expect(first.binding?.storage).toBe(Storage.NamespaceMember);
    expect(second.binding?.storage).toBe(Storage.NamespaceMember);
    expect(first.binding?.object).not.toBe(second.binding?.object);
    expect(references(info, 'y')).toHaveLength(0);
  });
  it('sees nested namespaces through merged blocks', () => {
    const text = 'namespace A { export namespace B { export const x = 1 } } namespace A { export namespace B { x } }';
    expect(bindingOf(analyzeText(text).info, 'x').storage).toBe(Storage.NamespaceMember);
  });
  it('folds constant enums', () => {
    const text = `const base = 10;
      const enum E { A, B = 5, C, D = A | B << 1, S = 'x' + B, T = \`\${S}!\`, F = base + 1, G, H = -C, Z = f() }
      enum P { A = E.C, B }
      [E.A, E.C, E.D, E.S, E.T, E.F, E.G, E.H, E['B'], E.Z, P.B];`;
    const { info } = analyzeText(text);
    const values = members(info.program.body.at(-1) as Node).map(constEnumAccess);
    expect(values).toEqual([0, 6, 10, 'x5', 'x5!', 11, 12, -6, 5, undefined, undefined]);
    expect(enumMemberValue(bindingOf(info, 'P'), 'B')).toBe(7);
    expect(needsEnumObject(bindingOf(info, 'E'))).toBe(true);
  });
  it('needs no object for a const enum that folds', () => {
    const { info } = analyzeText('const enum E { A = 1 } E.A + E["A"];');
    expect(needsEnumObject(bindingOf(info, 'E'))).toBe(false);
    const used = analyzeText('const enum E { A = 1 } call(E.A, E);');
    expect(needsEnumObject(bindingOf(used.info, 'E'))).toBe(true);
  });
  it('does not evaluate an enum member that refers to itself', () => {
    const { info } = analyzeText('enum E { A = B, B = A } E;');
    expect(enumMemberValue(bindingOf(info, 'E'), 'A')).toBe(undefined);
  });
  it('drops imports that only types use', () => {
    const text = 'import { T, v } from "m"; import D from "n"; import "p"; let a: T | D = v; a;';
    const { info } = analyzeText(text);
    expect(info.requests.map((request) => request.specifier)).toEqual(['m', 'p']);
    expect(info.imports.map((entry) => entry.binding.name)).toEqual(['v']);
    const kept = analyzeText(text, 'module', { elideImports: false });
    expect(kept.info.requests.map((request) => request.specifier)).toEqual(['m', 'n', 'p']);
  });
  it('drops aliases that are not used, and what only they use', () => {
    const { info } = analyzeText('import { N } from "m"; import T = N.T; let a: T; a;');
    expect(info.requests).toEqual([]);
    const used = analyzeText('import { N } from "m"; import v = N.v; v;');
    expect(used.info.requests).toHaveLength(1);
  });
  it('turns annotations into hints', () => {
    const { info } = analyzeText(
      'function f(a: number, b: string[], c?: number, d: Array<number> = []) { a; b; c; d; }',
    );
    const hints = ['a', 'b', 'c', 'd'].map((name) => bindingOf(info, name).typeHint);
    expect(hints).toEqual([
      TypeHint.Number,
      TypeHint.StringArray,
      TypeHint.Number | TypeHint.OrUndefined,
      TypeHint.NumberArray,
    ]);
  });
});
