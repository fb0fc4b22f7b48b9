class A {
  #v = 1;
  #double() { return this.#v * 2; }
  get #acc() { return this.#v; }
  set #acc(v) { this.#v = v; }
  run() { this.#acc = this.#acc + 9; return this.#double(); }
  static #count = 0;
  static #bump() { return ++A.#count; }
  static run() { A.#bump(); return A.#bump(); }
}
console.log(new A().run(), A.run()); // expect: 20 2
