const n = 1000, composite = new Array(n + 1).fill(false), primes: number[] = [];
for (let i = 2; i <= n; i++) { if (composite[i]) continue; primes.push(i); for (let j = i * i; j <= n; j += i) composite[j] = true; }
console.log(primes.length, primes.at(-1)); // expect: 168 997
