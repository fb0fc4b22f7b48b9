const fact = function self(n: number): number { return n < 2 ? 1 : n * self(n - 1); };
console.log(fact(10), typeof (globalThis as any).self); // expect: 3628800 undefined
