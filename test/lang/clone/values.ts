const same = (v: any) => structuredClone(v);
console.log(same(1), same('x'), same(undefined), same(null), same(true), same(5n), same(NaN), Object.is(same(-0), -0)); // expect: 1 x undefined null true 5n NaN true
console.log(same({ a: 1, b: { c: [1, , 3] } }), same([1, 2, , 4]).length, 2 in same([1, 2, , 4])); // expect: { a: 1, b: { c: [ 1, <1 empty item>, 3 ] } } 4 false
console.log(same(new Date(5)).getTime(), same(/a(b)/giu), same(new Map([[1, { a: 2 }]])), same(new Set([1, 'x']))); // expect: 5 /a(b)/giu Map(1) { 1 => { a: 2 } } Set(2) { 1, 'x' }
console.log(same(Object(1)), same(Object('s')), same(Object(true)), same(Object(5n))); // expect: [Number: 1] [String: 's'] [Boolean: true] [BigInt: 5n]
const e = same(new RangeError('m', { cause: { c: 1 } }));
console.log(e instanceof RangeError, e.message, e.cause, e.name, Object.keys(e).length); // expect: true m { c: 1 } RangeError 0
class Custom extends Error {
  extra = 1;
}
const c = same(new Custom('x'));
console.log(c.constructor === Error, c.message, c.extra, c.name); // expect: true x undefined Error
const bytes = new Uint8Array([1, 2, 3, 4]);
const view = same({ a: bytes, b: bytes.subarray(1, 3), d: new DataView(bytes.buffer, 2), f: new Float64Array([1.5]) });
console.log(view.a, view.b, view.d.byteLength, view.f, view.a.buffer === view.b.buffer, view.a.buffer !== bytes.buffer, view.d.getUint8(0)); // expect: Uint8Array(4) [ 1, 2, 3, 4 ] Uint8Array(2) [ 2, 3 ] 2 Float64Array(1) [ 1.5 ] true true 3
const loop: any = { name: 'loop' };
loop.self = loop;
loop.list = [loop];
loop.map = new Map([[loop, loop]]);
const copy = same(loop);
console.log(copy !== loop, copy.self === copy, copy.list[0] === copy, copy.map.get(copy) === copy); // expect: true true true true
const shared = { x: 1 };
const both = same([shared, shared]);
console.log(both[0] === both[1]); // expect: true
class Point {
  x = 1;
  #y = 2;
  get y() {
    return this.#y;
  }
}
const p = same(new Point());
console.log(p, p instanceof Point, Object.getPrototypeOf(p) === Object.prototype); // expect: { x: 1 } false true
console.log(same({ get a() { return 1; }, [Symbol('s')]: 1 }), Object.getOwnPropertyDescriptor(same({ get a() { return 1; } }), 'a')); // expect: { a: 1 } { value: 1, writable: true, enumerable: true, configurable: true }
console.log(same(Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true }, hidden: { value: 2 } }))); // expect: { own: 1 }
const list: any = [1];
list.extra = 'e';
console.log(same(list), same(Object.freeze([1])), Object.isFrozen(same(Object.freeze({})))); // expect: [ 1, extra: 'e' ] [ 1 ] false
console.log(structuredClone.name); // expect: structuredClone
console.log(same({ __proto__: null, a: 1 }), same(JSON.parse('{"__proto__": 1}'))); // expect: { a: 1 } { ['__proto__']: 1 }
