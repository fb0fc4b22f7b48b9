function* g() { yield 1; throw new RangeError('inside'); }
try { for (const v of g()) console.log(v); } catch (e) { console.log(String(e)); }
const it = g();
it.next();
try { it.next(); } catch (e) { console.log(String(e)); }
console.log(it.next());
for (const v of it) console.log('never', v);
// expect: 1
// expect: RangeError: inside
// expect: RangeError: inside
// expect: { value: undefined, done: true }
