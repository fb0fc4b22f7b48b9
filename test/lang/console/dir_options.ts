// console.dir takes the depth, null for no limit, and whether to show what is hidden.
const nested = { a: { b: { c: { d: 1 } } } };
console.dir(nested); // expect: { a: { b: { c: [Object] } } }
console.dir(nested, { depth: 0 }); // expect: { a: [Object] }
console.dir(nested.a, { depth: null }); // expect: { b: { c: { d: 1 } } }
console.dir(nested, undefined); // expect: { a: { b: { c: [Object] } } }
console.dir([1], { showHidden: true }); // expect: [ 1, [length]: 1 ]
