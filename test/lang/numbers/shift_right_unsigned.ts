let a = -1;
console.log(a >>> 0); // expect: 4294967295
console.log(a >>> 1); // expect: 2147483647
console.log(a >>> 31); // expect: 1
console.log(2147483648 >>> 0); // expect: 2147483648
console.log(4294967296 >>> 0); // expect: 0
console.log(-2147483648 >>> 0); // expect: 2147483648
console.log((a >>> 0) + 1); // expect: 4294967296
