const values: number[] = [0 / 0, Infinity - Infinity, Math.sqrt(-1), Number('x'), -NaN, NaN + 1, Infinity * 0, parseInt('')];
for (const v of values) console.log(typeof v, v, Object.is(v, NaN));
// expect: number NaN true
// expect: number NaN true
// expect: number NaN true
// expect: number NaN true
// expect: number NaN true
// expect: number NaN true
// expect: number NaN true
// expect: number NaN true
