const a = [1];
for (const n of [-1, 1.5, NaN, 4294967296, 'x'] as any[]) { try { a.length = n; console.log('ok', n); } catch (e: any) { console.log(e.name); } }
(a as any).length = '3';
console.log(a.length, typeof a.length);
const d = Object.getOwnPropertyDescriptor(a, 'length')!;
console.log(d.writable, d.enumerable, d.configurable);
// expect: RangeError
// expect: RangeError
// expect: RangeError
// expect: RangeError
// expect: RangeError
// expect: 3 number
// expect: true false false
