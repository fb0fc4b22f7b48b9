let a = 8, b = 2, g = 2;
console.log(a / b / g, a++ / b, (a) / b, [8][0] / b); // expect: 2 4 4.5 4
a /= b;
console.log(a); // expect: 4.5
