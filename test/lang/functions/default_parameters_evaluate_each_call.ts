let n = 0;
const f = (a = ++n) => a;
console.log(f(), f(), f(9), f()); // expect: 1 2 9 3
const g = (a: number[] = []) => { a.push(1); return a.length; };
console.log(g(), g()); // expect: 1 1
