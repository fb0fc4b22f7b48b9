function* g(): any {
  try { yield 1; yield 2; } catch (e) { console.log('caught', e); yield 'c'; } finally { console.log('finally'); }
  return 'r';
}
let it = g();
it.next();
console.log(it.throw('x'), it.next(), it.next());
it = g();
it.next();
console.log(it.return('q'), it.next());
it = g();
it.next(); it.throw('y');
console.log(it.return('z'));
// expect: caught x
// expect: finally
// expect: { value: 'c', done: false } { value: 'r', done: true } { value: undefined, done: true }
// expect: finally
// expect: { value: 'q', done: true } { value: undefined, done: true }
// expect: caught y
// expect: finally
// expect: { value: 'z', done: true }
