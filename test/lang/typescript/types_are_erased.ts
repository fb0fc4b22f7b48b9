type Id = string | number;
interface Shape { readonly kind: 'a' | 'b'; area?(): number; [key: string]: unknown; }
type Fn<T> = (x: T) => T extends string ? 1 : 2;
type Mapped = { readonly [K in keyof Shape]?: Shape[K] };
type Tpl = `${string}-${number}`;
declare const ambient: number;
declare function ambientFn(): void;
declare module 'x' {}
declare namespace Amb { const x: number }
declare class AmbientClass { m(): void }
declare enum AmbientEnum { A }
const id: Id = 5;
let x: Shape | undefined = { kind: 'a' };
function f<T extends Id, U = T[]>(this: void, a: T, b?: U, ...rest: readonly unknown[]): a is T & {} { return true; }
console.log(id, x!.kind, f(1), typeof (globalThis as any).ambient, typeof (globalThis as any).AmbientClass); // expect: 5 a true undefined undefined
