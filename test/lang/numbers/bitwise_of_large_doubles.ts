console.log(1e10 | 0); // expect: 1410065408
console.log(1e20 | 0); // expect: 1661992960
console.log(1e300 | 0); // expect: 0
console.log(9007199254740991 | 0); // expect: -1
console.log(-1e10 | 0); // expect: -1410065408
console.log(4294967297 | 0); // expect: 1
console.log(Infinity | 0, NaN | 0, -Infinity >>> 0); // expect: 0 0 0
console.log(6442450944 | 0); // expect: -2147483648
