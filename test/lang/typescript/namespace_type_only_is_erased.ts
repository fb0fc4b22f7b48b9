namespace T { export interface I { a: 1 } export type X = I; }
console.log(typeof (globalThis as any).T); // expect: undefined
let v: T.X = { a: 1 };
console.log(v.a); // expect: 1
