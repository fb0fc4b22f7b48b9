async function* g(): any { console.log('start'); const a = yield 1; console.log('a', a); await null; const b = yield 2; console.log('b', b); return 3; }
const it = g();
const all = [it.next('x'), it.next('y'), it.next('z'), it.next('w'), it.return('r'), it.next()];
all.forEach((p: any, i: number) => p.then((r: any) => console.log(i, r)));
const again = g();
[again.next(), again.return('stop'), again.next(), again.throw('boom')].forEach((p: any, i: number) => p.then((r: any) => console.log('again', i, r), (e: any) => console.log('again', i, 'rejected', e)));
// expect: start
// expect: start
// expect: a y
// expect: 0 { value: 1, done: false }
// expect: again 0 { value: 1, done: false }
// expect: b z
// expect: again 1 { value: 'stop', done: true }
// expect: again 2 { value: undefined, done: true }
// expect: again 3 rejected boom
// expect: 1 { value: 2, done: false }
// expect: 2 { value: 3, done: true }
// expect: 3 { value: undefined, done: true }
// expect: 4 { value: 'r', done: true }
// expect: 5 { value: undefined, done: true }
