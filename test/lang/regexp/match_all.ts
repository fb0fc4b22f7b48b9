for (const m of 'a1b22'.matchAll(/[a-z](\d+)/g)) console.log(m[0], m[1], m.index);
const r = /a/g; r.lastIndex = 1; const it = 'aaa'.matchAll(r); r.lastIndex = 0; console.log([...it].length, r.lastIndex);
console.log([...'ab'.matchAll(/(?:)/g)].length, [...'a.a'.matchAll('.' as any)].length);
try { 'a'.matchAll(/a/); } catch (e) { console.log(String(e)); }
// expect: a1 1 0
// expect: b22 22 2
// expect: 2 0
// expect: 3 3
// expect: TypeError: String.prototype.matchAll called with a non-global RegExp argument
