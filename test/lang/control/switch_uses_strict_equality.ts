const f = (v: any) => { switch (v) { case 1: return 'number'; case '1': return 'string'; case NaN: return 'nan'; case null: return 'null'; case undefined: return 'undefined'; case true: return 'true'; default: return 'none'; } };
console.log(f(1), f('1'), f(NaN), f(null), f(undefined), f(true), f(-0), f(1.0)); // expect: number string none null undefined true none number
