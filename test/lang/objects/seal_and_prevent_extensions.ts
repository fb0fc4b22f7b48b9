const s: any = Object.seal({ a: 1 });
s.a = 2; s.b = 3; delete s.a;
console.log(JSON.stringify(s), Object.isSealed(s), Object.isFrozen(s)); // expect: {"a":2} true false
const p: any = Object.preventExtensions({ a: 1 });
p.b = 2; delete p.a;
console.log(JSON.stringify(p), Object.isExtensible(p), Object.isFrozen(p)); // expect: {} false true
