const g = Array.from({ length: 3 }, (_, r) => Array.from({ length: 3 }, (_, c) => r * 3 + c));
g[1][1] = 99;
console.log(g.map((r) => r.join(' ')).join('/'), g[2]![0], g.flat().reduce((a, b) => a + b)); // expect: 0 1 2/3 99 5/6 7 8 6 131
