const f = (a: number, b: number) => { switch (a) { case 1: switch (b) { case 1: break; default: return 'inner default'; } return 'after inner'; default: return 'outer'; } };
console.log(f(1, 1), f(1, 2), f(2, 1)); // expect: after inner inner default outer
