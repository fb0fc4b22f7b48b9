let i = 3, d = 3.5;
console.log(i < d, i > d, i <= 3.0, i >= 3.0, d < i); // expect: true false true true false
console.log(2147483647 < 2147483648, -2147483649 < -2147483648); // expect: true true
console.log(0 < -0, -0 < 0, 0 <= -0); // expect: false false true
console.log(Infinity > 1e308, -Infinity < -1e308); // expect: true true
