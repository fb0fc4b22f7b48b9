let a = 2n ** 32n - 1n;
console.log(a++, ++a, a--, --a, -a);
a **= 2n; a -= 1n; a <<= 4n; a |= 3n; a %= 1000n;
console.log(a);
const o = { n: 9007199254740993n };
o.n++;
o.n *= -1n;
console.log(o.n, [3n, 1n, 2n].sort().join(), [3n, 1n, 2, -1].sort((x, y) => (x < y ? -1 : 1)).join());
switch (o.n % 5n) { case -4n: console.log('minus four'); break; default: console.log('other'); }
for (let i = 10n; i > 7n; i--) console.log(i);
// expect: 4294967295n 4294967297n 4294967297n 4294967295n -4294967295n
// expect: 387n
// expect: -9007199254740994n 1,2,3 -1,1,2,3
// expect: minus four
// expect: 10n
// expect: 9n
// expect: 8n
