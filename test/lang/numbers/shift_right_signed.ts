let a = -8;
console.log(a >> 1); // expect: -4
console.log(a >> 31); // expect: -1
console.log(a >> 32); // expect: -8
console.log(2147483648 >> 0); // expect: -2147483648
console.log(4294967295 >> 1); // expect: -1
console.log(-1 >> 5.9); // expect: -1
