console.log(12 & 10, 12 | 3, 12 ^ 10, ~12); // expect: 8 15 6 -13
console.log(4294967295 & 4294967295); // expect: -1
console.log(4294967295 | 0); // expect: -1
console.log(2147483648 | 0); // expect: -2147483648
console.log(2147483648 ^ 1); // expect: -2147483647
console.log(~4294967295); // expect: 0
console.log(~~-7.9, 7.9 | 0); // expect: -7 7
