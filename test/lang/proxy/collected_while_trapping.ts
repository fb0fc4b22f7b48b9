let out = 0;
for (let i = 0; i < 50; i++) {
  const p: any = new Proxy({ v: { n: i } }, { get(t, k, r) { const junk = []; for (let j = 0; j < 20; j++) junk.push({ j }); return Reflect.get(t, k, r); }, ownKeys: () => ['v', 'w' + i], getOwnPropertyDescriptor: (t, k) => ({ value: { k }, configurable: true, enumerable: true }) });
  out += Object.create(p).v.n + Object.keys(p).length + Object.entries({ ...p }).length;
}
console.log(out); // expect: 1425
