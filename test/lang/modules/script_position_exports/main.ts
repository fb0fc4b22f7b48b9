export const a = 1;
export function f() { return a + 1; }
export default class D { v = f(); }
export type T = number;
export interface I {}
declare global { interface Window { q: 1 } }
console.log(a, f(), new D().v);
export { a as b };
// expect: 1 2 2
