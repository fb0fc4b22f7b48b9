const seen: any[] = [];
for (let i = 0; seen.push(() => i), i < 2; seen.push(() => i), i++);
console.log(seen.map((f) => f()).join()); // expect: 0,1,1,2,2
