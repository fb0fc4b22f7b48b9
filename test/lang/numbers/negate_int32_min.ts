let min = -2147483648;
console.log(-min); // expect: 2147483648
console.log(-(-min)); // expect: -2147483648
console.log(~min); // expect: 2147483647
console.log(Math.abs(min)); // expect: 2147483648
