const { a: [{ b: { c: [, { d }] } }] } = { a: [{ b: { c: [0, { d: 'deep' }] } }] };
console.log(d); // expect: deep
