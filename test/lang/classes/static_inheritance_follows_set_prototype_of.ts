class A { static s() { return 'A'; } }
class B { static s() { return 'B'; } }
class C extends A {}
console.log((C as any).s()); // expect: A
Object.setPrototypeOf(C, B);
console.log((C as any).s()); // expect: B
