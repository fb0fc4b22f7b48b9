console.log(Math.sqrt(2), Math.cbrt(27), Math.hypot(3, 4), Math.hypot(), Math.abs(-5.5)); // expect: 1.4142135623730951 3 5 0 5.5
console.log(Math.sign(-3), Object.is(Math.sign(-0), -0), Math.sign(NaN)); // expect: -1 true NaN
console.log(Math.pow(2, 0.5), Math.exp(0), Math.log(1), Math.log2(8), Math.log10(1000)); // expect: 1.4142135623730951 1 0 3 3
console.log(Math.fround(5.5), Math.fround(5.05), Math.clz32(1), Math.clz32(0), Math.imul(0xffffffff, 5), Math.imul(65536, 65536)); // expect: 5.5 5.050000190734863 31 32 -5 0
