const proto = Object.defineProperty({}, 'x', { value: 1, writable: false });
const o: any = Object.create(proto);
o.x = 2;
console.log(o.x, Object.hasOwn(o, 'x')); // expect: 1 false
try { (function () { 'use strict'; o.x = 2; })(); } catch (e: any) { console.log(e.name); } // expect: TypeError
