const a = new Uint8Array([1, 2, 3]);
const b: any = new (ArrayBuffer as any)(3, { maxByteLength: 8 });
const t = new Uint8Array(b).fill(5);
const seen: number[] = [];
for (const v of t) { seen.push(v); if (seen.length < 3) b.resize(b.byteLength + 1); }
console.log(seen.join()); // expect: 5,5,5,0,0
try { for (const v of new Uint8Array(b, 2)) { b.resize(1); console.log(v); } } catch (e) { console.log((e as any).name); }
// expect: 5
// expect: TypeError
Object.getPrototypeOf(Uint8Array.prototype)[Symbol.iterator] = function* () { yield 'other'; };
console.log([...(a as any)].join(), new Uint8Array(a).join()); // expect: other 1,2,3
