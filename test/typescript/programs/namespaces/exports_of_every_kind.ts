// @ts-nocheck: what the checker rejects is emitted all the same
namespace All {
  export var v = 1, w = v + 1;
  export let l: number;
  export const { a, b: [c, ...d], ...e } = { a: 1, b: [2, 3, 4], f: 5, g: 6 };
  export const [first, , third = 'standard'] = [1, 2];
  export function f() { return g(); }
  function g() { return v + w; }
  export async function af() { return f(); }
  export function* gen() { yield a; yield c; }
  export class K { static s = f(); m() { return new K() instanceof K; } }
  export abstract class Abs {}
  export enum E { A, B = v2() }
  function v2() { return 2; }
  export type T = number;
  export interface I {}
  export declare const ghost: number;
  export namespace Types { export type X = 1; }
  export namespace Values { export const x = 1; }
  l = 9; l++; [l] = [l + 1]; ({ l } = { l: l + 1 });
  for (l of [20, 21]);
  for (v in { key: 1 } as any);
}
console.log(Object.keys(All).join());
console.log(All.v, All.w, All.l, All.a, All.c, All.d.join(), JSON.stringify(All.e), All.first, All.third, All.f(), [...All.gen()].join());
console.log(new All.K().m(), All.K.s, All.K.name, All.E.B, All.Values.x, await All.af(), 'ghost' in All, 'Types' in All);
namespace Typeof { export const n = 1; export const self = typeof n; export const shorthand = { n }; export const del = (() => n)(); }
console.log(JSON.stringify(Typeof), Typeof.shorthand.n);
namespace Calls { export const self = function (this: any) { return this === undefined ? 'undefined' : typeof this; }; export const called = self(); }
console.log(Calls.called, Calls.self());
