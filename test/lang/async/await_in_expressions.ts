const v = <T>(x: T): Promise<T> => Promise.resolve(x);
async function f(): Promise<any> {
  const o = { a: await v(1), [await v('k')]: await v(2), ...(await v({ s: 3 })) };
  const list = [await v(1), ...(await v([2, 3]))];
  const text = `${await v('x')}-${await v('y')}`;
  const cond = (await v(false)) ? await v('yes') : await v('no');
  let n = 1;
  n += await v(5);
  const { p = await v('default') } = await v({} as any);
  const call = Math.max(await v(3), await v(9), n);
  const made = new Array(await v(2));
  return [o, list, text, cond, n, p, call, made.length, (await v(null)) ?? 'nullish', await (await v(v('deep'))), -(await v(4))];
}
f().then((r) => console.log(r));
async function loops() {
  let s = '';
  for (let i = await v(0); i < (await v(3)); i += await v(1)) s += i;
  let k = 0;
  while (await v(k < 2)) s += 'w' + k++;
  do s += 'd'; while (await v(false));
  for (const x of await v(['a', 'b'])) { if (await v(x === 'b')) break; s += x; }
  for (const key in await v({ q: 1 })) s += await v(key);
  switch (await v(2)) { case await v(1): s += 'one'; break; case await v(2): s += 'two'; }
  return s;
}
loops().then((r) => console.log(r));
// expect: [
// expect:   { a: 1, k: 2, s: 3 },
// expect:   [ 1, 2, 3 ],
// expect:   'x-y',
// expect:   'no',
// expect:   6,
// expect:   'default',
// expect:   9,
// expect:   2,
// expect:   'nullish',
// expect:   'deep',
// expect:   -4
// expect: ]
// expect: 012w0w1daqtwo
