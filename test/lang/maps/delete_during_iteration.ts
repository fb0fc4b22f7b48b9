const m = new Map([[1, 'a'], [2, 'b'], [3, 'c'], [4, 'd']]);
const seen: number[] = [];
for (const [k] of m) { seen.push(k); m.delete(k); m.delete(3); }
console.log(seen.join(), m.size); // expect: 1,2,4 0
