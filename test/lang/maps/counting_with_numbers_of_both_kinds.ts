const m = new Map<number, number>();
for (const n of [1, 1.0, 2 / 2, 0.5 + 0.5, 1.5, 3 / 2, -0, 0, 2 ** 31, 2147483648]) m.set(n, (m.get(n) ?? 0) + 1);
console.log([...m].map(([k, v]) => `${k}:${v}`).join(' ')); // expect: 1:4 1.5:2 0:2 2147483648:2
