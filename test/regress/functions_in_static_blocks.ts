// Functions of a static block are there when it begins, as in any body.
class A {
  static x = 1;
  static { console.log(typeof f, f(), typeof v, (() => v)()); function f() { return A.x; } var v = 2; { function g() { return v; } console.log(g()); } } // expect: function 1 undefined undefined
  // expect: 2
  static { const h = f; function f() { return h; } console.log(h === f, h() === f); } // expect: true true
}
