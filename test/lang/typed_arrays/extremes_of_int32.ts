const i = new Int32Array([2147483648, -128, -1, 2147483647]), d = new DataView(i.buffer);
console.log(i[0] === -2147483648, i[1] === -128, i[2] === -1, i.indexOf(-128), new Map([[i[1], 'found']]).get(-128), d.getInt32(4, true) === -128, Atomics.load(i, 0) === -2147483648); // expect: true true true 1 found true true
const u = new Uint32Array(i.buffer);
console.log(u[0], u[2] === 4294967295, u.includes(4294967168)); // expect: 2147483648 true true
