function* inner(): any { try { const x = yield 'a'; console.log('x', x); } catch (e) { console.log('inner', e); yield 'caught'; } finally { console.log('fin'); } return 'ret'; }
function* outer(): any { const r = yield* inner(); yield r; yield* [1, 2]; yield* 'hi'; yield* new Set([9]); }
console.log([...outer()]);
let it = outer();
it.next();
console.log(it.throw('E'), it.next(), it.next());
it = outer();
it.next();
console.log(it.return('R'), it.next());
// expect: x undefined
// expect: fin
// expect: [
// expect:   'a', 'ret', 1,
// expect:   2,   'h',   'i',
// expect:   9
// expect: ]
// expect: inner E
// expect: fin
// expect: { value: 'caught', done: false } { value: 'ret', done: false } { value: 1, done: false }
// expect: fin
// expect: { value: 'R', done: true } { value: undefined, done: true }
