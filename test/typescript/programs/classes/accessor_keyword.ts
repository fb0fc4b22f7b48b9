// @ts-nocheck: what the checker rejects is emitted all the same
class A {
  accessor x = 1;
  static accessor count = 10;
  accessor #hidden = 'h';
  accessor 'quoted key' = 'q';
  accessor ['computed' + 'Key']: number | undefined;
  accessor uninitialized: string | undefined;
  protected accessor y = this.x + 1;
  accessor
  newline = 2;
  get hidden() { return this.#hidden; }
  set hidden(v) { this.#hidden = v; }
}
const a: any = new A();
a.x += 5; A.count++; a.hidden = 'H'; a['quoted key'] += '!'; a.computedKey = 3;
console.log(a.x, A.count, a.hidden, a['quoted key'], a.computedKey, a.uninitialized, a.y, a.accessor, a.newline);
console.log(Object.keys(a).join(), Object.getOwnPropertyNames(A.prototype).join());
const d = Object.getOwnPropertyDescriptor(A.prototype, 'x')!;
console.log(d.enumerable, d.configurable, d.get!.name, d.set!.name, d.get!.call(a));
for (const bad of [{}, Object.create(a)]) try { console.log(d.get!.call(bad)); } catch (e: any) { console.log(e.name); }
class B extends A { override accessor x = 100; both() { super.x = 7; return [super.x, this.x].join(); } }
console.log(new B().both());
abstract class Abs { abstract accessor z: number; accessor w: number | undefined; }
console.log(Object.getOwnPropertyNames(Abs.prototype).join());
