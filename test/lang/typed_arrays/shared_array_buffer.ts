const s: any = new (SharedArrayBuffer as any)(4, { maxByteLength: 8 });
const a = new Uint8Array(s);
console.log(s.growable, s.byteLength, s.maxByteLength, a.length, Object.prototype.toString.call(s), s.slice(1).byteLength);
s.grow(6); a[5] = 7;
console.log(s.byteLength, a.join());
for (const f of [() => s.grow(5), () => s.grow(9), () => (ArrayBuffer.prototype as any).slice.call(s, 0), () => (SharedArrayBuffer as any)(1)]) try { f(); } catch (e) { console.log((e as any).name); }
// expect: true 4 8 4 [object SharedArrayBuffer] 3
// expect: 6 0,0,0,0,0,7
// expect: RangeError
// expect: RangeError
// expect: TypeError
// expect: TypeError
