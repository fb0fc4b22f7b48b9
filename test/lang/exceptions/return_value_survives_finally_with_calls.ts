const g = (n: number) => n * 2;
const f = () => { let x = 1; try { return g(x) + g(2); } finally { x = g(50); g(x); } };
console.log(f()); // expect: 6
