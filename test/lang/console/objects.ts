console.log({}, { a: 1, b: 'two' }, { 'needs quote': 1, valid_id: 2, 3: 4 });
console.log({ a: { b: { c: {} } } }, { a: { b: { c: { d: 1 } } } });
console.log({ f() {}, g: () => 1, h: class Foo {}, i: class extends Array {}, n: null, u: undefined });
console.log({ [Symbol('s')]: 1 });
// expect: {} { a: 1, b: 'two' } { '3': 4, 'needs quote': 1, valid_id: 2 }
// expect: { a: { b: { c: {} } } } { a: { b: { c: [Object] } } }
// expect: {
// expect:   f: [Function: f],
// expect:   g: [Function: g],
// expect:   h: [class Foo],
// expect:   i: [class i extends Array],
// expect:   n: null,
// expect:   u: undefined
// expect: }
// expect: { [Symbol(s)]: 1 }
