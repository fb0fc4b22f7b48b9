const check = (a: number[]) => { const s = [...a].sort((x, y) => x - y); return s.every((v, i) => i === 0 || s[i - 1] <= v) && s.length === a.length; };
const asc = Array.from({ length: 300 }, (_, i) => i);
console.log(check(asc), check([...asc].reverse()), check(asc.map((i) => i % 2)), check(asc.map((i) => (i * 7919) % 300)), check(asc.map(() => 1)), check([1]), check([])); // expect: true true true true true true true
