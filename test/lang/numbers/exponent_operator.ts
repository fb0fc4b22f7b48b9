console.log(2 ** 10); // expect: 1024
console.log(2 ** -1); // expect: 0.5
console.log(2 ** 31, 2 ** 32, 2 ** 53); // expect: 2147483648 4294967296 9007199254740992
console.log((-2) ** 3); // expect: -8
console.log((-8) ** (1 / 3)); // expect: NaN
console.log(2 ** 3 ** 2); // expect: 512
console.log(2 ** 0.5); // expect: 1.4142135623730951
