async function f(a, b) { }
async function* g(a) { }
const AF = Object.getPrototypeOf(f), AG = Object.getPrototypeOf(g);
console.log(f.name, f.length, Object.getOwnPropertyNames(f).join(), 'prototype' in f, AF[Symbol.toStringTag], AF.constructor.name);
console.log(g.name, g.length, Object.getOwnPropertyNames(g).join(), AG[Symbol.toStringTag], AG.constructor.name);
console.log(AG.prototype === Object.getPrototypeOf(g.prototype), AG.prototype.constructor === AG, AG.prototype[Symbol.toStringTag]);
const AIP = Object.getPrototypeOf(AG.prototype);
console.log(AIP[Symbol.asyncIterator].name, AIP[Symbol.asyncIterator].call(5), Object.getPrototypeOf(AIP) === Object.prototype);
for (const v of [f, g, async () => { }]) try { new v(); } catch (e) { console.log(e.name); }
console.log(f.toString(), Object.prototype.toString.call(f), Object.prototype.toString.call(g()));
console.log(f, g, async () => { }, g(), { async m() { }, async *n() { } });
// expect: f 2 length,name false AsyncFunction AsyncFunction
// expect: g 1 length,name,prototype AsyncGeneratorFunction AsyncGeneratorFunction
// expect: true true AsyncGenerator
// expect: [Symbol.asyncIterator] 5 true
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: async function f(a, b) { } [object AsyncFunction] [object AsyncGenerator]
// expect: [AsyncFunction: f] [AsyncGeneratorFunction: g] [AsyncFunction (anonymous)] Object [AsyncGenerator] {} { m: [AsyncFunction: m], n: [AsyncGeneratorFunction: n] }
