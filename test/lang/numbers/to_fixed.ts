console.log((1.005).toFixed(2), (1.45).toFixed(1), (0).toFixed(2), (-1.5).toFixed(0)); // expect: 1.00 1.4 0.00 -2
console.log((2.5).toFixed(0), (1.25).toFixed(1), (8.345).toFixed(2), (10.235).toFixed(2)); // expect: 3 1.3 8.35 10.23
console.log((1e21).toFixed(2), (123.456).toFixed(), (0.000001).toFixed(7), (-0.0000001).toFixed(2)); // expect: 1e+21 123 0.0000010 -0.00
console.log((1000000000000000128).toString(), (1000000000000000128).toFixed(0)); // expect: 1000000000000000100 1000000000000000128
console.log(NaN.toFixed(2), (0.5).toFixed(20)); // expect: NaN 0.50000000000000000000
