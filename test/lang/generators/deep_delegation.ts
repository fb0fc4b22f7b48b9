function* down(n: number): any { if (n > 0) yield* down(n - 1); yield n; }
let s = 0;
for (const v of down(300)) s += v;
console.log(s); // expect: 45150
function* grow(n: number): any { yield n; yield* grow(n + 1); }
let seen = 0;
try { for (const v of grow(0)) seen = v; } catch (e: any) { console.log(e instanceof RangeError, seen > 300); } // expect: true true
