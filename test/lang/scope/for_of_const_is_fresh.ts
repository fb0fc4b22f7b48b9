const fs: any[] = [];
for (const x of [1, 2, 3]) fs.push(() => x);
console.log(fs.map((f) => f()).join()); // expect: 1,2,3
