function* g(n: number) { while (n > 0) yield n--; }
console.log([...g(3)], Math.max(...g(4)), Array.from(g(2)), new Set(g(3)).size, Array.from(g(3), (v) => v * 2)); // expect: [ 3, 2, 1 ] 4 [ 2, 1 ] 3 [ 6, 4, 2 ]
console.log(new Map((function* () { yield ['a', 1] as [string, number]; yield ['b', 2] as [string, number]; })()).get('b')); // expect: 2
const [x, ...rest] = g(4);
console.log(x, rest); // expect: 4 [ 3, 2, 1 ]
console.log(Object.fromEntries((function* () { yield ['k', 1]; })())); // expect: { k: 1 }
