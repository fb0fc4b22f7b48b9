const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const p: any = new Proxy({ a: 1 }, { get: null, has: undefined, set: 5, deleteProperty: {} } as any);
console.log(p.a, 'a' in p, attempt(() => { p.a = 2; }), attempt(() => delete p.a)); // expect: 1 true TypeError TypeError
console.log(attempt(() => (Proxy as any)({}, {})), attempt(() => new (Proxy as any)({})), attempt(() => new Proxy(1 as any, {})), Proxy.length, 'prototype' in Proxy); // expect: TypeError TypeError TypeError 2 false
const handler = { get() { return this === handler; } };
console.log((new Proxy({}, handler) as any).x); // expect: true
const late: any = {};
const q: any = new Proxy({ v: 1 }, late);
const before = q.v;
late.get = () => 'late';
console.log(before, q.v); // expect: 1 late
