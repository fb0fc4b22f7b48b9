const o: any = {};
let k: any;
for ([k, o.v] of [['a', 1], ['b', 2]] as any) console.log(k, o.v);
for ({ length: o.n } of ['xyz'] as any) console.log(o.n);
// expect: a 1
// expect: b 2
// expect: 3
