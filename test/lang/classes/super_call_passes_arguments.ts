class A { constructor(public a: any, public b: any) {} }
class B extends A { constructor(...args: any[]) { super(args[1], args[0]); } }
const b = new B(1, 2);
console.log(b.a, b.b); // expect: 2 1
class C extends A {}
const c = new C('x', 'y');
console.log(c.a, c.b); // expect: x y
