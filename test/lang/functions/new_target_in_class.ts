class A { kind: string; constructor() { this.kind = new.target.name; } }
class B extends A {}
console.log(new A().kind, new B().kind); // expect: A B
