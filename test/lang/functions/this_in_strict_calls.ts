'use strict';
function f(this: any) { return this; }
console.log(f(), f.call(null), f.call(5 as any), f.apply('s' as any)); // expect: undefined null 5 s
const o = { f };
console.log(o.f() === o, (o.f)() === o, (0, o.f)()); // expect: true true undefined
