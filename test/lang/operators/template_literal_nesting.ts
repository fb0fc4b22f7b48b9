const a = 2, b = 3;
console.log(`${a} + ${b} = ${a + b}`);
console.log(`outer ${`inner ${a}`} ${[1, 2]}`);
console.log(`line1
line2`);
console.log(`\u0041\x42\u{43}\${}\``);
// expect: 2 + 3 = 5
// expect: outer inner 2 1,2
// expect: line1
// expect: line2
// expect: ABC${}`
