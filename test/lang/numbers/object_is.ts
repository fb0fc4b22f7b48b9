console.log(Object.is(NaN, NaN), Object.is(0, -0), Object.is(-0, -0), Object.is(1, 1.0)); // expect: true false true true
console.log(Object.is('a', 'a'), Object.is({}, {}), Object.is(null, undefined)); // expect: true false false
console.log(Object.is(2147483648, 2 ** 31), Object.is('ab', 'a' + 'b')); // expect: true true
