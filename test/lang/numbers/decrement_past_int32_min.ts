let i = -2147483647;
console.log(--i); // expect: -2147483648
console.log(--i); // expect: -2147483649
console.log(i--); // expect: -2147483649
console.log(i); // expect: -2147483650
