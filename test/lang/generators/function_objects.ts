function* g(a, b) { yield a; }
const G = Object.getPrototypeOf(g);
console.log(g.name, g.length, Object.getOwnPropertyNames(g).join(), 'prototype' in g, g.hasOwnProperty('caller')); // expect: g 2 length,name,prototype true false
console.log(G === Function.prototype, Object.getPrototypeOf(G) === Function.prototype, G[Symbol.toStringTag]); // expect: false true GeneratorFunction
console.log(G.prototype === Object.getPrototypeOf(g.prototype), G.prototype.constructor === G, G.constructor.name, G.constructor.length); // expect: true true GeneratorFunction 1
console.log(Object.getPrototypeOf(G.constructor) === Function, G.constructor.prototype === G); // expect: true true
console.log(Object.getPrototypeOf(g(1, 2)) === g.prototype, g.prototype.constructor === G, Object.getOwnPropertyNames(g.prototype).length); // expect: true true 0
console.log(JSON.stringify(Object.getOwnPropertyDescriptor(g, 'prototype'))); // expect: {"value":{},"writable":true,"enumerable":false,"configurable":false}
console.log(Object.getPrototypeOf(Object.getPrototypeOf(G.prototype)) === Object.prototype); // expect: true
console.log(g.toString(), ({ *m() { } }).m.toString()); // expect: function* g(a, b) { yield a; } *m() { }
console.log(Object.prototype.toString.call(g(1, 2)), Object.prototype.toString.call(g), typeof g); // expect: [object Generator] [object GeneratorFunction] function
try { new (g as any)(); } catch (e: any) { console.log(e.name); } // expect: TypeError
try { class X extends (g as any) {} } catch (e: any) { console.log(e.name); } // expect: TypeError
