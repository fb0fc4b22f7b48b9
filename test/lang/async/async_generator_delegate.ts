async function* inner(): any { try { const x = yield 'a'; console.log('x', x); yield 'b'; } catch (e) { console.log('caught', e); yield 'c'; } finally { console.log('inner finally'); await null; } return 'ret'; }
async function* outer(): any { const r = yield* inner(); console.log('r', r); yield* [Promise.resolve('s1'), 's2']; }
(async () => {
  for await (const v of outer()) console.log(v);
  let it = outer();
  console.log(await it.next(), await it.next('sent'), await it.throw('E'), await it.next(), await it.next());
  it = outer();
  console.log(await it.next(), await it.return('R'), await it.next());
  it = (async function* (): any { yield* { [Symbol.asyncIterator]: () => ({ next: () => ({ value: 1, done: false }) }) } as any; })();
  console.log(await it.next());
  try { await it.throw(1); } catch (e) { console.log(String(e)); }
  it = (async function* (): any { yield* [1, 2]; })();
  console.log(await it.next(), await it.return('x'), await it.next());
})();
// expect: a
// expect: x undefined
// expect: b
// expect: inner finally
// expect: r ret
// expect: s1
// expect: s2
// expect: x sent
// expect: caught E
// expect: inner finally
// expect: r ret
// expect: { value: 'a', done: false } { value: 'b', done: false } { value: 'c', done: false } { value: 's1', done: false } { value: 's2', done: false }
// expect: inner finally
// expect: { value: 'a', done: false } { value: 'R', done: true } { value: undefined, done: true }
// expect: { value: 1, done: false }
// expect: TypeError: The iterator does not provide a 'throw' method.
// expect: { value: 1, done: false } { value: 'x', done: true } { value: undefined, done: true }
