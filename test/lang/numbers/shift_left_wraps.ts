let one = 1;
console.log(one << 31); // expect: -2147483648
console.log(one << 32); // expect: 1
console.log(one << 33); // expect: 2
console.log(one << -1); // expect: -2147483648
console.log(1073741824 << 1); // expect: -2147483648
console.log(4294967295 << 4); // expect: -16
