const m = new Map<number, number>();
for (let i = 0; i < 20000; i++) m.set(i * 7, i);
let s = 0;
for (let i = 0; i < 20000; i += 100) s += m.get(i * 7)!;
for (let i = 0; i < 20000; i += 2) m.delete(i * 7);
console.log(m.size, s, m.has(7), m.has(14)); // expect: 10000 1990000 true false
