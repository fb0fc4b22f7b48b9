const a = 0xffffffffffffffffn;
console.log(a + 1n, a * a, -a - 1n, (a + 1n) / 3n, (a + 1n) % 3n); // expect: 18446744073709551616n 340282366920938463426481119284349108225n -18446744073709551616n 6148914691236517205n 1n
console.log(-7n / 2n, -7n % 2n, 7n % -2n, 2n ** 100n, (-3n) ** 5n, 0n ** 0n); // expect: -3n -1n 1n 1267650600228229401496703205376n -243n 1n
let n = 1n;
for (let i = 1n; i <= 30n; i++) n *= i;
console.log(n); // expect: 265252859812191058636308480000000n
