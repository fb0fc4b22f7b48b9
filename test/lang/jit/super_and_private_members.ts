// super, private names and setters where compiled code knows them, and where what it knew changes.
class Base {
  #hidden = 1;
  #log: string[] = [];
  total = 0;
  get hidden(): number {
    return this.#hidden;
  }
  set hidden(value: number) {
    this.#hidden = value;
  }
  set checked(value: number) {
    if (value < 0) throw new RangeError(`no ${value}`);
    this.#hidden = value;
  }
  static reads(o: object): number {
    return (o as Base).#hidden;
  }
  static writes(o: object, value: number): void {
    (o as Base).#hidden = value;
  }
  #secret(n: number): number {
    return this.#hidden + n;
  }
  open(n: number): number {
    return this.#secret(n);
  }
  describe(): string {
    return `base ${this.#hidden}`;
  }
  get kind(): string {
    return `kind of ${this.constructor.name}`;
  }
}
class Left extends Base {
  left = 1;
  describe(): string {
    return `left ${super.describe()}`;
  }
  get kind(): string {
    return `left ${super.kind}`;
  }
}
class Right extends Base {
  right = 'r';
  other = 2;
  describe(): string {
    return `right ${super.describe()}`;
  }
}
class Lower extends Left {
  describe(): string {
    return `lower ${super.describe()}`;
  }
}
const makers = [() => new Left(), () => new Right(), () => new Lower(), () => new Base()];
let text = '';
let sum = 0;
for (let k = 1; k <= 4; k++) {
  for (let i = 0; i < 80; i++) {
    const o = makers[i % k]();
    o.hidden = i;
    o.checked = o.hidden + k;
    Base.writes(o, Base.reads(o) + 1);
    sum += o.open(2) + o.describe().length + o.kind.length;
    text = o.describe();
  }
}
console.log(sum, text); // expect: 23515 base 84

function failing(o: object, value: number): string {
  try {
    Base.writes(o, value);
    (o as Base).checked = value;
    return String(Base.reads(o));
  } catch (error) {
    return (error as Error).name;
  }
}
const results = new Set<string>();
for (let i = 0; i < 100; i++) results.add(failing(i % 3 === 0 ? {} : i % 3 === 1 ? new Base() : new Left(), i % 7 === 6 ? -1 : 5));
console.log([...results].sort().join()); // expect: 5,RangeError,TypeError

// What super finds changes.
const low = new Lower();
const said = (): string => {
  let last = '';
  for (let i = 0; i < 60; i++) last = low.describe();
  return last;
};
console.log(said()); // expect: lower left base 1
Base.prototype.describe = () => 'another base';
console.log(said()); // expect: lower left another base
Left.prototype.describe = () => 'another left';
console.log(said()); // expect: lower another left
Object.setPrototypeOf(Lower.prototype, { describe: () => 'no class' });
console.log(said()); // expect: lower no class
Object.defineProperty(Base.prototype, 'hidden', {
  set(value: number) {
    this.total = value * 2;
  },
});
const plain = new Right();
for (let i = 0; i < 60; i++) plain.hidden = i;
console.log(plain.total, Base.reads(plain)); // expect: 118 1

class Twice {
  constructor(o: object) {
    return o;
  }
}
class Stamp extends Twice {
  #stamp = 7;
  static has(o: object): number {
    return #stamp in o ? (o as Stamp).#stamp : 0;
  }
}
let stamped = 0;
let refused = 0;
const again = {};
for (let i = 0; i < 120; i++) {
  try {
    const o = i % 10 === 9 ? again : i % 2 === 0 ? { a: i } : { a: i, b: i };
    new Stamp(o);
    stamped += Stamp.has(o);
  } catch {
    refused++;
  }
}
console.log(stamped, refused); // expect: 763 11
