const a = new Int16Array([5, 6]);
for (const v of a) console.log(v);
console.log([...a.entries()].join(';'), [...a.keys()].join(), Math.max(...a), a[Symbol.iterator] === a.values, a.values().toString());
const [x, ...rest] = a as any;
console.log(x, rest.join());
for (const k in a) console.log(k, typeof k);
const seen: number[] = [];
for (const v of a) { seen.push(v); if (seen.length === 1) a[1] = 60; }
console.log(seen.join());
// expect: 5
// expect: 6
// expect: 0,5;1,6 0,1 6 true [object Array Iterator]
// expect: 5 6
// expect: 0 string
// expect: 1 string
// expect: 5,60
