const a: any = new Uint8Array(1);
let calls = 0;
const v = { valueOf() { calls++; return 5; } };
a[0] = v; a[10] = v; a['-0'] = v;
console.log(calls, a[0]); // expect: 3 5
try { a[10] = Symbol('s'); } catch (e) { console.log(String(e)); } // expect: TypeError: Cannot convert a Symbol value to a number
