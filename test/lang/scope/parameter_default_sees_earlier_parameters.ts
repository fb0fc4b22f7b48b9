const f = (a: number, b = a + 1, c = a + b) => [a, b, c].join();
console.log(f(1), f(1, 5), f(1, undefined, 0)); // expect: 1,2,3 1,5,6 1,2,0
