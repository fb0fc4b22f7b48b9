const s: any = Symbol('s');
const attempts = [() => s + '', () => `${s}`, () => +s, () => s * 2, () => s < 1];
for (const f of attempts) {
  try { f(); } catch (e: any) { console.log(e.name); }
}
console.log(String(s), s.toString(), s.description, !s, s == s);
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: Symbol(s) Symbol(s) s false true
