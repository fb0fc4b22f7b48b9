function* g(): any {
  try { yield 1; } finally { const s = yield 'first'; console.log('sent', s); yield 'second'; }
  return 'unreached';
}
const it = g();
it.next();
console.log(it.return('given'));
console.log(it.next('hello'));
console.log(it.next());
console.log(it.next());
function* override(): any { try { yield 1; } finally { return 'mine'; } }
const o = override();
o.next();
console.log(o.return('theirs'));
function* loop(): any { for (;;) { try { yield 1; } finally { continue; } } }
const l = loop();
l.next();
console.log(l.return('no'), l.return('again'));
function* broken(): any { try { yield 1; } finally { throw new Error('from finally'); } }
const b = broken();
b.next();
try { b.return(1); } catch (e: any) { console.log(e.message, b.next()); }
// expect: { value: 'first', done: false }
// expect: sent hello
// expect: { value: 'second', done: false }
// expect: { value: 'given', done: true }
// expect: { value: undefined, done: true }
// expect: { value: 'mine', done: true }
// expect: { value: 1, done: false } { value: 1, done: false }
// expect: from finally { value: undefined, done: true }
