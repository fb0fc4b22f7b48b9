let seed = 12345;
const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648);
const a = Array.from({ length: 5000 }, next);
const sum = a.reduce((x, y) => x + y, 0);
a.sort((x, y) => x - y);
let ok = true;
for (let i = 1; i < a.length; i++) if (a[i - 1] > a[i]) ok = false;
console.log(ok, a.reduce((x, y) => x + y, 0) === sum, a.length); // expect: true true 5000
