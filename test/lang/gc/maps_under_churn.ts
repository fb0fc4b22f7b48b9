const m = new Map<string, any>();
for (let i = 0; i < 20000; i++) { m.set('k' + (i % 50), { i }); if (i % 7 === 0) m.delete('k' + (i % 13)); }
console.log(m.size <= 50, [...m.values()].every((v) => v.i >= 0)); // expect: true true
