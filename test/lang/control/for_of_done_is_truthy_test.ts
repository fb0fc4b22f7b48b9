let n = 0;
const it = { [Symbol.iterator]: () => ({ next: () => ({ value: n, done: n++ < 2 ? 0 : 'yes' }) }) };
for (const v of it as any) console.log(v);
// expect: 0
// expect: 1
