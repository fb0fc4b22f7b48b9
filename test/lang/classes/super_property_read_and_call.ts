class A { get v() { return 'v' + (this as any).id; } m() { return 'm' + (this as any).id; } }
class B extends A { id = 7; read() { return super.v + super.m() + super['m'](); } }
console.log(new B().read()); // expect: v7m7m7
