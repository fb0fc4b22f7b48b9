const results = [{ value: 1, extra: true }, { value: 2, done: 0 }, { get done() { console.log('done read'); return true; }, value: 3 }];
let i = 0;
const source: any = { [Symbol.iterator]: () => ({ next: () => results[i++] }) };
function* g(): any { return yield* source; }
const it = g();
console.log(it.next() === (results[0] as any), it.next() === (results[1] as any), it.next());
i = 0;
for (const v of g()) console.log('of', v);
let reads = 0;
const odd: any = { [Symbol.iterator]: () => ({ next: () => ({ get done() { return reads++ === 1; }, get value() { return 'v' + reads; } }) }) };
for (const v of (function* () { yield* odd; })()) console.log(v);
console.log(reads);
// expect: done read
// expect: true true { value: 3, done: true }
// expect: of 1
// expect: of 2
// expect: done read
// expect: 2
