class A { x = 0; }
class B extends A { set() { (super.x as any) = 5; return this.x; } }
const b = new B();
console.log(b.set(), Object.hasOwn(b, 'x'), 'x' in A.prototype); // expect: 5 true false
