class A { v = 'A'; }
class B { v = 'B'; }
class C extends A {}
console.log(new C().v); // expect: A
Object.setPrototypeOf(C, B);
console.log(new C().v); // expect: B
