class A { constructor() { return { replaced: 1 } as any; } }
class B extends A { f = 2; }
const b: any = new B();
console.log(b.replaced, b.f, b instanceof B); // expect: 1 2 false
class P { constructor() { return 5 as any; } }
console.log(new P() instanceof P); // expect: true
