function twice(v: any, c: any): any {
  switch (c.kind) {
    case 'method': return function (this: any, ...args: any[]) { return 'twice ' + v.apply(this, args); };
    case 'getter': return function (this: any) { return v.call(this) * 2; };
    case 'setter': return function (this: any, x: number) { v.call(this, x * 2); };
    case 'field': return (x: number) => x * 2;
    case 'accessor': return { get(this: any) { return v.get.call(this) + 1; }, set(this: any, x: number) { v.set.call(this, x * 2); }, init(x: number) { return x * 100; } };
    case 'class': return class extends v { extra = 1; };
  }
}
@twice
class A {
  @twice @twice f = 1;
  @twice static s = 3;
  @twice accessor a = 2;
  @twice #f = 5;
  @twice accessor #a = 6;
  stored = 0;
  @twice m(x: string) { return 'm' + x; }
  @twice #m() { return 'pm'; }
  @twice static #sm() { return 'spm'; }
  @twice get g() { return 21; }
  @twice set g(v: number) { this.stored = v; }
  all() { this.a = 4; this.g = 8; return [this.f, this.a, this.#f, this.#a, this.m('!'), this.#m(), this.g, this.stored]; }
  static all() { return [this.s, A.#sm === undefined]; }
}
console.log(new A().all().join(), (new A() as any).extra, A.s, A.name); // expect: 4,9,10,601,twice m!,twice pm,42,16 1 6
