const n = 100003;
const a = new Uint32Array(n).fill(0x01020304), b = new Uint8Array(a.buffer);
console.log(a[0] === a[n - 1], b[4 * n - 1], b.slice(-3).join(), a.every((v) => v === 0x01020304)); // expect: true 1 3,2,1 true
b.copyWithin(1, 0); console.log(b[0], b[1], b[2], b[4 * n - 1]); // expect: 4 4 3 2
const f = new Float32Array(n).fill(0.1, 5, n - 5);
console.log(f[4], f[5] === Math.fround(0.1), f[n - 6] === f[5], f[n - 5], f.lastIndexOf(f[5]), f.indexOf(0.1)); // expect: 0 true true 0 99997 -1
