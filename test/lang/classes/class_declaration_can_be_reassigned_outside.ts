class A {}
// @ts-ignore: wrong by its types, on purpose
A = 5;
console.log(A); // expect: 5
