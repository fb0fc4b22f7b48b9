console.log('plain', 1, 1.5, -0, NaN, Infinity, true, null, undefined);
console.log();
console.log('');
console.log('a\nb');
console.log(0.1 + 0.2, 1e21, -1e-7);
// expect: plain 1 1.5 -0 NaN Infinity true null undefined
// expect:
// expect:
// expect: a
// expect: b
// expect: 0.30000000000000004 1e+21 -1e-7
