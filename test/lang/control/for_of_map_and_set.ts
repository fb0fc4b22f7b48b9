for (const [k, v] of new Map([['a', 1], ['b', 2]])) console.log(k, v);
for (const v of new Set([1, 2, 1])) console.log(v);
// expect: a 1
// expect: b 2
// expect: 1
// expect: 2
