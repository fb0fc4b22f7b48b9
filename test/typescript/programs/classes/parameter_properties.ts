// @target ES2021
// @useDefineForClassFields true
const log: string[] = [];
const note = <T>(name: string, value: T): T => { log.push(name); return value; };
class Base { constructor(protected readonly id = note('id', 1), public name: string = note('name', 'n')) { log.push('Base body'); } base = note('base', 'b'); }
class Derived extends Base {
  field = note('field', 'f');
  static s = note('static', 's');
  constructor(public extra: number = note('extra', 2), private readonly name2: string = note('name2', 'x') , plain = note('plain', 3)) {
    super(extra * 10);
    log.push('Derived body ' + this.extra + this.name2 + plain + this.field);
    this.show = () => `${this.id} ${this.extra} ${this.name2}`;
  }
  show: () => string;
}
const d = new Derived();
console.log(log.join(','), d.show(), Object.keys(d).join());
class Early { constructor(public a: number) { log.length = 0; a = 5; this.a += a; } }
console.log(new Early(1).a);
class Statements extends Early {
  constructor(public b: string, c = b + '!') { const before = b.length; super(before); this.b += c + before; }
}
console.log(JSON.stringify(new Statements('xyz')));
class Destructured { constructor(readonly whole: { p: number }, { p, ...rest }: any = whole, ...more: number[]) { Object.assign(this, { p, rest, more }); } }
console.log(JSON.stringify(new Destructured({ p: 1 }, { p: 2, q: 3 }, 4, 5)));
const Expression = class Named<T> { constructor(public value?: T) {} };
console.log(JSON.stringify(new Expression(1)), Object.keys(new Expression()).join(), new Expression().constructor.name);
class Private { #x; constructor(public x: number) { this.#x = x * 2; } get both() { return [this.x, this.#x].join(); } }
console.log(new Private(4).both);
class Nested extends Base { constructor(public inner: number) { if (inner > 0) log.push('positive'); super(inner); log.push('after'); } }
log.length = 0;
console.log(new Nested(3).inner, log.join());
