const d = new DataView(new ArrayBuffer(12), 1, 10);
d.setInt8(0, -1); d.setUint16(1, 0x1234); d.setUint16(3, 0x1234, true); d.setFloat32(5, 1.5);
console.log(d.getUint8(0), d.getUint8(1), d.getUint8(3), d.getInt16(1), d.getInt16(1, true), d.getFloat32(5), d.getUint32(5), d.byteOffset, d.byteLength, d.buffer.byteLength);
d.setFloat64(2, Math.PI, true);
console.log(d.getFloat64(2, true), d.getInt32(2), Object.prototype.toString.call(d));
for (const f of [() => d.getInt8(10), () => d.getFloat64(3), () => d.getInt8(-1), () => (DataView as any)(1), () => new DataView({} as any), () => new DataView(new ArrayBuffer(1), 2), () => new DataView(new ArrayBuffer(1), 0, 2)]) try { f(); } catch (e) { console.log(String(e)); }
// expect: 255 18 52 4660 13330 1.5 1069547520 1 10 12
// expect: 3.141592653589793 405619796 [object DataView]
// expect: RangeError: Offset is outside the bounds of the DataView
// expect: RangeError: Offset is outside the bounds of the DataView
// expect: RangeError: Offset is outside the bounds of the DataView
// expect: TypeError: Constructor DataView requires 'new'
// expect: TypeError: First argument to DataView constructor must be an ArrayBuffer
// expect: RangeError: Start offset 2 is outside the bounds of the buffer
// expect: RangeError: Invalid DataView length 2
