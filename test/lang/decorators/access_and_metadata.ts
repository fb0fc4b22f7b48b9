const found: any = {};
function take(_: any, c: any): any { found[c.name] = c.access; c.metadata[c.name] = c.kind; }
class A {
  @take m() { return 'm'; }
  @take f = 1;
  @take #p = 2;
  @take accessor a = 3;
  read() { return this.#p; }
}
const a = new A();
console.log(found.m.has(a), found.m.get(a) === a.m, found.m.set);
console.log(found.f.get(a), found['#p'].get(a), found['#p'].has(a), found['#p'].has({}), found.a.get(a));
found['#p'].set(a, 20); found.f.set(a, 10); found.a.set(a, 30);
console.log(a.read(), a.f, a.a);
console.log(JSON.stringify((A as any)[Symbol.metadata]));
class B extends A { @take n() {} }
const m = (B as any)[Symbol.metadata];
console.log(Object.getPrototypeOf(m) === (A as any)[Symbol.metadata], m.f, m.n);
const object = { n: 5, dec(this: any, _: any, c: any) { console.log(this?.n, c.name); } };
class C { @object.dec m() {} @(object['dec']) k() {} }
// expect: true true undefined
// expect: 1 2 true false 3
// expect: 20 10 30
// expect: {"m":"method","a":"accessor","f":"field","#p":"field"}
// expect: true field method
// expect: 5 m
// expect: 5 k
