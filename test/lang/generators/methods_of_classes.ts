class C {
  #items = [1, 2, 3];
  static *range(n: number) { for (let i = 0; i < n; i++) yield i; }
  *[Symbol.iterator]() { for (const i of this.#items) yield i; }
  *#hidden() { yield 'hidden'; }
  *open() { yield* this.#hidden(); }
  *['computed' + 1]() { yield 'c'; }
}
const c: any = new C();
console.log([...c], [...C.range(3)], [...c.open()], [...c.computed1()]); // expect: [ 1, 2, 3 ] [ 0, 1, 2 ] [ 'hidden' ] [ 'c' ]
console.log(c.open.name, c[Symbol.iterator].name, C.range.name, 'prototype' in c.open); // expect: open [Symbol.iterator] range true
try { new c.open(); } catch (e: any) { console.log(e.name); } // expect: TypeError
