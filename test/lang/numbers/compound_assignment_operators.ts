let x: any = 10;
x += 5; console.log(x); // expect: 15
x -= 3; console.log(x); // expect: 12
x *= 2; console.log(x); // expect: 24
x /= 4; console.log(x); // expect: 6
x %= 4; console.log(x); // expect: 2
x <<= 3; console.log(x); // expect: 16
x >>= 1; console.log(x); // expect: 8
x |= 5; console.log(x); // expect: 13
x &= 6; console.log(x); // expect: 4
x ^= 3; console.log(x); // expect: 7
x = -1; x >>>= 28; console.log(x); // expect: 15
x += 'a'; console.log(x); // expect: 15a
