const { a, b: renamed, c: { d } } = { a: 1, b: 2, c: { d: 3 } };
console.log(a, renamed, d); // expect: 1 2 3
