(async () => {
  for await (const x of [1, Promise.resolve(2), 3]) console.log(x);
  const closed: any = { i: 0, [Symbol.iterator]() { return this; }, next() { return { value: this.i++, done: false }; }, return() { console.log('closed', arguments.length); return {}; } };
  for await (const x of closed) { console.log(x); if (x === 1) break; }
  try { for await (const x of closed) throw new Error('body'); } catch (e: any) { console.log(e.message); }
  for await (const [a, { b = await 'def' }] of [[1, {}], [2, { b: 3 }]] as any) console.log(a, b);
  try { for await (const x of null as any) console.log(x); } catch (e: any) { console.log(e.name); }
  try { for await (const x of 5 as any) console.log(x); } catch (e: any) { console.log(e.name); }
  outer: for await (const a of [1, 2]) for await (const b of 'xy') { if (b === 'y') continue outer; console.log(a, b); }
})();
// expect: 1
// expect: 2
// expect: 3
// expect: 0
// expect: 1
// expect: closed 0
// expect: closed 0
// expect: body
// expect: 1 def
// expect: 2 3
// expect: TypeError
// expect: TypeError
// expect: 1 x
// expect: 2 x
