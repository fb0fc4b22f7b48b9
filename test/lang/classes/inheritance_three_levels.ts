class A { name() { return 'A'; } }
class B extends A { name() { return 'B' + super.name(); } }
class C extends B { name() { return 'C' + super.name(); } }
console.log(new C().name(), new C() instanceof A, Object.getPrototypeOf(C.prototype) === B.prototype); // expect: CBA true true
