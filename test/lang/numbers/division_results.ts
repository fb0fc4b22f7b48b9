console.log(7 / 2); // expect: 3.5
console.log(6 / 2); // expect: 3
console.log(1 / 3); // expect: 0.3333333333333333
console.log(1 / 0); // expect: Infinity
console.log(-1 / 0); // expect: -Infinity
console.log(0 / 0); // expect: NaN
let a = -2147483648;
console.log(a / -1); // expect: 2147483648
console.log(Object.is(0 / -3, -0)); // expect: true
