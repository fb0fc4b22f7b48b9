let a = 2147483647;
console.log(a + 1); // expect: 2147483648
let b = -2147483648;
console.log(b + -1); // expect: -2147483649
console.log(a + a); // expect: 4294967294
console.log(b + b); // expect: -4294967296
