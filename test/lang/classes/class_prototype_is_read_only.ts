class A {}
const d = Object.getOwnPropertyDescriptor(A, 'prototype')!;
console.log(d.writable, d.enumerable, d.configurable); // expect: false false false
console.log(A.prototype.constructor === A, typeof A, A.name, A.length); // expect: true function A 0
