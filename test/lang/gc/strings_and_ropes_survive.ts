const keep: string[] = [];
let r = '';
for (let i = 0; i < 3000; i++) { r += i; if (i % 100 === 0) keep.push(r.slice(-4) + i); }
console.log(keep.length, keep[29], r.length); // expect: 30 29002900 10890
