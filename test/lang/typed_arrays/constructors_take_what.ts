console.log(new Uint8Array().length, new Uint8Array(3).join(), new Uint8Array([1, '2', {} as any]).join(), new Uint8Array({ length: 2, 0: 7 } as any).join());
console.log(new Uint8Array(new Set([1, 2])).join(), new Uint8Array(new Float32Array([1.5, 2.5, 300])).join(), new Uint8Array(null as any).length, new Uint8Array('3' as any).length);
console.log(new Float32Array(new Uint8Array([1, 2])).join(), new Uint8Array([...Array(5).keys()]).join());
for (const f of [() => new Uint8Array(-1), () => (Uint8Array as any)(1), () => new Uint16Array(new ArrayBuffer(3)), () => new Uint16Array(new ArrayBuffer(4), 1), () => new Uint8Array(new ArrayBuffer(4), 5), () => new Uint8Array(new ArrayBuffer(4), 2, 3), () => new (Object.getPrototypeOf(Uint8Array))()]) {
  try { f(); console.log('?'); } catch (e) { console.log(String(e)); }
}
// expect: 0 0,0,0 1,2,0 7,0
// expect: 1,2 1,2,44 0 3
// expect: 1,2 0,1,2,3,4
// expect: RangeError: Invalid typed array length: -1
// expect: TypeError: Constructor Uint8Array requires 'new'
// expect: RangeError: byte length of Uint16Array should be a multiple of 2
// expect: RangeError: start offset of Uint16Array should be a multiple of 2
// expect: RangeError: Start offset 5 is outside the bounds of the buffer
// expect: RangeError: Invalid typed array length: 3
// expect: TypeError: Abstract class TypedArray not directly constructable
