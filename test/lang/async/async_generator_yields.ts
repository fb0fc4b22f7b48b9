async function* g(): any {
  try { yield Promise.reject(new Error('yielded rejection')); } catch (e: any) { yield 'caught ' + e.message; }
  try { yield 1; } finally { yield 'from finally'; }
}
(async () => {
  const it = g();
  console.log(await it.next(), await it.next(), await it.return('q'), await it.next(), await it.next()); // expect: { value: 'caught yielded rejection', done: false } { value: 1, done: false } { value: 'from finally', done: false } { value: 'q', done: true } { value: undefined, done: true }
  const loop = (async function* (): any { for (;;) { try { yield 1; } finally { continue; } } })();
  await loop.next();
  console.log(await loop.return('no')); // expect: { value: 1, done: false }
  const ret = (async function* (): any { return Promise.resolve('awaited'); })();
  console.log(await ret.next()); // expect: { value: 'awaited', done: true }
  const rej = (async function* (): any { try { return Promise.reject('in return'); } catch (e) { yield 'caught ' + e; } })();
  console.log(await rej.next()); // expect: { value: 'caught in return', done: false }
})();
