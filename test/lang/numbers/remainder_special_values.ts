let zero = 0, inf = Infinity;
console.log(5 % zero); // expect: NaN
console.log(inf % 2); // expect: NaN
console.log(5 % inf); // expect: 5
console.log(-5 % inf); // expect: -5
console.log(Object.is(-0 % 5, -0)); // expect: true
console.log(-2147483648 % -1 === 0); // expect: true
console.log(NaN % 2); // expect: NaN
