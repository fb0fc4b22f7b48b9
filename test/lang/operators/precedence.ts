console.log(2 + 3 * 4, (2 + 3) * 4, 2 * 3 % 4, -(2 ** 2), 1 + +'2' + '3'); // expect: 14 20 2 -4 33
console.log(1 < 2 === true, !0 + 1, 5 & 6 === 6 as any, 1 | 2 ^ 3 & 4); // expect: true 2 1 3
console.log(true || false && false, 1 + 2 << 1, typeof 1 + 2); // expect: true 6 number2
