let reads = 0;
const it = { [Symbol.iterator]: () => { let n = 0; return { get next() { reads++; return () => ({ value: n, done: n++ > 2 }); } }; } };
for (const v of it as any);
console.log(reads); // expect: 1
