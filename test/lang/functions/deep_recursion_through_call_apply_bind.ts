// Functions that do nothing but call others take no part of the native stack: recursion through them is as deep as without.
'use strict';
function depth(this: unknown, n: number): number { return n === 0 ? 0 : 1 + depth.call(this, n - 1); }
console.log(depth.call(1, 3000)); // expect: 3000
function applied(...n: number[]): number { return n[0] === 0 ? 0 : 1 + applied.apply(null, [n[0] - 1]); }
console.log(applied(3000)); // expect: 3000
function passed(n: number): number { if (n > 0) { arguments[0]--; return 1 + passed.apply(0, arguments as any); } return 0; }
console.log(passed(3000)); // expect: 3000
function bound(a: number, b: number, n: number): number { return n === 0 ? a + b : bound.bind(null, a, b)(n - 1); }
console.log(bound(1, 2, 3000)); // expect: 3
function reflected(n: number): number { return n === 0 ? 0 : 1 + Reflect.apply(reflected, null, [n - 1]); }
console.log(reflected(3000)); // expect: 3000

// What they call, with what.
function show(this: unknown, ...rest: unknown[]): string { return `${typeof this} ${this} ${rest.join()}`; }
const given: any = show;
console.log(given.call(1, 2, 3), '|', Function.prototype.call.call(show, 1, 2), '|', (Function.prototype.call as any).apply(show, [1, 2]));
// expect: number 1 2,3 | number 1 2 | number 1 2
const twice = given.bind(1, 2).bind(3, 4);
console.log(twice(5, ...[6, 7]), '|', twice.call(8, 9), '|', twice.apply(8, { length: 2, 1: 'x' }));
// expect: number 1 2,4,5,6,7 | number 1 2,4,9 | number 1 2,4,,x
console.log(given.apply('r'), '|', given.apply('r', null), '|', given.apply('r', [, 1]), '|', Function.prototype.apply.call(show, 1, [2] as any));
// expect: string r  | string r  | string r ,1 | number 1 2
console.log(Function.prototype.apply.bind(show, 'b')([1, 2] as any), '|', Reflect.apply(Reflect.apply, 0, [show, 1, [2]]));
// expect: string b 1,2 | number 1 2

// Elements are read before the call, also by getters that collect.
const late = { length: 2, get 0() { let s = ''; for (let i = 0; i < 500; i++) s += [i]; return s.length; }, get 1() { return show; } };
console.log(Function.prototype.call.apply((_this: any) => 'called', [1]), given.apply({ toString: () => 'made' }, late).slice(0, 17));
// expect: called object made 1390,

class C {}
for (const f of [
  () => (C as any).call({}),
  () => (show.call as any).call(1),
  () => show.apply(1, 2 as any),
  () => (Reflect.apply as any)(show, 1),
  () => Reflect.apply(1 as any, 1, []),
  () => Function.prototype.call.call(undefined as any),
]) {
  try { console.log(f()); } catch (e: any) { console.log(e.name); }
}
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
