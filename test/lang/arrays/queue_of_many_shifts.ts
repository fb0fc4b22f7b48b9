const q: number[] = [];
let sum = 0;
for (let i = 0; i < 3000; i++) { q.push(i); if (i % 3 === 2) sum += q.shift()!; }
while (q.length) sum += q.shift()!;
console.log(sum); // expect: 4498500
