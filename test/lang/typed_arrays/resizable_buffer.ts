const b: any = new (ArrayBuffer as any)(4, { maxByteLength: 100 });
const follows = new Uint8Array(b), tail = new Uint8Array(b, 2), fixed = new Uint8Array(b, 1, 3);
console.log(b.resizable, b.maxByteLength, follows.length, tail.length, fixed.length);
follows.fill(9);
b.resize(10); console.log(follows.join(), tail.length, fixed.length);
b.resize(3); console.log(follows.length, tail.length, fixed.length, fixed.byteOffset, fixed[0], 0 in fixed, Object.keys(fixed).length);
b.resize(5); console.log(fixed.join(), fixed.length, follows.join());
b.resize(1); console.log(tail.length, tail.byteOffset, tail.byteLength);
for (const f of [() => b.resize(101), () => b.resize(-1), () => (new ArrayBuffer(1) as any).resize(0), () => new (ArrayBuffer as any)(5, { maxByteLength: 4 }), () => fixed.fill(0), () => tail.indexOf(1)]) try { f(); } catch (e) { console.log((e as any).name); }
// expect: true 100 4 2 3
// expect: 9,9,9,9,0,0,0,0,0,0 8 3
// expect: 3 1 0 0 undefined false 0
// expect: 9,9,0 3 9,9,9,0,0
// expect: 0 0 0
// expect: RangeError
// expect: RangeError
// expect: TypeError
// expect: RangeError
// expect: TypeError
// expect: TypeError
