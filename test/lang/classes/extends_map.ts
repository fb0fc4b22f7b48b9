class Counts extends Map<string, number> { inc(k: string) { this.set(k, (this.get(k) ?? 0) + 1); return this; } }
const c = new Counts([['a', 1]]);
c.inc('a').inc('b');
console.log([...c].join(';'), c.size, c instanceof Map); // expect: a,2;b,1 2 true
