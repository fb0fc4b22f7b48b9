const o: any = { get x() { return 1; } };
o.x = 5;
console.log(o.x); // expect: 1
try { (function () { 'use strict'; o.x = 5; })(); } catch (e: any) { console.log(e.name); } // expect: TypeError
