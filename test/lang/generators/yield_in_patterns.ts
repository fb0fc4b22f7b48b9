function* g(): any {
  const [a = yield 'a', { b = yield 'b' } = {}] = [] as any;
  const { [yield 'key']: c = yield 'c' } = { k: undefined } as any;
  return [a, b, c];
}
const it = g();
console.log(it.next().value, it.next(1).value, it.next(2).value, it.next('k').value, it.next(3));
const source = () => ({ [Symbol.iterator]() { return { i: 0, next() { return { value: undefined, done: false }; }, return() { console.log('closed'); return {}; } }; } });
function* h(): any { const [x = yield 'wait'] = source() as any; return x; }
let p = h();
console.log(p.next(), p.return('stop'));
p = h();
p.next();
try { p.throw('thrown'); } catch (e) { console.log(e); }
function* loop(): any { for (const [x = yield 'head'] of [source()] as any) console.log('body', x); }
p = loop();
console.log(p.next(), p.return('out'));
let target: any = {};
function* assign(): any { [target[yield 'name']] = source() as any; }
p = assign();
console.log(p.next(), p.return('r'), Object.keys(target).length);
// expect: a b key c { value: [ 1, 2, 3 ], done: true }
// expect: closed
// expect: { value: 'wait', done: false } { value: 'stop', done: true }
// expect: closed
// expect: thrown
// expect: closed
// expect: { value: 'head', done: false } { value: 'out', done: true }
// expect: closed
// expect: { value: 'name', done: false } { value: 'r', done: true } 0
