console.log((123456).toExponential(2), (0).toExponential(), (0.00015).toExponential()); // expect: 1.23e+5 0e+0 1.5e-4
console.log((-1.5e-9).toExponential(3), (5).toExponential(0), (1.25).toExponential(1)); // expect: -1.500e-9 5e+0 1.3e+0
console.log(Infinity.toExponential(2), (12345).toExponential()); // expect: Infinity 1.2345e+4
