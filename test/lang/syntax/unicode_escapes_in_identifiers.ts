const \u{61}b = 1, c\u0064 = 2;
const o = { \u0065: 3 };
console.log(ab, cd, o.e, o.\u0065); // expect: 1 2 3 3
