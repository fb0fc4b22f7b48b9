class A { get n() { return 1; } m() { return 10; } }
class B extends A { get n() { return super.n + 1; } m() { return [1, 2].map((k) => super.m() * k + this.n).join(); } }
console.log(new B().n, new B().m()); // expect: 2 12,22
