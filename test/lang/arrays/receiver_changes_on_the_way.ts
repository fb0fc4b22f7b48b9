// A conversion of an argument, or a getter, changes the array that a method works on.
const shrinking = (a: any[], n: number, to: number): any => ({ valueOf() { a.length = to; return n; } });
let a = [1, 2, 3, 4];
console.log(a.with(shrinking(a, 3, 1), 9)); // expect: [ 1, undefined, undefined, 9 ]
a = [1, 2, 3, 4];
console.log(a.slice(shrinking(a, 1, 2), 4).length, a.length); // expect: 3 2
a = [1, 2, 3, 4];
console.log(a.copyWithin(0, shrinking(a, 1, 2)), a.length); // expect: [ 2, <1 empty item> ] 2
a = [1, 2, 3, 4];
console.log(a.indexOf(4, shrinking(a, 1, 2)), [1, 2, 3].includes(undefined as any), a.lastIndexOf(2, shrinking(a, 3, 1))); // expect: -1 false -1
a = [1, 2, 3, 4];
console.log(a.splice(shrinking(a, 1, 2), 2), a); // expect: [ 2, <1 empty item> ] [ 1, <1 empty item> ]
const b: any[] = [1, 2, 3];
Object.defineProperty(b, 'constructor', { get() { b.length = 0; b.length = 3; return Array; } });
console.log(b.slice(0), b.length); // expect: [ <3 empty items> ] 3
const c: any[] = [1, 2, 3];
let asked = 0;
Object.defineProperty(c, 'constructor', { get() { asked++; Object.defineProperty(c, 1, { get: () => 'got', configurable: true }); return Array; } });
console.log(c.slice(0), c.splice(0, 2), c.length, asked); // expect: [ 1, 'got', 3 ] [ 1, 'got' ] 1 2
const like: any = { get length() { return this.n-- > 0 ? 3 : 0; }, n: 1, 0: 'a', 1: 'b', 2: 'c' };
console.log(Array.prototype.with.call(like, 2, 'z')); // expect: [ 'a', 'b', 'z' ]
console.log([1, [2, null], { toLocaleString: () => 'o' }, undefined].toLocaleString(), Object.keys((Array.prototype as any)[Symbol.unscopables]).length > 15); // expect: 1,2,,o, true
