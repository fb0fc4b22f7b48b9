console.log((123.456).toPrecision(4), (0.000123).toPrecision(2), (123456).toPrecision(2)); // expect: 123.5 0.00012 1.2e+5
console.log((1e21).toPrecision(3), (0).toPrecision(3), (1.25).toPrecision(2), (99.99).toPrecision(3)); // expect: 1.00e+21 0.00 1.3 100
console.log((123.456).toPrecision(), (1e-7).toPrecision(3), (-1.5).toPrecision(1)); // expect: 123.456 1.00e-7 -2
