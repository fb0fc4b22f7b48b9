let a = -2147483648;
console.log(a - 1); // expect: -2147483649
console.log(2147483647 - -1); // expect: 2147483648
console.log(0 - a); // expect: 2147483648
let z = 0;
console.log(z - 0); // expect: 0
console.log(Object.is(0 - z, 0)); // expect: true
