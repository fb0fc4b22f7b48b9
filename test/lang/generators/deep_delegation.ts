function* down(n: number): any { if (n > 0) yield* down(n - 1); yield n; }
let s = 0;
for (const v of down(300)) s += v;
console.log(s); // expect: 45150
// Without a yield on the way: each of those would be passed on by every generator below.
let depth = 0;
function* grow(n: number): any { depth = n; yield* grow(n + 1); }
try { for (const v of grow(0)) console.log(v); } catch (e: any) { console.log(e instanceof RangeError, depth > 300); } // expect: true true
