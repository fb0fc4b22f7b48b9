class Counter {
  #n = 0;
  up() { this.#n++; return this; }
  add(k: number) { this.#n += k; return this; }
  get value() { return this.#n; }
}
const c = new Counter().up().up().add(5);
console.log(c.value, Object.keys(c).length, (c as any)['#n']); // expect: 7 0 undefined
