for (const [k, { v = 'none', ...rest }] of [['a', { v: 1, w: 2 }], ['b', {}]] as any) console.log(k, v, JSON.stringify(rest));
for (const { length } of ['ab', 'c']) console.log(length);
// expect: a 1 {"w":2}
// expect: b none {}
// expect: 2
// expect: 1
