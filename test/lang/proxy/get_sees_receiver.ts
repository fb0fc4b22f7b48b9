const p = new Proxy({ a: 1 }, { get: (t, k, r) => (k === 'self' ? r : Reflect.get(t, k, r)) }) as any;
const child = Object.create(p);
console.log(p.self === p, child.self === child, child.a); // expect: true true 1
const base = { get me() { return this; } };
const q = new Proxy(base, {});
console.log(q.me === q, Object.create(q).me === q, Reflect.get(q, 'me', 5)); // expect: true false [Number: 5]
