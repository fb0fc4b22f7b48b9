const f = (a: any = 'd') => String(a);
console.log(f(), f(undefined), f(null), f(0), f(''), f(NaN)); // expect: d d null 0  NaN
