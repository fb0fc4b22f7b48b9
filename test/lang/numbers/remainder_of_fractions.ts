console.log(5.5 % 2); // expect: 1.5
console.log(-5.5 % 2); // expect: -1.5
console.log(1e17 % 7); // expect: 5
console.log(4294967296 % 10); // expect: 6
console.log(0.3 % 0.1); // expect: 0.09999999999999998
