const a: any = new Int8Array([1, 2]);
console.log(JSON.stringify(Object.getOwnPropertyDescriptor(a, '0')), Object.getOwnPropertyDescriptor(a, '2'));
console.log(Reflect.defineProperty(a, '0', { value: 9 }), a[0], Reflect.defineProperty(a, '2', { value: 1 }), Reflect.defineProperty(a, '0', { value: 1, enumerable: false }));
console.log(Reflect.defineProperty(a, '0', { get() { return 1; } }), Reflect.defineProperty(a, '-0', { value: 1 }), Reflect.defineProperty(a, 'x', { value: 1 }));
console.log(Reflect.deleteProperty(a, '0'), Reflect.deleteProperty(a, '5'), Reflect.deleteProperty(a, '-0'), a[0]);
try { (function () { 'use strict'; delete a[1]; })(); } catch (e) { console.log((e as any).name); }
// expect: {"value":1,"writable":true,"enumerable":true,"configurable":true} undefined
// expect: true 9 false false
// expect: false false true
// expect: false true true 9
// expect: TypeError
