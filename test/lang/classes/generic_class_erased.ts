class Box<T extends object = {}> { constructor(private readonly v: T) {} map<U extends object>(f: (t: T) => U): Box<U> { return new Box<U>(f(this.v)); } get() { return this.v; } }
console.log(new Box({ a: 1 }).map((o) => ({ b: o.a + 1 })).get().b); // expect: 2
