const m = new Map([[1, 1], [2, 2], [3, 3]]);
const seen: number[] = [];
for (const [k] of m) { seen.push(k); if (k === 1) { m.clear(); m.set(7, 7); } }
console.log(seen.join(), m.size); // expect: 1,7 1
