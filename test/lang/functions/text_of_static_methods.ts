// not as node: the text that Node sees is what typescript printed
// The text of a method begins behind its modifiers.
// @ts-nocheck: wrong by its types, on purpose
class A {
  static m() {}
  static async *g() {}
  static get v() {
    return 1;
  }
  public n() {}
  static #p() {}
  static text() {
    return A.#p.toString();
  }
}
console.log(A.m.toString());
console.log(A.g.toString());
console.log(Object.getOwnPropertyDescriptor(A, 'v').get.toString().slice(0, 7));
console.log(A.prototype.n.toString());
console.log(A.text());
// expect: m() {}
// expect: async *g() {}
// expect: get v()
// expect: n() {}
// expect: #p() {}
