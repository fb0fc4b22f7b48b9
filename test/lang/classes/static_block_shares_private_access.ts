let peek!: (a: any) => number;
class A {
  #secret = 42;
  static { peek = (a) => a.#secret; }
}
console.log(peek(new A())); // expect: 42
