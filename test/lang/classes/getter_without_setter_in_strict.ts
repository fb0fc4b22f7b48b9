class A { get x() { return 1; } }
const a: any = new A();
try { (function () { 'use strict'; a.x = 2; })(); } catch (e: any) { console.log(e.name); } // expect: TypeError
a.x = 3;
console.log(a.x); // expect: 1
