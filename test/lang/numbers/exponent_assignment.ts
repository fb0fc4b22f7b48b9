let x = 3;
x **= 2;
console.log(x); // expect: 9
x **= 0.5;
console.log(x); // expect: 3
const o = { n: 2 };
o.n **= 5;
console.log(o.n); // expect: 32
