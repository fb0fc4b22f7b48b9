const check = (f: () => void) => { try { f(); } catch (e: any) { console.log(`${e.name}: ${e.message}`); } };
console.log(Object.fromEntries([['a', 1], { 0: 'b', 1: 2 } as any]), Object.fromEntries(new Map([[Symbol.for('s'), 3]]) as any));
let closed = 0;
const iterable = { [Symbol.iterator]() { return { next: () => ({ value: 5, done: false }), return() { closed++; return {}; } }; } };
check(() => Object.fromEntries(iterable as any));
console.log(closed, Object.fromEntries.length, Object.fromEntries.name);
const o = Object.fromEntries([['__proto__', 1]]);
console.log(Object.keys(o), Object.getPrototypeOf(o) === Object.prototype);
// expect: { a: 1, b: 2 } { [Symbol(s)]: 3 }
// expect: TypeError: Iterator value 5 is not an entry object
// expect: 1 1 fromEntries
// expect: [ '__proto__' ] true
