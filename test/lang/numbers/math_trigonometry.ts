console.log(Math.sin(0), Math.cos(0), Math.tan(0), Math.atan2(1, 1) === Math.PI / 4); // expect: 0 1 0 true
console.log(Math.asin(2), Math.acos(1), Math.atan(Infinity) === Math.PI / 2); // expect: NaN 0 true
console.log(Math.sin(Math.PI / 6).toFixed(12), Math.cos(1e6).toFixed(12), Math.tan(1.5).toFixed(10)); // expect: 0.500000000000 0.936752127533 14.1014199472
console.log(Math.sinh(1).toFixed(12), Math.cosh(1).toFixed(12), Math.tanh(0.5).toFixed(12)); // expect: 1.175201193644 1.543080634815 0.462117157260
console.log(Math.log1p(1e-10).toPrecision(12), Math.expm1(1e-10).toPrecision(12), Object.is(Math.atan2(-0, 0), -0)); // expect: 9.99999999950e-11 1.00000000005e-10 true
