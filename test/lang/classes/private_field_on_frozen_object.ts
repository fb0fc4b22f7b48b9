class A { #n = 0; constructor() { Object.freeze(this); } up() { return ++this.#n; } }
const a = new A();
console.log(a.up(), a.up(), Object.isFrozen(a)); // expect: 1 2 true
