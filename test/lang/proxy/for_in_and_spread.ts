const log: string[] = [];
const p: any = new Proxy({ a: 1, b: 2, [Symbol('s')]: 3, 7: 4 }, {
  ownKeys(t) { log.push('ownKeys'); return Reflect.ownKeys(t); },
  getOwnPropertyDescriptor(t, k) { log.push('gopd ' + String(k)); return Reflect.getOwnPropertyDescriptor(t, k); },
  get(t, k, r) { log.push('get ' + String(k)); return Reflect.get(t, k, r); },
});
console.log(JSON.stringify({ ...p }), log.join()); // expect: {"7":4,"a":1,"b":2} ownKeys,gopd 7,get 7,gopd a,get a,gopd b,get b,gopd Symbol(s),get Symbol(s)
log.length = 0;
const { a, ...rest } = p;
console.log(a, Object.keys(rest).join(), log.join()); // expect: 1 7,b get a,ownKeys,gopd 7,get 7,gopd b,get b,gopd Symbol(s),get Symbol(s)
log.length = 0;
console.log(Object.keys(p).join(), Object.entries(p).length, log.length); // expect: 7,a,b 3 11
const seen: string[] = [];
for (const k in p) { seen.push(k); if (k === '7') delete p.a; }
console.log(seen.join()); // expect: 7,b
const child = Object.create(new Proxy({ up: 1, own: 2 }, {}));
child.own = 1;
const names: string[] = [];
for (const k in child) names.push(k);
console.log(names.join()); // expect: own,up
console.log(JSON.stringify(Object.assign({}, p))); // expect: {"7":4,"b":2}
