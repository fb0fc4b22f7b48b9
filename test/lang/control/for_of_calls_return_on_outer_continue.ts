const it = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return() { console.log('closed'); return {}; } }) };
outer: for (let i = 0; i < 2; i++) {
  for (const v of it as any) continue outer;
}
console.log('end');
// expect: closed
// expect: closed
// expect: end
