class A { set v(n: number) { (this as any).stored = n * 2; } }
class B extends A { set v(n: number) { super.v = n + 1; } }
const b: any = new B();
b.v = 4;
console.log(b.stored); // expect: 10
