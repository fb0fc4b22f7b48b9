let nan = NaN;
console.log(nan ** 0); // expect: 1
console.log(1 ** Infinity); // expect: NaN
console.log((-1) ** Infinity); // expect: NaN
console.log(0 ** -1); // expect: Infinity
console.log((-0) ** -1); // expect: -Infinity
console.log(Infinity ** -1); // expect: 0
console.log(1 ** nan); // expect: NaN
