const src = { a: 1 };
let a;
console.log(({ a } = src) === src, a); // expect: true 1
