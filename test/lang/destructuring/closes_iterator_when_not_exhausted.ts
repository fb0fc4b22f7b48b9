const it = (n: number) => ({
  [Symbol.iterator]() {
    let i = 0;
    return { next: () => ({ value: i, done: i++ >= n }), return() { console.log('return'); return {}; } };
  },
});
const [a] = it(3) as any;
console.log(a);
const [b, c, d] = it(2) as any;
console.log(b, c, d);
const [...all] = it(2) as any;
console.log(all.join());
const [] = it(1) as any;
// expect: return
// expect: 0
// expect: 0 1 undefined
// expect: 0,1
// expect: return
