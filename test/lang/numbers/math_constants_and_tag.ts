console.log(Math.PI, Math.E, Math.LN2, Math.LN10, Math.LOG2E, Math.LOG10E, Math.SQRT2, Math.SQRT1_2); // expect: 3.141592653589793 2.718281828459045 0.6931471805599453 2.302585092994046 1.4426950408889634 0.4342944819032518 1.4142135623730951 0.7071067811865476
console.log(Object.prototype.toString.call(Math)); // expect: [object Math]
const r = Math.random();
console.log(r >= 0 && r < 1); // expect: true
