class A { get x(): any { return 'A'; } }
class B extends A { set x(v: any) {} }
console.log(new A().x, new B().x); // expect: A undefined
