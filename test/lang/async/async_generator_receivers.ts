async function* g() { yield 1; }
const { next, return: close, throw: raise } = g() as any;
(async () => {
  for (const f of [next, close, raise]) for (const v of [{}, 1, undefined]) await f.call(v).catch((e: any) => console.log(e.name, e.message));
  const it: any = g();
  console.log(await next.call(it), await next.apply(it));
  async function* bad(x: any = (() => { throw new Error('param'); })()) { yield x; }
  try { bad(); } catch (e: any) { console.log('sync', e.message); }
})();
// expect: TypeError Method [AsyncGenerator].prototype.next called on incompatible receiver #<Object>
// expect: TypeError Method [AsyncGenerator].prototype.next called on incompatible receiver 1
// expect: TypeError Method [AsyncGenerator].prototype.next called on incompatible receiver undefined
// expect: TypeError Method [AsyncGenerator].prototype.return called on incompatible receiver #<Object>
// expect: TypeError Method [AsyncGenerator].prototype.return called on incompatible receiver 1
// expect: TypeError Method [AsyncGenerator].prototype.return called on incompatible receiver undefined
// expect: TypeError Method [AsyncGenerator].prototype.throw called on incompatible receiver #<Object>
// expect: TypeError Method [AsyncGenerator].prototype.throw called on incompatible receiver 1
// expect: TypeError Method [AsyncGenerator].prototype.throw called on incompatible receiver undefined
// expect: { value: 1, done: false } { value: undefined, done: true }
// expect: sync param
