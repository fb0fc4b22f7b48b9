const a = new Float32Array([1, NaN, -0, 2, 1]);
console.log(a.indexOf(1), a.lastIndexOf(1), a.indexOf(NaN), a.includes(NaN), a.includes(0), a.indexOf(0), a.indexOf('1' as any), a.indexOf(1, -2), a.lastIndexOf(1, -2), a.includes(undefined as any), a.at(-1), a.at(9));
// expect: 0 4 -1 true true 2 -1 4 0 false 1 undefined
