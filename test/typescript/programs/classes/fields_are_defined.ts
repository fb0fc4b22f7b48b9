// @ts-nocheck: what the checker rejects is emitted all the same
class Parent { a = 'parent a'; get accessed() { return 'getter'; } set accessed(v: string) { console.log('setter called', v); } b?: string = 'parent b'; static inherited = 1; }
class Child extends Parent {
  // @ts-ignore: a field over an accessor
  accessed = 'own';
  declare a: string;
  override b: string | undefined;
  static override inherited: number;
  c;
  ['computed' + 1] = 1;
  'quoted name' = 2;
  3 = 'three';
  d!: number;
  static e?: string;
  constructor() { super(); this.c = 'c'; }
}
const child: any = new Child();
console.log(Object.keys(child).join(), child.a, child.b, child.accessed, child.d, 'd' in child);
console.log(Object.keys(Child).join(), Child.inherited, 'e' in Child);
console.log(JSON.stringify(Object.getOwnPropertyDescriptor(child, 'accessed')));
class Order { static log: string[] = []; static note(s: string) { Order.log.push(s); return s; } [Order.note('key 1')] = Order.note('value 1'); static [Order.note('key 2')] = Order.note('value 2'); [Order.note('key 3')]() {} static { Order.note('block'); } static last = Order.note('last'); }
new Order();
console.log(Order.log.join());
class This { self = this; arrow = () => this; static self = this; static name2 = this.name; nested = { deep: this }; f = function (this: any) { return this; }; }
const t = new This();
console.log(t.self === t, t.arrow() === t, This.self === This, This.name2, t.nested.deep === t, t.f() === t);
class Uninitialized { x: any; y: any = undefined; declare z: any; static s: any; }
console.log(JSON.stringify(Object.keys(new Uninitialized())), Object.keys(Uninitialized).join());
