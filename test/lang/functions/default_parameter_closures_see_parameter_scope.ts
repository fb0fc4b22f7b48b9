function f(a = 1, g = () => a++) { g(); g(); return a; }
console.log(f(), f(10)); // expect: 3 12
