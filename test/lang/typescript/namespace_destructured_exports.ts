namespace N { export const { a, b: [c] } = { a: 1, b: [2] }; export var d: any, e = a + c; }
console.log(N.a, N.c, N.d, N.e); // expect: 1 2 undefined 3
