// Reason: the type language.
type A = { readonly [K in keyof T as `x${K}`]-?: T[K] };
type B<in out T extends U = V> = T extends (infer R extends string)[] ? R : never;
type C = abstract new (...a: any[]) => asserts a is string;
type D = [first: string, second?: number, ...rest: boolean[]] | readonly (-1n)[] & typeof import('m').x<U>;
declare function f(this: Window, x: unknown): x is this['y'];
interface I extends J<K>, L { (a): b; new (a): b; get x(): y; set x(v); m?<T>(): void; readonly [i: number]: unique symbol }
const x = <const>[y!] satisfies Z as any;
const z = f<string>;
