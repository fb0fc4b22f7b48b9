const b = new ArrayBuffer(8);
const u8 = new Uint8Array(b), u16 = new Uint16Array(b, 2, 2), f32 = new Float32Array(b, 4);
u16[0] = 0x1234;
f32[0] = 1;
console.log(u8.join(), u16.byteOffset, u16.byteLength, u16.length, u16.buffer === b, f32.length); // expect: 0,0,52,18,0,0,128,63 2 4 2 true 1
console.log(ArrayBuffer.isView(u8), ArrayBuffer.isView(new DataView(b)), ArrayBuffer.isView(b), ArrayBuffer.isView([])); // expect: true true false false
