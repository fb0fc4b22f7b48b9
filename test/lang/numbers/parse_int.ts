console.log(parseInt('42px'), parseInt('  -7.9'), parseInt('0x1f'), parseInt('1010', 2), parseInt('zz', 36)); // expect: 42 -7 31 10 1295
console.log(parseInt(''), parseInt('abc'), parseInt('12', 1), parseInt('9', 8), parseInt('0b11')); // expect: NaN NaN NaN NaN 0
console.log(parseInt('123456789012345678901234567890'), parseInt('+5'), parseInt('1e3')); // expect: 1.2345678901234568e+29 5 1
console.log(Object.is(parseInt('-0'), -0), parseInt(null as any), parseInt('Infinity')); // expect: true NaN NaN
