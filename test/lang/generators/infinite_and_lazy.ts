function* naturals() { for (let i = 1; ; i++) yield i; }
function* map<T, U>(it: Iterable<T>, f: (v: T) => U) { for (const v of it) yield f(v); }
function* filter<T>(it: Iterable<T>, f: (v: T) => boolean) { for (const v of it) if (f(v)) yield v; }
function* take<T>(it: Iterable<T>, n: number) { if (n <= 0) return; for (const v of it) { yield v; if (--n === 0) return; } }
console.log([...take(map(filter(naturals(), (n) => n % 3 === 0), (n) => n * n), 5)]); // expect: [ 9, 36, 81, 144, 225 ]
function* sieve() { const primes: number[] = []; for (const n of naturals()) if (n > 1 && !primes.some((p) => n % p === 0)) { primes.push(n); yield n; } }
console.log([...take(sieve(), 12)].join()); // expect: 2,3,5,7,11,13,17,19,23,29,31,37
function* fib(): Generator<number> { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b]; } }
console.log([...take(fib(), 15)].join()); // expect: 0,1,1,2,3,5,8,13,21,34,55,89,144,233,377
