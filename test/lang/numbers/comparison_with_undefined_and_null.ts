let u: any = undefined, n: any = null;
console.log(u < 1, u > 1, u <= u, u == u); // expect: false false false true
console.log(n < 1, n > -1, n <= 0, n >= 0, n == 0); // expect: true true true true false
console.log(n == u, n === u); // expect: true false
