import { describe, expect, it } from 'vitest';
import { DiagnosticBag } from '../../../compiler/diagnostics.ts';
import { analyzeJsonModule } from '../../../compiler/link/json.ts';
import { link } from '../../../compiler/link/link.ts';
import { type LinkedModule, type LinkedUnit, ModuleInput } from '../../../compiler/link/unit.ts';
import { constEnumAccess, needsEnumObject, resolved } from '../../../compiler/scope/enums.ts';
import { BindingKind, Storage } from '../../../compiler/scope/scope.ts';
import { forEachChild, type MemberExpression, type Node, NodeType } from '../../../compiler/syntax/ast.ts';
import { analyzeText, bindingOf, references } from '../scope/support.ts';

/** Links sources given by name; the first is the entry. Specifiers are the names. */
function linkSources(sources: Record<string, string>): { unit: LinkedUnit; codes: string[] } {
  const names = Object.keys(sources);
  const imports = new Map(names.map((name) => [name, name]));
  const inputs = names.map((name) => {
    if (!name.endsWith('.json')) {
      const { info, diagnostics } = analyzeText(sources[name]);
      return new ModuleInput(name, info, imports, diagnostics);
    }
    const diagnostics = new DiagnosticBag();
    return new ModuleInput(
      name,
      analyzeJsonModule(new TextEncoder().encode(sources[name]), diagnostics),
      imports,
      diagnostics,
    );
  });
  const unit = link(inputs, names[0]);
  const codes = inputs.flatMap((input) => input.diagnostics.items.map((item) => `${item.code} ${item.message}`));
  return { unit, codes };
}

function moduleOf(unit: LinkedUnit, id: string): LinkedModule {
  const module = unit.modules.find((candidate) => candidate.id === id);
  if (module === undefined) throw new Error(`no module ${id}`);
  return module;
}

function exportIndex(module: LinkedModule, name: string): number | undefined {
  return module.exports.get(name)?.binding?.index;
}

function members(module: LinkedModule): MemberExpression[] {
  const found: MemberExpression[] = [];
  const visit = (node: Node): void => {
    if (node.type === NodeType.MemberExpression) found.push(node);
    forEachChild(node, visit);
  };
  visit(module.info.program);
  return found;
}

describe('variables', () => {
  it('gives an import the variable of the export', () => {
    const { unit, codes } = linkSources({
      main: 'import { a as b } from "lib"; let own; b;',
      lib: 'let first; export let a = 1;',
    });
    expect(codes).toEqual([]);
    expect(unit.modules.map((module) => module.id)).toEqual(['lib', 'main']);
    expect(unit.variableCount).toBe(3);
    const binding = bindingOf(moduleOf(unit, 'main').info, 'b');
    expect(binding.storage).toBe(Storage.UnitVariable);
    expect(binding.index).toBe(exportIndex(moduleOf(unit, 'lib'), 'a'));
    expect(binding.immutable).toBe(true);
  });
  it('follows renamed, default and star exports', () => {
    const { unit, codes } = linkSources({
      main: 'import d, { x, y, z } from "mid"; [d, x, y, z];',
      mid: 'export { default, a as x } from "lib"; export * from "lib"; import { b } from "lib"; export { b as y };',
      lib: 'export default function f() {} export const a = 1, b = 2, z = 3;',
    });
    expect(codes).toEqual([]);
    const main = moduleOf(unit, 'main').info;
    const lib = moduleOf(unit, 'lib');
    expect(bindingOf(main, 'x').index).toBe(exportIndex(lib, 'a'));
    expect(bindingOf(main, 'y').index).toBe(exportIndex(lib, 'b'));
    expect(bindingOf(main, 'z').index).toBe(exportIndex(lib, 'z'));
    expect(resolved(bindingOf(main, 'd')).kind).toBe(BindingKind.Function);
    expect(Array.from(moduleOf(unit, 'mid').exports.keys())).toEqual(['a', 'b', 'default', 'x', 'y', 'z']);
  });
  it('evaluates depth first, each module once', () => {
    const { unit } = linkSources({
      main: 'import "b"; import "c";',
      c: 'import "a"; export {};',
      b: 'import "a"; export {};',
      a: 'export {};',
    });
    expect(unit.modules.map((module) => module.id)).toEqual(['a', 'b', 'c', 'main']);
    expect(unit.modules.some((module) => module.inCycle)).toBe(false);
  });
  it('makes anonymous default exports variables', () => {
    const { unit } = linkSources({ main: 'import v from "lib"; v;', lib: 'export default 1 + 1;' });
    expect(bindingOf(moduleOf(unit, 'main').info, 'v').index).toBe(moduleOf(unit, 'lib').info.defaultBinding?.index);
  });
});

describe('errors', () => {
  it('reports what is not exported', () => {
    expect(linkSources({ main: 'import { a } from "lib"; a;', lib: 'let a; export {};' }).codes).toEqual([
      "TG2100 Module 'lib' does not export 'a'.",
    ]);
    expect(
      linkSources({ main: 'import a from "lib"; a;', lib: 'export * from "more";', more: 'export default 1;' }).codes,
    ).toEqual(["TG2100 Module 'lib' does not export 'default'."]);
    expect(linkSources({ main: 'export { a } from "lib";', lib: 'export {};' }).codes).toEqual([
      "TG2100 Module 'lib' does not export 'a'.",
    ]);
  });
  it('reports names that lead in a circle', () => {
    const { codes } = linkSources({ main: 'export { a } from "lib";', lib: 'export { a } from "main";' });
    expect(codes.length).toBe(2);
    expect(codes[0]).toMatch(/^TG2100/);
  });
  it('reports ambiguous names, but not two ways to one variable', () => {
    const lib = { one: 'export const a = 1; export * from "base";', two: 'export const a = 2; export * from "base";' };
    const base = { base: 'export const b = 1;' };
    const both = { mid: 'export * from "one"; export * from "two";' };
    expect(linkSources({ main: 'import { a } from "mid"; a;', ...both, ...lib, ...base }).codes).toEqual([
      "TG2101 Export 'a' of module 'mid' is ambiguous.",
    ]);
    expect(linkSources({ main: 'import { b } from "mid"; b;', ...both, ...lib, ...base }).codes).toEqual([]);
  });
  it('prefers own exports to those of stars', () => {
    const { unit, codes } = linkSources({
      main: 'import { a } from "mid"; a;',
      mid: 'export * from "one"; export const a = 2;',
      one: 'export const a = 1;',
    });
    expect(codes).toEqual([]);
    expect(bindingOf(moduleOf(unit, 'main').info, 'a').index).toBe(
      moduleOf(unit, 'mid').info.localExports.get('a')?.index,
    );
  });
  it('reports modules that are not there', () => {
    expect(linkSources({ main: 'import "nowhere";' }).codes).toEqual(["TG2102 Module 'nowhere' was not found."]);
  });
  it('lets types pass through re-exports', () => {
    const { codes } = linkSources({
      main: 'export { T, v } from "mid"; export * from "lib";',
      mid: 'export { T, v } from "lib";',
      lib: 'export interface T {} export const v = 1;',
    });
    expect(codes).toEqual([]);
  });
});

describe('namespace imports', () => {
  it('resolves members without an object', () => {
    const { unit } = linkSources({
      main: 'import * as ns from "lib"; ns.a + ns.f(); new ns.C();',
      lib: 'export let a = 1; export function f() { return 1; } export class C {}',
    });
    const main = moduleOf(unit, 'main');
    const properties = members(main).map((member) => (member.property as { binding: unknown }).binding);
    const lib = moduleOf(unit, 'lib');
    expect(properties).toEqual(['a', 'f', 'C'].map((name) => lib.exports.get(name)?.binding));
    expect(bindingOf(main.info, 'ns').storage).toBe(Storage.None);
    expect(lib.namespaceVariable).toBe(-1);
  });
  it('makes the object where it is needed', () => {
    const uses = ['f(ns)', 'ns[key]', 'ns.missing', 'ns.usesThis()', 'ns.arrow()', 'ns.a = 1', 'delete ns.a', 'ns?.a'];
    for (const use of uses) {
      const { unit } = linkSources({
        main: `import * as ns from "lib"; ${use};`,
        lib: 'export let a = 1; export function usesThis() { return this; } export const arrow = () => 1;',
      });
      const binding = bindingOf(moduleOf(unit, 'main').info, 'ns');
      expect(binding.storage, use).toBe(Storage.UnitVariable);
      expect(binding.index, use).toBe(moduleOf(unit, 'lib').namespaceVariable);
      expect(binding.index, use).toBeLessThan(unit.variableCount);
    }
  });
  it('passes namespaces on', () => {
    const { unit, codes } = linkSources({
      main: 'import { ns, again } from "mid"; ns.a; call(again);',
      mid: 'export * as ns from "lib"; import * as again from "lib"; export { again };',
      lib: 'export const a = 1;',
    });
    expect(codes).toEqual([]);
    const main = moduleOf(unit, 'main').info;
    expect(bindingOf(main, 'ns').storage).toBe(Storage.None);
    expect(bindingOf(main, 'again').index).toBe(moduleOf(unit, 'lib').namespaceVariable);
  });
});

describe('cycles', () => {
  it('checks imports that may come too early', () => {
    const { unit } = linkSources({
      main: 'import { b } from "other"; export const a = 1; export function f() { return a + b; }',
      other: 'import { a, f } from "main"; export const b = () => a + f();',
    });
    expect(unit.modules.map((module) => module.id)).toEqual(['other', 'main']);
    expect(unit.modules.every((module) => module.inCycle)).toBe(true);
    const [main, other] = [moduleOf(unit, 'main').info, moduleOf(unit, 'other').info];
    expect(references(other, 'a')[0].holeCheck).toBe(true);
    expect(references(other, 'f')[0].holeCheck).toBe(false);
    expect(references(main, 'a')[0].holeCheck).toBe(true);
    expect(references(main, 'b')[0].holeCheck).toBe(true);
  });
  it('checks nothing without a cycle', () => {
    const { unit } = linkSources({ main: 'import { a } from "lib"; () => a;', lib: 'export const a = 1;' });
    expect(references(moduleOf(unit, 'main').info, 'a')[0].holeCheck).toBe(false);
  });
});

describe('TypeScript and JSON', () => {
  it('folds const enums of other modules', () => {
    const { unit } = linkSources({
      main: 'import { E } from "lib"; import * as lib from "lib"; const enum F { A = E.B + 1 } [E.B, F.A, lib.E.B];',
      lib: 'import { base } from "base"; export const enum E { A = base, B }',
      base: 'export const base = 20;',
    });
    const main = moduleOf(unit, 'main');
    const values = members(main).map(constEnumAccess);
    expect(values.filter((value) => value !== undefined)).toEqual([21, 21, 22, 21]);
  });
  it('makes no object for an exported const enum that only folds', () => {
    const lib = 'export const enum E { A = 1 }';
    const object = (text: string) => {
      const { unit } = linkSources({ main: text, lib });
      return needsEnumObject(moduleOf(unit, 'lib').info.localExports.get('E') as never);
    };
    expect(object('import { E } from "lib"; E.A;')).toBe(false);
    expect(object('import { E } from "lib"; call(E);')).toBe(true);
    expect(object('export { E } from "lib";')).toBe(true);
    expect(object('import * as ns from "lib"; call(ns);')).toBe(true);
  });
  it('links export = and import = require', () => {
    const { unit, codes } = linkSources({
      main: 'import a = require("lib"); import b, { c } from "lib"; import * as d from "lib"; import e = require("es"); [a, b, c, d, e];',
      lib: 'const value = { c: 1 }; export = value;',
      es: 'export const x = 1;',
    });
    expect(codes).toEqual([]);
    const main = moduleOf(unit, 'main').info;
    const whole = moduleOf(unit, 'lib').info.exportEquals;
    for (const name of ['a', 'b', 'd']) expect(bindingOf(main, name).index, name).toBe(whole?.index);
    expect(bindingOf(main, 'c').storage).toBe(Storage.NamespaceMember);
    expect(bindingOf(main, 'c').object).toBe(whole);
    expect(bindingOf(main, 'e').index).toBe(moduleOf(unit, 'es').namespaceVariable);
  });
  it('links JSON', () => {
    const { unit, codes } = linkSources({
      main: 'import data, { list } from "data.json"; [data, list];',
      'data.json': '{ "list": [1, -2, null, true, "x"], "__proto__": {} }',
    });
    expect(codes).toEqual([]);
    const main = moduleOf(unit, 'main').info;
    const whole = moduleOf(unit, 'data.json').info.defaultBinding;
    expect(bindingOf(main, 'data').index).toBe(whole?.index);
    expect(bindingOf(main, 'list').memberName).toBe('list');
    expect(bindingOf(main, 'list').object).toBe(whole);
  });
  it('reports malformed JSON', () => {
    const { codes } = linkSources({ main: 'import data from "data.json"; data;', 'data.json': '{' });
    expect(codes[0]).toMatch(/^TG2103/);
  });
});
