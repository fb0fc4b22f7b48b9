class A {}
class B extends A {}
const b = new B();
console.log(b instanceof B, b instanceof A, b instanceof Object, ({}) instanceof A); // expect: true true true false
console.log((5 as any) instanceof Number, Object.create(null) instanceof Object); // expect: false false
