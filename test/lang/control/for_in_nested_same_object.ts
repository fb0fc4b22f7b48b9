const o = { a: 1, b: 2 };
let s = '';
for (const i in o) for (const j in o) s += i + j + ' ';
console.log(s.trim()); // expect: aa ab ba bb
