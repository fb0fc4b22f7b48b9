console.log(Number(2n ** 53n + 1n), Number(2n ** 53n + 3n), Number(-(2n ** 1024n)), Number((2n ** 1024n) - 1n), Number(0n)); // expect: 9007199254740992 9007199254740996 -Infinity Infinity 0
console.log(BigInt(1e21), BigInt(Number.MAX_SAFE_INTEGER), BigInt(-0), BigInt(true), Number(2n ** 64n + 2n ** 11n), Number(2n ** 64n + 2n ** 11n + 1n)); // expect: 1000000000000000000000n 9007199254740991n 0n 1n 18446744073709552000 18446744073709556000
console.log(parseInt('12n'), Math.floor(Number(7n) / 2), isNaN(Number(1n))); // expect: 12 3 false
