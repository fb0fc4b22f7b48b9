const f = (a: number) => (b: number) => (c: number) => (d: number) => [a, b, c, d].join();
console.log(f(1)(2)(3)(4)); // expect: 1,2,3,4
