import { describe, expect, it } from 'vitest';
import { codesOf, type Goal } from './support.ts';

function rejects(code: string, goal: Goal, sources: readonly string[]): void {
  for (const source of sources) it(`rejects ${source}`, () => expect(codesOf(source, goal)).toContain(code));
}

function accepts(goal: Goal, sources: readonly string[]): void {
  for (const source of sources) it(`accepts ${source}`, () => expect(codesOf(source, goal)).toEqual([]));
}

describe('redeclarations in scripts', () => {
  rejects('TG2001', 'script', [
    'let a; let a;',
    'let a; var a;',
    'var a; let a;',
    'const a = 1; function a() {}',
    'function a() {} class a {}',
    'class a {} class a {}',
    'let a; { var a; }',
    'let a; for (var a of []) ;',
    'let a; if (1) { for (;;) { var a; } }',
    '{ let a; var a; }',
    '{ function a() {} var a; }',
    '{ function a() {} let a; }',
    '{ let a; { var a; } }',
    '{ async function a() {} function a() {} let a; }',
    'for (let i;;) { var i; }',
    'for (let i of []) { var i; }',
    'for (const i in {}) { var i; }',
    'for (let i, i;;) ;',
    'for (let [i, i] of []) ;',
    'let [a, a] = [];',
    'let { a, b: { a } } = {};',
    'switch (1) { case 0: let a; case 1: let a; }',
    'switch (1) { case 0: let a; default: var a; }',
    'switch (1) { case 0: let a; default: function a() {} }',
    'try {} catch (e) { let e; }',
    'try {} catch (e) { const e = 1; }',
    'try {} catch (e) { function e() {} }',
    'try {} catch (e) { class e {} }',
    'try {} catch ([e]) { var e; }',
    'try {} catch ({ e }) { { var e; } }',
    'try {} catch ([e, e]) {}',
    '{ function a() {} async function a() {} }',
    '{ function* a() {} function a() {} }',
    'function f(a) { let a; }',
    'function f(a) { const a = 1; }',
    'function f(a) { class a {} }',
    'function f(a, b = 1) { let a; }',
    'function f([a]) { let a; }',
    '(a) => { let a; };',
    '({ m(a) { let a; } });',
    'function f() { let a; var a; }',
    'function f() { let a; { var a; } }',
    'function f() { let a; function a() {} }',
    'class C { static { let a; var a; } }',
    'class C { static { let a; { var a; } } }',
    '"use strict"; { function a() {} function a() {} }',
  ]);
  accepts('script', [
    'var a; var a;',
    'function a() {} function a() {} var a;',
    'let a; { let a; { let a; } }',
    'let a; function f() { var a; }',
    'let a; function f(a) { var a; }',
    '{ function a() {} function a() {} }',
    'let a; { function a() {} }',
    'try {} catch (e) { var e; }',
    'try {} catch (e) { for (var e of []) ; }',
    'try {} catch (e) { var e = 1; { var e; } for (var e in {}) ; }',
    'try {} catch (e) { { let e; } }',
    'try {} catch (e) { if (1) { let e; } }',
    'try {} catch { var e; let f; }',
    'for (let i of []) { let i; }',
    'for (let i;;) { let i; }',
    'switch (1) { case 0: { let a; } case 1: { let a; } }',
    'function f(a) { var a; function a() {} }',
    'function f(a, a) {}',
    'function f(a) { { let a; } }',
    'function f() { var f; }',
    '(function f() { let f; });',
    '(function f(f) {});',
    '(class C { m() { let C; } });',
    'function f() { let arguments; }',
    'function f() { var arguments; }',
    'if (1) function a() {} else function b() {}',
    'a: function f() {}',
    'class C { static { var a; var a; } static { let a; } }',
    'let undefined1; var NaN1;',
  ]);
});

describe('redeclarations in modules', () => {
  rejects('TG2001', 'module', [
    'function a() {} function a() {}',
    'function a() {} var a;',
    'var a; function a() {}',
    'import a from "m"; let a; a;',
    'import { a } from "m"; var a; a;',
    'import * as a from "m"; function a() {} a;',
    'import a, { b as a } from "n"; a;',
    'import { a } from "m"; import { a } from "n"; a;',
    'import a from "m"; { var a; } a;',
  ]);
  accepts('module', [
    'import { a } from "m"; { let a; } a;',
    'import { type T } from "m"; const T = 1;',
    'import type T from "m"; const T = 1;',
  ]);
});

describe('exports', () => {
  rejects('TG2002', 'module', [
    'export { a };',
    'export { a as b };',
    '{ let a; } export { a };',
    'export { Object };',
  ]);
  rejects('TG2003', 'module', [
    'let a; export { a, a };',
    'export let a; export { a };',
    'export let a; let b; export { b as a };',
    'export var a; export var a;',
    'export default 1; export default 2;',
    'export default function () {} export { a as default }; let a;',
    'export default class {} export default function f() {}',
    'export { a } from "m"; export { b as a } from "m";',
    'export * as a from "m"; export const a = 1;',
  ]);
  accepts('module', [
    'export { a }; let a;',
    'export { a as b, a as c }; var a;',
    'export { f, C }; function f() {} class C {}',
    'export { a }; import { a } from "m";',
    'export default function f() {} export { f };',
    'export * from "m"; export * from "n";',
    'interface I {} export { I };',
    'type T = 1; export type { T }; export { T as U };',
    'export interface A {} export const A = 1;',
    'declare const d: number; export { d };',
    'export default interface I {}',
  ]);
});

describe('declarations that TypeScript merges', () => {
  accepts('module', [
    'function f(a: number): void; function f(a: string): void; function f(a: any) {}',
    'export function f(a: number): void; export function f(a: any) {}',
    'export default function f(a: number): void; export default function f(a: any) {}',
    'enum E { A } enum E { B = 1 }',
    'export enum E { A } export enum E { B = 1 }',
    'const enum E { A } const enum E { B = 1 }',
    'namespace N { export const a = 1 } namespace N { export const b = 2 }',
    'class C {} namespace C { export const a = 1 }',
    'function F() {} namespace F { export const a = 1 }',
    'export function F() {} export namespace F { export const a = 1 }',
    'enum E { A } namespace E { export const a = 1 }',
    'interface I {} interface I {} class I {}',
    'type T = number; const T = 1;',
    'namespace Types { export type T = 1 } const Types = 1;',
    'declare function g(): void; declare class D {} declare var v: number; let g, D, v;',
    'declare namespace N { const a: number } const N = 1;',
    'declare module "m" { const a: number } const m = 1;',
    'declare global { var x: number } let global;',
  ]);
  rejects('TG2001', 'module', [
    'enum E { A } const E = 1;',
    'enum E { A } const enum E { B }',
    'namespace N { export const a = 1 } let N;',
    'enum E { A } class E {}',
    'namespace N { let a; let a; }',
    'namespace N { export let a; var a; }',
    'namespace N { export const a = 1; export const a = 2; }',
  ]);
});
