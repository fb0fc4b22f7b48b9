console.log(Math.round(2.5), Math.round(-2.5), Math.round(0.49999999999999994), Math.round(-0.5), Math.round(4503599627370495.5)); // expect: 3 -2 0 -0 4503599627370496
console.log(Math.floor(-1.5), Math.ceil(-1.5), Math.trunc(-1.5), Math.floor(1e300)); // expect: -2 -1 -1 1e+300
console.log(Object.is(Math.ceil(-0.5), -0), Object.is(Math.trunc(-0.9), -0), Object.is(Math.floor(-0), -0)); // expect: true true true
