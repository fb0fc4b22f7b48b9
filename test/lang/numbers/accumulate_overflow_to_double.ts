let x = 1;
for (let i = 0; i < 40; i++) x *= 3;
let y = 0;
for (let i = 0; i < 100000; i++) y += i * i;
console.log(x, y, x % 1000, y | 0); // expect: 12157665459056929000 333328333350000 768 216474736
