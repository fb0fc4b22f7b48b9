let zero = 0, minus = -5;
console.log(Object.is(zero * minus, -0)); // expect: true
console.log(Object.is(minus * zero, -0)); // expect: true
console.log(Object.is(zero * 5, 0)); // expect: true
console.log(1 / (zero * minus)); // expect: -Infinity
