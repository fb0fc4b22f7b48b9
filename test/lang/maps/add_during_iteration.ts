const m = new Map([[1, 1]]);
const seen: number[] = [];
for (const [k] of m) { seen.push(k); if (k < 5) m.set(k + 1, 1); }
console.log(seen.join()); // expect: 1,2,3,4,5
