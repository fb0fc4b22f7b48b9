console.log(0xff, 0XFF, 0b1010, 0B1, 0o17, 0O7); // expect: 255 255 10 1 15 7
console.log(1_000_000, 0xff_ff, 1e3, 1E-3, .5, 5., 0.1e2); // expect: 1000000 65535 1000 0.001 0.5 5 10
console.log(0xffffffff, 0x7fffffff, 0x80000000); // expect: 4294967295 2147483647 2147483648
console.log(9007199254740993, 1e400, 5e-324, 1e-400); // expect: 9007199254740992 Infinity 5e-324 0
