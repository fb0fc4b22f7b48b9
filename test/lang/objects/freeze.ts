const o: any = Object.freeze({ a: 1, inner: { b: 2 } });
o.a = 2; o.c = 3; delete o.a; o.inner.b = 5;
console.log(JSON.stringify(o), Object.isFrozen(o), Object.isSealed(o), Object.isExtensible(o)); // expect: {"a":1,"inner":{"b":5}} true true false
console.log(Object.isFrozen(5), Object.freeze(7 as any), Object.isFrozen({})); // expect: true 7 false
