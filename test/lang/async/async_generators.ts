async function* count(n: number): any {
  try { for (let i = 0; i < n; i++) { const got: any = yield Promise.resolve(i); if (got) console.log('got', got); } return 'end'; } finally { console.log('finally'); }
}
(async () => {
  let it = count(2);
  console.log(it, await it.next(), await it.next('a'), await it.next('b'), await it.next());
  for await (const v of count(3)) { console.log(v); if (v === 1) break; }
  it = count(3);
  console.log(await it.next(), await it.return('early'), await it.next());
  it = count(3);
  await it.next();
  try { await it.throw(new Error('thrown')); } catch (e: any) { console.log(e.message); }
  it = count(1);
  console.log(await it.return(Promise.resolve('unstarted')), await it.next());
  it = count(1);
  await it.return(Promise.reject('bad')).catch((e: any) => console.log('rejected', e));
  await it.throw('late').catch((e: any) => console.log('late', e));
})();
// expect: got a
// expect: got b
// expect: finally
// expect: Object [AsyncGenerator] {} { value: 0, done: false } { value: 1, done: false } { value: 'end', done: true } { value: undefined, done: true }
// expect: 0
// expect: 1
// expect: finally
// expect: finally
// expect: { value: 0, done: false } { value: 'early', done: true } { value: undefined, done: true }
// expect: finally
// expect: thrown
// expect: { value: 'unstarted', done: true } { value: undefined, done: true }
// expect: rejected bad
// expect: late late
