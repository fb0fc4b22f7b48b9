function* count(n: number): Generator<number, string, string | undefined> {
  for (let i = 0; i < n; i++) {
    const sent = yield i;
    if (sent !== undefined) console.log('sent', sent);
  }
  return 'end';
}
const it = count(2);
console.log(it.next('lost'));
console.log(it.next('a'));
console.log(it.next('b'));
console.log(it.next('c'));
console.log(it[Symbol.iterator]() === it);
// expect: { value: 0, done: false }
// expect: sent a
// expect: { value: 1, done: false }
// expect: sent b
// expect: { value: 'end', done: true }
// expect: { value: undefined, done: true }
// expect: true
