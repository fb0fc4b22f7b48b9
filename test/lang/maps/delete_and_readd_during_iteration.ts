const m = new Map([['a', 1], ['b', 2]]);
const seen: string[] = [];
let n = 0;
for (const [k] of m) { seen.push(k); if (n++ < 3) { m.delete(k); m.set(k, 1); } }
console.log(seen.join()); // expect: a,b,a,b,a
