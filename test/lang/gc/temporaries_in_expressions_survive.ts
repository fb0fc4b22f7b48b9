const mk = (n: number) => ({ n, pad: new Array(20).fill(n) });
let s = 0;
for (let i = 0; i < 2000; i++) s += mk(i).n + [mk(i), mk(i + 1)].map((o) => o.pad[3]).reduce((a, b) => a + b) + `${mk(i).n}${mk(i).n}`.length;
console.log(s); // expect: 6012780
