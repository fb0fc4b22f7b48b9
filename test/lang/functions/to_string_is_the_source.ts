function f(a, b) { return a + b; }
console.log(f.toString()); // expect: function f(a, b) { return a + b; }
console.log(((x) => x * 2).toString()); // expect: (x) => x * 2
console.log(Math.max.toString()); // expect: function max() { [native code] }
