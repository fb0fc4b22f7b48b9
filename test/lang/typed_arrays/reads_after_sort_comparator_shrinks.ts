const b: any = new (ArrayBuffer as any)(8, { maxByteLength: 16 });
const a = new Uint8Array(b).map((_, i) => 8 - i), t = new Uint8Array(b);
t.set(a);
let calls = 0;
t.sort((x, y) => { if (++calls === 2) b.resize(4); return x - y; });
console.log(t.join(), t.length, calls > 2); // expect: 1,2,3,4 4 true
b.resize(8);
t.set(a);
console.log(t.sort((x, y) => { if (b.byteLength < 16) b.resize(16); return x - y; }).join()); // expect: 1,2,3,4,5,6,7,8,0,0,0,0,0,0,0,0
