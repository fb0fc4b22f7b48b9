class A {}
// @ts-ignore
A = 5;
console.log(A); // expect: 5
