const log: string[] = [];
function* g(): any {
  try {
    try { yield 1; } finally { log.push('inner'); yield 2; }
  } finally { log.push('outer'); }
}
const it = g();
it.next();
console.log(it.return('r'), log.join()); // expect: { value: 2, done: false } inner
console.log(it.next(), log.join()); // expect: { value: 'r', done: true } inner,outer
const again = g();
again.next(); again.return('a');
try { again.throw('b'); } catch (e) { console.log(e, log.join()); } // expect: b inner,outer,inner,outer
