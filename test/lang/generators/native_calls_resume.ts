function* g(): any { try { const a = yield 1; console.log('a', a); yield 2; } finally { console.log('f'); } }
let it = g();
const { next, return: close } = it as any;
console.log(next.call(it), next.apply(it, ['x']), [5].map(close, it), next.call(it));
it = g();
console.log(next.bind(it)(), Array.from({ length: 2 }, () => next.call(it, 'y').value));
const o = { get value() { return it2.next().value; } };
const it2 = g();
console.log(o.value, `${{ toString: () => String(it2.next('z').value) }}`);
console.log(it.next(...['spread']), it['next']());
// expect: a x
// expect: f
// expect: { value: 1, done: false } { value: 2, done: false } [ { value: 5, done: true } ] { value: undefined, done: true }
// expect: a y
// expect: f
// expect: { value: 1, done: false } [ 2, undefined ]
// expect: a z
// expect: 1 2
// expect: { value: undefined, done: true } { value: undefined, done: true }
