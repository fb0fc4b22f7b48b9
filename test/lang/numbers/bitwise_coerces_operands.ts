console.log('5' & 7 as any); // expect: 5
console.log((null as any) | 3); // expect: 3
console.log((undefined as any) | 3); // expect: 3
console.log((true as any) << 3); // expect: 8
console.log(('0x10' as any) >> 1); // expect: 8
console.log(~('abc' as any)); // expect: -1
console.log(([8] as any) >>> 2); // expect: 2
