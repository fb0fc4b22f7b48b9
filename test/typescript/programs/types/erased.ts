// @ts-nocheck: what the checker rejects is emitted all the same
type Pair<T> = readonly [T, T?]; interface Named { readonly name?: string; (x: number): string; new (x: number): Named; [key: string]: any }
declare let ghost: number; declare function nothing(): void; declare class Gone {} declare module 'x' { export const y: number }
declare global { interface Window { x: 1 } }
const config = { mode: 'fast', list: [1, 2] } as const satisfies { mode: string; list: readonly number[] };
console.log(config.mode, config.list[1], (config as any).mode!.length, (<any>config).list![0]);
let definite!: number; definite = 5;
console.log(definite!, (definite as number)++, definite satisfies number);
(definite as any) = 6; definite! += 1; (<number>definite)--; [(definite as number)] = [9]; ({ a: definite! } = { a: definite + 1 });
console.log(definite);
for ((definite as any) of [1, 2]); console.log(definite);
const o: any = { f<T>(x: T) { return x; }, n: null };
console.log(o.f<string>('x'), o?.f<number>?.(1), o.n?.x!.y, o!.f!(2), (o.f)<number>(3), new Map<string, number[]>([['a', [1]]]).get('a')![0], new Array<number>(2).length);
const inst = o.f<number>; console.log(inst(4), (o.f<string>)('p'), `${o.f<string>('t')}`, [o.f<number>, 1].length);
function assertIs(v: unknown): asserts v is string {} function isS(v: unknown): v is string { return typeof v === 'string'; }
assertIs('x'); console.log(isS('x'));
function f(this: { k: number }, a?: number, ...rest: string[]): `${string}-${number}` { return `${rest.join()}-${this.k + (a ?? 0)}`; }
console.log(f.call({ k: 1 }, 2, 'a', 'b'), f.length);
abstract class X<T = {}> { protected constructor(readonly t?: T) {} static make = () => new (class extends X<number> { constructor() { super(1); } })(); }
console.log(X.make().t);
let u: unique symbol | any = Symbol.iterator; let fn: typeof o.f<string>; let k: keyof typeof config; let c: new () => abstract new () => void; let tpl: `a${'b' | 'c'}`; let imp: import('./nothing').Foo<string>;
let cond: string extends infer S extends string ? S : never; let mapped: { -readonly [K in keyof typeof config as `x${K}`]+?: (typeof config)[K] }; let tuple: [a: number, b?: string, ...c: boolean[]]; let neg: -1; let big: 10n; let obj: { get x(): number; set x(v: string); m?(): void };
type = 5; var type: any, as = 1, satisfies = 2, is = 3, keyof = 4, infer = 5, declare = 6, namespace = 7, module = 8, abstract = 9, of = 10, readonly = 11, any = 12, never = 13, asserts = 14, global = 15, out = 16, accessor = 17, unique = 18, override = 19, require = 20;
console.log(type + as + satisfies + is + keyof + infer + declare + namespace + module + abstract + of + readonly + any + never + asserts + global + out + accessor + unique + override + require);
as as any; satisfies satisfies any; (as as any as number) + 1;
namespace
console.log(u === Symbol.iterator)
export type { Pair, Named }; export {};
