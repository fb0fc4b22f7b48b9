console.log(this === globalThis); // expect: true
console.log((() => this === globalThis)()); // expect: true
const keep = { f: () => this === globalThis, g: () => () => this === globalThis };
console.log(keep.f(), keep.g()()); // expect: true true
console.log((() => { 'use strict'; return this === globalThis; })()); // expect: true
