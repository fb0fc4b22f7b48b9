// limit: memory|deadline
// A tower that is deeper than the stack, and a table and a sorting that never end.
let tower: unknown = {};
for (let i = 0; i < 100000; i++) tower = { tower };
console.dir(tower, { depth: null });
console.dir({ a: 1, b: 2 }, { sorted: () => { for (;;) {} } });
