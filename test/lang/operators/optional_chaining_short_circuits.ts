let calls = 0;
const f = () => { calls++; return 'k'; };
const o: any = null;
console.log(o?.a, o?.a.b.c, o?.[f()], o?.a(f()), o?.(f())); // expect: undefined undefined undefined undefined undefined
console.log(calls); // expect: 0
const p: any = { a: { m() { return this.v; }, v: 7 } };
console.log(p?.a?.m(), p.a.m?.(), p.x?.(), p.x?.y.z); // expect: 7 7 undefined undefined
