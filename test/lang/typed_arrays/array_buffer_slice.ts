const b = new ArrayBuffer(8);
new Uint8Array(b).set([1, 2, 3, 4, 5, 6, 7, 8]);
console.log(new Uint8Array(b.slice(2, -2)).join(), b.slice(5).byteLength, b.slice(9).byteLength, b.slice().byteLength, Object.prototype.toString.call(b)); // expect: 3,4,5,6 3 0 8 [object ArrayBuffer]
for (const f of [() => (ArrayBuffer as any)(1), () => new ArrayBuffer(-1), () => new ArrayBuffer(1e15), () => ArrayBuffer.prototype.slice.call({})]) try { f(); } catch (e) { console.log(String(e)); }
// expect: TypeError: Constructor ArrayBuffer requires 'new'
// expect: RangeError: Invalid array buffer length
// expect: RangeError: Array buffer allocation failed
// expect: TypeError: Method ArrayBuffer.prototype.slice called on incompatible receiver #<Object>
