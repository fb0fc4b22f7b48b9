console.log(-1n & 0xffn, -256n | 1n, -1n ^ 5n, ~0n, ~-1n, ~(2n ** 64n)); // expect: 255n -255n -6n -1n 0n -18446744073709551617n
console.log(1n << 70n, -5n >> 1n, -1n >> 100n, 5n << -1n, -(2n ** 65n) >> 64n); // expect: 1180591620717411303424n -3n -1n 2n -2n
console.log(BigInt.asIntN(8, 255n), BigInt.asUintN(8, -1n), BigInt.asIntN(64, 2n ** 63n), BigInt.asUintN(64, -1n), BigInt.asIntN(3, 25n)); // expect: -1n 255n -9223372036854775808n 18446744073709551615n 1n
