class A {}
const Bound: any = (A as any).bind(null);
console.log(new A() instanceof Bound); // expect: true
