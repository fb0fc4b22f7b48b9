console.log(1n, [1n, -2n], { a: 3n }, Object(4n), typeof 1n, typeof Object(1n), Object(6n) + 1n); // expect: 1n [ 1n, -2n ] { a: 3n } [BigInt: 4n] bigint object 7n
console.log(1n ? 'truthy' : 'falsy', 0n ? 'truthy' : 'falsy', !0n, 0n || 'or', 0n ?? 'nullish'); // expect: truthy falsy true or 0n
console.log('%d %i %s', 5n, 6n, 7n); // expect: 5n 6n 7n
console.log(Object.prototype.toString.call(1n), BigInt.name, BigInt.length, Object(1n) instanceof BigInt, (1n).constructor === BigInt); // expect: [object BigInt] BigInt 1 true true
