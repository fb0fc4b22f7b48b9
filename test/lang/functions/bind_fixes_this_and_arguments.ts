function f(this: any, ...a: any[]) { return this.n + a.join(''); }
const b = f.bind({ n: 'o' }, 1, 2);
console.log(b(3), b.call({ n: 'other' }, 4), b.bind({ n: 'again' }, 5)(6)); // expect: o123 o124 o1256
console.log(b.name, b.length, 'prototype' in b); // expect: bound f 0 false
