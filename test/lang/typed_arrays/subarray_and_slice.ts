const a = new Uint8Array([1, 2, 3, 4, 5]);
const s = a.subarray(1, 4), c = a.slice(1, -1);
s[0] = 20;
console.log(a.join(), s.join(), c.join(), s.buffer === a.buffer, c.buffer === a.buffer, s.byteOffset, a.subarray(-2).join(), a.subarray(4, 2).length); // expect: 1,20,3,4,5 20,3,4 2,3,4 true false 1 4,5 0
console.log(s.subarray(1).byteOffset, a.slice().join(), a.slice(9).length); // expect: 2 1,20,3,4,5 0
