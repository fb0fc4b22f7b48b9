const seen: unknown[] = [];
const p: any = new Proxy([], {
  get(t, k, r) { seen.push(['get', typeof k, String(k)]); return Reflect.get(t, k, r); },
  set(t, k, v, r) { seen.push(['set', typeof k, String(k)]); return Reflect.set(t, k, v, r); },
  has(t, k) { seen.push(['has', typeof k, String(k)]); return Reflect.has(t, k); },
  deleteProperty(t, k) { seen.push(['delete', typeof k, String(k)]); return Reflect.deleteProperty(t, k); },
});
p[0] = 'x';
p[0];
0 in p;
delete p[0];
p[4294967295] = 1;
console.log(JSON.stringify(seen)); // expect: [["set","string","0"],["get","string","0"],["has","string","0"],["delete","string","0"],["set","string","4294967295"]]
