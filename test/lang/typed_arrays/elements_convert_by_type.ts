const values = [300, -1, 1.9, -1.9, NaN, Infinity, 4294967296.5, '7', null, undefined, true, [5]];
for (const C of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array] as any[]) {
  const a = new C(values.length);
  for (let i = 0; i < values.length; i++) a[i] = values[i];
  console.log(C.name, a.join());
}
// expect: Int8Array 44,-1,1,-1,0,0,0,7,0,0,1,5
// expect: Uint8Array 44,255,1,255,0,0,0,7,0,0,1,5
// expect: Uint8ClampedArray 255,0,2,0,0,255,255,7,0,0,1,5
// expect: Int16Array 300,-1,1,-1,0,0,0,7,0,0,1,5
// expect: Uint16Array 300,65535,1,65535,0,0,0,7,0,0,1,5
// expect: Int32Array 300,-1,1,-1,0,0,0,7,0,0,1,5
// expect: Uint32Array 300,4294967295,1,4294967295,0,0,0,7,0,0,1,5
