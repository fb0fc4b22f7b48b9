// @ts-nocheck: what the checker rejects is emitted all the same
const log: string[] = [];
function doubled(value: any, context: any): any {
  switch (context.kind) {
    case 'method': return function (this: any, ...args: any[]) { return [value.apply(this, args), value.apply(this, args)]; };
    case 'getter': return function (this: any) { return value.call(this) * 2; };
    case 'setter': return function (this: any, v: number) { value.call(this, v * 2); };
    case 'field': return function (this: any, v: number) { log.push(`${String(context.name)} of ${typeof this}`); return v * 2; };
    case 'accessor': return { get(this: any) { return value.get.call(this) * 2; }, set(this: any, v: number) { value.set.call(this, v + 1); }, init(v: number) { return v * 10; } };
    case 'class': return class extends value { wrapped = true; static extra = value.name; };
  }
}
@doubled
class A {
  @doubled @doubled f = 1;
  @doubled static s = 2;
  @doubled #p = 3;
  @doubled accessor a = 4;
  @doubled accessor #pa = 5;
  @doubled static accessor sa = 6;
  n = 7;
  @doubled m(x: number) { return x + this.n; }
  @doubled static sm() { return this === A; }
  @doubled #pm() { return 'pm'; }
  @doubled get g() { return this.n; }
  @doubled set g(v: number) { this.n = v; }
  all() { this.a = 1; this.#pa = 2; this.g = 3; return [this.f, this.#p, this.a, this.#pa, this.m(1), this.#pm(), this.g].join(); }
}
const a: any = new A();
console.log(a.all(), A.s, A.sa, A.sm().join(), a.wrapped, (A as any).extra, A.name, a instanceof A, log.join());
const found: any = {};
const keep = (_: any, c: any): void => { found[c.name] = c.access; };
class Access { @keep m() { return 'm'; } @keep f = 'f'; @keep #p = 'p'; @keep accessor a = 'a'; @keep static s = 's'; @keep get g() { return 'g'; } @keep set w(v: any) { log.push('w' + v); } read() { return this.#p; } }
const x: any = new Access();
console.log(found.m.get(x) === x.m, found.f.get(x), found['#p'].get(x), found['#p'].has(x), found['#p'].has({}), found.a.get(x), found.s.get(Access), found.g.get(x), found.f.has({}), found.f.has({ f: 1 }));
found.f.set(x, 'F'); found['#p'].set(x, 'P'); found.a.set(x, 'A'); found.w.set(x, 'W');
console.log(x.f, x.read(), x.a, log.at(-1));
for (const bad of [5, 'text', {}, null]) {
  try { class Bad { @(((): any => bad) as any) m() {} } console.log('accepted', String(bad)); } catch (e: any) { console.log(e.name, String(bad)); }
}
try { class Late { @((_: any, c: any) => { found.late = c.addInitializer; }) m() {} } found.late(() => {}); } catch (e: any) { console.log(e.name); }
function bound(value: any, { name, addInitializer }: any): void { addInitializer(function (this: any) { this[name] = value.bind(this); }); }
class Button { label = 'ok'; @bound click() { return this.label; } }
const { click } = new Button(); console.log(click());
const members = { deco: { rate: (n: number) => (v: any, c: any): any => (x: number) => x * n } };
class Paths { @members.deco.rate(3) x = 2; @(members['deco'].rate(4)) y = 2; @members.deco.rate(2) @members.deco.rate(5) z = 1; }
console.log(JSON.stringify(new Paths()));
const Anonymous = @(v => v) class { static n = this.name; }; console.log(Anonymous.name, Anonymous.n);
@((v: any): any => function replaced() {}) class Gone {} console.log(Gone.name);
class Parent { @((_: any, c: any) => { c.metadata.parent = 1; }) m() {} }
class Child extends Parent { @((_: any, c: any) => { c.metadata.child = c.metadata.parent + 1; }) n() {} }
const meta = (Child as any)[Symbol.metadata]; console.log(meta.child, meta.parent, Object.hasOwn(meta, 'parent'), Object.getPrototypeOf(meta) === (Parent as any)[Symbol.metadata]);
export default @((v: any): any => { v.decorated = true; }) class Main { static decorated?: boolean; } console.log(Main.decorated);
export @((v: any): any => { v.after = true; }) class Before { static after?: boolean; } console.log(Before.after);
