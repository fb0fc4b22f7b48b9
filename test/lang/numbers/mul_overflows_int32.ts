let a = 65536;
console.log(a * a); // expect: 4294967296
console.log(46341 * 46341); // expect: 2147488281
console.log(46340 * 46340); // expect: 2147395600
console.log(-65536 * 32768); // expect: -2147483648
console.log(a * 32768); // expect: 2147483648
console.log(1000000007 * 1000000007); // expect: 1000000014000000000
