const it = { [Symbol.iterator]: () => { let n = 0; return { next: () => ({ value: n, done: n++ > 1 }), return() { console.log('never'); return {}; } }; } };
for (const v of it as any) console.log(v);
// expect: 0
// expect: 1
