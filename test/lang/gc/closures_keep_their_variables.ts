const fs: (() => string)[] = [];
for (let i = 0; i < 500; i++) { const big = 'v' + i; fs.push(() => big); }
for (let i = 0; i < 20000; i++) ({ junk: [i] });
console.log(fs[0]!(), fs[499]!(), fs.length); // expect: v0 v499 500
