const f = new Float32Array([0.1, 16777217, 1e39, -0, NaN]);
console.log(f[0], f[1], f[2], Object.is(f[3], -0), f[4]);
const d = new Float64Array([0.1, -0, NaN, 2 ** 53]);
console.log(d[0], Object.is(d[1], -0), d[2], d[3]);
// expect: 0.10000000149011612 16777216 Infinity true NaN
// expect: 0.1 true NaN 9007199254740992
