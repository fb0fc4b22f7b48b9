const g: Record<string, Record<string, number>> = { a: { b: 7, c: 9, f: 14 }, b: { a: 7, c: 10, d: 15 }, c: { a: 9, b: 10, d: 11, f: 2 }, d: { b: 15, c: 11, e: 6 }, e: { d: 6, f: 9 }, f: { a: 14, c: 2, e: 9 } };
const dist: Record<string, number> = {}, todo = new Set(Object.keys(g));
for (const k in g) dist[k] = k === 'a' ? 0 : Infinity;
while (todo.size) { const u = [...todo].reduce((x, y) => (dist[x]! <= dist[y]! ? x : y)); todo.delete(u); for (const v in g[u]) dist[v] = Math.min(dist[v]!, dist[u]! + g[u]![v]!); }
console.log(JSON.stringify(dist)); // expect: {"a":0,"b":7,"c":9,"d":20,"e":20,"f":11}
