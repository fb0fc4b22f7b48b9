let s = '';
for (let i = 0; i < 100; i++) s += i + ',';
const a = s.slice(10, 200), b = a.substring(5, 100), c = b.slice(-20);
console.log(b.length, c, a.indexOf(c) >= 0, c.split(',').length); // expect: 95 3,34,35,36,37,38,39, true 8
