console.log(parseFloat('3.14abc'), parseFloat('.5.5'), parseFloat('-.5e-2x'), parseFloat('1e1000')); // expect: 3.14 0.5 -0.005 Infinity
console.log(parseFloat('abc'), parseFloat('  7 '), parseFloat('1e'), parseFloat('0x10'), parseFloat('-Infinityx')); // expect: NaN 7 1 0 -Infinity
console.log(Object.is(parseFloat('-0'), -0), parseFloat('1_000')); // expect: true 1
