const a = [1, 2, 3, 4];
const seen: number[] = [];
for (const x of a) { seen.push(x); a.pop(); }
console.log(seen.join()); // expect: 1,2
