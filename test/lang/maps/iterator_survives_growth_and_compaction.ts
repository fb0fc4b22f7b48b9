const m = new Map<number, number>();
for (let i = 0; i < 100; i++) m.set(i, i);
const it = m.keys();
for (let i = 0; i < 10; i++) it.next();
for (let i = 0; i < 95; i++) m.delete(i);
for (let i = 1000; i < 1300; i++) m.set(i, i);
const rest = [...it];
console.log(rest.length, rest[0], rest[5], rest[rest.length - 1]); // expect: 305 95 1000 1299
