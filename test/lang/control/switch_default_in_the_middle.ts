const f = (n: number) => { let s = ''; switch (n) { case 1: s += '1'; default: s += 'd'; case 2: s += '2'; break; case 3: s += '3'; } return s; };
console.log(f(1), f(2), f(3), f(9)); // expect: 1d2 2 3 d2
