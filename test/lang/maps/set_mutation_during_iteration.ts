const s = new Set([1, 2, 3]);
const seen: number[] = [];
for (const v of s) { seen.push(v); if (v === 1) { s.delete(2); s.add(4); } if (v === 4) s.add(1); }
console.log(seen.join(), [...s].join()); // expect: 1,3,4 1,3,4
