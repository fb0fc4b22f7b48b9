function* g() { try { yield 1; yield 2; yield 3; } finally { console.log('closed'); } }
for (const v of g()) { console.log(v); if (v === 2) break; }
outer: for (const a of g()) { for (const b of g()) { if (b === 2) continue outer; console.log(a, b); } }
function f() { for (const v of g()) return v; }
console.log(f());
try { for (const v of g()) throw new Error('body ' + v); } catch (e: any) { console.log(e.message); }
const [first] = g();
console.log(first);
const [a, b, c, d] = g();
console.log(a, b, c, d);
// expect: 1
// expect: 2
// expect: closed
// expect: 1 1
// expect: closed
// expect: 2 1
// expect: closed
// expect: 3 1
// expect: closed
// expect: closed
// expect: closed
// expect: 1
// expect: closed
// expect: body 1
// expect: closed
// expect: 1
// expect: closed
// expect: 1 2 3 undefined
