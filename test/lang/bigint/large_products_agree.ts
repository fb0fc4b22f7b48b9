// Above the threshold of Karatsuba's method, both sides equal and not.
const a = 3n ** 4000n, b = 7n ** 2500n, c = 5n ** 300n;
const p = 1000000007n;
console.log((a * b) % p === ((a % p) * (b % p)) % p, (a * c) % p === ((a % p) * (c % p)) % p, a * a - (a - 1n) * (a + 1n), (a * b) / b === a, (a * b + c) % b === c % b); // expect: true true 1n true true
console.log((a * b * c).toString(16).length, ((a * b) % 10n ** 30n)); // expect: 3514 922457052296874802425022380001n
