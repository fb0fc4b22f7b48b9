const a = new Int16Array(6).fill(7, 1, -1);
console.log(a.join(), new Float64Array(3).fill(0.5).join(), new Uint8Array(3).fill(257).join());
a.set([1, 2], 4); a.set(new Uint8Array([9]), 0);
console.log(a.join(), a.copyWithin(0, 3).join(), a.copyWithin(2, 0, 3).join());
const b = new Uint8Array([1, 2, 3, 4]);
b.set(b.subarray(0, 3), 1);
console.log(b.join());
const w = new Uint16Array(b.buffer, 0, 1);
b.set(w, 2);
for (const f of [() => b.set([1], 4), () => b.set([1], -1), () => b.set([1, 2, 3, 4, 5])]) try { f(); } catch (e) { console.log(String(e)); }
// expect: 0,7,7,7,7,0 0.5,0.5,0.5 1,1,1
// expect: 9,7,7,7,1,2 7,1,2,7,1,2 7,1,7,1,2,2
// expect: 1,1,2,3
// expect: RangeError: offset is out of bounds
// expect: RangeError: offset is out of bounds
// expect: RangeError: offset is out of bounds
