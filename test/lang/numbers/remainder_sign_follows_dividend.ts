let a = 5, b = -5, c = 3, d = -3;
console.log(a % c, a % d, b % c, b % d); // expect: 2 2 -2 -2
console.log(Object.is(-6 % 3, -0)); // expect: true
console.log(Object.is(6 % -3, 0)); // expect: true
