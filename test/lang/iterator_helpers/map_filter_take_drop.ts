// node >= 22
function* count() { let i = 0; try { while (true) yield i++; } finally { console.log('closed'); } }
console.log(count().map((x) => x * 2).filter((x) => x % 3 === 0).take(3).toArray());
console.log(count().drop(5).take(2).toArray());
console.log([1, 2, 3].values().flatMap((x) => [x, x * 10]).toArray());
console.log([1, 2, 3].values().map((x, i) => x * i).reduce((a, b) => a + b));
console.log([1, 2, 3].values().reduce((a, b) => a + b, '>'));
const helper = count().map(String);
console.log(helper.next(), helper.return(), helper.next());
console.log(Object.prototype.toString.call(helper), helper instanceof Iterator, Object.keys(helper));
// expect: closed
// expect: [ 0, 6, 12 ]
// expect: closed
// expect: [ 5, 6 ]
// expect: [ 1, 10, 2, 20, 3, 30 ]
// expect: 8
// expect: >123
// expect: closed
// expect: { value: '0', done: false } { value: undefined, done: true } { value: undefined, done: true }
// expect: [object Iterator Helper] true []
