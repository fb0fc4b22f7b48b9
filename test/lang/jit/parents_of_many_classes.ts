// A derived constructor that classes further down share: instances get the prototype of whoever is constructed.
class Root {
  id: number;
  constructor(id: number) {
    this.id = id;
  }
}
class Middle extends Root {
  kind: string;
  constructor(id: number, kind: string) {
    super(id);
    this.kind = kind;
  }
  describe(): string {
    return `${this.constructor.name} ${this.id} ${this.kind}`;
  }
}
class A extends Middle {
  own = 1;
  constructor(id: number) {
    super(id, 'a');
  }
}
class B extends Middle {
  constructor(id: number) {
    super(id, 'b');
    (this as any).late = id;
  }
}
class C extends B {}
const classes: any[] = [A, B, C, Middle];
function make(i: number): Middle {
  const K = classes[i % classes.length];
  return new K(i, 'm');
}
let text = '';
for (let i = 0; i < 2000; i++) text = make(i).describe();
console.log(text, make(4).describe(), make(5).describe(), make(6).describe()); // expect: Middle 1999 m A 4 a B 5 b C 6 b
console.log(JSON.stringify([make(8), make(9), make(10), make(11)])); // expect: [{"id":8,"kind":"a","own":1},{"id":9,"kind":"b","late":9},{"id":10,"kind":"b","late":10},{"id":11,"kind":"m"}]

// new.target that is no plain class: a function, a bound one, a proxy, and one without a prototype.
function Other() {}
Other.prototype = { other: true };
const targets: any[] = [Other, A.bind(null), new Proxy(B, {}), Middle];
function reflect(i: number): any {
  return Reflect.construct(Middle, [i, 'r'], targets[i % targets.length]);
}
for (let i = 0; i < 400; i++) text = [reflect(i).id, reflect(i) instanceof Middle, reflect(i).other].join();
console.log(text, [0, 1, 2].map((i) => [reflect(i) instanceof Root, reflect(i) instanceof B, reflect(i).other].join()).join(' ')); // expect: 399,true, false,false,true true,false, true,true,
A.prototype = A.prototype;
const old = Other.prototype;
Other.prototype = { other: 'new' } as any;
console.log(reflect(0).other, reflect(4).other, (Other.prototype = old) === old, reflect(0).other); // expect: new new true true
Object.setPrototypeOf(Middle, class extends Root {
  constructor(id: number) {
    super(id + 100);
  }
});
console.log(make(1).describe(), make(3).describe()); // expect: B 101 b Middle 103 m
