// obj[name] on objects with very many properties, and on those that have rules of their own.
const d: Record<string, any> = {};
for (let i = 0; i < 200; i++) d['k' + i] = i;
delete d.k7;
Object.defineProperty(d, 'fixed', { value: 1, writable: false, configurable: true });
Object.defineProperty(d, 'acc', { get: () => d.k1 * 10, set: (v) => (d.k1 = v), configurable: true });
function set(o: any, name: string, v: unknown): string {
  'use strict';
  try {
    o[name] = v;
    return String(o[name]);
  } catch (error) {
    return (error as Error).name;
  }
}
const names = ['k1', 'k7', 'fixed', 'acc', 'fresh', '12', '-1', 'k199'];
console.log(names.map((n) => set(d, n, 5)).join(' ')); // expect: 5 5 TypeError 50 5 5 5 5
console.log(names.map((n) => set(d, n, 6)).join(' ')); // expect: 6 6 TypeError 60 6 6 6 6
console.log(Object.keys(d).length, d.k7, d[12], d['toString'] === Object.prototype.toString, d['missing']); // expect: 203 6 6 true undefined
const inherits = Object.create(d);
console.log(set(inherits, 'fixed', 3), set(inherits, 'k2', 3), d.k2, set(Object.freeze({ ...d }), 'k3', 3)); // expect: TypeError 3 2 TypeError

const a: any = [1, 2, 3];
a.extra = 1;
console.log(set(a, 'length', 1), a.join(), set(a, 'extra', 2), set(a, 'length', -1), set(a, '3', 4), a.length); // expect: 1 1 2 RangeError 4 4
class F {}
console.log(set(F, 'prototype', {}), set(F, 'name', 'x'), set(class { static name = 'own' }, 'name', 'x')); // expect: TypeError TypeError x
function old(this: any) {}
const before = new (old as any)();
console.log(set(old, 'prototype', Array.prototype), new (old as any)() instanceof Array, before instanceof (old as any)); // expect:  true false
console.log(set('text', 'length', 1), set(new String('text'), 'length', 1), set(new Proxy(d, { set: () => false }), 'k1', 1)); // expect: TypeError TypeError TypeError
const words: Record<string, number> = Object.create(null);
for (let i = 0; i < 500; i++) words['w' + (i % 150)] = (words['w' + (i % 150)] ?? 0) + 1;
console.log(Object.values(words).reduce((x, y) => x + y), words['w149'], words['w49'], words['w50']); // expect: 500 3 4 3
