const inner = {
  [Symbol.iterator]() { return this; },
  next(v: any) { console.log('next', v); return { value: 'n', done: v === 'stop' }; },
  throw(e: any) { console.log('throw', e); return { value: 't', done: e === 'end' }; },
  return(v: any) { console.log('return', v); return { value: 'r', done: v === 'end' }; },
};
function* g(): any { const r = yield* inner as any; console.log('result', r); return 'done'; }
let it = g();
console.log(it.next('ignored'), it.next('a'), it.throw('b'), it.return('c'), it.next('stop'));
it = g();
it.next();
console.log(it.throw('end'));
it = g();
it.next();
console.log(it.return('end'), it.next());
// expect: next undefined
// expect: next a
// expect: throw b
// expect: return c
// expect: next stop
// expect: result n
// expect: { value: 'n', done: false } { value: 'n', done: false } { value: 't', done: false } { value: 'r', done: false } { value: 'done', done: true }
// expect: next undefined
// expect: throw end
// expect: result t
// expect: { value: 'done', done: true }
// expect: next undefined
// expect: return end
// expect: { value: 'r', done: true } { value: undefined, done: true }
