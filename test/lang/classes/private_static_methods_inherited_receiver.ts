class A { static #v = 1; static get() { return this.#v; } }
class B extends A {}
console.log(A.get()); // expect: 1
try { B.get(); } catch (e: any) { console.log(e.name); } // expect: TypeError
