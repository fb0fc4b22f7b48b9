const fs: (() => number)[] = [];
for (let i = 0; i < 3; i++) fs.push(eval('() => i * 10'));
console.log(fs.map((f) => f()).join()); // expect: 0,10,20
const gs: (() => any)[] = [];
for (const k in { a: 1, b: 2 }) gs.push(eval('() => k'));
console.log(gs.map((f) => f()).join()); // expect: a,b
