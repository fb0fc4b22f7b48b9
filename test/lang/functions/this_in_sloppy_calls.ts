function f(this: any) { return this === globalThis; }
const o = { f };
console.log(f(), o.f(), (0, o.f)(), f.call(null), f.call(undefined)); // expect: true false true true true
function kind(this: any) { return typeof this; }
console.log(kind.call(5 as any), kind.call('s' as any), kind.call(true as any)); // expect: object object object
