const e = (Error as any)('plain');
console.log(e instanceof Error, e.message, (TypeError as any)('t') instanceof TypeError); // expect: true plain true
