function* g(): any { yield
1; const x: any = yield, y = yield 2; return x || y; }
const it = g();
console.log(it.next(), it.next(), it.next('x'), it.next('y')); // expect: { value: undefined, done: false } { value: undefined, done: false } { value: 2, done: false } { value: 'x', done: true }
